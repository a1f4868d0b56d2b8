"""Which stretches of two texts say the same, in one rising order, and how much speaks for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kb.stories.units import Kind, Unit

__all__ = ["STEP", "Run", "Side", "aligned"]

# What speaks for two stretches when they share an anchor, and against them when one side lacks it. Numbers are kept
# by nearly every translation; a name may not be recognised, a subject is often said by a word that no table has.
GAIN: dict[Kind, float] = {"number": 2.0, "name": 1.2, "subject": 0.7, "term": 0.7, "word": 0.6}
LOSS: dict[Kind, float] = {"number": 0.9, "name": 0.35, "subject": 0.08, "term": 0.05, "word": 0.02}
STEP = 0.6  # two sentences share something by chance
SKIP, MOST_SKIP = 0.35, 1.5  # what a sentence that is on one side only costs
# A sentence is often made two in another language, seldom three, and two may change places.
MOVES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
# (times as long, what that costs)
LENGTHS = ((2.5, 1.0), (1.8, 0.3))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of units (half open) of the left text that says what one of the right text says, and how surely."""

    left: tuple[int, int]
    right: tuple[int, int]
    weight: float


class _Cell(NamedTuple):
    total: float
    left: int  # units of each side that end here
    right: int
    weight: float


_NOTHING = _Cell(0.0, 0, 0, 0.0)


def aligned(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[float, tuple[Run, ...]]:
    """The stretch of both texts for which most speaks (Smith and Waterman 1981, on sentences), run by run.

    What stands before and after it does not count: translations are often only of a part.
    """
    sides = Side(left, right), Side(right, left)
    cells = [[_NOTHING] * (len(right) + 1) for _ in range(len(left) + 1)]
    best, at = 0.0, (0, 0)
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            cell = max(_ways(cells, sides, i, j), default=_NOTHING)
            if cell.total > 0:
                cells[i][j] = cell
                if cell.total > best:
                    best, at = cell.total, (i, j)
    runs = []
    i, j = at
    while (cell := cells[i][j]).total > 0:
        if cell.left and cell.right:
            runs.append(Run((i - cell.left, i), (j - cell.right, j), cell.weight))
        i, j = i - cell.left, j - cell.right
    return best, tuple(reversed(runs))


class Side:
    """The units of one text as they are found in the other."""

    def __init__(self, own: Sequence[Unit], other: Sequence[Unit]) -> None:
        self.words = [u.words for u in own]
        self.skipped = [min(MOST_SKIP, SKIP + _lost(u) / 2) for u in own]
        self._lost = [_lost(u) for u in own]
        self._worth = [[a.weight * (GAIN[a.kind] + LOSS[a.kind]) for a in u.anchors] for u in own]
        self.found = _found(own, other)
        self._known: dict[tuple[int, int], float] = {}

    def weight(self, start: int, end: int, other: tuple[int, int]) -> float:
        """What speaks for a stretch of own units (start, end) being said in a stretch of the other text."""
        total = 0.0
        for n in range(start, end):
            mask, found = 0, self.found[n]
            for m in range(*other):
                mask |= found[m]
            key = (n, mask)
            if key not in self._known:
                worth = self._worth[n]
                self._known[key] = sum(w for k, w in enumerate(worth) if mask >> k & 1) - self._lost[n]
            total += self._known[key]
        return total


def _lost(unit: Unit) -> float:
    return sum(a.weight * LOSS[a.kind] for a in unit.anchors)


def _found(own: Sequence[Unit], other: Sequence[Unit]) -> list[list[int]]:
    """For each own unit and each of the other text: which of its anchors are in that one, a bit each."""
    places: dict[str, list[int]] = {}
    for m, unit in enumerate(other):
        for key in unit.keys:
            places.setdefault(key, []).append(m)
    found = [[0] * len(other) for _ in own]
    for row, unit in zip(found, own, strict=True):
        for place, anchor in enumerate(unit.anchors):
            for key in anchor.keys:
                for m in places.get(key, ()):
                    row[m] |= 1 << place
    return found


def _ways(cells: list[list[_Cell]], sides: tuple[Side, Side], i: int, j: int) -> Iterator[_Cell]:
    """The ways to come to units i and j: leaving one out, or saying that the stretches that end here correspond."""
    left, right = sides
    if i and cells[i - 1][j].total:
        yield _Cell(cells[i - 1][j].total - left.skipped[i - 1], 1, 0, 0.0)
    if j and cells[i][j - 1].total:
        yield _Cell(cells[i][j - 1].total - right.skipped[j - 1], 0, 1, 0.0)
    if not i or not j or not left.found[i - 1][j - 1]:
        return
    for a, b in MOVES:
        if a <= i and b <= j and left.found[i - a][j - 1] and left.found[i - 1][j - b]:
            weight = (left.weight(i - a, i, (j - b, j)) + right.weight(j - b, j, (i - a, i))) / 2
            weight -= STEP * max(a, b) + _unlike(sum(left.words[i - a : i]), sum(right.words[j - b : j]))
            if weight > -MOST_SKIP:
                yield _Cell(cells[i - a][j - b].total + weight, a, b, weight)


def _unlike(own: int, other: int) -> float:
    """What a difference in length costs."""
    ratio = max(own, other) / max(1, min(own, other))
    return next((cost for times, cost in LENGTHS if ratio > times), 0.0)
