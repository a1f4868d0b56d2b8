"""Two people of one name from the articles to what a reader is shown, through a real build. People are invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli
from kb.knowledge import KnowledgeBase, open_kb
from kb.pipeline import build

pytestmark = pytest.mark.slow

ARTICLES = {
    "kenya": "Road deaths fall\n\n1 March 2022\n\nNAIROBI - Kenya's transport minister, Grace Otieno, said that road deaths fell.\n",
    "uganda": "Schools reopen\n\n1 May 2022\n\nKAMPALA - Ugandan Education Minister Grace Otieno visited a school in Gulu on Monday.\n",
    "boxer": "A title\n\n3 June 2022\n\nACCRA - Kofi Mensah, 22, of Ghana, won the welterweight title on Saturday.\n",
    "sheep": "A prize\n\n9 June 2022\n\nWELLINGTON - Kofi Mensah, 67, of New Zealand, was given a prize for his sheep.\n",
    "old": "A loss\n\n9 June 2022\n\nLONDON - Corvo Holdings, formerly known as Meridian Freight Ltd, reported a loss.\n",
    "ship": "A ship\n\n9 June 2022\n\nLONDON - A ship of Meridian Freight Ltd sank on Sunday.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    for name, text in ARTICLES.items():
        (news / f"{name}.txt").write_text(text)
    build([news], tmp_path / "kb")
    return tmp_path / "kb"


@pytest.fixture
def kb(folder: Path) -> Iterator[KnowledgeBase]:
    with open_kb(folder) as opened:
        yield opened


def run(folder: Path, *arguments: str) -> str:
    done = CliRunner().invoke(cli, [*arguments, "--kb", str(folder)], env={"KB_AUTHOR": "ada"}, catch_exceptions=False)
    return done.output


def test_two_ministers_of_one_name_are_suggested(kb: KnowledgeBase) -> None:
    assert len(kb.suggestions("person:grace-otieno")) == 1


def test_why_says_what_tells_two_of_one_name_apart(folder: Path) -> None:
    assert "born 1954–1955 and born 1999–2000" in run(folder, "entity", "Kofi Mensah", "--why")


def test_two_who_are_known_to_be_two_are_not_suggested(kb: KnowledgeBase) -> None:
    assert (len(kb.called("Kofi Mensah")), kb.suggestions("person:kofi-mensah")) == (2, [])


def test_a_merge_of_two_of_one_name_holds_at_once(folder: Path) -> None:
    run(folder, "merge", "person:grace-otieno", "person:grace-otieno-2")
    with open_kb(folder) as kb:
        assert [e.documents for e in kb.called("Grace Otieno")] == [2]


def test_a_body_is_found_under_its_former_name_with_the_sentence_as_the_reason(kb: KnowledgeBase) -> None:
    (reason,) = kb.joins(kb.entity("Corvo Holdings").id)[0].score.reasons
    assert "formerly known as Meridian Freight Ltd" in reason.text
