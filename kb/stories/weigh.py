"""How likely two texts that share no wording are one text: what corresponds, weighed into one figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.stories.align import Run, aligned
from kb.stories.units import Kind, Unit

__all__ = [
    "NAMES_ALIKE",
    "NAMES_KEPT",
    "NAMES_TELL",
    "SURE",
    "SURE_OF_FIGURES",
    "SURE_OF_OTHERS",
    "SURE_WITHOUT",
    "Agreement",
    "agreement",
]

# From this sum on two texts are one. Of the pairs it was fitted on none that is not has more than 0.3; with each eighth of
# the pairs held out once, 0.6 or less would have joined two that are not.
SURE = 0.8
# Of results in brief, of which each text has figures that the other one lacks, with fewer names than NAMES_TELL in
# common: with more, as much is asked for as where names differ.
SURE_OF_FIGURES, NAMES_TELL = 3.4, 3
# Of texts with hardly a number that have most names in common: independent ones have -1.1 at most.
SURE_WITHOUT, NAMES_KEPT = -0.3, 2 / 3
# Of texts in one language, where a name is spelt alike, with fewer names than this in common: reporters of one vote.
SURE_OF_OTHERS, NAMES_ALIKE = 2.0, 0.75
# Fitted by logistic regression (ridge) on pairs of texts written for it and on the gold texts for development:
# rewrites and translations, whole and in part, against independent reports of one event and reports of one form.
START = -20.2
STRENGTH, MOST_STRENGTH = 0.115, 25.0  # what speaks for the runs, all in all
NUMBERS, NAMES = 10.4, 6  # the share of each, within the runs, that is on both sides
FEWER, USUAL = 6.2, 0.75  # what a share of numbers below the usual one costs beside that
LEAST, CLOSED = 2.6, 1.3  # the lesser of both texts' shares of words in runs, and of those from first run to last
RUNS, MOST_RUNS = 0.91, 6
CONFLICTS, MOST_CONFLICTS = 1.8, 3  # another number on either side of a run: last week's report, not a translation
MOVED, MOST_MOVED = 0.7, 2  # numbers both texts have, not in one order: independent reports order facts differently
# What is expected of a share before anything is known, and how many sightings that is worth.
EXPECTED: dict[Kind, tuple[float, float]] = {"number": (0.75, 2), "name": (0.85, 2)}


@dataclass(frozen=True, slots=True)
class Agreement:
    """What corresponds in two texts. Counts are means of both sides; shares are of words, of the left and the right text."""

    runs: tuple[Run, ...]
    strength: float
    kept: dict[Kind, float]  # anchors of the runs that are on both sides …
    lost: dict[Kind, float]  # … on one only
    conflicts: int
    moved: int
    left: float
    right: float
    closed: float

    def sum(self) -> float:
        """The logarithm of the odds that the texts are one."""
        shares = {k: (self.kept[k] + p * n) / (self.kept[k] + self.lost[k] + n) for k, (p, n) in EXPECTED.items()}
        return (
            START
            + STRENGTH * min(self.strength, MOST_STRENGTH)
            + NUMBERS * shares["number"]
            + NAMES * shares["name"]
            - FEWER * max(0.0, USUAL - shares["number"])
            + LEAST * min(self.left, self.right)
            + CLOSED * self.closed
            + RUNS * min(len(self.runs), MOST_RUNS)
            - CONFLICTS * min(self.conflicts, MOST_CONFLICTS)
            - MOVED * min(self.moved, MOST_MOVED)
        )


def agreement(left: Sequence[Unit], right: Sequence[Unit]) -> Agreement | None:
    """What corresponds in two texts; None when nothing does."""
    strength, runs = aligned(left, right)
    if not runs:
        return None
    sides = [_tallies(left, right, [(r.left, r.right) for r in runs])]
    sides.append(_tallies(right, left, [(r.right, r.left) for r in runs]))
    both = {k: [(a.get(k, (0, 0)), b.get(k, (0, 0))) for a, b in zip(*sides, strict=True)] for k in EXPECTED}
    kept = {k: sum(a[0] + b[0] for a, b in pairs) / 2 for k, pairs in both.items()}
    own, other = (
        {k for u in units for a in u.anchors if a.kind == "number" for k in a.keys} for units in (left, right)
    )
    shares = _shares(left, [r.left for r in runs]), _shares(right, [r.right for r in runs])
    return Agreement(
        runs=runs,
        strength=strength,
        kept=kept,
        lost={k: sum(a[1] + b[1] for a, b in pairs) / 2 for k, pairs in both.items()},
        conflicts=sum(min(a[1], b[1]) for a, b in both["number"]),
        moved=max(0, len(own & other) - int(kept["number"])),
        left=shares[0][0],
        right=shares[1][0],
        closed=min(shares[0][1], shares[1][1]),
    )


def _tallies(
    own: Sequence[Unit], other: Sequence[Unit], runs: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> list[dict[Kind, tuple[int, int]]]:
    """For each run and kind of anchor: how many of a text's anchors the other one has there, and how many it lacks."""
    found = []
    for (start, end), (first, last) in runs:
        keys = frozenset().union(*(u.keys for u in other[first:last]))
        tally: dict[Kind, tuple[int, int]] = {}
        for anchor in (a for u in own[start:end] for a in u.anchors):
            had, lacked = tally.get(anchor.kind, (0, 0))
            there = not anchor.keys.isdisjoint(keys)
            tally[anchor.kind] = (had + there, lacked + (not there))
        found.append(tally)
    return found


def _shares(units: Sequence[Unit], runs: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The share of words in runs: of all, and of those from the first run to the last."""
    inside = sum(u.words for start, end in runs for u in units[start:end])
    between = sum(u.words for u in units[runs[0][0] : runs[-1][1]])
    return inside / max(1, sum(u.words for u in units)), inside / max(1, between)
