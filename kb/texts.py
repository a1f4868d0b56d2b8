"""The articles as texts, whose versions count once: lists, charts and rows of results that open to the versions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from kb.answers import Appearance, Quote, Text
from kb.index import Hit
from kb.index.snippet import best_passage
from kb.model import Document, Relation, Version
from kb.related import Related

__all__ = ["Texts", "by_text"]


def by_text(news: Iterable[tuple[Document, datetime]]) -> list[tuple[Text, datetime]]:
    """Articles with the time they were read, in their order, those of one text once: the first, which opens to the others."""
    texts: dict[str, list[tuple[Document, datetime]]] = {}
    for document, read in news:
        texts.setdefault(document.story_id or document.id, []).append((document, read))
    return [(Text(own[0][0], tuple(d for d, _ in own[1:])), own[0][1]) for own in texts.values()]


class Texts(Related):
    """Reads articles text by text; a part of the facade in kb/knowledge.py.

    Which version of a text stands for it is decided in kb/store/texts.py alone: the story's original, where it is among
    those asked for, else the earliest with a date.
    """

    def document(self, document_id: str) -> Document:
        return self._store.documents.get(document_id)

    def documents(self, *, sort: str = "newest", limit: int = 50, offset: int = 0) -> tuple[int, list[Document]]:
        """How many articles there are, and a part of them, every version of a text."""
        return self._store.documents.count(), self._store.documents.page(sort, limit, offset)

    def get_many(self, ids: Sequence[str]) -> list[Document]:
        """The documents of these ids, in this order; unknown ids are left out."""
        return self._store.documents.get_many(ids)

    def texts(self, *, sort: str = "newest", limit: int = 50, offset: int = 0) -> tuple[int, list[Text]]:
        """How many texts there are, and a part of them; `sort`: newest, oldest or title."""
        found = self._store.texts.page(sort, limit, offset)
        known = self._known(i for ids in found for i in ids)
        texts = [
            Text(known[ids[0]], tuple(known[i] for i in ids[1:] if i in known)) for ids in found if ids[0] in known
        ]
        return self._store.documents.stories(), texts

    def opened(self, ids: Sequence[str]) -> list[Text]:
        """The texts of these articles, in this order, each article before its other versions."""
        versions = self._store.texts.versions(ids)
        known = self._known(i for d in ids for i in (d, *versions.get(d, ())))
        return [
            Text(known[d], tuple(known[i] for i in versions.get(d, ()) if i != d and i in known))
            for d in ids
            if d in known
        ]

    def named_in(self, entity_id: str, *, limit: int = 20, offset: int = 0) -> tuple[int, int, list[Appearance]]:
        """How many articles name an entity, how many texts these are, and a part of the texts, newest first."""
        counted = self._store.entities.get_many([entity_id]).get(entity_id)
        articles, texts = (counted.documents, counted.stories) if counted else (0, 0)
        found = self._store.texts.naming(entity_id, limit, offset)
        known = self._known(i for place, others in found for i in (place.document_id, *others))
        there = [(p, others) for p, others in found if p.document_id in known]
        quotes = self._quotes([self._sentence(known[p.document_id], p.start, p.end) for p, _ in there])
        return (
            articles,
            texts,
            [
                Appearance(quote, tuple(known[i] for i in others if i in known))
                for quote, (_, others) in zip(quotes, there, strict=True)
            ],
        )

    def told_in(self, relation: Relation, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Appearance]]:
        """How many sentences are behind a relation, and a part of them, newest article first; those of one text once.

        They are those of the version that stands for it, each with the other versions that say it too.
        """
        total, found = self._store.relations.evidence_by_text(relation, limit, offset)
        known = self._known(i for _, others in found for i in others)
        quotes = self._quotes([evidence for evidence, _ in found])
        return total, [
            Appearance(quote, tuple(known[i] for i in others if i in known))
            for quote, (_, others) in zip(quotes, found, strict=True)
        ]

    def appearances(self, entity_id: str, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Quote]]:
        """How many texts name an entity, and the sentence of each that does so best, newest first."""
        _, texts, found = self.named_in(entity_id, limit=limit, offset=offset)
        return texts, [appearance.quote for appearance in found]

    def timeline(self, entity_id: str = "") -> list[tuple[date, int]]:
        """How many texts were first published on each day, of all or of those that name an entity."""
        return self._store.texts.timeline(entity_id)

    def versions(self, document_id: str) -> list[tuple[Version, Document]]:
        """The articles of a document's story, the one that stands for it first; itself alone when it has no version."""
        own = self.document(document_id)
        told = {v.document_id: v for v in self._store.documents.versions(own.story_id)}
        ids = self._store.texts.versions([own.id]).get(own.id, [])
        return [(told[d.id], d) for d in self.get_many(ids) if d.id in told]

    def headed(self, hit: Hit) -> Hit:
        """A row of results with the article that stands for its text at the head, where no words asked for another."""
        if not hit.versions:
            return hit
        ids = (hit.document_id, *hit.versions)
        head = self.document(self._store.texts.first(ids))
        if head.id == hit.document_id:
            return hit
        passage = best_passage(head.body, [])
        return replace(
            hit,
            document_id=head.id,
            title=head.title,
            title_parts=(),
            snippet=passage.parts,
            offset=passage.offset,
            versions=tuple(i for i in ids if i != head.id),
        )

    def _known(self, ids: Iterable[str]) -> dict[str, Document]:
        return {d.id: d for d in self.get_many(list(dict.fromkeys(ids)))}
