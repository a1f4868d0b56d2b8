"""Given names of the world in Arabic script: "أليساندرو" is a spelling of Alessandro, which kb/data/first_names.tsv has.

Consonants are compared by their class, in their order; between two of them a long vowel of the Arabic word must be one that
the Latin name can have there, and a short one may be unwritten.
"""

import re
from functools import cache, lru_cache

from kb.datafiles import alternatives, rows
from kb.text import fold

__all__ = ["is_foreign_given"]

_ARABIC = {
    letter: sound
    for letters, sound in (
        ("ب", "b"), ("تط", "t"), ("ث", "t"), ("دضذ", "d"), ("جغ", "g"), ("قك", "k"), ("خ", "x"), ("ر", "r"), ("سصزظ", "s"),
        ("ش", "c"), ("ف", "f"), ("ل", "l"), ("م", "m"), ("ن", "n"), ("اءأإآعىئؤ", "A"), ("و", "W"), ("ي", "Y"), ("هةح", "H"),
    )
    for letter in letters
}  # fmt: skip
_SPELT = (  # Latin letters, the longest first, and the class of the sound; a list of classes where languages differ
    ("tsch", "c"), ("tch", "c"), ("sch", "c"), ("sh", "c"), ("ch", "ckx"), ("ph", "f"), ("th", "t"), ("kh", "xk"), ("gh", "g"),
    ("dj", "g"), ("zh", "gc"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("qu", "k"), ("gn", "n"), ("x", "k"),
    ("b", "b"), ("p", "b"), ("t", "t"), ("d", "d"), ("g", "g"), ("k", "k"), ("q", "k"), ("c", "ksg"), ("j", "gx"), ("r", "r"),
    ("s", "s"), ("z", "s"), ("f", "f"), ("v", "f"), ("l", "l"), ("m", "m"), ("n", "n"),
)  # fmt: skip
_LONG = {"a": "A", "e": "YAH", "i": "Y", "o": "WA", "u": "WAY", "y": "YA", "w": "W", "h": "HA"}
_LETTERS = re.compile(rf"{'|'.join(re.escape(letters) for letters, _ in _SPELT)}|[aeiouyhw]")
_SOUNDS = dict(_SPELT)
_NATIVE = re.compile("[عحضظصذثطقةؤئ]|[وفبل]ال")  # letters and joined words that spellings of foreign names do without
_SHORTEST, _CONSONANTS = 4, 3  # letters, and consonants, of an Arabic word; shorter ones are spellings of too much


@lru_cache(maxsize=65536)
def is_foreign_given(text: str) -> bool:
    """Whether an Arabic word, without vowel signs, spells a given name of kb/data/first_names.tsv.

    >>> [is_foreign_given(word) for word in ("أليساندرو", "سيرجيو", "الحكومة", "مباراة")]
    [True, True, False, False]
    """
    if len(text) < _SHORTEST or text.startswith("ال") or _NATIVE.search(text):
        return False
    sounds = "".join(_ARABIC.get(letter, "?") for letter in text.replace("تش", "ش").replace("دج", "ج"))
    consonants, written = _split(sounds, "bcdfgklmnrstx?")
    if len(consonants) < _CONSONANTS or sum(map(bool, written)) < len(consonants) // 2:
        return False
    return any(_may_be(written, spelt) for spelt in _latin().get(consonants, ()))


def _split(sounds: str, consonants: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of a word, and what stands before, between and behind them."""
    parts = re.split(f"([{consonants}])", sounds)
    return "".join(parts[1::2]), tuple(parts[0::2])


def _may_be(written: tuple[str, ...], spelt: tuple[str, ...]) -> bool:
    last = len(spelt) - 1
    return all(_agree(long, vowels, at, last) for at, (long, vowels) in enumerate(zip(written, spelt, strict=True)))


def _agree(long: str, vowels: str, at: int, last: int) -> bool:
    """Whether the long vowels an Arabic word has in one place can be the vowels of the Latin one there."""
    if not long:
        return not vowels if at == 0 else vowels in ("", "e") if at == last else vowels in ("", "e", "i", "a")
    return len(long) <= len(vowels) + 1 and all(any(one in _LONG[vowel] for vowel in vowels) for one in long)


@cache
def _latin() -> dict[str, list[tuple[str, ...]]]:
    """Classes of consonants → the vowels around them, of each given name of one word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for _, cell in rows("first_names.tsv", 2):
        for name in alternatives(cell):
            key = re.sub(r"(.)\1", r"\1", fold(name).replace("x", "ks"))
            if not key.isascii() or not key.isalpha():
                continue
            for variant in {key, key.replace("j", "y"), key.replace("w", "v")}:
                for sounds in _readings(variant):
                    consonants, vowels = _split(sounds, "BCDFGKLMNRSTX")
                    found.setdefault(consonants.lower(), []).append(vowels)
    return found


def _readings(name: str) -> list[str]:
    """A Latin name with its consonants as capitals of their class, vowels as they are; one for each way to read it."""
    found = [""]
    for letters in _LETTERS.findall(name):
        classes = _SOUNDS.get(letters, "").upper() or letters
        found = [start + one for start in found for one in classes]
    return found
