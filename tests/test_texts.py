"""A text counts once: lists, charts and rows name the version that stands for it and open to the others."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kb.index import Hit
from kb.model import Article, Chain, Document, Entity, Mention, Version
from kb.store import EntityRow, FilePart, FileState, Store
from kb.texts import Texts, by_text

# id, day of publication, story, role
ARTICLES = (
    ("copy", date(2021, 3, 1), "s", "copy"),
    ("full", date(2021, 3, 2), "s", "original"),
    ("undated", None, "s", "part"),
    ("alone", date(2021, 3, 5), "alone", "original"),
    ("early", date(2021, 2, 1), "t", "translation"),
    ("fullest", None, "t", "original"),
)
NAMING = ("copy", "undated", "alone", "early")


def _article(name: str, day: date | None) -> Article:
    text = f"Head {name}\n\nIn Rome rain fell. Ada Bell came."
    start = text.index("Ada Bell") if name in NAMING else text.index("Rome")
    end = start + (8 if name in NAMING else 4)
    chain = Chain("person", text[start:end], (Mention(start, end, text[start:end], "person"),))
    document = Document(
        name, f"news/{name}.txt", f"Head {name}", text, 7 + len(name), "", "", day, "stated", "en", "", name
    )
    return Article(document, (), (chain,), (), text, "text/plain", name)


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Texts]:
    with Store(tmp_path / "store.sqlite", write=True) as store:
        store.files.put_source("news", "print")
        articles = tuple(_article(name, day) for name, day, _, _ in ARTICLES)
        store.documents.put([FilePart(FileState("news/all", "news", "hash", "recipe"), articles)])
        with store.transaction():
            store.stories.put_versions(Version(story, name, role, 1.0) for name, _, story, role in ARTICLES)
            ada = EntityRow(Entity("person:ada", "person", "Ada Bell"), tuple((name, 0) for name in NAMING), ())
            store.entities.replace([ada], [], {})
            store.entities.count_again()
        yield Texts(store, ())


def test_the_list_has_a_text_once_and_its_original_stands_for_it(texts: Texts) -> None:
    total, found = texts.texts()
    assert total == 3
    assert [(t.document.id, {d.id for d in t.versions}) for t in found] == [
        ("alone", set()),
        ("full", {"copy", "undated"}),
        ("fullest", {"early"}),
    ]


@pytest.mark.parametrize("sort", ["newest", "oldest", "title"])
def test_pages_of_the_list_do_not_overlap_and_hold_all(texts: Texts, sort: str) -> None:
    pages = [texts.texts(sort=sort, limit=1, offset=n)[1] for n in range(3)]
    assert sorted(t.document.id for page in pages for t in page) == ["alone", "full", "fullest"]


def test_a_text_counts_on_the_day_of_its_first_version(texts: Texts) -> None:
    assert texts.timeline() == [(date(2021, 2, 1), 1), (date(2021, 3, 1), 1), (date(2021, 3, 5), 1)]


def test_the_days_of_an_entity_are_those_of_the_versions_that_name_it(texts: Texts) -> None:
    assert texts.timeline("person:ada") == [(date(2021, 2, 1), 1), (date(2021, 3, 1), 1), (date(2021, 3, 5), 1)]


def test_where_an_entity_is_named_a_text_stands_once_with_the_versions_that_name_it(texts: Texts) -> None:
    articles, total, found = texts.named_in("person:ada")
    assert (articles, total) == (4, 3)
    assert [(a.quote.document.id, [d.id for d in a.versions]) for a in found] == [
        ("alone", []),
        ("copy", ["undated"]),
        ("early", []),
    ]
    assert {a.quote.text for a in found} == {"Ada Bell came."}


def test_pages_of_where_an_entity_is_named_go_text_by_text(texts: Texts) -> None:
    assert [a.quote.document.id for a in texts.named_in("person:ada", limit=1, offset=1)[2]] == ["copy"]


def test_the_versions_of_a_text_begin_with_the_one_that_stands_for_it(texts: Texts) -> None:
    assert [(v.role, d.id) for v, d in texts.versions("undated")] == [
        ("original", "full"),
        ("copy", "copy"),
        ("part", "undated"),
    ]


def test_a_row_of_results_is_headed_by_the_version_of_the_list(texts: Texts) -> None:
    row = texts.headed(Hit("copy", 0.0, "Head copy", versions=("undated", "full")))
    assert (row.document_id, row.title, row.versions) == ("full", "Head full", ("copy", "undated"))


def test_related_texts_keep_the_article_that_is_alike_and_open_to_the_others(texts: Texts) -> None:
    found = texts.opened(["copy", "alone"])
    assert [(t.document.id, [d.id for d in t.versions]) for t in found] == [
        ("copy", ["full", "undated"]),
        ("alone", []),
    ]


def test_news_of_one_text_is_one_row_at_the_time_of_the_first(texts: Texts) -> None:
    early, late = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
    copy, alone, full = texts.get_many(["copy", "alone", "full"])
    found = by_text([(copy, late), (alone, late), (full, early)])
    assert [(t.document.id, [d.id for d in t.versions], at) for t, at in found] == [
        ("copy", ["full"], late),
        ("alone", [], late),
    ]
