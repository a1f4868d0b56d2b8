"""The article page: what it says, and about whom; a sentence to quote."""

from collections.abc import Iterable

from flask import Blueprint, request, url_for

from kb.answers import Linked
from kb.model import Document, Version
from web import spoken
from web.evidence import linked_pairs
from web.params import article_request
from web.sentences import citation, lay_out, numbered, sentence_number
from web.twin import Shown, knowledge, page
from web.words import date_words

__all__ = ["article"]

article = Blueprint("article", __name__)

SIMILAR = 5


@page(article, "/document/<document_id>", "article/article.html")
def show(document_id: str) -> Shown:
    """One article with its mentions, statements, versions and related articles."""
    kb = knowledge()
    wanted = article_request(request.args)
    document = kb.document(document_id)
    mentions = kb.mentions(document.id)
    entities = kb.entities_of(document.id)
    known = {entity.id: entity for entity, _ in entities}
    cuts = kb.cuts(document.id)
    versions = kb.versions(document.id)
    title, body = lay_out(document, mentions, cuts if wanted.show_cuts else ())
    return Shown(
        {
            "document": document,
            "mentions": mentions,
            "entities": entities,
            "statements": linked_pairs(kb, kb.statements(document.id)),
            "versions": versions,
            "similar": kb.similar(document.id, limit=SIMILAR),
            "cuts": cuts,
        },
        {
            "title": title,
            "body": body,
            "known": known,
            "dated_version": None if document.published else _dated(versions),
            "marked": known.get(wanted.mark),
            "first_sentence": _first_sentences(document, mentions),
            "show_cuts": wanted.show_cuts,
            "cited": wanted.sentence,
            "citation": _citation(document, wanted.sentence),
        },
        lambda: _spoken(document),
    )


def _dated(versions: Iterable[tuple[Version, Document]]) -> Document | None:
    """The version of an undated text that says when it was published: the fullest, else the earliest."""
    dated = [(version.role != "original", d.published, d.id, d) for version, d in versions if d.published]
    return min(dated)[-1] if dated else None


def _spoken(document: Document) -> spoken.Json:
    """The article as `kb document --json` tells it, with its statements, related articles and sentences."""
    kb = knowledge()
    told = [
        {"document": v.document_id, "role": v.role, "score": v.score, "reason": v.reason}
        for v, _ in kb.versions(document.id)
    ]
    return {
        **spoken.article(document),
        "mentions": kb.mentions(document.id),
        "entities": [{**spoken.entity(entity), "mentions": count} for entity, count in kb.entities_of(document.id)],
        "versions": told,
        "cut": kb.cuts(document.id),
        "statements": [{"relation": relation, "quote": quote} for relation, quote in kb.statements(document.id)],
        "similar": kb.similar(document.id, limit=SIMILAR),
        "sentences": _sentences(document),
    }


def _first_sentences(document: Document, mentions: Iterable[Linked]) -> dict[str, int]:
    """The number of the first sentence that names each entity."""
    first: dict[str, int] = {}
    for linked in mentions:
        first.setdefault(linked.entity_id, sentence_number(document.text, linked.mention.start))
    return first


def _sentences(document: Document) -> list[dict[str, object]]:
    """The sentences of the article with their addresses."""
    here = url_for("article.show", document_id=document.id)
    return [
        {"number": number, "start": start, "end": end, "text": document.text[start:end], "url": f"{here}#s{number}"}
        for number, (start, end) in enumerate(numbered(document.text), 1)
    ]


def _citation(document: Document, number: int) -> str:
    """The citation of sentence `number`, "" when there is no such sentence."""
    spans = numbered(document.text)
    if not 1 <= number <= len(spans):
        return ""
    start, end = spans[number - 1]
    address = f"{url_for('article.show', document_id=document.id, _external=True)}#s{number}"
    return citation(document, document.text[start:end], date_words(document.published, document.precision), address)
