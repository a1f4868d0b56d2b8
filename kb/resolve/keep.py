"""What a look at all articles leaves for the updates after it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.model import Score
from kb.resolve.across import Whole
from kb.resolve.kept import pack, signs_of
from kb.resolve.nodes import families_of, swayed_by

__all__ = ["KeptName", "kept_doubts", "kept_families", "kept_likenesses", "kept_names"]


@dataclass(frozen=True, slots=True)
class KeptName:
    """A node to be kept under an id, with its signs; `cluster` is the place of its entity, -1 for none."""

    id: int
    key: str
    kind: str
    part: int
    name: str
    stories: int
    features: str
    root: int
    label: str
    cluster: int
    signs: frozenset[int]


def kept_names(whole: Whole) -> Iterator[KeptName]:
    """The nodes as they were compared; ids count from 1."""
    joined = whole.joined
    swayed: dict[str, list[str]] = {}
    for place, node in enumerate(joined.compared):
        if node.unit not in swayed:
            swayed = {node.unit: swayed_by(node.unit, whole.grouped[node.unit])}
        root = joined.start.roots[place]
        yield KeptName(
            place + 1,
            node.unit,
            node.kind,
            node.part,
            node.name,
            node.stories,
            pack(node, swayed[node.unit]),
            min(joined.start.members[root]) + 1,
            joined.start.names[root],
            whole.kept.get(joined.groups.root(place), -1),
            frozenset(signs_of(node, swayed[node.unit])),
        )


def kept_likenesses(whole: Whole) -> Iterator[tuple[int, int, float]]:
    """The pairs that may be one, by id, with their scores."""
    return ((a + 1, b + 1, -value) for value, a, b in whole.joined.edges)


def kept_doubts(whole: Whole) -> Iterator[tuple[int, int, Score]]:
    """Bare names and those they may belong to, by id."""
    return ((a + 1, b + 1, score) for a, b, score in whole.joined.groups.doubts)


def kept_families(whole: Whole) -> Iterator[tuple[str, Mapping[str, int]]]:
    """What each key adds to which families."""
    for key, profiles in whole.grouped.items():
        if found := families_of(key, profiles):
            yield key, found
