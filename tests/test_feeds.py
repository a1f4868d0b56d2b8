"""Feeds: what a reader of feeds is given, and that hostile texts stay text."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest

from kb.arrivals import latest
from kb.feeds import Feed, Item, json_feed, rss
from kb.index import IndexedDocument
from kb.index.memory import MemoryEngine
from kb.model import Document
from kb.query import parse

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


MANY = 1300
READ = [(f"d{i:04}", datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=i * 7 % MANY)) for i in range(MANY)]


@pytest.fixture(scope="module")
def engine() -> MemoryEngine:
    """So many articles about oil, the ones about wheat among them; the older the date, the later some were read."""
    return MemoryEngine(
        IndexedDocument(
            name, "", "Report", "oil wheat" if i % 100 == 0 else "oil", published=date(2020, 1, 1) - timedelta(i)
        )
        for i, (name, _) in enumerate(READ)
    )


def news(engine: MemoryEngine, text: str, since: datetime | None = None, limit: int = 50) -> list[str]:
    latest_first = sorted(READ, key=lambda pair: pair[1], reverse=True)

    def times(ids: Sequence[str]) -> dict[str, datetime]:
        return {name: at for name, at in READ if name in set(ids)}

    def arrived(count: int, offset: int) -> list[tuple[str, datetime]]:
        return latest_first[offset : offset + count]

    return [i for i, _ in latest(parse(text), engine.search, times, arrived, since=since, limit=limit)]


def read_last(ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=dict(READ).__getitem__, reverse=True)


def test_few_matches_come_as_they_were_read(engine: MemoryEngine) -> None:
    assert news(engine, "wheat") == read_last(f"d{i:04}" for i in range(0, MANY, 100))


def test_among_thousands_of_matches_the_latest_read_is_found_whatever_its_date(engine: MemoryEngine) -> None:
    assert news(engine, "oil", limit=5) == read_last(name for name, _ in READ)[:5]


def test_among_thousands_of_matches_those_read_before_are_not_new(engine: MemoryEngine) -> None:
    since = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=MANY - 4)
    assert news(engine, "oil", since) == read_last(name for name, _ in READ)[:3]


def test_matches_read_long_ago_are_found_behind_a_thousand_others(engine: MemoryEngine) -> None:
    assert len(news(engine, "oil -wheat", limit=2000)) == MANY - 13
