"""HTML to blocks and metadata: trafilatura finds the article, htmldate its date."""

import html
import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lxml.etree import ParserError
from lxml.html import HtmlElement
from trafilatura import bare_extraction, baseline, load_html
from trafilatura.settings import Document

from kb.clean.blocks import ITEM, Block
from kb.clean.dates import iso
from kb.clean.pagedate import EARLIEST, clock_of, drop_changes, guessed
from kb.clean.tables import words
from kb.text import fold, one_line

__all__ = ["WebPage", "is_page", "visible_text", "web_page"]

# They report what they do not like about a page; what counts is what they return.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_TOO_LITTLE = 250  # characters: below it the main text was most likely missed, so less careful ways are tried
_MOST = 0.5  # of the page's characters: with so many the frame was not told from the article
_METADATA = re.compile(r"<meta\b[^<>]*>|<script\b[^<>]*ld\+json.*?</script>", re.I | re.S)
_LONGEST_NAME = 6  # words
_EMPTY_LINE = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.I)
_PARAGRAPH = re.compile(r"<p\b", re.I)
_TITLE_PARTS = re.compile(r"\s(?:[|–—·»-]|::)\s")
_UNSEEN = re.compile(r"<(script|style|head|noscript|template)\b.*?</\1\s*>|<!--.*?-->|[\n\r]", re.I | re.S)
_BLOCK_EDGE = re.compile(
    r"<br\s*/?>|</?(?:p|div|h[1-6]|ul|ol|table|tr|blockquote|section|article|figure|pre)\b[^<>]*>", re.I
)
_ITEM_START = re.compile(r"<li\b[^<>]*>", re.I)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page holds: the blocks of its article and what its markup states ("" for what it does not).

    `day_stated`: it is in the page's metadata or an element for it, not guessed from its text.
    `author_stated`: its metadata name the author, who was not guessed from its text.
    `whole`: the blocks hold most of the page with its menus, since its markup tells little.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    author_stated: bool = False
    publisher: str = ""
    day: date | None = None
    day_stated: bool = False
    url: str = ""
    whole: bool = False


def web_page(source: str, url: str = "") -> WebPage:
    """The article of a page. A page without any text gives no blocks."""
    tree = load_html(source)
    seen = visible_text(source)
    if tree is None:
        return WebPage(tuple(_blocks(seen)), url=url)
    headline, site = _told_apart(tree, seen)
    clock = clock_of(tree)
    drop_changes(tree)
    found = _extracted(tree, url)
    text = (found.text or "") if found else ""
    whole = False
    if _is_old(source):
        text, whole = seen, True
    elif len(text) < _TOO_LITTLE:
        # Its own last resort takes menus for text, so what it found counts only when nothing else is found.
        text, whole = max(_less_careful(source, url), key=_worth) or text, True
    elif "\n" not in text.strip():
        # A page laid out as a table comes out as one paragraph; its own paragraphs say where it breaks.
        text = max(text, baseline(source)[1], key=lambda t: (abs(len(t) - len(text)) < 0.1 * len(text), t.count("\n")))
    blocks = tuple(_blocks(text))
    if found is None:
        return WebPage(blocks, url=url)
    stated = iso(found.date or "")
    day = stated if stated != clock else None
    return WebPage(
        blocks,
        title=headline or one_line(found.title or ""),
        author=(author := _names(found.author or "")),
        author_stated=_is_declared(author, source),
        publisher=one_line(found.sitename or "") or site,
        day=day or guessed(source, seen, url, clock),
        day_stated=day is not None,
        url=found.url or url,
        whole=whole or len(text) > _MOST * len(one_line(seen)),
    )


def _names(found: str) -> str:
    """The names in what was found as author; "" when a whole box about one was, which is longer than a name."""
    parts = [part.strip() for part in found.split(";") if part.strip()]
    return ", ".join(parts) if all(len(part.split()) <= _LONGEST_NAME for part in parts) else ""


def _is_declared(author: str, source: str) -> bool:
    """Whether a page's metadata name its author."""
    declared = " ".join(_METADATA.findall(source))
    return bool(author) and any(form in declared for form in (author, html.escape(author), json.dumps(author)[1:-1]))


def _is_old(source: str) -> bool:
    """Whether a page has no paragraphs but lines with empty ones between them, as pages laid out by tables have."""
    return len(_EMPTY_LINE.findall(source)) >= 3 and len(_PARAGRAPH.findall(source)) < 3


