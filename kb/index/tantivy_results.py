"""A page of results from tantivy: what it does not do itself (folding stories, multi-select facets) is done here."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import tantivy

from kb.index.analysis import OTHER_LATIN
from kb.index.base import Completion, Hit, IndexedDocument, Page, from_record
from kb.index.fields import KIND_FIELDS, TEXT_FIELDS
from kb.index.marks import Marks, marks_of
from kb.index.nearby import LOOKED_AT, begun_words, completions, likeness, prefixed
from kb.index.results import cursor, cursor_hints, make_hit, place
from kb.index.scan import resembling
from kb.index.spelling import READ, alike, closest, plainest, suggestion
from kb.index.tantivy_counts import Asked, Counted, Counts, is_costly, narrowed
from kb.index.tantivy_query import WHOLE, Native, Translator, facet_field, in_language, unscored
from kb.index.words import exact_terms, prepared
from kb.query import Query, Term

__all__ = ["State", "languages", "page", "similar", "suggest"]

# Hits fetched at first, to be folded: most questions have their page of stories in these.
FETCHED = 200
# Versions of one row that are listed; nobody opens more.
VERSIONS = 100


@dataclass(frozen=True, slots=True)
class State:
    """A committed state of an index, and how to ask it."""

    searcher: Any
    translator: Translator
    counts: Counts
    workers: Executor

    def document(self, address: Any) -> IndexedDocument:
        return from_record(bytes(self.searcher.doc(address).get_first("record")).decode())


Others: TypeAlias = dict[int, list[Any]]  # by story, where its further matching documents are
Fetched: TypeAlias = tuple[list["Row"], Others, bool]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of results: the best document of a story."""

    score: float
    address: Any
    story: int


def languages(searcher: Any) -> frozenset[str]:
    """The languages documents are in."""
    counts = searcher.aggregate(
        tantivy.Query.all_query(), {"language": {"terms": {"field": facet_field("language"), "size": 200}}}
    )
    return frozenset(bucket["key"] for bucket in counts["language"]["buckets"])


def page(state: State, query: Query) -> Page:
    """The page of `state` that `query` asks for."""
    clause = prepared(query)
    asked = Asked(clause, query.filters, narrowed(state.translator, clause, query.filters))
    native = asked.native
    # First what takes longest and needs no lock of Python's; what can be known without counting is not counted.
    counting = state.counts.begin(asked, facets=True) if query.facets else None
    start, last = place(query)
    rows, others, exhausted = _rows(state, query, native, start + query.limit + 1)
    start, (rows, others, exhausted) = _resumed(state, query, native, (start, last), (rows, others, exhausted))
    if not (query.facets or exhausted):
        counting = state.counts.begin(asked, facets=False)
    chosen = rows[start : start + query.limit]
    folding = None
    if query.fold_stories and chosen and not exhausted:
        folding = _folding(state, asked, chosen)
    marks = marks_of(query, clause)
    shown = [_hit(state, row, marks, query) for row in chosen]
    others = folding() if folding else others
    hits = tuple(_with_versions(state, hit, others.get(row.story, ())) for hit, row in zip(shown, chosen, strict=True))
    found = len(rows) + sum(len(same) for same in others.values())
    suggested = _suggestion(state, query)
    counted = counting() if counting else None
    return Page(
        total=counted.total if counted else found,
        stories=_stories(rows, counted, exhausted, query),
        hits=hits,
        facets=dict(counted.facets) if counted else {},
        suggestion=suggested,
        after=cursor(start + len(hits), hits[-1].document_id) if hits and start + len(hits) < len(rows) else "",
        hints=(*query.hints, *cursor_hints(query)),
    )


