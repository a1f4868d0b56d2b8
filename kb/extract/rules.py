"""The rules of each language that add to, or stand in for, its recogniser."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.extract.affiliations import find_affiliations
from kb.extract.arabic import find_arabic
from kb.extract.arabic_teams import find_teams as find_arabic_teams
from kb.extract.common_named import find_common_named
from kb.extract.credit_lines import credit_spans
from kb.extract.datelines import credits, datelines
from kb.extract.digests import find_papers
from kb.extract.french import find_french, towns
from kb.extract.french_teams import find_sides
from kb.extract.labels import find_labelled
from kb.extract.office_bodies import find_offices, find_patrons
from kb.extract.pairs import find_partners
from kb.extract.russian_rules import find_russian
from kb.extract.scorecards import find_players
from kb.extract.scores import find_listed, find_teams
from kb.extract.shapes import find_shapes
from kb.extract.spans import Spans
from kb.extract.town_teams import find_town_teams
from kb.extract.turkish import find_turkish
from kb.model import Mention
from kb.text import fold

__all__ = ["Finds", "find_by_rules"]


@dataclass(frozen=True, slots=True)
class Finds:
    """What rules found in one text.

    `layout` is what the layout says (lines of results, lists of people), `mentions` the rest; `nowhere` are spans
    that hold no name of a person or organization (the place, topic and agency before an article's first dash), `towns` the
    folded texts of the places and topics; `teams` the folded names that stand in lines of results, `sides` the countries there.
    """

    layout: tuple[Mention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    nowhere: tuple[tuple[int, int], ...] = ()
    teams: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    sides: tuple[Mention, ...] = ()


def find_by_rules(text: str, language: str, countries: Sequence[Mention]) -> Finds:
    """What the rules of `language` find in `text`, whose country mentions are `countries`."""
    if language == "ar":
        taken = {(m.start, m.end) for m in countries}
        clubs = tuple(m for m in find_arabic_teams(text) if (m.start, m.end) not in taken)
        return Finds(clubs, tuple(find_arabic(text, countries)), tuple(credit_spans(text)))
    if language == "tr":
        return Finds(mentions=tuple(find_turkish(text, countries)), nowhere=tuple(credit_spans(text)))
    if language == "ru":
        named = tuple(find_russian(text, countries))
        clubs_of = frozenset(fold(m.surface) for m in named if m.extractor == "results")
        return Finds(mentions=named, nowhere=tuple(credit_spans(text)), teams=clubs_of)
    if language == "fr":
        return _french(text, countries)
    if language != "en":
        return Finds()
    spans = frozenset((m.start, m.end) for m in countries)
    listed = (*find_players(text), *find_labelled(text), *find_partners(text, Spans.of(spans)))
    players = [m for m in listed if (m.start, m.end) not in spans]
    played = spans.union((m.start, m.end) for m in players)
    sides = (*find_affiliations(text), *find_teams(text, frozenset(m.start for m in countries)), *find_town_teams(text))
    teams = tuple(m for m in sides if (m.start, m.end) not in played)
    shapes = find_shapes(text, spans)
    nowhere = tuple(datelines(text))
    agencies = tuple(credits(text))
    return Finds(
        (*find_listed(text), *find_papers(text), *players, *teams, *find_common_named(text)),
        (*shapes, *find_offices(text), *find_patrons(text)),
        (*nowhere, *agencies),
        frozenset(fold(m.surface) for m in teams),
        frozenset(fold(text[start:end]) for start, end in nowhere),
        tuple(m for m in sides if (m.start, m.end) in spans),
    )


def _french(text: str, countries: Sequence[Mention]) -> Finds:
    taken = {m.start for m in countries}
    sides = tuple(m for m in find_sides(text) if m.start not in taken)
    teams = frozenset(fold(m.surface) for m in sides if m.kind == "organization")
    return Finds(sides, tuple(find_french(text, countries)), tuple(credit_spans(text)), teams=teams, towns=towns(text))
