"""The same facts in another order: an editor's or a translator's version that moves them about."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.stories.align import STEP, Side
from kb.stories.sketch import Sketch
from kb.stories.units import Unit

__all__ = ["Rearranged", "dense", "rearranged"]

# Set on pairs written for it in five languages: versions with their facts moved, against reports of one event by several
# writers. Those share up to nine numbers and nine tenths of one text's, but less speaks for their sentences: 18 at most, and
# 13 in two languages, which share no words.
KEPT = 0.9  # this share of the numbers of the text that has fewer is in both …
NUMBERS, STRENGTH = (
    7,
    20.0,
)  # … so many, and so much speaks for each text's sentences being said somewhere in the other …
FOREIGN_NUMBERS, FOREIGN_STRENGTH = 6, 17.0  # … in another language …
COVERED, FOREIGN_COVERED = (
    0.85,
    0.8,
)  # … for this share of the shorter one's words, of which tables know fewer in another language
# Of versions in one language with fewer numbers nothing is left over: neither has more than one name that the other lacks, nor
# the longer one more than one number. Of the reports by several writers in which this is so none comes near to all of it.
SPARE, NAMES, STRENGTH_ALL = 1, 3, 15.0
COVERED_SHORT, COVERED_LONG = 0.95, 0.8
# In a text with a number every few words figures are the news: all reports of one result have most of them. From so many
# words for each the rest of a text tells something too; below the first figure (a match, a fight, a draw) nothing else does.
RESULT, WORDS_A_NUMBER, FIGURES = 7, 12, 6


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What two texts say alike in whatever order: how many numbers, and the share of each text's words."""

    numbers: int
    left: float
    right: float


def rearranged(short: Sketch, long: Sketch, left: Sequence[Unit], right: Sequence[Unit]) -> Rearranged | None:
    """Whether all that one text says with numbers the other says too; None when too little speaks for it."""
    both, fewer = len(set(short.numbers) & set(long.numbers)), min(len(short.numbers), len(long.numbers))
    if _figures_alone(short, long, RESULT):
        return None
    foreign = short.text.language != long.text.language
    least, strength, covered = (
        (FOREIGN_NUMBERS, FOREIGN_STRENGTH, FOREIGN_COVERED) if foreign else (NUMBERS, STRENGTH, COVERED)
    )
    many = least <= both >= KEPT * fewer
    if not many and (foreign or _left_over(short, long, left, right)):
        return None
    (own, mine), (other, its) = _said(left, right), _said(right, left)
    speaks = min(mine, its)
    if many and own >= covered and speaks >= strength:
        return Rearranged(both, own, other)
    all_said = own >= COVERED_SHORT and other >= COVERED_LONG and speaks >= STRENGTH_ALL
    return Rearranged(both, own, other) if not many and all_said else None


def _left_over(short: Sketch, long: Sketch, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether either text has numbers or names of its own, or they have too few names in common to tell."""
    if set(short.numbers) - set(long.numbers) or len(set(long.numbers) - set(short.numbers)) > SPARE:
        return True
    return any(lost > SPARE or kept < NAMES for kept, lost in (_names(left, right), _names(right, left)))


def _names(own: Sequence[Unit], other: Sequence[Unit]) -> tuple[int, int]:
    """How many of a text's names the other one has, and how many it lacks."""
    there = frozenset().union(*(u.keys for u in other))
    names = {a.keys for u in own for a in u.anchors if a.kind == "name"}
    lost = sum(keys.isdisjoint(there) for keys in names)
    return len(names) - lost, lost


def dense(short: Sketch, long: Sketch) -> bool:
    """Whether one of two texts is little else than figures, and neither has all those of the other."""
    both, fewer = len(set(short.numbers) & set(long.numbers)), min(len(short.numbers), len(long.numbers))
    return FIGURES <= fewer != both and _figures_alone(short, long, WORDS_A_NUMBER)


def _figures_alone(short: Sketch, long: Sketch, words: int) -> bool:
    """Whether one of two texts has a number every so many words."""
    return any(s.words <= words * len(s.numbers) for s in (short, long))


def _said(own: Sequence[Unit], other: Sequence[Unit]) -> tuple[float, float]:
    """The share of a text's words in sentences that one or two of the other text say, and how much speaks for them."""
    side, words, strength = Side(own, other), 0, 0.0
    for n, unit in enumerate(own):
        places = ((m, min(m + size, len(other))) for m in range(len(other)) for size in (1, 2))
        weight = max(side.weight(n, n + 1, place) for place in places) - STEP
        if weight > 0:
            words, strength = words + unit.words, strength + weight
    return words / max(1, sum(u.words for u in own)), strength
