"""Names of Korea and China in Latin letters: given names with a hyphen, and the family name first."""

import re
from functools import cache, lru_cache
from itertools import product

from kb.datafiles import alternatives, rows
from kb.extract.tables import words_of
from kb.text import fold

__all__ = ["hyphened_given", "is_family_first", "is_hyphened_given"]

_HYPHENED = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}(?![\w-])")
_WORD = re.compile(r"(?<![\w-])[A-Z][a-z]{1,5}\Z")


@lru_cache(maxsize=8192)
def is_hyphened_given(word: str) -> bool:
    """Whether a word is a given name of two syllables, the second in lower case: no compound ("Kim-led").

    >>> is_hyphened_given("Hyun-woo"), is_hyphened_given("Teng-hui"), is_hyphened_given("Kim-led"), is_hyphened_given("Co-op")
    (True, True, False, False)
    """
    if not _HYPHENED.fullmatch(word):
        return False
    first, second = fold(word).split("-")
    if second in words_of("org_triggers", "compound", "en") or {first, second} <= words_of("lowercase_words", "en"):
        return False
    return {first, second} <= _syllables()


def hyphened_given(text: str, end: int) -> int:
    """Where the given name ends whose first syllable ends at `end`; `end` itself when none goes on there.

    >>> hyphened_given("Baek Hyun-woo left", 9), hyphened_given("Kim-led talks", 3)
    (13, 3)
    """
    if not text.startswith("-", end):
        return end
    first = _WORD.search(text, max(0, end - 7), end)
    name = _HYPHENED.match(text, first.start(), end + 8) if first else None
    return name.end() if name and is_hyphened_given(name[0]) else end


def is_family_first(words: list[str]) -> bool:
    """Whether a full name has the family name first: a name with a hyphen behind it, or one Korean or Chinese throughout.

    >>> is_family_first(["Baek", "Hyun-woo"]), is_family_first(["Jiang", "Zemin"]), is_family_first(["Lee", "Evans"])
    (True, True, False)
    """
    if len(words) != _TWO or "-" in words[0]:
        return False
    if is_hyphened_given(words[1]):
        return True
    return fold(words[0]) in _syllables() and _is_chinese(fold(words[1]))


_TWO = 2


def _is_chinese(word: str) -> bool:
    """Whether a folded word is two syllables of pinyin."""
    return any(word[:cut] in _pinyin() and word[cut:] in _pinyin() for cut in range(2, len(word) - 1))


@cache
def _pinyin() -> frozenset[str]:
    return frozenset(fold(pinyin) for pinyin, _, _ in rows("chinese_syllables.tsv", 3))


@cache
def _syllables() -> frozenset[str]:
    """The syllables of Korean and of Chinese, in pinyin and in Wade-Giles without its apostrophes."""
    parts: dict[str, set[str]] = {"first": {""}, "vowel": set(), "last": {""}}
    for place, spelling, _ in rows("korean_sounds.tsv", 3):
        parts[place].add(spelling)
    korean = {"".join(sounds) for sounds in product(*parts.values())}
    wade = {fold(word).replace("'", "") for *_, cell in rows("chinese_syllables.tsv", 3) for word in alternatives(cell)}
    return frozenset(korean | wade | _pinyin())
