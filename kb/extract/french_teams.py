"""Teams that a French report on a sport calls by their town, and players whom it calls by their surname alone."""

import re
from collections.abc import Iterator
from functools import cache

from kb.extract.tables import alternation, written_words
from kb.model import Mention
from kb.organizations import known
from kb.places import kind_of_place

__all__ = ["find_sides"]

_EXTRACTOR = "results"
_CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]*\w"
_NAME = rf"{_CAP}(?: (?:(?:de |la |van |el |ben )?{_CAP})){{0,2}}"
_SPORTING = 5  # points that the different words of sport in a report make together at least
_TOKEN = re.compile(r"[a-zà-ÿ-]{3,}")
# "Metz (16e)": a place in the table; "Bo Rice (1-0, 6e)", "Rice (77')", "Rice (28)": a goal
_BRACKET = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME}) \((?P<goal>\d{{1,2}}-\d{{1,2}}, ?)?(?P<number>\d{{1,3}})(?:\+\d)?(?: ?(?P<unit>e|er|ème|['’′]))?"
    r"(?:(?: sp| pen\.?| csc)?\)|, )"
)
_LAST_PLACE = 24
# "Metz 0-1 Lens", "Metz bat Lens 1 à 0", "Metz - Lens : 2-1"
_RESULT = re.compile(
    rf"(?<![\w’'-])({_NAME}) (?:\d{{1,2}} ?- ?\d{{1,2}}|bat|[-–—]) ({_NAME})(?= *(?:\(|:|$|\d|\.))", re.MULTILINE
)
_FIXTURE = re.compile(rf"(?<![\w’'-])({_CAP}) ?[-–—/] ?({_CAP})(?= ?(?::|\d|$|,|\)))", re.MULTILINE)


@cache
def _pattern(before: str, behind: str = "") -> re.Pattern[str]:
    words = alternation(_words(before or behind))
    if before:
        return re.compile(rf"(?<![\w’'-])(?i:{words}) (?P<name>{_NAME})")
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{_NAME}) (?:(?:a|ont|avait|s['’]est|s['’]était|n['’]a|se|s['’]) ?)?(?:{words})\b"
    )


def _words(use: str) -> frozenset[str]:
    return written_words("french_sport", use)


def find_sides(text: str) -> list[Mention]:
    """The towns that are teams and the players by surname of a French report on a sport; nothing in another text.

    >>> report = "Match de la 20e journée : Metz (16e) a battu Nice. But de Rice à la mi-temps, sur corner. Il vit à Nice."
    >>> [(m.surface, m.kind) for m in find_sides(report)]
    [('Metz', 'organization'), ('Nice', 'organization'), ('Rice', 'person')]
    """
    words = frozenset(_TOKEN.findall(text))
    if 2 * len(_words("sport") & words) + len(_words("sport-also") & words) < _SPORTING:
        return []
    found = {m.start: m for m in _finds(text)}
    return [found[start] for start in sorted(found)]


def _finds(text: str) -> Iterator[Mention]:
    for match in _pattern("deed").finditer(text):
        yield from _side_or_player(text, *match.span("name"))
    for match in _BRACKET.finditer(text):
        start, end = match.span("name")
        if not match["goal"] and match["unit"] and int(match["number"]) <= _LAST_PLACE:
            yield from _side(text, start, end)
        elif match["goal"] or match["unit"] or int(match["number"]) > _LAST_PLACE:
            yield from _side_or_player(text, start, end)
    for pattern in (_pattern("before"), _pattern("", "does")):
        for match in pattern.finditer(text):
            yield from _side(text, *match.span("name"))
    for pattern in (_RESULT, _FIXTURE):
        for match in pattern.finditer(text):
            if any(_is_town(match[group]) for group in (1, 2)):
                for group in (1, 2):
                    yield from _side(text, *match.span(group), sure=pattern is _RESULT)


def _is_town(name: str) -> bool:
    return kind_of_place(name, "fr") == "city"


def _side(text: str, start: int, end: int, *, sure: bool = False) -> Iterator[Mention]:
    if sure or _is_town(text[start:end]):
        yield Mention(start, end, text[start:end], "organization", "name", _EXTRACTOR, 0.7)


def _side_or_player(text: str, start: int, end: int) -> Iterator[Mention]:
    name = text[start:end]
    if _is_town(name):
        yield from _side(text, start, end)
    elif not kind_of_place(name, "fr") and known(name) is None and not name.isupper():
        yield Mention(start, end, name, "person", "name", _EXTRACTOR, 0.7)
