"""Whether two articles hold the same text, and how: a copy, a part, the same said in other words or another language.

The answer depends on the two texts alone, not on what else there is, so that it can be kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.stories.rearranged import Rearranged, dense, rearranged
from kb.stories.sketch import Sketch, common, unquoted
from kb.stories.units import Kind, Unit
from kb.stories.weigh import (
    NAMES_ALIKE,
    NAMES_KEPT,
    NAMES_TELL,
    SURE,
    SURE_OF_FIGURES,
    SURE_OF_OTHERS,
    SURE_WITHOUT,
    Agreement,
    agreement,
)

__all__ = ["SHORTEST", "Match", "match"]

# The figures below were set on the sample corpus and on tests/quality/news_dev.jsonl.
SAME = 0.9  # share of shingles from which two texts are a copy
NEAR = 0.5  # … a near copy: an agency text with a changed lead
PART = (
    0.5  # share of the shorter text's shingles that make it a part of the longer one; .6 loses briefs of several items
)
OWN, FEW_OWN = 0.25, 8  # … of which this share outside quotation marks, when it has so many there
FORM = 0.2  # share of the shorter text's shingles from which two texts may be one form filled in twice
FIGURES = 3  # … when they have so many numbers, do not share most, and sentences that correspond share even fewer
FIGURES_SAME, FIGURES_KEPT = 0.8, 0.65
SHORTEST = 25  # words; shorter texts are alike by chance
COVER = 0.6  # share of the longer text's words that correspond, for the whole of it to correspond

COUNTED: tuple[tuple[Kind, str], ...] = (("number", "numbers"), ("name", "names"))

UnitsOf = Callable[[Sketch], Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class Match:
    """How two articles are one text: `role` of the shorter one, the share of it that corresponds, and why."""

    role: str  # copy | near-copy | part | rewrite | translation
    share: float
    whole: bool  # whether the longer one has little beyond the shorter
    reason: str


def match(a: Sketch, b: Sketch, units_of: UnitsOf) -> Match | None:
    """How `a` and `b` are one text, or None; `units_of` gives the sentences of a text, asked for only when needed."""
    short, long = sorted((a, b), key=lambda s: (s.words, s.text.content_hash))
    if a.text.content_hash == b.text.content_hash:
        return Match("copy", 1.0, True, "the same words")
    if short.words < SHORTEST:
        return None
    found = _same_words(short, long)
    if found is not None and found.role != "copy" and _only_quoted(short, long):
        return None
    if found is not None and not _perhaps_one_form(short, long):
        return found
    left, right = units_of(short), units_of(long)
    agreed = agreement(left, right)
    if agreed is None or _one_form(short, long, agreed):
        return None
    return found or _same_course(short, long, agreed) or _same_facts(short, long, rearranged(short, long, left, right))


def _same_words(short: Sketch, long: Sketch) -> Match | None:
    shared = common(short.shingles, long.shingles)
    resemblance = shared / max(1, len(short.shingles) + len(long.shingles) - shared)
    contained = shared / max(1, len(short.shingles))
    if resemblance >= SAME:
        return Match("copy", resemblance, True, f"{resemblance:.0%} of the words in the same order")
    if resemblance >= NEAR:
        return Match("near-copy", resemblance, True, f"{resemblance:.0%} of the words in the same order")
    if contained >= PART:
        return Match("part", contained, False, f"{contained:.0%} of it stands word for word in the longer text")
    return None


def _only_quoted(short: Sketch, long: Sketch) -> bool:
    """Whether what two texts share is a speech that both quote: of their own words they share little."""
    own = unquoted(short.text)
    return len(own) >= FEW_OWN and common(own, long.shingles) < OWN * len(own)


def _perhaps_one_form(short: Sketch, long: Sketch) -> bool:
    """Whether two texts share wording, but have other figures, as a weekly report does with the next one."""
    least = min(len(short.numbers), len(long.numbers))
    if least < FIGURES or len(set(short.numbers) & set(long.numbers)) >= FIGURES_SAME * least:
        return False
    return FORM <= common(short.shingles, long.shingles) / max(1, len(short.shingles)) < SAME


def _one_form(short: Sketch, long: Sketch, agreed: Agreement) -> bool:
    """Whether the other figures stand in the very sentences that correspond: what else may differ is a part of its own."""
    kept, lost = agreed.kept["number"], agreed.lost["number"]
    return _perhaps_one_form(short, long) and kept < FIGURES_KEPT * (kept + lost)


def _same_course(short: Sketch, long: Sketch, agreed: Agreement) -> Match | None:
    """The same said sentence by sentence in one order, in other words or another language, of the whole or a part."""
    if agreed.sum() < _asked(short, long, agreed):
        return None
    whole = agreed.right >= COVER
    return Match(_role(short, long, whole), min(1.0, agreed.left), whole, _reason(agreed, _manner(short, long)))


def _asked(short: Sketch, long: Sketch, agreed: Agreement) -> float:
    """How much must speak for two texts: more where figures are all there is or names differ, less where there are no figures."""
    named, told = (agreed.kept[kind] + agreed.lost[kind] for kind in ("name", "number"))
    alike = agreed.kept["name"] >= NAMES_ALIKE * named
    if dense(short, long):
        return SURE_OF_OTHERS if alike and agreed.kept["name"] >= NAMES_TELL else SURE_OF_FIGURES
    if short.text.language == long.text.language and not alike:
        return SURE_OF_OTHERS
    silent = told < 1 and max(len(set(short.numbers)), len(set(long.numbers))) <= 1
    return SURE_WITHOUT if silent and agreed.kept["name"] >= NAMES_KEPT * named else SURE


def _same_facts(short: Sketch, long: Sketch, found: Rearranged | None) -> Match | None:
    """The same facts in another order, in other words or another language."""
    if found is None:
        return None
    whole = found.right >= COVER
    reason = f"{_manner(short, long)}: {found.left:.0%} of it is said in another order, with {found.numbers} numbers in common"
    return Match(_role(short, long, whole), min(1.0, found.left), whole, reason)


def _role(short: Sketch, long: Sketch, whole: bool) -> str:
    return "part" if not whole else "translation" if short.text.language != long.text.language else "rewrite"


def _manner(short: Sketch, long: Sketch) -> str:
    return "in another language" if short.text.language != long.text.language else "in other words"


def _reason(found: Agreement, manner: str) -> str:
    reason = f"{manner}: {found.left:.0%} of it corresponds, sentence by sentence in the same order"
    said = [
        f"{found.kept[kind]:.0f} of {found.kept[kind] + found.lost[kind]:.0f} {plural}"
        for kind, plural in COUNTED
        if found.kept[kind] >= 1
    ]
    return f"{reason}, with {' and '.join(said)} in common" if said else reason
