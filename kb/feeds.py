"""What is new as a feed: RSS 2.0 (https://www.rssboard.org/rss-specification) or JSON Feed 1.1 (https://jsonfeed.org)."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree

from kb.model import Document
from kb.text import one_line

__all__ = ["Feed", "Item", "json_feed", "rss"]

# As much of an article as a reader of feeds shows under its title.
LEAD = 400
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """An article, the address of its page, and when it was read for the first time."""

    document: Document
    address: str
    arrived: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A search with what is new in it: its own address, that of its page, and articles, the latest read first."""

    title: str
    page: str
    address: str
    items: Sequence[Item]


def rss(feed: Feed) -> bytes:
    """The feed as RSS; an item keeps its `guid` whatever happens to its text."""
    ElementTree.register_namespace("atom", _ATOM)
    ElementTree.register_namespace("dc", _DC)
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.page)
    _add(channel, "description", f"Articles that match, the latest read first: {feed.title}")
    ElementTree.SubElement(channel, f"{{{_ATOM}}}link", href=feed.address, rel="self", type="application/rss+xml")
    for item in feed.items:
        d = item.document
        entry = ElementTree.SubElement(channel, "item")
        _add(entry, "title", d.title or d.uri)
        _add(entry, "link", item.address)
        _add(entry, "guid", d.id, isPermaLink="false")
        _add(entry, "pubDate", format_datetime(item.arrived))
        _add(entry, "description", _lead(d))
        _add(entry, f"{{{_DC}}}creator", d.author or d.publisher)
        _add(entry, f"{{{_DC}}}date", d.published.isoformat() if d.published else "")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    if text:
        ElementTree.SubElement(parent, tag, attributes).text = _FORBIDDEN.sub("\ufffd", text)


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed 1.1; `_kartoteka` holds what that has no place for."""
    items = [
        {
            "id": i.document.id,
            "url": i.address,
            **({"external_url": i.document.url} if i.document.url else {}),
            "title": i.document.title or i.document.uri,
            "content_text": _lead(i.document),
            "date_published": i.arrived.isoformat(),
            **({"authors": [{"name": i.document.author}]} if i.document.author else {}),
            **({"language": i.document.language} if i.document.language else {}),
            "_kartoteka": {
                "publisher": i.document.publisher,
                "published": i.document.published.isoformat() if i.document.published else None,
            },
        }
        for i in feed.items
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title, "home_page_url": feed.page}
    return json.dumps({**head, "feed_url": feed.address, "items": items}, ensure_ascii=False)


def _lead(document: Document) -> str:
    """The beginning of an article, cut at a word."""
    text = one_line(document.body)
    return text if len(text) <= LEAD else text[:LEAD].rsplit(" ", 1)[0] + " …"
