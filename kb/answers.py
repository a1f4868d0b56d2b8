"""What the knowledge base answers with, beyond the values of the domain."""

from dataclasses import dataclass
from datetime import date

from kb.model import Document, Evidence, Mention
from kb.store import Rejection

__all__ = ["Appearance", "Linked", "Quote", "Rejection", "Status", "Text", "make_quote"]


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention with the entity it names."""

    mention: Mention
    entity_id: str
    entity_name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that is evidence, with its article.

    `parts` are the pieces of the sentence in order, each with the id of the entity it names, or "".
    """

    evidence: Evidence
    document: Document
    text: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text: the article that stands for it, and its other versions (copies, parts, rewrites, translations)."""

    document: Document
    versions: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """A sentence of a text that names an entity or states a relation, and the other versions that do so, too."""

    quote: Quote
    versions: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """What is in a knowledge base; `versions` counts the articles that are versions of another one's text."""

    name: str
    about: str
    documents: int
    stories: int
    versions: int
    people: int
    organizations: int
    countries: int
    relations: int
    languages: tuple[tuple[str, int], ...]
    first: date | None
    last: date | None
    undated: int
    rejected: int
    engine: str
    built_at: str
    version: str

    @property
    def entities(self) -> int:
        return self.people + self.organizations + self.countries


def make_quote(document: Document, evidence: Evidence, mentions: list[Linked]) -> Quote:
    """The sentence of `evidence` cut into pieces at the mentions inside it."""
    parts: list[tuple[str, str]] = []
    at = evidence.start
    for linked in mentions:
        m = linked.mention
        if m.start < at or m.end > evidence.end:
            continue
        if m.start > at:
            parts.append((document.text[at : m.start], ""))
        parts.append((m.surface, linked.entity_id))
        at = m.end
    if at < evidence.end:
        parts.append((document.text[at : evidence.end], ""))
    return Quote(evidence, document, document.text[evidence.start : evidence.end], tuple(parts))
