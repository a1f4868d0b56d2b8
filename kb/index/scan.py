"""The words of a text that may match, found by their first letters: most words need not be looked at.

Looking at every word of twenty articles for their snippets takes longer than finding the articles.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from kb.index.analysis import MARKS, spans, word_at
from kb.text import fold

__all__ = ["candidates"]

# More words to look for than this, and looking at every word once is quicker.
MANY = 60
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
_HARD = re.compile(f"[{MARKS}{re.escape(_SEVERAL)}]")


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
    begins = {begin for word in words for head in _heads(word) for begin in _beginnings(low, head)}
    for begin in sorted(begins):
        word = word_at(text, begin)
        if word:
            yield word


@lru_cache(maxsize=10_000)
def _heads(word: str) -> tuple[str, ...]:
    """How a text may spell the first letters of `word`: U.S. and O'Neil begin with "us" and "on" too."""
    if word[0].isdigit() or len(word) == 1:
        return (word[0],)
    first, second = word[0], word[1]
    # Snowball makes "die" of "dying".
    seconds = (second, "y") if second == "i" else (second,)
    return tuple(first + between + then for then in seconds for between in ("", ".", "'"))


def _beginnings(low: str, head: str) -> Iterator[int]:
    """Where words that begin with `head` begin; in Arabic, with what may be joined before it."""
    joins = "\u0600" <= head[0] <= "\u06ff"
    parts = head[0].isalpha() and not "\u3040" <= head[0] <= "\u9fff"
    at = low.find(head)
    while at >= 0:
        begin = at
        if joins:
            while begin and low[begin - 1].isalpha():
                begin -= 1
        if begin == 0 or not parts or not low[begin - 1].isalnum():
            yield begin
        at = low.find(head, at + 1)
