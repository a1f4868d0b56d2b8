"""Markdown to blocks."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb.clean.blocks import Block
from kb.text import one_line

__all__ = ["markdown_blocks"]

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
_TAG = re.compile(r"<[^<>]*>")


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text; its first heading of the first order has level 1."""
    return list(_walk(_PARSER.parse(text)))


def _walk(tokens: list[Token]) -> Iterator[Block]:
    level, lists, first_item = 0, 0, False
    marker = "-"
    cells: list[str] | None = None
    table_rows = 0
    for token in tokens:
        match token.type:
            case "heading_open":
                level = 1 if token.tag == "h1" else 2
            case "heading_close":
                level = 0
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
                first_item = lists == 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "list_item_open":
                marker = f"{token.info}{token.markup}" if token.info else "-"
            case "table_open":
                table_rows = 0
            case "tr_open":
                cells = []
            case "tr_close" if cells is not None:
                yield Block(" | ".join(cells), tight=table_rows > 0)
                table_rows, cells = table_rows + 1, None
            case "inline":
                words = _inline(token)
                if cells is not None:
                    cells.append(one_line(words))
                elif words.strip():
                    item = f"{marker} " if lists and marker else ""
                    yield Block(item + one_line(words), tight=bool(item) and not first_item, level=level)
                    first_item, marker = first_item and not item, "" if lists else marker
            case "html_block":
                if words := one_line(_TAG.sub(" ", token.content)):
                    yield Block(words)
            case "fence" | "code_block":
                yield from (
                    Block(one_line(line), tight=i > 0)
                    for i, line in enumerate(token.content.splitlines())
                    if line.strip()
                )


def _inline(token: Token) -> str:
    """The words of a paragraph; pictures are left out, links are their text."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
