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


@pytest.mark.parametrize(
    ("action", "subjects"),
    [
        ("merge", ("person:A", "country:B")),
        ("merge", ("person:A",)),
        ("retype", ("person:A", "planet")),
        ("hide", ("A",)),
        ("explode", ("person:A",)),
    ],
)
def test_a_decision_that_cannot_apply_is_refused(action: str, subjects: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(DecisionError):
        append_decision(tmp_path / "d.jsonl", decision(action, *subjects))
