"""The search page: where did I read that; and what one may be typing."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, jsonify, request, url_for
from werkzeug.wrappers import Response

from kb.apart import tell_apart
from kb.asjson import page_json
from kb.finding import respelled
from kb.index import Completion
from kb.index.choices import choices
from kb.model import Entity
from kb.officials import answer
from kb.query import And, Clause, Everything, Named, Or, Ranked, describe
from kb.query.written import written
from web import spoken
from web.arguments import page_number
from web.asking import FACETS, HITS, SEARCH_ARGUMENTS, SEARCH_SORTS, chosen_filters, search_query, typed_prefix
from web.charts import chart
from web.facets import chosen_once
from web.results import found_entity, row
from web.saved import searches_writable
from web.twin import Shown, knowledge, languages, page
from web.words import KIND_WORDS, kind_of, language_name, month_words

__all__ = ["search"]

search = Blueprint("search", __name__)

CARDS = 3
ENTITY_FACETS = ("person", "org", "country")


@page(search, "/search", "search/search.html")
def show() -> Shown:
    """Articles that fit the question, with what they can be narrowed by."""
    kb = knowledge()
    query = search_query(request.args)
    expanded = kb.expanded(query)
    found = kb.search(replace(expanded, entities=False))  # names are looked up once
    chosen = chosen_filters(request.args)
    ids = [value for field in ENTITY_FACETS for value, _ in found.facets.get(field, ())]
    names = kb.names_of(list(dict.fromkeys([*ids, *(item.value for item in chosen if ":" in item.value)])))
    hits = [kb.headed(hit) for hit in found.hits] if isinstance(query.where, Everything) else found.hits
    rows = [row(kb, hit) for hit in hits]
    cards = _cards(expanded.where)
    answered = answer(kb, query.text, languages()) if not query.offset else None
    # a question that was understood and answered is not misspelt
    suggestion, near = respelled(kb, query.text, "" if answered else found.suggestion)
    asked = {
        "query": query.text,
        "understood": describe(replace(expanded, filters=())),
        "page": page_number(request.args),
        "suggestion": suggestion,
        "near": [e for e in near if e not in cards],
        "hints": list(dict.fromkeys((*query.hints, *found.hints))),
    }
    return Shown(
        {
            **asked,
            "found": found,
            "rows": rows,
            "entities": cards,
            "namesakes": tell_apart(kb, cards, languages()),
            "answer": answered,
            "query_text": query.text,
            "chosen": chosen_once(chosen),
            "choices": choices,
            "sort": query.sort,
            "sorts": SEARCH_SORTS,
            "fields": FACETS,
            "value_words": _value_words(names),
            "only_words": not query.entities,
            "saving": searches_writable() and bool(written(query)),
            "kept_arguments": SEARCH_ARGUMENTS,
            "months": chart(found.facets.get("month", ()), "month", "article"),
            "pages_total": -(-found.stories // HITS),
        },
        spoken=lambda: {
            **page_json(found, []),
            **asked,
            "hits": [spoken.hit(item.hit, item.document, item.sentence) for item in rows],
            "entities": cards,
            **({"answer": answered} if answered else {}),
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


def _cards(clause: Clause) -> list[Entity]:
    """The entities that the words of a question name."""
    match clause:
        case Named(ids):
            found = [e for name in ids[:CARDS] if (e := found_entity(knowledge(), name))]
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
