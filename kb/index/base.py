"""What every full-text engine takes and gives, and how one is opened.

An engine is derived from the store and can be deleted at any time. Nothing here assumes local
files, cheap round trips, or counts more exact than a page of results needs: a remote engine fits.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from kb.query import Query

__all__ = [
    "Completion",
    "Engine",
    "Hit",
    "IndexedDocument",
    "IndexedEntity",
    "Page",
    "from_record",
    "to_record",
]


@dataclass(frozen=True, slots=True)
class IndexedEntity:
    """An entity an article mentions: every spelling it has there (and elsewhere), how often it is mentioned there."""

    id: str
    kind: str
    name: str = ""
    surfaces: tuple[str, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """An article as it is indexed; `body` without the title; `id` replaces an earlier document of that id."""

    id: str
    uri: str
    title: str
    body: str
    author: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    story_id: str = ""
    entities: tuple[IndexedEntity, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of results.

    `snippet` is pieces of the body, (text, is it a match), never markup; `offset` is where in the
    body its passage starts, in characters. `title` is the plain title, `title_parts` the same in
    marked pieces. `complete` says that it holds every word of a short question. `versions` are
    the ids of further documents of its story that match too, best first.
    """

    document_id: str
    score: float
    title: str
    snippet: tuple[tuple[str, bool], ...] = ()
    offset: int = 0
    title_parts: tuple[tuple[str, bool], ...] = ()
    matched_entities: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page of results.

    `total` counts matching documents, `stories` the rows when stories are folded. `facets` gives
    for each field its commonest values with their documents, each field as if its own filter were
    not set. `suggestion` is a better spelling of the question, or "". `after` is the cursor of
    the next page, "" when this is the last.
    """

    total: int
    stories: int
    hits: tuple[Hit, ...] = ()
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    suggestion: str = ""
    after: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """What a reader may be typing: kind is "title", "entity" or "word"; `value` the id of a document or entity."""

    kind: str
    text: str
    value: str = ""
    count: int = 0


class Engine(Protocol):
    """A full-text engine."""

    name: str

    def update(self, documents: Iterable[IndexedDocument], removed: Iterable[str] = ()) -> int:
        """Put `documents` in, take the ids `removed` out, in atomic commits; how many were put in.

        Streams: holds a batch at a time. Raises EngineError when another writer is at work.
        """
        ...

    def search(self, query: Query) -> Page:
        """The page of results that `query` asks for."""
        ...

    def suggest(self, prefix: str, limit: int = 8) -> list[Completion]:
        """What begins with what is being typed: entities, titles, words."""
        ...

    def similar(self, document_id: str, limit: int = 5) -> list[Hit]:
        """Other articles about the same, best first, none of the document's own story."""
        ...

    def count(self) -> int:
        """How many documents are in it."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


def to_record(document: IndexedDocument) -> str:
    """`document` as one line of JSON, for an engine to keep."""
    return json.dumps(
        [
            document.id, document.uri, document.title, document.body, document.author, document.publisher,
            document.published.isoformat() if document.published else "", document.language, document.story_id,
            [[e.id, e.kind, e.name, list(e.surfaces), e.count] for e in document.entities],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def from_record(record: str) -> IndexedDocument:
    """The document that `to_record` wrote.

    >>> from_record(to_record(IndexedDocument("a", "a.txt", "T", "B", published=date(2022, 1, 2)))).published
    datetime.date(2022, 1, 2)
    """
    document_id, uri, title, body, author, publisher, published, language, story, entities = json.loads(record)
    return IndexedDocument(
        document_id,
        uri,
        title,
        body,
        author,
        publisher,
        date.fromisoformat(published) if published else None,
        language,
        story,
        tuple(IndexedEntity(i, kind, name, tuple(s), count) for i, kind, name, s, count in entities),
    )
