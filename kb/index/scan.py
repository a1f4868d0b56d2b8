"""The words of a text that may match, found by their first letters: most words need not be looked at.

Looking at every word of twenty articles for their snippets takes longer than finding the articles. So a text becomes
an array of folded letters, in any script, and only words that begin like one looked for are taken apart.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kb.index.analysis import JOINERS, MARKS, WIDE, next_word, spans, word_at, written
from kb.text import fold

__all__ = ["candidates", "resembling"]

Codes: TypeAlias = NDArray[np.unsignedinteger[Any]]
Keys: TypeAlias = NDArray[np.uint64] | Codes
Places: TypeAlias = NDArray[np.intp]

# What a character is; from FIRST on it is a letter or digit, by its folded code. Codes of the rarest scripts may be
# shared by two letters: that gives a word more to look at, and loses none.
_UNKNOWN, _HARD, _BETWEEN, _LINK, _FIRST = 0, 1, 2, 3, 32
_LINKS = ".'’ʼʻ`´"  # may stand inside a word: U.S., O'Neil
_INNER = f"{_LINKS},٫٬"  # and these inside a number
_HARD_SIGNS = re.compile(f"[{MARKS}{JOINERS}]")
_WIDE_SIGN = re.compile(f"[{WIDE}]")
_WIDE_FROM = 0x0E00  # no sign before it is a word by itself
_ARABIC = (0x600, 0x700)
_ARTICLE = "ال"
_LONGEST = 100  # no word is longer
# The last letter of a Turkish stem, and what it may have been: "op" of "oba", "p" of "bunu".
_HARDENED = {"p": "b", "t": "d", "k": "g", "c": "c"}
# So few keys are compared one by one.
_FEW = 4


class _Letters:
    """The code of each character; those of a script are worked out when the first text of it comes."""

    def __init__(self) -> None:
        self._codes = np.zeros(0x110000, np.uint16)
        self._plain = bytes(_code(chr(sign)) for sign in range(128)).ljust(256)

    def codes(self, text: str) -> Codes:
        """A code for each character of `text`, and two more, of blanks, behind it."""
        if text.isascii():
            return np.frombuffer(f"{text}  ".encode().translate(self._plain), np.uint8)
        signs = np.frombuffer(f"{text}  ".encode("utf-32-le", "surrogatepass"), np.uint32)
        found: Codes = self._codes.take(signs, mode="clip")
        if not found.min():
            for sign in np.unique(signs[found == _UNKNOWN]).tolist():
                self._codes[sign] = _code(chr(sign))
            found = self._codes[signs]
        return found


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    return _Letters()


def _code(char: str) -> int:
    if char in _LINKS:
        return _LINK
    if _HARD_SIGNS.match(char):
        return _HARD
    if not (char.isalnum() or _WIDE_SIGN.match(char)):
        return _BETWEEN
    folded = fold(char)
    # Letters that fold to several or none: the words of such a text are looked at one by one.
    return _number_of(folded) if len(folded) == 1 else _HARD


def _number_of(letter: str) -> int:
    """The code of a folded letter or digit, whose script does not matter. Snowball makes "die" of "dying": i and y are one."""
    code = ord("i" if letter == "y" else str(int(letter)) if letter.isdecimal() else letter) & 0xFFFF
    return code if code >= _FIRST else code | 0x100


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How the words looked for begin: `firsts` letters that do by themselves, `pairs` and `triples` as one number each.

    `opening` are the first letters of pairs and triples; `inside` three letters or fewer that may stand anywhere in a word.
    """

    firsts: Codes
    pairs: Keys
    triples: Keys
    opening: Codes
    inside: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=1000)
def _wanted(words: frozenset[str]) -> _Wanted:
    firsts: set[int] = set()
    pairs: set[int] = set()
    triples: set[int] = set()
    inside: set[tuple[int, ...]] = set()
    for word in filter(None, words):
        # What is joined to an Arabic word stands before it, and before or in place of its article.
        word = word[2:] if word.startswith(_ARTICLE) and len(word) > 3 else word
        codes = [_number_of(letter) for letter in word[:3]]
        if _ARABIC[0] <= codes[0] < _ARABIC[1]:
            inside.add(tuple(codes))
        elif (
            len(word) == 1
            or (len(word) == 2 and word[1] in _HARDENED)
            or not word[0].isalpha()
            or _WIDE_SIGN.match(word)
        ):
            firsts.update(_number_of(letter) for letter in (word[0], _HARDENED.get(word, word[0])))
        elif len(word) > 5:
            triples.add(codes[0] << 32 | codes[1] << 16 | codes[2])
        else:
            # Stemmers change the third letter of short words at most.
            pairs.add(codes[0] << 16 | codes[1])
    opening = {key >> 16 for key in pairs} | {key >> 32 for key in triples}
    return _Wanted(
        _keys(firsts).astype(np.uint16),
        _keys(pairs),
        _keys(triples),
        _keys(opening).astype(np.uint16),
        tuple(sorted(inside)),
    )


