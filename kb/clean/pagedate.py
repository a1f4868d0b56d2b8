"""The date of an HTML page, and what on it is no date of publication: its clock, days of changes, a notice of rights."""

import re
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura import load_html

from kb.clean.dates import date_line, find, is_changed, iso
from kb.text import fold, one_line

__all__ = ["EARLIEST", "clock_of", "drop_changes", "guessed"]

EARLIEST = "1990-01-01"
_CHANGED = re.compile(r"modif|updated|amended|revised", re.I)
_CHANGED_VALUE = re.compile(
    r"<(?:meta|time)\b[^<>]*(?:modif|updated|amended|revised)[^<>]*>|\"date(?:modified|updated)\"\s*:\s*\"[^\"]*\"",
    re.I,
)
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.I)


def clock_of(tree: HtmlElement) -> date | None:
    """The date a page shows as its own clock: with a day of the week and no label, above the headline, once."""
    above: date | None = None
    seen_headline = False
    for element in tree.iter(
        "h1", "div", "span", "p", "time", "li", "td", "b", "strong", "em", "i", "a", "small", "header"
    ):
        seen_headline = seen_headline or element.tag == "h1"
        text = one_line(element.text or "")
        line = date_line(text, "") if 5 < len(text) < 80 else None
        if line is None:
            continue
        if seen_headline and line.published == above:
            return None  # the article states the same date itself
        if not seen_headline and (line.weekday or line.clock) and not line.labelled and element.get("datetime") is None:
            above = above or line.published
    return above if seen_headline else None


def drop_changes(tree: HtmlElement) -> None:
    """Takes the metadata that says when a page was changed out of it: it would pass for the day of publication."""
    for element in list(tree.iter("meta")):
        names = (element.get(name) or "" for name in ("property", "name", "itemprop", "http-equiv"))
        if _CHANGED.search(" ".join(names)):
            element.drop_tree()


def guessed(source: str, text: str, url: str, clock: date | None) -> date | None:
    """The date a search of the whole page comes up with, when the page gives the day in full.

    `text` is what is seen of `source`. The search makes the first of January of "Copyright 2024" and takes the
    day an article was amended: neither is a day of publication. Today's date is the page's clock.
    """
    tree = load_html(source)
    if tree is None:
        return None
    drop_changes(tree)
    today = date.today()
    found = iso(
        find_date(tree, original_date=True, url=url or None, min_date=EARLIEST, max_date=today.isoformat()) or ""
    )
    if found is None or found in (today, clock):
        return None
    return found if _is_given(found, source, text, url, (tree.get("lang") or "")[:2].lower()) else None


def _is_given(day: date, source: str, text: str, url: str, language: str) -> bool:
    """Whether a line of the page that is about no change and no rights names the day, or else its markup or address."""
    named = False
    for line in text.split("\n"):
        folded = fold(line)
        for date_in_line in find(folded, language):
            if date_in_line.value != day:
                continue
            alone = date_line(one_line(line), language)
            if not (_RIGHTS.search(folded) or is_changed(folded, date_in_line) or (alone and alone.clock)):
                return True
            named = True
    written = rf"(?<!\d){day:%Y}([-/.]?){day:%m}\1{day:%d}(?!\d)"
    return not named and re.search(written, _CHANGED_VALUE.sub(" ", f"{source} {url}")) is not None
