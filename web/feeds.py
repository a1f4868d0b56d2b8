"""Searches to subscribe to: what is new in one, for a reader of feeds."""

from flask import Blueprint, Response, request, url_for
from werkzeug.urls import iri_to_uri

from kb.feeds import Feed, Item, json_feed, rss
from kb.query import parse
from kb.query.written import written
from web.asking import search_query
from web.saved import in_words
from web.twin import knowledge

__all__ = ["feeds"]

feeds = Blueprint("feeds", __name__)


@feeds.get("/search.rss")
def as_rss() -> Response:
    """What is new in a search as RSS; the arguments are those of the search page."""
    return Response(rss(_feed()), mimetype="application/rss+xml")


@feeds.get("/search.feed.json")
def as_json_feed() -> Response:
    """What is new in a search as JSON Feed; the arguments are those of the search page."""
    return Response(json_feed(_feed()), mimetype="application/feed+json")


def _feed() -> Feed:
    kb = knowledge()
    query = search_query(request.args)
    items = [
        Item(document, url_for("article.show", document_id=document.id, _external=True), arrived)
        for document, arrived in kb.news(query)
    ]
    page = f"{url_for('search.show', _external=True)}?{request.query_string.decode('utf-8', 'replace')}"
    text = written(query)
    said = in_words(kb, parse(text)) if text else "all articles"
    # request.url has letters and quotation marks as they are read, which no address may have.
    return Feed(f"{said} – {kb.status().name}", iri_to_uri(page), iri_to_uri(request.url), items)
