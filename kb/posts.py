"""Who held which office when, according to whom: what a question asks for, and the holders that articles name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kb.answers import Quote
from kb.claims import period
from kb.datafiles import alternatives, rows
from kb.index.analysis import stop_words
from kb.inflect import russian_forms
from kb.model import Entity, Relation
from kb.relate import SINGLE, office_name
from kb.text import fold, script, words

__all__ = ["Asked", "Held", "Source", "asked", "asked_time", "sources"]

# As many words as the longest name of an office has.
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody in an office of a country or an organization, as articles say, with sentences that say so.

    `articles` is how many articles say so, at whatever time.
    """

    relation: Relation
    holder: Entity
    place: Entity
    quotes: tuple[Quote, ...]
    articles: int

    @property
    def sources(self) -> tuple["Source", ...]:
        """According to whom, each publisher once, with its newest sentence."""
        return tuple(sources(self.quotes))


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher (else an author, else "") and its newest sentence."""

    name: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the holder of an office: `at` is a year, month or day in ISO 8601 or "", `of` what it is held in, or ""."""

    office: str
    at: str
    of: str


def sources(quotes: Iterable[Quote]) -> Iterator[Source]:
    """Those who say something, in the order of their first sentence."""
    seen = set[str]()
    for quote in quotes:
        name = quote.document.publisher or quote.document.author
        if fold(name) not in seen:
            seen.add(fold(name))
            yield Source(name, quote)


def asked(text: str) -> Asked | None:
    """The question for the holder of an office that a text is; None when it is none.

    Only offices count that have one holder at a time, under any of their names (relation_offices.tsv); `of` is what is
    left of the text beside the office, the time and the small words.

    >>> asked("Who was foreign minister of Kazakhstan in January 2022?")
    Asked(office='foreign minister', at='2022-01', of='Kazakhstan')
    >>> asked("премьер-министр 2021"), asked("gas pipeline 2021")
    (Asked(office='prime minister', at='2021', of=''), None)
    """
    rest, at = asked_time(text)
    found = _office(rest)
    if found is None:
        return None
    office, start, end = found
    small = frozenset[str]().union(*stop_words().values())
    left = [w for s, e in words(rest) if not start <= s < end and fold(w := rest[s:e]) not in small]
    return Asked(office, at, " ".join(left))


def _office(text: str) -> tuple[str, int, int] | None:
    """The longest name of an office in a text, and where it stands."""
    spans = list(words(text))
    for length in range(min(LONGEST, len(spans)), 0, -1):
        for first in range(len(spans) - length + 1):
            start, end = spans[first][0], spans[first + length - 1][1]
            named = office_name(text[start:end])
            if named in SINGLE:
                return named, start, end
    return None


_DAY = re.compile(
    r"(?<![\w-])(\d{4})-(\d\d?)(?:-(\d\d?))?(?![\w-])"
    r"|(?<!\w)(?:(\d\d?)(?:er|\.)?\s+)?([^\W\d_]+)\.?\s+(\d{4})(?![\w-])"
)
_YEAR = re.compile(r"(?<![\w-])(1[89]\d\d|20\d\d)(?![\w-])")


def asked_time(text: str) -> tuple[str, str]:
    """A text without the first time in it, and that time: a year, month or day in ISO 8601, "" for none.

    >>> asked_time("in January 2022"), asked_time("19 января 2022"), asked_time("2022-01"), asked_time("soon")
    (('in ', '2022-01'), ('', '2022-01-19'), ('', '2022-01'), ('soon', ''))
    """
    for match in _DAY.finditer(text):
        year, month, day, day_first, name, its_year = match.groups()
        number = int(month) if month else _months().get(fold(name), 0)
        told = "-".join([year or its_year, f"{number:02}", *(f"{int(d):02}" for d in (day or day_first,) if d)])
        if number and _is_period(told):
            return text[: match.start()] + text[match.end() :], told
    year_alone = _YEAR.search(text)
    if year_alone:
        return text[: year_alone.start()] + text[year_alone.end() :], year_alone.group()
    return text, ""


def _is_period(text: str) -> bool:
    try:
        period(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The months by their names in any language, Russian ones in every case."""
    named = [(name, int(n)) for n, cell in rows("furniture_months.tsv", 2) for name in alternatives(cell)]
    cases = [(form, n) for name, n in named if script(name) == "Cyrl" for form in russian_forms(name)]
    return {fold(name): n for name, n in (*cases, *named)}
