"""A name as it is compared inside one article: the same key for every case, clitic and spelling of punctuation."""

import re
from functools import lru_cache

from kb.extract import russian
from kb.extract.russian_bodies import nominative_body
from kb.extract.tables import words_of
from kb.text import fold

__all__ = ["acronym_of", "base_name", "body_key", "person_key"]

_PIECES = re.compile(r"[^\W_]+(?:['][^\W_]+)*\.?")
_APOSTROPHE = re.compile(r"['’ʼ]\w*$")


@lru_cache(maxsize=32768)
def person_key(surface: str, language: str) -> tuple[str, ...]:
    """The parts of a person's name, folded, hyphens open, suffixes ("Jr.") left out; an initial keeps its full stop.

    >>> person_key("Jean-Jacques Rousseau", "en")
    ('jean', 'jacques', 'rousseau')
    """
    pieces = [p if len(p) == 2 else p.rstrip(".") for p in _PIECES.findall(_bare(surface, language))]
    pieces = [p.replace("'", "") for p in pieces]
    if language == "ru":
        pieces = [russian.stem(p) for p in pieces]
    kept = [p for p in pieces if p not in {"jr", "sr", "ii", "iii", "iv"}]
    return tuple(kept or pieces)


@lru_cache(maxsize=32768)
def body_key(surface: str, language: str) -> tuple[str, ...]:
    """The words of an organization's name, folded, without "the" and legal forms ("Inc").

    >>> body_key("The Acme Steel Co.", "en") == body_key("Acme Steel", "en")
    True
    """
    pieces = [p.rstrip(".").replace("'", "") for p in _PIECES.findall(_bare(surface, language))]
    if language == "ru":
        pieces = [russian.stem(p) for p in pieces]
    legal = words_of("org_triggers", "legal", "any")
    kept = [p for p in pieces if p not in legal and p != "the"]
    return tuple(kept or pieces)


def acronym_of(words: tuple[str, ...]) -> str:
    """The initials of the words, small words left out: ("north", "sea", "fund") → "nsf"."""
    return "".join(w[0] for w in words if w not in words_of("org_triggers", "small", "any"))


def base_name(surface: str, kind: str, language: str) -> str:
    """`surface` as the name of an entity: nominative in Russian, without a Turkish case ending after an apostrophe."""
    if language == "tr":
        return _APOSTROPHE.sub("", surface)
    if language == "ru" and kind == "person":
        return russian.nominative(surface)
    if language == "ru" and kind == "organization":
        return nominative_body(surface)
    return surface


def _bare(surface: str, language: str) -> str:
    if language == "ru":
        return surface.casefold().replace("ё", "е")  # folding would take "й", which endings are told by
    return fold(_APOSTROPHE.sub("", surface) if language == "tr" else surface)
