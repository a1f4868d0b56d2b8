"""Which entities lie on the short ways between two, found step by step from both ends."""

from collections.abc import Callable, Iterable

__all__ = ["on_the_way"]

Steps = Callable[[Iterable[str]], list[tuple[str, str]]]
FAR = 8  # steps after which two entities count as unconnected


def on_the_way(steps: Steps, left: str, right: str, more: int = 0, most: int = 2000) -> set[str]:
    """The ids on the ways from `left` to `right` that are at most `more` steps longer than the shortest.

    `steps` gives the linked pairs that have one of some ids at an end; the smaller side grows first, so that
    little of a large graph is asked for. When they would be more than `most`, only those of the shortest ways are given.
    Empty when the two are not connected.

    >>> graph = [("a", "b"), ("b", "c"), ("a", "d"), ("d", "e"), ("e", "c")]
    >>> steps = lambda ids: [p for p in graph if set(p) & set(ids)]
    >>> sorted(on_the_way(steps, "a", "c")), sorted(on_the_way(steps, "a", "c", more=1))
    (['a', 'b', 'c'], ['a', 'b', 'c', 'd', 'e'])
    """
    if left == right:
        return {left}
    linked: dict[str, set[str]] = {}
    sides = ({left: 0}, {right: 0})
    edges = ({left}, {right})
    shortest = None
    for done in range(FAR):
        at = 0 if len(edges[0]) <= len(edges[1]) else 1
        if not edges[at]:
            break
        _grow(steps, linked, sides[at], edges[at])
        if shortest is None and sides[0].keys() & sides[1].keys():
            shortest = done + 1
        if shortest is not None and done + 1 >= shortest + more:
            break
    if shortest is None:
        return set()
    near, far = (_distances(linked, start) for start in (left, right))
    ways = {i: near[i] + far[i] for i in near.keys() & far.keys()}
    kept = {i for i, length in ways.items() if length <= shortest + more}
    return kept if len(kept) <= most else {i for i, length in ways.items() if length == shortest}


def _grow(steps: Steps, linked: dict[str, set[str]], side: dict[str, int], edge: set[str]) -> None:
    """Take one more step from the edge of a side."""
    distance = max(side.values()) + 1
    for a, b in steps(sorted(edge)):
        linked.setdefault(a, set()).add(b)
        linked.setdefault(b, set()).add(a)
    fresh = {n for i in edge for n in linked.get(i, ())} - side.keys()
    side.update(dict.fromkeys(fresh, distance))
    edge.clear()
    edge.update(fresh)


def _distances(linked: dict[str, set[str]], start: str) -> dict[str, int]:
    found, edge = {start: 0}, {start}
    while edge:
        edge = {n for i in edge for n in linked.get(i, ())} - found.keys()
        found.update(dict.fromkeys(edge, max(found.values()) + 1))
    return found
