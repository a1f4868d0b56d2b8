"""Topics as retrieval collections have them, a title and a sentence each: our engines beside BM25 over stems and nothing else.

python -m tests.quality.topic_score

The articles are the English ones of news_dev.jsonl, the topics those of search_topics.jsonl: each was judged by who
wrote it (2: asked for, 1: near it), before anything had ranked it.
"""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.index import Engine, IndexedDocument, IndexedEntity, expand, open_engine
from kb.measure.search import gain, names_of
from kb.query import parse
from kb.text import fold
from tests.quality.search_score import Ranker, plain

HERE = Path(__file__).parent
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody looks for, in a few words and in a sentence, and the grade of each article that tells it."""

    title: str
    description: str
    relevant: Mapping[str, int]


# What is asked of a topic.
ASKED: dict[str, Callable[[Topic], str]] = {
    "title": lambda topic: topic.title,
    "sentence": lambda topic: topic.description,
    "title and sentence": lambda topic: f"{topic.title}. {topic.description}",
}


def articles() -> list[IndexedDocument]:
    rows = (json.loads(line) for line in (HERE / "news_dev.jsonl").read_text("utf-8").splitlines())
    return [
        IndexedDocument(
            row["id"], row["id"], row["title"], row["text"].removeprefix(row["title"]).strip(), language="en",
            entities=tuple(
                IndexedEntity(
                    e["id"], e["kind"], e["name"],
                    tuple(dict.fromkeys(m["surface"] for m in row["mentions"] if m["entity"] == e["id"])),
                )
                for e in row["entities"]
            ),
        )
        for row in rows
        if row["language"] == "en"
    ]  # fmt: skip


def topics() -> list[Topic]:
    rows = (json.loads(line) for line in (HERE / "search_topics.jsonl").read_text("utf-8").splitlines())
    return [Topic(row["title"], row["description"], row["relevant"]) for row in rows]


def ranker(engine: Engine, documents: Sequence[IndexedDocument], *, entities: bool = True) -> Ranker:
    names = names_of(documents)

    def ranked(text: str) -> list[str]:
        query = parse(text, limit=DEPTH, entities=entities, facets=False, snippets=False)
        return [h.document_id for h in engine.search(expand(query, lambda t: names.get(fold(t), []))).hits]

    return ranked


def figures(ranked: Ranker, asked: Callable[[Topic], str], given: Sequence[Topic]) -> tuple[float, float, float]:
    """Mean nDCG@10, mean average precision, and recall among the first ten."""
    found = [(ranked(asked(topic)), topic.relevant) for topic in given]
    return (
        sum(gain(order, relevant) for order, relevant in found) / len(found),
        sum(precision(order, relevant) for order, relevant in found) / len(found),
        sum(len(relevant.keys() & set(order[:10])) / len(relevant) for order, relevant in found) / len(found),
    )


def precision(order: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Average precision.

    >>> precision(["a", "x", "b"], {"a": 2, "b": 1})
    0.8333333333333333
    """
    places = [i for i, document in enumerate(order, 1) if document in relevant]
    return sum(n / place for n, place in enumerate(places, 1)) / len(relevant)


def main() -> None:
    documents, given = articles(), topics()
    rankers: dict[str, Ranker] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("whoosh", "tantivy"):
            engine = open_engine(name, Path(folder) / name, create=True)
            engine.update(documents)
            rankers[name] = ranker(engine, documents)
            rankers[f"{name}, names only as typed"] = ranker(engine, documents, entities=False)
        for k1, b in ((0.9, 0.4), (1.2, 0.75)):
            for stops in (True, False):
                words = "" if stops else ", small words kept"
                rankers[f"plain BM25, k1 {k1} · b {b}{words}"] = plain(documents, k1, b, stops=stops, depth=DEPTH)
        print("| nDCG@10 / MAP / recall@10 | " + " | ".join(ASKED) + " |\n|---|" + "---|" * len(ASKED))
        for name, ranked in rankers.items():
            cells = (" / ".join(f"{v:.3f}" for v in figures(ranked, asked, given)) for asked in ASKED.values())
            print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
