"""Where a report begins behind its dateline: the day in it is when one paper printed it, not what the text says."""

import re
from functools import cache

from kb.datafiles import alternatives, rows
from kb.text import fold

__all__ = ["after_dateline"]

# "GDYNIA, Poland, Feb 17 - ", "ПАВЛОДАР, 18 августа. ", "مسقط 3 تشرين الثاني - ": a place, in capitals where there are any, and a day
_DATELINE = re.compile(
    r"[\"“«(]?(\w+)[^\n.!?]{0,50}?\b\d{1,2}\b[^\n.!?\d]{0,20}\.?(?:(?:,?\s+\d{4})?\s[-–—]{1,2}\s|\.\s)"
)
_BESIDE = re.compile(r"[^\W\d_]+(?=\.?\s+\d{1,2}\b)|(?<=\d )[^\W\d_]+")


@cache
def _months() -> frozenset[str]:
    """The first words of the names of months."""
    names = (name for _, cell in rows("furniture_months.tsv", 2) for name in alternatives(cell))
    return frozenset(fold(name).split()[0] for name in names)


def after_dateline(body: str) -> int:
    """Where the report begins in the body of an article; 0 when it opens without a place and a day.

    >>> after_dateline("AYR, May 3 - Bo Rice won."), after_dateline("In May 30 men - all old - met.")
    (13, 0)
    """
    found = _DATELINE.match(body)
    if found is None or found[1] != found[1].upper():
        return 0
    return found.end() if any(fold(word) in _months() for word in _BESIDE.findall(found[0])) else 0
