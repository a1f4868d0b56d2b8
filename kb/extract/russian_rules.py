"""What rules add to the Russian recogniser: names in quotation marks, bodies and their complements, lines of results."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kb.extract.russian import parses_of, stem
from kb.extract.tables import words_of
from kb.model import Mention
from kb.text import fold

__all__ = ["EXTRACTOR", "find_russian", "is_ground"]

EXTRACTOR = "russian-rules"
_QUOTED = re.compile(r"(?P<before>[А-ЯЁа-яё-]+)?,? ?[«\"“„](?P<name>[А-ЯЁA-Z][^«»\"“„”\n]{1,50})[»\"”“]")
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
_MATCH = re.compile(r"(?i)счётом|счетом|матч|турнир|чемпионат|лиг[аеиу]|таблиц|очк")


@cache
def _class(name: str) -> tuple[str, ...]:
    return tuple(words_of("names_ru_rules", name))


def find_russian(text: str, countries: Sequence[Mention]) -> list[Mention]:
    """The organizations of a Russian text that stand in quotation marks, with a country, or in lines of results."""
    ends = {m.start: m.end for m in countries if m.form == "name"}
    named = (_body(text, *m.span()) for m in _FOR.finditer(text))
    return [*_quoted(text), *_state(text, ends), *_teams(text), *_units(text), *named]


def is_ground(name: str) -> bool:
    """Whether a name ends in a word for a hall, a street or the like and is no body's.

    >>> is_ground("Большом зале"), is_ground("Большой театр")
    (True, False)
    """
    return " " in name and _is_of(fold(name.rpartition(" ")[2]), "ground")


def _quoted(text: str) -> Iterator[Mention]:
    """Names in quotation marks behind a word for a body or for one of its people."""
    sport = _MATCH.search(text) is not None
    end, teams = -1, set[str]()
    for match in _QUOTED.finditer(text):
        word = fold(match.group("before") or "")
        if "," in match.group("name") or match.group("name").count(" ") > 4:
            continue
        listed = match.start() == end and word in {"", "и"}  # "предприятий «Рис» и «Орр»"
        told = _is_of(word, "kind") or _is_of(word, "role") or listed
        beside = _is_of(word, "plays") or (word in {"", "и", "между"} and _plays(text, match.end()))
        team = sport and (beside or stem(match["name"].casefold()) in teams)
        if told or team:
            end = match.end() + (text[match.end() : match.end() + 1] == " ")
            found = _body(text, *match.span("name"))
            yield replace(found, extractor="results") if team else found
        if team:
            teams.add(stem(match["name"].casefold()))


def _is_of(word: str, name: str) -> bool:
    """Whether a folded word begins with a stem of a class, or is the word of it that a full stop ends."""
    return word != "" and (f"{word}." in _class(name) or any(word.startswith(stem) for stem in _class(name)))


# "Институт спектроскопии РАН", "Южном областном управлении МВД"
_UNIT = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]+(?: [а-яё]+,?){0,8} [А-ЯЁ]{2,7}(?![\w-])")


def _units(text: str) -> Iterator[Mention]:
    """Parts of a body with the acronym of it behind."""
    for match in _UNIT.finditer(text):
        *words, _ = match.group().replace(",", "").split(" ")
        head = next((i for i, word in enumerate(words) if _is_of(fold(word), "unit")), -1)
        adjectives, owned = words[:head], words[head + 1 :]
        if head >= 0 and all(map(_is_adjective, adjectives)) and all(map(_is_owned, owned)):
            yield _body(text, *match.span())


def _is_adjective(word: str) -> bool:
    return any(parse.tag.POS in ("ADJF", "PRTF") for parse in parses_of(word.lower()))


def _is_owned(word: str) -> bool:
    """Whether a word may belong to a name behind its noun: in the genitive, or "and"."""
    return word == "и" or any(
        parse.tag.case == "gent" and parse.tag.POS in ("NOUN", "ADJF", "PRTF") for parse in parses_of(word)
    )


_PLAYS = re.compile(
    r" (?:обыграл|победил|разгромил|уступил|сыграл|выиграл|проиграл|вышел|добил|потерпел|набрал|и [«\"]|—|–|забил|\(\d{1,3}[:)])"
)


def _plays(text: str, end: int) -> bool:
    return _PLAYS.match(text, end) is not None


def _state(text: str, countries: dict[int, int]) -> Iterator[Mention]:
    """Ministries with their country: "МИД Чада"."""
    for match in _STATE.finditer(text):
        head = fold(match.group("head"))
        if match.end() in countries and _is_of(head, "state"):
            yield _body(text, match.start("head"), countries[match.end()])


def _teams(text: str) -> Iterator[Mention]:
    for pattern in (_STANDING, _RESULT):
        for match in pattern.finditer(text):
            for group in range(1, pattern.groups + 1):
                yield _body(text, *match.span(group))


def _body(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.65)
