"""Rows of search results: the hit with its article and what a reader sees of it."""

from dataclasses import dataclass, replace

from kb.errors import NotFound
from kb.index import Hit
from kb.index.snippet import best_passage
from kb.knowledge import KnowledgeBase
from kb.model import Document, Entity
from web.sentences import numbered, sentence_number

__all__ = ["Row", "found_entity", "headed", "row"]


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


def headed(kb: KnowledgeBase, hit: Hit) -> Hit:
    """The hit with the fullest text of its story at the head, or the first dated one, when nothing was asked for."""
    if not hit.versions:
        return hit
    roles = {version.document_id: version.role for version, _ in kb.versions(hit.document_id)}
    ids = (hit.document_id, *hit.versions)
    head = min(kb.get_many(ids), key=lambda d: (d.published is None, roles.get(d.id) != "original", ids.index(d.id)))
    if head.id == hit.document_id:
        return hit
    passage = best_passage(head.body, [])
    rest = tuple(name for name in ids if name != head.id)
    return replace(
        hit,
        document_id=head.id,
        title=head.title,
        title_parts=(),
        snippet=passage.parts,
        offset=passage.offset,
        versions=rest,
    )


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
