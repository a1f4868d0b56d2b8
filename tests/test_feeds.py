"""Feeds: what a reader of feeds is given, and that hostile texts stay text."""

import json
from datetime import UTC, date, datetime
from xml.etree import ElementTree

from kb.feeds import Feed, Item, json_feed, rss
from kb.model import Document

ARRIVED = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
DOCUMENT = Document(
    "d1", "a.txt", "Oil <b>& gas\x0b", "Oil <b>& gas\x0b\n\nA well ]]> was found.", 14, "Ann Field", "Lake Courier",
    date(2022, 1, 9), "stated", "en", "https://example.org/a", "h",
)  # fmt: skip
FEED = Feed(
    "oil",
    "http://here/search?q=oil",
    "http://here/search.rss?q=oil",
    [Item(DOCUMENT, "http://here/document/d1", ARRIVED)],
)


def entry() -> ElementTree.Element:
    found = ElementTree.fromstring(rss(FEED)).find("channel/item")
    assert found is not None
    return found


def test_an_item_is_dated_by_when_it_was_read() -> None:
    assert entry().findtext("pubDate") == "Mon, 06 May 2024 07:08:09 +0000"


def test_an_item_has_an_id_that_is_no_address() -> None:
    guid = entry().find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == ("d1", "false")


def test_markup_and_what_xml_cannot_hold_stay_text() -> None:
    assert (entry().findtext("title"), entry().findtext("description")) == (
        "Oil <b>& gas\ufffd",
        "A well ]]> was found.",
    )


def test_a_feed_names_its_own_address() -> None:
    link = ElementTree.fromstring(rss(FEED)).find("channel/{http://www.w3.org/2005/Atom}link")
    assert link is not None
    assert link.get("href") == "http://here/search.rss?q=oil"


def test_json_feed() -> None:
    feed = json.loads(json_feed(FEED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0].items() >= {
        "id": "d1", "url": "http://here/document/d1", "external_url": "https://example.org/a", "language": "en",
        "content_text": "A well ]]> was found.", "date_published": "2024-05-06T07:08:09+00:00",
    }.items()  # fmt: skip


def test_a_long_article_is_cut_at_a_word() -> None:
    long = Document("d", "a", "T", "word " * 200, 0, "", "", None, "unknown", "", "", "h")
    text = json.loads(json_feed(Feed("t", "p", "a", [Item(long, "x", ARRIVED)])))["items"][0]["content_text"]
    assert text.endswith("word …")
    assert len(text) < 410
