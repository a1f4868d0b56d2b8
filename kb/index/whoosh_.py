"""Whoosh keeps the index: segments, commits, locks, merges. Scoring is ours, over whole posting lists.

Whoosh's own matchers step through postings one by one in Python; reading a block at a time into
arrays answers the same questions in a fraction of the time (docs/search.md has the figures).
"""

import itertools
import json
import threading
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, STORED, FieldType, Schema
from whoosh.formats import Positions
from whoosh.index import EmptyIndexError, LockError
from whoosh.reading import SegmentReader

from kb.errors import EngineError
from kb.index import nearby, results
from kb.index.base import Completion, Hit, IndexedDocument, Page, to_record
from kb.index.fields import COMPOUND, GAP, HYPHENED, NAME_FIELDS, TEXT_FIELDS, Fields, index_fields
from kb.index.whoosh_files import MappedCodec
from kb.index.whoosh_postings import Pool
from kb.index.whoosh_view import Segment, WhooshView, pack_places
from kb.query import Query

__all__ = ["WhooshEngine"]

# Documents a commit: larger batches need more memory and gain little (docs/search.md).
BATCH = 2000
# As many segments of about one size before they are merged into one of the next size.
FAN = 8
_CODEC: Any = MappedCodec
_GONE = (-1, -1)  # no index: one is being put in its place
_COLUMN: Any = VarBytesColumn


class Words(FieldType):
    """A field whose value is words in order (one list, or a list of names), analysed already."""

    indexed = True
    stored = False
    scorable = False
    spelling = False
    vector = None
    unique = False
    multitoken_query = "default"
    column_type = None
    analyzer = None

    def __init__(self) -> None:
        self.format = Positions()

    def index(self, value: Any, **_: Any) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for i, words in enumerate(value):
            for place, word in enumerate(words, i * GAP):
                places[word].append(place)
        for word, found in places.items():
            yield word.encode(), len(found), float(len(found)), pack_places(found)


class Counts(Words):
    """A field whose value is terms with how often they occur."""

    def index(self, value: Any, **_: Any) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        for term, count in value.items():
            yield term.encode(), count, float(count), pack_places([0])


def _schema() -> Schema:
    words = {name: Words() for field in TEXT_FIELDS for name in (field, f"{field}_exact")}
    names = {field: Words() for field in NAME_FIELDS}
    counts = {field: Counts() for field in ("entity", COMPOUND, *HYPHENED.values())}
    return Schema(**words, **names, **counts, id=ID(unique=True), row=COLUMN(_COLUMN()), record=STORED())


