"""Saved searches: the file they are kept in, and what counts as new."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli
from kb.errors import NotFound, SettingError
from kb.pipeline import build
from kb.saved import drop_search, look, read_searches, save_search, saved_search
from kb.store import Store

EARLY, LATE = datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
WELL = "A well opens in Tarsk\n\n12 March 2021\n\nWater came up in the town of Tarsk on Friday, and hundreds of people saw it come."
OTHER = "A second well for Tarsk\n\n15 March 2021\n\nEngineers began to drill for water again on Monday, the mayor told the paper."


def test_a_saved_search_is_found_by_its_name(tmp_path: Path) -> None:
    save_search(tmp_path, "wells", '"water well" -oil', EARLY)
    assert saved_search(tmp_path, "wells").query == '"water well" -oil'


def test_saving_again_replaces(tmp_path: Path) -> None:
    save_search(tmp_path, "wells", "water", EARLY)
    save_search(tmp_path, "wells", "oil", LATE)
    assert [(s.query, s.seen) for s in read_searches(tmp_path).values()] == [("oil", LATE)]


def test_a_saved_search_keeps_its_order_and_that_only_words_count(tmp_path: Path) -> None:
    save_search(tmp_path, "wells", "water", EARLY, sort="oldest", words_only=True)
    asked = saved_search(tmp_path, "wells").asked()
    assert (asked.text, asked.sort, asked.entities) == ("water", "oldest", False)


def test_a_look_moves_what_is_new(tmp_path: Path) -> None:
    save_search(tmp_path, "wells", "water", EARLY)
    look(tmp_path, "wells", LATE)
    assert saved_search(tmp_path, "wells").seen == LATE


def test_a_dropped_search_is_gone(tmp_path: Path) -> None:
    save_search(tmp_path, "wells", "water", EARLY)
    drop_search(tmp_path, "wells", LATE)
    with pytest.raises(NotFound, match="no search is saved as") as complaint:
        saved_search(tmp_path, "wells")
    assert complaint.value.hint == "kb save NAME QUERY saves one"


def test_a_line_that_is_no_search_is_named(tmp_path: Path) -> None:
    (tmp_path / "searches.jsonl").write_text('{"saved": "a"}\n')
    with pytest.raises(SettingError, match="line 1"):
        read_searches(tmp_path)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of one article, built into a knowledge base beside it."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "well.txt").write_text(WELL)
    build([folder], tmp_path / "kb")
    return folder


def kb(folder: Path, *arguments: str) -> str:
    done = CliRunner().invoke(cli, [*arguments, "--kb", str(folder.parent / "kb")])
    assert done.exit_code == 0, done.output
    return done.output


def arrivals(folder: Path) -> dict[str, datetime]:
    with Store(folder.parent / "kb" / "store.sqlite") as store:
        return store.documents.arrivals([d.id for d in store.documents.all()])


@pytest.mark.slow
def test_what_was_there_when_a_search_was_saved_is_not_new(news: Path) -> None:
    kb(news, "save", "wells", "well")
    assert kb(news, "saved", "wells") == "nothing new\n"


@pytest.mark.slow
def test_what_was_read_since_is_new_until_it_was_seen(news: Path) -> None:
    save_search(news.parent / "kb", "wells", "well", EARLY)
    assert "A well opens in Tarsk" in kb(news, "saved", "wells")
    assert kb(news, "saved", "wells") == "nothing new\n"


@pytest.mark.slow
def test_an_article_that_changed_is_not_new_again(news: Path) -> None:
    with sqlite3.connect(news.parent / "kb" / "store.sqlite") as database:
        database.execute("UPDATE arrival SET at = ?", (EARLY.isoformat(),))
    (news / "well.txt").write_text(WELL + " It was a good day.")
    (news / "other.txt").write_text(OTHER)
    build([news], news.parent / "kb")
    assert sorted(at == EARLY for at in arrivals(news).values()) == [False, True]
