"""Addresses and words for what is not there: one line that says so, and where to go on."""

import json

import pytest
from flask.testing import FlaskClient


def _page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_a_page_behind_the_last_leads_to_the_last(client: FlaskClient) -> None:
    page = _page(client, "/search?page=999")
    assert "There are fewer pages" in page
    assert "Nothing was found" not in page
    assert 'rel="last" href="/search?page=1"' in page


@pytest.mark.parametrize("address", ["/search?date=2022-13", "/search?since=2022-13", "/graph?until=2022-13"])
def test_a_date_that_is_none_is_said(client: FlaskClient, address: str) -> None:
    assert "“2022-13” is not a date such as 2022, 2022-03" in _page(client, address)


def test_a_link_between_nobody_is_one_line(client: FlaskClient) -> None:
    assert "A link is between two" in _page(client, "/link", 400)


@pytest.mark.parametrize("address", ["/entity/person:nobody", "/article/nothing", "/link?source=Zzz&target=Kenya"])
def test_what_is_not_there_is_said_without_the_command_line(client: FlaskClient, address: str) -> None:
    page = _page(client, address, 404)
    assert "kb entities" not in page
    assert "kb search" not in page
    assert 'href="/browse"' in page


def test_a_misspelled_name_is_offered_once_with_its_capital_and_its_bearer(client: FlaskClient) -> None:
    page = _page(client, "/search?q=halberg")
    assert page.count("Did you mean") == 1
    assert 'href="/search?q=Hallberg"' in page
    near = json.loads(client.get("/search.json?q=halberg").data)["near"]
    assert [e["id"] for e in near] == ["person:peter-hallberg"]
