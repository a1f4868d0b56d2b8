"""What rules add to the Russian recogniser: names in quotation marks, bodies and their complements, lines of results."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kb.extract.tables import words_of
from kb.model import Mention
from kb.text import fold

__all__ = ["EXTRACTOR", "find_russian"]

EXTRACTOR = "russian-rules"
_QUOTED = re.compile(r"(?P<before>[А-ЯЁа-яё-]+)?,? ?«(?P<name>[А-ЯЁA-Z][^«»\n]{1,50})»")
_CAP = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
# "Министерство водных ресурсов", "МИД": with the country behind it
_STATE = re.compile(r"(?<![\w-])(?P<head>[А-ЯЁ][А-ЯЁа-яё]+)(?P<what>(?: [а-яё]+(?:,? и [а-яё]+)?){0,5}) (?=[А-ЯЁ])")
# "Комиссия по бассейну Караоя"
_FOR = re.compile(
    rf"(?<![\w-])(?:Комисси[яиюей]+|Комитет[ауеом]*|Агентств[оауем]+|Управлени[еяюем]+|Совет[ауеом]*|Служб[аыуеой]+|Центр[ауеом]*"
    rf"|Фонд[ауеом]*) по (?:[а-яё]+ )?[а-яё]+(?: и [а-яё]+)?(?: {_CAP})?"
)
_TEAM = rf"{_CAP}(?: [а-яё]+| {_CAP})?"
_STANDING = re.compile(rf"^\d{{1,2}}[.)] «?({_TEAM})»? [—–-] \d{{1,3}}\.?$", re.MULTILINE)
_RESULT = re.compile(rf"(?:^|: |\. )«?({_TEAM})»? [—–-] «?({_TEAM})»?,? \d{{1,3}}[:–-]\d{{1,3}}", re.MULTILINE)
_MATCH = re.compile(r"счётом|счетом|матч|турнир|чемпионат|лиг[аеиу]|таблиц|очк")


@cache
def _class(name: str) -> tuple[str, ...]:
    return tuple(words_of("names_ru_rules", name))


def find_russian(text: str, countries: Sequence[Mention]) -> list[Mention]:
    """The organizations of a Russian text that stand in quotation marks, with a country, or in lines of results."""
    ends = {m.start: m.end for m in countries if m.form == "name"}
    return [*_quoted(text), *_state(text, ends), *_teams(text), *(_body(text, *m.span()) for m in _FOR.finditer(text))]


def _quoted(text: str) -> Iterator[Mention]:
    """Names in quotation marks behind a word for a body or for one of its people."""
    sport = _MATCH.search(text) is not None
    for match in _QUOTED.finditer(text):
        word = fold(match.group("before") or "")
        kind = any(word.startswith(stem) for stem in _class("kind"))
        role = any(word.startswith(stem) for stem in _class("role"))
        if "," in match.group("name") or match.group("name").count(" ") > 4:
            continue
        if (word and (kind or role)) or (
            sport and word in {"", "и", "между", "с", "против"} and _plays(text, match.end())
        ):
            yield _body(text, *match.span("name"))


_PLAYS = re.compile(r" (?:обыграл|победил|разгромил|уступил|сыграл|выиграл|проиграл|вышел|и «|—|–|забил)")


def _plays(text: str, end: int) -> bool:
    return _PLAYS.match(text, end) is not None


def _state(text: str, countries: dict[int, int]) -> Iterator[Mention]:
    """Ministries with their country: "МИД Чада"."""
    for match in _STATE.finditer(text):
        head = fold(match.group("head"))
        if match.end() in countries and any(head.startswith(stem) for stem in _class("state")):
            yield _body(text, match.start("head"), countries[match.end()])


def _teams(text: str) -> Iterator[Mention]:
    for pattern in (_STANDING, _RESULT):
        for match in pattern.finditer(text):
            for group in range(1, pattern.groups + 1):
                yield _body(text, *match.span(group))


def _body(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.65)
