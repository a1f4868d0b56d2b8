"""What the JSON twins say: the shapes of docs/json.md, with the addresses of pages added."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from flask import url_for

from kb.answers import Appearance, Linked, Quote, Status, Text
from kb.asjson import (
    document_json,
    entity_json,
    hit_json,
    join_json,
    mention_json,
    quote_json,
    relation_json,
    status_json,
    suggestion_json,
)
from kb.index import Hit
from kb.model import Document, Entity, Join, Relation, Suggestion
from kb.phrases import relation_words
from web.sentences import sentence_number

__all__ = [
    "Json",
    "appearance",
    "article",
    "document",
    "entity",
    "hit",
    "linked",
    "plain",
    "quote",
    "sentence_url",
    "text",
]

Json = dict[str, Any]


def sentence_url(quote: Quote) -> str:
    """The address of the sentence of a quote."""
    number = sentence_number(quote.document.text, quote.evidence.start)
    return f"{url_for('article.show', document_id=quote.document.id)}#s{number}"


def article(d: Document) -> Json:
    """An article with its text; `page` is its address here, `url` where it was published."""
    return {**document_json(d), "page": url_for("article.show", document_id=d.id)}


def document(d: Document) -> Json:
    """An article as a list names it, without its text."""
    return {key: value for key, value in article(d).items() if key not in ("text", "body_start", "notes")}


def entity(e: Entity) -> Json:
    """An entity and the address of its page."""
    return {**entity_json(e), "page": url_for("entity.show", entity_id=e.id)}


def quote(q: Quote) -> Json:
    """A sentence, its article, and the address of the sentence."""
    said = quote_json(q)
    said["document"]["url"] = url_for("article.show", document_id=q.document.id)
    return {**said, "url": sentence_url(q)}


def appearance(found: Appearance) -> Json:
    """A text that names an entity: its sentence, and its other versions by id."""
    return {**quote(found.quote), "versions": [d.id for d in found.versions]}


def text(found: Text) -> Json:
    """A text in a list: the article that stands for it, and its other versions by id."""
    return {**document(found.document), "versions": [d.id for d in found.versions]}


def linked(found: tuple[Relation, Entity, Quote]) -> Json:
    """A relation of an entity: the other end and a sentence."""
    relation, other, said = found
    said_as = relation_words(relation.type, relation.polarity, relation.office)
    return {**relation_json(relation), "said": said_as, "entity": other.id, "name": other.name, "quote": quote(said)}


def hit(found: Hit, d: Document, sentence: int) -> Json:
    """A result, and the address of the sentence its passage starts in."""
    return {**hit_json(found, d), "page": f"{url_for('article.show', document_id=d.id)}#s{sentence}"}


# How each value of the library is said.
_SAID: dict[type, Callable[[Any], Json]] = {
    Document: document,
    Entity: entity,
    Join: join_json,
    Linked: mention_json,
    Quote: quote,
    Relation: relation_json,
    Status: status_json,
    Suggestion: suggestion_json,
    Text: text,
}


def plain(value: object) -> object:
    """`value` as JSON can carry it: our values as objects, dates in ISO 8601, tuples as lists.

    >>> plain({"day": date(2022, 1, 19), "pair": (1, None)})
    {'day': '2022-01-19', 'pair': [1, None]}
    """
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if said := _SAID.get(type(value)):
        return said(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")
