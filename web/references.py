"""Articles as references for reference managers (RIS, BibTeX), or as a table."""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from kb.model import Document
from kb.text import one_line, slug

__all__ = ["bibtex", "ris", "table"]


def ris(document: Document) -> str:
    """The article as an RIS record of type NEWS.

    https://en.wikipedia.org/wiki/RIS_(file_format) lists the tags.
    """
    day = document.published
    tags = [
        ("TY", "NEWS"),
        ("TI", document.title),
        ("AU", document.author),
        ("T2", document.publisher),
        ("PY", f"{day.year:04}" if day else ""),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("LA", document.language),
        ("UR", document.url),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _braced(value: str) -> str:
    """`value` as a BibTeX field: what TeX would read as a command is escaped, braces are dropped.

    >>> _braced("Oil & gas {50 %}")
    '{Oil \\\\& gas 50 \\\\%}'
    """
    return "{" + re.sub(r"([&%$#_])", r"\\\1", one_line(value).translate({123: None, 125: None, 92: None})) + "}"


def bibtex(document: Document) -> str:
    """The article as a BibTeX entry, in UTF-8 as biber reads it."""
    day = document.published
    values = [
        ("title", document.title),
        ("author", document.author),
        ("journal", document.publisher),
        ("year", f"{day.year:04}" if day else ""),
        ("date", day.isoformat() if day else ""),
        ("language", document.language),
        ("url", document.url),
    ]
    first = slug(document.author or document.publisher or "article").split("-")[-1] or "article"
    key = f"{first}{day.year if day else ''}{slug(document.title).split('-')[0]}"
    # An address stands as it is: url is a verbatim field.
    body = ",\n".join(
        f"  {name} = {_braced(value) if name != 'url' else '{' + value + '}'}" for name, value in values if value
    )
    return f"@article{{{key},\n{body}\n}}\n"


def table(documents: Iterable[Document], addresses: Mapping[str, str]) -> str:
    """Articles as CSV with a head; `addresses` gives the address of each here.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, because titles come from anywhere.
    """
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(("title", "author", "publisher", "published", "precision", "language", "url", "article"))
    for d in documents:
        day = d.published.isoformat() if d.published else ""
        cells = (d.title, d.author, d.publisher, day, d.precision, d.language, d.url, addresses.get(d.id, ""))
        rows.writerow(f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell for cell in cells)
    return written.getvalue()
