"""How well pairs of names are told apart, and whether a score of .9 means nine in ten."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kb.errors import KBError, SourceError
from kb.measure.counts import Counts
from kb.model import Kind
from kb.resolve import compare

__all__ = ["BINS", "Pair", "PairMeasures", "load_pairs", "measure_pairs"]

BINS = (0.0, 0.2, 0.5, 0.85, 0.95, 1.0)  # different, unsure in two halves, same in two


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one's."""

    left: str
    right: str
    kind: Kind
    same: bool


@dataclass(slots=True)
class PairMeasures:
    """`verdicts` by kind for the verdict "same"; `bins` counts, from score to score, the pairs and those that are the same."""

    verdicts: dict[str, Counts] = field(default_factory=dict)
    bins: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)] * (len(BINS) - 1))
    errors: list[str] = field(default_factory=list)


def load_pairs(path: Path) -> list[Pair]:
    """The pairs of a file of JSON lines with left, right, kind and same. Raises SourceError naming the line that has none."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            found.append(Pair(row["left"], row["right"], row["kind"], bool(row["same"])))
        except (ValueError, KeyError, TypeError):
            raise SourceError(
                f"{path}, line {number}: write a JSON object with left, right, kind and same (docs/resolution.md)"
            ) from None
    return found


def measure_pairs(pairs: Sequence[Pair]) -> PairMeasures:
    """Compare the names of each pair, without any context. Raises SourceError for a kind that does not exist."""
    found = PairMeasures()
    for pair in pairs:
        try:
            score = compare(pair.left, pair.right, pair.kind)
        except KBError as error:
            raise SourceError(f"{pair.left} and {pair.right}: {error}") from None
        counts = found.verdicts.setdefault(pair.kind, Counts())
        said = score.verdict == "same"
        counts.add(Counts(int(said and pair.same), int(said and not pair.same), int(pair.same and not said)))
        if said != pair.same:
            verdict = "the same" if pair.same else "two"
            found.errors.append(f"{pair.left} = {pair.right}: {score.value:.2f}, {score.verdict}; they are {verdict}")
        number = next(n for n, upper in enumerate(BINS[1:]) if score.value < upper or upper == BINS[-1])
        of, same = found.bins[number]
        found.bins[number] = of + 1, same + pair.same
    return found
