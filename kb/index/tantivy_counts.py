"""How many articles and rows a question has in tantivy, and how they divide: one pass over what matches, remembered.

Counting takes most of the time of a question with many matches, and tantivy lets go of Python's lock meanwhile: it is
done in threads of its own, people and organizations beside all else, while the page of results is made.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

import tantivy

from kb.index.results import FACET_VALUES, FACETS
from kb.index.tantivy_query import KINDS, Native, Translator, facet_field
from kb.query import And, Clause, Filter, Named, Not, Or, Phrase, Ranked, Term

__all__ = ["Counted", "Counts", "is_costly", "narrowed"]

# So many questions of a state are remembered: turning a page, sorting and asking again count nothing anew.
KEPT = 200
# What takes as long to count as all else together: articles have several of these each.
APART = ("person", "org")
TOTALS = {"total": {"value_count": {"field": "day"}}, "stories": {"cardinality": {"field": "story"}}}


@dataclass(frozen=True, slots=True)
class Counted:
    """Documents that match, the rows they fold to (estimated: tantivy counts within some per cent), and facets."""

    total: int
    stories: int
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one pass over the documents that match `matching` counts."""

    matching: Native
    facets: tuple[str, ...]
    totals: bool = False


class Counts:
    """The counts of a committed state, made by `workers`."""

    def __init__(self, searcher: Any, translator: Translator, workers: Executor) -> None:
        self._searcher = searcher
        self._translator = translator
        self._workers = workers
        self._begun = lru_cache(maxsize=KEPT)(self._begin)

    def begin(self, clause: Clause, filters: tuple[Filter, ...], *, facets: bool) -> Callable[[], Counted]:
        """Begin to count what `clause` and `filters` match, each facet as if its own filter were not set; call for the outcome."""
        return partial(_gathered, self._begun(clause, filters, facets), facets)

    def _begin(self, clause: Clause, filters: tuple[Filter, ...], facets: bool) -> list[Future[dict[str, Any]]]:
        # Queries are made here, where Python's lock is held anyway: a worker would have to wait for it.
        return [self._workers.submit(self._counted, part) for part in self._parts(clause, filters, facets)]

    def _parts(self, clause: Clause, filters: tuple[Filter, ...], facets: bool) -> list[_Part]:
        matching = narrowed(self._translator, clause, filters)
        if not facets:
            return [_Part(matching, (), totals=True)]
        own = {f.field for f in filters}
        wanted = tuple(name for name in FACETS if name not in own)
        apart = () if is_costly(clause) else tuple(name for name in wanted if name in APART)
        parts = [_Part(matching, tuple(name for name in wanted if name not in apart), totals=True)]
        parts += [_Part(matching, apart)] if apart else []
        for name in (name for name in FACETS if name in own):
            others = narrowed(self._translator, clause, [f for f in filters if f.field != name])
            parts.append(_Part(others, (name,)))
        return parts

    def _counted(self, part: _Part) -> dict[str, Any]:
        """tantivy's answer: by name of facet, and the totals."""
        sources = {name: _source(name) for name in part.facets}
        asked: dict[str, Any] = {
            source: {"terms": {"field": facet_field(source), "size": _size(name)}} for name, source in sources.items()
        }
        answer: dict[str, Any] = self._searcher.aggregate(part.matching, asked | (TOTALS if part.totals else {}))
        return {name: answer[source] for name, source in sources.items()} | {
            name: answer[name] for name in (TOTALS if part.totals else ())
        }


def _gathered(begun: Sequence[Future[dict[str, Any]]], facets: bool) -> Counted:
    found: dict[str, Any] = {}
    for part in begun:
        found |= part.result()
    return _outcome(found, facets)


def _outcome(found: Mapping[str, Any], facets: bool) -> Counted:
    return Counted(
        int(found["total"]["value"]),
        round(found["stories"]["value"]),
        {name: _values(name, found[name]["buckets"]) for name in FACETS} if facets else {},
    )


def narrowed(translator: Translator, clause: Clause, filters: Iterable[Filter]) -> Native:
    """What matches `clause` and every filter."""
    matching, others = translator.translate(clause), [translator.narrow(f) for f in filters]
    if not others:
        return matching
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, q) for q in (matching, *others)])


def is_costly(clause: Clause) -> bool:
    """Whether finding what matches takes longer than counting it: where words stand, or how they are spelled."""
    match clause:
        case Phrase():
            return True
        case Term():
            return clause.fuzzy > 0 or not clause.text.isalnum()
        case And(clauses) | Or(clauses) | Ranked(clauses):
            return any(map(is_costly, clauses))
        case Not(inner) | Named(_, _, inner) if inner is not None:
            return is_costly(inner)
    return False


def _source(facet: str) -> str:
    """The facet whose values tell those of `facet`: the year is in the month, the kinds are in one value together."""
    return {"year": "month", "kind": KINDS}.get(facet, facet)


def _size(facet: str) -> int:
    return 5000 if facet in ("year", "month") else FACET_VALUES


def _values(facet: str, buckets: Iterable[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    for bucket in buckets:
        value, documents = str(bucket["key"]), int(bucket["doc_count"])
        for part in (value[:4],) if facet == "year" else value.split() if facet == "kind" else (value,):
            counted[part] += documents
    return tuple(
        sorted(counted.items()) if facet in ("year", "month") else sorted(counted.items(), key=lambda p: (-p[1], p[0]))
    )
