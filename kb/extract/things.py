"""What an English text calls ships, animals, storms, works and stretches of water and land: such names are nobody's."""

import re
from collections.abc import Iterable
from functools import cache

from kb.extract.tables import words_in_any, words_of
from kb.text import fold

__all__ = ["named_ground", "named_things", "places_of"]

_WORD = r"[A-ZÀ-Þ](?:[\w-]|['’](?!s\b))*"
_NAME = rf"{_WORD}(?: (?:of |the |de )?{_WORD}){{0,2}}"


def named_things(text: str) -> frozenset[str]:
    """The names that stand behind a word for a ship, an animal, a storm or, in quotation marks, a work, as written.

    >>> sorted(named_things("The tanker Lady Bo sank in Storm Ann. The film “Mr Orr” is old."))
    ['Ann', 'Lady Bo', 'Mr Orr', 'Storm Ann']
    """
    patterns = (_crafts(), _works(), _fleets())
    found = (m for pattern in patterns for m in pattern.finditer(text) if not _is_of_person(text, m.start()))
    return frozenset(name for m in found for name in m.groups() if name)


def _is_of_person(text: str, start: int) -> bool:
    """Whether a word for a person stands before text[start:]: "her colleague Storm Bo"."""
    word = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return word is not None and word.group(1) in words_in_any(
        ("title_words", "role", "en"), ("title_words", "kin", "en")
    )


_WORD_BEFORE = re.compile(r"([a-z-]+) $")


def places_of(names: Iterable[str], text: str) -> list[tuple[int, int]]:
    """The spans of `text` where one of the names stands.

    >>> places_of(["Lady Bo"], "The tanker Lady Bo sank.")
    [(11, 18)]
    """
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return found


def named_ground(text: str) -> frozenset[str]:
    """The folded words that are called a river, a lake, a cape or the like somewhere in the text.

    >>> sorted(named_ground("The River Bo rose over Orr Bay."))
    ['bo', 'orr']
    """
    return frozenset(fold(m.group(1) or m.group(2)) for m in _ground().finditer(text))


@cache
def _crafts() -> re.Pattern[str]:
    storms = "|".join(word.title() for word in _words("storm"))
    return re.compile(
        rf"\b(?:(?:{'|'.join(_words('craft'))})(?:,? (?:called|named|christened))?|aboard the) [\"“‘']?({_NAME})"
        rf"|\b((?:{storms}|MV|HMS|HMAS|USS|RMS) ({_NAME}))"
    )


@cache
def _fleets() -> re.Pattern[str]:
    """Several ships behind the word for them: "Two tankers, the Bo and the Lady Ann, …"."""
    several = "|".join(
        f"{word.removesuffix('y')}ies" if word.endswith("ry") else f"{word}s" for word in _words("craft")
    )
    return re.compile(rf"\b(?:{several})\b[^.;:\n]{{0,50}},? the ({_NAME})(?:, the ({_NAME}))?,? and the ({_NAME})")


@cache
def _works() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words('work'))})(?:,| called| titled)? [\"“‘'«]({_NAME}),?[\"”’'»]")


@cache
def _ground() -> re.Pattern[str]:
    before = "|".join(word.capitalize() for word in _words("ground"))
    behind = _words("ground-behind")
    both = "|".join([*behind, *(word.capitalize() for word in behind)])
    return re.compile(rf"\b(?:{before}) ({_WORD})|(?<![\w’'-])({_WORD})(?= (?:{both})\b(?! [A-ZÀ-Þ]))")


def _words(kind: str) -> list[str]:
    return sorted(words_of("thing_words", kind, "en"), key=len, reverse=True)
