"""Reads the arguments of each page into one value (those of a search: web/asking.py), forgiving what a person may type."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.graph.filter import GraphFilter
from kb.model import KINDS
from kb.posts import asked_time
from kb.relate import office_name
from kb.stated import Wanted
from web.arguments import MOST_PAGES, Arguments, date_hints, days, many, number, page_number, text

__all__ = [
    "ARTICLE_SORTS",
    "ENTITY_SORTS",
    "GRAPH_LIMITS",
    "MOST_DRAWN",
    "POLARITIES",
    "ArticleRequest",
    "LinkRequest",
    "ListRequest",
    "OfficeRequest",
    "StatedRequest",
    "article_request",
    "graph_filter",
    "link_request",
    "list_request",
    "office_request",
    "picked_links",
    "stated_request",
]

ENTITY_SORTS = ("documents", "name", "first", "last")
ARTICLE_SORTS = ("newest", "oldest", "title")
POLARITIES = ("affirmed", "denied", "former", "planned", "alleged")
GRAPH_LIMITS = (50, 100, 200, 400, 800)
DEFAULT_LINKS = 200
# A drawing of more is a ball of wool, and takes seconds to lay out; files hold all links.
MOST_DRAWN = 2000


@dataclass(frozen=True, slots=True)
class ArticleRequest:
    """What of an article is asked for: cut lines too, the sentence to cite (0 is none), the entity to mark."""

    show_cuts: bool = False
    sentence: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ListRequest:
    """A part of a list."""

    text: str = ""
    country: str = ""
    sort: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """A link between two entities."""

    source: str
    target: str
    type: str = "mentioned-with"
    polarity: str = ""
    office: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class StatedRequest:
    """Which of what articles state is wanted: `entity` is a name or an id, `hints` say what was not understood."""

    wanted: Wanted
    entity: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeRequest:
    """The office, the place and the time asked for; `typed` is the time as it was typed, `at` in ISO 8601 or ""."""

    office: str
    of: str
    at: str
    typed: str


def article_request(arguments: Arguments) -> ArticleRequest:
    """`cuts=1` shows what was cut, `cite=12` the citation of sentence 12, `mark=ID` where an entity is named."""
    sentence = number(arguments, "cite", 0, 0, MOST_PAGES)
    return ArticleRequest(text(arguments, "cuts") == "1", sentence, text(arguments, "mark"))


def list_request(arguments: Arguments, sorts: tuple[str, ...]) -> ListRequest:
    """`filter`, `country`, `sort` (one of `sorts`) and `page` of a list."""
    sort = text(arguments, "sort")
    return ListRequest(
        text(arguments, "filter"),
        text(arguments, "country", 8).upper(),
        sort if sort in sorts else sorts[0],
        page_number(arguments),
    )


def link_request(arguments: Arguments) -> LinkRequest:
    """`source`, `target`, `type`, `polarity` and `office` of a link."""
    kind = text(arguments, "type", 60) or "mentioned-with"
    return LinkRequest(
        text(arguments, "source"),
        text(arguments, "target"),
        kind,
        text(arguments, "polarity", 20),
        text(arguments, "office", 100),
        page_number(arguments),
    )


def office_request(arguments: Arguments) -> OfficeRequest:
    """`office`, `of` (a name or an id) and `at`: a year, month or day in digits or words.

    >>> office_request({"office": "premier", "at": "January 2022"})
    OfficeRequest(office='premier', of='', at='2022-01', typed='January 2022')
    """
    typed = text(arguments, "at", 40)
    return OfficeRequest(text(arguments, "office", 100), text(arguments, "of"), asked_time(typed)[1], typed)


def stated_request(arguments: Arguments, known: Sequence[str]) -> StatedRequest:
    """`type` (again for more, one of `known`), `entity`, `office`, `polarity`, `since`, `until` and `cursor`.

    >>> stated_request({"type": "met", "polarity": "sure"}, ["met"]).hints
    ('“sure” is none of affirmed, denied, former, planned, alleged; it is left out',)
    """
    asked, polarity = many(arguments, "type"), text(arguments, "polarity", 20)
    types = tuple(name for name in asked if name in known)
    hints = [f"“{name}” is no type of relation; it is left out" for name in asked if name not in known]
    if polarity and polarity not in POLARITIES:
        hints.append(f"“{polarity}” is none of {', '.join(POLARITIES)}; it is left out")
        polarity = ""
    office = text(arguments, "office", 100)
    since, until = days(arguments)
    wanted = Wanted(
        types=types,
        office=office_name(office) if office else "",
        polarity=polarity,
        since=since,
        until=until,
        after=text(arguments, "cursor", 1000),
    )
    return StatedRequest(wanted, text(arguments, "entity"), (*hints, *date_hints(arguments)))


def graph_filter(arguments: Arguments, *, limit: int = DEFAULT_LINKS, most: int = 0) -> GraphFilter:
    """The part of the graph asked for: `kind`, `type`, `since`, `until`, `entity`, `depth`, `links`.

    `limit` is how many links are meant when none are named; with `most`, no more than that and not all (0).

    >>> graph_filter({"kind": "person", "links": "50", "since": "soon"})
    GraphFilter(kinds=('person',), types=(), since=None, until=None, entity='', depth=1, limit=50)
    """
    return GraphFilter(
        kinds=many(arguments, "kind", KINDS),
        types=many(arguments, "type"),
        since=days(arguments)[0],
        until=days(arguments)[1],
        entity=text(arguments, "entity"),
        depth=number(arguments, "depth", 1, 1, 3),
        limit=number(arguments, "links", limit, 1 if most else 0, most or MOST_PAGES),
    )


def picked_links(arguments: Arguments) -> list[tuple[str, str, str, str, str]]:
    """The links a form names, one on each line: source, target, type, polarity, office, with tabs between.

    >>> picked_links({"links": "a\\tb\\tmet\\taffirmed\\t\\nnonsense"})
    [('a', 'b', 'met', 'affirmed', '')]
    """
    lines = str(arguments.get("links") or "").splitlines()[:MOST_DRAWN]
    keys = (line.split("\t") for line in lines)
    return [(key[0], key[1], key[2], key[3], key[4]) for key in keys if len(key) == 5]
