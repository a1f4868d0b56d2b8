"""Sets of folded words, and expressions, from the tables in `kb/data`, for the rules that look words up."""

import re
from collections.abc import Iterable
from functools import cache

from kb.datafiles import alternatives, rows
from kb.text import fold

__all__ = ["alternation", "pattern_of", "words_in_any", "words_of", "written_words"]

_COLUMNS = 3  # two keys at most, then the words


@cache
def words_of(name: str, *keys: str) -> frozenset[str]:
    """The folded words in the last cells of the rows of `kb/data/<name>.tsv` whose first cells equal `keys`.

    >>> "said" in words_of("speech_verbs", "en")
    True
    """
    return frozenset(map(fold, written_words(name, *keys)))


@cache
def written_words(name: str, *keys: str) -> frozenset[str]:
    """As `words_of`, as the table writes them and not folded.

    >>> "défaite" in written_words("french_sport", "sport-also")
    True
    """
    found = (row[-1] for row in _cells(name) if row[: len(keys)] == keys)
    return frozenset(word for cell in found for word in alternatives(cell))


def alternation(words: Iterable[str]) -> str:
    """A piece of an expression that matches any of the words, the longest that stands there.

    >>> alternation(["win", "wins"])
    'wins|win'
    """
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _cells(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell for cell in row if cell) for row in rows(f"{name}.tsv", _COLUMNS))


@cache
def pattern_of(name: str, *keys: str) -> re.Pattern[str] | None:
    """One expression that matches what any of these rows' last cells does, which are expressions; None when there is no such row.

    >>> pattern_of("namesake_words", "before", "la") is None
    True
    """
    found = [row[-1] for row in _cells(name) if row[: len(keys)] == keys]
    return re.compile("|".join(f"(?:{cell})" for cell in found)) if found else None


@cache
def words_in_any(*tables: tuple[str, ...]) -> frozenset[str]:
    """The words of several tables, each named as `words_of` names one, as one set: made once, not at every look-up.

    >>> "said" in words_in_any(("name_stops", "any", "en"), ("speech_verbs", "en"))
    True
    """
    return frozenset().union(*(words_of(*table) for table in tables))
