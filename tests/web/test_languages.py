"""Where a page shows one sentence, it is one the reader can read."""

import pytest
from flask.testing import FlaskClient
from lxml import html

from kb.knowledge import KnowledgeBase

ARABIC = {"Accept-Language": "ar-EG,ar;q=0.9"}


def _quoted(client: FlaskClient, address: str, headers: dict[str, str]) -> list[str]:
    page = html.fromstring(client.get(address, headers=headers).get_data(as_text=True))
    return [q.get("lang", "") for q in page.iter("blockquote")]


@pytest.mark.parametrize(
    ("asked", "language"),
    [("en-GB", "en"), ("", "en"), ("ar", "ar"), ("fr, ar;q=0.5, en;q=0.4", "ar"), ("fr", "en"), ("*;q=x,,;", "en")],
)
def test_a_link_quotes_a_sentence_in_the_language_of_the_reader(client: FlaskClient, asked: str, language: str) -> None:
    told = client.get("/graph.json?entity=country:KE", headers={"Accept-Language": asked}).json
    (link,) = [k for k in told["links"] if {k["source"], k["target"]} == {"country:KE", "country:NO"}]
    assert any("\u0600" <= c <= "\u06ff" for c in link["quote"]) == (language == "ar")


def test_the_entity_page_asks_for_it_too(client: FlaskClient) -> None:
    assert "ar" in _quoted(client, "/entity/country:KE", ARABIC)[:3]
    assert "ar" not in _quoted(client, "/entity/country:KE", {})[:3]


def test_a_list_names_an_entity_in_the_language_of_the_reader_too(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/countries", headers=ARABIC).get_data(as_text=True))
    assert "كينيا" in [name.text for name in page.xpath("//tbody//th//bdi[@lang='ar']")]
    page = html.fromstring(client.get("/countries").get_data(as_text=True))
    assert page.xpath("//tbody//th//bdi[@lang='ar']") == []


def test_what_is_kept_of_a_page_is_kept_for_its_language(client: FlaskClient) -> None:
    assert "Accept-Language" in client.get("/").headers["Vary"]


def test_a_language_without_a_sentence_is_passed_over(kb: KnowledgeBase) -> None:
    relation = kb.relation("country:KE", "country:NO")
    (_, english), (_, arabic) = (kb.best_quotes([relation], [other, "en"])[0] for other in ("tr", "ar"))
    assert english
    assert arabic
    assert (english.document.language, arabic.document.language) == ("en", "ar")
