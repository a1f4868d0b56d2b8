"""A user's own table of relations, alone and through a build."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli
from kb.errors import SettingError
from kb.export import export
from kb.knowledge import open_kb
from kb.pipeline import build
from kb.relate import predicates, read_own, relate, symmetric
from tests.test_relate import marked

HEAD = "predicate\tkinds\tsymmetric\trole\ten\n"
RIVALS = HEAD + "rival-of\tperson>person\tyes\tpost\trival|arch-rival\n"
ARTICLE = (
    "Anna Kovalenko, the rival of Peter Lindqvist, spoke in Oslo. Anna Kovalenko met Peter Lindqvist there on Monday."
)


def said(marked_text: str, own: str) -> list[str]:
    text, chains = marked(marked_text)
    found = relate(text, chains, "en", own=own)
    return [f"{chains[s.source].name} {s.type} {chains[s.target].name}" for s in found if s.type != "mentioned-with"]


def test_a_type_of_ones_own_is_found() -> None:
    assert said("[P Bo Ko], the arch-rival of [P Al Po], left.", RIVALS) == ["Bo Ko rival-of Al Po"]


def test_a_type_of_ones_own_may_have_no_direction() -> None:
    assert "rival-of" in symmetric(RIVALS)


def test_the_shipped_types_stay() -> None:
    assert set(predicates(RIVALS)) == {*predicates(), "rival-of"}


def test_a_word_is_added_to_a_type_we_know() -> None:
    own = HEAD + "leads\tperson>organization\t\tpost\thead honcho\n"
    assert said("[P Bo Ko], head honcho of [O Acme], left.", own) == ["Bo Ko leads Acme"]


def test_a_word_is_taken_out_of_a_type_we_know() -> None:
    own = HEAD + "met\tperson>person\tyes\tverb\t-visited\n"
    assert said("[P Bo Ko] visited [P Al Po].", "") == ["Bo Ko met Al Po"]
    assert said("[P Bo Ko] visited [P Al Po].", own) == []


def test_a_word_of_another_type_becomes_ones_own() -> None:
    own = HEAD + "guest-of\tperson>person\t\tverb\tvisited\n"
    assert said("[P Bo Ko] visited [P Al Po].", own) == ["Bo Ko guest-of Al Po"]


def test_a_table_without_a_first_line_has_the_columns_of_ours() -> None:
    own = "rival-of\tperson>person\trival-of\tyes\tpost\trival\n"
    assert said("[P Bo Ko], the rival of [P Al Po], left.", own) == ["Bo Ko rival-of Al Po"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("predicate\tkinds\trole\tklingon\n", "line 1: there is no column 'klingon'"),
        ("predicate\trole\ten\n", "line 1: the column 'kinds' is missing"),
        (HEAD + "rival-of\tperson>robot\t\tpost\trival\n", "line 2: there is no kind 'robot'"),
        (HEAD + "rival-of\tperson\t\tpost\trival\n", "line 2: kinds are written source>target"),
        (HEAD + "rival-of\tperson>person\t\tnoun\trival\n", "line 2: there is no role 'noun'"),
        (HEAD + "rival-of\tperson>person\tmaybe\tpost\trival\n", "line 2: symmetric is yes or no"),
        (HEAD + "Rival of\tperson>person\t\tpost\trival\n", "line 2: 'Rival of' is no type of relation"),
        (HEAD + "rival-of\tperson>person\t\tpost\trival\ta\tb\n", "line 2: 7 cells where there are 5 columns"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "my.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(SettingError) as error:
        read_own(path)
    assert str(error.value).startswith(f"{path}, {message}")


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"cannot read .*nowhere\.tsv, which the setting relations names"):
        read_own(tmp_path / "nowhere.tsv")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "my.tsv").write_text(RIVALS, encoding="utf-8")
    return tmp_path


def types(folder: Path) -> set[str]:
    asked = ["relations", "--json", "--kb", str(folder)]
    return {i["type"] for i in json.loads(CliRunner().invoke(cli, asked, catch_exceptions=False).stdout)["items"]}


@pytest.mark.slow
def test_a_build_reads_by_the_table_the_settings_name(sources: Path) -> None:
    build([sources / "news"], sources / "kb", options={"relations": str(sources / "my.tsv"), "engine": "whoosh"})
    assert "rival-of" in types(sources / "kb")


@pytest.mark.slow
def test_the_table_is_remembered_and_its_change_is_felt(sources: Path) -> None:
    build([sources / "news"], sources / "kb", options={"relations": str(sources / "my.tsv"), "engine": "whoosh"})
    assert build([sources / "news"], sources / "kb").unchanged == 1
    (sources / "kb" / "relations.tsv").unlink()
    build([sources / "news"], sources / "kb")
    assert "rival-of" not in types(sources / "kb")


@pytest.mark.slow
def test_a_link_without_direction_is_found_from_both_ends(sources: Path) -> None:
    build([sources / "news"], sources / "kb", options={"relations": str(sources / "my.tsv"), "engine": "whoosh"})
    with open_kb(sources / "kb") as kb:
        (relation,) = [r for r, _, _ in kb.stated(kb.entity("Anna Kovalenko").id) if r.type == "rival-of"]
        assert kb.relation(relation.target, relation.source, "rival-of") == relation


@pytest.mark.slow
def test_a_link_without_direction_has_no_arrow_in_the_graph(sources: Path) -> None:
    build([sources / "news"], sources / "kb", options={"relations": str(sources / "my.tsv"), "engine": "whoosh"})
    with open_kb(sources / "kb") as kb:
        export(kb, sources / "graph.node-link.json")
    edges = json.loads((sources / "graph.node-link.json").read_text("utf-8"))["links"]
    assert [e["directed"] for e in edges if e["type"] == "rival-of"] == [False]


@pytest.mark.slow
def test_a_text_looked_at_by_itself_is_read_by_ones_own_table(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_RELATIONS", str(sources / "my.tsv"))
    asked = ["extract", "--relations", str(sources / "news" / "a.txt")]
    assert "rival of" in CliRunner().invoke(cli, asked, catch_exceptions=False).stdout


def test_a_table_that_cannot_be_used_stops_the_build_before_anything_is_made(sources: Path) -> None:
    (sources / "my.tsv").write_text("predicate\tkinds\trole\tklingon\n", encoding="utf-8")
    with pytest.raises(SettingError, match=r"my\.tsv, line 1: there is no column 'klingon'"):
        build([sources / "news"], sources / "kb", options={"relations": str(sources / "my.tsv")})
    assert not (sources / "kb").exists()
