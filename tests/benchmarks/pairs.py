"""How well names are compared, beside string measures: precision, recall and F1 on the labelled pairs.

    python -m tests.benchmarks.pairs [test|dev|test2|dev2|…|test5|dev5] [--errors]

The other measures see names in Latin letters too and get the threshold that suits them best on these very
pairs; ours is held to .5, to the verdict "same", and at its own best threshold beside them. --errors lists
the pairs that come out wrong. A table of calibration follows: in each band of scores, how many pairs are the same.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from kb.resolve.compare import SAME, compare
from kb.transliterate import transliterate

PAIRS = Path(__file__).parents[1] / "quality"
BANDS = ((0.0, 0.2), (0.2, 0.5), (0.5, 0.85), (0.85, 0.95), (0.95, 1.01))
Measure = Callable[[str, str, str], float]
MEASURES: dict[str, Measure] = {
    "kb compare": lambda left, right, kind: compare(left, right, kind).value,  # type: ignore[arg-type]  # kinds of the file
    "Jaro-Winkler": lambda left, right, _: JaroWinkler.similarity(transliterate(left), transliterate(right)),
    "token sort": lambda left, right, _: fuzz.token_sort_ratio(transliterate(left), transliterate(right)) / 100,
    "token set": lambda left, right, _: fuzz.token_set_ratio(transliterate(left), transliterate(right)) / 100,
}


def quality(rows: list[tuple[bool, float]], threshold: float) -> tuple[float, float, float]:
    """F1, precision and recall of calling everything from `threshold` on the same."""
    found = [same for same, score in rows if score >= threshold]
    precision = sum(found) / len(found) if found else 0.0
    recall = sum(found) / sum(same for same, _ in rows)
    return 2 * precision * recall / (precision + recall or 1), precision, recall


def listed(pairs: list[dict[str, str]]) -> None:
    """Print the pairs whose verdict is not the label's, the worst first within each kind."""
    wrong: list[tuple[str, float, str]] = []
    for pair in pairs:
        score = compare(pair["left"], pair["right"], pair["kind"])  # type: ignore[arg-type]  # kinds of the file
        if bool(pair["same"]) != (score.verdict == "same"):
            why = "; ".join(f"{r.value:+.1f} {r.text}" for r in score.reasons[:5])
            label = "same" if pair["same"] else "different"
            wrong.append((pair["kind"], score.value, f"{label:10}{pair['left']} ~ {pair['right']}  [{why}]"))
    for kind, value, text in sorted(wrong):
        print(f"{kind[:6]:7}{value:.2f}  {text}")


def main(part: str, errors: bool = False) -> None:
    pairs = [json.loads(line) for line in (PAIRS / f"pairs_{part}.jsonl").read_text("utf-8").splitlines()]
    print(f"{'':14}{'kind':14}{'pairs':>6}{'at':>6}{'F1':>7}{'P':>7}{'R':>7}")
    for name, measure in MEASURES.items():
        for kind in ("person", "organization"):
            rows = [(p["same"], measure(p["left"], p["right"], kind)) for p in pairs if p["kind"] == kind]
            best = max((n / 100 for n in range(5, 100)), key=lambda t: quality(rows, t)[0])
            for at in (0.5, SAME, best) if name == "kb compare" else (best,):
                print(f"{name:14}{kind:14}{len(rows):>6}{at:>6.2f}" + "".join(f"{v:>7.3f}" for v in quality(rows, at)))
    scores = [(p["same"], compare(p["left"], p["right"], p["kind"]).value) for p in pairs]
    print(f"\n{'score':12}{'pairs':>6}{'mean':>7}{'same':>7}")
    for low, high in BANDS:
        band = [(same, value) for same, value in scores if low <= value < high]
        share, mean = (sum(x[n] for x in band) / max(1, len(band)) for n in (0, 1))
        print(f"{low:.2f}–{min(high, 1):.2f}  {len(band):>6}{mean:>7.2f}{share:>7.2f}")
    if errors:
        listed(pairs)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--errors"]
    main(words[0] if words else "test", "--errors" in sys.argv)
