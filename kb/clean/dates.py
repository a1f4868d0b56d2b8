"""Dates as pages write them, in five languages, without guessing.

A numeric date whose day and month could change places is read by the language's custom; where custom
is divided (English), it is not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from kb.clean.tables import months, weekdays, words
from kb.text import fold

__all__ = ["DateLine", "beside_date", "date_line", "find", "is_changed", "iso", "weekday_in"]

_TIME = re.compile(
    r"\b\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{1,2} ?h\b"
)
_ZONE = re.compile(
    r"\b(?:gmt|utc|z|est|edt|cet|cest|bst|pst|pdt|et|ist|msk|мск|tsi|[+-]\d{1,2}:?\d{2})\b|\(?[+-]\d{1,2}(?::?\d{2})?\b\)?"
)
# Small words that stand beside a date.
_SMALL = frozenset(
    fold(
        "at on in the of г года год г. в во saat günü tarihinde le à a du في يوم الساعة م ص ه مساء صباحا t h um и and et ve و"
    ).split()
)
_HIJRI = re.compile(
    r"\d{1,2}\s+(?:محرم|صفر|ربيع|جمادي|رجب|شعبان|رمضان|شوال|ذو|ذي)(?:\s+[^\W\d]+)?\s+1[34]\d\d(?:\s*ه\b)?"
)  # folded
_NUMERIC = re.compile(r"(?<![\d./-])\d{1,2}[./-]\d{1,2}[./-]\d{4}(?![\d/-])")
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a folded text, and where; `day_first` tells how a numeric one was read ("" = no choice)."""

    value: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date: published or updated as it is labelled, and what else stands in it."""

    published: date | None
    updated: date | None
    labelled: bool
    weekday: bool
    time: bool
    clock: bool  # it begins with "today is"
    rest: str = ""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    year = r"((?:18|19|20)\d\d)"
    gap = r"[\s,،./-]{1,3}"
    ordinal = r"(?:st|nd|rd|th|er|-?го|\.)?"
    second_name = rf"(?:\s*[/(]\s*({month})\)?)?"  # "يناير / كانون الثاني"
    return (
        re.compile(rf"(?<!\d){year}[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)"),
        re.compile(rf"(?<![\d.:])(\d{{1,2}}){ordinal}{gap}(?:of |de |d')?({month})(?![^\W\d_]){second_name}{gap}(?:de )?{year}(?!\d)"),
        re.compile(rf"(?<![^\W\d_])({month})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,|،)?\s+{year}(?!\d)"),
        re.compile(rf"(?<![\d./-])(\d{{1,2}})([./-])(\d{{1,2}})\2{year}(?![\d/-])"),
        re.compile(rf"(?<!\d){year}\s+({month})\s+(\d{{1,2}})(?!\d)"),
    )  # fmt: skip


def find(folded: str, language: str) -> Iterator[Found]:
    """The full dates (day, month, year) in a folded text, in no order. Impossible ones are passed over."""
    if not _YEAR.search(folded):
        return
    folded = ascii_digits(folded)
    by_iso, by_day, by_month, numeric, by_year = _patterns()
    for m in by_iso.finditer(folded):
        yield from _valid(m, int(m[1]), int(m[2]), int(m[3]))
    for m in by_day.finditer(folded):
        yield from _valid(m, int(m[4]), months()[m[2]], int(m[1]))
    for m in by_month.finditer(folded):
        yield from _valid(m, int(m[3]), months()[m[1]], int(m[2]))
    for m in by_year.finditer(folded):
        yield from _valid(m, int(m[1]), months()[m[2]], int(m[3]))
    for m in numeric.finditer(folded):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        # English alone is divided between day first and month first; dots are never American.
        if first > 12 or first == second or m[2] == "." or language in ("ru", "tr", "fr", "ar"):
            yield from _valid(m, year, second, first)
        elif second > 12:
            yield from _valid(m, year, first, second)


def ascii_digits(text: str) -> str:
    """Arabic and Persian digits as 0–9; lengths do not change."""
    if text.isascii():
        return text
    return text.translate({0x660 + i: str(i) for i in range(10)} | {0x6F0 + i: str(i) for i in range(10)})


def _valid(match: re.Match[str], year: int, month: int, day: int) -> Iterator[Found]:
    try:
        yield Found(date(year, month, day), match.start(), match.end())
    except ValueError:
        return


def iso(text: str, language: str = "") -> date | None:
    """The one date a metadata value states ("2022-01-19T10:00Z", "Wed, 19 Jan 2022 …"), None when there is none.

    Seconds or milliseconds since 1970 are read as a day in UTC.
    """
    if re.fullmatch(r"\s*1\d{9}(?:\d{3})?(?:\.\d+)?\s*", text):
        return datetime.fromtimestamp(int(text.strip()[:10]), UTC).date()
    found = {f.value for f in find(fold(text), language)}
    if not found and (m := re.fullmatch(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{6})?Z?\s*", text)):
        try:
            return date(int(m[1]), int(m[2]), int(m[3]))
        except ValueError:
            return None
    return found.pop() if len(found) == 1 else None


def weekday_in(folded: str) -> int:
    """The number (Monday is 1) of the one day of the week named in a folded text, 0 when none or several are."""
    found = {number for word in _WORD.findall(folded) if len(word) > 2 and (number := weekdays().get(word))}
    return found.pop() if len(found) == 1 else 0


def date_line(line: str, language: str) -> DateLine | None:
    """What `line` says as a line of dates, None when it is something else.

    >>> date_line("Published: 3 March 2021 10:00", "en").published
    datetime.date(2021, 3, 3)
    >>> date_line("On 3 March 2021 the rain stopped.", "en") is None
    True
    """
    if len(line) > 130 or not _YEAR.search(line):
        return None
    folded = ascii_digits(fold(line))
    dates = sorted(find(folded, language), key=lambda f: f.start)
    if not dates:
        return _unread_clock(folded)
    published = updated = None
    labelled = False
    rest, last = [], 0
    for found in dates:
        before = folded[last : found.start]
        label = _label(before)
        labelled = labelled or bool(label)
        if label == "updated":
            updated = updated or found.value
        else:
            published = published or found.value
        rest.append(before)
        last = found.end
    rest.append(folded[last:])
    if len(dates) == 1 and not labelled and is_changed(folded, dates[0]):  # "… tarihinde güncellendi"
        published, updated, labelled = None, published, True
    residue = " ".join(rest)
    bare = _ZONE.sub(" ", _TIME.sub(" ", _HIJRI.sub(" ", residue)))
    left = _left(bare)
    # A place or a section may stand beside a date; more words make a sentence.
    apart = labelled or re.search(r"[|·•,،–—]|\s-\s", residue)
    if (
        len(left) > (3 if apart else 1)
        or sum(map(len, left)) > 24
        or (len(left) > 1 and folded.endswith((".", "!", "?")))
    ):
        return None
    spoken = bare.strip(" ,.:;-–—|")
    return DateLine(
        published,
        updated,
        labelled,
        weekday=any(w in weekdays() for w in _WORD.findall(bare)),
        time=bool(_TIME.search(residue)),
        clock=_is_clock(spoken),
        rest=" ".join(left),
    )


def is_changed(folded: str, found: Found) -> bool:
    """Whether a folded line says of the date in it that something was changed then: before it, or right behind it.

    "5 November | Updated 7 p.m." says it of the hour.
    """
    if before := _label(folded[: found.start]):
        return before == "updated"
    behind = re.split(r"[|·•,–—(]", folded[found.end :], maxsplit=1)[0]
    return _label(behind) == "updated" and not re.search(r"\d", folded[found.end :])


def _is_clock(spoken: str) -> bool:
    """Whether the words beside a date begin or end as those of a page's clock do."""
    spoken = " ".join(spoken.split())
    return any(f"{spoken} ".startswith((f"{w} ", f"{w}:", f"{w},")) or spoken.endswith(f" {w}") for w in words("clock"))


