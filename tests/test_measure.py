"""The measures count what a person would count."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli.evaluating import eval_command
from kb.errors import SourceError
from kb.measure import load_gold, measure
from kb.measure.counts import Counts, f1_interval
from kb.measure.linking import b_cubed, ceaf_e, fused
from kb.measure.pages import measure_pages
from kb.measure.pairs import load_pairs, measure_pairs
from kb.measure.who import ALL
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


def test_texts_that_differ_make_a_wider_interval_than_texts_alike() -> None:
    alike = f1_interval([Counts(8, 2, 2)] * 6)
    apart = f1_interval([Counts(10, 0, 0), Counts(6, 4, 4)] * 3)
    assert apart[0] < alike[0] <= alike[1] < apart[1]


@pytest.mark.slow
def test_linking_is_measured_in_each_language_and_over_all(tmp_path: Path) -> None:
    french = row(id="b", language="fr", text="La Norvège remercia le Chili. La Norvège dort.")
    french["mentions"] = [
        {"surface": "Norvège", "nth": 1, "kind": "country", "entity": "country:NO"},
        {"surface": "Norvège", "nth": 2, "kind": "country", "entity": "country:SE"},
    ]
    found = measure(load_gold(gold_file(tmp_path, row(), french)), Settings()).linking
    assert {name: (own.mentions, own.joined, len(own.merges)) for name, own in found.items()} == {
        ALL: (4, 1, 1),
        "en": (2, 0, 0),
        "fr": (2, 1, 1),
    }


def page_row(folder: Path, lines: list[str], **changes: object) -> Mapping[str, object]:
    (folder / "a.txt").write_text("\n\n".join(lines))
    page = {"path": "a.txt", "title": lines[0], "cut": [], "keep": [], "author": "", "publisher": ""}
    return row(text="\n\n".join(lines[:3]), mentions=[]) | page | changes


TITLE = "Dock workers shut ports along the strait"
FIRST = "Dock workers kept the ports along the strait shut for a third day on Friday, and owners asked the courts to step in."
SECOND = "Talks between the union and the port authority broke down at midnight, and nobody said when they would meet."


def test_pages_are_scored_by_lines_cut_and_kept_and_by_dates(tmp_path: Path) -> None:
    lines = [TITLE, FIRST, SECOND, "Share on Facebook", "Unclear words that stay"]
    gold = page_row(
        tmp_path, lines, cut=lines[3:], keep=[FIRST, "A paragraph of which nothing is there."], published="2021-03-05"
    )
    found = measure_pages(load_gold(gold_file(tmp_path, dict(gold))), tmp_path, Settings())["en"]
    assert (found.lines, found.own) == (Counts(right=1, wrong=1, missed=1), 2)
    assert (found.fields["title"], found.fields["published"]) == (Counts(right=1), Counts(missed=1))


def test_a_masthead_in_capitals_is_the_publisher_whatever_the_alphabet(tmp_path: Path) -> None:
    lines = ["EGE POSTASI GAZETESİ", TITLE, FIRST, SECOND]
    gold = page_row(tmp_path, lines, title=TITLE, publisher="Ege Postası Gazetesi")
    found = measure_pages(load_gold(gold_file(tmp_path, dict(gold))), tmp_path, Settings())["en"]
    assert found.fields["publisher"] == Counts(right=1)


def pairs_file(folder: Path, *rows: Mapping[str, object]) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in rows))
    return path


def test_pairs_of_names_fill_the_rows_of_their_scores(tmp_path: Path) -> None:
    same = {"left": "Niels Bohr", "right": "Нильс Бор", "kind": "person", "same": True}
    other = {"left": "Niels Bohr", "right": "Aage Bohr", "kind": "person", "same": False}
    found = measure_pairs(load_pairs(pairs_file(tmp_path, same, other)))
    assert found.verdicts == {"person": Counts(right=1)}
    assert (found.bins[0], sum(of for of, _ in found.bins[3:]), sum(n for _, n in found.bins[3:])) == ((1, 0), 1, 1)


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"line 1.*left, right, kind and same"):
        load_pairs(pairs_file(tmp_path, {"left": "Niels Bohr"}))


def test_kb_eval_says_what_the_scores_of_names_are_worth(tmp_path: Path) -> None:
    same = {"left": "Niels Bohr", "right": "Нильс Бор", "kind": "person", "same": True}
    shown = CliRunner().invoke(eval_command, ["--names", str(pairs_file(tmp_path, same))])
    assert "         1   1.00 (21–100 %)" in shown.output


@pytest.mark.slow
def test_the_table_of_readme_gives_counts_for_a_language_of_few_texts(tmp_path: Path) -> None:
    shown = CliRunner().invoke(eval_command, [str(gold_file(tmp_path, row())), "--markdown"])
    assert "| English (1 texts) | – | – | 2 of 2 (34–100 %), 0 wrong |" in shown.output
