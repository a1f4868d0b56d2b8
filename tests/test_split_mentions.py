"""Two people of one name in one article, told apart by hand: single mentions become another's."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner

from kb.addresses import address_of
from kb.cli import cli
from kb.errors import DecisionError, NotFound
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Decision
from kb.pipeline import Report, build, decide

JUDGE = """Roper case

2 June 2020

Judge Carl Roper opened the trial in Dublin on Tuesday. The neighbour Carl Roper grew tulips in Leeds. The fans of Harrow Town cheered.
"""
RETIRES = """Roper retires

9 June 2020

Carl Roper, the judge, retires in July. Mary Olsen said so on Tuesday.
"""


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("fresh")
    (home / "news").mkdir()
    (home / "news" / "case.txt").write_text(JUDGE)
    (home / "news" / "retires.txt").write_text(RETIRES)
    build([home / "news"], home / "kb")
    return home


@pytest.fixture
def folder(fresh: Path, tmp_path: Path) -> Path:
    """The knowledge base, whose articles lie beside it."""
    shutil.copytree(fresh, tmp_path / "home")
    return tmp_path / "home" / "kb"


def place(kb: KnowledgeBase, words: str) -> str:
    """The address of the person named in the sentence with these words, as a decision keeps it."""
    for document in kb.documents()[1]:
        for linked in kb.mentions(document.id):
            address = address_of(document.id, document.text, linked.mention)
            if words in address.sentence and linked.mention.kind == "person":
                return f"mention:{address}"
    raise AssertionError(words)


def part(folder: Path, *more: str, words: str = "neighbour") -> Report:
    with open_kb(folder) as kb:
        subjects = ("person:Carl Roper", place(kb, words), *more)
    return take(folder, "split", subjects)


def take(folder: Path, action: str, subjects: Sequence[str], at: str = "2024-05-01T10:00:00") -> Report:
    return decide(folder, Decision(action, tuple(subjects), "ada", at, "two men"))


def ropers(folder: Path) -> list[tuple[str, int]]:
    """Who is called Roper, and how often."""
    with open_kb(folder) as kb:
        return sorted((e.name, e.mentions) for e in kb.entities(text="Roper")[1])


def test_a_mention_taken_out_of_an_article_is_a_person_of_its_own(folder: Path) -> None:
    assert ropers(folder) == [("Carl Roper", 5)]
    part(folder, "as:Carl Roper")
    assert ropers(folder) == [("Carl Roper", 1), ("Carl Roper", 4)]


def test_it_has_the_given_name(folder: Path) -> None:
    part(folder, "as:Carl Roper the striker")
    assert ("Carl Roper the striker", 1) in ropers(folder)


def test_offices_are_read_again_from_what_stands_beside_each(folder: Path) -> None:
    part(folder, "as:Carl Roper")
    with open_kb(folder) as kb:
        assert sorted(e.titles for e in kb.called("Carl Roper")) == [(), ("judge",)]


def test_called_as_another_it_is_that_one(folder: Path) -> None:
    part(folder, "as:Mary Olsen")
    with open_kb(folder) as kb:
        assert (kb.entity("Mary Olsen").mentions, kb.entity("Mary Olsen").documents) == (2, 2)


def test_why_says_who_took_them_apart(folder: Path) -> None:
    part(folder, "as:Carl Roper")
    with open_kb(folder) as kb:
        ((pair, _, _),) = kb.apart("person:carl-roper")
    assert [r.text for r in pair.score.reasons] == ["taken apart by hand by ada on 2024-05-01: two men"]


def test_undo_puts_the_article_back(folder: Path) -> None:
    part(folder, "as:Carl Roper")
    take(folder, "undo", ())
    assert ropers(folder) == [("Carl Roper", 5)]


def test_a_build_that_moves_the_sentence_keeps_the_decision(folder: Path) -> None:
    part(folder, "as:Carl Roper")
    text = JUDGE.replace("2020\n\n", "2020\n\nIt rained in Dublin all day.\n\n")
    (folder.parent / "news" / "case.txt").write_text(text)
    build([folder.parent / "news"], folder)
    assert ropers(folder) == [("Carl Roper", 1), ("Carl Roper", 4)]


def test_a_build_without_the_sentence_says_that_the_decision_no_longer_applies(folder: Path) -> None:
    part(folder, "as:Carl Roper")
    (folder.parent / "news" / "case.txt").write_text(JUDGE.replace("The neighbour Carl Roper grew", "Ann Bo grew"))
    (note,) = build([folder.parent / "news"], folder).notes
    assert "no longer says “The neighbour ‹Carl Roper› grew tulips in Leeds.”; kb undo 2024-05-01T10:00:00" in note


def test_taken_out_of_two_articles_at_once_they_are_one(folder: Path) -> None:
    with open_kb(folder) as kb:
        second = place(kb, "the judge, retires")
    part(folder, second, "as:Carl Roper")
    assert ropers(folder) == [("Carl Roper", 2), ("Carl Roper", 3)]


def test_what_was_taken_out_can_be_merged_with_another_by_its_place(folder: Path) -> None:
    part(folder, "as:Carl Roper")
    with open_kb(folder) as kb:
        mark = place(kb, "neighbour").removeprefix("mention:").split()[0]
    take(folder, "merge", (f"person:Carl Roper in mention:{mark}", "person:Mary Olsen"), "2024-05-02")
    with open_kb(folder) as kb:
        assert [e.mentions for e in kb.called("Mary Olsen")] == [2]


# by the command -------------------------------------------------------------------------------------------------


def kb(folder: Path, *arguments: str) -> str:
    done = CliRunner().invoke(cli, [*arguments, "--kb", str(folder)], standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.output


def neighbour(folder: Path) -> str:
    """The place of the neighbour's mention, as kb mentions prints it."""
    lines = kb(folder, "mentions", "Carl Roper").splitlines()
    return next(line.split()[0] for line in lines if "neighbour" in line)