def _unread_clock(folded: str) -> DateLine | None:
    """A page's clock whose date could be read in two ways ("Page viewed 4/5/2026"): when does not matter."""
    bare, count = _NUMERIC.subn(" ", folded)
    spoken = _ZONE.sub(" ", _TIME.sub(" ", bare)).strip(" ,.:;-–—|")
    if not count or not _is_clock(spoken) or _left(spoken):
        return None
    return DateLine(None, None, labelled=False, weekday=False, time=False, clock=True)


def beside_date(line: str, language: str) -> tuple[str, DateLine] | None:
    """What stands beside the date in a line of both ("Ann Lee | 6 January 2022"), and the line of the date alone.

    >>> beside_date("Ann Lee | 6 January 2022", "en")[0]
    'Ann Lee'
    """
    folded = ascii_digits(fold(line))
    if len(line) > 130 or len(folded) != len(line) or not _YEAR.search(folded):
        return None
    found = list(find(folded, language))
    if not found:
        return None
    spans = [(f.start, f.end) for f in found]
    for pattern in (_TIME, _ZONE, _labels()):
        spans += [m.span() for m in pattern.finditer(folded)]
    spans += [m.span() for m in _WORD.finditer(folded) if m.group() in weekdays()]
    letters, dates = list(line), [" "] * len(line)
    for start, end in spans:
        dates[start:end] = line[start:end]
        letters[start:end] = " " * (end - start)
    line_of_date = date_line(" ".join("".join(dates).split()), language)
    left = "".join(letters).split()
    while left and fold(left[-1]).strip(".,") in _SMALL | {""}:
        left.pop()
    rest = " ".join(left).strip(" |,.:;•·–—-/()")
    return (rest, line_of_date) if line_of_date and rest else None


@cache
def _labels(*kinds: str) -> re.Pattern[str]:
    """What finds a label of `kinds` (published, updated; both without any) in a folded text."""
    known = frozenset[str]().union(*(words(kind) for kind in kinds or ("published", "updated")))
    labels = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})(?!\w)")


def _label(before: str) -> str:
    return next((kind for kind in ("updated", "published") if _labels(kind).search(before)), "")


def _left(bare: str) -> list[str]:
    text = _labels().sub(" ", bare)
    for label in sorted(words("clock"), key=len, reverse=True):
        if label in text:
            text = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", " ", text)
    return [w for w in re.findall(r"\w+", text) if w not in _SMALL and w not in weekdays()]
