"""Korean names by the syllables their spellings can stand for: Park Geun-hye and Pak Kŭn-hye, Chun and Chŏn.

One spelling stands for several syllables (chung is 정 or 중), so names are not rewritten: they agree when some
syllable could be both.
"""

import re
from functools import lru_cache
from itertools import product

from kb.datafiles import alternatives, rows
from kb.model import Reason
from kb.names import Part, PersonName
from kb.text import fold, script
from kb.transliterate import transliterate

__all__ = ["korean_evidence", "reads_as_korean", "syllabic"]

_LONGEST = 14  # letters of a given name of two syllables
_BREVES = str.maketrans({"ŏ": "eo", "ŭ": "eu", "ö": "eo", "ü": "eu"})
SURNAME = 1.2  # a fifth of all Koreans are Kim
SYLLABLE = 1.45  # one of a given name
Syllable = tuple[str, str, str]
Given = tuple[frozenset[Syllable], ...]


def korean_evidence(a: PersonName, b: PersonName, prior: float) -> list[Reason]:
    """The reasons that two names are one Korean name, or none when one is not Korean or they do not agree."""
    for (group, given), (other, theirs) in product(_korean(a.parts), _korean(b.parts)):
        if group & other and len(given) == len(theirs) and all(x & y for x, y in zip(given, theirs, strict=True)):
            return [
                Reason("prior", prior, "two names taken at random"),
                Reason("part", SURNAME, "spellings of one Korean family name"),
                Reason("part", SYLLABLE * len(given), "spellings of the same Korean syllables"),
            ]
    return []


def reads_as_korean(name: PersonName) -> bool:
    """Whether a name can be read as a Korean one."""
    return bool(_korean(name.parts))


def syllabic(latin: str) -> bool:
    """Whether a word in Latin letters can be one or two Korean syllables.

    >>> syllabic("daejung"), syllabic("trump")
    (True, False)
    """
    return bool(_cuts((latin,)))


def _korean(parts: tuple[Part, ...]) -> list[tuple[frozenset[int], Given]]:
    """The ways to read parts as a Korean family name (by groups) and the syllables of a given name."""
    if not 2 <= len(parts) <= 3 or any(p.initial for p in parts):
        return []
    found: list[tuple[frozenset[int], Given]] = []
    for family, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        group = _surnames().get(_spelled(family), frozenset())
        if group:
            found += [(group, cut) for cut in _cuts(tuple(_spelled(p) for p in given))]
    return found


def _spelled(part: Part) -> str:
    if script(part.text) != "Latn":
        return part.latin
    low = "".join(c for c in part.text.casefold() if c.isalpha()).translate(_BREVES)
    return transliterate(low)


@lru_cache(maxsize=20_000)
def _cuts(given: tuple[str, ...]) -> tuple[Given, ...]:
    """A given name of one or two syllables, written together or apart, cut in every way that works."""
    if len(given) == 2:
        one, two = (_syllables(text) for text in given)
        return ((one, two),) if one and two else ()
    (text,) = given
    if len(text) > _LONGEST:
        return ()
    whole = [(_syllables(text),)] if _syllables(text) else []
    halves = [(_syllables(text[:n]), _syllables(text[n:])) for n in range(1, len(text))]
    return (*whole, *(pair for pair in halves if all(pair)))


@lru_cache(maxsize=5_000)
def _syllables(text: str) -> frozenset[Syllable]:
    match = _pattern().fullmatch(text)
    found: set[Syllable] = set()
    if match:
        for first, vowel, last in _divided(text):
            found.update(product(first, vowel, last))
    return frozenset(found)


def _divided(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    first, vowel, last = (_sounds()[place] for place in ("first", "vowel", "last"))
    return [
        (first[text[:i]], vowel[text[i:j]], last[text[j:]])
        for i in range(len(text))
        for j in range(i + 1, len(text) + 1)
        if text[:i] in first and text[i:j] in vowel and text[j:] in last
    ]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A quick look whether a text can be one syllable."""
    return re.compile(r"[a-z]{0,2}[aeiouwyh]{1,4}[a-z]{0,2}")


@lru_cache(maxsize=1)
def _sounds() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {"first": {}, "vowel": {}, "last": {}}
    for place, spelling, sounds in rows("korean_sounds.tsv", 3):
        table[place][spelling] = tuple(alternatives(sounds))
    return table


@lru_cache(maxsize=1)
def _surnames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, (cell,) in enumerate(rows("korean_surnames.tsv", 1)):
        for form in alternatives(cell):
            groups.setdefault(fold(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in groups.items()}
