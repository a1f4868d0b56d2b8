"""The page of two versions side by side."""

import pytest
from flask.testing import FlaskClient
from lxml import html

from kb.knowledge import KnowledgeBase
from kb.model import Document
from web import create_app


def _pair(kb: KnowledgeBase, role: str, other: str) -> tuple[Document, Document]:
    """The fullest text of a story and a version of it in a role and a language."""
    for document in kb.documents(limit=500)[1]:
        versions = kb.versions(document.id)
        for version, found in versions:
            if (version.role, found.language) == (role, other):
                return next(d for v, d in versions if v.role == "original"), found
    raise LookupError(role)


def test_the_versions_of_an_article_lead_to_the_page_that_shows_them_beside_it(sample_kb: KnowledgeBase) -> None:
    fullest, other = _pair(sample_kb, "translation", "ar")
    client = create_app(sample_kb).test_client()
    page = html.fromstring(client.get(f"/document/{fullest.id}").get_data(as_text=True))
    assert f"/document/{fullest.id}/beside/{other.id}" in page.xpath("//section[@aria-labelledby='versions']//a/@href")


def test_a_translation_stands_beside_its_original_in_its_own_direction(sample_kb: KnowledgeBase) -> None:
    fullest, other = _pair(sample_kb, "translation", "ar")
    client = create_app(sample_kb).test_client()
    page = html.fromstring(client.get(f"/document/{fullest.id}/beside/{other.id}").get_data(as_text=True))
    rows = page.xpath("//div[contains(@class, 'pairing both')]")
    assert len(rows) > 2
    assert all(row.xpath(".//p[@lang='ar' and @dir='auto']") and row.xpath(".//p[@lang='en']") for row in rows)
    assert page.xpath("//div[contains(@class, 'pairing both')]//b[contains(@class, 'person')]")


def _names(client: FlaskClient, left: str, right: str) -> list[str]:
    """What the halves of the rows are called, each name once."""
    page = html.fromstring(client.get(f"/document/{left}/beside/{right}").get_data(as_text=True))
    return sorted(set(page.xpath("//p[contains(@class, 'whose')]/bdi/text()")))


def test_two_texts_are_called_by_what_both_have(sample_kb: KnowledgeBase) -> None:
    found = sample_kb.documents(limit=100)[1]
    signed = next(d for d in found if d.author == "Madina Ospanbek" and not d.publisher)
    published = next(d for v, d in sample_kb.versions(signed.id) if d.publisher == "The Levant Ledger" and not d.author)
    client = create_app(sample_kb).test_client()
    assert _names(client, signed.id, published.id) == ["the text of 17 Jan 2023", "the text of 18 Jan 2023"]


def test_two_texts_with_publishers_are_called_by_them(client: FlaskClient, documents: dict[str, str]) -> None:
    assert _names(client, documents["Kenya"], documents["كينيا"]) == ["Lake Courier", "بريد البحيرة"]


def test_two_texts_that_nothing_tells_apart_are_counted(client: FlaskClient, documents: dict[str, str]) -> None:
    assert _names(client, documents["Kenya"], documents["Boats"]) == ["the first text", "the second text"]


def test_the_twin_has_the_same_rows_with_the_address_of_each_sentence(sample_kb: KnowledgeBase) -> None:
    fullest, other = _pair(sample_kb, "near-copy", "en")
    client = create_app(sample_kb).test_client()
    address = f"/document/{fullest.id}/beside/{other.id}"
    told = client.get(f"{address}.json").json
    assert told["left"]["role"] == "original"
    assert told["one_language"] is True
    assert 0 < told["same_words"] <= told["right"]["words"]
    for row in told["rows"]:
        for side, document in (("left", fullest), ("right", other)):
            for passage in row[side]:
                words = "".join(text for text, _, _ in passage["pieces"])
                assert words == document.text[passage["start"] : passage["end"]]
                assert passage["url"].startswith(f"/document/{document.id}#s")


def test_two_that_are_no_versions_are_shown_and_that_is_said(client: FlaskClient, documents: dict[str, str]) -> None:
    source = client.get(f"/document/{documents['Kenya']}/beside/{documents['Boats']}").get_data(as_text=True)
    assert "not found to be versions of one text" in source
    assert "<script>alert" not in source


def test_an_article_beside_itself_is_the_article(client: FlaskClient, documents: dict[str, str]) -> None:
    answer = client.get(f"/document/{documents['Kenya']}/beside/{documents['Kenya']}")
    assert (answer.status_code, answer.location) == (302, f"/document/{documents['Kenya']}")


@pytest.mark.parametrize("address", ["/document/{0}/beside/nothing", "/document/nothing/beside/{0}"])
def test_an_unknown_article_is_not_found(client: FlaskClient, documents: dict[str, str], address: str) -> None:
    assert client.get(address.format(documents["Kenya"])).status_code == 404
