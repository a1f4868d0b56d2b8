"""From matching documents to a page of results: order, stories, facets, snippets, the cursor."""

import base64
import json
from collections.abc import Sequence

import numpy as np

from kb.index.analysis import forms
from kb.index.base import Hit, IndexedDocument, Page
from kb.index.evaluate import ALL_WORDS, Found, between, evaluate, having, near_words
from kb.index.fields import COMPOUND, KIND_FIELDS, TEXT_FIELDS
from kb.index.marks import Marks, marks_of
from kb.index.scan import resembling
from kb.index.snippet import best_passage, pieces
from kb.index.spelling import READ, closest, plainest, suggestion
from kb.index.view import Flags, Ints, View
from kb.index.words import exact_terms, prepared
from kb.query import Filter, Query

__all__ = ["FACETS", "cursor", "cursor_hints", "make_hit", "page", "place"]

FACETS = ("person", "org", "country", "source", "language", "year", "month", "kind")
# As many values of a facet as a page could list; years and months are all given, they make a chart.
FACET_VALUES = 30


def page(view: View, query: Query) -> Page:
    """The page of `view` that `query` asks for."""
    clause = prepared(query)
    found = evaluate(view, clause)
    matching = found.mask & view.live
    masks = {i: _narrowed(view, f) for i, f in enumerate(query.filters)}
    narrowed = np.logical_and.reduce([matching, *masks.values()])
    order = _ordered(view, query, narrowed, found)
    rows, versions = _folded(view, order) if query.fold_stories else (order, {})
    start = _start(query, [view.columns.ids[n] for n in rows]) if query.after else query.offset
    start = min(start, len(rows))
    chosen = rows[start : start + min(query.limit, len(rows))]
    marks = marks_of(query, clause)
    hits = [_hit(view, int(n), found, versions, marks, query) for n in chosen]
    more = start + len(hits) < len(rows) and bool(hits)
    return Page(
        total=len(order),
        stories=len(rows) if query.fold_stories else len(_folded(view, order)[0]),
        hits=tuple(hits),
        facets=_facets(view, query, matching, masks) if query.facets else {},
        suggestion=_suggestion(view, query),
        after=cursor(start + len(hits), hits[-1].document_id) if more else "",
        hints=(*query.hints, *cursor_hints(query)),
    )


def _narrowed(view: View, given: Filter) -> Flags:
    if given.field == "date":
        return between(
            view,
            given.since.toordinal() if given.since else 1,
            given.until.toordinal() if given.until else 10**7,
        )
    return having(view, given.field, given.values)


def _ordered(view: View, query: Query, mask: Flags, found: Found) -> Ints:
    numbers = np.flatnonzero(mask)
    ties = view.columns.ties[numbers]
    if query.sort == "relevance":
        return numbers[np.lexsort((ties, -found.scores[numbers]))]
    days = view.columns.days[numbers]
    # An unknown date comes last whichever end is asked for.
    keys = -days if query.sort == "newest" else np.where(days == 0, 10**7, days)
    return numbers[np.lexsort((ties, keys))]


def _folded(view: View, order: Ints) -> tuple[Ints, dict[int, list[int]]]:
    """The first of each story in `order`, and for each of these the others."""
    stories = view.columns.stories
    first: dict[str, int] = {}
    rows: list[int] = []
    others: dict[int, list[int]] = {}
    for number in order.tolist():
        story = stories[number]
        if not story:
            rows.append(number)
        elif story in first:
            others.setdefault(first[story], []).append(number)
        else:
            first[story] = number
            rows.append(number)
    return np.array(rows, np.int64), others


def _hit(view: View, number: int, found: Found, versions: dict[int, list[int]], marks: Marks, query: Query) -> Hit:
    ids = tuple(view.columns.ids[n] for n in versions.get(number, ()))
    return make_hit(view.document(number), float(found.scores[number]), marks, ids, snippets=query.snippets)


