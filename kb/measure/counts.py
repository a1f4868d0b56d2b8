"""Right, wrong and missed, and the rates made of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

__all__ = ["Counts", "f1_interval", "interval"]

_SAMPLES, _SEED = 1000, 20_250


@dataclass(slots=True)
class Counts:
    """How many of what was found is right, how many wrong, and how many were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: "Counts") -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def interval(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a rate (Wilson 1927), which small texts need more than the rate.

    >>> [round(x, 2) for x in interval(9, 10)]
    [0.6, 0.98]
    """
    if not of:
        return 0.0, 1.0
    z, rate = 1.96, right / of
    centre = (rate + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(rate * (1 - rate) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, centre - half), min(1.0, centre + half)


def f1_interval(parts: Sequence[Counts]) -> tuple[float, float]:
    """The 95 % interval of the F1 of all `parts` together, one for each text.

    The percentile bootstrap over texts (Efron 1979), with a fixed seed: the names of one text stand or fall together,
    so that an interval that took each for a trial of its own would be too narrow.

    >>> [round(x, 2) for x in f1_interval([Counts(8, 2, 2), Counts(8, 2, 2)])]
    [0.8, 0.8]
    """
    if not parts:
        return 0.0, 1.0
    draw, found = random.Random(_SEED), []
    for _ in range(_SAMPLES):
        total = Counts()
        for part in draw.choices(parts, k=len(parts)):
            total.add(part)
        found.append(total.f1)
    found.sort()
    return found[round(0.025 * (_SAMPLES - 1))], found[round(0.975 * (_SAMPLES - 1))]
