"""What a whole build costs beside the bare recogniser, on the same text in the same run.

    python -m tests.benchmarks.build [ARTICLES]      default: 300 articles of about 450 words

The recogniser alone is the spaCy model with its `ner` component and nothing of ours, timed before and after the build.
All runs in one process and is counted in processor seconds, each stage by itself, so that the shares hold on a machine
that does other work; the words a second by the clock, with a process a core, are printed below. What one article costs in
a process that has read such a one before, the model to load above all, is taken off: it is no part of what a word costs.
"""

import importlib
import resource
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kb.extract.spacy_model import SpacyExtractor
from kb.pipeline import build
from kb.pipeline.parallel import cores
from kb.settings import load_settings
from tests.benchmarks.texts import write_articles

__all__ = ["main"]

# What finding stories and relations costs: `relate` reads statements, `relations` makes and weighs what they say together.
TOLD = ("relate", "stories", "relations")
READ = ("recognise", "clean", "chain", "relate")
ORDER = (*READ, "resolve", "stories", "relations", "index")


def main(articles: int = 300) -> None:
    with tempfile.TemporaryDirectory() as place:
        news, one = Path(place) / "news", Path(place) / "first"
        texts = write_articles(news, articles)
        write_articles(one, 1, seed=12)
        _stages(one, Path(place) / "warm")
        fixed, before = _stages(one, Path(place) / "again"), _bare(texts)
        whole, after = _stages(news, Path(place) / "one"), _bare(texts)
        model = _model(texts)
        clock, again = (_clock(news, Path(place) / "all") for _ in range(2))
    words, bare = sum(len(t.split()) for t in texts), (before + after) / 2
    _print_stages(words, bare, model, {stage: max(0.0, spent - fixed[stage]) for stage, spent in whole.items()})
    print(
        f"  {cores()} processes, by the clock: {words / clock:.0f} words/s, loading included; again, nothing changed: {again:.2f} s"
    )
    print(f"  peak memory of a process: {_memory():.0f} MB")


def _print_stages(words: int, bare: float, model: float, stages: Mapping[str, float]) -> None:
    cost = sum(stages.values())
    print(f"whole build · {words} words in one process, without loading; processor seconds")
    print(f"  {'bare recogniser (ner alone)':<32}{words / bare:>8.0f} words/CPU s   1.000")
    print(f"  {'whole build':<32}{words / cost:>8.0f} words/CPU s   {cost / bare:.3f} of the bare recogniser's time")
    for stage, seconds in stages.items():
        print(f"    {stage:<30}{seconds / bare:>8.3f}")
        if stage == "recognise":
            print(f"      {'of this the same model, here':<28}{model / bare:>8.3f}")
    beside = (cost - stages["recognise"]) / bare
    print(
        f"  beside recognition: {beside:.3f} (at most .25 wanted); with recognition's rules: {(cost - model) / bare:.3f}"
    )
    print(f"  stories and relations: {sum(stages[stage] for stage in TOLD) / bare:.3f} (at most .10)")


def _stages(news: Path, folder: Path) -> dict[str, float]:
    """Processor seconds of each stage of a build in one process."""
    began = time.process_time()
    spent = build([news], folder, options={"workers": 1}).spent.processor
    whole = time.process_time() - began
    stages = {stage: spent.get(stage, 0.0) for stage in ORDER}
    return stages | {"read, store and the rest": whole - sum(stages.values())}


def _bare(texts: Sequence[str]) -> float:
    """Processor seconds the bare recogniser takes for the texts, once it is loaded and warm."""
    package: Any = importlib.import_module(load_settings().text("model_en"))
    pipeline = package.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    lines = [line for text in texts for line in text.splitlines() if line]
    for part in (lines[:20], lines):
        began = time.process_time()
        for _ in pipeline.pipe(part, batch_size=64):
            pass
    return time.process_time() - began


def _model(texts: Sequence[str]) -> float:
    """Processor seconds that model takes the way a build runs it."""
    model = SpacyExtractor(load_settings().text("model_en"), "en")
    for part in (texts[:2], texts):
        began = time.process_time()
        for start in range(0, len(part), 16):
            list(model.extract_many(part[start : start + 16], "en"))
    return time.process_time() - began


def _clock(news: Path, folder: Path) -> float:
    """Seconds of a build by the clock, with a process a core."""
    began = time.perf_counter()
    build([news], folder)
    return time.perf_counter() - began


def _memory() -> float:
    """Peak memory so far in MB: this process and the largest of its children."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, children) / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