class WhooshEngine:
    """A full-text index in `folder`, kept by Whoosh."""

    name = "whoosh"

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._view: WhooshView | None = None
        self._seen: tuple[int, int] = (0, -1)
        self._index: Any  # Whoosh is typed in part only
        self._segments: dict[str, Segment] = {}
        try:
            if create and not index.exists_in(str(folder)):
                folder.mkdir(parents=True, exist_ok=True)
                index.create_in(str(folder), _schema())
            self._index = index.open_dir(str(folder))
        except EmptyIndexError:
            raise EngineError(f"there is no full-text index in {folder}; run: kb index") from None
        except Exception as error:  # whatever unpickling a damaged file raises
            raise EngineError(f"the full-text index in {folder} is damaged ({error}); run: kb index") from error

    def update(self, documents: Iterable[IndexedDocument], removed: Iterable[str] = ()) -> int:
        lock = self._index.lock("UPDATE")
        if not lock.acquire():
            raise self._busy()
        try:
            return self._in_batches(iter(documents), list(removed))
        finally:
            lock.release()

    def _in_batches(self, documents: Iterator[IndexedDocument], gone: list[str]) -> int:
        count = 0
        while (batch := list(itertools.islice(documents, BATCH))) or gone:
            self._commit(batch, gone)
            count += len(batch)
            gone = []
        return count

    def _busy(self) -> EngineError:
        return EngineError(
            f"another process is writing the index in {self._folder}; wait until it ends, then run again"
        )

    def _commit(self, batch: list[IndexedDocument], removed: list[str]) -> None:
        try:
            writer = self._index.writer(codec=_CODEC())
            writer.pool = Pool(writer._tempstorage, writer.newsegment)
        except LockError:
            raise self._busy() from None
        try:
            latest = {document.id: document for document in batch}
            if writer.segments:
                for document_id in (*removed, *latest):
                    writer.delete_by_term("id", document_id)
            for document in latest.values():
                writer.add_document(**_values(document, index_fields(document)))
            writer.commit(mergetype=_merged)
        except BaseException:
            if not writer.is_closed:
                writer.cancel()
            raise

    def search(self, query: Query) -> Page:
        return results.page(self._current(), query)

    def suggest(self, prefix: str, limit: int = 8) -> list[Completion]:
        return nearby.suggest(self._current(), prefix, limit)

    def similar(self, document_id: str, limit: int = 5) -> list[Hit]:
        return nearby.similar(self._current(), document_id, limit)

    def count(self) -> int:
        return int(self._current().live.sum())

    def close(self) -> None:
        with self._lock:
            if self._view is not None:
                self._view.close()
                self._view = None
            self._index.close()

    def _current(self) -> WhooshView:
        """The newest committed state; a state somebody still reads stays open until they are done."""
        with self._lock:
            seen = self._state_now()
            if self._view is None or (seen != self._seen and seen != _GONE):
                try:
                    if self._seen[0] not in (0, seen[0]):  # another index has taken its place
                        self._index = index.open_dir(str(self._folder))
                    reader = self._index.reader()
                except (EmptyIndexError, FileNotFoundError):
                    if self._view is None:
                        raise EngineError(f"there is no full-text index in {self._folder}; run: kb index") from None
                    return self._view  # another index is taking its place
                leaves = [leaf for leaf, _ in reader.leaf_readers() if isinstance(leaf, SegmentReader)]
                self._view = WhooshView(leaves, self._segments)
                self._segments = self._view.segments
                self._seen = seen
            return self._view

    def _state_now(self) -> tuple[int, int]:
        """What changes with a commit, and when another index takes the place of this one; `_GONE` meanwhile."""
        try:
            generation = self._index.latest_generation()
            return (self._folder.stat().st_ino, generation) if generation >= 0 else _GONE
        except FileNotFoundError:
            return _GONE


def _values(document: IndexedDocument, fields: Fields) -> dict[str, Any]:
    row = [
        document.id,
        document.story_id,
        fields.day,
        {field: len(words) for field, words in fields.terms.items()},
        fields.facets,
    ]
    return {
        **{field: [words] for field, words in fields.terms.items()},
        **{f"{field}_exact": [words] for field, words in fields.exact.items()},
        **fields.names,
        "id": document.id,
        "entity": fields.entities,
        COMPOUND: fields.compounds,
        **fields.hyphened,
        "row": json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode(),
        "record": to_record(document),
    }


def _merged(writer: Any, segments: Sequence[Any]) -> list[Any]:
    """Merge what has piled up: the smallest segments of about one size, and those of which a third is deleted.

    Not the large ones: merging 16,000 articles takes as long as indexing them and gains a search next to nothing.
    """
    kept = [s for s in segments if s.doc_count() > 0]
    chosen = [s for s in kept if s.doc_count() * 3 < s.doc_count_all() * 2]
    tiers: dict[int, list[Any]] = {}
    for segment in (s for s in kept if s.doc_count_all() < BATCH):
        tiers.setdefault(_tier(segment.doc_count_all()), []).append(segment)
    for tier in sorted(tiers):
        # What a lower tier merges to counts in the next, or a full row of tiers would merge once each.
        if len(tiers[tier]) >= FAN:
            chosen += [s for s in tiers[tier] if s not in chosen]
            if tier + 1 in tiers:
                tiers[tier + 1].append(chosen[-1])
    for segment in chosen:
        reader: Any = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [s for s in kept if s not in chosen]


def _tier(documents: int) -> int:
    tier = 0
    while documents >= FAN:
        documents //= FAN
        tier += 1
    return tier
