"""The sounds of a name part and its consonant skeleton, whatever script it is written in."""

import re
from functools import lru_cache

from kb.transliterate import transliterate

__all__ = ["ABJADS", "skeleton", "skeletons", "sounds"]

ABJADS = frozenset({"Arab", "Hebr", "Thai"})  # scripts that leave vowels out, or write them otherwise than letters do

# Letter groups that spell one sound in some language's romanisation.
_GROUPS = {
        "tsch": "C", "dsch": "J", "sch": "S", "tch": "C", "tsh": "C", "dzh": "J", "ch": "C", "sh": "S", "zh": "Z", "kh": "X", "gh": "G",
        "dj": "J", "dz": "z", "ph": "f", "th": "t", "dh": "d", "ck": "k", "ts": "T", "tz": "T", "cz": "C", "sz": "S", "q": "k", "x": "ks",
        "eau": "o", "ou": "u", "oo": "u", "ee": "i", "ue": "u", "oe": "o", "ae": "e", "iy": "i", "yy": "i", "ij": "i", "aw": "au",
        "tx": "C",  # Basque: Etxeberria, Echeverría
    }  # fmt: skip
_GROUP = re.compile("|".join(sorted(_GROUPS, key=len, reverse=True)))
_HARD_C = re.compile(r"c(?![eiy])")
_SLAVIC = frozenset({"ev", "ow", "ew", "of", "ef"})  # one ending, written as each language hears it
_SLAVIC_I = frozenset({"ej", "ij", "oj"})  # Andrej, Andrei
_CLASS = {
    **dict.fromkeys("bp", "P"), **dict.fromkeys("fv", "F"), **dict.fromkeys("dt", "T"), **dict.fromkeys("szSZCJTjc", "S"),
    **dict.fromkeys("kgG", "K"), "X": "", "l": "L", "r": "R", "m": "M", "n": "N",
}  # fmt: skip


@lru_cache(maxsize=300_000)
def sounds(part: str) -> str:
    """A name part as a string of sounds, a letter each; doubled ones are written once.

    >>> sounds("Хрущёв"), sounds("Khrushchev"), sounds("Chruschtschow")
    ('XruSCyov', 'XruSCov', 'CruSCov')
    """
    text = "".join(c for c in transliterate(part) if c.isalnum())
    if text[:1] == "x":  # pinyin and Greek names: Xi, Xenakis
        text = "sh" + text[1:]
    joined = _GROUP.sub(lambda found: _GROUPS[found.group()], text)
    once = "".join(c for n, c in enumerate(joined) if n == 0 or joined[n - 1] != c)
    if len(once) > 3 and once[-2:] in _SLAVIC_I:
        return once[:-1] + "i"
    return once[:-2] + "ov" if len(once) > 4 and once[-2:] in _SLAVIC else once


@lru_cache(maxsize=300_000)
def skeleton(part: str) -> str:
    """The consonant classes of a name part, for finding what to compare: alike in every script.

    Vowels, glides and h are left out; a first vowel is kept as A when little else is left.

    >>> skeleton("Erdoğan"), skeleton("أردوغان"), skeleton("Эрдоган"), skeleton("Gorbatschow") == skeleton("Горбачёв")
    ('RTKN', 'RTKN', 'RTKN', True)
    """
    return _bones(sounds(part))


@lru_cache(maxsize=100_000)
def skeletons(part: str, hard_c: bool = True) -> tuple[str, ...]:
    """The skeleton, and those of the other ways a part may be heard.

    A v inside is left out, since Arabic writes Turkish v with a vowel letter; a c that is not before e, i or y is k in
    most languages and dzh or ts in the others; `hard_c` off leaves that way out, where words would meet by chance.

    >>> skeletons("Davutoglu"), skeletons("داوودأوغلو")[0] in skeletons("Davutoglu")
    (('TFTKL', 'TKL'), True)
    >>> skeletons("Alcaraz"), skeletons("Алькарас")[0] in skeletons("Alcaraz")
    (('LSRS', 'LKRS'), True)
    """
    heard = sounds(part)
    inner = heard[:1] + heard[1:-1].replace("v", "") + heard[-1:]
    ways = (heard, _HARD_C.sub("k", heard) if hard_c else heard, inner)
    return tuple(dict.fromkeys(_bones(way) for way in dict.fromkeys(ways)))


def _bones(heard: str) -> str:
    # kh and h are one letter in one alphabet and two in the next: H at the start, nothing inside.
    first = "H" if heard[:1] in ("h", "X") else ""
    joined = first + "".join(_CLASS.get(c, "" if c in "aeiouywh" else c) for c in heard)
    bones = "".join(c for n, c in enumerate(joined) if n == 0 or joined[n - 1] != c)
    return bones if len(bones) > 1 else ("A" if heard[:1] in "aeiouy" else "") + bones
