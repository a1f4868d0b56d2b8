"""Whether two articles hold the same text, and how: a copy, a part, the same said in other words or another language.

The answer depends on the two texts alone, not on what else there is, so that it can be kept.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from kb.stories.sketch import Sketch, Unit

__all__ = ["FEW_NUMBERS", "LEAST_NAMES", "NUMBERS", "SHORTEST", "Match", "match"]

# The figures below were set on the sample corpus and on tests/quality/news_dev.jsonl.
SAME = 0.9  # share of shingles from which two texts are a copy
NEAR = 0.5  # … a near copy: an agency text with a changed lead
PART = (
    0.5  # share of the shorter text's shingles that make it a part of the longer one; .6 loses briefs of several items
)
SHORTEST = 25  # words; shorter texts are alike by chance
ALIKE = 0.4  # weighted overlap of the anchors of two units from which they can correspond
COVER = 0.6  # share of a text's anchored words that correspond in rising order, for the whole of it to correspond
PART_COVER = 0.8  # … when it is only a part of the longer one: less corresponds, so nearly all of it must
# Numbers decide: two reports of one event share its names, but a translation keeps nearly every figure.
FEW_NUMBERS = 3
NUMBERS = 0.5  # share of the numbers on either side, within the stretch that corresponds, that are on both
NAMES = 0.7  # … of the names, when there are too few numbers to decide
LEAST_NAMES = 5  # … and how many of them there must be
TWICE = 2.0  # a number tells twice what a name does: names of one subject are everywhere in its texts
# In two languages a name on one side only may well be on the other too, and not be recognised or joined there.
UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """How two articles are one text: `role` of the shorter one, the share of it that corresponds, and why."""

    role: str  # copy | near-copy | part | rewrite | translation
    share: float
    whole: bool  # whether the longer one has little beyond the shorter
    reason: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """How telling an anchor is, when these two texts are compared."""

    shared: frozenset[str]
    foreign: bool

    def __call__(self, anchors: Iterable[str]) -> float:
        return sum(
            TWICE if _is_number(a) else 1.0 if not self.foreign or a in self.shared else UNKNOWN for a in anchors
        )


def match(a: Sketch, b: Sketch) -> Match | None:
    """How `a` and `b` are one text, or None."""
    short, long = sorted((a, b), key=lambda s: (s.words, s.document_id))
    if a.content_hash == b.content_hash:
        return Match("copy", 1.0, True, "the same words")
    if short.words < SHORTEST:
        return None
    return _same_words(short, long) or (_same_course(short, long) if _can_be(short, long) else None)


def _can_be(short: Sketch, long: Sketch) -> bool:
    """Whether enough numbers or names are shared at all; spares most pairs the comparison of their paragraphs."""
    shared = len(set(short.numbers) & set(long.numbers))
    if shared >= FEW_NUMBERS:
        return shared >= NUMBERS * len(short.numbers)
    return len(short.entities & long.entities) >= LEAST_NAMES and shared >= NUMBERS * len(short.numbers)


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


def _same_course(short: Sketch, long: Sketch) -> Match | None:
    """The same numbers and names in the same order, paragraph by paragraph: a translation or a rewrite.

    What stands in the longer text before the first and after the last paragraph that corresponds does
    not count: a translation is often only of a part.
    """
    foreign = short.language != long.language
    scale = _Scale(short.entities & long.entities, foreign)
    pairs = _aligned(short.units, long.units, scale)
    if len(pairs) < 2:
        return None
    covered = _covered(short.units, [i for i, _ in pairs])
    whole = sum(long.units[j].words for _, j in pairs) >= COVER * sum(u.words for u in long.units)
    ours, theirs = _anchors(short.units), _anchors(long.units[pairs[0][1] : pairs[-1][1] + 1])
    numbers = {a for a in ours & theirs if _is_number(a)}
    if not _fits(ours, theirs, scale, covered, len(pairs)) or (not whole and covered < PART_COVER):
        return None
    if not (foreign or (whole and len(numbers) >= FEW_NUMBERS)):
        return None
    how = "in another language" if foreign else "in other words"
    reason = f"{how}: {len(pairs)} of {len(short.units)} paragraphs correspond, in the same order"
    reason += f", with {len(numbers)} numbers in common" if numbers else ""
    return Match("translation" if foreign and whole else "part" if foreign else "rewrite", covered, whole, reason)


def _fits(ours: Set[str], theirs: Set[str], scale: _Scale, covered: float, pairs: int) -> bool:
    """Whether two stretches that correspond have nearly the same numbers, or, when they have few, the same names."""
    shared, either = ours & theirs, ours | theirs
    numbers, all_numbers = (sum(map(_is_number, anchors)) for anchors in (shared, either))
    same_numbers = numbers >= NUMBERS * all_numbers
    if numbers >= FEW_NUMBERS:
        return same_numbers and covered >= COVER
    names, all_names = ({a for a in anchors if not _is_number(a)} for anchors in (shared, either))
    return (
        len(names) >= LEAST_NAMES
        and scale(names) >= NAMES * scale(all_names)
        and pairs >= 3
        and covered >= PART_COVER
        and (same_numbers or not numbers)
    )


def _is_number(anchor: str) -> bool:
    return anchor[0].isdigit()


def _anchors(units: Sequence[Unit]) -> set[str]:
    return {a for u in units for a in u.anchors}


def _covered(units: Sequence[Unit], corresponding: Sequence[int]) -> float:
    """The share of words in units that correspond, of those in units that have something to compare."""
    anchored = {i: u.words for i, u in enumerate(units) if u.anchors}
    return sum(anchored.get(i, 0) for i in corresponding) / (sum(anchored.values()) or 1)


def _aligned(left: Sequence[Unit], right: Sequence[Unit], scale: _Scale) -> list[tuple[int, int]]:
    """The pairs of units that correspond, rising on both sides, with the greatest sum of likeness."""
    likeness = [[_alike(u, v, scale) for v in right] for u in left]
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


def _alike(left: Unit, right: Unit, scale: _Scale) -> float:
    """Shared anchors as a share of all (weighted Jaccard); 0 when the units differ too much in length."""
    shared = left.anchors & right.anchors
    if not shared or not 0.3 <= left.words / max(1, right.words) <= 3.3:
        return 0.0
    return scale(shared) / scale(left.anchors | right.anchors)