def test_the_command_takes_the_place_it_printed(folder: Path) -> None:
    said = kb(folder, "split", "Carl Roper", "--mention", neighbour(folder))
    assert said == "1 mention of Carl Roper (person:carl-roper) now Carl Roper (person:carl-roper-2)\n"


def test_ids_say_which_of_one_name_is_merged(folder: Path) -> None:
    kb(folder, "split", "Carl Roper", "--mention", neighbour(folder))
    kb(folder, "merge", "person:carl-roper-2", "Mary Olsen")
    with open_kb(folder) as opened:
        assert (opened.entity("Mary Olsen").mentions, opened.entity("person:carl-roper").mentions) == (2, 4)


def test_the_id_says_which_of_one_name_is_renamed(folder: Path) -> None:
    kb(folder, "split", "Carl Roper", "--mention", neighbour(folder))
    kb(folder, "rename", "person:carl-roper-2", "Carl Roper (Leeds)")
    assert ropers(folder) == [("Carl Roper", 4), ("Carl Roper (Leeds)", 1)]


def test_merged_again_by_their_ids_the_two_are_one(folder: Path) -> None:
    kb(folder, "split", "Carl Roper", "--mention", neighbour(folder))
    kb(folder, "merge", "person:carl-roper", "person:carl-roper-2")
    assert ropers(folder) == [("Carl Roper", 5)]


def test_a_place_where_somebody_else_is_named_is_one_line(folder: Path) -> None:
    with pytest.raises(DecisionError, match="Mary Olsen is not named at"):
        kb(folder, "split", "Mary Olsen", "--mention", neighbour(folder))


def test_places_and_spellings_do_not_mix(folder: Path) -> None:
    with pytest.raises(UsageError, match="spellings or places"):
        kb(folder, "split", "Carl Roper", "--mention", neighbour(folder), "--mention", "Roper")


def test_the_id_of_another_of_that_name_says_whose_a_place_is(folder: Path) -> None:
    kb(folder, "split", "Carl Roper", "--mention", neighbour(folder))
    with open_kb(folder) as opened:
        second = place(opened, "the judge, retires").removeprefix("mention:").split()[0]
    said = kb(folder, "split", "person:carl-roper", "--mention", second, "--as", "person:carl-roper-2")
    assert said == "1 mention of Carl Roper (person:carl-roper) now Carl Roper (person:carl-roper-2)\n"


def test_a_name_that_one_other_bears_says_whose_a_place_is(folder: Path) -> None:
    said = kb(folder, "split", "Carl Roper", "--mention", neighbour(folder), "--as", "Mary Olsen")
    assert said == "1 mention of Carl Roper (person:carl-roper) now Mary Olsen (person:mary-olsen)\n"


def test_all_mentions_of_a_spelling_become_the_named_one(folder: Path) -> None:
    said = kb(folder, "split", "Carl Roper", "--mention", "Roper", "--as", "Hugh Roper")
    assert said == "2 mentions of Carl Roper (person:carl-roper) now Hugh Roper (person:hugh-roper)\n"
    assert ropers(folder) == [("Carl Roper", 3), ("Hugh Roper", 2)]


def test_a_spelling_that_the_entity_has_not_becomes_nobody(folder: Path) -> None:
    with pytest.raises(DecisionError, match="never written 'Rooper'"):
        kb(folder, "split", "Carl Roper", "--mention", "Rooper", "--as", "Hugh Roper")


def test_a_name_that_several_others_bear_is_one_line_with_their_ids(folder: Path) -> None:
    kb(folder, "split", "Carl Roper", "--mention", neighbour(folder))
    with open_kb(folder) as opened:
        olsen = place(opened, "said so").removeprefix("mention:").split()[0]
    with pytest.raises(DecisionError, match="'Carl Roper': person:carl-roper, person:carl-roper-2; say which"):
        kb(folder, "split", "Mary Olsen", "--mention", olsen, "--as", "Carl Roper")


def test_an_id_that_nobody_has_is_no_new_name(folder: Path) -> None:
    with pytest.raises(NotFound, match="person:carl-roper-9"):
        kb(folder, "split", "Carl Roper", "--mention", neighbour(folder), "--as", "person:carl-roper-9")


def test_undo_says_what_it_took_back(folder: Path) -> None:
    kb(folder, "merge", "Carl Roper", "Mary Olsen", "--reason", "married")
    assert kb(folder, "undo") == "taken back: merge person:Carl Roper · person:Mary Olsen (married)\n"


def test_decisions_mark_what_was_taken_back(folder: Path) -> None:
    take(folder, "hide", ("person:Mary Olsen",), "2024-05-01")
    take(folder, "undo", (), "2024-05-02")
    assert kb(folder, "decisions").splitlines() == [
        "2024-05-01  ada: hide person:Mary Olsen (two men) — taken back",
        "2024-05-02  ada: undo the decision of 2024-05-01 (two men)",
    ]


def test_decisions_name_an_article_by_its_headline(folder: Path) -> None:
    with open_kb(folder) as opened:
        (number,) = [d.id for d in opened.documents()[1] if d.title == "Roper retires"]
    take(folder, "split", ("person:Carl Roper", f"document:{number}"))
    assert f"document:{number} “Roper retires”" in kb(folder, "decisions")


def test_lists_say_what_tells_two_of_one_name_apart(folder: Path) -> None:
    kb(folder, "split", "Carl Roper", "--mention", neighbour(folder))
    lines = [line for line in kb(folder, "entities", "--kind", "person").splitlines() if "Carl Roper" in line]
    assert lines[1].endswith("● Carl Roper — in “Roper case”")
