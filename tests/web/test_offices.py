"""Who held which office, asked in the browser."""

import re

import pytest
from flask.testing import FlaskClient
from lxml import html


def _main(client: FlaskClient, address: str) -> str:
    page = html.fromstring(client.get(address).get_data(as_text=True))
    return re.sub(r"\s+", " ", page.find(".//main").text_content())


@pytest.mark.parametrize("at", ["2022-01", "January+2022", "19+January+2022", "2022"])
def test_a_holder_at_a_time_with_who_says_so(client: FlaskClient, at: str) -> None:
    text = _main(client, f"/offices?office=foreign+minister&of=Kenya&at={at}")
    assert re.search(r"Foreign minister of .*Kenya in .*2022 .*Grace Wanjiru is foreign minister of .*Kenya", text)
    assert "Lake Courier · 19 Jan 2022" in text


def test_at_another_time_no_article_says_it_and_the_others_follow(client: FlaskClient) -> None:
    text = _main(client, "/offices?office=foreign+minister&of=Kenya&at=2019")
    assert "No article says it of that time." in text
    assert "At other times, or in articles without a date" in text
    assert "Grace Wanjiru" in text


def test_a_time_that_was_not_understood_is_said(client: FlaskClient) -> None:
    assert "was not understood as a time" in _main(client, "/offices?at=soon")


def test_a_place_that_is_not_known_brings_those_that_come_near(client: FlaskClient) -> None:
    assert "Did you mean" in _main(client, "/offices?of=Keniya")


def test_an_office_may_be_asked_for_in_another_language(client: FlaskClient) -> None:
    told = client.get("/offices.json?office=ministre+des+Affaires+étrangères&at=2022-01").json
    assert told["office"] == "foreign minister"
    assert [held["holder"]["name"] for held in told["held"]] == ["Grace Wanjiru"]
    assert told["held"][0]["quotes"][0]["url"].startswith("/document/")


def test_a_question_is_answered_above_the_results(client: FlaskClient) -> None:
    page = html.fromstring(
        client.get("/search?q=who+was+foreign+minister+of+Kenya+in+January+2022").get_data(as_text=True)
    )
    (answer,) = page.xpath("//section[@aria-labelledby='answer']")
    assert "Grace Wanjiru" in answer.text_content()
    assert "Lake Courier" in answer.text_content()
    (more,) = answer.xpath("./p/a/@href")
    assert client.get(more).status_code == 200


@pytest.mark.parametrize("question", ["foreign+minister+boats", "lake", "foreign+minister+of+Grace+Wanjiru"])
def test_a_search_for_something_else_has_no_such_answer(client: FlaskClient, question: str) -> None:
    assert "answer" not in client.get(f"/search.json?q={question}").json


def test_the_page_of_a_country_lists_its_offices_once(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/entity/country:KE").get_data(as_text=True))
    (section,) = page.xpath("//section[@aria-labelledby='held']")
    assert re.search(r"Grace Wanjiru\s+foreign minister", section.text_content())
    assert "is foreign minister of" not in "".join(
        s.text_content() for s in page.xpath("//section[@aria-labelledby='said']")
    )


def test_no_contradiction_is_said_plainly(client: FlaskClient) -> None:
    assert "No two articles were found that contradict each other" in _main(client, "/contradictions")
