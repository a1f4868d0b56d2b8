"""The search page: where did I read that; and what one may be typing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Blueprint, jsonify, request, url_for
from werkzeug.wrappers import Response

from kb.errors import NotFound
from kb.index.base import Completion, Hit
from kb.model import Document, Entity
from kb.query import And, Clause, Named, Or, Ranked, describe
from web.charts import chart
from web.params import FACETS, HITS, SEARCH_SORTS, chosen_filters, page_number, search_query, typed_prefix
from web.sentences import numbered, sentence_number
from web.twin import Shown, knowledge, page
from web.words import KIND_WORDS, kind_of, language_name, month_words

__all__ = ["search"]

search = Blueprint("search", __name__)

CARDS = 2
ENTITY_FACETS = ("person", "org", "country")


@dataclass(frozen=True, slots=True)
class Row:
    """A result: the hit, its article, the sentence its passage starts in, what it names that was asked for.

    `cut_before` and `cut_after` say that the passage starts or ends within a sentence.
    """

    hit: Hit
    document: Document
    sentence: int
    matched: tuple[Entity, ...]
    versions: tuple[Document, ...] = ()
    cut_before: bool = False
    cut_after: bool = False


@page(search, "/search", "search/search.html")
def show() -> Shown:
    """Articles that fit the question, with what they can be narrowed by."""
    kb = knowledge()
    query = search_query(request.args)
    expanded = kb.expanded(query)
    found = kb.search(query)
    names = _names([value for field in ENTITY_FACETS for value, _ in found.facets.get(field, ())])
    chosen = chosen_filters(request.args)
    names |= _names([item.value for item in chosen if ":" in item.value])
    return Shown(
        {
            "query": query.text,
            "understood": describe(replace(expanded, filters=())),
            "total": found.total,
            "stories": found.stories,
            "page": page_number(request.args),
            "hits": [_row(hit) for hit in found.hits],
            "facets": found.facets,
            "suggestion": found.suggestion,
            "hints": list(dict.fromkeys((*query.hints, *found.hints))),
            "entities": _cards(expanded.where),
        },
        {
            "query_text": query.text,
            "entity_names": names,
            "chosen": chosen,
            "sort": query.sort,
            "sorts": SEARCH_SORTS,
            "fields": FACETS,
            "value_words": _value_words(names),
            "only_words": not query.entities,
            "months": chart(found.facets.get("month", ()), "month"),
            "pages_total": -(-found.stories // HITS),
        },
    )


def _value_words(names: dict[str, str]) -> Callable[[str, str], str]:
    """How the value of a facet is called."""

    def words(field: str, value: str) -> str:
        if field == "language":
            return language_name(value)
        if field in ("year", "month", "date", "since", "until"):
            return month_words(value)
        return names.get(value, value)

    return words


def _row(hit: Hit) -> Row:
    kb = knowledge()
    document = kb.document(hit.document_id)
    matched = tuple(e for name in hit.matched_entities if (e := _entity(name)))
    versions = tuple(kb.get_many(hit.versions))
    start = document.body_start + hit.offset
    end = start + sum(len(text) for text, _ in hit.snippet)
    number = sentence_number(document.text, start)
    spans = numbered(document.text)
    cut_before, cut_after = all(start != s for s, _ in spans), all(end != e for _, e in spans)
    return Row(hit, document, number, matched, versions, cut_before, cut_after)


def _entity(name_or_id: str) -> Entity | None:
    try:
        return knowledge().entity(name_or_id)
    except NotFound:
        return None


def _names(ids: list[str]) -> dict[str, str]:
    return {name: found.name for name in ids if (found := _entity(name))}


def _cards(clause: Clause) -> list[Entity]:
    """The entities that the words of a question name."""
    match clause:
        case Named(ids):
            found = [e for name in ids[:CARDS] if (e := _entity(name))]
        case And(clauses) | Or(clauses) | Ranked(clauses):
            found = [e for inner in clauses for e in _cards(inner)]
        case _:
            found = []
    return list({e.id: e for e in found}.values())[:CARDS]


@search.get("/suggest.json")
def suggest() -> Response:
    """What one may be typing (`q`): names, titles and words, each with the address it leads to."""
    kind, prefix = typed_prefix(request.args)
    found = knowledge().suggest(prefix) if prefix else []
    return jsonify([_suggestion(item) for item in found if not kind or item.kind == kind])


def _suggestion(item: Completion) -> dict[str, object]:
    said = (
        KIND_WORDS[kind][0] if (kind := kind_of(item.value)) in KIND_WORDS else {"title": "article"}.get(item.kind, "")
    )
    address = _address(item.kind, item.value, item.text)
    return {"kind": item.kind, "text": item.text, "said": said, "count": item.count, "url": address}


def _address(kind: str, value: str, text: str) -> str:
    if kind == "entity":
        return url_for("entity.show", entity_id=value)
    if kind == "title":
        return url_for("article.show", document_id=value)
    return url_for("search.show", q=text)
