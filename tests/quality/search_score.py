"""How BM25's k1 and b and the weight of titles change ranking on the judged questions (`kb eval --search` scores the engines).

python -m tests.quality.search_score
"""

from pathlib import Path

from kb.index import evaluate, open_engine
from kb.measure.search import read_documents, read_questions, score

HERE = Path(__file__).parent
TRIED = (
    (0.9, 0.4, 1.5), (0.6, 0.4, 1.5), (1.2, 0.4, 1.5), (1.6, 0.4, 1.5), (0.9, 0.3, 1.5), (0.9, 0.6, 1.5),
    (0.9, 0.75, 1.5), (1.2, 0.75, 1.5), (0.9, 0.4, 1.0), (0.9, 0.4, 2.0), (0.9, 0.4, 3.0), (0.9, 0.4, 4.0),
)  # fmt: skip


def main() -> None:
    documents, questions = (
        read_documents(HERE / "search_documents.jsonl"),
        read_questions(HERE / "search_queries.jsonl"),
    )
    engine = open_engine("memory", Path())
    engine.update(documents)
    print("| nDCG@10 | one language | across languages |\n|---|---|---|")
    for k1, b, title in TRIED:
        evaluate.K1, evaluate.B = k1, b
        vars(evaluate)["TITLE_WEIGHT"] = title  # imported there
        one, cross = score(engine, documents, questions, entities=True)
        print(f"| k1 {k1} · b {b} · title {title} | {one:.3f} | {cross:.3f} |")


if __name__ == "__main__":
    main()
