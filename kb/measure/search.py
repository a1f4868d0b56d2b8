"""How well search ranks: judged questions over a small collection, answered by each engine.

A collection is two files of JSON lines, described in docs/search.md: articles with the entities they
mention, and questions with the articles that answer them (grade 2: asked for, 1: near it).
"""

import json
import math
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import SourceError
from kb.index import Engine, FoundEntity, IndexedDocument, IndexedEntity, expand, open_engine
from kb.query import parse
from kb.text import fold

__all__ = ["Judged", "Ranking", "gain", "measure_search", "names_of", "read_documents", "read_questions", "score"]

# Whoosh and tantivy as they are used, and the reference both are compared with.
MEASURED = ("whoosh", "tantivy", "memory")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and how relevant each article is to it; `cross` when its answers are in other languages too."""

    text: str
    cross: bool
    relevant: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Mean nDCG@10 of one engine: questions answered in one language, in several, and with names only as typed."""

    engine: str
    one_language: float
    across: float
    across_as_typed: float


def read_documents(path: Path) -> list[IndexedDocument]:
    """The articles of a judged collection. Raises SourceError naming the line that is not one."""
    return [
        IndexedDocument(
            row["id"], row["id"], row["title"], row["body"], language=row["language"], story_id=row["id"],
            entities=tuple(IndexedEntity(e["id"], e["kind"], e["name"], tuple(e["surfaces"])) for e in row["entities"]),
        )
        for row in _rows(path, ("id", "title", "body", "language", "entities"))
    ]  # fmt: skip


def read_questions(path: Path) -> list[Judged]:
    """The questions of a judged collection. Raises SourceError naming the line that is not one."""
    return [
        Judged(row["query"], bool(row["cross"]), row["relevant"]) for row in _rows(path, ("query", "cross", "relevant"))
    ]


def _rows(path: Path, keys: Sequence[str]) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or any(key not in row for key in keys):
            raise SourceError(f"{path}, line {number}: write a JSON object with {', '.join(keys)} (docs/search.md)")
        rows.append(row)
    return rows


def gain(ranked: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """nDCG: gains 2^grade − 1, discounted by log2 of the rank + 1, over the best order possible.

    >>> gain(["a", "b"], {"a": 2, "b": 1}), round(gain(["b", "a"], {"a": 2, "b": 1}), 3)
    (1.0, 0.797)
    """
    best = sorted(relevant.values(), reverse=True)[:depth]
    ideal = sum((2**grade - 1) / math.log2(i + 2) for i, grade in enumerate(best))
    found = sum((2 ** relevant.get(d, 0) - 1) / math.log2(i + 2) for i, d in enumerate(ranked[:depth]))
    return found / ideal if ideal else 0.0


def score(
    engine: Engine, documents: Iterable[IndexedDocument], questions: Iterable[Judged], *, entities: bool
) -> tuple[float, float]:
    """Mean nDCG@10 of the questions in one language, and of those whose answers are in several."""
    names = names_of(documents)
    gains: dict[bool, list[float]] = {False: [], True: []}
    for judged in questions:
        query = expand(
            parse(judged.text, limit=10, entities=entities, facets=False, snippets=False),
            lambda text: names.get(fold(text), []),
        )
        ranked = [hit.document_id for hit in engine.search(query).hits]
        gains[judged.cross].append(gain(ranked, judged.relevant))
    return _mean(gains[False]), _mean(gains[True])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def names_of(known: Iterable[IndexedDocument]) -> dict[str, list[FoundEntity]]:
    """Every spelling, folded, with the entities it names."""
    found: dict[str, dict[str, FoundEntity]] = {}
    for document in known:
        for entity in document.entities:
            for name in (entity.name, *entity.surfaces):
                found.setdefault(fold(name), {})[entity.id] = FoundEntity(entity.id, entity.kind, entity.name)
    return {name: list(entities.values()) for name, entities in found.items()}


def measure_search(documents: Path, questions: Path) -> list[Ranking]:
    """How each engine ranks a judged collection."""
    articles, asked = read_documents(documents), read_questions(questions)
    found = []
    for name in MEASURED:
        with tempfile.TemporaryDirectory() as folder:
            engine = open_engine(name, Path(folder), create=True)
            engine.update(articles)
            one, across = score(engine, articles, asked, entities=True)
            found.append(Ranking(name, one, across, score(engine, articles, asked, entities=False)[1]))
            engine.close()
    return found
