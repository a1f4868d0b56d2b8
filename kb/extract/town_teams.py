"""Teams that a sports report calls by their town: "Ayr led at half-time", "two assists for Tull", "a draw with Bo"."""

import re
from collections.abc import Iterator
from functools import cache

from kb.extract.tables import alternation, words_of
from kb.extract.things import tokens_in
from kb.model import Mention
from kb.places import kind_of_place

__all__ = ["find_town_teams"]

_TOWN = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
_ENDS = r"(?=[ ]?[,.;:)]| [a-z]|['’]s|$)"
_SPORTING = 4  # different words of sport make a text a report


@cache
def _doing() -> re.Pattern[str]:
    verbs = alternation(words_of("team_words", "does"))
    return re.compile(rf"(?<![\w’'-])({_TOWN}) (?:(?:also|then|had|have|has|who|which) )?(?:{verbs})\b")


@cache
def _done_to() -> re.Pattern[str]:
    before = alternation(words_of("team_words", "before"))
    return re.compile(rf"\b(?:{before}) ({_TOWN}){_ENDS}")


@cache
def _members() -> re.Pattern[str]:
    members = alternation(words_of("team_words", "member"))
    return re.compile(rf"(?<![\w.’'-])({_TOWN})(?:['’]s)? (?:{members})\b")


@cache
def _club() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words_of('team_words', 'club'))}) ({_TOWN}){_ENDS}")


def find_town_teams(text: str) -> Iterator[Mention]:
    """The towns of an English text that are teams, as organizations.

    >>> report = "The striker scored a goal in the last match of the season. Bologna led at half-time. He lives in Rome."
    >>> [m.surface for m in find_town_teams(report)]
    ['Bologna']
    """
    for pattern in _wanted(text):
        for team in pattern.finditer(text):
            if kind_of_place(team[1], "en") == "city":
                yield Mention(*team.span(1), team[1], "organization", "name", "results", 0.7)


def _wanted(text: str) -> Iterator[re.Pattern[str]]:
    """What tells of a team: its fans, its players and "club" in a text of any kind, the rest in a report on a sport."""
    for use, pattern in (("member", _members), ("club", _club)):
        if any(word in text for word in words_of("team_words", use)):
            yield pattern()
    if len(words_of("team_words", "sport").intersection(tokens_in(text))) >= _SPORTING:
        yield _doing()
        yield _done_to()
