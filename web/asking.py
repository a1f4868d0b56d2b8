"""Reads the question of a search out of request arguments: the words, what narrows them, how results are shown."""

from dataclasses import dataclass

from kb.query import Filter, Query, parse, period
from kb.query.clauses import Sort
from web.arguments import Arguments, date_hints, days, many, page_hints, page_number, text

__all__ = [
    "FACETS",
    "HITS",
    "SEARCH_ARGUMENTS",
    "SEARCH_SORTS",
    "Chosen",
    "chosen_filters",
    "saved_name",
    "search_query",
    "typed_prefix",
]

# The facets a result can be narrowed by, in the order they are shown.
FACETS = ("person", "org", "country", "source", "language", "year", "month")
# Which facet an entity of a kind is in.
FACET_OF_KIND = {"person": "person", "organization": "org", "country": "country"}
SEARCH_SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")
# What a saved search keeps: all but the page.
SEARCH_ARGUMENTS = ("q", *FACETS, "entity", "date", "since", "until", "sort", "words")
HITS = 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value that narrows the results: the argument that holds it and the value as given."""

    field: str
    value: str


def search_query(arguments: Arguments) -> Query:
    """The question asked: `q`, the facets chosen, `entity`, `date`, `since`, `until`, `sort`, `words`, `page`, `after`.

    `after` is the cursor of an earlier page, read where `page` is not given.
    `words=only` finds no names under other spellings; `date` is a year, a month or a day.
    """
    filters = [Filter(name, values) for name in FACETS if (values := many(arguments, name))]
    for entity_id in many(arguments, "entity"):
        if facet := FACET_OF_KIND.get(entity_id.partition(":")[0]):
            filters.append(Filter(facet, (entity_id,)))
    asked = period(text(arguments, "date", 10)) or days(arguments)
    if any(asked):
        filters.append(Filter("date", since=asked[0], until=asked[1]))
    wanted = text(arguments, "sort")
    return parse(
        text(arguments, "q", 2000),
        filters=tuple(filters),
        sort=next((sort for sort in SEARCH_SORTS if sort == wanted), SEARCH_SORTS[0]),
        limit=HITS,
        offset=(page_number(arguments) - 1) * HITS,
        after="" if text(arguments, "page") else text(arguments, "after", 1000),
        entities=text(arguments, "words") != "only",
        hints=(*date_hints(arguments), *page_hints(arguments)),
    )


def chosen_filters(arguments: Arguments) -> list[Chosen]:
    """What narrows the results, in the order it is shown, each with the argument to take away.

    >>> chosen_filters({"language": "ar", "q": "gas", "date": "2022-01"})
    [Chosen(field='language', value='ar'), Chosen(field='date', value='2022-01')]
    """
    names = (*FACETS, "entity", "date", "since", "until")
    return [Chosen(name, value) for name in names for value in many(arguments, name)]


def saved_name(arguments: Arguments) -> str:
    """`name` of a saved search, on one line.

    >>> saved_name({"name": " water\\n wells "})
    'water wells'
    """
    return " ".join(text(arguments, "name", 100).split())


def typed_prefix(arguments: Arguments) -> tuple[str, str]:
    """The kind of completion wanted ("" is any) and what was typed: `kind`, `q`."""
    return text(arguments, "kind", 20), text(arguments, "q", 100)
