"""Text to blocks: one a paragraph, list item or table row, each on one line.

Text wrapped at a fixed width (mail, PDF) flows again; running heads and page numbers are marked.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

__all__ = ["Block", "blocks_of", "body"]

ITEM = re.compile(r"(?:[-*•·▪◦‣–]|\(?\d{1,3}[.)]|[a-z][.)])\s+\S")
_END = re.compile(r"[.!?…؟۔:;]\s?['\"”’»)\]]*$")
_PAGE_NUMBER = re.compile(
    r"(?:page|стр\.?|صفحة|sayfa|p\.)?\s*[-–—]?\s*\d{1,4}\s*(?:[-–—]|(?:of|/|из|sur|من)\s*\d{1,4})?", re.I
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or table row on one line.

    `tight`: no blank line before it, it belongs to the list or table of the block before.
    `furniture`: why it is known not to be text already, or "".
    `level`: 1 for a first-order heading of marked-up text, 2 for lower ones, 0 otherwise.
    """

    text: str
    tight: bool = False
    furniture: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    gap: bool  # a blank line stands before it
    indent: int
    cells: int  # tabs inside it
    furniture: str = ""


def blocks_of(text: str) -> list[Block]:
    """The blocks of a plain text, in order. Nothing is lost but white space and the hyphens of divided words."""
    lines = _lines(text)
    width = _width([line for line in lines if not line.furniture])
    divided = width > 0 and _hyphenates(lines)
    text_from = _text_from(lines, width)
    made: list[Block] = []
    waiting: list[Block] = []  # running heads inside a paragraph: they come after it
    current: _Line | None = None
    whole = ""
    for number, line in enumerate(lines):
        if line.furniture:
            waiting.append(Block(line.text, furniture=line.furniture))
            continue
        if current is not None and width and _continues(current, line, width, bool(waiting), number > text_from):
            whole = _joined(whole, line.text, divided)
        else:
            if current is not None:
                made.append(Block(whole, _is_tight(current, made, lines)))
            made += waiting
            waiting = []
            whole = line.text
        current = (
            line if current is None or whole == line.text else _Line(line.text, current.gap, line.indent, current.cells)
        )
    if current is not None:
        made.append(Block(whole, _is_tight(current, made, lines)))
    return made + waiting


def body(kept: Sequence[Block]) -> str:
    """The blocks as a text: a blank line between paragraphs, none inside a list or table."""
    parts: list[str] = []
    for block in kept:
        if parts:
            parts.append("\n" if block.tight else "\n\n")
        parts.append(block.text)
    return "".join(parts)


def _is_tight(line: _Line, made: Sequence[Block], lines: Sequence[_Line]) -> bool:
    if line.gap or not made:
        return False
    before = made[-1].text
    start = line.text if line.cells else ""
    return bool(line.cells and " | " in before and start) or bool(
        ITEM.match(line.text) or (_table(line.text) and _table(before))
    )


def _table(text: str) -> bool:
    return text.count(" | ") >= 1 and len(text) < 300


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for page, marked in _pages(text):
        gap = page > 0 and not lines
        for raw, furniture in marked:
            stripped = raw.strip()
            if not stripped:
                gap = True
                continue
            shown = re.sub(r"\s*\t\s*", "\t", stripped) if "\t" in stripped else stripped
            lines.append(_Line(shown, gap, len(raw) - len(raw.lstrip()), shown.count("\t"), furniture))
            gap = False
    return [_row(lines, i) if line.cells else line for i, line in enumerate(lines)]


def _row(lines: Sequence[_Line], i: int) -> _Line:
    """A line with tabs: a row of a table when the line above or below has as many, else words with wide gaps."""
    line = lines[i]
    is_row = any(0 <= j < len(lines) and lines[j].cells == line.cells for j in (i - 1, i + 1))
    return replace(line, text=line.text.replace("\t", " | " if is_row else " "), cells=line.cells if is_row else 0)


def _pages(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """The lines of each page with why they are furniture: the same first or last line on most pages, page numbers."""
    pages = [page.split("\n") for page in text.split("\f")]
    if len(pages) == 1:
        yield 0, [(line, "") for line in pages[0]]
        return
    edges = Counter(key for page in pages for key in {_edge(page[i]) for i in _edge_lines(page)})
    for number, page in enumerate(pages):
        marks = [""] * len(page)
        for i in _edge_lines(page):
            if _PAGE_NUMBER.fullmatch(page[i].strip()):
                marks[i] = "a page number"
            elif edges[_edge(page[i])] >= max(2, 0.6 * len(pages)) and len(page[i]) < 90 and not _END.search(page[i]):
                marks[i] = "the same line on every page"
        yield number, list(zip(page, marks, strict=True))


def _edge_lines(page: Sequence[str]) -> list[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*filled[:2], *filled[-2:]}) if len(filled) > 4 else filled[:1] if len(filled) > 2 else []


def _edge(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _width(lines: Sequence[_Line]) -> int:
    """The width a text is wrapped at, 0 when its lines are its paragraphs.

    In wrapped text the next line's first word would not have fitted on a line, and most lines end inside a
    sentence. Headlines in a list have neither in common, so both are asked of more than half the lines.
    """
    pairs = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if not b.gap and 38 <= len(a.text) <= 125 and " " in a.text and not ITEM.match(b.text)
    ]
    if len(pairs) < 2:
        return 0
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[int(0.9 * (len(lengths) - 1))] if len(lengths) > 2 else lengths[-1]
    long = sum(len(line.text) for line in lines if len(line.text) > 1.6 * width)
    if long > 0.4 * sum(len(line.text) for line in lines):
        return 0
    full = sum(_is_full(a, b, width) for a, b in pairs)
    unfinished = sum(not _END.search(a.text) and not b.text[:1].isupper() for a, b in pairs)
    return width if full >= 0.6 * len(pairs) and unfinished >= 0.4 * len(pairs) else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    # PDF lines are set to a width in points: in characters they vary by about an eighth.
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > 0.86 * width


def _text_from(lines: Sequence[_Line], width: int) -> int:
    """The number of the first of three full lines: above it stand headlines, which only seem to be full."""
    for i in range(len(lines) - 2):
        a, b, c = lines[i : i + 3]
        if not (b.gap or c.gap) and _is_full(a, b, width) and _is_full(b, c, width):
            return i
    return 0


def _continues(line: _Line, following: _Line, width: int, page_break: bool, in_text: bool) -> bool:
    if ITEM.match(following.text) or (following.cells and line.cells):
        return False
    unfinished = not _END.search(line.text)
    goes_on = unfinished and following.text[:1].islower()
    if page_break or following.gap:
        return page_break and goes_on
    if following.indent >= line.indent + 2 and not unfinished and not ITEM.match(line.text):
        return False  # an indented first line
    if not in_text:
        return goes_on and len(line.text) > 0.25 * width
    return _is_full(line, following, width) or (goes_on and len(line.text) > 0.5 * width)


def _hyphenates(lines: Sequence[_Line]) -> bool:
    """Whether words are divided at line ends; when only compounds are broken there, few lines end in a hyphen."""
    ends = sum(line.text.endswith("-") and line.text[-2:-1].isalpha() for line in lines)
    return ends >= 2 and ends * 40 >= len(lines)


def _joined(text: str, following: str, divided: bool) -> str:
    if text.endswith("-") and text[-2:-1].isalpha() and following[:1].islower():
        return (text[:-1] if divided else text) + following
    return f"{text} {following}"
