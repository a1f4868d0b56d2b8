"""What people decide is replayed at every build."""

from pathlib import Path

import pytest

from kb.errors import DecisionError
from kb.model import Decision
from kb.resolve.across import Profile, resolve
from kb.resolve.decisions import append_decision, in_force, read_decisions


def decision(action: str, *subjects: str, at: str = "2024-01-01") -> Decision:
    return Decision(action, subjects, "ada", at, "because")


GIVEN = [
    Profile("a", 0, "person", "Mata Hari"),
    Profile("b", 0, "person", "Margaretha Zelle"),
    Profile("c", 0, "person", "Leo Tolstoy"),
    Profile("d", 0, "person", "Лев Толстой"),
]


def members(*decisions: Decision) -> list[list[str]]:
    return sorted([d for d, _ in c.members] for c in resolve(GIVEN, decisions).clusters)


def test_without_decisions_names_decide() -> None:
    assert members() == [["a"], ["b"], ["c", "d"]]


def test_merge() -> None:
    assert members(decision("merge", "person:Mata Hari", "person:Margaretha Zelle")) == [["a", "b"], ["c", "d"]]


def test_split_two_names() -> None:
    assert members(decision("split", "person:Leo Tolstoy", "person:Лев Толстой")) == [["a"], ["b"], ["c"], ["d"]]


def test_split_articles_off_a_name() -> None:
    given = [Profile(d, 0, "person", "Leo Tolstoy") for d in "abc"]
    result = resolve(given, [decision("split", "person:Leo Tolstoy", "document:b")])
    assert sorted([d for d, _ in c.members] for c in result.clusters) == [["a", "c"], ["b"]]


def test_a_later_merge_wins_over_a_split() -> None:
    split = decision("split", "person:Mata Hari", "person:Margaretha Zelle")
    assert ["a", "b"] in members(split, decision("merge", "person:Mata Hari", "person:Margaretha Zelle"))


def test_rename() -> None:
    result = resolve(GIVEN, [decision("rename", "person:Leo Tolstoy", "Lev Tolstoi")])
    assert "Lev Tolstoi" in [c.name for c in result.clusters]


def test_retype() -> None:
    result = resolve(GIVEN, [decision("retype", "person:Mata Hari", "organization")])
    assert [c.name for c in result.clusters if c.kind == "organization"] == ["Mata Hari"]


def test_hide() -> None:
    assert members(decision("hide", "person:Mata Hari")) == [["b"], ["c", "d"]]


def test_hide_leaves_out_every_spelling_of_the_entity() -> None:
    assert members(decision("hide", "person:Лев Толстой")) == [["a"], ["b"]]


def test_hide_finds_an_entity_by_what_an_article_calls_it() -> None:
    given = [
        Profile("a", 0, "person", "Mata Hari", (("Mata Hari", 1), ("H21", 1))),
        Profile("b", 0, "person", "Leo Tolstoy"),
    ]
    assert [c.name for c in resolve(given, [decision("hide", "person:H21")]).clusters] == ["Leo Tolstoy"]


def test_hiding_a_surname_hides_not_everybody_called_so() -> None:
    given = [
        Profile(d, 0, "person", name, ((name, 1), ("Wright", 1)))
        for d, name in (("a", "Orville Wright"), ("b", "Wilbur Wright"), ("c", "Wilbur Wright"))
    ]
    assert [c.name for c in resolve(given, [decision("hide", "person:Wright")]).clusters] == ["Orville Wright"]


def test_hide_a_country_by_any_of_its_names() -> None:
    given = [Profile("a", 0, "country", "Turkey", code="TR"), Profile("b", 0, "country", "تركيا", code="TR")]
    assert resolve(given, [decision("hide", "country:Türkiye")]).clusters == ()


def test_rename_a_country_by_any_of_its_names() -> None:
    given = [Profile("a", 0, "country", "Turkey", code="TR")]
    found = resolve(given, [decision("rename", "country:Türkiye", "Anatolia")]).clusters
    assert [c.name for c in found] == ["Anatolia"]


def test_an_entity_is_found_by_the_name_it_was_given() -> None:
    rename = decision("rename", "person:Mata Hari", "Agent H21")
    assert members(rename, decision("hide", "person:Agent H21")) == [["b"], ["c", "d"]]


def test_retype_changes_every_spelling_of_the_entity() -> None:
    result = resolve(GIVEN, [decision("retype", "person:Leo Tolstoy", "organization")])
    assert sorted(c.name for c in result.clusters if c.kind == "person") == ["Margaretha Zelle", "Mata Hari"]


def test_retyped_twice_the_later_kind_counts() -> None:
    there = decision("retype", "person:Mata Hari", "organization")
    result = resolve(GIVEN, [there, decision("retype", "organization:Mata Hari", "person")])
    assert {c.kind for c in result.clusters} == {"person"}


def test_what_is_retyped_to_a_country_is_that_country() -> None:
    given = [Profile("a", 0, "person", "Jordan"), Profile("b", 0, "country", "Jordan", code="JO")]
    result = resolve(given, [decision("retype", "person:Jordan", "country")])
    assert [(c.code, len(c.members)) for c in result.clusters] == [("JO", 2)]


