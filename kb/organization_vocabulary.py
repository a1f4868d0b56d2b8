"""What the words of organizations' names stand for, by the tables: concepts, marks, cities, legal forms, shortened words."""

import re
from functools import lru_cache
from typing import Literal, TypeVar

from kb.datafiles import alternatives, rows
from kb.text import fold, script

__all__ = [
    "Meaning",
    "WordClass",
    "abbreviations",
    "bare",
    "by_stem",
    "city_names",
    "distinguishing",
    "leading_forms",
    "legal_forms",
    "stopwords",
    "vocabulary",
]

WordClass = Literal["name", "head", "topic", "light", "place"]
T = TypeVar("T")
_ELIDED = re.compile(r"(?:l|d|dell|nell|sull|all|dall|qu|s)'")
_HEBREW = "הבלוכמש"
_OF = "የ"  # Amharic, of
_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ل", "ب")
Meaning = tuple[str, WordClass, tuple[str, ...]]


@lru_cache(maxsize=1)
def vocabulary() -> tuple[dict[str, Meaning], dict[str, Meaning]]:
    """Whole words and beginnings of words, to concept, class, and other concepts they may stand for."""
    whole: dict[str, Meaning] = {}
    stems: dict[str, Meaning] = {}
    kinds: dict[str, str] = {}
    more = rows("organization_words_more.tsv", 3)
    for concept, kind, *languages in (*rows("organization_words.tsv", 8), *more):
        kinds.setdefault(concept, kind)
        for form in (f for cell in languages for f in alternatives(cell)):
            target, key = (stems if form.endswith("*") else whole), fold(form.rstrip("*"))
            if key not in target:
                target[key] = (concept, kinds[concept], ())  # type: ignore[assignment]  # the table's classes
            elif target[key][0] != concept:
                first, known, also = target[key]
                target[key] = (first, known, (*also, concept))
    return whole, stems


@lru_cache(maxsize=1)
def distinguishing() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    whole: dict[str, tuple[str, str]] = {}
    stems: dict[str, tuple[str, str]] = {}
    for dimension, value, forms in rows("distinguishing.tsv", 3):
        for form in alternatives(forms):
            (stems if form.endswith("*") else whole)[fold(form.rstrip("*"))] = (dimension, value)
    return whole, stems


@lru_cache(maxsize=1)
def city_names() -> dict[str, str]:
    """Capitals whose names are one word, in every language, to the country's code: القاهرة and Kahire are Cairo."""
    named = ((code, alternatives(cell)) for code, *cells in rows("capitals.tsv", 6) for cell in cells)
    cities = {fold(name): code for code, names in named for name in names if " " not in name}
    found = dict(cities)
    for (cell,) in rows("city_exonyms.tsv", 1):
        names = tuple(map(fold, alternatives(cell)))
        key = next((cities[name] for name in names if name in cities), names[0])
        found = dict.fromkeys(names, key) | found
    return found


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    return frozenset(fold(word) for (cell,) in rows("organization_stopwords.tsv", 1) for word in alternatives(cell))


@lru_cache(maxsize=1)
def legal_forms() -> dict[tuple[str, ...], str]:
    forms: dict[tuple[str, ...], str] = {}
    for legal, cell, leading in rows("legal_forms.tsv", 3):
        for form in (*alternatives(cell), *alternatives(leading)):
            forms.setdefault(tuple(fold(form).split()), legal)
    return forms


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    table = rows("organization_abbreviations.tsv", 2)
    return {fold(short): fold(word) for cell, word in table for short in alternatives(cell)}


@lru_cache(maxsize=1)
def leading_forms() -> frozenset[str]:
    return frozenset(fold(form) for _, _, cell in rows("legal_forms.tsv", 3) for form in alternatives(cell))


def bare(token: str) -> tuple[str, ...]:
    """The token, and without what is written together with it: in Arabic and Hebrew article and one-letter words, in French l', d'."""
    if script(token) == "Hebr":
        return (token, token[1:]) if len(token) > 3 and token[0] in _HEBREW else (token,)
    if token[0] == _OF and len(token) > 3:
        return (token, token[1:])
    if script(token) != "Arab":
        elided = _ELIDED.match(token)
        return (token, token[elided.end() :]) if elided and len(token) - elided.end() > 2 else (token,)
    cut = [token[len(a) :] for a in _ARTICLES if token.startswith(a) and len(token) - len(a) >= 3]
    return (token, *cut[:1])


def by_stem(token: str, stems: dict[str, T]) -> T | None:
    for size in range(len(token), 1, -1):
        if token[:size] in stems:
            return stems[token[:size]]
    return None
