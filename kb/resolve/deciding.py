"""What people decided, and lists they gave, applied to names before any score is looked at."""

from collections.abc import Sequence
from itertools import combinations, pairwise, product

from kb.model import Reason, Score
from kb.resolve.decisions import Subject
from kb.resolve.groups import Groups
from kb.resolve.meant import meant
from kb.resolve.nodes import Node
from kb.resolve.rulings import Rulings, by_hand, taken_apart
from kb.resolve.told import mark_of

__all__ = ["decide"]


def decide(groups: Groups, ruled: Rulings) -> None:
    """Bar, join and rename what people decided, before any score is looked at."""
    asked = {*ruled.names, *(s for pair in ruled.apart for s in pair), *(s for pair in ruled.together for s in pair)}
    bearers = {s: sorted(found) for s, found in meant(groups, groups.nodes, asked).items()}
    for pair in ruled.apart:
        left, right = (sorted(pair) * 2)[:2]
        if left == right:  # all bearers of one name are two and more
            own = _all_named(groups.nodes, left)
            groups.barred |= set(combinations(own, 2))
        groups.barred |= {(min(a, b), max(a, b)) for a in bearers[left] for b in bearers[right]}
    for place, node in enumerate(groups.nodes):  # the bearers of one name stand next to each other
        groups.namesakes |= {(place - back, place) for back in range(1, node.part + 1)}
    for left, right in ruled.together:
        own = _all_named(groups.nodes, left) if left == right else []
        for a, b in pairwise(own) if own else product(bearers[left], bearers[right]):
            groups.join(a, b, by_hand(ruled.why.get((left, right), "")))
    for number, (subject, name) in enumerate(ruled.names.items()):
        groups.renamed |= dict.fromkeys(bearers[subject], (number, name))
    _part(groups, ruled)
    _listed(groups)


def _part(groups: Groups, ruled: Rulings) -> None:
    """Bar what people split off an entity from the rest of it; what one decision splits off is one."""
    if not ruled.pieces:
        return
    places = {p.member: place for place, node in enumerate(groups.nodes) for p in node.profiles}
    for piece, rest, why in ruled.pieces:
        off = sorted({places[m] for m in piece if m in places})
        others = sorted({places[m] for m in rest if m in places} - set(off))
        groups.barred |= {(min(a, b), max(a, b)) for a in off for b in others}
        if off and others:
            groups.parted.append((off[0], others[0], taken_apart(why)))
        for one, other in pairwise(off):
            if groups.nodes[one].kind == groups.nodes[other].kind:
                groups.join(one, other, by_hand(why))
        _give(groups, off, others, why)


def _give(groups: Groups, off: Sequence[int], others: Sequence[int], why: str) -> None:
    """Join mentions that were taken out of an entity, and called as another one is, to that one."""
    for place in off:
        node = groups.nodes[place]
        if node.part and any(map(mark_of, node.profiles)) and not any(groups.nodes[o].key == node.key for o in others):
            own = [n for n in _all_named(groups.nodes, Subject(node.kind, node.key)) if groups.nodes[n].part == 0]
            for first in own:
                groups.join(first, place, by_hand(why))


def _all_named(nodes: Sequence[Node], subject: Subject) -> list[int]:
    """The nodes of all bearers of a name."""
    return [n for n, node in enumerate(nodes) if (node.kind, node.key) == subject[:2]]


def _listed(groups: Groups) -> None:
    """Names and aliases of one line of a user's list are one entity."""
    first: dict[str, int] = {}
    for place, node in enumerate(groups.nodes):
        if node.known and node.part == 0:
            groups.join(
                first.setdefault(node.known.name, place),
                place,
                Score(1.0, "same", (Reason("list", 10.0, "in your list of names"),)),
            )