def _keys(found: Collection[int]) -> NDArray[np.uint64]:
    return np.array(sorted(found), np.uint64)


def candidates(text: str, words: Collection[str], language: str) -> Iterator[re.Match[str]]:
    """Those words of `text`, as `spans` gives them, that may be one of `words` (stems or exact forms) or begin with it.

    Gives more than match, and every word of a text whose letters do not stand one for one.
    """
    codes = _letters().codes(text)
    if codes.min() == _HARD:
        yield from spans(text)
        return
    for begin in _beginnings(text, codes, _wanted(frozenset(words))).tolist():
        inner = begin and text[begin - 1] in _INNER
        word = _word_around(text, begin) if inner else word_at(text, begin)
        if word:
            yield word


def resembling(text: str, wanted: str, errors: int) -> list[str]:
    """Words of `text`, as they are written, among which are all whose exact form is within `errors` of `wanted`.

    >>> resembling("Gas prices, prizes and surprises.", "prices", 1)
    ['prices', 'prizes']
    """
    codes = _letters().codes(text)
    # What is joined to an Arabic word is no part of its exact form, nor are commas of a number's.
    if codes.min() == _HARD or codes.max() >= _ARABIC[0] or not wanted.isalpha():
        return written(text)
    starts = _starts(text, codes)
    ends = np.flatnonzero((codes[1:] < _FIRST) & (codes[:-1] >= _FIRST)) + 1
    lengths = ends - starts
    near = (lengths >= len(wanted) - errors) & (lengths <= len(wanted) + errors)
    if errors == 1 and len(wanted) > 2:
        # One error changes the first letter or the last, not both.
        near &= (codes[starts] == _number_of(wanted[0])) | (codes[ends - 1] == _number_of(wanted[-1]))
    linked = (codes[starts - 1] == _LINK) & (codes[starts - 2] >= _FIRST)
    linked |= (codes[ends] == _LINK) & (codes[ends + 1] >= _FIRST)
    found = [text[a:b] for a, b in zip(starts[near].tolist(), ends[near].tolist(), strict=True)]
    around = (_word_around(text, begin) for begin in starts[linked].tolist())
    return found + [word.group() for word in around if word]


def _word_around(text: str, at: int) -> re.Match[str] | None:
    """The word that has a letter at `at`, behind a sign that may stand inside it: "l'Union", "1,234", "U.S."."""
    start = at
    while start > max(at - _LONGEST, 0) and not text[start - 1].isspace():
        start -= 1
    word = next_word(text, start)
    while word and word.end() <= at:
        word = next_word(text, word.end())
    return word


def _beginnings(text: str, codes: Codes, wanted: _Wanted) -> Places:
    """Where words that begin like one of those wanted begin, in order."""
    starts = _starts(text, codes)
    first = codes[starts]
    near = starts[_among(first, wanted.opening)]
    second, third = codes[near + 1], codes[near + 2]
    pair = codes[near].astype(np.uint64) << np.uint64(16) | second
    chosen = _among(pair, wanted.pairs) | (second == _LINK) | (third == _LINK)
    if len(wanted.triples):
        chosen |= _among(pair << np.uint64(16) | third, wanted.triples)
    found = [near[chosen]]
    if len(wanted.firsts):
        found.append(starts[_among(first, wanted.firsts)])
    for letters in wanted.inside:
        same = codes == letters[0]
        for n, letter in enumerate(letters[1:], 1):
            same[:-n] &= codes[n:] == letter
        places = np.flatnonzero(same)
        found.append(starts[np.searchsorted(starts, places, side="right") - 1])
    return np.unique(np.concatenate(found)) if len(found) > 1 else found[0]


def _starts(text: str, codes: Codes) -> Places:
    """Where words begin: at a letter or digit with none before it, and at each wide sign."""
    inside = codes >= _FIRST
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    if codes.max() >= _WIDE_FROM:
        for sign in _WIDE_SIGN.finditer(text):
            begins[sign.start()] = True
            begins[sign.end()] = inside[sign.end()]
    return np.flatnonzero(begins)


def _among(keys: Keys, wanted: Keys) -> NDArray[np.bool_]:
    """Which of `keys` are among `wanted`, which is sorted."""
    if len(wanted) <= _FEW:
        found: NDArray[np.bool_] = keys == wanted[0] if len(wanted) else np.zeros(len(keys), np.bool_)
        for key in wanted[1:]:
            found |= keys == key
        return found
    places = np.searchsorted(wanted, keys)
    places[places == len(wanted)] = 0
    same: NDArray[np.bool_] = wanted[places] == keys
    return same
