"""Since and until when a relation holds, where its sentence says so: "from 12 March 2019 to 2021", "с марта 2019 года"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.relate.vocabulary import Vocabulary
from kb.text import fold

__all__ = ["begun", "dates", "framed"]

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_ENDING = re.compile(r"(?<=\d)'$")  # "2019'dan"
_DAY = re.compile(r"(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|-?го)?")


def dates(after: str, words: Vocabulary) -> tuple[str, str]:
    """The times a rendered text that follows a relation starts with: (since, until), in ISO 8601 as exact as said.

    >>> from kb.relate.vocabulary import vocabulary
    >>> en, ru, ar = map(vocabulary, ("en", "ru", "ar"))
    >>> dates("from ·1991 to ·20 ·March ·2019 , ", en), dates("since ·2021 .", en), dates("until ·March ·2019 ", en)
    (('1991', '2019-03-20'), ('2021', ''), ('', '2019-03'))
    >>> dates("с ·марта ·2019 ·года по ·2021 ·год ", ru), dates("منذ ·عام ·2019 ", ar)
    (('2019-03', '2021'), ('2019', ''))
    """
    tokens = _tokens(after)
    since, at = _after_word(tokens, 1 if tokens[:1] == [","] else 0, words, "since")
    until, _ = _after_word(tokens, at, words, "until")
    return since, until


def begun(after: str, words: Vocabulary) -> str:
    """When what a rendered text follows took place: "… in March 2019", "… on 20 March 2019"."""
    return _after_word(_tokens(after), 0, words, "in-time")[0]


def framed(before: str, words: Vocabulary) -> str:
    """Since when what follows a rendered text holds: "Since 2019, …", "2019'dan beri …"; "" unless it is all that stands there.

    >>> from kb.relate.vocabulary import vocabulary
    >>> framed("since ·March ·2019 , ", vocabulary("en")), framed("·2019' ·dan ·beri ", vocabulary("tr"))
    ('2019-03', '2019')
    """
    tokens = _tokens(before)
    if tokens[-1:] == [","]:
        tokens.pop()
    if postponed := words.words("since-behind"):
        while tokens and tokens[-1] in postponed:
            tokens.pop()
            found, at = next(((f, n) for s in range(len(tokens)) for f, n in [_date(tokens, s, words)] if f), ("", 0))
            if found and postponed.issuperset(tokens[at:]):
                return found
        return ""
    since, at = _after_word(tokens, 0, words, "since")
    return since if at == len(tokens) else ""


def _tokens(text: str) -> list[str]:
    return [_ENDING.sub("", fold(token.lstrip("·"))) for token in text.split()]


def _after_word(tokens: Sequence[str], at: int, words: Vocabulary, name: str) -> tuple[str, int]:
    """The date behind a phrase of the class that starts at `at`, and where it ends; ("", at) without one."""
    for phrase in sorted(words.words(name), key=len, reverse=True):
        parts = phrase.split()
        if list(tokens[at : at + len(parts)]) == parts:
            found, end = _date(tokens, at + len(parts), words)
            if found:
                return found, end
    return "", at


def _date(tokens: Sequence[str], at: int, words: Vocabulary) -> tuple[str, int]:
    """The date that starts at a token and where it ends: a year, with a month, with a day, in any usual order."""
    day = month = year = ""
    small = words.words("in-date")
    while at < len(tokens) and not year:
        token = tokens[at]
        if _YEAR.fullmatch(token):
            year = token
        elif (number := _months().get(token) or _months().get(" ".join(tokens[at : at + 2]))) and not month:
            month = number
            at += token not in _months()
        elif (match := _DAY.fullmatch(token)) and not day:
            day = match[1].zfill(2)
        elif token not in small:
            break
        at += 1
    while at < len(tokens) and tokens[at] in words.words("year"):
        at += 1
    if not year or (day and not month):
        return "", at
    return "-".join(filter(None, (year, month, day))), at


@lru_cache(maxsize=1)
def _months() -> dict[str, str]:
    """Folded name of a month in any language → its number in two digits."""
    return {
        fold(name): number.zfill(2) for number, names in rows("furniture_months.tsv", 2) for name in alternatives(names)
    }
