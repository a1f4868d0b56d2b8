"""Russian names in the nominative, and a form of them that is the same in every case.

pymorphy3 knows given names and native surnames; a foreign surname it has never seen ("Чавушоглу") is read
by the endings Russian declines surnames with.
"""

import re
from functools import cache, lru_cache
from typing import Any

__all__ = ["are_two_people", "nominative", "parses_of", "stem"]

# Longest first; what is left must keep three letters.
_ENDINGS = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ой|ей|ою|ею|ом|ем|ём|ым|им|ых|их|ая|яя|ую|юю|ый|ий|а|я|у|ю|е|ы|и|ь|й)$"
)
_ADJECTIVE = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ский|ского|скому|ским|ском|ская|ской|скую)$")
_POSSESSIVE = re.compile(r"(?<=[её]в|ов|ин|ын)(?:а|у|ым|е|ой|ы)?$")
_FIXED = re.compile(r"(?:оглу|ко|их|ых|[оиуюэе])$")
# A word of open syllables as Japanese names are written in Cyrillic (Polivanov's system, and "е" for "э" as in
# newspapers): its last vowel may be an ending or the name's own.
_OPEN = re.compile(
    r"(?:(?:([кстп])\1|[кгнмрбп])?[аиуэоеяюё]н?|[сх][аиоэеяюё]н?|су|т[аиоэея]н?|д[аоэе]н?|дз[аиуоэюя]н?|з[аоэу]н?|ц+у|фу|ван?)+"
)
# What an ending of a foreign name says of its case, longest first.
_CASES = {
    "ом": "ablt", "ем": "ablt", "ём": "ablt", "ым": "ablt", "им": "ablt", "ой": "nomn gent datv ablt loct",
    "ей": "nomn gent datv ablt loct", "ого": "gent accs", "его": "gent accs", "ому": "datv", "ему": "datv",
    "а": "nomn gent accs", "я": "nomn gent accs", "у": "datv", "ю": "datv", "е": "datv loct",
}  # fmt: skip
_ENDED = re.compile(rf"(?:{'|'.join(_CASES)})$")
_EVERY = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))
_CONSONANT = re.compile(r"[бвгджзйклмнпрстфхцчшщ]$")


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=8192)
def parses_of(lower: str) -> tuple[Any, ...]:
    """What the dictionary makes of a word: asked several times for each part of a name, and slow to answer."""
    return tuple(_analyser().parse(lower))


@lru_cache(maxsize=65536)
def stem(token: str) -> str:
    """A folded Russian token without its case ending.

    >>> stem("эрдогана"), stem("эрдоган"), stem("путиным")
    ('эрдоган', 'эрдоган', 'путин')
    """
    if "-" in token:
        return "-".join(stem(part) for part in token.split("-"))
    match = _ENDINGS.search(token)
    return token[: match.start()] if match and match.start() >= 3 else token


@lru_cache(maxsize=16384)
def nominative(name: str) -> str:
    """A person's name in the nominative singular, its parts agreeing in gender.

    >>> nominative("Касым-Жомартом Токаевым"), nominative("Ангелы Меркель")
    ('Касым-Жомарт Токаев', 'Ангела Меркель')
    """
    tokens = name.split()
    gender = _gender(tokens)
    return " ".join(
        token if _keeps_vowel(tokens, i) else _part(token, gender, last=i == len(tokens) - 1)
        for i, token in enumerate(tokens)
    )


def are_two_people(left: str, right: str) -> bool:
    """Whether two full names side by side are two people's: each opens with a given name, and they share no case.

    >>> are_two_people("Ивана Громова", "Ольга Минц"), are_two_people("Иван", "Громов")
    (True, False)
    """
    first, second = left.split(), right.split()
    if len(first) < 2 or len(second) < 2 or not "а" <= second[0][-1] <= "я":
        return False
    one, other = first[0].lower(), second[0].lower()
    given = _gender_of(one) and _gender_of(other)
    return bool(given) and not _known_cases(one) & _known_cases(other)


def _keeps_vowel(tokens: list[str], index: int) -> bool:
    """Whether the last vowel of a part belongs to the name, since no other part agrees with it in case.

    "Роберт Мугабе" and "Бату Ринчин" disagree; between open syllables an ending cannot be told from the name
    ("Тосимицу Мотэги"); parts that agree ("Реджепу Эрдогану") are declined.
    """
    words = [token.lower() for token in tokens if len(token) > 2]
    lower = tokens[index].lower()
    if _known_cases(lower) == _EVERY:
        return True  # the dictionary knows that it is the same in every case: "Нетаньяху"
    if len(words) < 2 or not lower.endswith(("а", "у", "ю", "я", "е")) or "nomn" in _known_cases(lower):
        return False
    others = [word for word in words if word != lower]
    if not _known_cases(lower) and all(_OPEN.fullmatch(word) for word in words):
        return not all(word.endswith(("у", "ю")) for word in words)
    oblique = _cases(lower) - {"nomn"}
    return bool(others) and not any(oblique & _cases(other) for other in others)


