"""The words of a text that may match, found by their first letters: most words need not be looked at.

Looking at every word of twenty articles for their snippets takes longer than finding the articles.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from kb.index.analysis import JOINERS, MARKS, spans, word_at
from kb.text import fold

__all__ = ["candidates"]

# More words to look for than this, and looking at every word once is quicker.
MANY = 60
# With so many first letters to look for, looking for the letters is quicker than looking for the beginnings of words.
FEW_LETTERS = 4
# Letters outside these blocks have one form, or are rare enough to look at every word.
_BLOCKS = ((0x80, 0x250), (0x370, 0x530), (0x600, 0x700), (0x1E00, 0x2000))


def _letters() -> tuple[dict[int, str], str]:
    """What single letters fold to, and those that fold to several or none."""
    single = {ord(quote): "'" for quote in "’ʼʻ`´"}
    hard = [chr(code) for code in (*range(0xFB00, 0xFB07), *range(0xFB50, 0xFF00))]
    for char in (chr(code) for first, end in _BLOCKS for code in range(first, end)):
        folded = fold(char)
        if char.isdecimal():
            single[ord(char)] = str(int(char))
        elif char.isalpha() and len(folded) == 1:
            single[ord(char)] = folded
        elif char.isalpha():
            hard.append(char)
    return single, "".join(hard)


_SINGLE, _SEVERAL = _letters()
_HARD = re.compile(f"[{MARKS}{JOINERS}{re.escape(_SEVERAL)}]")


def candidates(text: str, words: Collection[str], language: str) -> Iterator[re.Match[str]]:
    """Those words of `text`, as `spans` gives them, that may be one of `words` (stems or exact forms) or begin with it.

    Gives more than match, and every word of a text whose letters do not stand one for one.
    """
    low = text.casefold()
    if len(words) > MANY or len(low) != len(text) or _HARD.search(low):
        yield from spans(text)
        return
    if not low.isascii():
        low = low.translate(_SINGLE)
    for begin in sorted(_beginnings(low, frozenset(words))):
        word = word_at(text, begin)
        if word:
            yield word


def _beginnings(low: str, words: frozenset[str]) -> set[int]:
    """Where words that begin like one of `words` begin."""
    pattern, late, others = _openings(words, low.isascii())
    begins = {match.start() - late for match in pattern.finditer(f" {low}")} if pattern else set()
    for head in others:
        begins.update(_inside(low, head))
    return begins


@lru_cache(maxsize=1000)
def _openings(words: frozenset[str], plain: bool) -> tuple[re.Pattern[str] | None, int, tuple[str, ...]]:
    """How `words` may begin: a pattern for most, how far from there in " " + text it matches, and heads to look at closer.

    `plain`: for a text of small ASCII letters, in which what stands between words is found twice as fast.
    """
    others = {head for word in words if _needs_a_look(word) for head in _heads(word)}
    rests: dict[str, set[str]] = {}
    for word in words:
        if not _needs_a_look(word):
            rests.setdefault(word[0], set()).add(_rest(word))
    if not rests:
        return None, 0, tuple(sorted(others))
    if len(rests) <= FEW_LETTERS:
        letters = (rf"{re.escape(first)}(?={'|'.join(sorted(found))})(?<=[\W_].)" for first, found in rests.items())
        return re.compile("|".join(letters)), 1, tuple(sorted(others))
    letters = (f"{re.escape(first)}(?:{'|'.join(sorted(found))})" for first, found in rests.items())
    between = "[^a-z0-9]" if plain else r"[\W_]"
    return re.compile(rf"{between}(?={'|'.join(letters)})"), 0, tuple(sorted(others))


def _needs_a_look(word: str) -> bool:
    """Arabic words may have a letter joined before them; numbers and Chinese signs stand inside words."""
    return "\u0600" <= word[0] <= "\u06ff" or not word[0].isalpha() or "\u3040" <= word[0] <= "\u9fff"


def _rest(word: str) -> str:
    """A pattern for the letters after the first: U.S. and O'Neil begin with "us" and "on" too.

    Stemmers change the third letter of short words at most; Snowball makes "die" of "dying".
    """
    letters = word[1:3] if len(word) > 5 else word[1:2]
    return "".join(rf"[.']?{'[iy]' if letter == 'i' else re.escape(letter)}" for letter in letters)


def _heads(word: str) -> tuple[str, ...]:
    """The first letters of an Arabic word, as a text may spell them; the first sign of another."""
    if len(word) == 1 or not word[0].isalpha() or word[0] >= "\u3040":
        return (word[0],)
    return tuple(word[0] + between + word[1] for between in ("", ".", "'"))


def _inside(low: str, head: str) -> Iterator[int]:
    """Where words with `head` begin: in Arabic with what is joined before it, else wherever it stands."""
    joins = "\u0600" <= head[0] <= "\u06ff"
    at = low.find(head)
    while at >= 0:
        begin = at
        while joins and begin and low[begin - 1].isalpha():
            begin -= 1
        yield begin
        at = low.find(head, at + 1)
