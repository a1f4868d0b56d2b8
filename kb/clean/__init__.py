"""From a raw document to an article: its text without the page around it, and what is known about it.

What is cut is kept as `Cut`s with reasons; the article's own text is never cut. docs/cleaning.md says
in words what is done and how sure it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kb.clean.blocks import Block, blocks_of, body
from kb.clean.boxes import closing_boxes
from kb.clean.characters import plain
from kb.clean.furniture import judge, judge_marked
from kb.clean.language import detect
from kb.clean.layout import Layout, layout_of, same_title
from kb.clean.markdown import markdown_blocks
from kb.clean.page import is_page, visible_text, web_page
from kb.clean.people import is_person, stated_author
from kb.clean.published import published_of
from kb.clean.shape import Shape, shape_of
from kb.clean.source import find_author, find_publisher
from kb.errors import Rejected
from kb.model import Cleaned, Cut, RawDocument
from kb.text import one_line

__all__ = ["clean", "detect"]

_HEADING = re.compile(r"^#{1,4} \S", re.M)  # Markdown under a plain name has headings and one more of its marks
_MARKUP = re.compile(r"\*\*\w|\]\(\w|^#{2,4} \S", re.M)
_BESIDE = re.compile(r"(?<=>)\s*(?=<(?:span|time|a|small|b|strong|li|button)\b)", re.I)
_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-]\d{4}")  # a date whose reading depends on the language


def clean(raw: RawDocument) -> Cleaned:
    """The article in `raw`. Raises Rejected "empty" when no text is left.

    `Cleaned.text` has a blank line between paragraphs and none inside lists and tables;
    the offsets of its cuts say where in it they stood.
    """
    metadata = {k: plain(v).strip() for k, v in raw.metadata.items()}
    if raw.media_type == "text/html" and is_page(raw.text):
        return _from_html(raw.text, metadata)
    text = plain(visible_text(raw.text) if raw.media_type == "text/html" else raw.text)
    marked = raw.media_type == "text/markdown" or bool(_HEADING.search(text) and _MARKUP.search(text))
    found = markdown_blocks(text) if marked else blocks_of(text)
    return _article(found, metadata, marked=marked)


def _from_html(source: str, metadata: Mapping[str, str]) -> Cleaned:
    page = web_page(source, metadata.get("url", ""))
    author = page.author if page.author_stated else ""
    stated = {"title": page.title, "author": author, "publisher": page.publisher, "url": page.url}
    merged = {k: v for k, v in stated.items() if v} | dict(metadata)
    found = [replace(b, text=plain(b.text).strip()) for b in page.blocks]
    article = _article([b for b in found if b.text], merged, marked=not page.whole, source="the page's metadata")
    if not (article.author and article.publisher and (article.published or page.day)):
        article = _by_lines(article, source)
    if not article.author and (author := stated_author(page.author, page.publisher)) and is_person(author):
        article = replace(article, author=author, notes={**article.notes, "author": "the page's markup"})
    if metadata.get("date") or not page.day or (article.precision == "stated" and not page.day_stated):
        return article
    note = "the page's metadata" if page.day_stated else "a date found on the page"
    return replace(
        article,
        published=page.day,
        precision="stated" if page.day_stated else "inferred",
        notes={**article.notes, "published": note},
    )


def _by_lines(article: Cleaned, source: str) -> Cleaned:
    """`article` with the author, publisher and date that it lacks and that lines of its page show.

    The author counts where it stands between headline and text, nowhere else.
    """
    # Name, date and counters stand side by side, each in an element of its own.
    found = [replace(b, text=plain(b.text).strip()) for b in blocks_of(visible_text(_BESIDE.sub("<p>", source)))]
    found = [b for b in found if b.text]
    shapes = [shape_of(block, article.language) for block in found]
    where = layout_of(found, shapes, article.title)
    if where.title < 0:
        return article
    publisher, from_where = find_publisher(found, shapes, where)
    author, line = find_author(found, shapes, where, judge(found, shapes, where, publisher))
    published = published_of(found, shapes, where, {}, article.language)
    notes = dict(article.notes)
    if not article.author and any(f"“{b.text}”" in line for b in found[where.title + 1 : where.first]):
        article, notes["author"] = replace(article, author=author), line
    if not article.publisher and publisher:
        article, notes["publisher"] = replace(article, publisher=publisher), from_where
    if not article.published and published.day and published.precision == "stated":
        article = replace(article, published=published.day, precision="stated")
        notes["published"] = published.note
    return replace(article, notes=notes)


def _article(
    found: Sequence[Block], metadata: Mapping[str, str], *, marked: bool, source: str = "the file's metadata"
) -> Cleaned:
    if not found:
        raise Rejected("empty", "no text is left after cleaning")
    language = detect(_sample(found)) if any(_NUMERIC.search(b.text) for b in found if len(b.text) < 150) else ""
    shapes = [shape_of(block, language) for block in found]
    stated = one_line(metadata.get("title", ""))
    hint = stated or _hinted(found, one_line(metadata.get("file title", "")))
    where = layout_of(found, shapes, hint)
    publisher, publisher_note = find_publisher(found, shapes, where)
    verdicts = judge_marked(found, shapes, where) if marked else judge(found, shapes, where, publisher)
    author, author_note = find_author(found, shapes, where, verdicts)
    closing_boxes(
        found, shapes, author or metadata.get("author", ""), publisher or metadata.get("publisher", ""), verdicts
    )
    text, cuts = _assembled(found, verdicts)
    if not text:
        raise Rejected("empty", "no text is left after cleaning")
    title = stated or (one_line(found[where.title].text) if where.title >= 0 else "") or hint
    notes = {"title": source if stated else "the headline on the page" if title else ""}
    container_author, sender = _author(metadata, text)
    author, notes["author"] = (container_author, source) if container_author else (author, author_note)
    stated_publisher = metadata.get("publisher", "") or sender
    publisher, notes["publisher"] = (stated_publisher, source) if stated_publisher else (publisher, publisher_note)
    language = _language(metadata.get("language", "")) or detect(f"{title}\n{text}")
    published = published_of(found, shapes, where, metadata, language)
    notes["published"] = published.note
    return Cleaned(
        title=_without_site(title, publisher),
        text=text,
        author=author,
        publisher=publisher,
        published=published.day,
        precision=published.precision,
        language=language,
        url=metadata.get("url", "") or _address(found, shapes, where),
        cuts=cuts,
        notes={k: v for k, v in notes.items() if v},
    )


def _sample(found: Sequence[Block]) -> str:
    """The longest of the first blocks: text, most likely, to tell the language before furniture is known."""
    return max((b.text for b in found[:40]), key=len, default="")


def _hinted(found: Sequence[Block], title: str) -> str:
    """A file's own title, when a line near the top says the same: it often names a template instead."""
    return title if title and any(same_title(title, b.text) for b in found[:12]) else ""


