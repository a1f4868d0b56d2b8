"""What a whole build costs beside the bare recogniser, on the same text in the same run.

    python -m tests.benchmarks.build [ARTICLES]      default: 300 articles of about 450 words

The recogniser alone is the spaCy model with its `ner` component and nothing of ours. Both run in one process and are
counted in processor seconds, which other work on the machine disturbs least; the words a second by the clock, with a
process a core, are printed below.
"""

import importlib
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kb.pipeline import Report, build
from kb.pipeline.parallel import cores
from kb.settings import load_settings
from tests.benchmarks.texts import write_articles

__all__ = ["main"]

ORDER = ("recognise", "clean", "chain", "relate", "resolve", "stories", "relations", "index")


def main(articles: int = 300) -> None:
    with tempfile.TemporaryDirectory() as place:
        news = Path(place) / "news"
        texts = write_articles(news, articles)
        words = sum(len(t.split()) for t in texts)
        loading, bare = _bare(texts)
        began = time.process_time()
        report = build([news], Path(place) / "one", options={"workers": 1})
        whole = time.process_time() - began - loading
        began = time.perf_counter()
        build([news], Path(place) / "all")
        clock = time.perf_counter() - began
        began = time.perf_counter()
        build([news], Path(place) / "all")
        again = time.perf_counter() - began
    print(
        f"whole build · {articles} articles, {words} words; one process, loading of the model ({loading:.1f} s) not counted"
    )
    print(f"  {'bare recogniser (ner alone)':<32}{words / bare:>8.0f} words/CPU s   1.00")
    print(f"  {'whole build':<32}{words / whole:>8.0f} words/CPU s   {bare / whole:.2f}")
    for stage, seconds in _stages(report, loading, whole):
        print(f"    {stage:<30}{seconds / bare:>8.2f} of the bare recogniser")
    print(
        f"  {cores()} processes, by the clock: {words / clock:.0f} words/s, loading included; again, nothing changed: {again:.2f} s"
    )
    print(f"  peak memory of a process: {_memory():.0f} MB")


def _bare(texts: list[str]) -> tuple[float, float]:
    """Processor seconds the model takes to load, and the bare recogniser for the texts."""
    began = time.process_time()
    package: Any = importlib.import_module(load_settings().text("model_en"))
    pipeline = package.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    loaded = time.process_time()
    lines = [line for text in texts for line in text.splitlines() if line]
    for _ in pipeline.pipe(lines, batch_size=64):
        pass
    return loaded - began, time.process_time() - loaded


def _stages(report: Report, loading: float, whole: float) -> list[tuple[str, float]]:
    """Processor seconds of each stage: their share of the clock, with what is left for reading and storing."""
    seconds = {stage: report.seconds.get(stage, 0.0) for stage in ORDER}
    rest = report.seconds.get("read", 0.0) - sum(seconds[s] for s in ("recognise", "clean", "chain", "relate"))
    seconds["read and store"] = max(0.0, rest)
    share = (whole + loading) / sum(seconds.values())
    found = {stage: s * share for stage, s in seconds.items()}
    found["recognise"] = max(0.0, found["recognise"] - loading)  # the model is loaded when its language first occurs
    return list(found.items())


def _memory() -> float:
    """Peak memory so far in MB: this process and the largest of its children."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, children) / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
