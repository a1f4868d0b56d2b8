"""Names of bodies written without spaces, in Chinese, Japanese, Korean and Thai, cut into the words the tables know."""

import re
import unicodedata
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.organization_vocabulary import city_names, distinguishing, legal_forms, vocabulary
from kb.text import fold

__all__ = ["is_eastern", "segments"]

_EAST = re.compile(r"[\u0e00-\u0e7f\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_LONGEST = 12


def is_eastern(word: str) -> bool:
    """Whether a word has a Chinese, Japanese, Korean or Thai character.

    >>> is_eastern("ホンダ"), is_eastern("Honda")
    (True, False)
    """
    return not word.isascii() and bool(_EAST.search(word))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    places = (
        name for _, cell in rows("country_names_cldr.tsv", 2) for name in alternatives(cell) if not name.isascii()
    )
    people = (
        name for _, cell in rows("organization_demonyms.tsv", 2) for name in alternatives(cell) if not name.isascii()
    )
    houses = (name for kind, _, cell in rows("japanese_names.tsv", 3) if kind == "house" for name in alternatives(cell))
    known = (
        *vocabulary()[0],
        *city_names(),
        *houses,
        *people,
        *distinguishing()[0],
        *(" ".join(form) for form in legal_forms()),
        *places,
    )
    return frozenset(word for word in known if _EAST.fullmatch(unicodedata.normalize("NFC", word)))


@lru_cache(maxsize=50_000)
def segments(token: str) -> tuple[str, ...]:
    """A word in East Asian or Thai characters cut where words of the tables begin and end; any other word as it is.

    A word of one character counts at the end only (部, ministry).

    >>> segments("北京大学"), segments("東京電力株式会社"), segments("삼성전자"), segments("Bank")
    (('北京', '大学'), ('東京', '電力', '株式会社'), ('삼성', '전자'), ('Bank',))
    """
    if not is_eastern(token):
        return (token,)
    found: list[str] = []
    at = begun = 0
    while at < len(token):
        word = _word_at(token, at)
        if word:
            found += [token[begun:at], word]
            begun = at = at + len(word)
        else:
            at += 1
    found.append(token[begun:])
    return tuple(piece for piece in found if piece) or (token,)


def _word_at(token: str, at: int) -> str:
    """The longest word of the tables that begins at a character; "" when none does."""
    for size in range(min(_LONGEST, len(token) - at), 0, -1):
        word = token[at : at + size]
        if fold(word) in _words() and (size > 1 or (at + size == len(token) and at)):
            return word
    return ""
