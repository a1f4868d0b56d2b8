"""Two different words of one language for one concept: the High Court beside the Supreme Court, a syndicate beside a union."""

from functools import lru_cache

from rapidfuzz import fuzz

from kb.datafiles import alternatives, rows
from kb.organization_names import Word
from kb.organization_vocabulary import bare
from kb.text import fold

__all__ = ["languages_of", "rivals", "translated"]

_LANGUAGES = 5  # the table's columns of one language each; the sixth mixes several
_ENDING = 5  # how long what differs behind a common beginning may be: financial, finances
_ALIKE = 75  # of 100: organization, organisations


def rivals(p: Word, q: Word, languages: frozenset[int]) -> bool:
    """Whether two words of one concept are two words of one of the `languages` (columns of the vocabulary).

    Forms of one word are not, nor are words that kb/data/organization_variants.tsv holds to be one.
    """
    if not languages or p.text == q.text:
        return False
    if not languages & _columns(p.text) & _columns(q.text):
        return False
    return not _one_word(p.text, q.text)


def translated(p: Word, q: Word) -> bool:
    """Whether two words of one concept are of two languages: then their names are one in translation."""
    return (
        p.concept != "" and p.text != q.text and not (_columns(p.text) & _columns(q.text) or _one_word(p.text, q.text))
    )


def languages_of(words: tuple[Word, ...]) -> frozenset[int]:
    """The languages all words of a name that the vocabulary knows can be of, as columns; empty when it knows none."""
    found = [_columns(word.text) for word in words if word.concept and not word.concept.startswith("city:")]
    return frozenset.intersection(*found) if found else frozenset()


@lru_cache(maxsize=20_000)
def _one_word(left: str, right: str) -> bool:
    groups = _variants()
    if any(groups.get(a, -1) == groups.get(b, -2) for a in bare(left) for b in bare(right)):
        return True
    short, long = sorted((bare(left)[-1], bare(right)[-1]), key=len)
    common = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if common >= 3 and common == len(short):  # sport, sports
        return True
    return (common >= 4 and len(long) - common <= _ENDING) or fuzz.ratio(short, long) >= _ALIKE


@lru_cache(maxsize=1)
def _variants() -> dict[str, int]:
    table = rows("organization_variants.tsv", 1)
    return {fold(word): number for number, (cell,) in enumerate(table) for word in alternatives(cell)}


@lru_cache(maxsize=20_000)
def _columns(word: str) -> frozenset[int]:
    whole, stems = _forms()
    found: set[int] = set()
    for form in bare(word):
        found |= whole.get(form, frozenset())
        for size in range(len(form), 1, -1):
            found |= stems.get(form[:size], frozenset())
    return frozenset(found)


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """The vocabulary's whole words and beginnings, to the columns they stand in."""
    whole: dict[str, frozenset[int]] = {}
    stems: dict[str, frozenset[int]] = {}
    for _, _, *cells in rows("organization_words.tsv", 8):
        for column, cell in enumerate(cells[:_LANGUAGES]):
            for form in alternatives(cell):
                target, key = (stems if form.endswith("*") else whole), fold(form.rstrip("*"))
                target[key] = target.get(key, frozenset()) | {column}
    for _, kind, cell in rows("organization_words_more.tsv", 3):
        if kind:  # a new concept, whose first form is English
            key = fold(alternatives(cell)[0])
            whole[key] = whole.get(key, frozenset()) | {0}
    return whole, stems
