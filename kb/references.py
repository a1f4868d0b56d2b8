"""Articles to take away: as references for reference managers (RIS, BibTeX), as a table, as lines of JSON."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from kb.errors import SettingError
from kb.model import Document
from kb.text import one_line, slug
from kb.transliterate import transliterate

__all__ = ["MEDIA_TYPES", "MOST", "bibtex", "lines", "ris", "table", "taken_away"]

# As many results as are taken away unless more are asked for.
MOST = 1000
MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
}


def taken_away(suffix: str, documents: Sequence[Document], addresses: Mapping[str, str]) -> bytes:
    """`documents` as a file of the kind `suffix` names: csv, jsonl, ris or bib.

    `addresses` gives where each article is read; without one its id stands there. Raises SettingError for another kind.
    """
    if suffix not in MEDIA_TYPES:
        raise SettingError(
            f"cannot write results as {suffix or 'a file without a suffix'}; choose .{', .'.join(MEDIA_TYPES)}"
        )
    if suffix == "csv":
        return table(documents, addresses).encode("utf-8-sig")  # without the mark Excel reads another encoding
    if suffix == "jsonl":
        return lines(documents, addresses).encode()
    written: Callable[[Document], str] = ris if suffix == "ris" else bibtex
    return "".join(map(written, documents)).encode()


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
        ("N1", "" if document.url else f"read from {document.uri}"),
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
        ("note", "" if document.url else f"read from {document.uri}"),
    ]
    first = slug(document.author or document.publisher or "article").split("-")[-1] or "article"
    # BibTeX takes keys in ASCII only.
    words = transliterate(f"{first}{day.year if day else ''}{slug(document.title).split('-')[0]}")
    key = re.sub(r"[^a-z0-9]", "", words) or "article"
    # An address stands as it is: url is a verbatim field.
    body = ",\n".join(
        f"  {name} = {_braced(value) if name != 'url' else '{' + value + '}'}" for name, value in values if value
    )
    return f"@article{{{key},\n{body}\n}}\n"


def table(documents: Iterable[Document], addresses: Mapping[str, str]) -> str:
    """Articles as CSV with a head; the columns are those of `lines`, without the id that only scripts need.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, because titles come from anywhere.
    """
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(_COLUMNS)
    for d in documents:
        cells = [_values(d, addresses)[column] for column in _COLUMNS]
        rows.writerow(f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell for cell in cells)
    return written.getvalue()


def lines(documents: Iterable[Document], addresses: Mapping[str, str]) -> str:
    """Articles as JSON, one a line; what is not known is ""."""
    return "".join(json.dumps(_values(d, addresses), ensure_ascii=False) + "\n" for d in documents)


_COLUMNS = ("title", "author", "publisher", "published", "precision", "language", "url", "article", "uri")


def _values(d: Document, addresses: Mapping[str, str]) -> dict[str, str]:
    return {
        "id": d.id,
        "uri": d.uri,
        "title": d.title,
        "author": d.author,
        "publisher": d.publisher,
        "published": d.published.isoformat() if d.published else "",
        "precision": d.precision,
        "language": d.language,
        "url": d.url,
        "article": addresses.get(d.id, d.id),
    }
