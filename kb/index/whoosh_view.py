"""A committed state of a Whoosh index as arrays."""

import json
import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from whoosh.matching.wrappers import FilterMatcher
from whoosh.reading import TermNotFound

from kb.index.base import IndexedDocument, from_record
from kb.index.view import NO_POSTINGS, Columns, Flags, Floats, Ints, columns_of, joined_columns

__all__ = ["Segment", "WhooshView", "pack_places"]


@dataclass(slots=True)
class Segment:
    """What never changes in a segment, read once however many commits follow."""

    columns: Columns
    languages: frozenset[str]
    terms: dict[str, list[str]] = field(default_factory=dict)


def pack_places(places: Sequence[int]) -> bytes:
    """Word numbers as bytes: two each, four in the rare text of more than 65,535 words."""
    return array("H", places).tobytes() if places[-1] < 1 << 16 else b"\0" + array("I", places).tobytes()


def unpack_places(packed: Sequence[bytes]) -> tuple[Ints, Ints]:
    """How many word numbers each value of `pack_places` holds, and all of them."""
    sizes = np.array([len(value) for value in packed], np.int64)
    if not np.any(sizes & 1):
        return sizes // 2, np.frombuffer(b"".join(packed), np.uint16).astype(np.int64)
    each = [np.frombuffer(v[1:], np.uint32) if len(v) & 1 else np.frombuffer(v, np.uint16) for v in packed]
    return np.array([len(v) for v in each], np.int64), np.concatenate(each).astype(np.int64)


class WhooshView:
    """The segments of one commit; opened readers stay valid while others write.

    `leaves` are Whoosh's segment readers; whoever opened them may not use them any more.
    """

    def __init__(self, leaves: Sequence[Any], known: dict[str, Segment]) -> None:
        self._leaves = list(leaves)
        self._bases = list(np.cumsum([0, *(leaf.doc_count_all() for leaf in leaves)]))
        self._lock = threading.RLock()  # a reader's file has one position for all threads
        self.size = int(self._bases[-1])
        self.segments = {_key(leaf): known.get(_key(leaf)) or _read_segment(leaf) for leaf in leaves}
        self.languages = frozenset[str]().union(*(s.languages for s in self.segments.values()))
        self.live: Flags = np.ones(self.size, np.bool_)
        for leaf, base in zip(self._leaves, self._bases, strict=False):
            self.live[[base + n for n in leaf.deleted_docs_set]] = False
        self.postings = lru_cache(maxsize=500)(self._postings)
        self.positions = lru_cache(maxsize=50)(self._positions)
        self.terms = lru_cache(maxsize=50)(self._terms)

    @cached_property
    def columns(self) -> Columns:
        return joined_columns([self.segments[_key(leaf)].columns for leaf in self._leaves])

    def document(self, number: int) -> IndexedDocument:
        i = int(np.searchsorted(self._bases, number, side="right")) - 1
        with self._lock:
            stored = self._leaves[i].stored_fields(number - int(self._bases[i]))
        return from_record(stored["record"])

    def _postings(self, field: str, term: str) -> tuple[Ints, Floats]:
        ids, weights = [], []
        with self._lock:
            for base, block in self._blocks(field, term):
                ids.append(np.cumsum(np.array(block[0], np.int64)) + base)
                weights.append(_weights(block[1], len(block[0])))
        return (np.concatenate(ids), np.concatenate(weights)) if ids else NO_POSTINGS

    def _positions(self, field: str, term: str) -> tuple[Ints, Ints]:
        ids, places = [], []
        with self._lock:
            for base, block in self._blocks(field, term):
                times, found = unpack_places(block[2])
                ids.append(np.repeat(np.cumsum(np.array(block[0], np.int64)) + base, times))
                places.append(found)
        if not ids:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        return np.concatenate(ids), np.concatenate(places)

    def _blocks(self, field: str, term: str) -> Iterator[tuple[int, tuple[Any, Any, Any]]]:
        """The blocks of a posting list, each with its segment's first document: (gaps, weights, values)."""
        for leaf, base in zip(self._leaves, self._bases, strict=False):
            try:
                matcher = leaf.postings(field, term)
            except TermNotFound:
                continue
            if isinstance(matcher, FilterMatcher):  # deletions are taken out once, by `live`
                matcher = matcher.child
                matcher.reset()
            while True:
                matcher._read_data()
                yield int(base), matcher._data
                if matcher._lastblock:
                    break
                matcher._goto(matcher._nextoffset)

    def _terms(self, field: str, prefix: str = "") -> Sequence[str]:
        found: dict[str, None] = {}
        for leaf in self._leaves:
            if prefix and field not in self.segments[_key(leaf)].terms:
                with self._lock:
                    found |= dict.fromkeys(t.decode() for t in leaf.expand_prefix(field, prefix))
            else:
                known = self._all_terms(leaf, field)
                low, high = bisect_left(known, prefix), bisect_left(known, prefix + "\U0010ffff")
                found |= dict.fromkeys(known[low:high])
        return sorted(found) if len(self._leaves) > 1 else list(found)

    def _all_terms(self, leaf: Any, field: str) -> list[str]:
        kept = self.segments[_key(leaf)].terms
        if field not in kept:
            with self._lock:
                kept[field] = [t.decode() for t in leaf.lexicon(field)]
        return kept[field]

    def close(self) -> None:
        for leaf in self._leaves:
            leaf.close()


def _key(leaf: Any) -> str:
    return str(leaf.segment().segment_id())


def _read_segment(leaf: Any) -> Segment:
    rows = leaf.column_reader("row", translate=False)
    columns = columns_of(json.loads(rows[n]) for n in range(leaf.doc_count_all()))
    language = columns.facets.get("language")
    return Segment(columns, frozenset(language.names if language else ()))


def _weights(packed: Any, count: int) -> Floats:
    """Whoosh writes 1.0 as None, equal weights once, others as an array."""
    if packed is None or isinstance(packed, float):
        return np.full(count, 1.0 if packed is None else packed, np.float32)
    return np.array(packed, np.float32)
