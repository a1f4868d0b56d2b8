"""Players in scorecards of cricket and in the brackets behind a score: "A. Rice c Orr b Tull 41", "Ayr 1 (Tull 60)"."""

import re
from collections.abc import Iterator

from kb.extract.tables import words_in_any
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["find_players"]

_PLAYER = r"(?:(?:[A-Z]\.[ -]?)+)?[A-ZÀ-Þ][\w’'-]+(?: (?:(?:van|de|der|du|al|ul)[ -])*[A-ZÀ-Þ][\w’'-]+){0,2}"
# "A. Rice c Orr b Tull 41", "Rice lbw b Tull 4", "Rice not out 12", "Rice run out 3"
_BATTED = re.compile(
    rf"^({_PLAYER}) +(?:(?:c|st) +(?:(?:sub|and|&) +|({_PLAYER}) +)?(?=b )|lbw +(?=b )|(?=b ))b +({_PLAYER}) +\d{{1,3}}\b"
    rf"|^({_PLAYER}) +(?:not out|run out|retired hurt|hit wicket)(?: +b +({_PLAYER}))?(?: +\(({_PLAYER})\))? +\d{{1,3}}\b",
    re.MULTILINE,
)
# "Tull 8-2-34-1": overs, maidens, runs, wickets
_BOWLED = re.compile(rf"(?<![\w.-])({_PLAYER}) +\d{{1,2}}(?:\.\d)?-\d{{1,2}}-\d{{1,3}}-\d{{1,2}}(?![\w-])")
_DASHED = re.compile(r"\d-\d{1,2}-\d")  # what every bowler has
# What stands in brackets behind a score, and the players in it, each with what they scored.
_BRACKET = re.compile(r"\(([^()\n]{4,200})\)")
_SCORE_BEFORE = re.compile(r"(?:(?<!\d\d\d)\d|\ball out|\bdeclared|\bdec) ?$")
_SCORED = re.compile(rf"(?:^|[,;:]|\band) ?({_PLAYER}) (?:\d{{1,3}}(?:-\d{{1,3}})?|not out|pen)(?![\w])")


def find_players(text: str) -> list[Mention]:
    """The players that scorecards and scorers in brackets name, in order.

    >>> [m.surface for m in find_players("A. Rice c Orr b Tull 41")]
    ['A. Rice', 'Orr', 'Tull']
    >>> [m.surface for m in find_players("Ayr 2 (Tull 60, 88 Rice 90) Bo 0")]
    ['Tull']
    """
    spans = {span for span in _spans(text) if _is_player(text[slice(*span)])}
    return [Mention(s, e, text[s:e], "person", "name", "list", 0.8) for s, e in sorted(spans)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_BATTED, _BOWLED) if _DASHED.search(text) else (_BATTED,):
        for match in pattern.finditer(text):
            yield from (match.span(i) for i in range(1, match.re.groups + 1) if match.group(i))
    for bracket in _BRACKET.finditer(text):
        if not _SCORE_BEFORE.search(text, max(0, bracket.start() - 9), bracket.start()):
            continue
        for match in _SCORED.finditer(bracket.group(1)):
            start = bracket.start(1)
            yield start + match.start(1), start + match.end(1)


def _is_player(name: str) -> bool:
    words = [fold(word) for word in name.split()]
    others = words_in_any(
        ("name_stops", "any", "en"),
        ("name_stops", "organization", "en"),
        ("lowercase_words", "en"),
        ("org_triggers", "trigger", "en"),
    )
    return len(words[-1]) > 1 and not any(word in others for word in words) and not is_place(name, "en")
