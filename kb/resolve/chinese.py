"""Chinese names syllable by syllable: Jianxiong and Jianxing sound alike, and are two people's names."""

from functools import lru_cache
from itertools import product

from kb.datafiles import alternatives, rows
from kb.model import Reason
from kb.names import Part, PersonName
from kb.resolve.readings import readings
from kb.text import script
from kb.transliterate import transliterate

__all__ = ["chinese_clash"]

CLASH = -5.0  # log-odds: as strong as another given name when the two sound alike
_NASAL = -0.8  # -n for -ng is the commonest slip of romanisations and of writers

_ASPIRATED = (("ch", "zh"), ("p", "b"), ("t", "d"), ("k", "g"), ("q", "j"), ("c", "z"))

Syllables = tuple[str, ...]
Read = tuple[str, Syllables]  # a family name, and the syllables of a given one


def chinese_clash(a: PersonName, b: PersonName) -> Reason | None:
    """What it says against it that two names are Chinese ones of other syllables; None when they are not, or agree.

    >>> from kb.names import parse_person
    >>> found = chinese_clash(parse_person("Zhou Jianxiong"), parse_person("Zhou Jianxing"))
    >>> found.text if found else ""
    'jian xiong and jian xing are other Chinese syllables'
    """
    left, right = ([r for name in readings(side) for r in _read(name.parts)] for side in (a, b))
    if not left or not right:
        return None
    best: Reason | None = None
    for (family, given), (other, theirs) in product(left, right):
        if family == other and tuple(map(_plain, given)) == tuple(map(_plain, theirs)):
            return None
        said = f"{' '.join(given)} and {' '.join(theirs)} are other Chinese syllables"
        if family != other or len(given) != len(theirs):
            continue
        near = all(x == y or x.removesuffix("g") == y.removesuffix("g") for x, y in zip(given, theirs, strict=True))
        found = Reason("clash", _NASAL if near else CLASH, said)
        if best is None or found.value > best.value:
            best = found
    return best


def _plain(syllable: str) -> str:
    """A syllable as Wade-Giles spells it without its apostrophes: p and b, t and d, q and zh are one."""
    for first, plain in _ASPIRATED:
        if syllable.startswith(first):
            return plain + syllable[len(first) :]
    return syllable


def _read(parts: tuple[Part, ...]) -> list[Read]:
    """The ways to read parts as a Chinese family name and a given name of one or two syllables."""
    if not 2 <= len(parts) <= 3 or any(p.initial for p in parts):
        return []
    found: list[Read] = []
    for family, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        if family.latin in _families():
            found += [(family.latin, cut) for cut in _cuts("".join(p.latin for p in given), len(given))]
        if script(family.text) == "Hani":  # written in characters the family stands first
            break
    return found


@lru_cache(maxsize=50_000)
def _cuts(text: str, parts: int) -> tuple[Syllables, ...]:
    """A given name cut in one or two syllables of pinyin, in every way that works."""
    known = _pinyin()
    whole: list[Syllables] = [(text,)] if text in known and parts == 1 else []
    return (*whole, *((text[:n], text[n:]) for n in range(1, len(text)) if text[:n] in known and text[n:] in known))


@lru_cache(maxsize=1)
def _pinyin() -> frozenset[str]:
    return frozenset(syllable for syllable, _, _ in rows("chinese_syllables.tsv", 3))


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    cells = [tuple(cell) if kind == "one" else alternatives(cell) for kind, cell in rows("chinese_surnames.tsv", 2)]
    return frozenset(transliterate(name) for names in cells for name in names)
