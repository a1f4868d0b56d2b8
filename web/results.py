"""Rows of search results: the hit with its article and what a reader sees of it."""

from dataclasses import dataclass

from kb.errors import NotFound
from kb.index import Hit
from kb.knowledge import KnowledgeBase
from kb.model import Document, Entity
from web.sentences import numbered, sentence_number

__all__ = ["Row", "found_entity", "row"]


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


def found_entity(kb: KnowledgeBase, name_or_id: str) -> Entity | None:
    """The entity of a name or id, None when there is none."""
    try:
        return kb.entity(name_or_id)
    except NotFound:
        return None


def row(kb: KnowledgeBase, hit: Hit) -> Row:
    """The row of a hit."""
    document = kb.document(hit.document_id)
    matched = tuple(e for name in hit.matched_entities if (e := found_entity(kb, name)))
    versions = tuple(kb.get_many(hit.versions))
    start = document.body_start + hit.offset
    end = start + sum(len(text) for text, _ in hit.snippet)
    number = sentence_number(document.text, start)
    spans = numbered(document.text)
    cut_before, cut_after = all(start != s for s, _ in spans), all(end != e for _, e in spans)
    return Row(hit, document, number, matched, versions, cut_before, cut_after)
