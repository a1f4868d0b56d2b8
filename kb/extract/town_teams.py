"""Teams that a sports report calls by their town: "Ayr led at half-time", "two assists for Tull", "a draw with Bo"."""

import re
from collections.abc import Iterator
from functools import cache

from kb.extract.tables import words_of
from kb.extract.things import tokens_in
from kb.model import Mention
from kb.places import kind_of_place

__all__ = ["find_town_teams"]

_TOWN = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
_SPORTING = 4  # different words of sport make a text a report


@cache
def _doing() -> re.Pattern[str]:
    verbs = "|".join(sorted(words_of("team_words", "does"), key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])({_TOWN}) (?:(?:also|then|had|have|has|who|which) )?(?:{verbs})\b")


@cache
def _done_to() -> re.Pattern[str]:
    before = "|".join(sorted(words_of("team_words", "before"), key=len, reverse=True))
    return re.compile(rf"\b(?:{before}) ({_TOWN})(?=[ ]?[,.;:)]| [a-z]|['’]s|$)")


def find_town_teams(text: str) -> Iterator[Mention]:
    """The towns that are teams in an English report on a sport, as organizations; none in another text.

    >>> report = "The striker scored a goal in the last match of the season. Bologna led at half-time. He lives in Rome."
    >>> [m.surface for m in find_town_teams(report)]
    ['Bologna']
    """
    yield from _followed(text)
    if len(words_of("team_words", "sport").intersection(tokens_in(text))) < _SPORTING:
        return
    for pattern in (_doing(), _done_to()):
        for team in pattern.finditer(text):
            if kind_of_place(team[1], "en") == "city":
                yield Mention(*team.span(1), team[1], "organization", "name", "results", 0.7)


# "Liverpool fans", "the Bologna striker"; "the club Bologna", "Italian clubs Bologna and"
_FOLLOWED = re.compile(
    rf"(?<![\w.’'-])({_TOWN})(?:['’]s)? (?:fans?|supporters?|strikers?|midfielders?|goalkeeper|winger|full-?back|head coach)\b"
)
_CLUB = re.compile(rf"\b(?:club|clubs|giants|outfit) ({_TOWN})(?=[ ]?[,.;:)]| [a-z]|['’]s|$)")


def _followed(text: str) -> Iterator[Mention]:
    """The towns whose fans or players, or whose club, a text of any kind speaks of."""
    for signs, pattern in ((_SIGNS, _FOLLOWED), (("club", "giants", "outfit"), _CLUB)):
        for team in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            if kind_of_place(team[1], "en") == "city":
                yield Mention(*team.span(1), team[1], "organization", "name", "results", 0.7)


_SIGNS = (" fan", " supporter", " striker", " midfielder", " goalkeeper", " winger", " full", " head coach")