def make_hit(
    document: IndexedDocument, score: float, marks: Marks, versions: tuple[str, ...] = (), *, snippets: bool = True
) -> Hit:
    """The row of results for `document`; `versions` are the other matching documents of its story."""
    complete = score >= ALL_WORDS
    if not snippets:
        return Hit(document.id, score, document.title, versions=versions, complete=complete)
    in_title, in_body = marks.find_both(document)
    passage = best_passage(document.body, in_body)
    return Hit(
        document_id=document.id,
        score=score,
        title=document.title,
        snippet=passage.parts,
        offset=passage.offset,
        title_parts=pieces(document.title, in_title),
        matched_entities=marks.entities_in(document),
        versions=versions,
        complete=complete,
    )


def _facets(
    view: View, query: Query, matching: Flags, masks: dict[int, Flags]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Counts of each facet among the documents that every filter but its own leaves."""
    counted = {}
    for name in FACETS:
        others = [mask for i, mask in masks.items() if query.filters[i].field != name]
        counted[name] = _counts(view, name, np.logical_and.reduce([matching, *others]))
    return counted


def _counts(view: View, name: str, mask: Flags) -> tuple[tuple[str, int], ...]:
    facet = view.columns.facets.get(name)
    if facet is None:
        return ()
    counts = np.bincount(facet.codes[mask[facet.owners]], minlength=len(facet.names))
    present = np.flatnonzero(counts)
    if name in ("year", "month"):
        return tuple(sorted((facet.names[code], int(counts[code])) for code in present))
    if len(present) > FACET_VALUES:
        least = np.partition(counts[present], -FACET_VALUES)[-FACET_VALUES]
        present = present[counts[present] >= least]
    ranked = sorted(((facet.names[code], int(counts[code])) for code in present), key=lambda v: (-v[1], v[0]))
    return tuple(ranked[:FACET_VALUES])


def cursor(row: int, document_id: str) -> str:
    """An opaque cursor: the next row, and the document before it, which finds the place again after an update."""
    return base64.urlsafe_b64encode(json.dumps([row, document_id]).encode()).decode().rstrip("=")


def place(query: Query) -> tuple[int, str]:
    """Where a page starts: its row, and the id of the document before it, "" when that does not matter."""
    if query.after:
        # With a cursor that somebody cut or made up the first page is an answer, an error page is not.
        return _unpacked(query.after) or (0, "")
    return query.offset, ""


def _unpacked(after: str) -> tuple[int, str] | None:
    try:
        row, last = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        return max(int(row), 0), str(last)
    except (ValueError, TypeError, OverflowError):
        return None


def cursor_hints(query: Query) -> tuple[str, ...]:
    """What to say of a cursor that leads nowhere.

    >>> cursor_hints(Query(after="x")), cursor_hints(Query(after=cursor(20, "a")))
    (('“after” is not the cursor of a page of results; this is the first page',), ())
    """
    if query.after and _unpacked(query.after) is None:
        return ("“after” is not the cursor of a page of results; this is the first page",)
    return ()


def _start(query: Query, ids: Sequence[str]) -> int:
    row, last = place(query)
    if last and last in ids and not (0 < row <= len(ids) and ids[row - 1] == last):
        return ids.index(last) + 1
    return row


def _suggestion(view: View, query: Query) -> str:
    def known(stem: str) -> bool:
        return any(len(view.postings(field, stem)[0]) for field in (*TEXT_FIELDS, COMPOUND, *KIND_FIELDS.values()))

    def nearest(word: str, errors: int) -> str:
        near = near_words(view, TEXT_FIELDS, exact_terms(word)[0], errors)
        counted = {w: sum(len(view.postings(f"{f}_exact", w)[0]) for f in TEXT_FIELDS) for w in near}
        return _spelled(view, closest(word, counted, errors))

    return suggestion(query, view.languages, known, nearest)


def _spelled(view: View, exact: str) -> str:
    """An exact form as articles spell it."""
    spelled: dict[str, str] = {}
    for field in TEXT_FIELDS:
        for number in view.postings(f"{field}_exact", exact)[0][:READ].tolist():
            document = view.document(number)
            for word in resembling(document.body if field == "body" else document.title, exact, 0):
                if forms(word, document.language)[1] == exact:
                    plainest(spelled, exact, word)
    return spelled.get(exact, exact)
