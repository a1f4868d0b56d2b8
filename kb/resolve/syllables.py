"""How alike a part in Japanese or Korean syllables and one in letters are: ジャクソン and Jackson, 트럼프 and Trump.

Syllables put a vowel behind every consonant and write several foreign sounds as one, so both sides are heard as they hear.
"""

import re
from functools import lru_cache
from itertools import product

from kb.resolve.korean import syllabic
from kb.resolve.sound import sound_similarity
from kb.skeleton import sounds
from kb.text import script
from kb.transliterate import transliterate

__all__ = ["in_syllables", "syllable_similarity"]

_HEARD = {
    "Kana": str.maketrans({"l": "r", "v": "b", "X": "h", "G": "g", "T": "t"}),
    "Hang": str.maketrans({"l": "r", "v": "b", "f": "p", "z": "j", "Z": "j", "J": "j", "X": "h"}),
}
_SILENT = re.compile(r"r(?![aeiouy])|r(?=e$)")  # Carter, カーター: only a long vowel tells of it, or nothing
_OLD_T = re.compile(r"t(?=[iy])")  # プーチン, Putin
_DOUBLED = re.compile(r"(.)\1+")
_MOST_KOREAN = 2  # syllables of a Korean given name; longer ones are foreign


def in_syllables(left: str, right: str, other_latin: str) -> bool:
    """Whether the text `left` is in syllables and spells what is no Japanese or Korean name in the letters of `right`."""
    code = script(left)
    if code not in _HEARD or code == script(right):
        return False
    return code == "Kana" or len(left) > _MOST_KOREAN or (len(left) == _MOST_KOREAN and not syllabic(other_latin))


@lru_cache(maxsize=50_000)
def syllable_similarity(syllables: str, latin: str) -> float:
    """How alike a part in syllables and one in other letters, given in Latin ones, sound, 0..1.

    >>> [round(syllable_similarity("ジャクソン", other), 2) for other in ("jackson", "johnson")]
    [0.99, 0.77]
    """
    code = script(syllables)
    ways = product(_heard(transliterate(syllables), code), _heard(latin, code))
    return max(sound_similarity(a, b, "abjad", 0.6) for a, b in ways)


def _heard(latin: str, code: str) -> tuple[str, ...]:
    if code == "Kana":
        latin = _OLD_T.sub("ch", latin)
    heard = _DOUBLED.sub(r"\1", sounds(latin).translate(_HEARD[code]))
    return tuple(dict.fromkeys((heard, _SILENT.sub("", heard) or heard)))
