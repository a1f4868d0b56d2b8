"""Lists: people, organizations, countries, articles."""

from flask import Blueprint, request

from kb.apart import tell_apart
from kb.model import KINDS, Kind
from web.facets import printed_once
from web.params import ARTICLE_SORTS, ENTITY_SORTS, list_request
from web.twin import Shown, knowledge, languages, page
from web.words import KIND_WORDS

__all__ = ["browse"]

browse = Blueprint("browse", __name__)

PER_PAGE = 100


def _entities(kind: Kind) -> Shown:
    wanted = list_request(request.args, ENTITY_SORTS)
    total, found = knowledge().entities(
        kind=kind,
        country=wanted.country,
        text=wanted.text,
        sort=wanted.sort,
        limit=PER_PAGE,
        offset=(wanted.page - 1) * PER_PAGE,
    )
    return Shown(
        {"total": total, "page": wanted.page, "items": found},
        {
            "kind": kind,
            "namesakes": tell_apart(knowledge(), found, languages()),
            "wanted": wanted,
            "pages_total": -(-total // PER_PAGE),
            "first_number": (wanted.page - 1) * PER_PAGE + 1,
        },
    )


@page(browse, "/people", "browse/entities.html")
def people() -> Shown:
    """The people, most written about first or A–Z."""
    return _entities("person")


@page(browse, "/organizations", "browse/entities.html")
def organizations() -> Shown:
    """The organizations."""
    return _entities("organization")


@page(browse, "/countries", "browse/entities.html")
def countries() -> Shown:
    """The countries."""
    return _entities("country")


@page(browse, "/articles", "browse/articles.html")
def articles() -> Shown:
    """The articles, newest first or A–Z, the versions of one text in one row."""
    wanted = list_request(request.args, ARTICLE_SORTS)
    offset = (wanted.page - 1) * PER_PAGE
    kb = knowledge()
    total, _ = kb.documents(limit=0)
    stories, found = kb.texts(sort=wanted.sort, limit=PER_PAGE, offset=offset)
    return Shown(
        {"total": total, "stories": stories, "page": wanted.page, "items": found},
        {
            "wanted": wanted,
            "pages_total": -(-stories // PER_PAGE),
            "printed": printed_once(text.document.publisher for text in found),
        },
    )


@page(browse, "/browse", "browse/browse.html")
def everything() -> Shown:
    """How many there are of each, as a way into the lists."""
    kb = knowledge()
    return Shown(
        {
            "status": kb.status(),
            "totals": {KIND_WORDS[kind][1]: kb.entities(kind=kind, limit=1)[0] for kind in KINDS},
        }
    )
