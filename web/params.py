"""The only reader of request arguments: each function turns them into one value, forgiving what a person may type.

A number that is none is the default, a date that is none is left out, an unknown choice is the first one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from werkzeug.datastructures import MultiDict

from kb.graph.filter import GraphFilter
from kb.model import KINDS
from kb.posts import asked_time
from kb.query import Filter, Query, parse, period
from kb.query.clauses import Sort

__all__ = [
    "ARTICLE_SORTS",
    "ENTITY_SORTS",
    "FACETS",
    "GRAPH_LIMITS",
    "HITS",
    "MOST_DRAWN",
    "PAGES_LANGUAGE",
    "REVERSED",
    "SEARCH_ARGUMENTS",
    "SEARCH_SORTS",
    "THEMES",
    "THEME_COOKIE",
    "ArticleRequest",
    "Chosen",
    "LinkRequest",
    "ListRequest",
    "OfficeRequest",
    "article_request",
    "chosen_filters",
    "chosen_theme",
    "date_hints",
    "days_reversed",
    "graph_filter",
    "link_request",
    "list_request",
    "local_address",
    "office_request",
    "page_number",
    "picked_links",
    "reader_languages",
    "saved_name",
    "search_query",
    "theme",
    "typed_prefix",
]

Arguments = MultiDict[str, Any] | Mapping[str, str]

# The facets a result can be narrowed by, in the order they are shown.
FACETS = ("person", "org", "country", "source", "language", "year", "month")
# Which facet an entity of a kind is in.
FACET_OF_KIND = {"person": "person", "organization": "org", "country": "country"}
SEARCH_SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")
# What a search asks, without how its results are shown.
SEARCH_ARGUMENTS = ("q", *FACETS, "entity", "date", "since", "until")
HITS = 20
PAGES_LANGUAGE = "en"
MOST_LANGUAGES = 6
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"
ENTITY_SORTS = ("documents", "name", "first", "last")
ARTICLE_SORTS = ("newest", "oldest", "title")
GRAPH_LIMITS = (50, 100, 200, 400, 800)
DEFAULT_LINKS = 200
# A drawing of more is a ball of wool, and takes seconds to lay out; files hold all links.
MOST_DRAWN = 2000
MOST_PAGES = 100_000
REVERSED = "the first date is after the last; they were read the other way round"


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
class OfficeRequest:
    """The office, the place and the time asked for; `typed` is the time as it was typed, `at` in ISO 8601 or ""."""

    office: str
    of: str
    at: str
    typed: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value that narrows the results: the argument that holds it and the value as given."""

    field: str
    value: str


def _text(arguments: Arguments, name: str, longest: int = 500) -> str:
    return str(arguments.get(name) or "").replace("\x00", "").strip()[:longest]


def _number(arguments: Arguments, name: str, default: int, least: int, most: int) -> int:
    try:
        return min(max(int(_text(arguments, name, 12)), least), most)
    except ValueError:
        return default


def _day(arguments: Arguments, name: str) -> date | None:
    try:
        return date.fromisoformat(_text(arguments, name, 10))
    except ValueError:
        return None


def _days(arguments: Arguments) -> tuple[date | None, date | None]:
    """`since` and `until`, the earlier first."""
    since, until = _day(arguments, "since"), _day(arguments, "until")
    return (until, since) if since and until and since > until else (since, until)


def days_reversed(arguments: Arguments) -> bool:
    """Whether `until` is a day before `since`; they are read the other way round.

    >>> days_reversed({"since": "2022-02-01", "until": "2022-01-01"}), days_reversed({"since": "2022-02-01"})
    (True, False)
    """
    since = _day(arguments, "since")
    return since is not None and _days(arguments)[0] != since


def date_hints(arguments: Arguments) -> tuple[str, ...]:
    """What was wrong with `date`, `since` and `until`, for the reader.

    >>> date_hints({"date": "2022-13", "since": "2022-01-01"})
    ('“2022-13” is not a date such as 2022, 2022-03 or 2022-03-20; it is left out',)
    """
    date_, since, until = (_text(arguments, name, 10) for name in ("date", "since", "until"))
    wrong = [date_] if date_ and not period(date_) else []
    wrong += [text for text, name in ((since, "since"), (until, "until")) if text and not _day(arguments, name)]
    hints = (f"“{text}” is not a date such as 2022, 2022-03 or 2022-03-20; it is left out" for text in wrong)
    return (*hints, *((REVERSED,) if days_reversed(arguments) else ()))


