"""One contract for every engine: the same question finds the same documents."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.index import Engine, FoundEntity, IndexedDocument, IndexedEntity, expand, open_engine
from kb.query import Filter, parse
from tests.search_documents import DOCUMENTS, filled, found, ids, many

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


def test_all_words_come_before_some(engine: Engine) -> None:
    hits = engine.search(parse("oil wheat harvest")).hits
    assert [(h.document_id, h.complete) for h in hits] == [("a7", True), ("a4", False)]


@pytest.mark.parametrize("text", ["wheat~", "whea*", "wheat*"])
def test_the_word_as_typed_comes_before_what_is_like_it(empty: Engine, text: str) -> None:
    empty.update([
        IndexedDocument("like", "", "Cheat", "Wheats, wheatear: cheat, cheats and cheat again.", language="en"),
        IndexedDocument("typed", "", "Crops", "It rained all day, and the whea or wheat came in late this year.", language="en"),
    ])  # fmt: skip
    assert [hit.document_id for hit in empty.search(parse(text)).hits] == ["typed", "like"]


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


def thousands(n: int) -> list[IndexedDocument]:
    """So many short reports of different length, a hundred on a day, each a story."""
    return [
        IndexedDocument(f"d{i:04}", "", f"Report {i}", "grain " * (1 + i % 30), published=date(2020, 1, 1 + i // 100))
        for i in range(n)
    ]


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_the_last_page_of_thousands_of_results(empty: Engine, sort: str) -> None:
    empty.update(thousands(3000))
    page = empty.search(parse("grain", limit=20, offset=2980, sort=sort, facets=False))
    assert (page.total, len(page.hits), page.after) == (3000, 20, "")


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_a_walk_through_thousands_sees_each_once_whatever_is_added_on_the_way(empty: Engine, sort: str) -> None:
    empty.update(thousands(3000))
    query = parse("grain", limit=250, sort=sort, facets=False, snippets=False)
    page = empty.search(query)
    seen = [h.document_id for h in page.hits]
    number = 0
    while page.after:
        number += 1
        empty.update([IndexedDocument(f"n{number}", "", "New", "grain", published=date(2021, 1, number))])
        page = empty.search(replace(query, after=page.after))
        seen += [h.document_id for h in page.hits]
    old = [i for i in seen if i.startswith("d")]
    assert sorted(old) == [f"d{i:04}" for i in range(3000)]
    assert len(seen) == len(set(seen))


def test_documents_of_one_day_keep_their_order_when_the_index_is_made_again(empty: Engine) -> None:
    documents = thousands(60)
    empty.update(documents)
    before = [h.document_id for h in empty.search(parse("", sort="newest", limit=60)).hits]
    empty.update(documents[::-1])
    assert [h.document_id for h in empty.search(parse("", sort="newest", limit=60)).hits] == before


def test_a_filter_by_document(engine: Engine) -> None:
    assert found(engine, "oil", filters=(Filter("document", ("a4", "a5")),)) == ["a4"]


FRENCH = IndexedDocument("fr", "", "Un accord", "Un homme a signé un accord pour un an.", language="fr")
ACRONYM = IndexedDocument(
    "en", "", "Envoy", "The UN sent an envoy to the border for talks about a truce.", language="en"
)


@pytest.mark.parametrize("text", ["UN", "U.N.", "U.N", "UN talks"])
def test_an_acronym_is_no_small_word_of_another_language(empty: Engine, text: str) -> None:
    empty.update([FRENCH, ACRONYM])
    assert found(empty, text) == ["en"]


def test_a_small_word_is_found_as_it_is_typed(empty: Engine) -> None:
    empty.update([FRENCH, ACRONYM])
    assert found(empty, "un") == ["en", "fr"]


def test_a_long_question_is_answered_by_the_parts_of_its_words_with_hyphens(empty: Engine) -> None:
    empty.update(
        [*DOCUMENTS, IndexedDocument("loan", "", "Loan", "The loan of three billion was signed.", language="en")]
    )
    assert (
        empty.search(parse("which lender attached conditions to a three-billion-dollar credit")).hits[0].document_id
        == "loan"
    )


def test_a_question_in_capitals_loses_its_small_words(engine: Engine) -> None:
    assert ids(engine.search(parse("WHERE WAS IT THAT THE ZEBRA"))) == []


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


def test_did_you_mean_gives_a_name_its_capital(engine: Engine) -> None:
    assert engine.search(parse("orren")).suggestion == "Oren"


def test_did_you_mean_without_accents(engine: Engine) -> None:
    assert engine.search(parse("petrloe")).suggestion == "petrole"


def test_did_you_mean_beside_results(engine: Engine) -> None:
    page = engine.search(parse("field harvset"))
    assert (page.total, page.suggestion) == (2, "field harvest")


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


def test_one_word_does_not_stand_for_two(empty: Engine) -> None:
    texts = {"once": "a port here", "twice": "port to port", "far": f"port {'x ' * 20} port"}
    empty.update(IndexedDocument(i, "", "Note", text) for i, text in texts.items())
    assert found(empty, '"port port"~5') == ["twice"]
    assert found(empty, '"port to port"~2') == ["twice"]


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_more_can_be_asked_for_than_there_is(engine: Engine, sort: str) -> None:
    assert len(engine.search(parse("oil", limit=10**9, sort=sort)).hits) == 2
    assert engine.search(parse("oil", offset=10**20, sort=sort)).hits == ()


def test_a_damaged_cursor_is_told(engine: Engine) -> None:
    page = engine.search(parse("oil", after="WzEs"))
    assert page.hints == ("“after” is not the cursor of a page of results; this is the first page",)
    assert len(page.hits) == 2


@pytest.mark.parametrize("typed", ["Kazakhstan", "these", "AND"])
def test_small_words_and_names_are_not_spelled_otherwise(engine: Engine, typed: str) -> None:
    assert engine.search(parse(f"{typed} oil")).suggestion == ""


def test_a_country_code_that_is_a_small_word_names_nobody_among_capitals(engine: Engine) -> None:
    norway = FoundEntity("country:NO", "country", "Norway")
    named = expand(parse("NO WAY"), lambda text: [norway] if text == "NO" else [])
    assert named.where == parse("NO WAY").where


def test_the_commonest_of_each_kind_are_counted_however_many_there_are_of_another(tmp_path: Path) -> None:
    people = [IndexedEntity(f"person:{n}", "person", f"Person {n}") for n in range(500)]
    lands = [IndexedEntity(f"country:{n}", "country", f"Land {n}") for n in range(40)]
    documents = [
        IndexedDocument("a", "", "", "gas", entities=(*people, *lands)),
        IndexedDocument("b", "", "", "gas", entities=tuple(people)),
    ]
    pages = []
    for name in ("memory", "tantivy"):
        engine = open_engine(name, tmp_path / name, create=True)
        engine.update(documents)
        pages.append(engine.search(parse("gas")))
        engine.close()
    assert len(pages[1].facets["country"]) == len(pages[0].facets["country"]) == 30
    assert {count for _, count in pages[1].facets["country"]} == {1}


# So many stories that tantivy's estimate of their number is not right.
counted = filled(IndexedDocument(f"d{i}", "", "Report", "grain rye", story_id=f"s{i % 1900}") for i in range(3000))


@pytest.mark.parametrize("text", ["grain", '"grain rye"'])
@pytest.mark.parametrize("facets", [True, False])
def test_rows_are_counted_and_not_estimated(counted: Engine, text: str, facets: bool) -> None:
    page = counted.search(parse(text, facets=facets))
    assert (page.total, page.stories) == (3000, 1900)
