"""An index is made again beside the old one: who reads meanwhile, or after a kill, has the old one whole."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kb.index import IndexedDocument, beside, open_engine, put_in_place
from kb.knowledge import open_kb
from kb.pipeline import build, reindex
from kb.query import parse
from tests.search_documents import DOCUMENTS, found

ENGINES = ["whoosh", "tantivy"]
WELL = "A well opens in Tarsk\n\n12 March 2021\n\nWater came up in the town of Tarsk on Friday, and hundreds of people saw it come."
KILLED = """
import os, signal, sys
from pathlib import Path
from kb.pipeline import reindex

reindex(Path(sys.argv[1]), engine=sys.argv[2], progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.mark.parametrize("name", ENGINES)
class TestTakingItsPlace:
    def test_an_open_reader_goes_on_and_then_sees_the_new_one(self, name: str, tmp_path: Path) -> None:
        writer = open_engine(name, tmp_path / "index", create=True)
        writer.update(DOCUMENTS)
        reader = open_engine(name, tmp_path / "index")
        assert found(reader, "oil") == ["a4", "a7"]
        place = beside(tmp_path / "index")
        new = open_engine(name, place, create=True)
        new.update([IndexedDocument("n1", "", "New", "oil")])
        assert found(reader, "oil") == ["a4", "a7"]
        put_in_place(place, tmp_path / "index")
        assert (found(reader, "oil"), reader.count()) == (["n1"], 1)

    def test_an_open_reader_goes_on_where_there_is_none(self, name: str, tmp_path: Path) -> None:
        open_engine(name, tmp_path / "index", create=True).update(DOCUMENTS)
        reader = open_engine(name, tmp_path / "index")
        assert found(reader, "oil") == ["a4", "a7"]
        shutil.rmtree(tmp_path / "index")
        assert found(reader, "oil", limit=5, sort="newest") == ["a4", "a7"]

    def test_after_a_kill_between_the_two_steps_the_old_one_is_put_back(self, name: str, tmp_path: Path) -> None:
        open_engine(name, tmp_path / "index", create=True).update(DOCUMENTS)
        (tmp_path / "index").rename(tmp_path / "index.old")
        beside(tmp_path / "index")
        assert open_engine(name, tmp_path / "index").count() == 7

    def test_who_writes_deletes_what_a_killed_process_began(self, name: str, tmp_path: Path) -> None:
        open_engine(name, tmp_path / "index", create=True).update(DOCUMENTS)
        open_engine(name, beside(tmp_path / "index"), create=True).close()
        (tmp_path / "index.old").mkdir()
        assert open_engine(name, tmp_path / "index", create=True).count() == 7
        assert [p.name for p in tmp_path.iterdir()] == ["index"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "well.txt").write_text(WELL)
    build([folder / "well.txt"], folder / "kb")
    return folder / "kb"


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "kb"))


def answers(folder: Path) -> tuple[int, tuple[str, ...]]:
    with open_kb(folder) as kb:
        page = kb.search(parse("well"))
        return page.total, page.hints


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
def test_readers_find_everything_while_it_is_made_again(name: str, folder: Path) -> None:
    seen = []
    with open_kb(folder) as kb:
        before = kb.search(parse("well")).total
        reindex(folder, engine=name, progress=lambda *_: seen.append((kb.search(parse("well")).total, answers(folder))))
        after = kb.search(parse("well")).total
    assert (before, seen, after) == (1, [(1, (1, ()))], 1)
    assert sorted(p.name for p in folder.glob("index*")) == ["index"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
def test_after_a_kill_the_old_one_answers_and_the_next_build_is_whole(name: str, folder: Path, built: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(folder), name], check=False)
    assert answers(folder) == (1, ())
    report = build([built.parent / "well.txt"], folder)
    assert (report.engine, answers(folder)) == (name, (1, ()))
    assert sorted(p.name for p in folder.glob("index*")) == ["index"]


@pytest.mark.slow
def test_an_index_that_lacks_articles_says_so(folder: Path) -> None:
    shutil.rmtree(folder / "index")
    open_engine("whoosh", folder / "index", create=True).close()
    assert answers(folder) == (0, ("the full-text index is unfinished: 0 of 1 articles are in it; run: kb index",))


@pytest.mark.slow
def test_an_index_of_an_earlier_form_is_made_again_and_the_build_says_so(folder: Path, built: Path) -> None:
    with sqlite3.connect(folder / "store.sqlite") as db:
        db.execute("DELETE FROM meta WHERE key = 'index_form'")
    db.close()
    report = build([built.parent / "well.txt"], folder)
    assert report.notes == ["this version indexes words otherwise: the full-text index is made again"]
    assert build([built.parent / "well.txt"], folder).notes == []
    assert answers(folder) == (1, ())
