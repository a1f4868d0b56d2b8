"""What is in one name of a body and not in the other, and what it says against their being one; in log-odds."""

from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.model import Reason
from kb.organization_names import OrganizationName, Word
from kb.organization_places import home_countries
from kb.text import fold

__all__ = ["CLASH", "WEIGHT", "marks", "near_namesakes", "texts_of", "unmatched"]

CLASH = -5.0  # times the weight of words on both sides that find no partner
_ARM = -4.2  # Nestlé India is not Nestlé, where Bank Melli may be Bank Melli Iran
_AT_HOME = -1.8  # a country on one side, and on the other a name in its language: Ministero della Difesa
_DESCRIBES = frozenset(("company", "group", "holding", "corporation"))
OTHER_ORDER = -4.2  # Miami University is not the University of Miami
OTHER_RANK = -1.6  # the National Bank of Greece is not the Bank of Greece
OTHER_SCHOOL = -3.6  # Ohio State University is not Ohio University, Tirana's of Medicine not that of Tirana
_OTHER_LINE = -2.3  # a line of business on both sides, or on one: Harwick Capital is not Harwick
_RANKS = frozenset(("national", "central", "people", "state", "technical", "federal", "city"))
_SAME_SCHOOL = frozenset(("national", "public", "city", "people"))  # what a university may leave out
_RANKED = frozenset(("bank", "university", "institute"))
WEIGHT = {"name": 1.0, "head": 0.6, "topic": 0.7, "light": 0.22, "place": 0.5}  # of a word, by its kind


def unmatched(left: list[Word], right: list[Word], own: bool, heads: bool = False) -> list[Reason]:
    """Words that found no partner: against it when both sides have some, or when one says what kind of body it is."""

    def heaviest(words: list[Word]) -> float:
        return max((WEIGHT[w.kind] for w in words), default=0.0)

    both = min(heaviest(left), heaviest(right))
    if 0 < both < 0.5:  # "holding" here, "energy" there: the heavier side tells
        heavier = max(left, right, key=heaviest)
        value = min(CLASH * both, _missing(heavier, own))
        if not any({w.concept for w in side} <= _DESCRIBES for side in (left, right)):  # Systems, Technologies
            value = min(value, _OTHER_LINE)
        return [Reason("clash", value, f"{texts_of(left)} is not {texts_of(right)}")]
    if both:
        return [Reason("clash", CLASH * both, f"{texts_of(left)} is not {texts_of(right)}")]
    lone = left or right
    if not lone:
        return []
    kinds = {w.kind for w in lone}
    if heads and "head" in kinds and kinds <= {"head", "light"}:  # a prosecutor general's office, a congress party
        return [Reason("missing", -1.6, f"{texts_of(lone)} on one side only")]
    return [Reason("missing", _missing(lone, own), f"{texts_of(lone)} on one side only")]


def _missing(lone: list[Word], own: bool) -> float:
    """What words on one side only say against it: "oil company" describes, "energy" or "liberal" tells apart.

    `own` is whether the names share a word of their own: then a kind of body beside it describes.
    """
    kinds = {w.kind for w in lone}
    if "name" in kinds:
        return -2.2 * sum(w.kind == "name" for w in lone)
    said = {w.concept for w in lone if w.kind == "light"}
    if own and kinds == {"light"} and "business" in said:
        return _OTHER_LINE
    if own and (kinds == {"light"} or "head" in kinds or said & _DESCRIBES):
        return -0.3 if "head" not in kinds else -1.8 if "topic" in kinds else -0.9
    if own:
        return -2.4
    if kinds <= {"light"}:
        return -0.3 if said <= _DESCRIBES else -2.2
    return -3.0


def texts_of(words: list[Word]) -> str:
    """Words as they are told to a reader."""
    return " ".join(w.text for w in words)


def marks(a: OrganizationName, b: OrganizationName) -> list[Reason]:
    """Countries, compass, numbers and sections, which must agree."""
    reasons: list[Reason] = []
    mine, other = set(a.countries), set(b.countries)
    own_words = any(w.kind == "name" for w in (*a.words, *b.words))
    if mine and other and not mine & other:
        reasons.append(Reason("country", -6.0, f"{'/'.join(sorted(mine))} is not {'/'.join(sorted(other))}"))
    elif mine != other:
        value = -3.5 if own_words else -3.2
        if own_words and (a.legal_form or b.legal_form or all(w.kind != "head" for w in (*a.words, *b.words))):
            value = _ARM
        if home_countries(tuple(t for t, _ in (a if other else b).spelled)) & (mine | other):
            value = _AT_HOME
        reasons.append(Reason("country", value, f"{'/'.join(sorted(mine ^ other))} on one side only"))
    for dimension in sorted({d for d, _ in a.marks | b.marks}):
        left = {v for d, v in a.marks if d == dimension}
        right = {v for d, v in b.marks if d == dimension}
        if left != right:
            value = -5.5 if left and right else -4.5
            said = " / ".join((",".join(sorted(s)) or "none") for s in (left, right))
            reasons.append(Reason(dimension, value, f"{dimension} differs: {said}"))
    return reasons


def near_namesakes(a: OrganizationName, b: OrganizationName, lone: list[Word]) -> list[Reason]:
    """Names that differ in what hardly ever is left out: the order of words (Miami University), "national" (a bank)."""
    if not lone and len(a.words) == len(b.words) == 2 and _said(a.words) == _said(b.words[::-1]):
        head, own = a.words if a.words[0].kind == "head" else a.words[::-1]
        if (head.concept, own.latin) in _order_tells():
            return [Reason("order", OTHER_ORDER, f"a {head.text} of {own.text} is not a {own.text} {head.text}")]
    schools = all(_is_university(name.words) for name in (a, b))
    if schools and any(w.kind in ("topic", "light") and w.concept not in _SAME_SCHOOL for w in lone):
        return [Reason("rank", OTHER_SCHOOL, f"{texts_of(lone)} makes it another university")]
    if any(w.concept in _RANKS for w in lone) and any(w.concept in _RANKED for w in (*a.words, *b.words)):
        return [Reason("rank", OTHER_RANK, f"{texts_of(lone)} makes it another body")]
    return []


def _is_university(words: tuple[Word, ...]) -> bool:
    """Whether a name is that of a university with a name of its own, as of its town."""
    return any(w.concept == "university" for w in words) and any(w.kind == "name" for w in words)


def _said(words: tuple[Word, ...]) -> list[str]:
    return [w.concept or w.latin for w in words]


@lru_cache(maxsize=1)
def _order_tells() -> frozenset[tuple[str, str]]:
    return frozenset(
        (concept, fold(own)) for concept, cell in rows("namesake_bodies.tsv", 2) for own in alternatives(cell)
    )
