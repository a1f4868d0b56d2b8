"""Who is meant by what was typed, how links are worded, and that a sentence is quoted once."""

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

from kb.finding import sought
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import EntityName, Version
from kb.phrases import relation_words
from kb.pipeline import build
from kb.relate.vocabulary import predicates
from web import create_app
from web.evidence import ends_once
from web.words import spelt, version_words


def _text(client: FlaskClient, address: str) -> str:
    return re.sub(
        r"\s+", " ", html.fromstring(client.get(address).get_data(as_text=True)).find(".//main").text_content()
    )


def test_a_surname_that_one_person_has_names_them(kb: KnowledgeBase) -> None:
    found = sought(kb, "wanjiru").entity
    assert found
    assert found.name == "Grace Wanjiru"


def test_a_misspelt_name_brings_those_that_come_near(kb: KnowledgeBase) -> None:
    found = sought(kb, "Wanjirra")
    assert found.entity is None
    assert "Grace Wanjiru" in [e.name for e in found.near]


def test_nothing_typed_is_nobody(kb: KnowledgeBase) -> None:
    assert (sought(kb, "").entity, sought(kb, "").near) == (None, ())


@pytest.mark.parametrize("address", ["/graph?entity=Wanjirra", "/path?source=Wanjirra&target=Kenya"])
def test_an_unknown_name_keeps_the_form_and_offers_near_names_as_links(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    page = html.fromstring(answer.get_data(as_text=True))
    assert answer.status_code == 200
    assert page.xpath("//form[contains(@class, 'controls')]//input[@value='Wanjirra']")
    (offer,) = page.xpath("//p[@role='status']//a[contains(., 'Grace Wanjiru')]/@href")
    assert "Grace+Wanjiru" in offer.replace("%20", "+")


def test_one_empty_field_is_said(client: FlaskClient) -> None:
    assert "One of the two is missing" in _text(client, "/path?source=Kenya")


def test_the_same_name_twice_is_said(client: FlaskClient) -> None:
    assert "Both names are those of" in _text(client, "/path?source=Kenya&target=country:KE")


@pytest.mark.parametrize("type", sorted(predicates()))
@pytest.mark.parametrize("polarity", ["affirmed", "former", "planned", "denied", "alleged"])
def test_every_type_of_link_has_plain_words(type: str, polarity: str) -> None:
    assert "-" not in relation_words(type, polarity)
    assert relation_words(type, polarity) != type or "-" not in type


def test_polarities_are_told_apart() -> None:
    told = {relation_words("leads", p) for p in ("affirmed", "former", "planned", "denied", "alleged")}
    assert len(told) == 5


def test_two_entities_are_one_row_and_what_is_stated_leads_it(kb: KnowledgeBase) -> None:
    (talks,) = [d for d in kb.documents()[1] if d.title.startswith("Kenya and Norway")]
    relation, _ = kb.statements(talks.id)[0]
    together = kb.relation(*sorted((relation.source, relation.target)))
    (pair,) = ends_once(kb, [together, relation], 6)
    assert pair.relation.type == relation.type
    assert pair.shown[1:] == (together,)


def test_the_start_page_names_no_pair_twice(client: FlaskClient) -> None:
    pairs = [frozenset((p["source"]["id"], p["target"]["id"])) for p in client.get("/index.json").json["strongest"]]
    assert len(pairs) == len(set(pairs)) > 0


def test_an_entity_page_quotes_no_sentence_twice_among_its_neighbours(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/entity/country:KE").get_data(as_text=True))
    (section,) = page.xpath("//section[@aria-labelledby='together']")
    quotes = [q.text_content() for q in section.iter("blockquote")]
    assert len(quotes) == len(set(quotes)) > 0


def test_an_office_is_stated_with_its_articles(client: FlaskClient) -> None:
    text = _text(client, client.get("/entity/Grace Wanjiru").location)
    assert re.search(r"Foreign minister of .*Kenya stated in 1 text", text)


def test_the_dates_of_a_search_may_be_the_wrong_way_round(client: FlaskClient) -> None:
    found = client.get("/search.json?since=2022-02-28&until=2022-01-01").json
    assert found["total"] == client.get("/search.json?since=2022-01-01&until=2022-02-28").json["total"] > 0
    assert "the other way round" in found["hints"][0]


def test_a_file_of_picked_links_holds_those_alone(client: FlaskClient) -> None:
    link = client.get("/graph.json").json["links"][0]
    saved = json.loads(client.post("/export/kartoteka.node-link.json", data={"links": f"{link['id']}\r\n"}).data)
    assert [(edge["source"], edge["target"]) for edge in saved["links"]] == [(link["source"], link["target"])]
    assert {node["id"] for node in saved["nodes"]} == {link["source"], link["target"]}


def test_a_picked_link_that_is_gone_is_said(client: FlaskClient) -> None:
    assert client.post("/export/kartoteka.gexf", data={"links": "a\tb\tmet\taffirmed\t"}).status_code == 404


def test_a_reference_is_named_after_its_title(client: FlaskClient, documents: dict[str, str]) -> None:
    answer = client.get(f"/document/{documents['Boats']}.ris")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="boats-wait-for-rain.ris"'
    assert "N1  - read from" in answer.get_data(as_text=True)


def test_a_reference_named_in_arabic_letters_has_a_header_of_ascii(
    client: FlaskClient, documents: dict[str, str]
) -> None:
    named = client.get(f"/document/{documents['كينيا']}.bib").headers["Content-Disposition"]
    assert named.startswith("attachment; filename*=UTF-8''%")


def test_base_forms_stand_before_inflected_ones_whatever_their_number() -> None:
    names = [
        EntityName("Петрова", "ru", "Cyrl", 9),
        EntityName("Петровым", "ru", "Cyrl", 2),
        EntityName("Петров", "ru", "Cyrl", 0),
    ]
    assert [(n.surface, form) for n, form in spelt(names)] == [
        ("Петров", ""),
        ("Петрова", "inflected"),
        ("Петровым", "inflected"),
    ]


def test_a_version_is_told_in_a_sentence() -> None:
    assert version_words(Version("s", "d", "near-copy", 0.97, "97% of the sentences are the same")) == (
        "Almost the same text; 97% of the sentences are the same."
    )


@pytest.mark.slow
def test_an_entity_page_shows_both_sides_of_a_contradiction(tmp_path: Path) -> None:
    articles = (
        ("Port row", "President Anna Berg of Norway opened the port on Monday. She thanked the workers."),
        ("Visit to Oslo", "Norwegian President Olaf Lind received guests on Tuesday. He spoke of the port."),
    )
    lines = [{"title": title, "text": text, "date": "2022-01-10", "language": "en"} for title, text in articles]
    (tmp_path / "port.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (tmp_path / "kb").mkdir()
    build([tmp_path / "port.jsonl"], tmp_path / "kb", options={"workers": 1})
    with open_kb(tmp_path / "kb") as kb:
        page = html.fromstring(create_app(kb).test_client().get("/entity/country:NO").get_data(as_text=True))
    (section,) = page.xpath("//section[@aria-labelledby='contradictions']")
    assert {q.text_content() for q in section.iter("blockquote")} == {
        "“President Anna Berg of Norway opened the port on Monday.”",
        "“Norwegian President Olaf Lind received guests on Tuesday.”",
    }


def test_an_entity_page_says_what_is_on_it(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/entity/country:KE").get_data(as_text=True))
    anchors = [a.get("href", "")[1:] for a in page.xpath("//nav[@aria-label='On this page']/a")]
    assert {"together", "held", "articles", "names"} <= set(anchors)
    assert [a for a in anchors if len(page.xpath(f"//*[@id='{a}']")) != 1] == []


def test_a_sentence_is_not_taken_for_two_relations_where_there_is_another(kb: KnowledgeBase) -> None:
    relation = kb.relation("country:KE", "country:NO")
    (_, one), (_, other) = kb.best_quotes([relation, relation], ["en"])
    assert one
    assert other
    assert one.text != other.text
    assert {one.document.language, other.document.language} == {"en"}
