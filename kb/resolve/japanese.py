"""Japanese names in characters beside their spelling in letters: 川端康成 can be read Kawabata Yasunari.

A character has several readings and nothing says which, so names are not rewritten: they agree when some reading of
every character, one after the other, is what the letters say.
"""

import re
from functools import lru_cache
from itertools import product

from kb.datafiles import alternatives, rows
from kb.model import Reason
from kb.names import Part, PersonName
from kb.resolve.readings import readings
from kb.text import script
from kb.transliterate import transliterate

__all__ = ["japanese_evidence"]

PART = 2.3  # log-odds of a family or a given name that can be read so
_LONGEST = 7  # characters of a full name
_UNIT = 3  # characters that have one reading together: 長谷川
_SPELLINGS = {
    "sya": "sha", "syu": "shu", "syo": "sho", "si": "shi", "tya": "cha", "tyu": "chu", "tyo": "cho", "ti": "chi", "tu": "tsu",
    "zya": "ja", "zyu": "ju", "zyo": "jo", "zi": "ji", "jya": "ja", "jyu": "ju", "jyo": "jo", "du": "zu", "hu": "fu",
    "ou": "o", "oo": "o", "uu": "u", "wo": "o",
}  # fmt: skip
_SPELLED = re.compile(
    "|".join(sorted((s for s in _SPELLINGS if s not in ("hu", "tu")), key=len, reverse=True)) + "|(?<![sc])hu|(?<!s)tu"
)
_LONG = re.compile(r"(?<=o)h(?![aiueoy])|(.)(?=\1)")
_NASAL = re.compile(r"m(?=[bpm])")


def japanese_evidence(a: PersonName, b: PersonName, prior: float) -> list[Reason]:
    """The reasons that a name in characters can be read as one in letters, as a Japanese family and given name; else none.

    >>> from kb.names import parse_person
    >>> names = [parse_person(name) for name in ("川端 康成", "Yasunari Kawabata", "Yasunari Kawamata")]
    >>> [bool(japanese_evidence(names[0], other, -1.4)) for other in names[1:]]
    [True, False]
    """
    for name, other in ((a, b), (b, a)):
        written = "".join(p.text for p in name.parts)
        if script(written) != "Hani" or not 1 < len(written) <= _LONGEST:
            continue
        choices = (read.parts for read in readings(other))
        spelled = [p for p in choices if len(p) == 2 and not any(x.initial or script(x.text) == "Hani" for x in p)]
        if found := next(filter(None, (_read(written, parts, prior) for parts in spelled)), None):
            return found
    return []


def _read(written: str, parts: tuple[Part, ...], prior: float) -> list[Reason]:
    for at, (family, given) in product(range(1, len(written)), (parts, parts[::-1])):
        if _reads_as(written[:at], _plain(family.latin)) and _reads_as(written[at:], _plain(given.latin)):
            return [
                Reason("prior", prior, "two names taken at random"),
                Reason("part", PART, f"{written[:at]} can be read {family.text}"),
                Reason("part", PART, f"{written[at:]} can be read {given.text}"),
            ]
    return []


@lru_cache(maxsize=20_000)
def _reads_as(written: str, latin: str, before: str = "") -> bool:
    """Whether characters, behind what `before` reads, can be read as a plain spelling."""
    if not written:
        return _plain(before) == latin
    if not latin.startswith(_plain(before)[:-1]):  # what follows may still change the last letter
        return False
    return any(
        _reads_as(written[size:], latin, before + reading)
        for size in range(1, min(_UNIT, len(written)) + 1)
        for reading in _readings().get(written[:size], ())
    )


@lru_cache(maxsize=50_000)
def _plain(latin: str) -> str:
    """Letters as every romanisation of Japanese can be read: long vowels short, si as shi, m before b as n."""
    return _NASAL.sub("n", _LONG.sub("", _SPELLED.sub(lambda found: _SPELLINGS[found.group()], latin)))


@lru_cache(maxsize=1)
def _readings() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {chr(code): [transliterate(chr(code))] for code in range(0x3041, 0x3097)}
    for reading, characters in rows("kanji_readings.tsv", 2):
        for character in characters:
            table.setdefault(character, []).append(reading)
    for kind, reading, spellings in rows("japanese_names.tsv", 3):
        for spelling in alternatives(spellings) if kind != "house" else ():
            table.setdefault(spelling, []).append(reading)
    return {written: tuple(found) for written, found in table.items()}
