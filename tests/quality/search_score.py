"""How BM25's k1 and b and the weight of titles change ranking on the judged questions, beside BM25 and nothing else.

python -m tests.quality.search_score        (`kb eval --search` scores the engines as they are set)
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kb.index import IndexedDocument, evaluate, expand, open_engine
from kb.index.analysis import forms, stop_words, written
from kb.measure.search import Judged, gain, names_of, read_documents, read_questions
from kb.query import parse
from kb.text import fold

HERE = Path(__file__).parent
LONG = 9  # words: a question in a sentence
TRIED = (
    (0.9, 0.4, 1.5), (0.6, 0.4, 1.5), (1.2, 0.4, 1.5), (1.6, 0.4, 1.5), (0.9, 0.3, 1.5), (0.9, 0.6, 1.5),
    (0.9, 0.75, 1.5), (1.2, 0.75, 1.5), (0.9, 0.4, 1.0), (0.9, 0.4, 2.0), (0.9, 0.4, 3.0), (0.9, 0.4, 4.0),
)  # fmt: skip
Ranker = Callable[[str], list[str]]


def plain(documents: Sequence[IndexedDocument], k1: float, b: float, *, stops: bool, depth: int = 10) -> Ranker:
    """BM25 over the stems of title and text as one field: no names, no languages, no weight for titles."""
    terms = {d.id: Counter(forms(w, d.language)[0] for w in written(f"{d.title} {d.body}")) for d in documents}
    lengths = {i: sum(found.values()) for i, found in terms.items()}
    average, have = sum(lengths.values()) / len(lengths), Counter(t for found in terms.values() for t in found)

    def ranked(text: str) -> list[str]:
        words = [forms(w, "en") for w in written(text)]
        asked = [w[0] for w in words if not (stops and w[1] in stop_words()["en"])] or [w[0] for w in words]
        scores: Counter[str] = Counter()
        for term in asked:
            idf = math.log(1 + (len(terms) - have[term] + 0.5) / (have[term] + 0.5))
            for i, found in terms.items():
                if times := found[term]:
                    scores[i] += idf * times * (k1 + 1) / (times + k1 * (1 - b + b * lengths[i] / average))  # type: ignore[assignment]
        return [i for i, _ in scores.most_common(depth)]

    return ranked


def ours(documents: Sequence[IndexedDocument], *, entities: bool = True) -> Ranker:
    """The reference engine as it is set."""
    engine, names = open_engine("memory", Path()), names_of(documents)
    engine.update(documents)

    def ranked(text: str) -> list[str]:
        query = parse(text, limit=10, entities=entities, facets=False, snippets=False)
        return [h.document_id for h in engine.search(expand(query, lambda t: names.get(fold(t), []))).hits]

    return ranked


def row(ranked: Ranker, questions: Sequence[Judged]) -> str:
    """Mean nDCG@10 of short questions in one language, of long ones, and of those with answers in several."""
    groups = (
        [q for q in questions if not q.cross and len(q.text.split()) < LONG],
        [q for q in questions if not q.cross and len(q.text.split()) >= LONG],
        [q for q in questions if q.cross],
    )
    means = (sum(gain(ranked(q.text), q.relevant) for q in group) / len(group) for group in groups)
    return " | ".join(f"{mean:.3f}" for mean in means)


def main() -> None:
    documents = read_documents(HERE / "search_documents.jsonl")
    questions = read_questions(HERE / "search_queries.jsonl")
    print("| nDCG@10 | short | long | across languages |\n|---|---|---|---|")
    print(f"| as it is set | {row(ours(documents), questions)} |")
    print(f"| names only as typed | {row(ours(documents, entities=False), questions)} |")
    for k1, b in ((0.9, 0.4), (1.2, 0.4), (1.2, 0.75), (1.5, 0.75)):
        for stops in (True, False):
            words = "" if stops else ", small words kept"
            print(f"| plain BM25, k1 {k1} · b {b}{words} | {row(plain(documents, k1, b, stops=stops), questions)} |")
    for k1, b, title in TRIED:
        evaluate.K1, evaluate.B = k1, b
        vars(evaluate)["TITLE_WEIGHT"] = title  # imported there
        print(f"| k1 {k1} · b {b} · title {title} | {row(ours(documents), questions)} |")


if __name__ == "__main__":
    main()
