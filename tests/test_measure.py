"""The measures count what a person would count."""

import json
from pathlib import Path

import pytest

from kb.errors import SourceError
from kb.measure import load_gold, measure
from kb.measure.counts import Counts
from kb.measure.linking import b_cubed, ceaf_e, fused
from kb.settings import Settings

TEXT = "Norway thanked Chile. Oslo slept."


def gold_file(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def row(**changes: object) -> dict[str, object]:
    mentions = [
        {"surface": "Norway", "nth": 1, "kind": "country", "entity": "country:NO"},
        {"start": 15, "end": 20, "kind": "country", "entity": "country:CL"},
    ]
    return {"id": "a", "language": "en", "text": TEXT, "mentions": mentions} | changes


def test_rates() -> None:
    c = Counts(right=8, wrong=2, missed=8)
    assert (c.precision, c.recall, round(c.f1, 3)) == (0.8, 0.5, 0.615)


def test_perfect_grouping_scores_one() -> None:
    groups = {1: "a", 2: "a", 3: "b"}
    assert b_cubed(groups, groups) == (1.0, 1.0, 1.0)
    assert ceaf_e(groups, groups) == 1.0


def test_what_was_split_costs_recall_and_what_was_fused_precision() -> None:
    gold = {1: "a", 2: "a", 3: "b"}
    assert b_cubed(gold, {1: "x", 2: "y", 3: "z"})[:2] == (1.0, pytest.approx(2 / 3))
    assert b_cubed(gold, {1: "x", 2: "x", 3: "x"})[:2] == (pytest.approx(5 / 9), 1.0)


def test_fused_entities_are_named() -> None:
    assert fused({1: "a", 2: "b"}, {1: "x", 2: "x"}) == [("x", ("a", "b"))]


def test_gold_is_read_by_offsets_or_by_occurrence(tmp_path: Path) -> None:
    (text,) = load_gold(gold_file(tmp_path, row()))
    assert [(m.span, m.entity) for m in text.mentions] == [((0, 6), "country:NO"), ((15, 20), "country:CL")]


def test_a_line_that_is_no_gold_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="line 2"):
        load_gold(gold_file(tmp_path, row(), {"id": "b"}))


@pytest.mark.slow
def test_the_product_is_compared_with_the_gold(tmp_path: Path) -> None:
    missing = {"surface": "slept", "nth": 1, "kind": "country", "entity": "country:XX"}
    mentions = [*row()["mentions"], missing]  # type: ignore[misc]  # a list of dicts
    found = measure(load_gold(gold_file(tmp_path, row(mentions=mentions))), Settings())
    assert found.names.strict["en", "country"] == Counts(right=2, wrong=0, missed=1)
    assert [e for e in found.errors if "missed" in e] == ["a: missed: country …rway thanked Chile. Oslo [slept].…"]


@pytest.mark.slow
def test_relations_are_counted_by_type_and_polarity_whatever_end_of_a_meeting_is_named_first(tmp_path: Path) -> None:
    text = "Hana Brandt met Paul Dreyer in Oslo. Hana Brandt, the former Norwegian prime minister, left."
    people = [("Hana Brandt", "person:hana"), ("Paul Dreyer", "person:paul"), ("Norwegian", "country:NO")]
    mentions = [
        {"surface": name, "nth": 1, "kind": entity.partition(":")[0], "entity": entity} for name, entity in people
    ]
    mentions.append({"surface": "Hana Brandt", "nth": 2, "kind": "person", "entity": "person:hana"})
    first, second = text.split(". ")
    relations = [
        {
            "type": "met",
            "source": "person:paul",
            "target": "person:hana",
            "polarity": "affirmed",
            "sentence": f"{first}.",
        },
        {
            "type": "holds-office",
            "source": "person:hana",
            "target": "country:NO",
            "polarity": "affirmed",
            "sentence": second,
        },
    ]
    found = measure(load_gold(gold_file(tmp_path, row(text=text, mentions=mentions, relations=relations))), Settings())
    assert found.relations["en", "met"] == Counts(right=1)
    assert found.polarities["en", "former"] == Counts(wrong=1)
    assert [e for e in found.errors if "should be affirmed" in e]


@pytest.mark.slow
def test_stories_are_scored_by_pairs_and_by_text(tmp_path: Path) -> None:
    """Two copies told apart in the gold text, and two texts with nothing in common told as one."""
    words = "The council voted on Monday to spend 84 million on the harbour that storms broke in 1987, after years of delay. "
    texts = {"a": words * 2, "b": words * 2, "c": "Nothing else was said that day."}
    rows = [row(id=n, text=t, mentions=[], story="x" if n != "b" else "y") for n, t in texts.items()]
    found = measure(load_gold(gold_file(tmp_path, *rows)), Settings())
    assert found.stories == Counts(right=0, wrong=1, missed=1)
    assert [round(rate, 3) for rate in found.stories_b3[:2]] == [0.667, 0.667]
