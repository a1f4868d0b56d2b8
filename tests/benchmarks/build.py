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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.pipeline import Report, build
from kb.pipeline.parallel import cores
from kb.settings import load_settings
from tests.benchmarks.texts import write_articles

__all__ = ["main"]

# What finding stories and relations costs: `relate` reads statements, `relations` makes and weighs what they say together.
TOLD = ("relate", "stories", "relations")
ORDER = ("recognise", "clean", "chain", "relate", "resolve", "stories", "relations", "index")


def main(articles: int = 300) -> None:
    with tempfile.TemporaryDirectory() as place:
        news, one = Path(place) / "news", Path(place) / "first"
        texts = write_articles(news, articles)
        write_articles(one, 1, seed=12)
        words = sum(len(t.split()) for t in texts)
        bare = _bare(texts)
        # What the first article costs, models and tables to load, is no part of what a word costs.
        first = _timed(one, Path(place) / "warm")
        whole = _timed(news, Path(place) / "one")
        began = time.perf_counter()
        build([news], Path(place) / "all")
        clock = time.perf_counter() - began
        began = time.perf_counter()
        build([news], Path(place) / "all")
        again = time.perf_counter() - began
    cost = whole.seconds - first.seconds
    print(
        f"whole build · {articles} articles, {words} words; one process, without the {first.seconds:.1f} s of loading"
    )
    print(f"  {'bare recogniser (ner alone)':<32}{words / bare:>8.0f} words/CPU s   1.00")
    print(f"  {'whole build':<32}{words / cost:>8.0f} words/CPU s   {bare / cost:.2f}")
    stages = _stages(whole, first)
    for stage, seconds in stages:
        print(f"    {stage:<30}{seconds / bare:>8.2f} of the bare recogniser")
    beside = sum(seconds for stage, seconds in stages if stage != "recognise") / bare
    told = sum(seconds for stage, seconds in stages if stage in TOLD) / bare
    print(f"  beside the recogniser: {beside:.2f} (at most .25 wanted)")
    print(f"  stories and relations: {told:.2f} (at most .10)")
    print(
        f"  {cores()} processes, by the clock: {words / clock:.0f} words/s, loading included; again, nothing changed: {again:.2f} s"
    )
    print(f"  peak memory of a process: {_memory():.0f} MB")


@dataclass(frozen=True, slots=True)
class _Run:
    """Processor seconds of a build in one process, and how its clock was spent."""

    seconds: float
    report: Report


def _timed(news: Path, folder: Path) -> _Run:
    began = time.process_time()
    report = build([news], folder, options={"workers": 1})
    return _Run(time.process_time() - began, report)


def _bare(texts: list[str]) -> float:
    """Processor seconds the bare recogniser takes for the texts, once it is loaded and warm."""
    package: Any = importlib.import_module(load_settings().text("model_en"))
    pipeline = package.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    lines = [line for text in texts for line in text.splitlines() if line]
    for part in (lines[:20], lines):
        began = time.process_time()
        for _ in pipeline.pipe(part, batch_size=64):
            pass
    return time.process_time() - began


def _stages(whole: _Run, first: _Run) -> list[tuple[str, float]]:
    """Processor seconds of each stage beyond the first article's: their share of the clock."""
    found = [_shares(whole), _shares(first)]
    return [(stage, max(0.0, found[0][stage] - found[1][stage])) for stage in found[0]]


def _shares(run: _Run) -> dict[str, float]:
    seconds = {stage: run.report.seconds.get(stage, 0.0) for stage in ORDER}
    rest = run.report.seconds.get("read", 0.0) - sum(seconds[s] for s in ("recognise", "clean", "chain", "relate"))
    seconds["read and store"] = max(0.0, rest)
    share = run.seconds / sum(seconds.values())
    return {stage: s * share for stage, s in seconds.items()}


def _memory() -> float:
    """Peak memory so far in MB: this process and the largest of its children."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, children) / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
