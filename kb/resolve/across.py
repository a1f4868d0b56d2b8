"""Who is who across articles: from the chains of all articles to entities, suggestions and reasons."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from kb.model import Decision, Score
from kb.resolve.bare import Start, attach, index_full
from kb.resolve.clusters import best_pairs, cluster, counts, order_of
from kb.resolve.groups import Groups
from kb.resolve.joining import join_names
from kb.resolve.likeness import Edge, likely
from kb.resolve.meant import apply, meant
from kb.resolve.nodes import Node, all_families, by_key, group, key_of, listed_names
from kb.resolve.rulings import Rulings, rulings
from kb.resolve.values import Cluster, KnownName, Profile, Resolution

__all__ = ["Cluster", "KnownName", "Profile", "Resolution", "Whole", "resolve", "resolve_whole", "uncollected"]


@dataclass(frozen=True, slots=True)
class Joined:
    """Names joined: the nodes as they were compared, what joined them, and what became of the bare ones."""

    compared: tuple[Node, ...]
    edges: list[Edge]
    start: Start
    groups: Groups
    nodes: list[Node]


@dataclass(frozen=True, slots=True)
class Whole:
    """A resolution with all that led to it, so that it can be kept and amended (kb/resolve/amend.py)."""

    resolution: Resolution
    grouped: Mapping[str, list[Profile]]
    joined: Joined
    kept: Mapping[int, int] = field(default_factory=dict)  # root to place in the clusters
    overruled: frozenset[str] = frozenset()  # keys whose articles people gave another kind, or to somebody else


def resolve(
    profiles: Iterable[Profile], decisions: Sequence[Decision] = (), known: Sequence[KnownName] = ()
) -> Resolution:
    """The entities of all profiles, the same whatever their order.

    Names are grouped by spelling, compared where their consonants meet (kb/resolve/blocking.py), joined
    surest first with a check that nothing known to differ is joined, then surnames and acronyms that
    stand alone are given to the full name their articles point to. Decisions of people go before all.
    Raises DecisionError for a decision that cannot apply.
    """
    return resolve_whole(profiles, decisions, known, named=True).resolution


def resolve_whole(
    profiles: Iterable[Profile],
    decisions: Sequence[Decision] = (),
    known: Sequence[KnownName] = (),
    *,
    named: bool = False,
) -> Whole:
    """The same with what led to it; the entities have every spelling they go by when they are to be `named`."""
    with uncollected():
        return _whole(profiles, decisions, known, named)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without a search for reference cycles, of which there are none here: it looks at all names again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _whole(
    profiles: Iterable[Profile], decisions: Sequence[Decision], known: Sequence[KnownName], named: bool
) -> Whole:
    ruled = rulings(decisions)
    listed = listed_names(known)
    grouped = by_key(profiles)
    families = all_families(grouped)
    overruled: set[str] = set()
    if ruled.kinds or ruled.elsewhere:  # what is all of an entity shows only when names are joined
        found = _joined(grouped, ruled, listed, families)
        everything = [p for bearers in grouped.values() for p in bearers]
        retyped = apply(everything, ruled, found.groups, found.nodes)
        off = {member for piece, *_ in ruled.pieces for member in piece}
        overruled |= {key_of(p) for p, q in zip(everything, retyped, strict=True) if q is not p or p.member in off}
        grouped = by_key(retyped)
        families = all_families(grouped)
    found = _joined(grouped, ruled, listed, families)
    groups, nodes = found.groups, found.nodes
    hidden = {root for roots in meant(groups, nodes, ruled.hidden, namesakes=True).values() for root in roots}
    kept: dict[int, int] = {}
    clusters: list[Cluster] = []
    for root, members in sorted(groups.members.items(), key=lambda item: order_of(nodes, item[1])):
        bearers = [nodes[m] for m in members]
        if bearers and root not in hidden and counts(bearers):
            kept[root] = len(clusters)
            clusters.append(cluster(members, groups, root, named=named))
    pairs = sorted(best_pairs(_unsure(groups, kept)).items(), key=lambda item: (-item[1].value, item[0]))
    suggestions = tuple((left, right, score) for (left, right), score in pairs)
    return Whole(Resolution(tuple(clusters), suggestions), grouped, found, kept, frozenset(overruled))


def _joined(
    grouped: Mapping[str, list[Profile]], ruled: Rulings, listed: Mapping[str, KnownName], families: Mapping[str, int]
) -> Joined:
    """Who is who among the profiles of these keys."""
    nodes = group(grouped, ruled, listed, families)
    edges = likely(nodes)
    groups = join_names(nodes, ruled, edges)
    start = Start.of(groups)
    labels = start.labels(nodes)
    compared = tuple(nodes)
    attach(groups, nodes, start, range(len(nodes)), index_full(nodes, start), lambda key: labels.get(key, key))
    return Joined(compared, edges, start, groups, nodes)


def _unsure(groups: Groups, kept: Mapping[int, int]) -> Iterator[tuple[int, int, Score]]:
    """The pairs left unsure, and those that people took apart, by the places of their entities."""
    open_pairs = (pair for pair in (*groups.unsure, *groups.doubts) if not groups.ruled_apart(*pair[:2]))
    for a, b, score in (*groups.parted, *open_pairs):
        left, right = kept.get(groups.root(a)), kept.get(groups.root(b))
        if left is not None and right is not None and left != right:
            yield left, right, score
