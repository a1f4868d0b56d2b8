"""What an engine on disk promises: it opens again, says what is wrong, survives a killed writer, keeps small."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import tantivy

from kb.errors import EngineError
from kb.index import Engine, IndexedDocument, open_engine
from kb.query import Query, parse
from tests.search_documents import DOCUMENTS, found, many

ENGINES = ["whoosh", "tantivy"]


def on_disk(name: str) -> Callable[[Path], Engine]:
    return lambda folder: open_engine(name, folder, create=True)


@pytest.mark.parametrize("name", ENGINES)
class TestOnDisk:
    def test_a_missing_index_says_what_to_run(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(EngineError, match="run: kb index"):
            open_engine(name, tmp_path / "none")

    # Whoosh leaves a file it cannot read open until it is collected.
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
    def test_a_damaged_index_says_what_to_run(self, name: str, tmp_path: Path) -> None:
        engine = open_engine(name, tmp_path, create=True)
        engine.update(DOCUMENTS)
        engine.close()
        for path in (tmp_path / name).iterdir():
            if path.suffix in (".toc", ".json") or "TOC" in path.name:
                path.write_bytes(b"\x00broken")
        with pytest.raises(EngineError, match="run: kb index"):
            open_engine(name, tmp_path).search(Query())

    def test_a_second_writer_is_told_to_wait(self, name: str, tmp_path: Path) -> None:
        first, second = on_disk(name)(tmp_path), on_disk(name)(tmp_path)

        def documents() -> Iterator[IndexedDocument]:
            for i, document in enumerate(many(3)):
                if i == 1:
                    second.update([DOCUMENTS[0]])
                yield document

        with pytest.raises(EngineError, match="wait"):
            first.update(documents())

    def test_a_reader_opened_before_sees_the_commit_after(self, name: str, tmp_path: Path) -> None:
        writer = on_disk(name)(tmp_path)
        reader = open_engine(name, tmp_path)
        assert reader.search(parse("oil")).total == 0
        writer.update(DOCUMENTS)
        assert (reader.search(parse("oil")).total, reader.count()) == (2, 7)

    def test_it_opens_again(self, name: str, tmp_path: Path) -> None:
        engine = on_disk(name)(tmp_path)
        engine.update(DOCUMENTS)
        engine.close()
        assert open_engine("auto", tmp_path).search(parse("oil")).total == 2

    def test_new_begins_with_nothing(self, name: str, tmp_path: Path) -> None:
        on_disk(name)(tmp_path).update(DOCUMENTS)
        assert open_engine(name, tmp_path, new=True).count() == 0


@pytest.mark.parametrize(("documents", "name"), [(5, "whoosh"), (49, "whoosh"), (50, "tantivy")])
def test_auto_makes_a_new_index_with_the_engine_that_suits_its_size(documents: int, name: str, tmp_path: Path) -> None:
    engine = open_engine("auto", tmp_path, documents=documents, create=True)
    assert engine.name == name
    engine.close()


def test_auto_goes_on_with_the_index_that_is_there(tmp_path: Path) -> None:
    open_engine("whoosh", tmp_path, create=True).close()
    engine = open_engine("auto", tmp_path, documents=1_000_000)
    assert engine.name == "whoosh"
    engine.close()


def test_a_text_of_more_words_than_two_bytes_count(tmp_path: Path) -> None:
    engine = open_engine("whoosh", tmp_path, create=True)
    engine.update([IndexedDocument("long", "", "Long", "rye " * 70_000 + "oil field"), *DOCUMENTS])
    assert found(engine, '"oil field"') == ["a4", "long"]
    engine.close()


def test_an_unknown_engine_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="lucene"):
        open_engine("lucene", tmp_path)


WRITER = """
import sys
from pathlib import Path
from kb.index import IndexedDocument, open_engine

engine = open_engine(sys.argv[1], Path(sys.argv[2]), create=True)
engine.update([IndexedDocument("first", "", "First", "grain")])
print("committed", flush=True)

def endless():
    number = 0
    while True:
        number += 1
        yield IndexedDocument(f"d{number}", "", "More", "rye " * 50)

engine.update(endless())
"""


@pytest.mark.parametrize("name", ENGINES)
def test_what_was_committed_survives_a_killed_writer(name: str, tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, name, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "committed\n"
    time.sleep(0.3)  # it is in the middle of the endless update now
    writer.kill()
    writer.wait()
    writer.stdout.close()
    engine = open_engine(name, tmp_path)
    assert found(engine, "grain") == ["first"]
    engine.update([IndexedDocument("second", "", "Second", "grain")])
    assert found(engine, "grain") == ["first", "second"]
    engine.close()


@pytest.mark.parametrize("name", ENGINES)
def test_many_threads_read_while_one_writes(name: str, tmp_path: Path) -> None:
    engine = open_engine(name, tmp_path, create=True)
    engine.update(DOCUMENTS)

    def read(_: int) -> set[int]:
        return {engine.search(parse('oil AND "field"')).total for _ in range(10)}

    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(read, range(8))
        for document in many(5):
            engine.update([document])
    assert set().union(*answers) == {2}
    engine.close()


def test_a_tantivy_index_of_other_fields_is_of_another_version_and_not_damaged(tmp_path: Path) -> None:
    other = tantivy.SchemaBuilder()
    other.add_text_field("words")
    (tmp_path / "tantivy").mkdir()
    tantivy.Index(other.build(), path=str(tmp_path / "tantivy"))
    with pytest.raises(EngineError, match="was made by another version; kb build or kb index makes it anew"):
        open_engine("tantivy", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
def test_single_updates_do_not_pile_up_on_disk(name: str, tmp_path: Path) -> None:
    # Of some length: else a segment's own files weigh more than what is in them.
    documents = [replace(d, body=" ".join(f"{d.body} {i}" for i in range(40))) for d in many(150)]
    fresh = open_engine(name, tmp_path / "fresh", create=True)
    fresh.update(documents)
    engine = open_engine(name, tmp_path / "updated", create=True)
    engine.update(documents)
    for document in documents * 2:
        engine.update([document])

    def used(folder: Path) -> int:
        return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())

    assert used(tmp_path / "updated") <= 2 * used(tmp_path / "fresh")
    fresh.close()
    engine.close()


def segments(folder: Path) -> set[str]:
    return {s["segment_id"] for s in json.loads((folder / "tantivy" / "meta.json").read_text())["segments"]}


def test_single_updates_leave_the_large_segment_as_it_is(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path, create=True)
    engine.update(many(200))
    large = segments(tmp_path)
    for i in range(30):
        engine.update([IndexedDocument(f"n{i}", "", "New", "rye")])
    assert large <= segments(tmp_path)
    assert len(found(engine, "rye", limit=100)) == 30
    engine.close()


def test_a_lost_note_of_what_came_in_last_loses_no_article(tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path, create=True)
    for i in range(6):
        engine.update([IndexedDocument(f"n{i}", "", "New", "rye")])
    (tmp_path / "tantivy" / "loose.json").write_text("[3, [")
    for i in range(6, 12):
        engine.update([IndexedDocument(f"n{i}", "", "New", "rye")], [f"n{i - 6}"])
    assert found(engine, "rye", limit=100) == sorted(f"n{i}" for i in range(6, 12))
    engine.close()
