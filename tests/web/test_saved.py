"""A search is kept under a name, tells what is new in it, and only these pages may say so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

from kb.knowledge import KnowledgeBase, open_kb
from kb.query import Filter, parse
from kb.query.written import written
from kb.saved import read_searches, save_search
from web import create_app

LONG_AGO = "2001-01-01T00:00:00+00:00"


@pytest.fixture
def own(kb: KnowledgeBase, tmp_path: Path) -> Iterator[KnowledgeBase]:
    """A copy of the knowledge base, to be written to."""
    with open_kb(shutil.copytree(kb.folder, tmp_path / "own.kb")) as opened:
        yield opened


@pytest.fixture
def writer(own: KnowledgeBase) -> FlaskClient:
    return create_app(own).test_client()


def _old(folder: Path, name: str, query: str) -> None:
    (folder / "searches.jsonl").write_text(f'{{"saved": "{name}", "query": "{query}", "at": "{LONG_AGO}"}}\n')


def _items(client: FlaskClient) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get("/saved.json").json["items"]
    return found


def test_the_form_under_the_results_keeps_the_search_with_what_narrows_it(writer: FlaskClient) -> None:
    page = html.fromstring(writer.get("/search?q=lake&language=en&sort=newest").get_data(as_text=True))
    (form,) = page.xpath("//form[@action='/saved/keep']")
    values = {f.get("name"): f.get("value") for f in form.iter("input")}
    assert writer.post("/saved/keep", data={**values, "name": "The lake"}).location == "/saved"
    (kept,) = _items(writer)
    assert (kept["name"], kept["query"], kept["total"]) == ("The lake", "lake lang:en", 3)


def test_a_kept_search_keeps_its_order_and_that_only_the_words_are_wanted(writer: FlaskClient) -> None:
    page = html.fromstring(writer.get("/search?q=Kenya&sort=newest&words=only").get_data(as_text=True))
    (form,) = page.xpath("//form[@action='/saved/keep']")
    writer.post("/saved/keep", data={f.get("name"): f.get("value") for f in form.iter("input")})
    (kept,) = _items(writer)
    assert (kept["sort"], kept["words_only"], kept["page"]) == (
        "newest",
        True,
        "/search?q=Kenya&sort=newest&words=only",
    )
    assert (
        kept["total"]
        == writer.get("/search.json?q=Kenya&words=only").json["total"]
        < writer.get("/search.json?q=Kenya").json["total"]
    )


def test_a_search_that_finds_nothing_yet_can_be_kept(writer: FlaskClient) -> None:
    page = html.fromstring(writer.get("/search?q=zzzz").get_data(as_text=True))
    assert len(page.xpath("//form[@action='/saved/keep']")) == 1


def test_a_kept_search_names_whom_it_asks_for(writer: FlaskClient) -> None:
    writer.post("/saved/keep", data={"q": "talks", "country": "country:KE", "name": "Talks"})
    assert _items(writer)[0]["said"] == "talks, and Kenya"
    assert "talks, and Kenya" in writer.get("/saved").get_data(as_text=True)


def test_what_is_new_is_counted_listed_and_seen(own: KnowledgeBase, writer: FlaskClient) -> None:
    _old(own.folder, "boats", "boats")
    assert _items(writer)[0]["new"] == 2
    told = writer.get("/saved/new.json?name=boats").json["items"]
    assert {item["title"] for item in told} >= {"Boats wait for rain"}
    page = html.fromstring(writer.get("/saved/new?name=boats").get_data(as_text=True))
    assert len(page.xpath("//main//ol/li")) == 2
    assert writer.post("/saved/seen", data={"name": "boats"}).status_code == 303
    assert _items(writer)[0]["new"] == 0


def test_reading_the_list_does_not_make_its_news_old(own: KnowledgeBase, writer: FlaskClient) -> None:
    _old(own.folder, "boats", "boats")
    writer.get("/saved/new?name=boats")
    assert _items(writer)[0]["new"] == 2


def test_a_search_is_removed(writer: FlaskClient) -> None:
    writer.post("/saved/keep", data={"q": "lake", "name": "gone soon"})
    assert writer.post("/saved/drop", data={"name": "gone soon"}).location == "/saved"
    assert _items(writer) == []


def test_a_name_that_is_taken_is_not_written_over(own: KnowledgeBase, writer: FlaskClient) -> None:
    writer.post("/saved/keep", data={"q": "lake", "name": "mine"})
    answer = writer.post("/saved/keep", data={"q": "boats", "name": "mine"})
    assert answer.status_code == 409
    assert "Another search is saved as “mine”" in answer.get_data(as_text=True)
    assert read_searches(own.folder)["mine"].query == "lake"


def test_a_search_without_words_is_not_kept(writer: FlaskClient) -> None:
    assert writer.post("/saved/keep", data={"q": "", "name": "nothing"}).status_code == 400


def test_names_and_words_are_never_markup(writer: FlaskClient) -> None:
    writer.post("/saved/keep", data={"q": "<b>lake</b>", "name": "<script>alert(1)</script>"})
    for address in ("/saved", "/saved/new?name=<script>alert(1)</script>", "/search?q=<b>lake</b>"):
        source = writer.get(address).get_data(as_text=True)
        assert "<script>alert" not in source
        assert "<b>lake" not in source


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("address", ["/saved/keep", "/saved/seen", "/saved/drop"])
def test_a_form_of_another_site_changes_nothing(
    own: KnowledgeBase, writer: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    _old(own.folder, "mine", "lake")
    before = (own.folder / "searches.jsonl").read_text()
    assert writer.post(address, data={"q": "boats", "name": "mine"}, headers=headers).status_code == 403
    assert (own.folder / "searches.jsonl").read_text() == before


def test_a_form_of_these_pages_is_let_through(writer: FlaskClient) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert writer.post("/saved/keep", data={"q": "lake", "name": "a"}, headers=headers).status_code == 303


def test_a_server_that_only_reads_says_so_and_has_no_forms(own: KnowledgeBase) -> None:
    save_search(own.folder, "mine", "lake", own.read_until())
    reader = create_app(own, {"READ_ONLY": True}).test_client()
    assert "/saved/keep" not in reader.get("/search?q=lake").get_data(as_text=True)
    page = reader.get("/saved").get_data(as_text=True)
    assert "This server only reads" in page
    assert "/saved/drop" not in page
    answer = reader.post("/saved/keep", data={"q": "lake", "name": "a"})
    assert answer.status_code == 403
    assert "saved on the command line" in answer.get_data(as_text=True)


def test_an_unknown_search_is_a_page(writer: FlaskClient) -> None:
    answer = writer.get("/saved/new?name=nobody")
    assert answer.status_code == 404
    assert "no search is saved as" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("typed", "filters", "kept"),
    [
        ("water wells", (), "water wells"),
        ("gas OR oil", (Filter("language", ("ar",)),), "(gas OR oil) lang:ar"),
        ('"open', (Filter("source", ('The "Courier"',)),), 'open source:"The  Courier"'),
        ("(lake", (Filter("date", since=None, until=None), Filter("year", ("2022",))), "lake date:2022"),
        (
            "",
            (Filter("org", ("organization:a", "organization:b")),),
            "(entity:organization:a OR entity:organization:b)",
        ),
    ],
)
def test_a_narrowed_search_is_written_as_one_line(typed: str, filters: tuple[Filter, ...], kept: str) -> None:
    assert written(parse(typed, filters=filters)) == kept


def test_languages_are_named_in_words(writer: FlaskClient) -> None:
    writer.post("/saved/keep", data={"q": "lake", "language": ["en", "ar"], "name": "Lake"})
    assert _items(writer)[0]["said"] == "lake, and language: English or Arabic"
