"""How many articles and rows a question has in tantivy, and how they divide: one pass over what matches, remembered.

Counting takes most of the time of a question with many matches, and tantivy lets go of Python's lock meanwhile: it is
done in threads of its own, entities beside all else, while the page of results is made.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

import tantivy

from kb.index.results import FACET_VALUES, FACETS
from kb.index.tantivy_query import ENTITIES, KINDS, Native, Translator, facet_field
from kb.query import And, Clause, Filter, Named, Not, Or, Phrase, Ranked, Term

__all__ = ["Asked", "Counted", "Counts", "is_costly", "narrowed"]

# So many questions of a state are remembered: turning a page, sorting and asking again count nothing anew.
KEPT = 200
# What takes as long to count as all else together: articles have several of these each. They are one field, because
# three cost nearly twice as much.
APART = ("person", "org", "country")
# So many of the commonest entities are asked for at first; among them are FACET_VALUES of each kind, as a rule.
ENTITIES_ASKED = 400
# So many of each segment: tantivy would take ten times what is asked for, and looking up their names is a third of the work.
OF_A_SEGMENT = 1000
TOTAL = {"total": {"value_count": {"field": "day"}}}
ESTIMATED = {"stories": {"cardinality": {"field": "story"}}}
# The stories that several matching articles are versions of: tells how many rows there are exactly, and takes four times as long.
EXACT = {"stories": {"terms": {"field": "story", "size": 10**6, "segment_size": 10**6, "min_doc_count": 2}}}
# Up to so many matching articles that takes less than a millisecond.
COUNTED_EXACTLY = 5000


@dataclass(frozen=True, slots=True)
class Counted:
    """Documents that match, the rows they fold to (of many, estimated: tantivy counts within some per cent), and facets."""

    total: int
    stories: int
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What must match, and the same as tantivy's query, which is made once a question."""

    clause: Clause
    filters: tuple[Filter, ...]
    native: Native = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one pass over the documents that match `matching` counts."""

    matching: Native
    facets: tuple[str, ...]
    totals: bool = False
    costly: bool = False  # finding what matches takes longer than counting it


class Counts:
    """The counts of a committed state, made by `workers`."""

    def __init__(self, searcher: Any, translator: Translator, workers: Executor) -> None:
        self._searcher = searcher
        self._translator = translator
        self._workers = workers
        self._begun = lru_cache(maxsize=KEPT)(self._begin)

    def begin(self, asked: Asked, *, facets: bool) -> Callable[[], Counted]:
        """Begin to count what `asked` matches, each facet as if its own filter were not set; call for the outcome."""
        return partial(_gathered, self._begun(asked, facets), facets)

    def _begin(self, asked: Asked, facets: bool) -> list[Future[dict[str, Any]]]:
        # Queries are made here, where Python's lock is held anyway: a worker would have to wait for it.
        return [self._workers.submit(self._counted, part) for part in self._parts(asked, facets)]

    def _parts(self, asked: Asked, facets: bool) -> list[_Part]:
        clause, filters, matching = asked.clause, asked.filters, asked.native
        costly = is_costly(clause)
        if not facets:
            return [_Part(matching, (), totals=True, costly=costly)]
        own = {f.field for f in filters}
        wanted = tuple(name for name in FACETS if name not in own)
        apart = () if costly else tuple(name for name in wanted if name in APART)
        parts = [_Part(matching, tuple(name for name in wanted if name not in apart), totals=True, costly=costly)]
        parts += [_Part(matching, apart)] if apart else []
        for name in (name for name in FACETS if name in own):
            others = narrowed(self._translator, clause, [f for f in filters if f.field != name])
            parts.append(_Part(others, (name,)))
        return parts

    def _counted(self, part: _Part) -> dict[str, Any]:
        """tantivy's answer: by name of facet, and the totals."""
        asked = {_source(name): _terms(name) for name in part.facets}
        totals: dict[str, Any] = TOTAL | (EXACT if part.costly else ESTIMATED) if part.totals else {}
        answer: dict[str, Any] = self._searcher.aggregate(part.matching, asked | totals)
        if part.totals and not part.costly and answer["total"]["value"] <= COUNTED_EXACTLY:
            answer |= self._searcher.aggregate(part.matching, EXACT)
        size = ENTITIES_ASKED
        kinds = [name for name in part.facets if name in APART]
        while kinds and _lacks(answer[ENTITIES]["buckets"], size, kinds):
            size *= 8
            answer |= self._searcher.aggregate(part.matching, {ENTITIES: _terms(kinds[0], size)})
        return {name: answer[_source(name)] for name in part.facets} | {name: answer[name] for name in totals}


def _lacks(buckets: Sequence[dict[str, Any]], size: int, kinds: Sequence[str]) -> bool:
    """Whether the commonest entities, asked for `size` of them, may lack some of the commonest of one of `kinds`."""
    if len(buckets) < size:
        return False
    found = Counter(str(bucket["key"]).partition("/")[0] for bucket in buckets)
    return any(found[kind] < FACET_VALUES for kind in kinds)


def _gathered(begun: Sequence[Future[dict[str, Any]]], facets: bool) -> Counted:
    found: dict[str, Any] = {}
    for part in begun:
        found |= part.result()
    return _outcome(found, facets)


def _outcome(found: Mapping[str, Any], facets: bool) -> Counted:
    total, stories = int(found["total"]["value"]), found["stories"]
    again = sum(bucket["doc_count"] - 1 for bucket in stories.get("buckets", ()))
    return Counted(
        total,
        total - again if "buckets" in stories else round(stories["value"]),
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
    return {"year": "month", "kind": KINDS, **dict.fromkeys(APART, ENTITIES)}.get(facet, facet)


def _terms(facet: str, size: int = ENTITIES_ASKED) -> dict[str, Any]:
    asked: dict[str, Any] = {"field": facet_field(_source(facet)), "size": FACET_VALUES}
    if facet in ("year", "month"):
        asked["size"] = 5000
    elif facet in APART:
        asked |= {"size": size, "segment_size": max(size, OF_A_SEGMENT)}
    return {"terms": asked}


def _values(facet: str, buckets: Iterable[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    pairs = ((bucket["key"], bucket["doc_count"]) for bucket in buckets)
    if facet in APART:
        of_kind = f"{facet}/"
        counted = {key.removeprefix(of_kind): count for key, count in pairs if key.startswith(of_kind)}
    elif facet == "year":
        counted = _summed((key[:4], count) for key, count in pairs)
    elif facet == "kind":
        counted = _summed((kind, count) for key, count in pairs for kind in key.split())
    else:
        counted = dict(pairs)
    if facet in ("year", "month"):
        return tuple(sorted(counted.items()))
    return tuple(sorted(counted.items(), key=lambda p: (-p[1], p[0]))[:FACET_VALUES])


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for value, count in pairs:
        sums[value] += count
    return sums
