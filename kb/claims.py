"""What articles claim of offices, compared: who held one when, and where articles contradict each other."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from kb.answers import Quote
from kb.model import Relation
from kb.relate import EVENTS, OFFICES, SINGLE
from kb.store.relations import Relations

__all__ = [
    "Claims",
    "Contradiction",
    "contradictions",
    "dated_as",
    "held",
    "period",
    "said_at",
    "superseded",
    "surely_held",
]

_PERIOD = re.compile(r"\d{4}(?:-\d\d){0,2}")
_MOST = 2000  # relations of one entity that are looked at, strongest first
Sentences = Callable[[Relation], Sequence[Quote]]

# What says that somebody has or had a post.
_HELD = ("affirmed", "former")
# "X met Y" and "X did not meet Y" speak of the same time when they are told within a month.
_SAME_TIME = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two articles that cannot both be right, each with its sentence.

    `kind`: "denied" (one affirms or alleges what the other denies) or "two holders" (of an office that has one at a time).
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


def surely_held(quote: Quote, *, once: bool = False) -> tuple[date, date] | None:
    """The days on which a statement must hold, whatever day of "2019" it means: from the end of its since to before its until.

    As `held` for what has no dates. None when no day is sure, as of "from January to February 2019" said by the month.
    """
    said, days = quote.evidence, held(quote, once=once)
    if days is None or once or said.since == said.until:
        return days
    first = period(said.since)[1] if said.since else days[0]
    last = period(said.until)[0] - timedelta(1) if said.until else days[1]
    if said.until and not said.since:  # it ended then: it held the day before
        first = last
    return (first, last) if first <= last else None


def said_at(quotes: Sequence[Quote], at: str) -> list[Quote]:
    """The quotes whose statement holds within a year, month or day in ISO 8601."""
    first, last = period(at)
    return [q for q in quotes if (days := held(q)) and days[0] <= last and days[1] >= first]


def dated_as(relation: Relation, quote: Quote) -> Relation:
    """A relation with since and until as one sentence says, which may not be what its others say."""
    return replace(relation, since=quote.evidence.since, until=quote.evidence.until)


def superseded(posts: Sequence[Relation]) -> list[Relation]:
    """The posts told as held now that an article of the same day or a later one tells as held no more.

    Whether the later one names the office or not, as long as it names no other.
    """
    over = [r for r in posts if r.polarity == "former" and r.last]
    return [
        r
        for r in posts
        if r.polarity == "affirmed"
        and any(
            (r.source, r.target, r.type) == (o.source, o.target, o.type)
            and (r.office == o.office or not (r.office and o.office))
            and (o.last or date.min) >= (r.last or date.min)
            for o in over
        )
    ]


class Claims:
    """The typed relations of a knowledge base, chosen for what they claim."""

    def __init__(self, relations: Relations, types: Sequence[str]) -> None:
        """`types` are those that articles can state."""
        self._relations, self._types = relations, types

    def offices(self, entity_id: str) -> list[Relation]:
        """The posts an entity has or gives, those held now first, then the most stated, then the newest."""
        found = [r for r in self._relations.of_entity(entity_id, _MOST, types=sorted(OFFICES)) if r.office]
        ended = superseded(found)

        def order(r: Relation) -> tuple[bool, int, date]:
            return r.polarity == "affirmed" and r not in ended, r.stories, r.last or date.min

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
        if r.polarity in (*_HELD, "alleged", "denied"):
            pairs[r.source, r.target, r.type].append(r)
        if r.polarity in _HELD and r.office in SINGLE:
            holders[r.target, r.type, r.office].append(r)
    for own in pairs.values():
        for a, b in combinations(sorted(own, key=lambda r: r.polarity == "denied"), 2):
            denied = (a.polarity == "denied") != (b.polarity == "denied")
            if denied and (a.office == b.office or not (a.office and b.office)):
                yield "denied", a, b
    for same in holders.values():
        yield from (("two holders", a, b) for a, b in combinations(same, 2) if a.source != b.source)


def _clashes(
    left: Sequence[Quote], right: Sequence[Quote], slack: timedelta, once: bool
) -> Iterator[tuple[Quote, Quote]]:
    """The pairs of sentences of different articles that speak of one time."""
    for a in left:
        for b in right:
            if a.document.id != b.document.id and _meet(a, b, slack, once):
                yield a, b


def _meet(a: Quote, b: Quote, slack: timedelta, once: bool) -> bool:
    """Whether two statements speak of one time for sure, or of times not farther apart than `slack`.

    One who left in 2019 and one who came in 2019 follow one another. When only one says when it took place `once`, the
    other answers it: both are of the days on which they were told.
    """
    said = once and bool(a.evidence.since) and bool(b.evidence.since)
    if once and not said:
        days = a.document.published, b.document.published
        return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= slack
    one, other = surely_held(a, once=once), surely_held(b, once=once)
    if not one or not other:
        return False
    if (_some_day(a) and not _covers(other, one)) or (_some_day(b) and not _covers(one, other)):
        return False
    return max(one[0], other[0]) - min(one[1], other[1]) <= slack


def _some_day(quote: Quote) -> bool:
    """Whether a statement is of some day of a time only: "was foreign minister in January 2022"."""
    said = quote.evidence
    return bool(said.until) and said.since == said.until


def _covers(whole: tuple[date, date], part: tuple[date, date]) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]
