"""Why an entity is one, and why similar ones are not part of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Join, Score
from kb.resolve.compare import compare
from kb.resolve.sound import mode_of, sound_similarity
from kb.resolve.values import Cluster
from kb.skeleton import skeleton, sounds

__all__ = ["Why", "why"]

_LISTED = 10


@dataclass(frozen=True, slots=True)
class Why:
    """What joined an entity's names, and the similar names that were kept apart, each with its score."""

    joined: tuple[Join, ...]
    apart: tuple[tuple[str, Score], ...]


def why(cluster: Cluster, others: Sequence[Cluster]) -> Why:
    """The joins of an entity, and the entities of its kind with a part that sounds alike, most alike first.

    `others` may be all entities: what shares no consonants with a part of the name is passed over.
    """
    bones = {skeleton(part) for part in cluster.name.split() if len(part) > 1}
    apart: list[tuple[str, Score]] = []
    for other in others:
        if other is cluster or other.kind != cluster.kind or other.members == cluster.members:
            continue
        if bones & {skeleton(part) for part in other.name.split() if len(part) > 1} and _near(cluster.name, other.name):
            apart.append((other.name, compare(cluster.name, other.name, cluster.kind)))
    apart.sort(key=lambda found: (-found[1].value, found[0]))
    return Why(cluster.joins, tuple(apart[:_LISTED]))


def _near(left: str, right: str) -> bool:
    """Whether some part of one name sounds like some part of the other."""
    mode = mode_of(left, right)
    return any(
        sound_similarity(sounds(a), sounds(b), mode) > 0.8
        for a in left.split()
        for b in right.split()
        if len(a) > 2 and len(b) > 2
    )
