"""Other ways to read a name: Chinese names in Cyrillic (Palladius) or Wade-Giles, read as pinyin."""

from dataclasses import replace
from functools import lru_cache

from kb.datafiles import rows
from kb.names import Part, PersonName
from kb.text import script

__all__ = ["pinyin", "readings"]


@lru_cache(maxsize=1)
def _syllables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {"Cyrl": {}, "Latn": {}}
    for syllable, palladius, wade in rows("chinese_syllables.tsv", 3):
        tables["Cyrl"].setdefault(palladius, syllable)
        tables["Latn"].setdefault(wade.replace("'", ""), syllable)
    return tables


@lru_cache(maxsize=50_000)
def pinyin(text: str) -> str:
    """A part in pinyin, when it can be cut into syllables of its script's system from end to end; else "".

    >>> pinyin("Цзиньпин"), pinyin("Пушкин")
    ('jinping', '')
    """
    table = _syllables().get(script(text), {})
    low = text.casefold().replace("ъ", "")
    best: list[str | None] = [""] + [None] * len(low)
    for end in range(1, len(low) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is not None and low[start:end] in table:
                best[end] = before + table[low[start:end]]
                break  # the earliest start is the longest syllable
    return best[len(low)] or ""


@lru_cache(maxsize=300_000)
def readings(name: PersonName) -> tuple[PersonName, ...]:
    """The name, and the name read as Chinese when all its two to four parts are Chinese syllables."""
    if not 2 <= len(name.parts) <= 4 or len({script(p.text) for p in name.parts}) > 1:
        return (name,)
    read = [pinyin(p.text) for p in name.parts]
    if not all(read) or read == [p.latin for p in name.parts]:
        return (name,)
    parts = tuple(Part(r, r) for r in read)
    return (name, replace(name, parts=parts))
