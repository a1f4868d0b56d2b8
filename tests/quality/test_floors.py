"""Figures of recognition, linking, relations, stories on annotated texts may rise, not fall: floors.json has those reached."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from kb.measure import load_gold, measure
from kb.settings import Settings

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
FLOORS: Mapping[str, Mapping[str, float]] = json.loads((HERE / "floors.json").read_text("utf-8"))


@cache
def _figures(name: str) -> Mapping[str, float]:
    """Strict F1 by language and kind, B³ F1 of linking and of stories, precision and recall of relations and of pairs of
    texts in one story, on tests/quality/<name>.jsonl.
    """
    found = measure(load_gold(HERE / f"{name}.jsonl"), Settings())
    figures = {f"{language} {kind}": counts.f1 for (language, kind), counts in found.strict.items()}
    for language in {own for own, _ in found.relations}:
        figures[f"{language} relations, precision"] = found.related(language).precision
        figures[f"{language} relations, recall"] = found.related(language).recall
    figures |= {"story pairs, precision": found.stories.precision, "story pairs, recall": found.stories.recall}
    return {**figures, "linking B3": found.b3[2], "stories B3": found.stories_b3[2]}


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name, row in FLOORS.items() for figure in row])
def test_a_figure_does_not_fall_below_its_floor(name: str, figure: str) -> None:
    reached = _figures(name)[figure]
    print(f"{name}: {figure} {reached:.3f}, floor {FLOORS[name][figure]:.3f}")
    assert reached >= FLOORS[name][figure]
