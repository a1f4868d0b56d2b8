"""What articles claim of offices, compared: who held one when, and where articles contradict each other."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from kb.answers import Quote
from kb.model import Relation
from kb.relate import EVENTS, OFFICES, SINGLE
from kb.store.relations import Relations

__all__ = ["Claims", "Contradiction", "contradictions", "held", "period", "said_at"]

_PERIOD = re.compile(r"\d{4}(?:-\d\d){0,2}")
_MOST = 2000  # relations of one entity that are looked at, strongest first
Sentences = Callable[[Relation], Sequence[Quote]]

# "X met Y" and "X did not meet Y" speak of the same time when they are told within a month.
_SAME_TIME = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two articles that cannot both be right, each with its sentence.

    `kind`: "denied" (one affirms what the other denies) or "two holders" (of an office that has one at a time).
    """

    kind: str
    left: Relation
    right: Relation
    left_quote: Quote
    right_quote: Quote


def period(text: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day in ISO 8601. Raises ValueError when it is none.

    >>> period("2022-02")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    >>> period("2022")[1], period("2022-02-03")[0]
    (datetime.date(2022, 12, 31), datetime.date(2022, 2, 3))
    """
    if not _PERIOD.fullmatch(text):
        raise ValueError(f"{text!r} is no year, month or day: 2022, 2022-01, 2022-01-06")
    parts = text.split("-")
    first = date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    if len(parts) > 2:
        return first, first
    after = date(first.year + 1, 1, 1) if len(parts) == 1 else (first.replace(day=28) + timedelta(4)).replace(day=1)
    return first, after - timedelta(1)


def held(quote: Quote, *, once: bool = False) -> tuple[date, date] | None:
    """The days on which a statement says that it holds: its since and until, else the day its article was published.

    What holds since a day holds at least until the article says so; of what ended on a day no more is known than
    that. What takes place `once` (a meeting, an arrest) does so in its since. None when nothing dates it: "former", or
    an article without a date.
    """
    said, day = quote.evidence, quote.document.published
    if once and said.since:
        return period(said.since)
    if said.until:
        return period(said.since or said.until)[0], period(said.until)[1]
    if said.polarity == "former" or day is None:
        return None
    begin = period(said.since)[0] if said.since else day
    return min(begin, day), day


def said_at(quotes: Sequence[Quote], at: str) -> list[Quote]:
    """The quotes whose statement holds within a year, month or day in ISO 8601."""
    first, last = period(at)
    return [q for q in quotes if (days := held(q)) and days[0] <= last and days[1] >= first]


class Claims:
    """The typed relations of a knowledge base, chosen for what they claim."""

    def __init__(self, relations: Relations, types: Sequence[str]) -> None:
        """`types` are those that articles can state."""
        self._relations, self._types = relations, types

    def offices(self, entity_id: str) -> list[Relation]:
        """The posts an entity has or gives, those held now first, then the most stated, then the newest."""
        found = [r for r in self._relations.of_entity(entity_id, _MOST, types=sorted(OFFICES)) if r.office]
        ended = {(r.source, r.target, r.office): r.last or date.min for r in found if r.polarity == "former"}

        def order(r: Relation) -> tuple[bool, int, date]:
            last = r.last or date.min
            over = r.polarity != "affirmed" or ended.get((r.source, r.target, r.office), date.min) > last
            return not over, r.stories, last

        return sorted(found, key=order, reverse=True)

    def comparable(self, entity_id: str = "") -> list[Relation]:
        """The relations among which contradictions are: all, or an entity's and those to where it holds an office."""
        types = self._types
        if not entity_id:
            return self._relations.strongest(types=types, limit=-1)[1]
        found = self._relations.of_entity(entity_id, _MOST, types=types)
        places = sorted({r.target for r in found if r.office in SINGLE} - {entity_id})
        others = [r for place in places for r in self._relations.of_entity(place, _MOST, types=sorted(OFFICES))]
        return found + [r for r in others if entity_id not in (r.source, r.target)]


def contradictions(relations: Sequence[Relation], sentences: Sentences, entity_id: str = "") -> Iterator[Contradiction]:
    """The contradictions among `relations`, in their order; `sentences` gives those behind a relation.

    With an entity only those it is an end of.

    Only what different articles say of the same time contradicts: ministers follow one another.
    """
    for kind, left, right in _opposed(relations):
        if entity_id and entity_id not in (left.source, left.target, right.source):
            continue
        slack = _SAME_TIME if kind == "denied" else timedelta(0)
        pair = next(_clashes(sentences(left), sentences(right), slack, left.type in EVENTS), None)
        if pair:
            yield Contradiction(kind, left, right, *pair)


def _opposed(relations: Sequence[Relation]) -> Iterator[tuple[str, Relation, Relation]]:
    pairs: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    holders: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for r in relations:
        if r.polarity in ("affirmed", "denied"):
            pairs[r.source, r.target, r.type].append(r)
        if r.polarity == "affirmed" and r.office in SINGLE:
            holders[r.target, r.type, r.office].append(r)
    for own in pairs.values():
        for a, b in combinations(sorted(own, key=lambda r: r.polarity), 2):
            if a.polarity != b.polarity and (a.office == b.office or not (a.office and b.office)):
                yield "denied", a, b
    for same in holders.values():
        yield from (("two holders", a, b) for a, b in combinations(same, 2) if a.source != b.source)


def _clashes(
    left: Sequence[Quote], right: Sequence[Quote], slack: timedelta, once: bool
) -> Iterator[tuple[Quote, Quote]]:
    """The pairs of sentences of different articles that speak of one time."""
    for a in left:
        for b in right:
            one, other = held(a, once=once), held(b, once=once)
            if (
                one
                and other
                and a.document.id != b.document.id
                and max(one[0], other[0]) - min(one[1], other[1]) <= slack
            ):
                yield a, b
