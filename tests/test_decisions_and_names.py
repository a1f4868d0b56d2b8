"""Corrections and a user's own names change who is who, at once and for good."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.knowledge import open_kb
from kb.pipeline import build
from tests.two_articles import FIRST, built

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return built(tmp_path)


def kb(*arguments: str | Path, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kb", *map(str, arguments)], capture_output=True, env={**os.environ, "KB_AUTHOR": "ed"}
    )
    assert done.returncode == code, done.stderr.decode()
    return (done.stdout if code == 0 else done.stderr).decode()


def people(folder: Path) -> list[str]:
    with open_kb(folder) as opened:
        return sorted(e.name for e in opened.entities(kind="person")[1])


def test_merge_joins_leaves_a_redirect_and_undo_takes_it_back(folder: Path) -> None:
    assert people(folder) == ["Greta Lund", "Marta Olsen", "Ruben Ibarra"]
    kb("merge", "Marta Olsen", "Greta Lund", "--kb", folder)
    assert people(folder) == ["Marta Olsen", "Ruben Ibarra"]
    both = {
        json.loads(kb("entity", f"person:{i}", "--json", "--kb", folder))["id"] for i in ("greta-lund", "marta-olsen")
    }
    assert len(both) == 1
    kb("undo", "--kb", folder)
    assert people(folder) == ["Greta Lund", "Marta Olsen", "Ruben Ibarra"]


def test_a_correction_survives_a_build(folder: Path) -> None:
    kb("merge", "Marta Olsen", "Greta Lund", "--kb", folder)
    (folder.parent / "news" / "third.txt").write_text(FIRST.replace("Norway", "Iceland"))
    build([folder.parent / "news"], folder)
    assert people(folder) == ["Marta Olsen", "Ruben Ibarra"]


def test_rename_keeps_the_id(folder: Path) -> None:
    kb("rename", "Ruben Ibarra", "Rubén Ibarra", "--kb", folder)
    assert json.loads(kb("entity", "person:ruben-ibarra", "--json", "--kb", folder))["name"] == "Rubén Ibarra"


def test_retype_and_hide(folder: Path) -> None:
    kb("retype", "Marta Olsen", "organization", "--kb", folder)
    kb("hide", "Greta Lund", "--kb", folder)
    assert people(folder) == ["Ruben Ibarra"]
    with open_kb(folder) as opened:
        assert "Marta Olsen" in [e.name for e in opened.entities(kind="organization")[1]]


def test_split_by_article(folder: Path) -> None:
    with open_kb(folder) as opened:
        second = next(d.id for d in opened.documents()[1] if d.uri.endswith("second.txt"))
    kb("split", "Ruben Ibarra", "--document", second, "--kb", folder)
    assert people(folder).count("Ruben Ibarra") == 2


def test_decisions_say_who_when_what_and_why(folder: Path) -> None:
    kb("hide", "Ruben Ibarra", "--reason", "not of interest", "--kb", folder)
    (row,) = json.loads(kb("decisions", "--json", "--kb", folder))["items"]
    assert (row["action"], row["subjects"], row["author"], row["reason"]) == (
        "hide", ["person:Ruben Ibarra"], "ed", "not of interest",
    )  # fmt: skip
    assert row["decided_at"]


def test_a_decision_that_does_not_apply_is_one_line_and_not_kept(folder: Path) -> None:
    assert "one already" in kb("merge", "Marta Olsen", "Olsen", "--kb", folder, code=1)
    assert "a person already" in kb("retype", "Marta Olsen", "person", "--kb", folder, code=1)
    assert "to take back" in kb("undo", "--kb", folder, code=1)
    assert not (folder / "decisions.jsonl").exists()


def test_names_of_an_own_list_are_found_and_name_their_entity(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,kind,aliases,country\nTuesday Dam Board,organization,the dam,NO\n")
    build([folder.parent / "news"], folder, names_file=tmp_path / "own.csv")
    with open_kb(folder) as opened:
        board = opened.entity("Tuesday Dam Board")
    assert (board.kind, board.country, board.documents) == ("organization", "NO", 2)


def test_a_bad_list_of_names_is_one_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,kind\nX,planet\n")
    assert "own.csv, line 2" in kb(
        "build", folder.parent / "news", "--names", tmp_path / "own.csv", "--kb", folder, code=1
    )
