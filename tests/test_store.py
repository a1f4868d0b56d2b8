"""The store: what is put in comes out, all or nothing, for several readers, in any folder."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kb.errors import NotFound, StoreError
from kb.index.memory import MemoryEngine
from kb.model import Article, Chain, Cut, Document, Entity, Join, Mention, Reason, Relation, Score, Statement, Version
from kb.pipeline.derive import derive
from kb.pipeline.index import index_what_changed
from kb.store import Counts, EntityRow, FilePart, FileState, Rejection, Store
from kb.store.migrations import MIGRATIONS, SCHEMA_VERSION
from tests.benchmarks.articles import articles

TEXT = "Head\n\nAda Bell met Bo Cray in Oslo. Bell thanked Norway."
ADA, BO, NORWAY = (6, 14), (19, 26), (50, 56)
JOIN = Join("Ada Bell", "Bell", Score(0.9, "same", (Reason("surname", 1.5, "the same surname"),)))


def article(name: str, day: int = 1, text: str = TEXT) -> Article:
    def mention(span: tuple[int, int], kind: str, code: str = "") -> Mention:
        return Mention(*span, TEXT[slice(*span)], kind, code=code)  # type: ignore[arg-type]  # the kinds below are right

    chains = (
        Chain(
            "person", "Ada Bell", (mention(ADA, "person"), Mention(36, 40, "Bell", "person")), ("minister",), ("NO",)
        ),
        Chain("person", "Bo Cray", (mention(BO, "person"),)),
        Chain("country", "Norway", (mention(NORWAY, "country", "NO"),), code="NO"),
    )
    statements = (
        Statement(0, 1, "met", 6, 35, ADA, BO, since="2020", speaker="Cray"),
        Statement(1, 0, "mentioned-with", 6, 35, BO, ADA),
    )
    document = Document(
        name, f"news/{name}.txt", "Head", text, 6, "Ed Itor", "Daily", date(2020, 5, day), "stated", "en",
        "http://example.org/", f"hash of {text}", notes={"published": "the page says so"},
    )  # fmt: skip
    return Article(
        document, (Cut(6, "Share", "button"),), chains, statements, "raw " + text, "text/html", f"raw of {text}"
    )


def part(*articles: Article, file: str = "news/file.txt", **more: object) -> FilePart:
    return FilePart(FileState(file, "news", "hash", "recipe"), articles, **more)  # type: ignore[arg-type]


def opened(path: Path, *, write: bool = True) -> Store:
    return Store(path / "store.sqlite", write=write, symmetric=frozenset({"mentioned-with"}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as found:
        found.files.put_source("news", "print")
        yield found


def resolve(store: Store, *names: str, redirects: dict[str, str] | None = None) -> None:
    """Entities as the pipeline would put them: Ada is called `names[0]`, Bo `names[1]`."""
    documents = [d.id for d in store.documents.all()]
    rows = [
        EntityRow(
            Entity(f"person:{name}", "person", name),
            tuple((d, number) for d in documents),
            (JOIN,) if not number else (),
        )
        for number, name in enumerate(names)
    ]
    with store.transaction():
        store.entities.replace(rows, [], redirects or {})
        store.entities.count_again()
        store.relations.rebuild(weight)


def weight(counts: Counts) -> float:
    return counts.strength


# round trips --------------------------------------------------------------------------------------------------


def test_an_article_comes_out_as_it_went_in(store: Store) -> None:
    given = article("a")
    store.documents.put([part(given)])
    assert store.documents.get("a") == given.document
    assert store.documents.cuts("a") == list(given.cuts)
    assert store.documents.original("a") == given.original
    assert store.documents.statements("a") == sorted(given.statements, key=lambda s: (s.start, s.source))
    assert [(m, n) for m, n, _ in store.documents.mentions("a")] == sorted(
        ((m, n) for n, c in enumerate(given.chains) for m in c.mentions), key=lambda found: found[0].start
    )


def test_chains_come_out_without_offsets_for_resolution(store: Store) -> None:
    store.documents.put([part(article("a"))])
    first = next(iter(store.documents.chains()))
    assert (first.chain.name, first.chain.titles, first.chain.countries) == ("Ada Bell", ("minister",), ("NO",))
    assert first.surfaces == (("Ada Bell", "name", 1), ("Bell", "name", 1))


def test_an_entity_has_the_counts_dates_and_spellings_of_its_chains(store: Store) -> None:
    store.documents.put([part(article("a"), article("b", day=9))])
    resolve(store, "ada")
    found = store.entities.get("person:ada")
    assert (found.documents, found.stories, found.mentions) == (2, 2, 4)
    assert (found.first, found.last) == (date(2020, 5, 1), date(2020, 5, 9))
    assert [(n.surface, n.count) for n in found.names if n.count] == [("Ada Bell", 2), ("Bell", 2)]
    assert store.entities.joins("person:ada") == [JOIN]


def test_a_symmetric_relation_is_one_whichever_end_is_named_first(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    found = store.relations.get("person:bo", "person:ada", "mentioned-with")
    assert (found.source, found.target, found.documents) == ("person:ada", "person:bo", 1)
    total, evidence = store.relations.evidence(found, 5)
    assert (total, evidence[0].start, evidence[0].mentions) == (1, 6, (ADA, BO))


def test_a_directed_relation_keeps_its_direction_and_dates(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    found = store.relations.get("person:ada", "person:bo", "met")
    assert (found.since, found.first) == ("2020", date(2020, 5, 1))
    with pytest.raises(NotFound):
        store.relations.get("person:bo", "person:ada", "met")


def test_two_articles_of_one_story_count_once(store: Store) -> None:
    store.documents.put([part(article("a"), article("b"))])
    store.stories.put_versions([Version("a", "a", "original", 1.0), Version("a", "b", "copy", 1.0, "the same words")])
    resolve(store, "ada", "bo")
    relation = store.relations.get("person:ada", "person:bo", "met")
    assert (relation.documents, relation.stories, relation.weight) == (2, 1, 1.0)
    assert store.entities.get("person:ada").stories == 1


def test_the_entities_around_one_are_those_within_so_many_steps(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    assert sorted(store.relations.around("person:ada", 1, 10)) == ["person:ada", "person:bo"]
    assert store.relations.around("person:ada", 1, 10, types=("owns",)) == ["person:ada"]


# files --------------------------------------------------------------------------------------------------------


def test_what_a_file_no_longer_holds_goes_when_its_last_part_is_in(store: Store) -> None:
    store.documents.put([part(article("a"), article("b"))])
    store.documents.put([part(article("a"), last=False)])
    assert store.documents.count() == 2
    store.documents.put([part(first=False, kept=())])
    assert [d.id for d in store.documents.all()] == ["a"]


def test_a_file_half_read_has_no_hash_so_that_it_is_read_again(store: Store) -> None:
    store.documents.put([part(article("a"), last=False)])
    assert store.files.states()["news/file.txt"].hash == ""


def test_rejections_are_those_of_the_last_reading(store: Store) -> None:
    store.documents.put([part(rejections=(Rejection("news/file.txt", "empty", "no text"),))])
    assert [r.reason for r in store.files.rejections()] == ["empty"]
    store.documents.put([part(article("a"))])
    assert store.files.rejections() == []


# what must be looked at again ---------------------------------------------------------------------------------


def seen(store: Store) -> None:
    store.stories.settled()
    store.put_indexed({}, [], store.unindexed())


def test_new_changed_and_gone_articles_are_marked(store: Store) -> None:
    store.documents.put([part(article("a"), article("b"), article("c"))])
    assert store.unindexed() == ["a", "b", "c"]
    seen(store)
    store.documents.put([part(article("b", text=TEXT + " More."), kept=("news/a.txt",))])
    assert (store.stories.stale(), store.unindexed()) == (["b", "c"], ["b", "c"])


def test_an_article_whose_entities_stay_is_not_marked(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    seen(store)
    resolve(store, "ada", "bo")
    assert (store.stories.stale(), store.unindexed()) == ([], [])


def test_an_article_whose_entity_changes_is_marked(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    seen(store)
    resolve(store, "ada", "robert")
    assert (store.stories.stale(), store.unindexed()) == (["a"], ["a"])


def test_an_article_that_moves_to_another_story_is_indexed_again(store: Store) -> None:
    store.documents.put([part(article("a"), article("b"))])
    store.stories.put_versions([Version("a", "a", "original", 1.0), Version("b", "b", "original", 1.0)])
    seen(store)
    store.stories.put_versions([Version("a", "a", "original", 1.0), Version("a", "b", "copy", 1.0)])
    assert store.unindexed() == ["b"]


# identity -----------------------------------------------------------------------------------------------------


def test_an_old_id_leads_to_the_entity_that_took_it_over(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    resolve(store, "ada-bell", redirects={"person:ada": "person:ada-bell"})
    assert store.entities.get("person:ada").id == "person:ada-bell"


def test_redirects_do_not_form_chains_and_go_when_they_lead_nowhere(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "b", redirects={"person:a": "person:b"})
    resolve(store, "c", redirects={"person:b": "person:c"})
    assert store.entities.redirects() == {"person:a": "person:c", "person:b": "person:c"}
    resolve(store, "d")
    assert store.entities.redirects() == {}


# transactions, versions, folders, threads ---------------------------------------------------------------------


def fail_half_way(store: Store) -> None:
    with store.transaction():
        store.entities.replace([], [], {})
        raise RuntimeError


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    with pytest.raises(RuntimeError):
        fail_half_way(store)
    assert store.entities.count() == 2
    assert store.relations.count() == 2


def test_a_batch_that_cannot_be_stored_leaves_nothing(store: Store) -> None:
    stranger = FilePart(FileState("x", "no such source", "h", "r"), (article("b"),))
    with pytest.raises(sqlite3.IntegrityError):
        store.documents.put([part(article("a")), stranger])
    assert store.documents.count() == 0


def test_a_folder_without_a_knowledge_base_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make one with: kb build"):
        opened(tmp_path, write=False)


def test_a_file_of_a_newer_version_is_refused(store: Store, tmp_path: Path) -> None:
    store.close()
    with sqlite3.connect(tmp_path / "store.sqlite") as database:
        database.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match="upgrade Kartoteka"):
        opened(tmp_path)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_text("This is a letter, not a database. " * 40)
    with pytest.raises(StoreError, match=r"store\.sqlite"):
        opened(tmp_path, write=False)


def test_a_folder_of_the_first_release_opens_and_is_brought_up_to_date(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as database:
        database.executescript(f"{MIGRATIONS[0]} PRAGMA user_version=1;")
        database.executescript(
            """INSERT INTO source VALUES ('news', 'print');
               INSERT INTO file VALUES ('news/a.txt', 'news', 'hash', 'recipe');
               INSERT INTO document VALUES ('a', 'news/a.txt', 'news/a.txt', '', 0, '', '', NULL, 'unknown', 'en', '', 'h', 'r',
                                            '{}', '{}', '[]', 'text/plain', 'Ada Bell met Bo Cray.', x'00');
               INSERT INTO chain VALUES ('a', 0, 'person', 'Ada Bell', '', '[]', '[]', 1.0, NULL),
                                        ('a', 1, 'person', 'Bo Cray', '', '[]', '[]', 1.0, NULL);
               INSERT INTO mention VALUES ('a', 0, 8, 'Ada Bell', 'person', 'name', '', 1.0, '', 0),
                                          ('a', 13, 20, 'Bo Cray', 'person', 'name', '', 1.0, '', 1);
               INSERT INTO statement VALUES ('a', 0, 1, 'met', 0, 21, 0, 8, 13, 20, 'affirmed', '', '', '', 1.0, '');"""
        )
    with opened(tmp_path) as store:
        derive(store, (), (), lambda stage, done, total: None)
        store.documents.put([part(article("b"))])
        derive(store, (), (), lambda stage, done, total: None)
        assert store.entities.get("person:ada-bell").documents == 2
        assert store.relations.get("person:ada-bell", "person:bo-cray", "met").documents == 2


def test_a_folder_of_the_second_version_opens_and_tells_nothing_of_its_people(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as database:
        database.executescript("".join(MIGRATIONS[:2]))
        database.executescript(
            """PRAGMA user_version=2;
               INSERT INTO source VALUES ('news', 'print');
               INSERT INTO file VALUES ('news/a.txt', 'news', 'hash', 'recipe');
               INSERT INTO document VALUES ('a', 'news/a.txt', 'news/a.txt', '', 0, '', '', NULL, 'unknown', 'en', '', 'h', 'r',
                                            '{}', '{}', '[]', 'text/plain', 'Ada Bell won.', x'00');
               INSERT INTO chain VALUES ('a', 0, 'person', 'Ada Bell', '', '[]', '[]', 1.0, NULL, 'ada bell');"""
        )
    with opened(tmp_path) as store:
        assert [(c.chain.name, c.chain.told) for c in store.documents.chains()] == [("Ada Bell", ())]


def test_an_empty_file_has_an_older_schema_and_a_reader_says_so(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").touch()
    with pytest.raises(StoreError, match="older schema 0"):
        opened(tmp_path, write=False)


def test_a_copy_on_a_disk_that_cannot_be_written_to_opens(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.documents.put([part(article("a"))])
    store.close()
    copy = tmp_path / "disk"
    copy.mkdir()
    shutil.copy(tmp_path / "store.sqlite", copy)
    # the tests may run as root, who can write anywhere, so the folder's answer is given for it
    monkeypatch.setattr("kb.store.database.os.access", lambda *_: False)
    with opened(copy, write=False) as found:
        assert found.documents.get("a").title == "Head"
    assert [p.name for p in copy.iterdir()] == ["store.sqlite"]


def test_readers_see_the_old_state_until_the_new_one_is_whole(store: Store, tmp_path: Path) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    counts: list[tuple[int, int]] = []
    errors: list[BaseException] = []

    def read(reader: Store) -> None:
        try:
            counts.extend((reader.entities.count(), reader.relations.count()) for _ in range(50))
        except BaseException as error:
            errors.append(error)

    with opened(tmp_path, write=False) as reader:
        with store.transaction():
            store.entities.replace([], [], {})
            readers = [threading.Thread(target=read, args=(reader,)) for _ in range(2)]
            for thread in readers:
                thread.start()
            for thread in readers:
                thread.join()
        assert (set(counts), errors) == ({(2, 2)}, [])
        assert reader.entities.count() == 0


def test_an_unknown_document_says_how_to_find_one(store: Store) -> None:
    with pytest.raises(NotFound, match="there is no document") as complaint:
        store.documents.get("nothing")
    assert complaint.value.hint == "kb search finds documents"


def test_a_relation_nobody_states_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="nothing read so far"):
        store.relations.get("person:a", "person:b", "met")


def test_evidence_past_the_end_is_none_and_still_counted(store: Store) -> None:
    store.documents.put([part(article("a"))])
    resolve(store, "ada", "bo")
    relation: Relation = store.relations.get("person:ada", "person:bo", "met")
    assert store.relations.evidence(relation, 5, 10) == (1, [])


# the full-text index ------------------------------------------------------------------------------------------


def indexed(store: Store, engine: MemoryEngine) -> int:
    return index_what_changed(store, engine, lambda stage, done, total: None)


def test_only_what_changed_is_indexed_again(store: Store) -> None:
    engine = MemoryEngine()
    store.documents.put([part(article("a"), article("b"))])
    assert indexed(store, engine) == 2
    store.documents.put([part(article("b", text=TEXT + " More."), kept=("news/a.txt",))])
    assert (indexed(store, engine), indexed(store, engine)) == (1, 0)


def test_an_article_that_is_read_again_without_a_change_is_not_indexed_again(store: Store) -> None:
    engine = MemoryEngine()
    store.documents.put([part(article("a"))])
    indexed(store, engine)
    store.documents.put([part(article("a"))])
    assert indexed(store, engine) == 0


def test_an_article_that_is_gone_leaves_the_index_even_when_the_record_was_lost(store: Store) -> None:
    engine = MemoryEngine()
    store.documents.put([part(article("a"), article("b"))])
    indexed(store, engine)
    store.documents.put([part(article("a"))])
    store.forget_indexed()
    indexed(store, engine)
    assert engine.count() == 1


# all together -------------------------------------------------------------------------------------------------

DERIVED = ("entity", "entity_name", "relation", "version", "outline", "story_key", "story_link", "indexed", "changed")


def built(folder: Path, *steps: tuple[list[Article], list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """What is derived after each step in turn put some articles in and took some files out."""
    folder.mkdir()
    engine = MemoryEngine()
    with opened(folder) as store:
        store.files.put_source("news", "print")
        for articles_in, files_out in steps:
            store.documents.put([part(a, file=a.document.uri) for a in articles_in])
            store.documents.remove_files(files_out)
            derive(store, (), (), lambda stage, done, total: None)
            indexed(store, engine)
        assert engine.count() == store.documents.count()
    with sqlite3.connect(folder / "store.sqlite") as database:
        return {table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr) for table in DERIVED}


def test_updates_end_where_a_clean_build_does(tmp_path: Path) -> None:
    first, other = list(articles(60)), list(articles(60, seed=8))
    changed, gone = other[5:11], [a.document.uri for a in first[35:41]]
    final = [*first[:5], *changed, *first[11:35], *first[41:]]
    assert built(tmp_path / "updated", (first[:40], []), (first[40:], []), (changed, []), ([], gone)) == built(
        tmp_path / "clean", (final, [])
    )


def test_an_article_not_yet_compared_with_others_is_a_text_of_its_own(store: Store) -> None:
    store.documents.put([part(article("a"), article("b"), article("c"))])
    assert store.documents.stories() == 3
