"""HTML to blocks and metadata: trafilatura finds the article, htmldate its date."""

import logging
from dataclasses import dataclass
from datetime import datetime

from htmldate import find_date
from lxml import html as lxml_html
from lxml.etree import ParserError
from trafilatura import bare_extraction, baseline, load_html

from kb.clean.blocks import ITEM, Block
from kb.text import one_line

__all__ = ["WebPage", "web_page"]

# Both report what they do not like about a page; what counts is what they return.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_TOO_LITTLE = 250  # characters: below it the main text was most likely missed, so less careful ways are tried
_EARLIEST = "1990-01-01"


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page holds: the blocks of its article and what its markup states ("" for what it does not).

    `date` is ISO; `date_stated`: it is in the page's metadata or its own time element, not guessed from its text.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    date_stated: bool = False
    url: str = ""


def web_page(source: str, url: str = "") -> WebPage:
    """The article of a page. A page that is no HTML, or has no text, gives no blocks."""
    tree = load_html(source)
    if tree is None:
        return WebPage(())
    # The tree is used up by the extraction: dates are searched in it first.
    stated = _date(tree, url, extensive=False)
    date = stated or _date(tree, url, extensive=True)
    skip_date = {"extensive_search": False, "original_date": True, "max_date": _EARLIEST}
    found = bare_extraction(tree, url=url or None, with_metadata=True, include_comments=False, include_tables=True,
                            date_extraction_params=skip_date)  # fmt: skip
    text = (found.text or "") if found else ""
    if len(text) < _TOO_LITTLE:
        text = max(text, *_less_careful(source, url), key=_worth)
    blocks = tuple(_blocks(text))
    if found is None:
        return WebPage(blocks, date=date, date_stated=bool(stated), url=url)
    return WebPage(
        blocks,
        title=one_line(found.title or ""),
        author=", ".join(part.strip() for part in (found.author or "").split(";") if part.strip()),
        publisher=one_line(found.sitename or ""),
        date=date,
        date_stated=bool(stated),
        url=found.url or url,
    )


def _less_careful(source: str, url: str) -> list[str]:
    """The text as ways that miss less and take more with it find it."""
    more = bare_extraction(source, url=url or None, include_comments=False, favor_recall=True)
    try:
        _body, plain, _length = baseline(source)
    except (ParserError, ValueError):
        plain = ""  # nothing that a parser takes for a page
    return [(more.text or "") if more else "", plain]


def _worth(text: str) -> tuple[bool, int]:
    return len(text) >= _TOO_LITTLE, -len(text) if len(text) >= _TOO_LITTLE else len(text)


def _date(tree: lxml_html.HtmlElement, url: str, *, extensive: bool) -> str:
    today = datetime.now().strftime("%Y-%m-%d")
    found = find_date(
        tree, extensive_search=extensive, original_date=True, url=url or None, min_date=_EARLIEST, max_date=today
    )
    # Found by searching the whole page, the date of today is the page's clock.
    return "" if not found or (extensive and found == today) else found


def _blocks(text: str) -> list[Block]:
    made: list[Block] = []
    for line in text.split("\n"):
        words = one_line(line.strip("| ") if line.startswith("|") else line)
        if words and set(words) - set("|- "):
            item = bool(ITEM.match(words)) or " | " in words
            before = made[-1].text if made else ""
            made.append(Block(words, tight=item and bool(made) and (bool(ITEM.match(before)) or " | " in before)))
    return made
