"""Dates as people type them: a year, a month, a day, or a span of these."""

import calendar
import re
from datetime import date, timedelta

__all__ = ["period", "span"]

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


def period(text: str) -> tuple[date, date] | None:
    """The first and last day of a year, month or day; None when `text` is none of these.

    >>> period("2022-02")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def span(text: str) -> tuple[date | None, date | None] | None:
    """What follows `date:`, as first and last day: 2022 · 2022-01..2022-03 · ..2021 · >2021 · <=2022-05.

    >>> span(">2021"), span("2022-01..")
    ((datetime.date(2022, 1, 1), None), (datetime.date(2022, 1, 1), None))
    """
    text = text.strip()
    compared = re.fullmatch(r"(>=|<=|>|<)(.+)", text)
    if compared:
        found = period(compared.group(2))
        return _compared(compared.group(1), *found) if found else None
    if ".." in text:
        left, _, right = text.partition("..")
        since, until = (period(part) if part.strip() else None for part in (left, right))
        if (left.strip() and not since) or (right.strip() and not until) or not (since or until):
            return None
        return (since[0] if since else None), (until[1] if until else None)
    return period(text)


def _compared(sign: str, first: date, last: date) -> tuple[date | None, date | None] | None:
    day = timedelta(days=1)
    if sign == ">=":
        return first, None
    if sign == "<=":
        return None, last
    if sign == ">":
        return (last + day, None) if last < date.max else None
    return (None, first - day) if first > date.min else None
