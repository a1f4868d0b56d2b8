"""What finds the texts an article may be one with: keys that two such texts have in common, and a first, cheap look."""

from collections.abc import Iterator, Set
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Protocol

from kb.stories.match import FEW_NUMBERS, LEAST_NAMES, NUMBERS
from kb.stories.sketch import Sketch

__all__ = [
    "BAND",
    "COPY",
    "ENTITY",
    "NUMBER",
    "SEQUENCE",
    "SHINGLE",
    "STARS",
    "Outline",
    "keys_of",
    "kind_of",
    "plausible",
]

# The kind of a key stands in its last three bits.
COPY, SHINGLE, NUMBER, SEQUENCE, ENTITY, BAND = range(6)
# Those who share a key of these kinds hold nearly the same text: each is compared with the first of them only,
# so that a text printed a thousand times costs a thousand comparisons.
STARS = frozenset({COPY, BAND})
# One shingle in eight is a key; a shared paragraph of fifty words has fewer than two of them one time in 75.
SAMPLE = 8
# Least shingles of six ranges, two and two: texts with half of their shingles in common share a band four times in
# five, with nine in ten of them nearly always.
RANGES = 12
# Share of the sampled shingles from which the whole texts are compared: they decide at .5, a sample is off by .1.
LOOKS_ALIKE = 0.3


class Outline(Protocol):
    """What a shelf keeps of an article."""

    @property
    def document_id(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def published(self) -> date | None: ...
    @property
    def words(self) -> int: ...
    @property
    def keys(self) -> frozenset[int]: ...


def kind_of(key: int) -> int:
    """Which kind of key this is."""
    return key & 7


def keys_of(sketch: Sketch) -> frozenset[int]:
    """The keys of an article: its whole wording, a sample of its shingles (mod-p sampling, Broder 1997), bands of its
    least shingles (one-permutation MinHash, Li, Owen and Zhang 2012), its numbers, which numbers follow each other, its entities.
    """
    return frozenset(_keys(sketch))


def _keys(sketch: Sketch) -> Iterator[int]:
    yield _hashed(sketch.content_hash) << 3 | COPY
    yield from (s << 3 | SHINGLE for s in sketch.shingles if s % SAMPLE == 0)
    least = dict.fromkeys(range(RANGES), 1 << 32)
    for s in sketch.shingles:
        place = s % RANGES
        if s < least[place]:
            least[place] = s
    for place in range(0, RANGES, 2):
        if max(least[place], least[place + 1]) < 1 << 32:
            yield _hashed(f"{place} {least[place]} {least[place + 1]}") << 3 | BAND
    for number in sketch.numbers:
        yield _hashed(number) << 3 | NUMBER
    for pair in pairwise(sketch.numbers):
        yield _hashed(" ".join(sorted(pair))) << 3 | SEQUENCE
    for entity in sketch.entities:
        yield _hashed(entity) << 3 | ENTITY


@lru_cache(maxsize=65536)
def _hashed(text: str) -> int:
    """A number of 48 bits, the same in every process."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=6).digest(), "big")


def plausible(a: Outline, b: Outline) -> bool:
    """Whether two articles have so much in common that their texts should be compared."""
    short, long = sorted((a, b), key=lambda o: (o.words, o.document_id))
    shared = short.keys & long.keys
    kinds = {kind_of(k) for k in shared}
    if kinds & STARS:
        return True
    least = min(_count(short.keys, SHINGLE), _count(long.keys, SHINGLE))
    if _count(shared, SHINGLE) >= max(1.0, LOOKS_ALIKE * least):
        return True
    numbers = _count(shared, NUMBER)
    if numbers < NUMBERS * _count(short.keys, NUMBER):
        return False
    return numbers >= FEW_NUMBERS or (a.language != b.language and _count(shared, ENTITY) >= LEAST_NAMES)


def _count(keys: Set[int], kind: int) -> int:
    return sum(1 for k in keys if k & 7 == kind)
