"""Three CSV tables in a ZIP: nodes.csv, edges.csv and evidence.csv, for spreadsheets and data frames."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from typing import BinaryIO

from kb.graph.build import EDGE_FIELDS, NODE_FIELDS, clean
from kb.graph.formats.picture import Picture, Sentence, Value, edges

__all__ = ["plain", "write"]

# Every archive of the same graph is the same, byte for byte; this is the earliest date ZIP knows.
_WHEN = (1980, 1, 1, 0, 0, 0)


def write(picture: Picture, stream: BinaryIO) -> None:
    """Writes `picture` and its evidence to `stream`.

    The tables are UTF-8 with a byte order mark, without which spreadsheets show Arabic or Cyrillic as
    noise. The first column is a row number, so that a program that does not know the mark still finds
    every column that matters under its right name.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        nodes = ([node, *picture.graph.nodes[node].values()] for node in picture.graph)
        _table(archive, "nodes.csv", ["id", *NODE_FIELDS], nodes)
        rows = ([e.id, e.source, e.target, *e.values.values()] for e in edges(picture))
        _table(archive, "edges.csv", ["id", "source", "target", *EDGE_FIELDS], rows)
        sentences = (list(astuple(sentence)) for sentence in picture.evidence)
        _table(archive, "evidence.csv", [f.name for f in fields(Sentence)], sentences)


def _table(archive: zipfile.ZipFile, name: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(["row", *header])
        writer.writerows(_numbered(rows))


def _numbered(rows: Iterable[Sequence[Value]]) -> Iterator[list[Value]]:
    for number, row in enumerate(rows, 1):
        yield [number, *(plain(value) for value in row)]


def plain(value: Value) -> Value:
    """A cell that no spreadsheet takes for a formula: text starting like one gets an apostrophe in front.

    >>> plain("=1+1"), plain("-5 °C"), plain("Kazakhstan"), plain(-5.0)
    ("'=1+1", "'-5 °C", 'Kazakhstan', -5.0)
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = clean(value)
    return "'" + text if text.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and text.strip(" ") else text
