"""An index as arrays: what scoring, counting and folding need, whoever keeps the postings.

Documents are numbered from 0; arrays of postings are sorted by document.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kb.index.base import IndexedDocument

__all__ = ["NO_POSTINGS", "Columns", "Flags", "Floats", "Ints", "Values", "View", "columns_of", "joined_columns", "tie"]

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]

NO_POSTINGS: tuple[Ints, Floats] = (np.empty(0, np.int64), np.empty(0, np.float32))


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one facet: `codes[i]` is a value of document `owners[i]`, `names[code]` what it is called."""

    names: tuple[str, ...]
    owners: Ints
    codes: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """Per document: id, story, day (`date.toordinal()`, 0 unknown), what orders ties, lengths, facet values."""

    ids: tuple[str, ...]
    stories: tuple[str, ...]
    days: Ints
    ties: Ints
    lengths: dict[str, Floats]
    facets: dict[str, Values]


def tie(document_id: str) -> int:
    """Where a document stands among equals: the same however often an index is rewritten (32 bits)."""
    return crc32(document_id.encode("utf-8", "surrogatepass"))


class View(Protocol):
    """A state of an index that does not change while it is read."""

    @property
    def size(self) -> int:
        """How many documents are numbered, deleted ones too."""
        ...

    @property
    def live(self) -> Flags:
        """Which of them are not deleted."""
        ...

    @property
    def columns(self) -> Columns: ...

    @property
    def languages(self) -> frozenset[str]:
        """The languages documents are in."""
        ...

    def postings(self, field: str, term: str) -> tuple[Ints, Floats]:
        """The documents that have `term` in `field`, and how often."""
        ...

    def positions(self, field: str, term: str) -> tuple[Ints, Ints]:
        """Every place `term` stands in `field`: documents (repeated) and word numbers, in order."""
        ...

    def terms(self, field: str, prefix: str = "") -> Sequence[str]:
        """The terms of `field` that begin with `prefix`, sorted."""
        ...

    def document(self, number: int) -> IndexedDocument: ...


def columns_of(rows: Iterable[tuple[str, str, int, dict[str, int], dict[str, list[str]]]]) -> Columns:
    """Columns from rows of (id, story, day, lengths by field, values by facet)."""
    ids: list[str] = []
    stories: list[str] = []
    days: list[int] = []
    lengths: dict[str, list[int]] = {"title": [], "body": []}
    coded: dict[str, dict[str, int]] = {}
    owners: dict[str, list[int]] = {}
    codes: dict[str, list[int]] = {}
    for number, (document_id, story, day, length, facets) in enumerate(rows):
        ids.append(document_id)
        stories.append(story)
        days.append(day)
        for field, collected in lengths.items():
            collected.append(length[field])
        for field, values in facets.items():
            known = coded.setdefault(field, {})
            owners.setdefault(field, []).extend([number] * len(values))
            codes.setdefault(field, []).extend(known.setdefault(v, len(known)) for v in values)
    return Columns(
        tuple(ids),
        tuple(stories),
        np.array(days, np.int64),
        np.array([tie(i) for i in ids], np.int64),
        {field: np.array(found, np.float32) for field, found in lengths.items()},
        {f: Values(tuple(coded[f]), np.array(owners[f], np.int64), np.array(codes[f], np.int64)) for f in coded},
    )


def joined_columns(parts: Sequence[Columns]) -> Columns:
    """The columns of several segments as those of one index, documents numbered on."""
    if len(parts) == 1:
        return parts[0]
    bases = np.cumsum([0, *(len(p.ids) for p in parts)])
    fields = dict.fromkeys(field for part in parts for field in part.facets)
    return Columns(
        tuple(i for part in parts for i in part.ids),
        tuple(s for part in parts for s in part.stories),
        np.concatenate([p.days for p in parts]) if parts else np.empty(0, np.int64),
        np.concatenate([p.ties for p in parts]) if parts else np.empty(0, np.int64),
        {
            f: np.concatenate([p.lengths[f] for p in parts]) if parts else np.empty(0, np.float32)
            for f in ("title", "body")
        },
        {
            f: _joined_values([(p.facets[f], int(b)) for p, b in zip(parts, bases, strict=False) if f in p.facets])
            for f in fields
        },
    )


def _joined_values(parts: Sequence[tuple[Values, int]]) -> Values:
    known: dict[str, int] = {}
    owners, codes = [], []
    for values, base in parts:
        mapping = np.array([known.setdefault(name, len(known)) for name in values.names], np.int64)
        owners.append(values.owners + base)
        codes.append(mapping[values.codes])
    return Values(tuple(known), np.concatenate(owners), np.concatenate(codes))
