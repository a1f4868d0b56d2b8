"""tantivy: a Rust engine for large collections. It indexes our words; it is not asked to analyse."""

import hashlib
import itertools
import json
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import tantivy

from kb.errors import EngineError
from kb.index import tantivy_results as results
from kb.index.analysis import written
from kb.index.base import Completion, Hit, IndexedDocument, Page, to_record
from kb.index.fields import HYPHENED, KIND_FIELDS, NAME_FIELDS, TEXT_FIELDS, Fields, index_fields
from kb.index.results import FACETS
from kb.index.tantivy_counts import Counts
from kb.index.tantivy_loose import Loose
from kb.index.tantivy_near import Near
from kb.index.tantivy_patterns import patterns
from kb.index.tantivy_query import ENTITIES, KINDS, NEVER, WHOLE, Translator, facet_field, in_language
from kb.index.tantivy_results import State
from kb.index.view import tie
from kb.query import Filter, Query

__all__ = ["TantivyEngine"]

# Documents a commit; what is not committed is lost when the process is killed, and done again.
BATCH = 5000
# Bytes tantivy collects before it writes a segment: more makes fewer merges, and needs memory.
HEAP = 60_000_000
# No text has this word. It keeps a phrase from running from one name into the next, and fills texts up:
# tantivy's BM25 has b fixed at .75, which punishes long news articles (k1 .9 and b .4 are the usual choice
# for news, as in Anserini's baselines). With filling of PADDED average lengths behind every text, what
# is left of the length's weight is .75 / (1 + PADDED) = .4, and nothing else changes.
FILLING = "\x1e"
PADDED = 0.875
# How often a title's words stand in the field that plain words are ranked by: tantivy scores fields one by one,
# and a word that is rare in titles would count for far more there than BM25F lets it (kb.index.evaluate).
TITLES = 2
PADDING_FILE = "padding.json"
MEASURED = 100  # articles whose average length is the filling's
# Facets whose counts are made from those of others: years from months, kinds from KINDS (kb.index.tantivy_counts).
COUNTED_ELSEWHERE = ("year", "kind")
SIMPLE_FACETS = tuple(facet for facet in FACETS if facet not in KIND_FIELDS.values())


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for field in TEXT_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"{field}_exact", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(WHOLE, tokenizer_name="whitespace", index_option="freq")
    for field in NAME_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("entity", tokenizer_name="raw", index_option="freq")
    for field in HYPHENED.values():
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in ("id", "story_id"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for facet in (*SIMPLE_FACETS, KINDS, ENTITIES):
        counted = facet not in COUNTED_ELSEWHERE
        builder.add_text_field(facet_field(facet), tokenizer_name="raw", index_option="basic", fast=counted)
    for field in ("day", "story"):
        builder.add_unsigned_field(field, indexed=True, fast=True)
    for field in ("newest", "oldest"):
        builder.add_unsigned_field(field, fast=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


class TantivyEngine:
    """A full-text index in `folder`, kept by tantivy."""

    name = "tantivy"

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self._folder = folder
        self._meta = folder / "meta.json"
        self._lock = threading.Lock()
        self._state: State | None = None
        self._seen: tuple[int, int, int] = (0, 0, 0)
        self._padding: dict[str, str] = {}
        self._loose = Loose(folder)
        self._workers = ThreadPoolExecutor(thread_name_prefix="search")
        if not self._meta.is_file():
            if not create:
                raise EngineError(f"there is no full-text index in {folder}; run: kb index")
            folder.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        try:
            if create and not self._fits():
                shutil.rmtree(folder)  # of another version's form: who may write makes it again
                folder.mkdir(parents=True)
            self._index = self._opened()
        except (ValueError, OSError) as error:
            raise self._damaged(error) from error

    def _opened(self) -> Any:
        opened: Any = tantivy.Index(self._schema, path=str(self._folder))
        opened.config_reader("manual")
        return opened

    def _fits(self) -> bool:
        """Whether what is in the folder, if anything, has the fields of today."""
        try:
            tantivy.Index(self._schema, path=str(self._folder))
        except ValueError as error:
            return not _of_other_fields(error)
        return True

    def _damaged(self, error: Exception) -> EngineError:
        if _of_other_fields(error):
            told = f"the full-text index in {self._folder} was made by another version"
            return EngineError(f"{told}; kb build or kb index makes it anew")
        return EngineError(f"the full-text index in {self._folder} is damaged ({error}); run: kb index")

    def update(self, documents: Iterable[IndexedDocument], removed: Iterable[str] = ()) -> int:
        try:
            # One thread: our analysis before it is slower than tantivy is, and segments stay few.
            writer: Any = self._index.writer(HEAP, 1)
        except ValueError as error:
            if "lock" not in str(error).lower():
                raise self._damaged(error) from error
            message = f"another process is writing the index in {self._folder}; wait until it ends, then run again"
            raise EngineError(message) from None
        try:
            count = self._in_batches(writer, iter(documents), list(removed))
            writer.garbage_collect_files()
            return count
        finally:
            writer.wait_merging_threads()  # which also lets go of the lock

    def _in_batches(self, writer: Any, documents: Iterator[IndexedDocument], gone: list[str]) -> int:
        count = 0
        while (batch := list(itertools.islice(documents, BATCH))) or gone:
            put = {d.id: d for d in batch}
            again = self._loose.due(put)
            for document_id in gone:
                writer.delete_documents_by_term("id", document_id)
            padding = self._paddings(batch)
            for document in ({d.id: d for d in self._held(set(again) - put.keys() - set(gone))} | put).values():
                writer.delete_documents_by_term("id", document.id)
                values = _values(document, index_fields(document), padding)
                writer.add_document(tantivy.Document.from_dict(values, self._schema))
            writer.commit()
            self._loose.note(put, again)
            count += len(batch)
            gone = []
        return count

    def _held(self, ids: Collection[str]) -> list[IndexedDocument]:
        """Those of the documents `ids` that are in the index."""
        if not ids:
            return []
        state = self._current()
        asked = state.translator.narrow(Filter("document", tuple(ids)))
        return [state.document(address) for _, address in state.searcher.search(asked, len(ids), count=False).hits]

    def _paddings(self, batch: list[IndexedDocument]) -> dict[str, str]:
        """What fills up each text field: one length for all documents, from the average of the first ones."""
        path = self._folder / PADDING_FILE
        if batch and not self._padding:
            if not path.exists():
                first = batch[:MEASURED]
                averages = {f: sum(len(written(getattr(d, f))) for d in first) / len(first) for f in TEXT_FIELDS}
                averages[WHOLE] = TITLES * averages["title"] + averages["body"]
                path.write_text(json.dumps({f: round(PADDED * n) for f, n in averages.items()}), encoding="utf-8")
            try:
                words = json.loads(path.read_text("utf-8"))
                self._padding = {field: f" {FILLING}" * words[field] for field in (*TEXT_FIELDS, WHOLE)}
            except (ValueError, KeyError, TypeError) as error:
                raise self._damaged(error) from error
        return self._padding

    def search(self, query: Query) -> Page:
        return results.page(self._current(), query)

    def suggest(self, prefix: str, limit: int = 8) -> list[Completion]:
        return results.suggest(self._current(), prefix, limit)

    def similar(self, document_id: str, limit: int = 5) -> list[Hit]:
        return results.similar(self._current(), document_id, limit)

    def count(self) -> int:
        return int(self._current().searcher.num_docs)

    def close(self) -> None:
        with self._lock:
            self._state = None

    def _current(self) -> State:
        """The newest committed state; who reads an older one may go on."""
        with self._lock:
            try:
                if self._state is not None and not self._meta.is_file():
                    return self._state  # another index is taking its place
                stat = self._meta.stat()
                seen = (self._folder.stat().st_ino, stat.st_mtime_ns, stat.st_size)
                if self._state is None or seen != self._seen:
                    if self._seen[0] not in (0, seen[0]):  # another index has taken its place
                        self._index, self._padding = self._opened(), {}
                    self._index.reload()
                    searcher = self._index.searcher()
                    self._state = _state(self._schema, searcher, self._workers)
                    self._seen = seen
            except (ValueError, OSError) as error:
                raise self._damaged(error) from error
            return self._state


def _of_other_fields(error: Exception) -> bool:
    """Whether tantivy says that an index has other fields than it was opened with."""
    return isinstance(error, ValueError) and "schema" in str(error).lower()


def _state(schema: Any, searcher: Any, workers: Executor) -> State:
    translator = Translator(
        schema,
        results.languages(searcher),
        searcher.num_docs,
        searcher.doc_freq,
        Near(schema, searcher).query,
        partial(patterns, searcher),
    )
    return State(searcher, translator, Counts(searcher, translator, workers), workers)


def number_of(story: str) -> int:
    """A story's id as a number: tantivy reads numbers by document at once, text not."""
    return int.from_bytes(hashlib.blake2b(story.encode(), digest_size=8).digest(), "big") >> 1


def _values(document: IndexedDocument, fields: Fields, padding: dict[str, str]) -> dict[str, Any]:
    joined = [stem for stem, count in fields.compounds.items() for _ in range(count)]
    made_by = in_language("", document.language)
    whole = [*fields.terms["title"] * TITLES, *fields.terms["body"], *joined]
    return {
        **{field: " ".join(words) + padding[field] for field, words in fields.terms.items()},
        **{f"{field}_exact": " ".join(words) + padding[field] for field, words in fields.exact.items()},
        **{field: list(words) for field, words in fields.hyphened.items()},
        WHOLE: " ".join([f"{made_by}{stem}" for stem in whole] if made_by else whole) + padding[WHOLE],
        **{field: f" {FILLING} ".join(" ".join(name) for name in names) for field, names in fields.names.items()},
        **{facet_field(facet): fields.facets.get(facet, []) for facet in SIMPLE_FACETS},
        facet_field(ENTITIES): [f"{k}/{value}" for k in KIND_FIELDS.values() for value in fields.facets.get(k, ())],
        facet_field(KINDS): " ".join(fields.facets.get("kind", ())),
        "entity": [entity_id for entity_id, count in fields.entities.items() for _ in range(count)],
        "id": document.id,
        "story_id": document.story_id,
        "story": number_of(document.story_id or f"document {document.id}"),
        "day": fields.day,
        # Articles of one day in the order of `tie`, which no merging of segments changes; all but a document's number.
        "newest": fields.day << 32 | tie(document.id) ^ 0xFFFFFFFF,
        "oldest": (fields.day or NEVER) << 32 | tie(document.id),
        "record": to_record(document).encode(),
    }
