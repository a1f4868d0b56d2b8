"""What articles state as a list and as JSON, and the versions of one text: on the sample corpus, which has both."""

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from lxml import html

from kb.graph.filter import GraphFilter
from kb.knowledge import KnowledgeBase
from kb.officials import posts
from web import create_app

pytestmark = pytest.mark.slow


@pytest.fixture
def sample(sample_kb: KnowledgeBase) -> FlaskClient:
    return create_app(sample_kb).test_client()


def _pages(client: FlaskClient, asked: str = "") -> Iterator[dict]:
    cursor = ""
    while True:
        page = client.get(f"/api/relations?{asked}&cursor={cursor}").json
        yield page
        cursor = page["cursor"]
        if not cursor:
            return


def test_the_cursor_leads_through_all_that_is_stated_once(sample: FlaskClient) -> None:
    pages = list(_pages(sample))
    keys = [
        tuple(item[k] for k in ("source", "target", "type", "polarity", "office")) for p in pages for item in p["items"]
    ]
    assert len(pages) > 1
    assert len(keys) == len(set(keys)) == pages[0]["total"]


def test_a_statement_says_who_joins_whom_how_often_and_in_which_words(sample: FlaskClient) -> None:
    item = sample.get("/api/relations?polarity=denied").json["items"][0]
    quote = item["quote"]
    assert (item["type"], item["said"], item["polarity"], item["stories"]) == (
        "owns",
        "is said not to own",
        "denied",
        2,
    )
    assert item["speaker"] == quote["speaker"] == "Vasseur Maritime"
    text = sample.get(f"/document/{quote['document']['id']}.json").json["text"]
    assert text[quote["start"] : quote["end"]] == quote["text"]


def test_an_entity_keeps_what_it_is_an_end_of(sample: FlaskClient) -> None:
    found = [item for page in _pages(sample, "entity=Claire+Vasseur") for item in page["items"]]
    assert found
    assert all("person:claire-vasseur" in (item["source"], item["target"]) for item in found)


def test_types_and_dates_narrow(sample: FlaskClient) -> None:
    found = sample.get("/api/relations?type=met&since=2023-03-01&until=2023-03-31").json["items"]
    assert {item["type"] for item in found} == {"met"}
    assert all(item["last"] >= "2023-03-01" and item["first"] <= "2023-03-31" for item in found)


def test_a_type_that_is_none_is_said_and_left_out(sample: FlaskClient) -> None:
    told = sample.get("/api/relations?type=foo").json
    assert told["hints"] == ["“foo” is no type of relation; it is left out"]
    assert told["total"] == sample.get("/api/relations").json["total"]


def test_a_cursor_that_was_cut_begins_at_the_beginning(sample: FlaskClient) -> None:
    assert sample.get("/api/relations?cursor=WzEs").json["items"] == sample.get("/api/relations").json["items"]


def test_the_page_says_according_to_whom(sample: FlaskClient) -> None:
    page = html.fromstring(sample.get("/relations?polarity=denied").get_data(as_text=True))
    (item,) = page.xpath("//main//ol/li")
    told = re.sub(r"\s+", " ", item.text_content())
    assert "Babatunde Akinsanmi is said not to own ■ organization Vasseur Logistique 2 texts" in told
    assert "according to Vasseur Maritime:" in told


def _story(client: FlaskClient) -> tuple[str, list[str]]:
    text = next(item for item in client.get("/articles.json").json["items"] if item["versions"])
    return text["id"], text["versions"]


def test_every_version_leads_to_the_same_story(sample: FlaskClient) -> None:
    head, others = _story(sample)
    told = [sample.get(f"/api/story/{name}").json for name in (head, *others)]
    assert told[0] == told[-1]
    assert told[0]["stands_for_it"] == head
    assert {item["id"] for item in told[0]["items"]} == {head, *others}


def test_the_first_published_version_comes_first(sample: FlaskClient) -> None:
    days = [item["published"] or "9" for item in sample.get(f"/story/{_story(sample)[0]}.json").json["items"]]
    assert days == sorted(days)


def test_the_list_of_articles_has_each_text_once_and_opens_to_its_versions(sample: FlaskClient) -> None:
    told = sample.get("/articles.json").json
    articles = [name for item in told["items"] for name in (item["id"], *item["versions"])]
    assert len(articles) == len(set(articles)) == told["total"]
    assert len(told["items"]) == told["stories"] < told["total"]
    page = html.fromstring(sample.get("/articles").get_data(as_text=True))
    assert len(page.xpath("//details[@class='versions']")) == sum(bool(item["versions"]) for item in told["items"])


def test_an_entity_page_lists_texts_as_often_as_it_counts_them(sample: FlaskClient, sample_kb: KnowledgeBase) -> None:
    for found in sample_kb.entities(limit=5)[1]:
        listed = sample.get(f"/entity/{found.id}.json").json
        assert (listed["appearances"]["stories"], listed["appearances"]["total"]) == (found.stories, found.documents)
        assert sum(n for _, n in listed["timeline"]) <= found.stories


def test_a_link_shows_each_of_its_texts_once_and_opens_to_the_versions_that_say_it(
    sample: FlaskClient, sample_kb: KnowledgeBase
) -> None:
    relations = [r for r in sample_kb.relations(GraphFilter(limit=200)) if r.documents > r.stories][:5]
    assert relations
    for r in relations:
        told = sample.get(f"/link.json?source={r.source}&target={r.target}&type={r.type}&office={r.office}").json[
            "quotes"
        ]
        shown = {item["document"]["id"] for item in told["items"]}
        opened = {name for item in told["items"] for name in item["versions"]}
        if told["total"] == len(told["items"]):
            assert (len(shown), len(shown | opened)) == (r.stories, r.documents)


def test_who_prints_a_version_is_no_second_source(sample_kb: KnowledgeBase) -> None:
    for post in posts(sample_kb.holders(limit=50)):
        stories = [q.document.story_id for q in (post.quote, *post.others)]
        assert len(stories) == len(set(stories))


def test_search_without_words_and_the_list_show_the_same_article_for_a_text(sample: FlaskClient) -> None:
    listed = {item["id"] for item in sample.get("/articles.json").json["items"] if item["versions"]}
    pages = [sample.get(f"/search.json?page={n}").json["hits"] for n in (1, 2, 3)]
    assert {hit["id"] for page in pages for hit in page if hit["versions"]} == listed
