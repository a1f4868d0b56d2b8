"""Words a second of a whole build beside those of the bare recogniser, on the same text in the same run.

    python -m tests.benchmarks.build [ARTICLES]      default: 300 articles of about 400 words

The recogniser alone is the spaCy model with its `ner` component, one process a core, without anything of ours.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

from kb.pipeline import build
from kb.pipeline.parallel import cores
from kb.settings import load_settings
from tests.benchmarks.texts import write_articles

__all__ = ["main"]


def _bare(texts: list[str]) -> float:
    """Seconds the bare recogniser takes in this process, its loading not counted."""
    import importlib

    package = load_settings().text("model_en")
    pipeline = importlib.import_module(package).load(
        exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    )
    lines = [line for text in texts for line in text.splitlines() if line]
    began = time.perf_counter()
    for _ in pipeline.pipe(lines, batch_size=64):
        pass
    return time.perf_counter() - began


def _memory() -> float:
    """Peak memory so far in MB: this process and the largest of its children."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, children) / 1024


def main(articles: int = 300) -> None:
    with tempfile.TemporaryDirectory() as place:
        texts = write_articles(Path(place) / "news", articles)
        words = sum(len(t.split()) for t in texts)
        parts = [texts[i :: cores()] for i in range(cores())]
        with multiprocessing.get_context("spawn").Pool(cores()) as pool:
            bare = max(pool.map(_bare, parts, chunksize=1))
        began = time.perf_counter()
        report = build([Path(place) / "news"], Path(place) / "kb")
        whole = time.perf_counter() - began
        again_began = time.perf_counter()
        build([Path(place) / "news"], Path(place) / "kb")
        again = time.perf_counter() - again_began
    print(f"whole build · {articles} articles, {words} words, {cores()} cores")
    print(f"  bare recogniser (ner alone)   {words / bare:>9.0f} words/s   1.00")
    print(
        f"  whole build                   {words / whole:>9.0f} words/s   {bare / whole:.2f}   (models' loading included)"
    )
    steady = {k: v for k, v in report.seconds.items() if k not in ("recognise", "chain", "clean", "relate")}
    print("  seconds: " + ", ".join(f"{k} {v:.2f}" for k, v in steady.items()))
    inside = {k: v for k, v in report.seconds.items() if k in ("recognise", "chain", "clean", "relate")}
    print("  of which in the workers, summed: " + ", ".join(f"{k} {v:.2f}" for k, v in inside.items()))
    print(f"  build again, nothing changed  {again:.2f} s; peak memory {_memory():.0f} MB a process")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