def test_an_old_line_that_makes_a_person_a_country_no_table_knows_changes_nothing() -> None:
    assert members(decision("retype", "person:Mata Hari", "country")) == members()


def test_renamed_first_a_misspelled_country_can_be_made_one() -> None:
    given = [Profile("a", 0, "person", "Jordann")]
    rename, retype = decision("rename", "person:Jordann", "Jordan"), decision("retype", "person:Jordan", "country")
    assert [c.code for c in resolve(given, [rename, retype]).clusters] == ["JO"]


def test_split_an_article_off_that_spells_the_name_otherwise() -> None:
    split = decision("split", "person:Leo Tolstoy", "document:d")
    assert members(split) == [["a"], ["b"], ["c"], ["d"]]


def test_split_a_spelling_off() -> None:
    given = [
        Profile("a", 0, "person", "Mata Hari", (("Mata Hari", 1), ("Hari", 1))),
        Profile("b", 0, "person", "Mata Hari", (("Mata Hari", 1), ("Mata Hariova", 1))),
    ]
    result = resolve(given, [decision("split", "person:Mata Hari", "person:Mata Hariova")])
    assert sorted([d for d, _ in c.members] for c in result.clusters) == [["a"], ["b"]]


def test_undo_takes_back_the_last_decision() -> None:
    assert members(decision("hide", "person:Mata Hari"), decision("undo")) == members()


def test_undo_takes_back_the_decision_named() -> None:
    first, second = decision("hide", "person:Mata Hari", at="1"), decision("hide", "person:Leo Tolstoy", at="2")
    assert in_force([first, second, decision("undo", "1")]) == [second]


def test_decisions_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    written = [decision("merge", "person:Mata Hari", "person:Margaretha Zelle"), decision("undo")]
    for one in written:
        append_decision(path, one)
    assert read_decisions(path) == written


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.jsonl") == []


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"action": "hide", "subjects": ["person:X"]}\n{oops\n', "utf-8")
    with pytest.raises(DecisionError, match="line 2"):
        read_decisions(path)


def test_a_line_that_cannot_apply_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"action": "hide", "subjects": ["person:X"]}\n{"action": "hide", "subjects": ["X"]}\n', "utf-8")
    with pytest.raises(DecisionError, match=r"decisions\.jsonl line 2"):
        read_decisions(path)


@pytest.mark.parametrize(
    ("action", "subjects"),
    [
        ("merge", ("person:A", "country:B")),
        ("merge", ("person:A",)),
        ("retype", ("person:A", "planet")),
        ("retype", ("person:Mata Hari", "country")),
        ("rename", ("person:A", " ")),
        ("hide", ("A",)),
        ("explode", ("person:A",)),
    ],
)
def test_a_decision_that_cannot_apply_is_refused(action: str, subjects: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(DecisionError):
        append_decision(tmp_path / "d.jsonl", decision(action, *subjects))


# several entities of one name -----------------------------------------------------------------------------------

THREE = [
    Profile("a", 0, "person", "Ann Orr", told=("born 1850",)),
    Profile("b", 0, "person", "Ann Orr", told=("born 1900",)),
    Profile("c", 0, "person", "Ann Orr", told=("born 1990",)),
    Profile("d", 0, "person", "Mata Hari"),
]


def of_three(*decisions: Decision) -> list[list[str]]:
    return sorted([d for d, _ in c.members] for c in resolve(THREE, decisions).clusters)


def test_a_merge_means_the_bearer_an_article_names() -> None:
    merge = decision("merge", "person:Ann Orr in document:c", "person:Mata Hari")
    assert of_three(merge) == [["a"], ["b"], ["c", "d"]]


def test_two_of_three_bearers_are_merged() -> None:
    merge = decision("merge", "person:Ann Orr in document:a", "person:Ann Orr in document:c")
    assert of_three(merge) == [["a", "c"], ["b"], ["d"]]


def test_a_bearer_whose_articles_are_gone_is_nobody_else() -> None:
    assert of_three(decision("merge", "person:Ann Orr in document:z", "person:Mata Hari")) == of_three()


def test_a_merge_of_a_name_with_itself_makes_all_of_the_name_one() -> None:
    assert of_three(decision("merge", "person:Ann Orr", "person:Ann Orr")) == [["a", "b", "c"], ["d"]]


def test_hide_means_the_bearer_an_article_names() -> None:
    assert of_three(decision("hide", "person:Ann Orr in document:b")) == [["a"], ["c"], ["d"]]


def test_a_bearer_renamed_is_found_by_its_new_name() -> None:
    rename = decision("rename", "person:Ann Orr in document:b", "Ann Orr the painter")
    found = resolve(THREE, [rename, decision("merge", "person:Ann Orr the painter", "person:Mata Hari", at="2")])
    assert [c.name for c in found.clusters if len(c.members) == 2] == ["Ann Orr the painter"]


def test_a_split_that_no_mention_can_be_read_from_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="is no mention"):
        append_decision(tmp_path / "d.jsonl", decision("split", "person:Ann Orr", "mention:a3#12 no marks"))
