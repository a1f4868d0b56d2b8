"""When the article was published, as far as its page or text says so.

Stated: a date line of the article, or its container's date. Inferred: worked out from a dated picture
and the day of the week the text speaks of. A page's own clock is the day it was looked at, and what
says when it was changed is another day: neither is used.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kb.clean.blocks import Block
from kb.clean.dates import find, iso, weekday_in
from kb.clean.layout import Layout, is_clock
from kb.clean.shape import Shape
from kb.clean.tables import words
from kb.model import Precision
from kb.text import fold

__all__ = ["Published", "published_of"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Published:
    """A date of publication, how sure, and where it was found."""

    day: date | None
    precision: Precision
    note: str


def published_of(
    blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, metadata: Mapping[str, str], language: str
) -> Published:
    """The date of a page; `metadata["date"]` wins when it can be read."""
    raw = metadata.get("date", "").strip()
    if raw and (day := iso(raw, language)):
        return Published(day, "stated", f"the file states “{raw}”")
    return (
        _from_lines(blocks, shapes, where)
        or _from_wire(blocks, where, language)
        or _inferred(blocks, shapes, where, language)
        or Published(None, "unknown", _why_unknown(raw, blocks, shapes, where))
    )


def _why_unknown(raw: str, blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout) -> str:
    """What there is instead of a date: a month or a year, a day that could be two, the day of a change; "" for nothing."""
    if raw:
        return f"the file states “{raw}”, which names no certain day"
    outside = (i for i in range(where.end) if i < where.first or i > where.last)
    changed = next((i for i in outside if (line := shapes[i].date) and line.updated and not line.clock), -1)
    return f"the line “{blocks[changed].text}” says when it was changed only" if changed >= 0 else ""


def _from_lines(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout) -> Published | None:
    order = sorted((i for i, s in enumerate(shapes) if s.date and (i < where.first or where.last < i < where.end)),
                   key=lambda i: (not shapes[i].date.labelled, i < where.title, i))  # type: ignore[union-attr]  # all have a date  # fmt: skip
    for i in order:
        line = shapes[i].date
        assert line is not None  # by the filter above
        if (i > where.last and not line.labelled and not line.time) or is_clock(blocks, shapes, i, where):
            continue
        if line.published:
            return Published(line.published, "stated", f"the line “{blocks[i].text}”")
    return None


def _from_wire(blocks: Sequence[Block], where: Layout, language: str) -> Published | None:
    """ "VELMORE, Jan. 5, 2022 (Reuters) -": the dateline at the beginning of the text."""
    if where.first >= len(blocks):
        return None
    head = fold(blocks[where.first].text[:90])
    match = re.match(
        r"[^.!?]{2,40}?[,\s(][^!?]{0,40}?\d{4}\s*(?:г\.?)?\s*(?:[(/][^()/]{2,24}[)/])?\s*(?:[-–—:]|/|\.\s*/)", head
    )
    if match:
        days = {f.value for f in find(match.group(), language)}
        if len(days) == 1:
            return Published(days.pop(), "stated", "the dateline at the beginning of the text")
    return None


def _inferred(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, language: str) -> Published | None:
    """A picture of a stated day, and a lead that speaks of a day of the week: that day, on or next after it.

    Not when the text speaks of a later year, and not for pictures from an archive.
    """
    captions = [fold(blocks[i].text) for i in range(len(blocks)) if shapes[i].caption and i <= where.last]
    captions = [c for c in captions if not any(word in c for word in words("archive"))]
    days = sorted({f.value for c in captions for f in find(c, language)})
    if not days:
        return None
    text = " ".join(b.text for b in blocks[where.first : where.last + 1])
    if any(int(y) > days[-1].year for y in _YEAR.findall(text)):
        return None
    lead = fold(" ".join(b.text for b in blocks[where.first : where.first + 2]))
    weekday = weekday_in(lead)
    if not weekday:
        return None
    day = days[-1] + timedelta((weekday - days[-1].isoweekday()) % 7)
    return Published(day, "inferred", f"a picture of {days[-1].isoformat()} and the day of the week in the text")
