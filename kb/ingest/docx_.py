"""Word documents: paragraphs and tables in their order, core properties."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml.etree import LxmlError

from kb.errors import Rejected
from kb.model import RawDocument
from kb.text import one_line

__all__ = ["read_docx"]

_OLE = b"\xd0\xcf\x11\xe0"  # an old .doc, or a .docx under a password, whatever the name says


def read_docx(data: bytes, uri: str) -> Iterator[RawDocument]:
    """The text of a Word document. Raises Rejected "encrypted" or "unreadable".

    A paragraph in the style "Title" is the title; the properties' title and author are hints
    ("file title", "file author"): they often name the template or who typed it.
    """
    if data.startswith(_OLE):
        raise Rejected("encrypted", "it has a password or is in the old .doc format; save it as .docx without one")
    try:
        document = docx.Document(io.BytesIO(data))
        parts: list[str] = []
        title = ""
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                parts.append("\n".join(_row(row.cells) for row in item.rows))
                continue
            text = item.text.strip()
            style = (item.style.name or "") if item.style else ""
            if style == "Title" and text and not title:
                title = one_line(text)
            elif text and style.startswith("List") and parts and parts[-1].startswith("- "):
                parts[-1] += f"\n- {one_line(text)}"
            elif text:
                parts.append(f"- {one_line(text)}" if style.startswith("List") else text)
        properties = document.core_properties
        stated = {"file title": properties.title, "file author": properties.author,
                  "file created": str(properties.created or "")[:10]}  # fmt: skip
    except (
        OpcError,
        zipfile.BadZipFile,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        OSError,
        IndexError,
    ) as error:
        # python-docx lets the errors of a damaged package through
        raise Rejected("unreadable", f"no valid Word document ({error or type(error).__name__})") from None
    metadata = {k: v.strip() for k, v in stated.items() if v and v.strip() and v != "python-docx"}
    if title:
        metadata["title"] = title
    if not parts:
        raise Rejected("empty", "no paragraph has text")
    yield RawDocument(uri, "\n\n".join(parts), "text/plain", metadata)


def _row(cells: object) -> str:
    texts = [one_line(cell.text) for cell in cells]  # type: ignore[attr-defined]  # a tuple of docx _Cell
    return " | ".join(text for text in texts if text)
