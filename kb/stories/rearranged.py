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
COVERED = 0.85  # … for this share of the shorter one's words
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
    foreign = short.text.language != long.text.language
    least, strength = (FOREIGN_NUMBERS, FOREIGN_STRENGTH) if foreign else (NUMBERS, STRENGTH)
    if both < least or both < KEPT * fewer or _figures_alone(short, long, RESULT):
        return None
    (own, mine), (other, its) = _said(left, right), _said(right, left)
    return Rearranged(both, own, other) if own >= COVERED and min(mine, its) >= strength else None


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
