"""Titles, offices and professions beside names: find one at a place in a text, take them off a name.

The table kb/data/titles.tsv has a row for each office ("foreign-minister") with its words in five languages;
Russian words are inflected, Arabic ones found with and without و ف ب ل ك, Turkish ones with their suffixes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from kb.countries import find
from kb.datafiles import alternatives, rows
from kb.gazetteer import Gazetteer, Phrase, tokens
from kb.inflect import russian_forms, turkish_forms
from kb.text import fold, script

__all__ = ["Title", "TitleClass", "TitleSpan", "strip_titles", "title_at", "titles_in"]

TitleClass = Literal["honorific", "office", "military", "religious", "academic", "profession"]
_LANGUAGES = ("en", "ar", "ru", "tr", "fr")
_ARTICLES = frozenset(("the", "le", "la", "les"))
_NEVER_OFF = frozenset(("saint",))  # "Saint Petersburg" would lose its name, and no newsmaker is one
# Turkish and Ottoman forms of address follow the name.
_AFTER = frozenset(("bey", "hanim", "pasa", "efendi", "hoca", "pasha", "effendi"))


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
            exact = len(bare) <= 3 and language in (
                "en",
                "fr",
                "tr",
            )  # "Me", "Er", "PM": as written, or they are ordinary words
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
        end = (
            hit.end + 1
            if text[hit.end : hit.end + 1] == "." and _abbreviated(hit.surface) and hit.end < len(text)
            else hit.end
        )
        spans.append(TitleSpan(hit.start, end, hit.phrase.value))
    return spans


def title_at(text: str, position: int, language: str) -> TitleSpan | None:
    """The title that starts at character `position` of `text`, or None.

    >>> title_at("met Prime Minister Ko", 4, "en")
    TitleSpan(start=4, end=18, title=Title(canonical='prime-minister', title_class='office'))
    """
    line_end = text.find("\n", position)
    piece = text[position : min(line_end if line_end >= 0 else len(text), position + 80)]
    for span in titles_in(piece, language):
        if span.start <= 2 and (span.start == 0 or language == "ar"):
            return TitleSpan(position + span.start, position + span.end, span.title)
        break
    return None


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    """Titles that are given names as well: taken off only when two words or more are left ("Dean Robert Smith")."""
    return frozenset(word for row in rows("titles_given_names.tsv", 1) for word in alternatives(row[0]))


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(
        surface.rstrip(".")
        for _, columns in _table()
        for column in columns
        for surface in column
        if surface.endswith(".")
    )


def _abbreviated(surface: str) -> bool:
    return surface in _abbreviations()


def _guess(name: str) -> tuple[str, ...]:
    return {"Arab": ("ar",), "Cyrl": ("ru",)}.get(script(name), ("en", "tr", "fr"))


def strip_titles(name: str, language: str = "") -> tuple[str, tuple[str, ...]]:
    """`name` without the titles before it (in Turkish also after it), and their canonical words, in order.

    A nationality beside a title goes with it ("Turkish President", "الرئيس التركي"). The name is never taken
    off as a whole; without `language` it is guessed from the script. A title that is a given name too
    ("Dean") is kept unless two words are left.

    >>> strip_titles("Prime Minister Dr. Ana Ko"), strip_titles("Dean Smith"), strip_titles("الرئيس التركي بو كو")
    (('Ana Ko', ('prime-minister', 'doctor')), ('Dean Smith', ()), ('بو كو', ('president',)))
    >>> strip_titles("Pope"), strip_titles("Ali Bey", "tr"), strip_titles("Turkish President Bo Ko")
    (('Pope', ()), ('Ali', ('bey',)), ('Bo Ko', ('president',)))
    """
    found: list[str] = []
    languages = (language,) if language in _LANGUAGES else _guess(name)
    while (step := _one_off(name, languages)) is not None:
        name, canonical = step
        found.append(canonical)
    head, _, last = name.rpartition(" ")
    if head and "tr" in languages and fold(last) in _AFTER:
        return head, (*found, "bey" if fold(last) != "hanim" else "mrs")
    return name, tuple(found)


def _one_off(name: str, languages: tuple[str, ...]) -> tuple[str, str] | None:
    for language in languages:
        start = _nationality(name, language)
        span = title_at(name, 0, language) or (title_at(name, start, language) if start else None)
        if span is None or span.title.canonical in _NEVER_OFF:
            continue
        rest = name[span.end :].lstrip(" ,.\u00a0")
        rest = rest[_nationality(rest, language) :] if language != "en" else rest
        surface = name[span.start : span.end]
        if not rest or not rest[0].isalpha() or (rest[0].islower() and language != "ar"):
            continue
        if (
            language == "ar"
            and " " not in surface
            and not surface.startswith("ال")
            and not surface.endswith(".")
            and len(surface) > 2
        ):
            continue  # سلطان, أمير, رائد are given names; with the article they are titles
        if fold(surface) in _given_names() and " " not in rest.strip():
            continue
        return rest, span.title.canonical
    return None


def _nationality(name: str, language: str) -> int:
    """Where the rest of `name` starts after an article or a nationality at its beginning; 0 without one."""
    first, space, _ = name.partition(" ")
    if space and fold(first) in _ARTICLES:
        return len(first) + 1
    mention = next(iter(find(name[:60], language)), None)
    if mention is None or mention.start > 0 or mention.form == "metonym":
        return 0
    return mention.end + 1 if name[mention.end : mention.end + 1] == " " else 0
