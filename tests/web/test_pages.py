"""Every page answers, says what it should, and is the same content as JSON."""

import gzip
import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from lxml import html

from kb.asjson import document_json, entity_json, hit_json
from kb.knowledge import KnowledgeBase
from kb.query import parse
from web import create_app
from web.about import OPERATORS

PAGES = (
    "/", "/search?q=boats", "/search", "/search?q=zzzz", "/entity/country:KE", "/why/country:KE", "/graph",
    "/graph?entity=country:KE", "/link?source=country:KE&target=country:NO", "/path?source=Kenya&target=Norway", "/browse",
    "/people", "/organizations", "/countries", "/articles", "/saved",
    "/relations", "/relations?entity=Kenya&type=met", "/relations?type=no-such", "/offices", "/offices?of=Kenya&at=2022", "/contradictions",
    "/about", "/help", "/export",
)  # fmt: skip
STATIC = Path(__file__).parents[2] / "web/static"


def _twin(address: str) -> str:
    path, _, query = address.partition("?")
    return ("/index" if path == "/" else path) + ".json" + (f"?{query}" if query else "")


def _text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", html.fromstring(answer.get_data(as_text=True)).text_content())


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_and_has_its_landmarks(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    page = html.fromstring(answer.get_data(as_text=True))
    assert answer.status_code == 200
    assert [len(page.findall(f".//{tag}")) for tag in ("header[@class='top']", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert page.get("lang") == "en"
    assert page.findtext(".//title")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_twin_in_json_at_two_addresses(client: FlaskClient, address: str) -> None:
    twin = client.get(_twin(address))
    assert isinstance(json.loads(twin.data), dict)
    assert client.get("/api" + address).json == twin.json


@pytest.mark.parametrize("address", PAGES)
def test_every_field_has_a_label_and_every_id_is_used_once(client: FlaskClient, address: str) -> None:
    page = html.fromstring(client.get(address).get_data(as_text=True))
    fields = [f for f in page.iter("input", "select") if f.get("type") != "hidden"]
    labelled = {label.get("for") for label in page.iter("label")}
    assert all(f.get("id") in labelled or any(a.tag == "label" for a in f.iterancestors()) for f in fields)
    ids = [e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_inline_script_or_style_or_anything_from_elsewhere(client: FlaskClient, address: str) -> None:
    page = html.fromstring(client.get(address).get_data(as_text=True))
    assert not [s for s in page.iter("script") if s.text or not s.get("src", "").startswith("/static/")]
    assert not list(page.iter("style"))
    elements = [e for e in page.iter() if isinstance(e.tag, str)]
    assert not [e for e in elements if any(name == "style" or name.startswith("on") for name in e.attrib)]
    assert all(e.get("href", "/").startswith("/") for e in page.iter("link"))
    assert not [e for e in elements if e.get("src", "/").startswith(("http", "//"))]


@pytest.mark.parametrize("address", [*PAGES, "/nothing"])
def test_security_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, address: str) -> None:
    page = html.fromstring(client.get(address).get_data(as_text=True))
    links = {a.get("href").partition("#")[0] for a in page.iter("a") if a.get("href", "").startswith("/")}
    broken = {link: client.get(link).status_code for link in links if client.get(link).status_code != 200}
    assert broken == {}


def test_the_start_page_says_what_is_in_here(client: FlaskClient) -> None:
    text = _text(client, "/")
    assert "5 articles" in text
    assert "1 in Arabic" in text
    assert "19 Jan" in text
    assert "1 undated" in text
    assert "1 file could not be used" in text
    assert "Everything here is invented." in text


def test_an_article_marks_who_is_named_and_links_them(client: FlaskClient, documents: dict[str, str]) -> None:
    page = html.fromstring(client.get(f"/document/{documents['Kenya']}").get_data(as_text=True))
    marked = {(a.get("class"), a.text_content(), a.get("href")) for a in page.iter("a") if "m " in a.get("class", "")}
    assert ("m country", "Kenyan", "/entity/country:KE") in marked


def test_what_an_article_says_is_never_markup(client: FlaskClient, documents: dict[str, str]) -> None:
    source = client.get(f"/document/{documents['Kenya']}").get_data(as_text=True)
    assert "<script>alert" not in source


def test_every_sentence_has_an_address_and_all_of_the_text_is_shown(
    client: FlaskClient, kb: KnowledgeBase, documents: dict[str, str]
) -> None:
    found = client.get(f"/document/{documents['Kenya']}.json").json
    page = html.fromstring(client.get(f"/document/{documents['Kenya']}").get_data(as_text=True))
    for sentence in found["sentences"]:
        number = sentence["number"]
        (shown,) = page.xpath(f"//*[@id='s{number}']")
        (marker,) = shown.xpath("./a[@class='no']")
        marker.text = ""
        assert shown.text_content() == sentence["text"]
        assert sentence["url"] == f"/document/{documents['Kenya']}#s{number}"


def test_a_citation_can_be_copied(client: FlaskClient, documents: dict[str, str]) -> None:
    here = f"/document/{documents['What']}"
    page = html.fromstring(client.get(f"{here}?cite=2").get_data(as_text=True))
    assert page.xpath("string(//*[@id='citation'])") == (
        "“The paper that Peter Hallberg signed names Kenya eleven times.” — What the lake paper says, Lake Courier, "
        f"3 Feb 2022, http://localhost{here}#s2"
    )


@pytest.mark.parametrize("number", ["0", "999", "x"])
def test_a_citation_of_no_sentence_is_the_plain_page(
    client: FlaskClient, documents: dict[str, str], number: str
) -> None:
    assert client.get(f"/document/{documents['What']}?cite={number}").status_code == 200


def test_what_was_cut_is_shown_when_asked_for(client: FlaskClient, documents: dict[str, str]) -> None:
    here = f"/document/{documents['Norway']}"
    assert "Share on Facebook" not in _text(client, here)
    assert "Share on Facebook" in _text(client, f"{here}?cuts=1")


def test_arabic_runs_right_to_left(client: FlaskClient, documents: dict[str, str]) -> None:
    page = html.fromstring(client.get(f"/document/{documents['كينيا']}").get_data(as_text=True))
    (text,) = page.xpath("//article")
    assert (text.get("lang"), text.get("dir")) == ("ar", "auto")
    assert {p.get("dir") for p in text.xpath("./p")} == {"auto"}


def test_an_unknown_date_is_said(client: FlaskClient, documents: dict[str, str]) -> None:
    assert "undated" in _text(client, f"/document/{documents['Boats']}")


def test_an_entity_page_gives_names_articles_and_links(client: FlaskClient) -> None:
    text = _text(client, "/entity/country:KE")
    assert "كينيا" in text
    assert "named in 4 texts" in text
    assert "Norway" in text
    assert "“Nobody" not in text


def test_an_id_with_other_letters_round_trips(client: FlaskClient) -> None:
    answer = client.get("/entity/" + quote("person:эрдоган"))
    assert answer.status_code == 404
    assert "person:эрдоган" in answer.get_data(as_text=True)


def test_a_name_in_the_address_leads_to_the_entity(client: FlaskClient) -> None:
    answer = client.get("/entity/Kenya?page=1")
    assert (answer.status_code, answer.location) == (301, "/entity/country:KE?page=1")
    assert client.get("/entity/Kenya.json").location == "/entity/country:KE.json"


def test_a_link_shows_its_sentences(client: FlaskClient) -> None:
    text = _text(client, "/link?source=country:KE&target=country:NO")
    assert "mentioned together in" in text
    assert "The United Nations welcomed the talks between Kenya and Norway." in text


def test_search_marks_what_matched_and_links_the_sentence(client: FlaskClient, documents: dict[str, str]) -> None:
    page = html.fromstring(client.get("/search?q=herring").get_data(as_text=True))
    assert "herring" in {m.text_content().lower() for m in page.iter("mark")}
    (first,) = page.xpath("(//p[contains(@class, 'snippet')]/a)[1]")
    assert re.fullmatch(rf"/document/{documents['Norway']}#s\d+", first.get("href"))


def test_facets_narrow_and_can_be_taken_away(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/search?q=&language=ar").get_data(as_text=True))
    (chosen,) = page.xpath("//ul[@class='chosen']//a")
    assert "Arabic" in chosen.text_content()
    assert chosen.get("href") == "/search?q="
    assert len(page.xpath("//ol[@class='hits']/li")) == 1


def test_no_results_say_what_to_try(client: FlaskClient) -> None:
    text = _text(client, "/search?q=zzzz&language=ar")
    assert "Nothing was found" in text
    assert "Search without “Arabic”" in text


def test_a_list_can_be_filtered(client: FlaskClient) -> None:
    found = client.get("/countries.json?filter=norw").json
    assert [item["name"] for item in found["items"]] == ["Norway"]


def test_the_graph_page_lists_what_it_draws(client: FlaskClient) -> None:
    graph = client.get("/graph.json").json
    assert {"country:KE", "country:NO"} <= {node["id"] for node in graph["nodes"]}
    assert graph["shown_links"] == len(graph["links"]) > 0
    assert "Kenya" in _text(client, "/graph")


def test_about_says_what_was_rejected_and_why(client: FlaskClient, kb: KnowledgeBase) -> None:
    text = _text(client, "/about")
    assert "broken.pdf" in text
    assert kb.rejected()[0].reason in text


@pytest.mark.parametrize("suffix", [".gexf", ".graphml", ".node-link.json", ".cyjs", ".zip"])
def test_the_graph_can_be_saved(client: FlaskClient, suffix: str) -> None:
    answer = client.get(f"/export/kartoteka{suffix}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="kartoteka{suffix}"'
    assert len(answer.data) > 100


def test_a_saved_part_is_the_part_chosen(client: FlaskClient) -> None:
    saved = json.loads(client.get("/export/kartoteka.node-link.json?kind=country").data)
    assert {node["kind"] for node in saved["nodes"]} == {"country"}


def test_an_unknown_format_says_which_there_are(client: FlaskClient) -> None:
    answer = client.get("/export/kartoteka.exe")
    assert answer.status_code == 400
    assert "graphml" in answer.get_data(as_text=True)


def test_an_article_has_a_reference(client: FlaskClient, documents: dict[str, str]) -> None:
    ris = client.get(f"/document/{documents['Kenya']}.ris").get_data(as_text=True)
    assert ris.splitlines()[:2] == ["TY  - NEWS", "TI  - Kenya and Norway open talks on the lake"]
    bib = client.get(f"/document/{documents['Kenya']}.bib").get_data(as_text=True)
    assert "date = {2022-01-19}" in bib


@pytest.mark.parametrize(
    "address", ["/nothing", "/document/nothing", "/entity/nobody-at-all", "/link?source=a&target=b"]
)
def test_a_missing_page_says_what_to_do(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    text = answer.get_data(as_text=True)
    assert "Search for what you were looking for" in text
    assert "Traceback" not in text


def test_a_missing_page_in_json_is_json(client: FlaskClient) -> None:
    answer = client.get("/document/nothing.json")
    assert (answer.status_code, answer.json["status"]) == (404, 404)


def test_the_theme_is_remembered_and_leads_back(client: FlaskClient) -> None:
    answer = client.post("/theme", data={"theme": "dark"}, headers={"Referer": "http://localhost/about?x=1"})
    assert (answer.status_code, answer.location) == (303, "/about?x=1")
    assert '<html lang="en" data-theme="dark">' in client.get("/").get_data(as_text=True)


def test_only_this_machines_name_is_answered_when_told(kb: KnowledgeBase) -> None:
    client = create_app(kb, {"HOSTS": ("localhost", "::1")}).test_client()
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": "localhost:8765"}).status_code == 200
    assert client.get("/", headers={"Host": "[::1]:8765"}).status_code == 200
    assert client.get("/", headers={"Host": "no host at all"}).status_code == 400


def test_styles_and_script_are_small() -> None:
    files = [*STATIC.glob("*.css"), *STATIC.glob("*.js")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 20_000


def test_styles_know_no_left_or_right() -> None:
    for file in STATIC.glob("*.css"):
        assert not re.findall(r"[\w-]*\b(?:left|right)\b[\w-]*\s*:", file.read_text("utf-8"))


def test_a_failure_is_a_page_without_a_trace(kb: KnowledgeBase, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(kb)

    @app.get("/fails")
    def fails() -> str:
        raise RuntimeError("secret detail")

    answer = app.test_client().get("/fails")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "Something went wrong while making this page" in text
    assert "secret detail" not in text
    assert "Traceback" not in text
    assert "secret detail" in caplog.text


def test_of_a_question_as_long_as_a_page_the_beginning_is_said(client: FlaskClient) -> None:
    page = html.fromstring(client.get(f"/search?q={'herring+' * 200}").get_data(as_text=True))
    (said,) = page.xpath("//div[@class='understood']//span")
    assert said.text_content().endswith("herring, …")
    assert len(said.text_content()) < 320


def test_what_was_understood_names_no_ids(client: FlaskClient) -> None:
    assert "country:KE" not in _text(client, "/search?q=lake&country=country:KE")


def test_a_drawing_has_a_limit(client: FlaskClient) -> None:
    assert client.get("/graph.json?links=1").json["shown_links"] == 1
    assert client.get("/graph.json?links=0").json["shown_links"] == 1


def test_a_way_runs_from_the_first_to_the_last(client: FlaskClient) -> None:
    for steps in client.get("/path.json?source=Norway&target=Kenya").json["paths"]:
        ends = [(step["source"]["id"], step["target"]["id"]) for step in steps]
        assert ends[0][0] == "country:NO"
        assert ends[-1][1] == "country:KE"
        assert all(before[1] == after[0] for before, after in pairwise(ends))


def test_where_an_entity_is_named_can_be_marked(client: FlaskClient, documents: dict[str, str]) -> None:
    page = html.fromstring(client.get(f"/document/{documents['What']}?mark=country:KE").get_data(as_text=True))
    assert {a.text_content() for a in page.xpath("//a[contains(@class, ' on')]")} == {"Kenya"}


def test_a_count_is_of_what_it_links_to(client: FlaskClient) -> None:
    found = client.get("/search.json").json
    for field in ("person", "org", "country", "source", "language", "year", "month"):
        for value, count in (facet.values() for facet in found["facets"][field]):
            narrowed = client.get("/search.json", query_string={field: value}).json
            assert (field, value, narrowed["total"]) == (field, value, count)


def test_a_bar_counts_texts_and_links_to_those_of_its_time(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/").get_data(as_text=True))
    bars = page.xpath("//figure[@class='chart']//a")
    assert bars
    for bar in bars:
        total = client.get(bar.get("href").replace("/search?", "/search.json?")).json["stories"]
        assert bar.get("aria-label").endswith(f": {total} text{'' if total == 1 else 's'}")


def test_results_can_be_taken_away(client: FlaskClient) -> None:
    lines = client.get("/search.csv?q=herring").get_data().decode("utf-8-sig").splitlines()
    assert lines[0] == "title,author,publisher,published,precision,language,url,article,uri"
    assert lines[1].startswith("Norway counts its herring,")
    assert client.get("/search.ris?language=ar").get_data(as_text=True).count("TY  - NEWS") == 1
    assert client.get("/search.bib").get_data(as_text=True).count("@article{") == 5


def test_json_has_the_shapes_of_the_command_line(
    client: FlaskClient, kb: KnowledgeBase, documents: dict[str, str]
) -> None:
    assert client.get("/entity/country:KE.json").json.items() >= entity_json(kb.entity("country:KE")).items()
    document = kb.document(documents["Kenya"])
    assert client.get(f"/document/{document.id}.json").json.items() >= document_json(document).items()
    (hit,) = client.get("/search.json?language=ar").json["hits"]
    assert hit["title"] == "كينيا والنرويج تبدآن محادثات حول البحيرة"
    assert set(hit) == set(hit_json(kb.search(parse("lang:ar")).hits[0], document)) | {"page"}


def test_a_list_of_articles_leaves_their_texts_out(client: FlaskClient) -> None:
    assert "text" not in client.get("/articles.json").json["items"][0]


@pytest.mark.parametrize(("what", "example", "finds"), OPERATORS)
def test_the_help_shows_what_is_understood(what: str, example: str, finds: str) -> None:
    assert parse(example).hints == (), what


def test_a_search_can_be_subscribed_to(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/search?q=herring").get_data(as_text=True))
    address = page.xpath("//link[@type='application/rss+xml']/@href")[0]
    assert (
        client.get(address).get_data(as_text=True).count("<item>")
        == client.get("/search.json?q=herring").json["total"]
        > 0
    )
    assert client.get("/search.feed.json?q=herring").json["items"][0]["title"].startswith("Norway counts")
