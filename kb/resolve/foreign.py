"""Foreign names as Chinese newspapers write them: 弗拉基米尔·普京 is Vladimir Putin, syllable by syllable."""

import re
from functools import lru_cache

from kb.datafiles import rows
from kb.model import Reason
from kb.names import PersonName
from kb.resolve.parts import weight
from kb.resolve.sound import sound_similarity
from kb.skeleton import sounds
from kb.text import script

__all__ = ["foreign_evidence"]

_LEAST = 0.72  # how alike a part must sound; characters write no two consonants together, nor r apart from l
_AGREE = 2.4  # log-odds of a part that does
_OTHER = -4.0
_ENDING_M = re.compile(r"m(?![aeiouy])")
_SILENT = re.compile(r"[rl](?=[^aeiouyrl])")  # 华盛顿, Washington; 卡特, Carter: r before another consonant is left out
_DOUBLED = re.compile("ll+")  # Karl
_Heard = tuple[str, ...]


def foreign_evidence(a: PersonName, b: PersonName, prior: float) -> list[Reason]:
    """The reasons that a name in Chinese characters is another alphabet's, or none when neither is one written so.

    >>> from kb.names import parse_person
    >>> found = foreign_evidence(parse_person("弗拉基米尔·普京"), parse_person("Vladimir Putin"), -1.4)
    >>> sum(r.value for r in found) > 2
    True
    """
    for name, other in ((a, b), (b, a)):
        heard = _transcribed(tuple(p.text for p in name.parts))
        if heard and len(heard) == len(other.parts) and not any(p.initial for p in other.parts):
            reasons = [Reason("prior", prior, "two names taken at random")]
            for one, part in zip(heard, other.parts, strict=True):
                sim = _alike(one, part.latin)
                value = _AGREE * min(1.0, weight(part.latin)) if sim >= _LEAST else _OTHER
                reasons.append(Reason("part", value, f"{part.text} and its Chinese characters sound {sim:.0%} alike"))
            return reasons
    return []


@lru_cache(maxsize=20_000)
def _transcribed(parts: tuple[str, ...]) -> _Heard:
    """What the characters of a foreign name sound like, part by part; () for a Chinese or Japanese name, or another script."""
    if len(parts) < 2 or script("".join(parts)) != "Hani":
        return ()
    if max(map(len, parts)) < 3 and len(parts[0]) < 2:  # a family name of one character
        return ()
    table = _characters()
    if not all(char in table for part in parts for char in part):
        return ()
    return tuple("".join(table[char] for char in part) for part in parts)


def _alike(heard: str, latin: str) -> float:
    """How alike what characters sound like and a Latin spelling are, 0..1: as between an alphabet without vowels and one with."""
    plain = _plain(heard)
    spelled = _ENDING_M.sub("n", sounds(latin))
    forms = (_DOUBLED.sub("l", form.replace("r", "l")) for form in (spelled, _SILENT.sub("", spelled)))
    return max(sound_similarity(plain, form, "abjad") for form in forms)


@lru_cache(maxsize=20_000)
def _plain(heard: str) -> str:
    return _ENDING_M.sub("n", sounds(heard)).replace("r", "l")


@lru_cache(maxsize=1)
def _characters() -> dict[str, str]:
    return {char: heard for heard, characters in rows("han_foreign.tsv", 2) for char in characters}
