"""What is remembered of an article to know its text again: in the same words, in others, in another language."""

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kb.text import fold, paragraphs, sentences, words

__all__ = ["Sketch", "StoryText", "Unit", "numbers_in", "sketch"]

SHINGLE = 4  # words; three also meet in texts on one subject, five miss texts with a word changed in each line
FEW = 3  # a text of fewer paragraphs is compared sentence by sentence


@dataclass(frozen=True, slots=True)
class StoryText:
    """An article as grouping sees it. `mentions` are (offset in `text`, entity id), by offset; `text` starts with the title."""

    document_id: str
    text: str
    body_start: int
    language: str
    published: date | None
    content_hash: str
    mentions: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph (or sentence) by what survives translation: its numbers and entities, and how many words it has."""

    words: int
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article in short: hashes of its shingles, its units, and the numbers and entities of the whole.

    `numbers` are in the order of the text, each once.
    """

    document_id: str
    language: str
    published: date | None
    content_hash: str
    words: int
    shingles: frozenset[int]
    units: tuple[Unit, ...]
    numbers: tuple[str, ...]
    entities: frozenset[str]


def sketch(text: StoryText) -> Sketch:
    """The sketch of an article's body."""
    body = text.text[text.body_start :]
    spans = list(paragraphs(body))
    if len(spans) < FEW:
        spans = sentences(body)
    numbers = [list(numbers_in(body[s:e])) for s, e in spans]
    hashes = [_hashed(body[s:e]) for s, e in words(body)]
    return Sketch(
        document_id=text.document_id,
        language=text.language,
        published=text.published,
        content_hash=text.content_hash,
        words=len(hashes),
        shingles=_shingles(hashes),
        units=tuple(_unit(text, s, e, n) for (s, e), n in zip(spans, numbers, strict=True)),
        numbers=tuple(dict.fromkeys(n for own in numbers for n in own)),
        entities=frozenset(entity for offset, entity in text.mentions if offset >= text.body_start),
    )


@lru_cache(maxsize=65536)
def _hashed(word: str) -> int:
    """A number of 32 bits for a word as it is compared, the same in every process."""
    return zlib.crc32(fold(word).encode("utf-8", "replace"))


def _shingles(hashes: list[int]) -> frozenset[int]:
    """A number of 32 bits for each run of words (Fibonacci hashing spreads the sum over all bits)."""
    runs = zip(*(hashes[i:] for i in range(SHINGLE)), strict=False)
    return frozenset((7 * a + 5 * b + 3 * c + d) * 0x9E3779B97F4A7C15 >> 24 & 0xFFFFFFFF for a, b, c, d in runs)


def _unit(text: StoryText, start: int, end: int, numbers: list[str]) -> Unit:
    left, right = text.body_start + start, text.body_start + end
    first = bisect_left(text.mentions, (left,))
    named = []
    for offset, entity in text.mentions[first:]:
        if offset >= right:
            break
        named.append(entity)
    return Unit(text.text[left:right].count(" ") + 1, frozenset({*numbers, *named}))


_NUMBER = re.compile(r"\d[\d.,٬٫\u00a0\u202f ]*\d|\d")
# Small numbers are written as words in one text and as digits in another, and stand everywhere.
_SMALL = frozenset("0123456")


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of a text as digits, in order, without the separators each language groups them by; 0 to 6 are left out.

    >>> list(numbers_in("10,000 men, 2.5 per cent, ١٩٩٢ and 3 dogs on 7 May"))
    ['10000', '2.5', '1992', '7']
    """
    for match in _NUMBER.finditer(text):
        written = match.group()
        parts = (written,) if written.isascii() and written.isdigit() else _grouped(written)
        yield from (part for part in parts if part not in _SMALL)


def _grouped(written: str) -> Iterator[str]:
    """One number with its thousands joined, or several that only stand side by side."""
    digits = "".join(str(int(c)) if c.isdigit() else c for c in written)
    digits = digits.replace("٬", ",").replace("٫", ".").replace("\u00a0", " ").replace("\u202f", " ")
    if re.fullmatch(r"\d{1,3}([ ,.]\d{3})+", digits):
        yield re.sub(r"[ ,.]", "", digits)
        return
    for part in digits.split(" "):
        if re.fullmatch(r"\d{1,3}([,.]\d{3})+", part):
            yield re.sub(r"[,.]", "", part)
        elif re.fullmatch(r"\d+[.,]\d+", part):
            yield part.replace(",", ".")
        else:
            yield from (p for p in re.split(r"[.,]+", part) if p)