@lru_cache(maxsize=4096)
def _known_cases(lower: str) -> frozenset[str]:
    """The cases the dictionary knows a name's form in; empty for a name it has never seen."""
    marks = ("Name", "Surn", "Patr")
    return frozenset(
        str(parse.tag.case)
        for parse in parses_of(lower)
        if parse.is_known and "plur" not in parse.tag and any(mark in parse.tag for mark in marks)
    )


def _cases(lower: str) -> frozenset[str]:
    """The cases that a part of a name may stand in: by the dictionary, or else by its ending."""
    if known := _known_cases(lower):
        return known
    if lower.endswith("оглу") or not _ENDED.search(lower):
        return _EVERY if not _CONSONANT.search(lower) else frozenset({"nomn"})
    ending = next(e for e in _CASES if lower.endswith(e))
    return frozenset(_CASES[ending].split())


def gender_of(name: str) -> str:
    """Whose name it is by its parts: "masc" or "femn", "" when none tells.

    >>> gender_of("Елене Карповой")
    'femn'
    """
    return _gender(name.split())


def _gender(tokens: list[str]) -> str:
    told = next((gender for token in tokens if (gender := _gender_of(token.lower()))), "")
    return told or ("femn" if len(tokens) > 1 and _feminine_noun(tokens[0].lower()) else "")


def _feminine_noun(lower: str) -> str:
    """The nominative of a word that the dictionary knows only as a feminine noun: София is a city to it, no name."""
    parses = [parse for parse in parses_of(lower) if parse.is_known]
    if not parses or any(parse.tag.POS != "NOUN" or parse.tag.gender != "femn" for parse in parses):
        return ""
    form = parses[0].inflect({"nomn", "sing"})
    return str(form.word) if form is not None else ""


@lru_cache(maxsize=16384)
def _gender_of(lower: str) -> str:
    for parse in parses_of(lower):
        if ("Name" in parse.tag or "Patr" in parse.tag) and parse.is_known and parse.tag.gender in {"masc", "femn"}:
            return str(parse.tag.gender)
    return ""


def _part(token: str, gender: str, *, last: bool) -> str:
    if not token[:1].isalpha() or token.isupper() or token.endswith("."):
        return token
    if "-" in token:
        return "-".join(_part(part, gender, last=last) for part in token.split("-"))
    lower = token.lower()
    base = _from_dictionary(lower, gender, last) or _from_ending(lower, gender)
    return _cased(base, token)


@lru_cache(maxsize=16384)
def _from_dictionary(lower: str, gender: str, last: bool) -> str:
    wanted = ("Surn", "Name", "Patr") if last else ("Name", "Patr", "Surn")
    for mark in wanted:
        for parse in parses_of(lower):
            if mark not in parse.tag or not parse.is_known or "plur" in parse.tag:
                continue
            if gender and parse.tag.gender not in {gender, "ms-f"}:
                continue
            form = parse.inflect({"nomn", "sing"})
            if form is not None:
                return str(form.word)
    return _feminine_noun(lower) if gender == "femn" else ""


def _from_ending(lower: str, gender: str) -> str:
    adjective = _ADJECTIVE.search(lower)
    if adjective:
        feminine = gender == "femn" or (not gender and adjective.group() in {"ская", "скую"})
        return lower[: adjective.start()] + ("ская" if feminine else "ский")
    possessive = _POSSESSIVE.search(lower)
    if possessive and len(lower[: possessive.start()]) > 3:
        return lower[: possessive.start()] + ("а" if gender == "femn" else "")
    if _FIXED.search(lower) and not lower.endswith(("е", "у", "ю", "и")):
        return lower
    if lower.endswith("оглу") or gender == "femn":
        return lower
    for ending in ("ом", "ем", "ём", "а", "у", "е"):
        if lower.endswith(ending) and len(lower) - len(ending) > 2 and _CONSONANT.search(lower[: -len(ending)]):
            return lower[: -len(ending)]
    for ending in ("ю", "я"):
        if lower.endswith(ending) and len(lower) > 4:
            return lower[:-1] + "й" if lower[-2] in "аеиоуэ" else lower[:-1] + "ь"
    return lower


def _cased(base: str, like: str) -> str:
    return base[:1].upper() + base[1:] if like[:1].isupper() else base
