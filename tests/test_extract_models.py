"""The recognisers with their models, on texts that no rule was written for: figures may rise, not fall."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kb.extract import Recognisers, chains, extract_raw, open_recognisers
from kb.settings import Settings

pytestmark = pytest.mark.slow

CHECK = Path(__file__).parent / "quality" / "extract_check.jsonl"
Row = Mapping[str, Any]


@pytest.fixture(scope="module")
def recognisers() -> Recognisers:
    return open_recognisers(Settings())


@pytest.fixture(scope="module")
def scores(recognisers: Recognisers) -> Mapping[tuple[str, str], float]:
    """Strict F1 by language and kind on the unseen gold texts."""
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    items = [json.loads(line) for line in CHECK.read_text("utf-8").splitlines()]
    for item, row in zip(items, extract_raw(items, recognisers, lambda text: ""), strict=True):
        gold = {(m["start"], m["end"], m["kind"]) for m in item["mentions"]}
        found = {(m["start"], m["end"], m["kind"]) for m in row["mentions"]}
        right.update((item["language"], kind) for *_, kind in gold & found)
        wrong.update((item["language"], kind) for *_, kind in gold ^ found)
    return {key: 2 * right[key] / (2 * right[key] + wrong[key]) for key in right}


# The English floors are what was reached before these texts were looked at; raw, the model has .81 and .47.
@pytest.mark.parametrize(
    ("language", "kind", "floor"),
    [
        ("en", "person", 0.92),
        ("en", "organization", 0.83),
        ("en", "country", 0.96),
        ("ru", "person", 0.90),
        ("ar", "person", 0.75),
        ("ar", "country", 0.95),
        ("tr", "person", 0.75),
    ],
)
def test_names_are_found_as_well_as_before(
    scores: Mapping[tuple[str, str], float], language: str, kind: str, floor: float
) -> None:
    assert scores[language, kind] >= floor


def test_an_english_text_becomes_its_entities(recognisers: Recognisers) -> None:
    text = "Chadian President Bo Tveit met Maria Lund of the Coal and Steel Union (CSU). Tveit praised the CSU."
    found = chains(text, recognisers.extract(text, "en"), "en")
    assert [(c.kind, c.name, len(c.mentions)) for c in found] == [
        ("country", "Chad", 1),
        ("person", "Bo Tveit", 2),
        ("person", "Maria Lund", 1),
        ("organization", "Coal and Steel Union", 3),
    ]


def test_a_russian_text_becomes_its_entities(recognisers: Recognisers) -> None:
    text = "Министр Олег Дёмин посетил Чад. С Дёминым встретились в Москве."
    found = chains(text, recognisers.extract(text, "ru"), "ru")
    assert [(c.name, [m.surface for m in c.mentions]) for c in found if c.kind == "person"] == [
        ("Олег Дёмин", ["Олег Дёмин", "Дёминым"])
    ]


def test_texts_recognised_together_give_what_each_gives_alone(recognisers: Recognisers) -> None:
    texts = [("Maria Lund left.", "en"), ("Олег Дёмин ушёл.", "ru"), ("", "en"), ("Bo Tveit, 51, stayed.", "en")]
    assert list(recognisers.extract_many(texts)) == [recognisers.extract(*text) for text in texts]


def test_every_mention_is_where_it_says(recognisers: Recognisers) -> None:
    text = "“Turkish” PRESIDENT Bo\u00a0Tveit\u2019s aide\tMaria\u200b Lund;\r\nthe İzmir-based A.B.C. met 中文 Ω."
    assert all(text[m.start : m.end] == m.surface for m in recognisers.extract(text, "en"))
