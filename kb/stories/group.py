"""Put the articles that hold one text into one story."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kb.model import Version

__all__ = ["StoryText", "group"]


@dataclass(frozen=True, slots=True)
class StoryText:
    """An article as grouping sees it; `entities` are the ids of the entities it names."""

    document_id: str
    title: str
    body: str
    language: str
    published: date | None
    content_hash: str
    entities: tuple[str, ...] = ()


def group(texts: Iterable[StoryText]) -> list[Version]:
    """One Version a text: articles of the same words are one story, the earliest is its original."""
    same: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for text in texts:
        order = text.published.isoformat() if text.published else "9999"
        same[text.content_hash].append((order, text.document_id))
    found = []
    for members in same.values():
        first = min(members)[1]
        for _, document_id in sorted(members):
            role, reason = ("original", "") if document_id == first else ("copy", "the same words")
            found.append(Version(first, document_id, role, 1.0, reason))
    return found
