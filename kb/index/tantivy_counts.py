"""How many articles and rows a question has in tantivy, and how they divide: one pass over what matches, remembered.

Counting takes most of the time of a question with many matches, and tantivy lets go of Python's lock meanwhile: it is
done in a thread of its own while the page of results is made.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

import tantivy

from kb.index.results import FACET_VALUES, FACETS
from kb.index.tantivy_query import KINDS, Native, Translator, facet_field
from kb.query import And, Clause, Filter, Named, Not, Or, Phrase, Ranked, Term

__all__ = ["Counted", "Counts", "narrowed"]

# So many questions of a state are remembered: turning a page, sorting and asking again count nothing anew.
KEPT = 200


@dataclass(frozen=True, slots=True)
class Counted:
    """Documents that match, the rows they fold to (estimated: tantivy counts within some per cent), and facets."""

    total: int
    stories: int
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


class Counts:
    """The counts of a committed state."""

    def __init__(self, searcher: Any, translator: Translator) -> None:
        self._searcher = searcher
        self._translator = translator
        self._workers = ThreadPoolExecutor(thread_name_prefix="counts")
        self._of = lru_cache(maxsize=KEPT)(self._count)

    def begin(
        self, clause: Clause, filters: tuple[Filter, ...], *, facets: bool, known: tuple[int, ...] = ()
    ) -> Callable[[], Counted]:
        """Begin to count what `clause` and `filters` match, each facet as if its own filter were not set; call for the outcome.

        `known` are the numbers of all documents that match, where they are few and have been found already.
        """
        if known:  # sooner done than begun
            return partial(self._of, clause, filters, facets, known if _is_costly(clause) else ())
        return self._workers.submit(self._of, clause, filters, facets, ()).result

    def _count(self, clause: Clause, filters: tuple[Filter, ...], facets: bool, known: tuple[int, ...]) -> Counted:
        own = {f.field for f in filters} if facets else set()
        wanted = [name for name in FACETS if name not in own] if facets else []
        found = self._ask(self._translator.numbered(known), wanted) if known else None
        if found is None or int(found["total"]["value"]) != len(known):  # two documents of one number: hardly ever
            found = self._ask(narrowed(self._translator, clause, filters), wanted)
        counted = {name: _values(name, found) for name in wanted}
        for name in (f for f in FACETS if f in own):
            others = narrowed(self._translator, clause, [f for f in filters if f.field != name])
            counted[name] = _values(name, self._ask(others, [name]))
        return Counted(
            int(found["total"]["value"]),
            round(found["stories"]["value"]),
            {name: counted[name] for name in FACETS} if facets else {},
        )

    def _ask(self, matching: Native, facets: Sequence[str]) -> dict[str, Any]:
        asked: dict[str, Any] = {
            _source(f): {"terms": {"field": facet_field(_source(f)), "size": _size(f)}} for f in facets
        }
        asked |= {"total": {"value_count": {"field": "day"}}, "stories": {"cardinality": {"field": "story"}}}
        answer: dict[str, Any] = self._searcher.aggregate(matching, asked)
        return answer


def narrowed(translator: Translator, clause: Clause, filters: Iterable[Filter]) -> Native:
    """What matches `clause` and every filter."""
    matching, others = translator.translate(clause), [translator.narrow(f) for f in filters]
    if not others:
        return matching
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, q) for q in (matching, *others)])


def _is_costly(clause: Clause) -> bool:
    """Whether finding what matches takes longer than counting a few documents: where words stand, or which words fit."""
    match clause:
        case Phrase():
            return True
        case Term():
            return clause.prefix or clause.fuzzy > 0 or not clause.text.isalnum()
        case And(clauses) | Or(clauses) | Ranked(clauses):
            return any(map(_is_costly, clauses))
        case Not(inner) | Named(_, _, inner) if inner is not None:
            return _is_costly(inner)
    return False


def _source(facet: str) -> str:
    """The facet whose values tell those of `facet`: the year is in the month, the kinds are in one value together."""
    return {"year": "month", "kind": KINDS}.get(facet, facet)


def _size(facet: str) -> int:
    return 5000 if facet in ("year", "month") else FACET_VALUES


def _values(facet: str, found: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    for bucket in found[_source(facet)]["buckets"]:
        value, documents = str(bucket["key"]), int(bucket["doc_count"])
        for part in (value[:4],) if facet == "year" else value.split() if facet == "kind" else (value,):
            counted[part] += documents
    return tuple(
        sorted(counted.items()) if facet in ("year", "month") else sorted(counted.items(), key=lambda p: (-p[1], p[0]))
    )
