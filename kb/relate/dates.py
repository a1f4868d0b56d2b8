"""Since and until when a relation holds, where its sentence says so: "from 12 March 2019 to 2021", "с марта 2019 года"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.inflect import russian_forms
from kb.relate.vocabulary import Vocabulary
from kb.text import fold, script

__all__ = [
    "after_word",
    "date_at",
    "dated",
    "dates",
    "framed",
    "openings",
    "starts_date",
    "tokens_of",
    "weekday_at",
]

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_ENDING = re.compile(r"(?<=\d)'$")  # "2019'dan"
_DAY = re.compile(r"(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|-?го)?")


# A date without a year is of the year before or after the article at most this far; farther it may be another year's.
_FAR = timedelta(days=300)


def dates(after: str, words: Vocabulary, day: date | None = None, *, ahead: bool = False) -> tuple[str, str]:
    """The times a rendered text that follows a relation starts with: (since, until), in ISO 8601 as exact as said.

    `day` is that of the article, which gives "since March" its year: the last March, or the next one when it is `ahead`.

    >>> from kb.relate.vocabulary import vocabulary
    >>> en, ru, ar = map(vocabulary, ("en", "ru", "ar"))
    >>> dates("from ·1991 to ·20 ·March ·2019 , ", en), dates("since ·2021 .", en), dates("until ·March ·2019 ", en)
    (('1991', '2019-03-20'), ('2021', ''), ('', '2019-03'))
    >>> dates("с ·марта ·2019 ·года по ·2021 ·год ", ru), dates("منذ ·عام ·2019 ", ar)
    (('2019-03', '2021'), ('2019', ''))
    """
    tokens = tokens_of(after.split())
    since, at = after_word(tokens, 1 if tokens[:1] == [","] else 0, words, "since", day, ahead)
    until, _ = after_word(tokens, at, words, "until")
    return since, until


def framed(before: str, words: Vocabulary) -> str:
    """Since when what follows a rendered text holds: "Since 2019, …", "2019'dan beri …"; "" unless it is all that stands there.

    >>> from kb.relate.vocabulary import vocabulary
    >>> framed("since ·March ·2019 , ", vocabulary("en")), framed("·2019' ·dan ·beri ", vocabulary("tr"))
    ('2019-03', '2019')
    """
    tokens = tokens_of(before.split())
    if tokens[-1:] == [","]:
        tokens.pop()
    if postponed := words.words("since-behind"):
        while tokens and tokens[-1] in postponed:
            tokens.pop()
            found, at = next(((f, n) for s in range(len(tokens)) for f, n in [date_at(tokens, s, words)] if f), ("", 0))
            if found and postponed.issuperset(tokens[at:]):
                return found
        return ""
    since, at = after_word(tokens, 0, words, "since")
    return since if at == len(tokens) else ""


def tokens_of(tokens: Sequence[str]) -> list[str]:
    """The tokens of a rendered text folded, without the sign of a word and the apostrophe of an ending ("2019'dan")."""
    return list(map(_word_of, tokens))


@lru_cache(maxsize=32768)
def _word_of(token: str) -> str:
    return _ENDING.sub("", fold(token.lstrip("·")))


def after_word(
    tokens: Sequence[str], at: int, words: Vocabulary, name: str, day: date | None = None, ahead: bool = False
) -> tuple[str, int]:
    """The date behind a phrase of the class that starts at `at`, and where it ends; ("", at) without one."""
    for parts in openings(words.words(name)).get(tokens[at], ()) if at < len(tokens) else ():
        begin = at + len(parts)
        if begin < len(tokens) and starts_date(tokens[begin]) and tuple(tokens[at:begin]) == parts:
            found, end = date_at(tokens, begin, words, day, ahead)
            if found:
                return found, end
    return "", at


def date_at(
    tokens: Sequence[str], at: int, words: Vocabulary, near: date | None = None, ahead: bool = False
) -> tuple[str, int]:
    """The date that starts at a token and where it ends: a year, with a month, with a day, in any usual order.

    One without a year is the last one up to the day `near`, or the next one when it is `ahead`; none without `near`.
    """
    day = month = year = ""
    begin, ended = at, at
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
        elif token not in small or at == begin:
            break
        at += 1
        ended = at if token not in small else ended
    if not year and month:
        return _without_year(month, day, near, ahead) if near else "", ended
    while at < len(tokens) and tokens[at] in words.words("year"):
        at += 1
    if not year or (day and not month):
        return "", at
    return "-".join(filter(None, (year, month, day))), at


def _without_year(month: str, day: str, near: date, ahead: bool) -> str:
    """The day or month of the year in which it is nearest before a day, or nearest after it; "" when that is far off."""
    for year in (near.year, near.year + (1 if ahead else -1)):
        try:
            told = date(year, int(month), int(day or 1))
        except ValueError:  # 30 February
            return ""
        same_month = not day and (told.year, told.month) == (near.year, near.month)
        if same_month or (near <= told if ahead else told <= near):
            return f"{told:%Y-%m-%d}" if day and abs(told - near) <= _FAR else "" if day else f"{told:%Y-%m}"
    return ""


def weekday_at(
    tokens: Sequence[str], at: int, words: Vocabulary, near: date | None, ahead: bool = False
) -> tuple[str, int]:
    """The day that a weekday, "today" or "yesterday" at a token is in an article of the day `near`, and where it ends.

    A weekday is the last one up to that day, or the next one when it is `ahead`; one that "last", "next" or "every"
    stands beside is none, since writers do not agree which they mean.
    """
    token = tokens[at] if at < len(tokens) else ""
    for name, back in (("today", 0), ("yesterday", 1)):
        if token in words.words(name):
            return (near - timedelta(back)).isoformat() if near else "", at + 1
    number = _weekdays().get(token, 0)
    if not number:
        return "", at
    other = words.words("other-week")
    end = at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1] in other else at + 1
    if near is None or end > at + 1 or not other.isdisjoint(tokens[max(at - 1, 0) : at]):
        return "", end
    away = (number - near.isoweekday()) % 7 if ahead else -((near.isoweekday() - number) % 7)
    return (near + timedelta(away)).isoformat(), end


@lru_cache(maxsize=64)
def openings(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, each as its words, the longest first."""
    split = sorted((tuple(phrase.split()) for phrase in phrases), key=lambda p: (-len(p), p))
    return {first: tuple(p for p in split if p[0] == first) for first in {p[0] for p in split}}


