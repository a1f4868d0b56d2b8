"""One contract for every engine: the same question finds the same documents."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.errors import EngineError
from kb.index import Engine, FoundEntity, IndexedDocument, Page, expand, open_engine
from kb.query import Filter, Query, parse
from tests.search_documents import DOCUMENTS

ENGINES = ["memory", "whoosh", "tantivy"]


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(request.param, tmp_path, create=True)
    yield engine
    engine.close()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    empty.update(DOCUMENTS)
    return empty


def ids(page: Page) -> list[str]:
    """Every document of a page, versions too, in alphabetical order."""
    return sorted(i for hit in page.hits for i in (hit.document_id, *hit.versions))


def found(engine: Engine, text: str, **options: object) -> list[str]:
    return ids(engine.search(parse(text, **options)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pipelines", ["a1"]),
        ("PROTEST", ["a1"]),
        ("протестов", ["a2"]),
        ("еще", ["a2"]),
        ("вести", []),
        ("ışık", ["a5"]),
        ("isik", ["a5"]),
        ("istanbul", ["a5"]),
        ("economie", ["a6"]),
        ("petrole", ["a5", "a6"]),
        ("اتحاد", ["a3"]),
        ("أوروبي", ["a3"]),
        ("شريك", ["a3"]),
        ("وزير", ["a3"]),
        ("US", ["a4"]),
        ("U.S.", ["a4"]),
        ("1000", ["a4"]),
        ("1,000", ["a4"]),
        ("well-known", ["a4"]),
        ("known-well", []),
        ("zebra", []),
        ("", ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]),
        ("*", ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]),
    ],
)
def test_words_are_found_in_any_inflection(engine: Engine, text: str, expected: list[str]) -> None:
    assert found(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"oil field"', ["a4"]),
        ('"field oil"', []),
        ('"oil fields"', []),
        ('"prices"', ["a1", "a7"]),
        ('"price"', ["a1"]),
        ('"oil field"~0', ["a4"]),
        ('"field oil"~3', ["a4", "a7"]),
        ('"field oil"~1', ["a4"]),
        ('"oil wheat"~9', ["a4"]),
        ('"oil wheat"~3', []),
        ('"الاتحاد الأوروبي"', ["a3"]),
        ('"الأوروبي الاتحاد"', []),
        ('"الأوروبي الاتحاد"~2', ["a3"]),
        ('"الاتحاد العربية"~2', []),
        ('"تعاون الدول"~2', ["a3"]),
        ('"spread protests"', []),
        ('"призвал к спокойствию"', ["a2"]),
    ],
)
def test_words_together(engine: Engine, text: str, expected: list[str]) -> None:
    assert found(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oil AND wheat", ["a4", "a7"]),
        ("oil AND protest", []),
        ("oil OR protest", ["a1", "a4", "a7"]),
        ("oil NOT field", []),
        ("oil -harvest", ["a4"]),
        ("-oil -gas", ["a2", "a3", "a5", "a6"]),
        ("(oil OR gas) AND prices", ["a1", "a7"]),
        ("+oil dollars", ["a4"]),
        ("pipe*", ["a1"]),
        ("انقر*", ["a3"]),
        ("pipleine~", ["a1"]),
        ("protets~1", ["a1"]),
        ("xipxline~1", []),
        ("title:oil", ["a4"]),
        ("text:oil", ["a4", "a7"]),
        ("text:spread", []),
        ('title:"oil field"', ["a4"]),
        ("title:(wheat OR gas)", ["a1", "a7"]),
        ("author:ek", ["a4", "a7"]),
        ('author:"bo ek" source:herald', ["a4"]),
        ("source:steppe", ["a1", "a4"]),
        ("lang:ru", ["a2"]),
        ("lang:ru OR lang:ar", ["a2", "a3"]),
        ("kind:organization", ["a4", "a5"]),
        ("person:tash", ["a1", "a2", "a3"]),
        ('person:"oren tash"', ["a1", "a2", "a3"]),
        ("person:таш", ["a2"]),
        ("country:KZ", ["a1", "a6"]),
        ("country:kazakhstan", ["a1", "a6"]),
        ("org:su", ["a4", "a5"]),
        ("entity:person:oren-tash", ["a1", "a2", "a3"]),
        ("date:2021", ["a4", "a7"]),
        ("date:2022-01..2022-03-09", ["a1", "a2", "a5"]),
        ("date:>2021", ["a1", "a2", "a5", "a6"]),
        ("date:<2021-08", ["a4"]),
        ("date:2022-01-06", ["a2"]),
        ("oil date:2021-07", ["a4"]),
    ],
)
def test_operators_and_fields(engine: Engine, text: str, expected: list[str]) -> None:
    assert found(engine, text) == expected


def test_all_words_come_before_some(engine: Engine) -> None:
    hits = engine.search(parse("oil wheat harvest")).hits
    assert [(h.document_id, h.complete) for h in hits] == [("a7", True), ("a4", False)]


def test_a_question_is_answered_by_its_telling_words(engine: Engine) -> None:
    assert engine.search(parse("Where was the new oil field found?")).hits[0].document_id == "a4"


def test_total_counts_documents_and_stories_rows(engine: Engine) -> None:
    page = engine.search(parse("entity:person:oren-tash"))
    assert (page.total, page.stories, len(page.hits)) == (3, 2, 2)


def test_versions_of_a_story_are_one_row(engine: Engine) -> None:
    page = engine.search(parse("entity:person:oren-tash", sort="oldest"))
    assert [(h.document_id, h.versions) for h in page.hits] == [("a1", ("a2",)), ("a3", ())]


def test_stories_unfolded(engine: Engine) -> None:
    page = engine.search(parse("entity:person:oren-tash", sort="oldest", fold_stories=False))
    assert [h.document_id for h in page.hits] == ["a1", "a2", "a3"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", ["a6", "a5", "a2", "a7", "a4", "a3"]), ("oldest", ["a4", "a7", "a1", "a5", "a6", "a3"])],
)
def test_sorting_by_day_puts_unknown_days_last(engine: Engine, sort: str, expected: list[str]) -> None:
    assert [h.document_id for h in engine.search(parse("", sort=sort)).hits] == expected


def test_facets_count_documents(engine: Engine) -> None:
    facets = engine.search(parse("oil OR gas OR petrol*")).facets
    assert facets["language"] == (("en", 3), ("fr", 1), ("tr", 1))
    assert facets["year"] == (("2021", 2), ("2022", 3))
    assert facets["source"] == (("Steppe Herald", 2), ("Bozkır", 1), ("Grain Daily", 1), ("Le Relais", 1))
    assert facets["country"] == (("country:KZ", 2), ("country:TR", 1))


def test_a_facets_own_filter_leaves_its_counts(engine: Engine) -> None:
    page = engine.search(parse("oil", filters=(Filter("source", ("Grain Daily",)),)))
    assert page.facets["source"] == (("Grain Daily", 1), ("Steppe Herald", 1))
    assert page.facets["month"] == (("2021-09", 1),)
    assert page.total == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Filter("person", ("person:oren-tash",)), ["a1", "a2", "a3"]),
        (Filter("language", ("en", "fr")), ["a1", "a4", "a6", "a7"]),
        (Filter("year", ("2021",)), ["a4", "a7"]),
        (Filter("month", ("2022-01", "2022-03")), ["a1", "a2", "a5", "a6"]),
        (Filter("date", since=date(2022, 1, 6)), ["a2", "a5", "a6"]),
        (Filter("story", ("s1",)), ["a1", "a2"]),
        (Filter("kind", ("country",)), ["a1", "a5", "a6"]),
        (Filter("source", ("nobody",)), []),
    ],
)
def test_filters(engine: Engine, given: Filter, expected: list[str]) -> None:
    assert found(engine, "", filters=(given,)) == expected


def many(n: int) -> list[IndexedDocument]:
    return [IndexedDocument(f"d{i:03}", "", f"Report {i}", "grain " * (i + 1), story_id=f"s{i % 40}") for i in range(n)]


def test_pages_by_offset_and_cursor_agree(empty: Engine) -> None:
    empty.update(many(100))
    first = empty.search(parse("grain", limit=15))
    by_cursor = empty.search(parse("grain", limit=15, after=first.after))
    by_offset = empty.search(parse("grain", limit=15, offset=15))
    assert [h.document_id for h in by_cursor.hits] == [h.document_id for h in by_offset.hits]


def test_the_cursor_walks_through_every_row_once(empty: Engine) -> None:
    empty.update(many(100))
    page = empty.search(parse("grain", limit=7))
    rows = list(page.hits)
    while page.after:
        page = empty.search(parse("grain", limit=7, after=page.after))
        rows += page.hits
    assert len(rows) == page.stories == 40
    assert sorted(i for h in rows for i in (h.document_id, *h.versions)) == [f"d{i:03}" for i in range(100)]


def test_a_made_up_cursor_gives_the_first_page(engine: Engine) -> None:
    assert engine.search(parse("oil", after="!?")).hits == engine.search(parse("oil")).hits


def test_a_page_behind_the_last_is_empty(engine: Engine) -> None:
    page = engine.search(parse("oil", offset=50))
    assert (page.total, page.hits) == (2, ())


def test_snippets_mark_the_form_the_article_uses(engine: Engine) -> None:
    hit = engine.search(parse("pipelines")).hits[0]
    assert [text for text, match in hit.snippet if match] == ["pipeline"]


def test_a_snippet_is_a_piece_of_the_body_at_its_offset(engine: Engine) -> None:
    hit = engine.search(parse("dollars")).hits[0]
    text = "".join(text for text, _ in hit.snippet)
    assert DOCUMENTS[3].body[hit.offset : hit.offset + len(text)] == text


def test_an_entity_is_marked_under_its_other_name(engine: Engine) -> None:
    known = FoundEntity("person:oren-tash", "person", "Oren Tash")
    query = expand(parse("Oren Tash"), lambda text: [known] if text == "Oren Tash" else [])
    page = engine.search(query)
    marked = {h.document_id: [t for t, match in h.snippet if match] for h in page.hits}
    assert marked["a3"] == ["أورين تاش"]
    assert page.hits[0].matched_entities == ("person:oren-tash",)


def test_names_spelled_otherwise_can_be_switched_off(engine: Engine) -> None:
    known = FoundEntity("person:oren-tash", "person", "Oren Tash")
    query = expand(parse("Oren Tash", entities=False), lambda _: [known])
    assert ids(engine.search(query)) == ["a1"]


def test_did_you_mean(engine: Engine) -> None:
    assert engine.search(parse("pipelien protests")).suggestion == "pipeline protests"


def test_nothing_is_suggested_for_known_words(engine: Engine) -> None:
    assert engine.search(parse("pipeline AND zirve")).suggestion == ""


def test_completions(engine: Engine) -> None:
    found = [(c.kind, c.text, c.value) for c in engine.suggest("stepp")]
    assert found[0] == ("entity", "Steppe Union", "organization:steppe-union")


def test_completion_of_titles(engine: Engine) -> None:
    assert ("title", "New oil field found", "a4") in [(c.kind, c.text, c.value) for c in engine.suggest("oil fi")]


def test_similar_articles_leave_out_the_own_story(engine: Engine) -> None:
    found = [h.document_id for h in engine.similar("a1", 3)]
    assert "a2" not in found
    assert "a1" not in found
    assert len(found) == 3


def test_similar_to_an_unknown_document_is_nothing(engine: Engine) -> None:
    assert engine.similar("zz") == []


def test_a_document_is_replaced(engine: Engine) -> None:
    engine.update([replace(DOCUMENTS[0], body="Quiet days.")])
    assert (found(engine, "pipeline"), found(engine, "quiet"), engine.count()) == ([], ["a1"], 7)


def test_a_removed_document_is_gone_everywhere(engine: Engine) -> None:
    engine.update([], ["a4"])
    page = engine.search(parse("oil"))
    assert (ids(page), page.facets["source"], engine.count()) == (["a7"], (("Grain Daily", 1),), 6)


def test_removing_what_is_not_there_is_no_error(engine: Engine) -> None:
    engine.update([], ["zz"])
    assert engine.count() == 7


def test_many_single_updates_stay_findable(empty: Engine) -> None:
    for document in many(30):
        empty.update([document])
    for document in many(10):
        empty.update([replace(document, body="rye")])
    assert (len(found(empty, "grain", limit=100)), len(found(empty, "rye", limit=100)), empty.count()) == (20, 10, 30)


def test_an_empty_index_answers(empty: Engine) -> None:
    page = empty.search(parse("oil"))
    assert (page.total, page.hits, empty.suggest("o"), empty.count()) == (0, (), [], 0)


def test_without_facets_and_snippets(engine: Engine) -> None:
    page = engine.search(parse("oil", facets=False, snippets=False))
    assert (page.facets, page.hits[0].snippet) == ({}, ())


def test_hints_reach_the_page(engine: Engine) -> None:
    assert engine.search(parse('"oil')).hints == parse('"oil').hints


def on_disk(name: str) -> Callable[[Path], Engine]:
    return lambda folder: open_engine(name, folder, create=True)


@pytest.mark.parametrize("name", ENGINES[1:])
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


@pytest.mark.parametrize("name", ENGINES[1:])
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


@pytest.mark.parametrize("name", ENGINES[1:])
def test_single_updates_do_not_pile_up_on_disk(name: str, tmp_path: Path) -> None:
    fresh = open_engine(name, tmp_path / "fresh", create=True)
    fresh.update(many(60))
    engine = open_engine(name, tmp_path / "updated", create=True)
    engine.update(many(60))
    for document in many(60):
        engine.update([document])

    def used(folder: Path) -> int:
        return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())

    # Small indexes: a segment's own files weigh more than what is in them.
    assert used(tmp_path / "updated") < 4 * used(tmp_path / "fresh")
    fresh.close()
    engine.close()
