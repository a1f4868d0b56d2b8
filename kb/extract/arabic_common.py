"""The everyday words of Arabic, in any of their forms: what is one of them is no part of an unknown name."""

from functools import cache, lru_cache

from kb.extract.tables import words_of
from kb.text import fold

__all__ = ["is_common", "is_noun", "is_verb"]

# Conjunctions, prepositions, the article and the future, and what is written onto a word's end; folded.
_BEFORE = tuple("|ال|وال|فال|بال|كال|لل|ولل|و|ف|ب|ل|ك|وب|ول|فل|فب|س|وس".split("|"))
_AFTER = tuple("|ه|ها|هم|هن|هما|نا|كم|ي|ا|ات|ان|ين|ون|يه|يا|يات|يين|يون|ته|تها|تهم|اته|اتها|اتهم|ت|تا|وا|تي".split("|"))
_PREPOSITIONS, _OF_VERBS = frozenset({"ب", "ل", "ك", "وب", "ول", "فل", "فب"}), frozenset({"ت", "تا", "وا"})
_PERSONS = "يتنا"  # the first letter of a verb in the present
_SHORTEST = 3  # letters of a stem that something may be written onto


@cache
def _stems(name: str) -> frozenset[str]:
    return words_of("words_ar", name)


@lru_cache(maxsize=65536)
def is_common(text: str) -> bool:
    """Whether a word, without vowel signs, is a form of an everyday word of kb/data/words_ar.tsv.

    >>> is_common("وحكومتها"), is_common("سيعلنون"), is_common("أغيلار")
    (True, True, False)
    """
    key = fold(text)
    if key in _stems("particle") or (key[:1] in ("و", "ف") and key[1:] in _stems("particle")):
        return True
    return any(
        _is_stem(
            rest[: len(rest) - len(after)], article="ال" in before or "لل" in before, whole=not before and not after
        )
        for before in _BEFORE
        if key.startswith(before)
        for rest in (key[len(before) :],)
        for after in _AFTER
        if rest.endswith(after) and not (before in _PREPOSITIONS and after in _OF_VERBS)
    )


def is_noun(key: str) -> bool:
    """Whether a folded word is, as it stands, a noun of kb/data/words_ar.tsv, and so no preposition with a name: "بيان".

    >>> is_noun("بيان"), is_noun("بسامر")
    (True, False)
    """
    return key in _stems("noun")


def is_verb(key: str) -> bool:
    """Whether a folded word is a verb of kb/data/words_ar.tsv in the past, as it stands, or in the present."""
    return key in _stems("verb") or (key[0] in _PERSONS and not {key[1:], "ا" + key[1:]}.isdisjoint(_stems("verb")))


def _is_stem(stem: str, *, article: bool, whole: bool) -> bool:
    if len(stem) < _SHORTEST and not whole:
        return False
    if stem in _stems("noun"):
        return True
    if article:
        return False
    if stem[-1] == "ا" and stem[:-1] + "ي" in _stems("verb"):
        return True  # "ألغاه", of ألغى
    present = len(stem) >= _SHORTEST and stem[0] in _PERSONS
    return stem in _stems("verb") or (present and not {stem[1:], "ا" + stem[1:]}.isdisjoint(_stems("verb")))