def _rows(state: State, query: Query, native: Native, wanted: int) -> Fetched:
    """At least `wanted` rows where there are so many, the further documents of each story, and were all fetched?"""
    limit = max(FETCHED, wanted + wanted // 2)
    most = state.searcher.num_docs + 1  # tantivy sets memory aside for as many as it is asked for
    while True:
        limit = min(limit, most)
        hits = _search(state.searcher, query, native, limit).hits
        stories = state.searcher.fast_field_values("story", [address for _, address in hits])
        rows: dict[int, Row] = {}
        others: Others = {}
        for i, ((score, address), story) in enumerate(zip(hits, stories, strict=True)):
            key = story if query.fold_stories else i
            if key in rows:
                others.setdefault(story, []).append(address)
            else:
                rows[key] = Row(_score(query, score), address, story)
        if len(rows) >= wanted or len(hits) < limit:
            return list(rows.values()), others, len(hits) < limit
        limit *= 4


def _resumed(state: State, query: Query, native: Native, at: tuple[int, str], fetched: Fetched) -> tuple[int, Fetched]:
    """The row to go on from: behind the document `at` names, wherever an update has moved it; and rows that reach there."""
    start, last = at
    own = state.searcher.search(state.translator.document(last), 1, count=False).hits if last else []
    if not own:
        return start, fetched
    (story,) = state.searcher.fast_field_values("story", [own[0][1]])

    def is_last(row: Row) -> bool:
        return bool(row.story == story) if query.fold_stories else _key(row.address) == _key(own[0][1])

    while True:
        rows = fetched[0]
        if 0 < start <= len(rows) and is_last(rows[start - 1]):
            return start, fetched
        found = next((i + 1 for i, row in enumerate(rows) if is_last(row)), 0)
        if found and (fetched[2] or found + query.limit < len(rows)):
            return found, fetched
        if fetched[2]:
            return start, fetched
        fetched = _rows(state, query, native, 2 * len(rows) + query.limit)


def _search(searcher: Any, query: Query, native: Native, limit: int) -> Any:
    if query.sort == "newest":
        return searcher.search(native, limit, order_by_field="newest", order=tantivy.Order.Desc, count=False)
    if query.sort == "oldest":
        return searcher.search(native, limit, order_by_field="oldest", order=tantivy.Order.Asc, count=False)
    return searcher.search(native, limit, count=False)


def _score(query: Query, value: Any) -> float:
    """tantivy gives a score, or when it sorts by a field, the field's value."""
    return float(value) if query.sort == "relevance" else 0.0


def _stories(rows: Sequence[Row], counted: Counted | None, exhausted: bool, query: Query) -> int:
    """How many rows there are when stories are folded: counted where all were fetched, else estimated."""
    if exhausted or counted is None:
        return len({row.story for row in rows})
    return max(min(counted.stories, counted.total), len(rows) if query.fold_stories else 1)


def _folding(state: State, asked: Asked, rows: Sequence[Row]) -> Callable[[], Others]:
    """Begin to look for the other matching documents of the stories of `rows`; call for the outcome."""
    same = tantivy.Query.boolean_query([(tantivy.Occur.Should, state.translator.story(row.story)) for row in rows])
    native = asked.native
    if is_costly(asked.clause):
        native = narrowed(replace(state.translator, among=same), asked.clause, asked.filters)
    both = tantivy.Query.boolean_query([(tantivy.Occur.Must, native), (tantivy.Occur.Must, unscored(same))])
    begun = state.workers.submit(
        state.searcher.search, both, min(len(rows) * VERSIONS, state.searcher.num_docs + 1), count=False
    )

    def others() -> Others:
        shown = {_key(row.address) for row in rows}
        addresses = [address for _, address in begun.result().hits if _key(address) not in shown]
        found: Others = {}
        for address, story in zip(addresses, state.searcher.fast_field_values("story", addresses), strict=True):
            found.setdefault(story, []).append(address)
        return found

    return others


def _key(address: Any) -> tuple[int, int]:
    return address.segment_ord, address.doc


def _hit(state: State, row: Row, marks: Marks, query: Query) -> Hit:
    return make_hit(state.document(row.address), row.score, marks, snippets=query.snippets)


def _with_versions(state: State, hit: Hit, others: Sequence[Any]) -> Hit:
    versions = tuple(state.document(address).id for address in others[:VERSIONS])
    return replace(hit, versions=versions) if versions else hit


def _suggestion(state: State, query: Query) -> str:
    def known(stem: str) -> bool:
        found = [in_language(stem, language) for language in ("", *OTHER_LATIN)]
        places = [(WHOLE, word) for word in found] + [(field, stem) for field in KIND_FIELDS.values()]
        return any(state.searcher.doc_freq(field, word) for field, word in places)

    return suggestion(query, state.translator.languages, known, lambda word, errors: _nearest(state, word, errors))


def _nearest(state: State, word: str, errors: int) -> str:
    """The nearest word of the index, as an article that has it spells it: with one error, or else with more."""
    exact = exact_terms(word)[0]
    for allowed in range(1, errors + 1):
        asked = state.translator.translate(Term(word, fuzzy=allowed))
        spelled: dict[str, str] = {}
        for _, address in state.searcher.search(asked, READ, count=False).hits:
            document = state.document(address)
            words = dict.fromkeys(w for t in (document.title, document.body) for w in resembling(t, exact, allowed))
            for text, form in alike(words, document.language, exact, allowed):
                plainest(spelled, form, text)
        counted = {w: sum(state.searcher.doc_freq(f"{f}_exact", w) for f in TEXT_FIELDS) for w in spelled}
        near = closest(exact, counted, allowed)
        if near:
            return spelled[near]
    return ""


def similar(state: State, document_id: str, limit: int) -> list[Hit]:
    """The articles most like one, its own story left out; [] when it is not in the index."""
    own = state.searcher.search(state.translator.document(document_id), 1).hits
    if not own:
        return []
    document = state.document(own[0][1])
    clause = likeness(document, lambda term: int(state.searcher.doc_freq("body", term)), state.searcher.num_docs)
    if not clause.clauses:
        return []
    wanted = Query(clause, facets=False)
    rows, _, _ = _rows(state, replace(wanted, limit=limit), state.translator.translate(clause), limit + 1)
    own_story = state.searcher.fast_field_values("story", [own[0][1]])[0]
    others = [row for row in rows if row.story != own_story][:limit]
    return [make_hit(state.document(row.address), row.score, Marks(), snippets=False) for row in others]


def suggest(state: State, prefix: str, limit: int) -> list[Completion]:
    """Entities, titles and words that begin with what is typed."""
    typed = exact_terms(prefix)
    if not typed:
        return []

    def documents(fields: tuple[str, ...]) -> list[IndexedDocument]:
        native = state.translator.translate(prefixed(typed, fields))
        return [state.document(address) for _, address in state.searcher.search(native, LOOKED_AT, count=False).hits]

    words: dict[str, int] = {}
    fields, begun = begun_words(prefix, typed)
    for field in fields:
        for word, count in state.searcher.terms_with_prefix(field, begun, limit=20):
            words[word] = words.get(word, 0) + count
    ranked = sorted(words.items(), key=lambda w: (-w[1], w[0]))[:3]
    return completions(typed, documents(tuple(KIND_FIELDS.values())), documents(("title",)), ranked, limit)
