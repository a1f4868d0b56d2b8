"""A page of results from tantivy: what it does not do itself (folding stories, multi-select facets) is done here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import tantivy

from kb.index.analysis import tokens
from kb.index.base import Completion, Hit, IndexedDocument, Page, from_record
from kb.index.fields import KIND_FIELDS, TEXT_FIELDS
from kb.index.marks import Marks, marks_of
from kb.index.nearby import LOOKED_AT, completions, likeness, prefixed
from kb.index.results import FACET_VALUES, FACETS, cursor, make_hit, place
from kb.index.spelling import closest, suggestion
from kb.index.tantivy_query import Native, Translator, facet_field
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

    def document(self, address: Any) -> IndexedDocument:
        return from_record(bytes(self.searcher.doc(address).get_first("record")).decode())


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
    matching = state.translator.translate(prepared(query))
    narrowed = _all(matching, [state.translator.narrow(f) for f in query.filters])
    start, last = place(query)
    rows, total, fetched = _rows(state, query, narrowed, start + query.limit + 1)
    if last and not _is_at(state, rows, start, last):
        start = next((i + 1 for i, row in enumerate(rows) if state.document(row.address).id == last), start)
    chosen = rows[start : start + query.limit]
    marks = marks_of(query)
    versions = _versions(state, narrowed, chosen) if query.fold_stories and chosen else {}
    hits = tuple(_hit(state, row, marks, versions.get(row.story, []), query) for row in chosen)
    return Page(
        total=total,
        stories=_stories(state, narrowed, rows, total, fetched, query),
        hits=hits,
        facets=_facets(state, query, matching) if query.facets else {},
        suggestion=_suggestion(state, query),
        after=cursor(start + len(hits), hits[-1].document_id) if hits and start + len(hits) < len(rows) else "",
        hints=query.hints,
    )


def _all(matching: Native, filters: Sequence[Native]) -> Native:
    if not filters:
        return matching
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, q) for q in (matching, *filters)])


def _rows(state: State, query: Query, native: Native, wanted: int) -> tuple[list[Row], int, int]:
    """At least `wanted` rows where there are so many; how many documents match; how many were fetched."""
    limit = max(FETCHED, wanted)
    while True:
        found = _search(state.searcher, query, native, limit)
        hits = found.hits
        stories = state.searcher.fast_field_values("story", [address for _, address in hits])
        rows: dict[int, Row] = {}
        for i, ((score, address), story) in enumerate(zip(hits, stories, strict=True)):
            rows.setdefault(story if query.fold_stories else i, Row(_score(query, score), address, story))
        if len(rows) >= wanted or len(hits) >= found.count:
            return list(rows.values()), found.count, len(hits)
        limit *= 4


def _search(searcher: Any, query: Query, native: Native, limit: int) -> Any:
    if query.sort == "newest":
        return searcher.search(native, limit, order_by_field="day", order=tantivy.Order.Desc)
    if query.sort == "oldest":
        return searcher.search(native, limit, order_by_field="day_known", order=tantivy.Order.Asc)
    return searcher.search(native, limit)


def _score(query: Query, value: Any) -> float:
    """tantivy gives a score, or when it sorts by a field, the field's value."""
    return float(value) if query.sort == "relevance" else 0.0


def _is_at(state: State, rows: Sequence[Row], start: int, document_id: str) -> bool:
    return 0 < start <= len(rows) and state.document(rows[start - 1].address).id == document_id


def _stories(state: State, native: Native, rows: Sequence[Row], total: int, fetched: int, query: Query) -> int:
    """How many rows there are: counted where all were fetched, else estimated (tantivy: within some per cent)."""
    if fetched >= total:
        return len({row.story for row in rows})
    estimate = round(state.searcher.cardinality(native, "story"))
    return int(max(min(estimate, total), len(rows) if query.fold_stories else 1))


def _versions(state: State, native: Native, rows: Sequence[Row]) -> dict[int, list[str]]:
    """The ids of the other matching documents of the stories of `rows`."""
    same = tantivy.Query.boolean_query([(tantivy.Occur.Should, state.translator.story(row.story)) for row in rows])
    found = state.searcher.search(_all(native, [tantivy.Query.const_score_query(same, 0.0)]), len(rows) * VERSIONS)
    if found.count == len(rows):
        return {}
    shown = {(row.address.segment_ord, row.address.doc) for row in rows}
    others = [address for _, address in found.hits if (address.segment_ord, address.doc) not in shown]
    versions: dict[int, list[str]] = {}
    for address, story in zip(others, state.searcher.fast_field_values("story", others), strict=True):
        versions.setdefault(story, []).append(state.document(address).id)
    return versions


def _hit(state: State, row: Row, marks: Marks, versions: list[str], query: Query) -> Hit:
    document = state.document(row.address)
    return make_hit(document, row.score, marks, tuple(versions), snippets=query.snippets)


def _facets(state: State, query: Query, matching: Native) -> dict[str, tuple[tuple[str, int], ...]]:
    """Counts of each facet among the documents that every filter but its own leaves."""
    own = {f.field for f in query.filters}
    groups = [[f for f in FACETS if f not in own], *([f] for f in FACETS if f in own)]
    counted: dict[str, tuple[tuple[str, int], ...]] = {}
    for group in groups:
        others = [f for f in query.filters if f.field not in group]
        native = _all(matching, [state.translator.narrow(f) for f in others])
        wanted = {f: {"terms": {"field": facet_field(f), "size": _size(f)}} for f in group}
        found = state.searcher.aggregate(native, wanted) if wanted else {}
        counted |= {f: _counts(f, found[f]["buckets"]) for f in group}
    return {f: counted[f] for f in FACETS}


def _size(facet: str) -> int:
    return 5000 if facet in ("year", "month") else FACET_VALUES


def _counts(facet: str, buckets: Sequence[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    pairs = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return tuple(sorted(pairs) if facet in ("year", "month") else sorted(pairs, key=lambda p: (-p[1], p[0])))


def _suggestion(state: State, query: Query) -> str:
    def known(stem: str) -> bool:
        return any(state.searcher.doc_freq(field, stem) for field in TEXT_FIELDS)

    return suggestion(query, state.translator.languages, known, lambda word, errors: _nearest(state, word, errors))


def _nearest(state: State, word: str, errors: int) -> str:
    """The nearest word of the index, as an article that has it spells it."""
    found = state.searcher.search(state.translator.translate(Term(word, fuzzy=errors)), LOOKED_AT)
    exact = exact_terms(word)[0]
    spelled: dict[str, str] = {}
    for _, address in found.hits:
        document = state.document(address)
        for text in (document.title, document.body):
            for token in tokens(text, document.language):
                if abs(len(token.exact) - len(exact)) <= errors:
                    spelled.setdefault(token.exact, text[token.start : token.end])
    counted = {w: sum(state.searcher.doc_freq(f"{f}_exact", w) for f in TEXT_FIELDS) for w in spelled}
    return spelled.get(closest(exact, counted, errors), "")


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
    for field in TEXT_FIELDS if len(typed) == 1 else ():
        for word, count in state.searcher.terms_with_prefix(f"{field}_exact", typed[0], limit=20):
            words[word] = words.get(word, 0) + count
    ranked = sorted(words.items(), key=lambda w: (-w[1], w[0]))[:3]
    return completions(typed, documents(tuple(KIND_FIELDS.values())), documents(("title",)), ranked, limit)