def _author(metadata: Mapping[str, str], text: str) -> tuple[str, str]:
    """The author a container states, and the publisher when the sender of a mail is none.

    A sender whose name the text keeps saying is what it is about, such as a company with its own news.
    """
    stated = metadata.get("author", "")
    if stated:
        return stated_author(stated, metadata.get("publisher", "")), ""
    sender = metadata.get("sender", "")
    return (sender, "") if is_person(sender) and text.count(sender) < 2 else ("", sender)


def _address(found: Sequence[Block], shapes: Sequence[Shape], where: Layout) -> str:
    """The bare link above the article: a printed or copied page begins with its address."""
    links = (b.text for b, s in zip(found[: where.first], shapes, strict=False) if s.why == "a bare link")
    return next((link for link in links if link.startswith("http") and " " not in link), "")


def _language(stated: str) -> str:
    code = stated.strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isalpha() and code.isascii() else ""


def _without_site(title: str, publisher: str) -> str:
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, _, tail = title.rpartition(mark)
        if head and publisher and tail.strip().casefold() == publisher.casefold():
            return head.strip()
    return title


def _assembled(found: Sequence[Block], verdicts: Sequence[str]) -> tuple[str, tuple[Cut, ...]]:
    """The body of what is kept, and each cut at the offset where its line stood."""
    kept: list[Block] = []
    cut: list[tuple[int, Block, str]] = []
    for block, reason in zip(found, verdicts, strict=True):
        if reason:
            cut.append((len(kept), block, reason))
        else:
            kept.append(replace(block, tight=False) if not kept else block)
    starts = [len(body(kept[:i])) for i in range(len(kept) + 1)] if cut else []
    return body(kept), tuple(Cut(starts[number], block.text, reason) for number, block, reason in cut)
