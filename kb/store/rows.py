"""Rows of the database to values of the domain, and back."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from kb.model import Chain, Document, Entity, EntityName, Mention, Reason, Relation, Score, Statement
from kb.text import fold

__all__ = [
    "CHAIN",
    "DOCUMENT",
    "chain",
    "chain_values",
    "day",
    "document",
    "entity",
    "folded",
    "iso",
    "marks",
    "mention",
    "name",
    "parts",
    "relation",
    "score",
    "score_json",
    "statement",
    "texts",
]

Value = TypeVar("Value", str, int)

DOCUMENT = "d.id, uri, title, text, body_start, author, publisher, published, precision, language, url, content_hash, notes, story_id"


def parts(values: Sequence[Value], size: int = 500) -> Iterator[list[Value]]:
    """The values in lists short enough for one statement."""
    for at in range(0, len(values), size):
        yield list(values[at : at + size])


def marks(values: Sequence[object]) -> str:
    """A question mark for each value."""
    return ",".join("?" * len(values))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def texts(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value)) if value != "[]" else ()


def document(row: sqlite3.Row) -> Document:
    return Document(
        id=row["id"],
        uri=row["uri"],
        title=row["title"],
        text=row["text"],
        body_start=row["body_start"],
        author=row["author"],
        publisher=row["publisher"],
        published=day(row["published"]),
        precision=row["precision"],
        language=row["language"],
        url=row["url"],
        content_hash=row["content_hash"],
        story_id=row["story_id"] or "",
        notes=json.loads(row["notes"]),
    )


def mention(row: sqlite3.Row) -> Mention:
    return Mention(
        row["start"],
        row["end"],
        row["surface"],
        row["kind"],
        row["form"],
        row["extractor"],
        row["confidence"],
        row["code"],
    )


def entity(row: sqlite3.Row, names: Iterable[EntityName] = ()) -> Entity:
    return Entity(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        names=tuple(names),
        country=row["country"],
        titles=texts(row["titles"]),
        documents=row["documents"],
        stories=row["stories"],
        mentions=row["mentions"],
        first=day(row["first"]),
        last=day(row["last"]),
    )


def name(row: sqlite3.Row) -> EntityName:
    return EntityName(row["surface"], row["language"], row["script"], row["count"], row["form"])


def relation(row: sqlite3.Row) -> Relation:
    return Relation(
        source=row["source"],
        target=row["target"],
        type=row["type"],
        weight=row["weight"],
        documents=row["documents"],
        stories=row["stories"],
        polarity=row["polarity"],
        since=row["since"],
        until=row["until"],
        first=day(row["first"]),
        last=day(row["last"]),
        office=row["office"],
    )


def statement(row: sqlite3.Row) -> Statement:
    return Statement(
        source=row["source"],
        target=row["target"],
        type=row["type"],
        start=row["start"],
        end=row["end"],
        source_span=(row["source_start"], row["source_end"]),
        target_span=(row["target_start"], row["target_end"]),
        polarity=row["polarity"],
        since=row["since"],
        until=row["until"],
        speaker=row["speaker"],
        confidence=row["confidence"],
        office=row["office"],
    )


def chain(row: sqlite3.Row, mentions: Iterable[Mention] = ()) -> Chain:
    titles, countries, told = (texts(row[column]) for column in ("titles", "countries", "told"))
    return Chain(row["kind"], row["name"], tuple(mentions), titles, countries, row["code"], told)


# The columns of a chain that say what it is.
CHAIN = ("kind", "name", "code", "titles", "countries", "confidence", "folded", "told")


def chain_values(chain: Chain) -> tuple[object, ...]:
    """A chain as those columns hold it."""
    titles = json.dumps(chain.titles, ensure_ascii=False) if chain.titles else "[]"
    countries, told = (json.dumps(said) if said else "[]" for said in (chain.countries, chain.told))
    key = folded(chain.kind, chain.name, chain.code)
    return chain.kind, chain.name, chain.code, titles, countries, chain.confidence, key, told


def folded(kind: str, name: str, code: str) -> str:
    """The key a chain is known by: its name folded, or the code of a country, which alone says which.

    >>> folded("person", "Ada BELL", ""), folded("country", "Norway", "NO")
    ('ada bell', '=NO')
    """
    return f"={code}" if kind == "country" and code else fold(name)


def score_json(value: Score) -> str:
    reasons = [[r.feature, r.value, r.text] for r in value.reasons]
    return json.dumps({"value": value.value, "verdict": value.verdict, "reasons": reasons}, ensure_ascii=False)


def score(text: str) -> Score:
    found = json.loads(text)
    return Score(found["value"], found["verdict"], tuple(Reason(*r) for r in found["reasons"]))
