"""What is remembered of an article to know its text again: in the same words, in others, in another language."""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kb.stories.numbers import numbers_in
from kb.stories.words import subject
from kb.text import fold

__all__ = ["Sketch", "StoryText", "sketch", "unquoted"]

_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_QUOTED = re.compile(r'“[^“”\n]+”|«[^«»\n]+»|„[^„“”\n]+[“”]|"[^"\n]+"')
SHINGLE = 4  # words; three also meet in texts on one subject, five miss texts with a word changed in each line


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
class Sketch:
    """An article in short: hashes of its shingles, its numbers, entities, and subjects (kb/data/story_words.tsv).

    `numbers` are in the order of the text, each once.
    """

    text: StoryText
    words: int
    shingles: frozenset[int]
    numbers: tuple[str, ...]
    entities: frozenset[str]
    subjects: frozenset[str]


def sketch(text: StoryText) -> Sketch:
    """The sketch of an article's body."""
    body = text.text[text.body_start :]
    written = _WORD.findall(body)
    return Sketch(
        text=text,
        words=len(written),
        shingles=_shingles([_hashed(word) for word in written]),
        numbers=tuple(dict.fromkeys(numbers_in(body, text.language))),
        entities=frozenset(entity for offset, entity in text.mentions if offset >= text.body_start),
        subjects=_subjects(set(written), text.language),
    )


def unquoted(text: StoryText) -> frozenset[int]:
    """The shingles of what the body says in its own words, outside quotation marks."""
    pieces = _QUOTED.split(text.text[text.body_start :])
    return frozenset().union(*(_shingles([_hashed(word) for word in _WORD.findall(piece)]) for piece in pieces))


@lru_cache(maxsize=65536)
def _hashed(word: str) -> int:
    """A number of 32 bits for a word as it is compared, the same in every process."""
    return zlib.crc32(fold(word).encode("utf-8", "replace"))


def _shingles(hashes: list[int]) -> frozenset[int]:
    """A number of 32 bits for each run of words (Fibonacci hashing spreads the sum over all bits)."""
    runs = zip(*(hashes[i:] for i in range(SHINGLE)), strict=False)
    return frozenset((7 * a + 5 * b + 3 * c + d) * 0x9E3779B97F4A7C15 >> 24 & 0xFFFFFFFF for a, b, c, d in runs)


def _subjects(written: Iterable[str], language: str) -> frozenset[str]:
    return frozenset(filter(None, (subject(word, language) for word in written)))