@lru_cache(maxsize=4096)
def starts_date(token: str) -> bool:
    """Whether a date may start at a folded token: a figure, a month, a weekday, "yesterday"."""
    return token[:1].isdigit() or token in _day_words()


@lru_cache(maxsize=256)
def dated(text: str) -> bool:
    """Whether a rendered text may have a date in it: a year, or the name of a month or a day."""
    return _YEAR.search(text) is not None or not _day_words().isdisjoint(text.lower().replace("·", "").split())


@lru_cache(maxsize=1)
def _day_words() -> frozenset[str]:
    """Every word of the tables of months, weekdays and days like "yesterday", in small letters, folded and not."""
    cells = [cell for table in ("furniture_months.tsv", "furniture_weekdays.tsv") for _, cell in rows(table, 2)]
    cells += [cell for _, name, cell in rows("relation_words.tsv", 3) if name in ("today", "yesterday")]
    named = {word for cell in cells for name in alternatives(cell) for word in name.split()}
    cases = {form for name in named if script(name) == "Cyrl" for form in russian_forms(name)}
    return frozenset(made for word in named | cases for made in (word.lower(), fold(word)))


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    """Folded name of a weekday in any language → its number, Monday 1; not the short ones, which are words ("sat")."""
    return {
        folded: int(number)
        for number, names in rows("furniture_weekdays.tsv", 2)
        for folded in map(fold, alternatives(names))
        if len(folded) > 3
    }


@lru_cache(maxsize=1)
def _months() -> dict[str, str]:
    """Folded name of a month in any language, in any case → its number in two digits."""
    named = [(name, number) for number, names in rows("furniture_months.tsv", 2) for name in alternatives(names)]
    cases = [(form, number) for name, number in named if script(name) == "Cyrl" for form in russian_forms(name)]
    return {fold(name): number.zfill(2) for name, number in (*cases, *named)}