def _told_apart(tree: HtmlElement, seen: str) -> tuple[str, str]:
    """The headline and the site in a page's <title>, where just one of its two parts is a line of the page.

    A title may give the headline in short: then the line that begins so is the headline. "" for what is not told.
    """
    raw = one_line("".join(tree.xpath("(//title)[1]//text()")))
    lines = {fold(line): line for line in map(one_line, seen.split("\n"))}
    if fold(raw) in lines:
        return lines[fold(raw)], ""
    parts = _TITLE_PARTS.split(raw)
    if len(parts) != 2:
        return "", ""
    for headline, site in (parts, parts[::-1]):
        if fold(headline) in lines and len(headline.split()) > 2 and (fold(site) not in lines or len(site.split()) < 3):
            return headline, site if _is_site(site) else ""
    headline, site = parts
    begun = [line for key, line in lines.items() if key.startswith(fold(headline)) and len(line) < 3 * len(headline)]
    if len(begun) != 1 or len(headline.split()) <= max(3, len(site.split())):
        return "", ""
    return begun[0], site if _is_site(site) else ""


def _is_site(name: str) -> bool:
    return 0 < len(name.split()) <= 5 and fold(name) not in words("section") and not any(map(str.isdigit, name))


def is_page(source: str) -> bool:
    """Whether this is a whole page rather than the piece of HTML that a table or a feed holds."""
    return bool(re.search(r"<(?:html|body|head|!doctype)\b", source[:5000], re.I))


def _extracted(tree: HtmlElement, url: str, *, recall: bool = False) -> Document | None:
    found = bare_extraction(
        tree,
        url=url or None,
        with_metadata=not recall,
        include_comments=False,
        include_tables=True,
        favor_recall=recall,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "min_date": EARLIEST,
            "max_date": date.today().isoformat(),
        },
    )
    return found if isinstance(found, Document) else None


def _less_careful(source: str, url: str) -> list[str]:
    """The text as ways that miss less and take more with it find it."""
    texts = [_framed(source, find) for find in (_found_text(url, recall=False), _found_text(url, recall=True), _simple)]
    return texts if any(texts) else [visible_text(source)]


def _framed(source: str, find: Callable[[HtmlElement], str]) -> str:
    """What `find` finds in the page without the frame around its article."""
    if (tree := load_html(source)) is None:
        return ""
    _drop_frame(tree)
    try:
        return find(tree)
    except (ParserError, ValueError):
        return ""  # nothing that a parser takes for a page


def _found_text(url: str, *, recall: bool) -> Callable[[HtmlElement], str]:
    def find(tree: HtmlElement) -> str:
        found = _extracted(tree, url, recall=recall)
        return (found.text or "") if found else ""

    return find


def _simple(tree: HtmlElement) -> str:
    return baseline(tree)[1]


def _drop_frame(tree: HtmlElement) -> None:
    """Takes out what the markup itself says is around the article; a header with a headline belongs to it."""
    for element in list(tree.iter("nav", "aside", "footer", "header")):
        if element.getparent() is None or (element.tag == "header" and element.find(".//h1") is not None):
            continue
        if next(element.iterancestors("article"), None) is None or element.tag == "nav":
            element.drop_tree()


def visible_text(source: str) -> str:
    """All text of a piece of HTML, a blank line where its blocks end, "- " before the items of lists."""
    marked = _ITEM_START.sub("\n- ", _BLOCK_EDGE.sub("\n\n", _UNSEEN.sub(" ", source)))
    return html.unescape(_TAG.sub("", marked))


def _worth(text: str) -> tuple[bool, int]:
    """Enough text beats too little; of several that are enough the shortest has the least furniture."""
    enough = len(text) >= _TOO_LITTLE
    return enough, -len(text) if enough else len(text)


def _blocks(text: str) -> list[Block]:
    made: list[Block] = []
    for line in text.split("\n"):
        words = one_line(line.strip("| ") if line.startswith("|") else line)
        if words and set(words) - set("|- "):
            made.append(Block(words, tight=bool(made) and _kind(words) != "" and _kind(words) == _kind(made[-1].text)))
    return made


def _kind(words: str) -> str:
    return "row" if " | " in words else "item" if ITEM.match(words) else ""
