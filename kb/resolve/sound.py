"""How alike two strings of sounds are: a weighted edit distance that knows what scripts leave out."""

from functools import lru_cache
from typing import Literal

from kb.datafiles import rows
from kb.skeleton import ABJADS
from kb.text import script

__all__ = ["VOWELS", "Mode", "costs", "mode_of", "other_vowels", "sound_similarity"]

Mode = Literal["same", "cross", "abjad", "letters"]  # letters: both sides in one script without short vowels
VOWELS = frozenset("aeiou")
# What leaving a sound out costs: (within one script, across scripts, Arabic or Hebrew against another, and within). Arabic writes no short
# vowels; Turkish ğ is silent; y comes and goes between romanisations (Sergeyev, Sergeev).
_GAP = {
    **dict.fromkeys("aeiou", (0.45, 0.3, 0.05, 0.6)), "y": (0.15, 0.15, 0.15, 0.8), "h": (0.35, 0.25, 0.2, 0.6), "w": (0.5, 0.4, 0.2, 0.9),
    "G": (0.35, 0.3, 0.3, 1.0), "j": (0.5, 0.3, 0.3, 1.0),
}  # fmt: skip
_STRONG = 0.65  # what it costs to read a vowel for another that no romanisation writes for it
_SOFT = frozenset("aeiouyhw")
# Off for first consonants that no two spellings of one name have: slips in a first letter are rare (Kukich, Techniques for
# automatically correcting words in text, ACM Computing Surveys 24, 1992), other people's names that differ there are not.
_OPENING = 0.05
_BARE = 4  # letters of an Arabic or Hebrew word without its vowels, the last of which is heard: ملت is not Melli
_NO_COSTS: dict[str, float] = {}


def mode_of(left: str, right: str) -> Mode:
    """Which cost column two texts are compared by."""
    a, b = script(left), script(right)
    if (a in ABJADS) != (b in ABJADS):
        return "abjad"
    return "cross" if a != b else "letters" if a in ABJADS else "same"


@lru_cache(maxsize=1)
def costs() -> dict[Mode, dict[str, dict[str, float]]]:
    """What it costs to hear one sound for another, by how two texts are compared."""
    table: dict[Mode, dict[str, dict[str, float]]] = {"same": {}, "cross": {}, "abjad": {}, "letters": {}}
    for a, b, same, cross, abjad in rows("sounds.tsv", 5):
        for mode, cost in zip(table, (same, cross, abjad, same), strict=True):
            table[mode].setdefault(a, {})[b] = table[mode].setdefault(b, {})[a] = float(cost)
    return table


@lru_cache(maxsize=100_000)
def sound_similarity(left: str, right: str, mode: Mode, least: float = 0.5) -> float:
    """How alike two strings of sounds are, 0..1: one minus the cheapest edit, by the weight of the longer one.

    What is less alike than `least` is 0: nobody asks how much less, and finding out takes twice the time and more.

    >>> round(sound_similarity("sergeyev", "sergeev", "same"), 2), sound_similarity("smit", "jones", "same")
    (0.98, 0.0)
    """
    if left == right:
        return 1.0
    swaps = costs()[mode]
    gap_left, weight_left = _gaps(left, mode)
    gap_right, weight_right = _gaps(right, mode)
    weight = max(weight_left, weight_right)
    limit = (1.0 - least + 1e-9) * weight
    row = [0.0]
    for g in gap_right:
        row.append(row[-1] + g)
    for a, gap in zip(left, gap_left, strict=True):
        swap = swaps.get(a, _NO_COSTS).get
        above = iter(row)
        diagonal = next(above)
        here = diagonal + gap
        row = [here]
        for b, up, gap_b in zip(right, above, gap_right, strict=True):
            best = diagonal if a == b else diagonal + swap(b, 1.0)
            diagonal = up
            up += gap
            if up < best:
                best = up
            here += gap_b
            if here > best:
                here = best
            row.append(here)
        if min(row) > limit:
            return 0.0
    if row[-1] > limit:
        return 0.0
    return max(0.0, 1.0 - row[-1] / weight - (_OPENING if _opens_otherwise(left[0], right[0], swaps) else 0.0))


def _opens_otherwise(a: str, b: str, swaps: dict[str, dict[str, float]]) -> bool:
    """Whether two first sounds are consonants that are never written for each other."""
    return a != b and a not in _SOFT and b not in _SOFT and swaps.get(a, _NO_COSTS).get(b, 1.0) == 1.0


@lru_cache(maxsize=50_000)
def _gaps(side: str, mode: Mode) -> tuple[tuple[float, ...], float]:
    """What leaving each sound out costs, and the weight of all: a vowel counts half, against Arabic a quarter."""
    column = ("same", "cross", "abjad", "letters").index(mode)
    gaps = [_GAP.get(c, (1.0, 1.0, 1.0, 1.0))[column] for c in side]
    for n in range(1, len(side)):  # a long vowel written out: Itoh, Ohno
        if side[n] == "h" and side[n - 1] in "ou" and side[n + 1 : n + 2] not in VOWELS:
            gaps[n] = min(gaps[n], 0.1)
    if side[-1:] == "e" and mode != "letters":  # often silent at the end (Clarke, Eltsine)
        gaps[-1] = min(gaps[-1], 0.15)
    elif side[-1:] in ("t", "d", "s") and (mode == "cross" or (mode == "abjad" and len(side) > _BARE)):
        gaps[-1] = 0.4  # silent in French: Mitterrand
    elif side[-1:] == "a" and mode == "same":  # Erik is not Erika
        gaps[-1] = 1.0
    elif side[-1:] in ("i", "o") and mode == "same":  # Scott is not Scotti
        gaps[-1] = 0.7
    vowel = 0.25 if mode == "abjad" else 0.5
    return tuple(gaps), max(1.0, sum(vowel if c in VOWELS else 1.0 for c in side))


def other_vowels(left: str, right: str) -> bool:
    """Whether two Latin spellings differ in nothing but vowels, one of which is never written for the other.

    >>> other_vowels("bernstein", "bornstein"), other_vowels("hussein", "husain"), other_vowels("yusuf", "yousof")
    (True, False, False)
    """
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    same = costs()["same"]
    return all(a in VOWELS and b in VOWELS for a, b in differing) and any(
        same.get(a, _NO_COSTS).get(b, 1.0) >= _STRONG for a, b in differing
    )
