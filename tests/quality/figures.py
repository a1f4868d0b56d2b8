"""The figures that floors.json holds, by name, of each file of texts with known answers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kb.measure import GoldText, Measures, load_gold, measure
from kb.measure.pages import PageMeasures, measure_pages
from kb.measure.who import ALL
from kb.settings import Settings

__all__ = ["FLOORS", "SLACK", "Floors", "figures", "fingerprint", "floor_of", "read_floors", "write_floors"]

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
# Below what was reached: a figure may differ by as much between versions of the libraries underneath.
SLACK = 0.01
_SAMPLE = HERE.parents[1] / "kb" / "sample" / "articles"
_PAGES = {"news_dev": HERE / "pages", "news_test": HERE / "pages", "sample_gold": _SAMPLE}


@dataclass(frozen=True, slots=True)
class Floors:
    """What one file of texts reached: the fingerprint of that file, and a floor for each figure."""

    gold: str
    floors: Mapping[str, float]


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors by the name of their file of texts."""
    rows = json.loads(path.read_text("utf-8"))
    return {name: Floors(row["gold"], row["floors"]) for name, row in rows.items()}


def write_floors(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """The counterpart of `read_floors`."""
    rows = {name: {"gold": own.gold, "floors": dict(sorted(own.floors.items()))} for name, own in floors.items()}
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


def fingerprint(name: str) -> str:
    """Changes with every change of the texts or of their answers."""
    return hashlib.sha256((HERE / f"{name}.jsonl").read_bytes()).hexdigest()[:16]


def floor_of(reached: float) -> float:
    """Where the floor of a figure lies.

    >>> floor_of(0.9234), floor_of(0.004)
    (0.913, 0.0)
    """
    return max(0.0, round(reached - SLACK, 3))


@cache
def figures(name: str) -> Mapping[str, float]:
    """All figures of tests/quality/<name>.jsonl that its texts have answers for, between 0 and 1; more is better."""
    texts = load_gold(HERE / f"{name}.jsonl")
    found = _names(measured := measure(texts, Settings())) | _relations(texts, measured) | _stories(texts, measured)
    if name in _PAGES:
        found |= _pages(measure_pages(texts, _PAGES[name], Settings()))
    return found


def _names(found: Measures) -> dict[str, float]:
    out = {f"{language} {kind}": c.f1 for (language, kind), c in found.names.strict.items()}
    out |= {f"{language} {kind}, overlap": c.f1 for (language, kind), c in found.names.overlap.items()}
    for language, own in found.linking.items():
        out[f"linking, {language}: B3"] = own.b3[2]
        out[f"linking, {language}: CEAFe"] = own.ceafe
        out[f"linking, {language}: entities that are one"] = 1 - len(own.merges) / own.joined if own.joined else 1.0
    return out


def _relations(texts: list[GoldText], found: Measures) -> dict[str, float]:
    out = {}
    for language in {t.language for t in texts if t.relations}:
        out[f"{language} relations, precision"] = found.related(language).precision
        out[f"{language} relations, recall"] = found.related(language).recall
    return out


def _stories(texts: list[GoldText], found: Measures) -> dict[str, float]:
    if not any(t.story for t in texts):
        return {}
    pairs = found.stories
    return {
        "story pairs, precision": pairs.precision,
        "story pairs, recall": pairs.recall,
        "stories B3": found.stories_b3[2],
    }


def _pages(found: Mapping[str, PageMeasures]) -> dict[str, float]:
    whole = PageMeasures()
    for own in found.values():
        whole.add(own)
    out = {f"pages, {ALL}: {field}": c.f1 for field, c in whole.fields.items()}
    for language, own in {ALL: whole, **found}.items():
        out[f"pages, {language}: furniture cut"] = own.lines.recall
        out[f"pages, {language}: words"] = own.words.f1
        out[f"pages, {language}: dates"] = own.fields["published"].f1
    out[f"pages, {ALL}: own lines kept"] = 1 - whole.lines.wrong / whole.own
    del out[f"pages, {ALL}: published"]
    return out
