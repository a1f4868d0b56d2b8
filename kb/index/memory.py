"""An engine that keeps everything in memory: for tests, examples and collections nobody wants to keep."""

import threading
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from kb.index import nearby, results
from kb.index.base import Completion, Hit, IndexedDocument, Page
from kb.index.fields import COMPOUND, GAP, Fields, index_fields
from kb.index.view import NO_POSTINGS, Columns, Flags, Floats, Ints, columns_of
from kb.query import Query

__all__ = ["MemoryEngine"]


class MemoryEngine:
    """The reference engine: what it answers, the others must answer.

    >>> from kb.query import parse
    >>> engine = MemoryEngine([IndexedDocument("a", "a.txt", "Gas", "Pipelines burst.")])
    >>> [hit.document_id for hit in engine.search(parse("pipeline")).hits]
    ['a']
    """

    name = "memory"

    def __init__(self, documents: Iterable[IndexedDocument] = ()) -> None:
        self._documents: dict[str, tuple[IndexedDocument, Fields]] = {}
        self._view: _MemoryView | None = None
        self._lock = threading.Lock()
        self.update(documents)

    def update(self, documents: Iterable[IndexedDocument], removed: Iterable[str] = ()) -> int:
        count = 0
        with self._lock:
            for document_id in removed:
                self._documents.pop(document_id, None)
            for document in documents:
                self._documents.pop(document.id, None)
                self._documents[document.id] = (document, index_fields(document))
                count += 1
            self._view = None
        return count

    def search(self, query: Query) -> Page:
        return results.page(self._current(), query)

    def suggest(self, prefix: str, limit: int = 8) -> list[Completion]:
        return nearby.suggest(self._current(), prefix, limit)

    def similar(self, document_id: str, limit: int = 5) -> list[Hit]:
        return nearby.similar(self._current(), document_id, limit)

    def count(self) -> int:
        return len(self._documents)

    def close(self) -> None:
        self._documents = {}
        self._view = None

    def _current(self) -> "_MemoryView":
        with self._lock:
            if self._view is None:
                self._view = _MemoryView(list(self._documents.values()))
            return self._view


class _MemoryView:
    """The documents as they were when it was made."""

    def __init__(self, kept: list[tuple[IndexedDocument, Fields]]) -> None:
        self._kept = kept
        self.size = len(kept)
        self.live: Flags = np.ones(len(kept), np.bool_)
        self.languages = frozenset(d.language for d, _ in kept if d.language)

    def document(self, number: int) -> IndexedDocument:
        return self._kept[number][0]

    @cached_property
    def columns(self) -> Columns:
        return columns_of(
            (d.id, d.story_id, fields.day, {f: len(v) for f, v in fields.terms.items()}, fields.facets)
            for d, fields in self._kept
        )

    @cached_property
    def _places(self) -> dict[str, dict[str, list[tuple[int, int]]]]:
        """field → term → (document, place) in order."""
        found: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for number, (_, fields) in enumerate(self._kept):
            words = {**fields.terms, **{f"{name}_exact": exact for name, exact in fields.exact.items()}}
            for field, terms in words.items():
                for place, term in enumerate(terms):
                    found.setdefault(field, {}).setdefault(term, []).append((number, place))
            for field, names in fields.names.items():
                for i, name in enumerate(names):
                    for place, term in enumerate(name):
                        found.setdefault(field, {}).setdefault(term, []).append((number, i * GAP + place))
            for field, counted in {"entity": fields.entities, COMPOUND: fields.compounds, **fields.hyphened}.items():
                for term, count in counted.items():
                    found.setdefault(field, {}).setdefault(term, []).extend((number, i) for i in range(count))
        return found

    def positions(self, field: str, term: str) -> tuple[Ints, Ints]:
        places = self._places.get(field, {}).get(term)
        if not places:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        both = np.array(places, np.int64)
        return both[:, 0], both[:, 1]

    def postings(self, field: str, term: str) -> tuple[Ints, Floats]:
        ids, _ = self.positions(field, term)
        if not len(ids):
            return NO_POSTINGS
        numbers, counts = np.unique(ids, return_counts=True)
        return numbers, counts.astype(np.float32)

    def terms(self, field: str, prefix: str = "") -> Sequence[str]:
        known = self._sorted.get(field, [])
        return known[bisect_left(known, prefix) : bisect_left(known, prefix + "\U0010ffff")] if prefix else known

    @cached_property
    def _sorted(self) -> dict[str, list[str]]:
        return {field: sorted(terms) for field, terms in self._places.items()}
