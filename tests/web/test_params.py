"""Request arguments become values; what a person mistypes does no harm."""

from dataclasses import replace
from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from kb.graph.filter import GraphFilter
from kb.query import Filter
from web.arguments import page_number
from web.asking import chosen_filters, search_query
from web.params import ARTICLE_SORTS, graph_filter, link_request, list_request
from web.reader import local_address, theme


def test_facets_become_filters() -> None:
    query = search_query(MultiDict([("q", "gas"), ("language", "ar"), ("language", "en"), ("country", "country:KE")]))
    assert query.filters == (Filter("country", ("country:KE",)), Filter("language", ("ar", "en")))


def test_an_entity_narrows_by_the_facet_of_its_kind() -> None:
    assert search_query({"entity": "organization:un"}).filters == (Filter("org", ("organization:un",)),)


@pytest.mark.parametrize(
    ("given", "since", "until"),
    [
        ({"date": "2022-02"}, date(2022, 2, 1), date(2022, 2, 28)),
        ({"since": "2022-01-05"}, date(2022, 1, 5), None),
        ({"until": "2022-01-05", "since": "yesterday"}, None, date(2022, 1, 5)),
    ],
)
def test_days_become_one_filter(given: dict[str, str], since: date | None, until: date | None) -> None:
    assert search_query(given).filters == (Filter("date", since=since, until=until),)


@pytest.mark.parametrize(
    "given", [{"date": "2022-13-40"}, {"since": ""}, {"sort": "random"}, {"page": "-1"}, {"page": "x"}]
)
def test_what_cannot_be_meant_is_left_out(given: dict[str, str]) -> None:
    assert replace(search_query(given), hints=()) == search_query({})


def test_only_the_words_turns_other_spellings_off() -> None:
    assert search_query({"q": "gas", "words": "only"}).entities is False


def test_a_page_is_an_offset() -> None:
    assert search_query({"page": "3"}).offset == 40


def test_chosen_values_keep_their_argument() -> None:
    chosen = chosen_filters(MultiDict([("person", "person:a"), ("person", "person:b"), ("year", "2022")]))
    assert [(c.field, c.value) for c in chosen] == [("person", "person:a"), ("person", "person:b"), ("year", "2022")]


def test_a_graph_filter_takes_only_known_kinds() -> None:
    given = MultiDict([("kind", "person"), ("kind", "city"), ("until", "2022-02-01"), ("depth", "9"), ("links", "7")])
    assert graph_filter(given) == GraphFilter(kinds=("person",), until=date(2022, 2, 1), depth=3, limit=7)


def test_an_unknown_order_is_the_first() -> None:
    assert list_request({"sort": "'; DROP TABLE"}, ARTICLE_SORTS).sort == "newest"


def test_a_link_without_a_type_is_a_mention() -> None:
    assert link_request({"source": "a", "target": "b"}).type == "mentioned-with"


def test_a_null_character_parts_words() -> None:
    assert search_query({"q": "oil\x00gas"}).text == "oil gas"


@pytest.mark.parametrize("address", ["//evil.example/x", "https://evil.example/x", "/\\evil.example/x", "http://["])
def test_a_redirect_stays_here(address: str) -> None:
    assert local_address(address).startswith("/")
    assert not local_address(address).startswith("//")


@pytest.mark.parametrize("given", ["purple", "", "dark<script>"])
def test_an_unknown_theme_is_the_systems(given: str) -> None:
    assert theme({"theme": given}) == "auto"


def test_pages_count_from_one() -> None:
    assert [page_number({"page": page}) for page in ("0", "1", "2")] == [1, 1, 2]
