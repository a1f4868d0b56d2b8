"""Whether two articles hold the same text, and how: a copy, a part, the same said in other words or another language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.stories.sketch import Sketch, Unit

__all__ = ["Match", "match"]

# Figures below were set on the sample corpus and texts written for the tests.
SAME = 0.9  # share of shingles from which two texts are a copy
NEAR = 0.5  # … a near copy: an agency text with a changed lead
PART = 0.6  # share of the shorter text's shingles that make it a part of the longer one
SHORTEST = 25  # words; shorter texts are alike by chance
ALIKE = 0.45  # weighted overlap of the anchors of two units from which they can correspond
ALIGNED = 0.6  # share of the shorter text's anchored words whose units correspond in rising order
STRICT = 0.75  # … when there are too few numbers to confirm it
NUMBERS = 0.5  # share of the shorter text's numbers found in the other


@dataclass(frozen=True, slots=True)
class Match:
    """How two articles are one text: `role` of the shorter one, the share of it that corresponds, and why."""

    role: str  # copy | near-copy | part | rewrite | translation
    share: float
    whole: bool  # whether the longer one has little beyond the shorter
    reason: str


def match(a: Sketch, b: Sketch, weights: Mapping[str, float]) -> Match | None:
    """How `a` and `b` are one text, or None. `weights` says how telling an anchor is (rare ones more)."""
    short, long = sorted((a, b), key=lambda s: (s.words, s.document_id))
    if a.content_hash == b.content_hash:
        return Match("copy", 1.0, True, "the same words")
    if short.words < SHORTEST:
        return None
    return _same_words(short, long) or _same_course(short, long, weights)


def _same_words(short: Sketch, long: Sketch) -> Match | None:
    shared = len(short.shingles & long.shingles)
    resemblance = shared / len(short.shingles | long.shingles)
    contained = shared / len(short.shingles)
    if resemblance >= SAME:
        return Match("copy", resemblance, True, f"{resemblance:.0%} of the words in the same order")
    if resemblance >= NEAR:
        return Match("near-copy", resemblance, True, f"{resemblance:.0%} of the words in the same order")
    if contained >= PART:
        return Match("part", contained, False, f"{contained:.0%} of it stands word for word in the longer text")
    return None


def _same_course(short: Sketch, long: Sketch, weights: Mapping[str, float]) -> Match | None:
    """The same numbers and names in the same order, paragraph by paragraph: a translation or a rewrite."""
    foreign = short.language != long.language
    pairs = _aligned(short.units, long.units, weights)
    anchored = sum(u.words for u in short.units if len(u.anchors) >= 2) or 1
    share = sum(short.units[i].words for i, _ in pairs if len(short.units[i].anchors) >= 2) / anchored
    numbers = len(short.numbers & long.numbers) / len(short.numbers) if short.numbers else 0.0
    names = len(short.entities & long.entities) / len(short.entities) if short.entities else 0.0
    confirmed = len(short.numbers & long.numbers) >= 3 and numbers >= NUMBERS
    if len(pairs) < 3 or names < 0.5 or share < (ALIGNED if confirmed else STRICT):
        return None
    if not confirmed and (len(short.entities & long.entities) < 5 or numbers < NUMBERS * bool(short.numbers)):
        return None
    covered = sum(long.units[j].words for _, j in pairs) / (sum(u.words for u in long.units) or 1)
    if not foreign and (covered < ALIGNED or not confirmed):
        return None  # two reports of one event share names and numbers; a rewrite also keeps order and length
    counted = f"{len(short.numbers & long.numbers)} numbers" if short.numbers else "the names"
    reason = f"{len(pairs)} of {len(short.units)} paragraphs correspond, in the same order, with {counted} in common"
    role = ("translation" if covered >= ALIGNED else "part") if foreign else "rewrite"
    return Match(role, share, covered >= 0.5, ("in another language: " if foreign else "in other words: ") + reason)


def _aligned(left: Sequence[Unit], right: Sequence[Unit], weights: Mapping[str, float]) -> list[tuple[int, int]]:
    """The pairs of units that correspond, rising on both sides, with the greatest sum of likeness."""
    likeness = [[_alike(u, v, weights) for v in right] for u in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            step = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], step)
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if likeness[i][j] >= ALIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(left: Unit, right: Unit, weights: Mapping[str, float]) -> float:
    """Shared anchors as a share of all (weighted Jaccard); 0 when the units differ too much in length."""
    if not left.anchors or not right.anchors or not 0.3 <= left.words / max(1, right.words) <= 3.3:
        return 0.0
    shared = sum(weights.get(a, 1.0) for a in left.anchors & right.anchors)
    return shared / sum(weights.get(a, 1.0) for a in left.anchors | right.anchors)
