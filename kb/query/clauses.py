"""The values of a query: a tree of clauses, filters beside it, and how results are wanted."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from kb.errors import QueryError

__all__ = [
    "FILTER_FIELDS",
    "And",
    "Clause",
    "Dates",
    "Everything",
    "Filter",
    "Key",
    "Named",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "Ranked",
    "Sort",
    "Term",
]

Sort = Literal["relevance", "newest", "oldest"]
# Fields a result can be narrowed by, each with its facet but "date", "story" and "document".
FILTER_FIELDS = ("person", "org", "country", "source", "language", "year", "month", "kind", "date", "story", "document")


@dataclass(frozen=True, slots=True)
class Term:
    """A word in a field: in any inflection, or `exact`, or beginning so (`prefix`), or within `fuzzy` typing errors."""

    text: str
    field: str = ""
    exact: bool = False
    prefix: bool = False
    fuzzy: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together. `exact`: in this order and inflection; else in any, at most `slop` words between them."""

    text: str
    field: str = ""
    slop: int = 0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Key:
    """A value a document has: lang, kind or entity (an entity's id)."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Published on a day of this span, both ends included; None is open."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Mentions one of these entities under any name, or matches `clause`, what the reader typed for it."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    clause: "Clause | None" = None


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Words without operators: any of them, what matches best first."""

    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not match it."""

    clause: "Clause"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


Clause: TypeAlias = Term | Phrase | Key | Dates | Named | And | Or | Ranked | Not | Everything


@dataclass(frozen=True, slots=True)
class Filter:
    """What a result was narrowed by: any of `values` of a facet, or days for the field "date".

    Values are what the facet gives: entity ids (person, org, country), names of sources, ISO
    codes of languages, "2022" for a year, "2022-03" for a month, entity kinds, ids of stories and of documents.
    """

    field: str
    values: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.field not in FILTER_FIELDS:
            raise QueryError(f"cannot narrow by {self.field!r}; fields: {', '.join(FILTER_FIELDS)}")


@dataclass(frozen=True, slots=True)
class Query:
    """A question: what must match, what narrows it, and how the results are wanted.

    `offset` counts rows to skip (stories when they are folded); `after` is the cursor of an
    earlier page and wins over it. `hints` say what was read otherwise than written; `text` is
    what was typed. `entities` allows names to match under their other spellings;
    `facets` and `snippets` can be left out when nobody will look at them.
    """

    where: Clause = Everything()
    filters: tuple[Filter, ...] = ()
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0
    after: str = ""
    fold_stories: bool = True
    entities: bool = True
    facets: bool = True
    snippets: bool = True
    hints: tuple[str, ...] = ()
    text: str = ""
