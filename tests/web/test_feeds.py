"""Searches to subscribe to, as a reader of feeds gets them."""

from flask.testing import FlaskClient
from lxml import etree


def head(client: FlaskClient, **asked: str) -> etree._Element:
    return etree.fromstring(client.get("/search.rss", query_string=asked).data).find("channel")


def test_the_address_of_a_feed_has_no_quotation_marks(client: FlaskClient) -> None:
    answer = client.get('/search.rss?q=person:"Peter Hallberg"').data
    (link,) = etree.fromstring(answer).iterfind("channel/{*}link[@rel='self']")
    assert link.get("href") == "http://localhost/search.rss?q=person:%22Peter%20Hallberg%22"


def test_a_feed_is_called_in_plain_words(client: FlaskClient) -> None:
    title = head(client, q='title:"lake paper" person:"Peter Hallberg"', country="country:NO").findtext("title")
    assert title.rpartition(" – ")[0] == "title: lake paper, and person: Peter Hallberg, and Norway"


def test_a_feed_of_everything_says_so(client: FlaskClient) -> None:
    assert head(client).findtext("title").startswith("all articles – ")
