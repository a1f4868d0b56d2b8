"""What commands answer a person: which entity is now which, all of what is known, one line for what cannot be."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli
from kb.knowledge import open_kb
from tests.two_articles import built

pytestmark = pytest.mark.slow


def said(*arguments: str | Path, code: int = 0, stdin: str = "") -> str:
    """What a command prints, its complaints too."""
    done = CliRunner().invoke(cli, [*map(str, arguments)], input=stdin)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return built(tmp_path)


def test_merge_says_how_the_one_is_called(folder: Path) -> None:
    answer = said("merge", "Greta Lund", "Marta Olsen", "--kb", folder)
    kept = said("entity", "Greta Lund", "--kb", folder).splitlines()[0]
    name, _, identity = kept.removeprefix("● ").partition("   ")
    assert answer == f"Greta Lund and Marta Olsen are one now, called {name} ({identity})\n"


def test_split_says_when_it_changed_nothing(folder: Path) -> None:
    """ "Olsen" stands only for the Marta Olsen whom the same article names in full."""
    assert said("split", "Marta Olsen", "--mention", "Olsen", "--kb", folder).startswith("nothing changed: ")


def test_split_names_the_new_entity_and_entity_says_who_else_bears_the_name(folder: Path) -> None:
    with open_kb(folder) as kb:
        document = next(d.id for d in kb.documents()[1] if d.title == "Dam praised")
    answer = said("split", "Ruben Ibarra", "--document", document, "--kb", folder)
    with open_kb(folder) as kb:
        new = next(e.id for e, _ in kb.entities_of(document) if e.name == "Ruben Ibarra")
    assert answer.endswith(f" is no longer Ruben Ibarra (person:ruben-ibarra); now Ruben Ibarra ({new})\n")
    also = said("entity", "Ruben Ibarra", "--kb", folder).splitlines()[-1]
    assert also.startswith("Ruben Ibarra is also the name of: Ruben Ibarra (person:")


def test_relations_of_a_text_are_shown_to_a_reader_too() -> None:
    text = "Solveig Brandvold, the foreign minister of Norway, met Ruben Ibarra."
    answer = said("extract", "--relations", "--language", "en", "-", stdin=text)
    assert f"  Solveig Brandvold · is foreign minister of · Norway: “{text}”" in answer.splitlines()
    assert f"  Solveig Brandvold · met · Ruben Ibarra: “{text}”" in answer.splitlines()


def test_relations_of_a_text_are_in_its_json() -> None:
    text = "Solveig Brandvold met Ruben Ibarra."
    answer = json.loads(said("extract", "--relations", "--json", "--language", "en", "-", stdin=text))
    assert [r["type"] for r in answer["relations"]] == ["met"]


def test_an_unknown_type_of_relation_names_the_known_ones(sample_kb_folder: Path) -> None:
    answer = said("relations", "--type", "foo", "--kb", sample_kb_folder, code=2)
    assert "there is no type 'foo'; the types are accused, " in answer


def test_entity_says_the_office_and_no_line_twice(sample_kb_folder: Path) -> None:
    lines = said("entity", "Dauren Saparov", "--kb", sample_kb_folder).splitlines()
    posts = [line.partition(":")[0].strip() for line in lines if line.startswith("  is ") and " of → " in line]
    assert "is water minister of → Kazakhstan" in posts
    assert len(set(posts)) == len(posts)


def test_how_rare_a_match_is_at_all_is_no_reason(sample_kb_folder: Path) -> None:
    why = said("entity", "--why", "Dauren Saparov", "--kb", sample_kb_folder)
    assert "joined:" in why
    assert "at random" not in why
    assert "before looking: most names differ" in said("compare", "Anton Chekhov", "Anton Chekov")


def test_search_answers_who_holds_an_office(sample_kb_folder: Path) -> None:
    lines = said(
        "search", "foreign minister of Kyrgyzstan in January 2023", "--limit", "0", "--kb", sample_kb_folder
    ).splitlines()
    assert lines[0] == "foreign minister of Kyrgyzstan in 2023-01, according to the articles:"
    assert lines[1].startswith("  Aigerim Toktosunova · is foreign minister of · Kyrgyzstan: “")


def test_the_answer_to_a_question_for_an_office_is_in_its_json(sample_kb_folder: Path) -> None:
    question = "foreign minister of Kyrgyzstan in January 2023"
    answer = json.loads(said("search", question, "--json", "--kb", sample_kb_folder))["answer"]
    assert (answer["office"], answer["of"], answer["at"], answer["timed"]) == (
        "foreign minister",
        "Kyrgyzstan",
        "2023-01",
        True,
    )
    assert answer["posts"][0]["held"]["holder"]["name"] == "Aigerim Toktosunova"


def test_a_search_for_no_office_has_no_answer(sample_kb_folder: Path) -> None:
    assert "answer" not in json.loads(said("search", "ferry", "--json", "--kb", sample_kb_folder))


def test_relations_say_according_to_whom(sample_kb_folder: Path) -> None:
    (line,) = said("relations", "--polarity", "denied", "--kb", sample_kb_folder).splitlines()
    assert ": according to Vasseur Maritime: “" in line
    (item,) = json.loads(said("relations", "--polarity", "denied", "--json", "--kb", sample_kb_folder))["items"]
    assert item["speaker"] == "Vasseur Maritime"


def test_relations_told_until_a_day_are_no_later_ones(sample_kb_folder: Path) -> None:
    items = json.loads(said("relations", "--until", "2023-01-31", "--json", "--kb", sample_kb_folder))["items"]
    assert items
    assert max(item["first"] for item in items) <= "2023-01-31"


def test_search_for_nothing_and_story_name_the_same_article(sample_kb_folder: Path) -> None:
    hits = json.loads(said("search", "--limit", "100", "--json", "--kb", sample_kb_folder))["hits"]
    for hit in [h for h in hits if h["versions"]]:
        story = json.loads(said("story", hit["versions"][0], "--json", "--kb", sample_kb_folder))
        assert story["items"][0]["id"] == hit["id"]
