"""Files of several articles: JSON lines, CSV, TSV. A bad row never loses the others."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.errors import Rejected
from kb.ingest.fields import assign, looks_like_html, text_of
from kb.model import RawDocument

__all__ = ["BadRow", "read_csv", "read_jsonl", "read_tsv"]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of a file that is no article: its address, and the reason and detail of a Rejected."""

    uri: str
    reason: str
    detail: str = ""


class _Addresses:
    """Gives each row its address: the file's, "#", its own id or its number; never the same one twice."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._seen: set[str] = set()

    def next(self, name: str, number: int) -> str:
        name = " ".join(name.split())[:200] or str(number)
        if name in self._seen:
            name = f"{name}~{number}"  # two rows with one id: the row's number keeps them apart
        self._seen.add(name)
        return f"{self._uri}#{name}"


def read_jsonl(text: str, uri: str, mapping: Mapping[str, str] | None = None) -> Iterator[RawDocument | BadRow]:
    """The articles of JSON lines, one object a line; rows count from 1. Raises nothing."""
    addresses = _Addresses(uri)
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip().removeprefix("\ufeff")
        if not line:
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield BadRow(addresses.next("", number), "invalid JSON", f"line {number}: {error}")
            continue
        if not isinstance(value, dict):
            detail = f"line {number} is not an object with named fields"
            yield BadRow(addresses.next("", number), "invalid JSON", detail)
            continue
        row = {str(k): text_of(v) for k, v in value.items()}
        yield _article(row, assign(row, mapping), addresses, number)


def read_csv(text: str, uri: str, mapping: Mapping[str, str] | None = None) -> Iterator[RawDocument | BadRow]:
    """The articles of a table whose first row names its columns; rows count from 1 after it.

    The delimiter is the one of `, ; tab |` that the first row has most of.
    Raises Rejected "no text field" when no column holds the text.
    """
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    return _table(text, uri, mapping, delimiter)


def read_tsv(text: str, uri: str, mapping: Mapping[str, str] | None = None) -> Iterator[RawDocument | BadRow]:
    """As read_csv, with tabs between the columns."""
    return _table(text, uri, mapping, "\t")


def _table(text: str, uri: str, mapping: Mapping[str, str] | None, delimiter: str) -> Iterator[RawDocument | BadRow]:
    csv.field_size_limit(2**31 - 1)  # an article is longer than the 131,072 characters csv allows a cell
    text = text.removeprefix("\ufeff").replace("\x00", "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] = []
    for header in rows:
        if any(cell.strip() for cell in header):
            break
    header = [cell.strip() or f"column {i}" for i, cell in enumerate(header, 1)]
    fields = assign(header, mapping)
    if "text" not in fields.values():
        detail = f"the columns are {', '.join(header[:12])}; say which one is the text"
        raise Rejected("no text field", detail)
    addresses = _Addresses(uri)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(addresses.next("", number), "unreadable", f"row {number}: {error}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            detail = f"row {number} has {len(row)} cells, the first row names {len(header)}: an unquoted {delimiter!r}?"
            yield BadRow(addresses.next("", number), "unreadable", detail)
            continue
        yield _article(dict(zip(header, row, strict=False)), fields, addresses, number)


def _article(
    row: Mapping[str, str], fields: Mapping[str, str], addresses: _Addresses, number: int
) -> RawDocument | BadRow:
    known = {field: row[column].strip() for column, field in fields.items() if column in row}
    uri = addresses.next(known.get("id", ""), number)
    if "text" not in fields.values():
        return BadRow(uri, "no text field", f"row {number} has {', '.join(list(row)[:12]) or 'nothing'}")
    text = known.pop("text", "")
    if not text.strip():
        return BadRow(uri, "empty", f"row {number} has no text")
    known.pop("id", None)
    rest = {column: value for column, value in row.items() if column not in fields and value.strip()}
    media_type = "text/html" if looks_like_html(text) else "text/plain"
    return RawDocument(uri, text, media_type, rest | {k: v for k, v in known.items() if v})
