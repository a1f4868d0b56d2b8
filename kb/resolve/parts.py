"""How alike two parts of names are, whatever their scripts, and how much it says that two names share one."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from kb.datafiles import alternatives, rows
from kb.names import Part
from kb.resolve.sound import VOWELS, costs, mode_of, sound_similarity
from kb.resolve.syllables import in_syllables, syllable_similarity
from kb.skeleton import skeleton, sounds
from kb.text import fold, script
from kb.transliterate import transliterate

__all__ = [
    "ALIKE_BONES",
    "ANSWERS",
    "MOST_WEIGHT",
    "given_name",
    "initial_agrees",
    "nickname_groups",
    "nicknames",
    "other_given_names",
    "similarity",
    "slipped",
    "stems",
    "weight",
]

# Parts with fewer consonants in common are not compared further: no two forms of one name on
# tests/quality/pairs_dev.jsonl are below 50 (Isaac, إسحاق; Heine, Гейне), no unlike parts reach .68 below it.
ALIKE_BONES = 48
_SERVANT = re.compile(r"^abd(?:[aeuo]?l|[aeuo]r(?=r)|[aeuo]s(?=s)|[aeuo]n(?=n))?")
ANSWERS = 0.68  # parts less alike than this do not answer each other: how much less makes no difference
STRICT, SHORT_STRICT = 1.15, 1.5  # spelled in one alphabet, what is unlike counts so much more
LEAST, SHORT_LEAST = (1.0 - (1.0 - ANSWERS) / strict for strict in (STRICT, SHORT_STRICT))
SLIP = 0.9  # how alike two parts are that a slip of hand or eye makes one of the other
_MISREAD = str.maketrans({"1": "l", "i": "l", "j": "l", "0": "o", "5": "s", "8": "b", "6": "b", "c": "e", "v": "u"})
_CASES = ("ого", "ому", "ами", "ыми", "ым", "им", "ом", "ем", "ой", "ей", "ою", "а", "у", "е", "ю", "я", "ы", "и")


@lru_cache(maxsize=300_000)
def _similarity(left: str, latin_left: str, right: str, latin_right: str) -> float:
    mode = mode_of(left, right)
    if mode == "cross":
        if in_syllables(left, right, latin_right):
            return syllable_similarity(left, latin_right)
        if in_syllables(right, left, latin_left):
            return syllable_similarity(right, latin_left)
    if fuzz.ratio(skeleton(latin_left), skeleton(latin_right)) < ALIKE_BONES:
        return SLIP if mode == "same" and slipped(latin_left, latin_right) else 0.0
    if latin_left.startswith("abd") and latin_right.startswith("abd") and mode != "letters":
        rest = [_SERVANT.sub("", latin) for latin in (latin_left, latin_right)]
        if all(len(r) > 2 for r in rest) and rest != [latin_left, latin_right]:  # Abdul Aziz, Abdul Azim
            tails = [t[-len(r) :] if len(t) > len(r) else t for t, r in zip((left, right), rest, strict=True)]
            return _similarity(tails[0], rest[0], tails[1], rest[1])
    one, other = sounds(latin_left), sounds(latin_right)
    short = sum(c not in "aeiou" for c in latin_left) < 3  # Mat is not Met, where Mathilda may be Matilda
    if mode == "same" and not (_varies(left, latin_left) or _varies(right, latin_right)):
        best = sound_similarity(one, other, mode, SHORT_LEAST if short else LEAST)
        best = 1.0 - (SHORT_STRICT if short else STRICT) * (1.0 - best)
        return SLIP if best < SLIP and slipped(latin_left, latin_right) else max(0.0, best)
    best = sound_similarity(one, other, mode)
    if mode in ("abjad", "letters") and best < 0.97 and "T" in one + other:  # ts may be two letters: ابتسام, Ibtisam
        best = max(best, sound_similarity(one.replace("T", "ts"), other.replace("T", "ts"), mode))
    if mode == "letters":  # Arabic against Arabic: every letter written counts (محمد, محمود)
        return max(0.0, 1.0 - 1.6 * (1.0 - best))
    if mode == "same":  # spelled in one alphabet, a difference is more often meant
        best = 1.0 - (SHORT_STRICT if short else STRICT) * (1.0 - best)
        if best < SLIP and slipped(latin_left, latin_right):
            best = SLIP
    if 0.4 < best < 0.97:  # an ending or an article is less than half of a name
        plain = (latin_left, latin_right)
        for off, forms in ((0.02, _without_article), (0.03, stems)):
            for a in forms(left, latin_left):
                for b in forms(right, latin_right):
                    if (a, b) != plain:
                        best = max(best, sound_similarity(sounds(a), sounds(b), mode) - off)
    return best


def slipped(left: str, right: str) -> bool:
    """Whether two Latin spellings differ as mistyped or misread ones do: letters changed places, l for i, rn for m.

    >>> slipped("thtacher", "thatcher"), slipped("swlft", "swift"), slipped("martin", "marlin")
    (True, True, False)
    """
    if len(left) < 5 or len(right) < 5 or (len(left) != len(right) and "rn" not in left and "rn" not in right):
        return False
    (read, letters), (other_read, other_letters) = _read_wrong(left), _read_wrong(right)
    if read == other_read:
        return True
    if letters != other_letters:
        return False
    differing = [n for n in range(len(left)) if left[n] != right[n]]
    return len(differing) == 2 and differing[1] == differing[0] + 1


@lru_cache(maxsize=50_000)
def _read_wrong(latin: str) -> tuple[str, str]:
    """A spelling with the letters that are taken for each other made one, and its letters in order."""
    return latin.replace("rn", "m").translate(_MISREAD), "".join(sorted(latin))


def similarity(left: Part, right: Part) -> float:
    """How alike two name parts are, 0..1, whatever their scripts; 1 also for equal spellings."""
    if left.latin == right.latin:
        return 1.0
    best = _similarity(left.text, left.latin, right.text, right.latin)
    if best < 0.9 and left.particle != right.particle:  # de Gaulle, ديغول: written together on one side
        for p, q in ((left, right), (right, left)):
            if p.particle:
                best = max(best, _similarity(p.text, p.particle + p.latin, q.text, q.latin))
    return best


def _varies(text: str, latin: str) -> bool:
    """Whether a part may be another one with an ending or an article."""
    return len(stems(text, latin)) > 1 or len(_without_article(text, latin)) > 1


def _without_article(_: str, latin: str) -> tuple[str, ...]:
    """The part, and the part without an article written together with it (Elsisi)."""
    return (latin, latin[2:]) if latin[:2] in ("al", "el") and len(latin) > 5 else (latin,)


@lru_cache(maxsize=100_000)
def stems(text: str, latin: str) -> tuple[str, ...]:
    """The part, and for Cyrillic the part without each case ending it may carry (Путиным, Токаева)."""
    if script(text) != "Cyrl":
        return (latin,)
    low = text.casefold()
    return (latin, *(transliterate(low[: -len(e)]) for e in _CASES if low.endswith(e) and len(low) - len(e) >= 3))


@lru_cache(maxsize=1)
def _nickname_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, (cell,) in enumerate(rows("nicknames.tsv", 1)):
        for form in alternatives(cell):
            groups.setdefault(form, set()).add(number)
            groups.setdefault(sounds(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in groups.items()}


def nickname_groups(part: Part) -> frozenset[int]:
    """The groups of given names (William, Bill, Guillaume) a part belongs to, by number; empty when none."""
    return _groups_of(part.text, part.latin)


@lru_cache(maxsize=300_000)
def _groups_of(text: str, latin: str) -> frozenset[int]:
    groups = _nickname_groups()
    return groups.get(latin) or groups.get(fold(text)) or groups.get(sounds(latin)) or frozenset()


def nicknames(left: Part, right: Part) -> bool:
    """Whether two given names are known short or translated forms of one (Bill, William; Саша, Alexander)."""
    return bool(nickname_groups(left) & nickname_groups(right)) and not _womans_form(left, right)


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    genders: dict[str, str] = {}
    for gender, cell in rows("first_names.tsv", 2):
        for name in alternatives(cell):
            plain = name.isascii() and name.isalpha()  # nearly all of them
            low = name.lower() if plain else "".join(c for c in transliterate(name) if c.isalpha())
            if gender in ("m", "f", "x"):
                genders[low] = gender if genders.get(low, gender) == gender else "x"
    return genders


def other_given_names(left: Part, right: Part, sim: float = 0.0) -> bool:
    """Whether two parts are given names of a woman and a man, or of one sex with other consonants (Aziz, Azim).

    `sim` is how alike they sound: from .93 on only a woman's ending beside the man's name (Françoise, François) makes two.
    """
    if _womans_form(left, right):
        return True
    names = _given_names()
    pair = [names.get(_SERVANT.sub("", p.latin), "") for p in (left, right)]
    if not all(pair) or left.latin == right.latin or {script(left.text), script(right.text)} != {"Latn"}:
        return False
    if nicknames(left, right):
        return False
    bones = [skeleton(_SERVANT.sub("", p.latin)) for p in (left, right)]
    return sim < 0.93 and (set(pair) == {"m", "f"} or bones[0] != bones[1])


def _womans_form(left: Part, right: Part) -> bool:
    """Whether one of two parts is a man's given name and the other the woman's name made of it.

    >>> _womans_form(Part("François", "francois"), Part("Françoise", "francoise"))
    True
    """
    short, long = sorted((fold(left.text), fold(right.text)), key=len)
    if long == short or long[-1] not in "ea" or long[: len(short)] != short or len(long) - len(short) > 2:
        return False
    names = _given_names()
    return {names.get(short), names.get(long)} == {"m", "f"} and {script(left.text), script(right.text)} == {"Latn"}


def given_name(part: Part) -> bool:
    """Whether a part is a given name by the table, whatever else it may be.

    >>> given_name(Part("Hassan", "hassan")), given_name(Part("Smith", "smith"))
    (True, False)
    """
    return part.latin in _given_names()


def initial_agrees(initial: Part, other: Part) -> bool:
    """Whether an initial can stand for a part (V. for Vladimir, Ж. for Zhanna, Y. for Евгений)."""
    if other.initial:
        return initial.latin[:1] == other.latin[:1] or _first(initial) == _first(other)
    if other.latin.startswith(initial.latin):
        return True
    a, b = _first(initial), _first(other)
    if a == b or mode_of(initial.text, other.text) == "same":
        return a == b
    return costs()["cross"].get(a, {}).get(b, 1.0) <= 0.3 or (a == "y" and b in VOWELS)


def _first(part: Part) -> str:
    return sounds(part.latin)[:1]


MOST_WEIGHT = 1.25


@lru_cache(maxsize=1)
def _common() -> dict[str, float]:
    return {sounds(name): float(value) for name, value in rows("common_names.tsv", 2)}


@lru_cache(maxsize=300_000)
def weight(latin: str) -> float:
    """How much sharing a part says: little for names everybody has, more for long ones."""
    heard = sounds(latin)
    if heard in _common():
        return _common()[heard]
    return min(MOST_WEIGHT, 0.6 + 0.11 * sum(c not in VOWELS for c in heard))
