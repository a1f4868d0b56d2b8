"""Titles, offices and professions beside names, found in a text.

The table kb/data/titles.tsv has a row for each office ("foreign-minister") with its words in five languages;
Russian words are inflected, Arabic ones found with and without و ف ب ل ك, Turkish ones with their suffixes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from kb.datafiles import alternatives, rows
from kb.gazetteer import Gazetteer, Phrase, tokens
from kb.inflect import russian_forms, turkish_forms

__all__ = ["Title", "TitleClass", "TitleSpan", "titles_in"]

TitleClass = Literal["honorific", "office", "military", "religious", "academic", "profession"]
_LANGUAGES = ("en", "ar", "ru", "tr", "fr")


@dataclass(frozen=True, slots=True)
class Title:
    """An office or form of address: `canonical` is the same word in every language ("prime-minister")."""

    canonical: str
    title_class: TitleClass


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """A title in a text: text[start:end], clitics and dots of abbreviation outside and inside respectively."""

    start: int
    end: int
    title: Title


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[Title, tuple[tuple[str, ...], ...]], ...]:
    return tuple(
        (Title(row[0], cast(TitleClass, row[1])), tuple(map(alternatives, row[2:]))) for row in rows("titles.tsv", 7)
    )


def _forms(surface: str, language: str) -> Iterable[str]:
    if language == "ru":
        return (*russian_forms(surface, people=True), *russian_forms(surface))
    if language == "tr":
        return turkish_forms(surface, people=True)
    return (surface,)


@lru_cache(maxsize=8)
def _gazetteer(language: str) -> Gazetteer[Title]:
    column = _LANGUAGES.index(language)
    phrases = []
    for title, columns in _table():
        for surface in columns[column]:
            bare = surface.rstrip(".")
            # "Me", "Er", "PM": as written, or they are ordinary words
            exact = len(bare) <= 3 and language in ("en", "fr", "tr")
            for form in _forms(bare if surface.count(".") == 1 else surface, language):
                phrases.append(Phrase(form, title, "exact" if exact else "any"))
    return Gazetteer.of(language, phrases)


# What is a title in capitals only: "Brother Bo" is a monk, "his brother Bo" is not.
_KIN = frozenset({"brother", "sister", "father"})


def titles_in(text: str, language: str) -> list[TitleSpan]:
    """Every title in `text`, in order, the longest at each place; [] for a language without a table.

    >>> [(s.title.canonical, "The Foreign Minister and Dr. Ko"[s.start:s.end]) for s in titles_in("The Foreign Minister and Dr. Ko", "en")]
    [('foreign-minister', 'Foreign Minister'), ('doctor', 'Dr.')]
    """
    if language not in _LANGUAGES:
        return []
    spans = []
    for hit in _gazetteer(language).find(tokens(text)):
        if hit.surface in _KIN:
            continue
        stop = text.startswith(".", hit.end) and hit.surface in _abbreviations()
        spans.append(TitleSpan(hit.start, hit.end + stop, hit.phrase.value))
    return spans


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(
        surface.rstrip(".")
        for _, columns in _table()
        for column in columns
        for surface in column
        if surface.endswith(".")
    )
