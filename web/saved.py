"""Searches kept under a name: what each finds, what is new in it, and the forms that keep, see and drop one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from kb.knowledge import KnowledgeBase
from kb.model import Document
from kb.query import And, Clause, Key, Named, Not, Or, Phrase, Query, Ranked, Term, describe
from kb.query.written import written
from kb.saved import SORTS, SavedSearch, drop_search, look, read_searches, save_search, saved_search
from kb.texts import by_text
from web import spoken
from web.asking import saved_name, search_query
from web.twin import Shown, knowledge, page
from web.words import language_name

__all__ = ["in_words", "saved", "searches_writable"]

saved = Blueprint("saved", __name__)

# As many new articles as are counted and shown.
NEW = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A saved search: what it asks in words, how many articles and texts it finds, how many texts were read since it was looked at.

    `many` says that there may be more of these than were counted.
    """

    name: str
    query: str
    said: str
    seen: datetime
    total: int
    stories: int
    new: int
    many: bool
    how: Mapping[str, str]

    @property
    def asked(self) -> dict[str, Any]:
        """The arguments of /search that ask it."""
        return {"q": self.query, **self.how}


@page(saved, "/saved", "saved/saved.html")
def show() -> Shown:
    """The saved searches, each with how much it finds and how much of that is new."""
    rows = [_row(knowledge(), search) for search in read_searches(knowledge().folder).values()]
    return Shown({"rows": rows, "writable": searches_writable()}, spoken=lambda: _told(rows))


@page(saved, "/saved/new", "saved/new.html")
def news() -> Shown:
    """The texts of a saved search that were read since it was looked at, the latest read first."""
    kb = knowledge()
    search = saved_search(kb.folder, saved_name(request.args))
    found = kb.news(search.asked(), since=search.seen, limit=NEW)
    return Shown(
        {"row": _row(kb, search, found), "found": by_text(found), "writable": searches_writable()},
        spoken=lambda: {
            **_one(_row(kb, search, found)),
            "items": [{**spoken.text(text), "read_at": at.isoformat()} for text, at in by_text(found)],
        },
    )


@saved.post("/saved/keep")
def keep() -> Response:
    """Keeps the search of the results page under a name; a name that is taken is not written over."""
    kb = knowledge()
    query = search_query(request.form)
    text = written(query)
    name = saved_name(request.form) or saved_name({"name": query.text})
    if not text or not name:
        abort(400, "Give the search words and a name.")
    taken = read_searches(kb.folder).get(name)
    words_only = not query.entities
    if taken and (taken.query, taken.sort, taken.words_only) != (text, query.sort, words_only):
        abort(409, f"Another search is saved as “{name}”; go back and choose another name, or remove that one first.")
    if not taken:
        save_search(kb.folder, name, text, kb.read_until(), sort=query.sort, words_only=words_only)
    return redirect(url_for("saved.show"), 303)


@saved.post("/saved/seen")
def seen() -> Response:
    """Remembers that what is new in a search has been looked at."""
    kb = knowledge()
    search = saved_search(kb.folder, saved_name(request.form))
    look(kb.folder, search.name, kb.read_until())
    return redirect(url_for("saved.show"), 303)


@saved.post("/saved/drop")
def drop() -> Response:
    """Forgets a search."""
    kb = knowledge()
    drop_search(kb.folder, saved_name(request.form), datetime.now(UTC))
    return redirect(url_for("saved.show"), 303)


@saved.before_request
def check_sender() -> None:
    """Lets a form through that one of these pages sent, to a server that may write; browsers say who sent it.

    Sec-Fetch-Site and Origin cannot be set by a page (https://developer.mozilla.org/docs/Glossary/Forbidden_request_header);
    what is no browser sends neither and carries nobody's rights.
    """
    if request.method != "POST":
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site not in (None, "same-origin") or (site is None and origin and urlsplit(origin).netloc != request.host):
        abort(403, "This form was not sent from these pages.")
    if not searches_writable():
        abort(403, "This server only reads; searches are saved on the command line, with kb save NAME QUERY.")


def searches_writable() -> bool:
    """Whether the pages may keep searches: the setting READ_ONLY is off and the folder can be written to."""
    return not current_app.config.get("READ_ONLY") and os.access(knowledge().folder, os.W_OK)


def _row(kb: KnowledgeBase, search: SavedSearch, found: list[tuple[Document, datetime]] | None = None) -> Row:
    query = search.asked()
    if found is None:
        found = kb.news(query, since=search.seen, limit=NEW)
    found_now = kb.search(replace(query, limit=1, facets=False, snippets=False))
    return Row(
        name=search.name,
        query=search.query,
        said=in_words(kb, query),
        seen=search.seen,
        total=found_now.total,
        stories=found_now.stories,
        new=len(by_text(found)),
        many=len(found) >= NEW,
        how=_how(search),
    )


def _how(search: SavedSearch) -> dict[str, str]:
    """The arguments of /search that say how its results are shown, where they are not as usual."""
    sort = {"sort": search.sort} if search.sort != SORTS[0] else {}
    return {**sort, **({"words": "only"} if search.words_only else {})}


def in_words(kb: KnowledgeBase, query: Query) -> str:
    """What a query asks, with names in place of ids; of a field, what is to stand in it."""
    names = kb.names_of([key.value for key in _keys(query.where) if key.field == "entity"])

    def told(clause: Clause) -> Clause:
        match clause:
            case Key("entity", value) if value in names:
                return Named((value,), (names[value],))
            case Key("lang", value):
                return Key("lang", language_name(value))
            case Phrase(text, field, exact=True) | Term(text, field, exact=True) if field:
                return Key(field, text)
            case And(clauses):
                return And(tuple(map(told, clauses)))
            case Or(clauses):
                inner = tuple(map(told, clauses))
                keys = [c for c in inner if isinstance(c, Key)]
                if len(keys) == len(inner) and len({key.field for key in keys}) == 1:
                    return Key(keys[0].field, " or ".join(key.value for key in keys))
                return Or(inner)
            case Ranked(clauses):
                return Ranked(tuple(map(told, clauses)))
            case Not(inner):
                return Not(told(inner))
        return clause

    return describe(replace(query, where=told(query.where)))


def _keys(clause: Clause) -> list[Key]:
    match clause:
        case Key():
            return [clause]
        case And(clauses) | Or(clauses) | Ranked(clauses):
            return [key for inner in clauses for key in _keys(inner)]
        case Not(inner):
            return _keys(inner)
    return []


def _told(rows: list[Row]) -> dict[str, object]:
    return {"total": len(rows), "items": [_one(row) for row in rows], "writable": searches_writable()}


def _one(row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "query": row.query,
        "said": row.said,
        "seen": row.seen.isoformat(),
        "total": row.total,
        "stories": row.stories,
        "new": row.new,
        "sort": row.how.get("sort", SORTS[0]),
        "words_only": "words" in row.how,
        "page": url_for("search.show", **row.asked),
        "rss": url_for("feeds.as_rss", **row.asked),
        "feed": url_for("feeds.as_json_feed", **row.asked),
    }
