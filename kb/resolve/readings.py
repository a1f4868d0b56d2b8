"""Other ways to read a name: Chinese in Cyrillic (Palladius) or Wade-Giles, read as pinyin; Japanese in Cyrillic."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from kb.datafiles import alternatives, rows
from kb.names import Part, PersonName
from kb.text import fold, script
from kb.transliterate import transliterate

__all__ = ["house_names", "pinyin", "readings", "romaji"]

# Polivanov's spelling of Japanese in Cyrillic: its syllables, and those whose Latin spelling is not that of their letters.
_POLIVANOV = re.compile(r"(?:(?:([кстп])(?=\1))?(?:дз|[кгстнхбпмрдзйвц])?[аяуюоёэеиы]|нъ?|м(?=[бпм])|й)+")
_HEPBURN = {
    "дзи": "ji", "дзя": "ja", "дзю": "ju", "дзё": "jo", "дз": "z", "си": "shi", "ся": "sha", "сю": "shu", "сё": "sho",
    "ти": "chi", "тя": "cha", "тю": "chu", "тё": "cho", "цу": "tsu", "й": "i", "ъ": "",
}  # fmt: skip
_JAPANESE = re.compile("|".join(_HEPBURN))
_APOSTROPHES = "'’‘ʻʼ`´"


@lru_cache(maxsize=1)
def _syllables() -> dict[str, dict[str, str]]:
    """Spelled syllables to pinyin: Cyrillic, Wade-Giles with its apostrophes, and without them (p'ing or ping).

    Where the apostrophes are lost, a syllable that Wade-Giles has without one is read so first (Te is De).
    """
    tables: dict[str, dict[str, str]] = {"Cyrl": {}, "exact": {}, "Latn": {}}
    for syllable, palladius, wade in rows("chinese_syllables.tsv", 3):
        tables["Cyrl"].setdefault(palladius.replace("э", "е"), syllable)  # чжень is written for чжэнь
        for spelling in alternatives(wade):
            tables["exact"].setdefault(fold(spelling).replace("’", "'"), syllable)
    for wade, syllable in tables["exact"].items():
        tables["Latn"].setdefault(wade.replace("'", ""), syllable)
    return tables


@lru_cache(maxsize=50_000)
def pinyin(text: str, table: str = "") -> str:
    """A part in pinyin, when it can be cut into syllables of a system from end to end; else "".

    `table` is Cyrl, Latn (Wade-Giles) or exact (Wade-Giles with apostrophes); by default that of its script.

    >>> pinyin("Цзиньпин"), pinyin("Пушкин"), pinyin("Te", "exact"), pinyin("p'ing", "exact")
    ('jinping', '', 'de', 'ping')
    """
    known = _syllables().get(table or script(text), {})
    low = text.casefold().replace("ъ", "").replace("э", "е") if script(text) == "Cyrl" else fold(text)
    for mark in _APOSTROPHES:
        low = low.replace(mark, "'" if table == "exact" else "")
    best: list[str | None] = [""] + [None] * len(low)
    for end in range(1, len(low) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is not None and low[start:end] in known:
                best[end] = before + known[low[start:end]]
                break  # the earliest start is the longest syllable
    return best[len(low)] or ""


@lru_cache(maxsize=50_000)
def romaji(text: str) -> str:
    """A part in Cyrillic in Latin letters when it is of Japanese syllables from end to end; else "".

    >>> romaji("Дзюнъитиро"), romaji("Сидзуэ"), romaji("Пушкин")
    ('junichiro', 'shizue', '')
    """
    low = text.casefold()
    if not _POLIVANOV.fullmatch(low):
        return ""
    return transliterate(_JAPANESE.sub(lambda found: _HEPBURN[found.group()], low))


@lru_cache(maxsize=1)
def house_names() -> dict[str, tuple[str, ...]]:
    """Japanese houses of business in their characters, and how these are read: 三菱, mitsubishi."""
    table = rows("japanese_names.tsv", 3)
    return {name: (sounds,) for kind, sounds, names in table if kind == "house" for name in alternatives(names)}


@lru_cache(maxsize=300_000)
def readings(name: PersonName) -> tuple[PersonName, ...]:
    """The name, and the name read as Chinese when all its two to four parts are Chinese syllables, or as Japanese in Cyrillic."""
    if not 2 <= len(name.parts) <= 4 or len({script(p.text) for p in name.parts}) > 1:
        return (name,)
    marked = any(mark in p.text for p in name.parts for mark in _APOSTROPHES)
    if script(name.parts[0].text) == "Cyrl":
        tables: tuple[str, ...] = ("Cyrl", "japanese")
    else:
        tables = ("exact",) if marked else ("exact", "Latn")
    found = [name]
    for table in tables:
        each = (romaji(p.text) if table == "japanese" else pinyin(p.text, table) for p in name.parts)
        read = list(takewhile(bool, each))
        if len(read) == len(name.parts) and read != [p.latin for p in name.parts]:
            other = replace(name, parts=tuple(Part(r, r) for r in read))
            if other not in found:
                found.append(other)
    return tuple(found)
