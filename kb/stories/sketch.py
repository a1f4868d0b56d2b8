"""What is remembered of an article to know its text again: in the same words, in others, in another language."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kb.stories.dateline import after_dateline
from kb.stories.numbers import PUNCTUATION, numbers_in
from kb.stories.words import subject, term
from kb.text import fold, sentences

__all__ = ["Shingles", "Sketch", "StoryText", "common", "sketch", "unquoted"]

Shingles = NDArray[np.uint32]  # distinct and rising

_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_QUOTED = re.compile(r'“[^“”\n]+”|«[^«»\n]+»|„[^„“”\n]+[“”]|"[^"\n]+"')
SHINGLE = 4  # words; three also meet in texts on one subject, five miss texts with a word changed in each line
# Texts with so few numbers and entities are also found by what their sentences are about.
FEW_NAMED = 5
REMEMBERED = 50_000  # pieces of text of each language
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


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


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """An article in short: hashes of its shingles, its numbers, entities, and subjects (kb/data/story_words.tsv).

    `numbers` are in the order of the text, each once. `course` are pairs of subjects and terms (kb/data/story_terms.tsv)
    that one sentence speaks of; only where numbers and entities are few.
    """

    text: StoryText
    words: int
    shingles: Shingles
    numbers: tuple[str, ...]
    entities: frozenset[str]
    subjects: frozenset[str]
    course: frozenset[str]


def sketch(text: StoryText) -> Sketch:
    """The sketch of an article's body."""
    body = text.text[text.body_start :]
    hashes, about = _read(body, text.language)
    numbers = tuple(dict.fromkeys(numbers_in(body[after_dateline(body) :], text.language)))
    entities = frozenset(entity for offset, entity in text.mentions if offset >= text.body_start)
    few = len(numbers) + len(entities) <= FEW_NAMED
    return Sketch(
        text=text,
        words=len(hashes),
        shingles=_shingles(hashes),
        numbers=numbers,
        entities=entities,
        subjects=about,
        course=frozenset(_course(body, text.language)) if few else frozenset(),
    )


def _read(body: str, language: str) -> tuple[list[int], frozenset[str]]:
    """The hashes of the words of a text in order, and their subjects."""
    known = _known(language)
    hashes: list[int] = []
    about: set[str] = set()
    for own, subjects in map(known.__getitem__, body.split()):
        hashes += own
        if subjects:
            about.update(subjects)
    return hashes, frozenset(about)


class _Known(dict[str, tuple[tuple[int, ...], tuple[str, ...]]]):
    """What stands between two spaces, with the hashes and the subjects of its words: each is looked at once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        if len(self) >= REMEMBERED:
            self.clear()
        plain = piece.strip(PUNCTUATION)
        if plain != piece:
            found = self[plain]
        elif plain.isalnum():
            about = subject(plain, self._language)
            found = (_hashed(plain),), (about,) if about else ()
        else:
            words = _WORD.findall(piece)
            abouts = {subject(word, self._language) for word in words} - {""}
            found = tuple(map(_hashed, words)), tuple(abouts)
        self[piece] = found
        return found


@cache
def _known(language: str) -> _Known:
    return _Known(language)


def _course(body: str, language: str) -> Iterator[str]:
    """The pairs of subjects and terms that sentences speak of."""
    for start, end in sentences(body):
        words = _WORD.findall(body, start, end)
        about = {subject(w, language) for w in words} | {f"{term(w, language)}." for w in words}
        yield from map(" ".join, combinations(sorted(about - {"", "."}), 2))


def unquoted(text: StoryText) -> Shingles:
    """The shingles of what the body says in its own words, outside quotation marks."""
    pieces = _QUOTED.split(text.text[text.body_start :])
    return np.unique(np.concatenate([_shingles([_hashed(word) for word in _WORD.findall(piece)]) for piece in pieces]))


def common(a: Shingles, b: Shingles) -> int:
    """How many shingles both have."""
    return len(np.intersect1d(a, b, assume_unique=True))


@lru_cache(maxsize=65536)
def _hashed(word: str) -> int:
    """A number of 32 bits for a word as it is compared, the same in every process."""
    return zlib.crc32(fold(word).encode("utf-8", "replace"))


def _shingles(hashes: list[int]) -> Shingles:
    """A number of 32 bits for each run of words (Fibonacci hashing spreads the sum over all bits)."""
    h = np.array(hashes, dtype=np.uint64)
    n = max(0, len(h) - SHINGLE + 1)
    runs = (7 * h[:n] + 5 * h[1 : n + 1] + 3 * h[2 : n + 2] + h[3 : n + 3]) * _SPREAD
    return np.unique((runs >> 24).astype(np.uint32))
