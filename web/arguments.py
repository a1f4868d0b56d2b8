"""Reads one request argument as one kind of value, forgiving what a person may type.

A number that is none is the default, a date that is none is left out, an unknown choice is the first one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from kb.query import period

__all__ = [
    "MOST_PAGES",
    "REVERSED",
    "Arguments",
    "date_hints",
    "day",
    "days",
    "days_reversed",
    "many",
    "number",
    "page_hints",
    "page_number",
    "text",
]

Arguments = MultiDict[str, Any] | Mapping[str, str]
MOST_PAGES = 100_000
REVERSED = "the first date is after the last; they were read the other way round"


def text(arguments: Arguments, name: str, longest: int = 500) -> str:
    return str(arguments.get(name) or "").replace("\x00", " ").strip()[:longest]


def number(arguments: Arguments, name: str, default: int, least: int, most: int) -> int:
    try:
        return min(max(int(text(arguments, name, 12)), least), most)
    except ValueError:
        return default


def day(arguments: Arguments, name: str) -> date | None:
    try:
        return date.fromisoformat(text(arguments, name, 10))
    except ValueError:
        return None


def days(arguments: Arguments) -> tuple[date | None, date | None]:
    """`since` and `until`, the earlier first."""
    since, until = day(arguments, "since"), day(arguments, "until")
    return (until, since) if since and until and since > until else (since, until)


def days_reversed(arguments: Arguments) -> bool:
    """Whether `until` is a day before `since`; they are read the other way round.

    >>> days_reversed({"since": "2022-02-01", "until": "2022-01-01"}), days_reversed({"since": "2022-02-01"})
    (True, False)
    """
    since = day(arguments, "since")
    return since is not None and days(arguments)[0] != since


def date_hints(arguments: Arguments) -> tuple[str, ...]:
    """What was wrong with `date`, `since` and `until`, for the reader.

    >>> date_hints({"date": "2022-13", "since": "2022-01-01"})
    ('“2022-13” is not a date such as 2022, 2022-03 or 2022-03-20; it is left out',)
    """
    date_, since, until = (text(arguments, name, 10) for name in ("date", "since", "until"))
    wrong = [date_] if date_ and not period(date_) else []
    wrong += [said for said, name in ((since, "since"), (until, "until")) if said and not day(arguments, name)]
    hints = (f"“{said}” is not a date such as 2022, 2022-03 or 2022-03-20; it is left out" for said in wrong)
    return (*hints, *((REVERSED,) if days_reversed(arguments) else ()))


def many(arguments: Arguments, name: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    values = arguments.getlist(name) if isinstance(arguments, MultiDict) else [arguments.get(name, "")]
    kept = dict.fromkeys(str(value).strip() for value in values if str(value).strip())
    return tuple(value for value in kept if not known or value in known)


def page_number(arguments: Arguments) -> int:
    """The page asked for, from 1.

    >>> page_number({"page": "3"}), page_number({"page": "-2"}), page_number({"page": "x"})
    (3, 1, 1)
    """
    return number(arguments, "page", 1, 1, MOST_PAGES)


def page_hints(arguments: Arguments) -> tuple[str, ...]:
    """How to go on behind the last page that has a number.

    >>> page_hints({"page": "7"}), page_hints({"page": "100001"})
    ((), ('pages have numbers up to 100,000; a script goes on with after=, the cursor that each page has in JSON',))
    """
    if number(arguments, "page", 1, 1, MOST_PAGES + 1) <= MOST_PAGES:
        return ()
    return (
        f"pages have numbers up to {MOST_PAGES:,}; a script goes on with after=, the cursor that each page has in JSON",
    )
