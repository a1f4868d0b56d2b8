"""What finds the texts an article may be one with: keys that two such texts have in common, and a first, cheap look."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from kb.stories.sketch import Shingles, Sketch

__all__ = [
    "BAND",
    "COPY",
    "COURSE",
    "ENTITY",
    "KEYS",
    "NUMBER",
    "SEQUENCE",
    "SHINGLE",
    "STARS",
    "SUBJECT",
    "ByKind",
    "by_kind",
    "keys_of",
    "kind_of",
    "plausible",
]

# Raised when the same article gets other keys, or two texts are compared otherwise: outlines and links are made again.
KEYS = "11"
# The kind of a key stands in its last three bits.
COPY, SHINGLE, NUMBER, SEQUENCE, ENTITY, BAND, SUBJECT, COURSE = range(8)
# Subjects stand in too many texts to find one by: their keys are below 0, kept with the outline and found by nobody.
COMPARED_ONLY = 1 << 62
# Those who share a key of these kinds hold nearly the same text: each is compared with the first of them only,
# so that a text printed a thousand times costs a thousand comparisons.
STARS = frozenset({COPY, BAND})
# One shingle in eight is a key; a shared paragraph of fifty words has fewer than two of them one time in 75.
SAMPLE = 8
# Least shingles of six ranges, two and two: texts with half of their shingles in common share a band four times in
# five, with nine in ten of them nearly always.
RANGES = 12
NONE = 1 << 32  # more than any shingle
# Share of the sampled shingles from which the whole texts are compared: they decide at .5, a sample is off by .1.
LOOKS_ALIKE = 0.3
TOO_FEW = 8  # … if there are not so few that chance leaves out the shared ones
# Numbers decide where this share of the fewer ones is in both texts, and at least so many.
AGREED, FEW = 0.7, 3
# So many pairs of subjects that their sentences speak of are as good; texts that are not one share up to 5.
ALIKE = 12
# Else texts with fewer numbers and entities in common are compared only when they have this much of their subjects …
MANY, HALF = 8, 0.5
# … and all that share less of what the one has that has less of it (one apart: texts are short) are left out.
NUMBERS, NAMES, SUBJECTS = 0.5, 0.4, 0.4


ByKind = tuple[frozenset[int], ...]


def kind_of(key: int) -> int:
    """Which kind of key this is."""
    return key & 7


def keys_of(sketch: Sketch) -> frozenset[int]:
    """The keys of an article: its whole wording, a sample of its shingles (mod-p sampling, Broder 1997), bands of its
    least shingles (one-permutation MinHash, Li, Owen and Zhang 2012), its numbers, which numbers follow each other, its
    entities, what its sentences are about where those are few, its subjects (too common to find anything by: they are
    only compared).
    """
    return frozenset(_keys(sketch))


def _keys(sketch: Sketch) -> Iterator[int]:
    shingles = sketch.shingles
    yield _hashed(sketch.text.content_hash) << 3 | COPY
    yield from (s << 3 | SHINGLE for s in shingles[shingles % SAMPLE == 0].tolist())
    least = _least(shingles)
    for place in range(0, RANGES, 2):
        if max(least[place], least[place + 1]) < NONE:
            yield _hashed(f"{place} {least[place]} {least[place + 1]}") << 3 | BAND
    yield from (_hashed(number) << 3 | NUMBER for number in sketch.numbers)
    yield from (_hashed(" ".join(sorted(pair))) << 3 | SEQUENCE for pair in pairwise(sketch.numbers))
    yield from (_hashed(entity) << 3 | ENTITY for entity in sketch.entities)
    yield from (_hashed(pair) << 3 | COURSE for pair in sketch.course)
    yield from ((_hashed(subject) << 3 | SUBJECT) - COMPARED_ONLY for subject in sketch.subjects)


def _least(shingles: Shingles) -> list[int]:
    """The least shingle of each range; of rising ones it is the first of those in it, and among the first of all."""
    least = [NONE] * RANGES
    for start in range(0, len(shingles), 8 * RANGES):
        for s in shingles[start : start + 8 * RANGES].tolist():
            place = s % RANGES
            if least[place] == NONE:
                least[place] = s
        if max(least) < NONE:
            break
    return least


@lru_cache(maxsize=65536)
def _hashed(text: str) -> int:
    """A number of 48 bits, the same in every process."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=6).digest(), "big")


def by_kind(keys: frozenset[int]) -> ByKind:
    """An article's keys, by what they are."""
    found: list[list[int]] = [[] for _ in range(8)]
    for key in keys:
        found[key & 7].append(key)
    return tuple(map(frozenset, found))


def plausible(own: ByKind, other: ByKind) -> bool:
    """Whether two articles have so much in common that their texts should be compared."""
    copy, words, said, _, named, bands, about, course = own
    its_copy, its_words, its_said, _, its_named, its_bands, its_about, its_course = other
    numbers, fewer_numbers = len(said & its_said), min(len(said), len(its_said))
    if numbers >= FEW and numbers >= AGREED * fewer_numbers:
        return True
    wording, fewer = len(words & its_words), min(len(words), len(its_words))
    if wording >= max(1.0, LOOKS_ALIKE * fewer) or copy == its_copy:
        return True
    if fewer < TOO_FEW and not bands.isdisjoint(its_bands):
        return True
    if course and len(course & its_course) >= ALIKE:
        return True
    if numbers < NUMBERS * (fewer_numbers - 1):
        return False  # most pairs end here
    names = len(named & its_named)
    if names < NAMES * (min(len(named), len(its_named)) - 1):
        return False
    subjects, fewer = len(about & its_about), min(len(about), len(its_about))
    return subjects >= (SUBJECTS * (fewer - 1) if numbers + names >= FEW else max(MANY, HALF * fewer))
