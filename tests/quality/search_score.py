"""Ranking on judged queries: nDCG@10 of each engine, with and without entities.

    python -m tests.quality.search_score            every engine
    python -m tests.quality.search_score --sweep    k1, b and the title's weight, on the memory engine

The documents and queries were written for this project: 2 is what is asked for, 1 is near it.
"""

import json
import math
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.index import Engine, FoundEntity, IndexedDocument, IndexedEntity, evaluate, expand, open_engine
from kb.query import parse
from kb.text import fold

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Judged:
    """A query and how relevant each document is to it; `cross` when its answers are in other languages too."""

    text: str
    cross: bool
    relevant: dict[str, int]


def documents() -> list[IndexedDocument]:
    rows = map(json.loads, (HERE / "search_documents.jsonl").read_text("utf-8").splitlines())
    return [
        IndexedDocument(
            row["id"], row["id"], row["title"], row["body"], language=row["language"], story_id=row["id"],
            entities=tuple(IndexedEntity(e["id"], e["kind"], e["name"], tuple(e["surfaces"])) for e in row["entities"]),
        )
        for row in rows
    ]  # fmt: skip


def queries() -> list[Judged]:
    rows = map(json.loads, (HERE / "search_queries.jsonl").read_text("utf-8").splitlines())
    return [Judged(row["query"], row["cross"], row["relevant"]) for row in rows]


def gain(ranked: Sequence[str], relevant: dict[str, int], depth: int = 10) -> float:
    """nDCG: gains 2^grade − 1, discounted by log2 of the rank + 1, over the best order possible."""
    best = sorted(relevant.values(), reverse=True)[:depth]
    ideal = sum((2**grade - 1) / math.log2(i + 2) for i, grade in enumerate(best))
    found = sum((2 ** relevant.get(d, 0) - 1) / math.log2(i + 2) for i, d in enumerate(ranked[:depth]))
    return found / ideal


def names_of(known: Iterable[IndexedDocument]) -> dict[str, list[FoundEntity]]:
    """Every spelling, folded, with the entities it names."""
    found: dict[str, dict[str, FoundEntity]] = {}
    for document in known:
        for entity in document.entities:
            for name in (entity.name, *entity.surfaces):
                found.setdefault(fold(name), {})[entity.id] = FoundEntity(entity.id, entity.kind, entity.name)
    return {name: list(entities.values()) for name, entities in found.items()}


def score(engine: Engine, *, entities: bool) -> tuple[float, float]:
    """Mean nDCG@10 of the queries in one language, and of those whose answers are in several."""
    names = names_of(documents())
    gains: dict[bool, list[float]] = {False: [], True: []}
    for judged in queries():
        query = expand(
            parse(judged.text, limit=10, entities=entities, facets=False), lambda text: names.get(fold(text), [])
        )
        ranked = [hit.document_id for hit in engine.search(query).hits]
        gains[judged.cross].append(gain(ranked, judged.relevant))
    return sum(gains[False]) / len(gains[False]), sum(gains[True]) / len(gains[True])


def sweep() -> None:
    engine = open_engine("memory", Path())
    engine.update(documents())
    tried = [(0.9, 0.4, 1.5), (0.6, 0.4, 1.5), (1.2, 0.4, 1.5), (1.6, 0.4, 1.5), (0.9, 0.3, 1.5), (0.9, 0.6, 1.5)]
    tried += [(0.9, 0.75, 1.5), (1.2, 0.75, 1.5), (0.9, 0.4, 1.0), (0.9, 0.4, 2.0), (0.9, 0.4, 3.0), (0.9, 0.4, 4.0)]
    for k1, b, title in tried:
        evaluate.K1, evaluate.B, evaluate.TITLE_WEIGHT = k1, b, title
        one, cross = score(engine, entities=True)
        print(f"| k1 {k1} · b {b} · title {title} | {one:.3f} | {cross:.3f} |")


def main() -> None:
    if "--sweep" in sys.argv:
        return sweep()
    print("| nDCG@10 | one language | across languages |\n|---|---|---|")
    for name in ("memory", "whoosh", "tantivy"):
        with tempfile.TemporaryDirectory() as folder:
            engine = open_engine(name, Path(folder), create=True)
            engine.update(documents())
            for entities in (True, False):
                one, cross = score(engine, entities=entities)
                print(f"| {name}, entities {'on' if entities else 'off'} | {one:.3f} | {cross:.3f} |")
            engine.close()
    return None


if __name__ == "__main__":
    main()
