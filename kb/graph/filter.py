"""Which part of the graph is wanted, as one value, and the one function that applies it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kb.model import Relation

__all__ = ["GraphFilter", "select", "strength"]


@dataclass(frozen=True, slots=True)
class GraphFilter:
    """A part of the graph; an empty field does not restrict.

    `kinds` and `types` are kinds of entity and types of relation that are kept. `since` and `until`
    keep relations some article speaks of in that time (both days included); a relation without any
    date is left out when one of them is given. `entity` is the id of the entity at the centre and
    `depth` how many steps from it are followed. `limit` keeps that many relations, strongest
    first; 0 keeps all.
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    entity: str = ""
    depth: int = 1
    limit: int = 0

    def keeps(self, relation: Relation) -> bool:
        """Whether type and dates of `relation` fit; kinds and distance need more than one relation.

        >>> r = Relation("a", "b", "mentioned-with", 2.0, 1, 1, first=date(2022, 1, 6), last=date(2022, 1, 9))
        >>> GraphFilter(since=date(2022, 1, 9)).keeps(r), GraphFilter(until=date(2022, 1, 5)).keeps(r)
        (True, False)
        """
        if self.types and relation.type not in self.types:
            return False
        if self.since and (relation.last is None or relation.last < self.since):
            return False
        return not (self.until and (relation.first is None or relation.first > self.until))


def strength(relation: Relation) -> tuple[float, int, str, str, str]:
    """The sort key that puts the strongest relation first, always in the same order."""
    return (-relation.weight, -relation.documents, relation.source, relation.target, relation.type)


def select(relations: Iterable[Relation], kinds: Mapping[str, str], wanted: GraphFilter) -> list[Relation]:
    """The relations `wanted` describes, strongest first.

    `kinds` gives the kind of each entity by id. With a centre, relations between two entities that
    are both within `depth` steps are kept, so that the links among the neighbours show too.
    """
    kept = [r for r in relations if wanted.keeps(r) and _kinds_fit(r, kinds, wanted)]
    if wanted.entity:
        near = _within(kept, wanted.entity, max(wanted.depth, 1))
        kept = [r for r in kept if r.source in near and r.target in near]
    kept.sort(key=strength)
    return kept[: wanted.limit] if wanted.limit else kept


def _kinds_fit(relation: Relation, kinds: Mapping[str, str], wanted: GraphFilter) -> bool:
    """Whether both ends are of a wanted kind; the centre itself is always shown."""
    ends = (relation.source, relation.target)
    return not wanted.kinds or all(end == wanted.entity or kinds.get(end) in wanted.kinds for end in ends)


def _within(relations: Iterable[Relation], centre: str, depth: int) -> set[str]:
    neighbours: dict[str, set[str]] = {}
    for relation in relations:
        neighbours.setdefault(relation.source, set()).add(relation.target)
        neighbours.setdefault(relation.target, set()).add(relation.source)
    seen = {centre}
    edge = {centre}
    for _ in range(depth):
        edge = {n for node in edge for n in neighbours.get(node, ())} - seen
        seen |= edge
    return seen