def _many(arguments: Arguments, name: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    values = arguments.getlist(name) if isinstance(arguments, MultiDict) else [arguments.get(name, "")]
    kept = dict.fromkeys(str(value).strip() for value in values if str(value).strip())
    return tuple(value for value in kept if not known or value in known)


def page_number(arguments: Arguments) -> int:
    """The page asked for, from 1.

    >>> page_number({"page": "3"}), page_number({"page": "-2"}), page_number({"page": "x"})
    (3, 1, 1)
    """
    return _number(arguments, "page", 1, 1, MOST_PAGES)


def article_request(arguments: Arguments) -> ArticleRequest:
    """`cuts=1` shows what was cut, `cite=12` the citation of sentence 12, `mark=ID` where an entity is named."""
    sentence = _number(arguments, "cite", 0, 0, MOST_PAGES)
    return ArticleRequest(_text(arguments, "cuts") == "1", sentence, _text(arguments, "mark"))


def list_request(arguments: Arguments, sorts: tuple[str, ...]) -> ListRequest:
    """`filter`, `country`, `sort` (one of `sorts`) and `page` of a list."""
    sort = _text(arguments, "sort")
    return ListRequest(
        _text(arguments, "filter"),
        _text(arguments, "country", 8).upper(),
        sort if sort in sorts else sorts[0],
        page_number(arguments),
    )


def link_request(arguments: Arguments) -> LinkRequest:
    """`source`, `target`, `type`, `polarity` and `office` of a link."""
    kind = _text(arguments, "type", 60) or "mentioned-with"
    return LinkRequest(
        _text(arguments, "source"),
        _text(arguments, "target"),
        kind,
        _text(arguments, "polarity", 20),
        _text(arguments, "office", 100),
        page_number(arguments),
    )


def office_request(arguments: Arguments) -> OfficeRequest:
    """`office`, `of` (a name or an id) and `at`: a year, month or day in digits or words.

    >>> office_request({"office": "premier", "at": "January 2022"})
    OfficeRequest(office='premier', of='', at='2022-01', typed='January 2022')
    """
    typed = _text(arguments, "at", 40)
    return OfficeRequest(_text(arguments, "office", 100), _text(arguments, "of"), asked_time(typed)[1], typed)


def search_query(arguments: Arguments) -> Query:
    """The question asked: `q`, the facets chosen, `entity`, `date`, `since`, `until`, `sort`, `words`, `page`.

    `words=only` finds no names under other spellings; `date` is a year, a month or a day.
    """
    filters = [Filter(name, values) for name in FACETS if (values := _many(arguments, name))]
    for entity_id in _many(arguments, "entity"):
        if facet := FACET_OF_KIND.get(entity_id.partition(":")[0]):
            filters.append(Filter(facet, (entity_id,)))
    days = period(_text(arguments, "date", 10)) or _days(arguments)
    if any(days):
        filters.append(Filter("date", since=days[0], until=days[1]))
    wanted = _text(arguments, "sort")
    return parse(
        _text(arguments, "q", 2000),
        filters=tuple(filters),
        sort=next((sort for sort in SEARCH_SORTS if sort == wanted), SEARCH_SORTS[0]),
        limit=HITS,
        offset=(page_number(arguments) - 1) * HITS,
        entities=_text(arguments, "words") != "only",
        hints=date_hints(arguments),
    )


def chosen_filters(arguments: Arguments) -> list[Chosen]:
    """What narrows the results, in the order it is shown, each with the argument to take away.

    >>> chosen_filters({"language": "ar", "q": "gas", "date": "2022-01"})
    [Chosen(field='language', value='ar'), Chosen(field='date', value='2022-01')]
    """
    names = (*FACETS, "entity", "date", "since", "until")
    return [Chosen(name, value) for name in names for value in _many(arguments, name)]


def graph_filter(arguments: Arguments, *, limit: int = DEFAULT_LINKS, most: int = 0) -> GraphFilter:
    """The part of the graph asked for: `kind`, `type`, `since`, `until`, `entity`, `depth`, `links`.

    `limit` is how many links are meant when none are named; with `most`, no more than that and not all (0).

    >>> graph_filter({"kind": "person", "links": "50", "since": "soon"})
    GraphFilter(kinds=('person',), types=(), since=None, until=None, entity='', depth=1, limit=50)
    """
    return GraphFilter(
        kinds=_many(arguments, "kind", KINDS),
        types=_many(arguments, "type"),
        since=_days(arguments)[0],
        until=_days(arguments)[1],
        entity=_text(arguments, "entity"),
        depth=_number(arguments, "depth", 1, 1, 3),
        limit=_number(arguments, "links", limit, 1 if most else 0, most or MOST_PAGES),
    )


def picked_links(arguments: Arguments) -> list[tuple[str, str, str, str, str]]:
    """The links a form names, one on each line: source, target, type, polarity, office, with tabs between.

    >>> picked_links({"links": "a\\tb\\tmet\\taffirmed\\t\\nnonsense"})
    [('a', 'b', 'met', 'affirmed', '')]
    """
    lines = str(arguments.get("links") or "").splitlines()[:MOST_DRAWN]
    keys = (line.split("\t") for line in lines)
    return [(key[0], key[1], key[2], key[3], key[4]) for key in keys if len(key) == 5]


def reader_languages(accepted: Iterable[str]) -> tuple[str, ...]:
    """The languages a reader wishes for, as ISO 639-1 codes, from those of Accept-Language; English, that of the pages, last.

    >>> reader_languages(["fr-CA", "fr", "ru"]), reader_languages([])
    (('fr', 'ru', 'en'), ('en',))
    """
    wished = (tag.replace("_", "-").partition("-")[0].lower() for tag in accepted)
    return tuple(dict.fromkeys([*(code for code in wished if code.isalpha()), PAGES_LANGUAGE]))[:MOST_LANGUAGES]


def saved_name(arguments: Arguments) -> str:
    """`name` of a saved search, on one line.

    >>> saved_name({"name": " water\\n wells "})
    'water wells'
    """
    return " ".join(_text(arguments, "name", 100).split())


def typed_prefix(arguments: Arguments) -> tuple[str, str]:
    """The kind of completion wanted ("" is any) and what was typed: `kind`, `q`."""
    return _text(arguments, "kind", 20), _text(arguments, "q", 100)


def theme(arguments: Arguments) -> str:
    """`theme`: auto, light or dark."""
    wanted = _text(arguments, "theme", 8)
    return wanted if wanted in THEMES else THEMES[0]


def chosen_theme(cookies: Mapping[str, str]) -> str:
    """The theme the reader chose earlier."""
    return theme({"theme": cookies.get(THEME_COOKIE, "")})


def local_address(address: str) -> str:
    """The path and query of an address, so that a redirect never leaves this site.

    >>> local_address("https://elsewhere.example//evil.example/a?b=c"), local_address("/about")
    ('/evil.example/a?b=c', '/about')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    path = "/" + parts.path.replace("\\", "/").lstrip("/")
    return f"{path}?{parts.query}" if parts.query else path
