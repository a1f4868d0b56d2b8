"""A text sentence by sentence, each by what a translation or a rewrite of it keeps: numbers, names, subjects, stems."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kb.stories.dateline import after_dateline
from kb.stories.numbers import numbers_in
from kb.stories.sketch import StoryText
from kb.stories.words import heard, stem, subject, term
from kb.text import sentences

__all__ = ["KINDS", "Anchor", "Kind", "Unit", "units"]

Kind = Literal["number", "name", "subject", "term", "word"]
KINDS: tuple[Kind, ...] = ("number", "name", "subject", "term", "word")

MOST = 80  # units; of a longer text several sentences make one
LEAST_WORDS = 4  # a shorter sentence goes with the one after it
NAME_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something said in a unit: known elsewhere by any of its `keys`; it counts less the oftener its own text says it."""

    kind: Kind
    weight: float
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: its place in the body, how many words and characters it has, what it says, and all it is known by."""

    start: int
    end: int
    words: int
    anchors: tuple[Anchor, ...]
    keys: frozenset[str]


def units(text: StoryText) -> tuple[Unit, ...]:
    """The units of an article's body, in order."""
    body = text.text[text.body_start :]
    begins = text.body_start + after_dateline(body)
    raw = [(s, e, *_said(text, text.body_start + s, text.body_start + e, begins)) for s, e in _spans(body)]
    often = Counter(key for *_, said, _ in raw for key in {k for _, keys in said for k in keys})
    made = []
    for start, end, words, said, keys in raw:
        anchors = tuple(Anchor(kind, max(map(often.__getitem__, own)) ** -0.5, own) for kind, own in said)
        made.append(Unit(start, end, words, anchors, keys))
    return tuple(made)


def _spans(body: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sentences(body):
        if found and body.count(" ", *found[-1]) + 1 < LEAST_WORDS and "\n" not in body[found[-1][1] : start]:
            start = found.pop()[0]
        found.append((start, end))
    step = -(-len(found) // MOST)
    return found if step <= 1 else [(part[0][0], part[-1][1]) for part in _parts(found, step)]


def _parts(spans: list[tuple[int, int]], step: int) -> Iterator[list[tuple[int, int]]]:
    for at in range(0, len(spans), step):
        yield spans[at : at + step]


def _said(
    text: StoryText, start: int, end: int, begins: int
) -> tuple[int, list[tuple[Kind, frozenset[str]]], frozenset[str]]:
    """How many words a stretch has, what it says, and all keys it is known by; numbers from where the report begins."""
    language = text.language
    written = text.text[start:end]
    words = [(m.start(), m.group()) for m in _WORD.finditer(written)]
    said: list[tuple[Kind, frozenset[str]]] = [
        ("number", frozenset({f"n:{n}"}))
        for n in dict.fromkeys(numbers_in(text.text[max(start, begins) : end], language))
    ]
    bag = {key for _, own in said for key in own}
    named, names = _names(text, start, end, words)
    said += [("name", own) for own in dict.fromkeys(names)]
    bag.update(key for own in names for key in own)
    subjects: dict[str, None] = {}
    terms: dict[str, None] = {}
    stems: dict[str, None] = {}
    for at, word in words:
        sounds = heard(word, language) if language == "ar" or len(word) > 4 or word[0].isupper() else ()
        bag.update(f"k:{s}" for s in sounds)
        if at in named:
            continue
        about, named_so = subject(word, language), term(word, language)
        if about:
            subjects[f"s:{about}"] = None
        if named_so:
            terms[f"t:{named_so}"] = None
        if not about:
            root = stem(word, language)
            if root:
                stems[f"w:{language}:{root}"] = None
    said += [("subject", frozenset({key})) for key in subjects]
    said += [("term", frozenset({key})) for key in terms]
    said += [("word", frozenset({key})) for key in stems]
    bag.update(subjects, terms, stems)
    return len(words), said, frozenset(bag)


def _names(
    text: StoryText, start: int, end: int, words: list[tuple[int, str]]
) -> tuple[set[int], list[frozenset[str]]]:
    """The places of words that are part of names, and each name's keys: its entity, and how its words sound."""
    language, named, found = text.language, set[int](), list[frozenset[str]]()
    first = bisect_left(text.mentions, (start,))
    places = {at: n for n, (at, _) in enumerate(words)}
    for offset, entity in text.mentions[first:]:
        if offset >= end:
            break
        keys = {f"e:{entity}"}
        n = places.get(offset - start)
        if n is not None:
            for m in range(n, min(n + NAME_WORDS, len(words))):
                at, word = words[m]
                if m > n and not (word[0].isupper() or (language == "ar" and m == n + 1)):
                    break
                named.add(at)
                keys.update(f"k:{s}" for s in heard(word, language))
        found.append(frozenset(keys))
    for n, (at, word) in enumerate(words):
        if n and at not in named and word[0].isupper() and word[1:].islower():
            keys = {f"k:{s}" for s in heard(word, language)}
            if keys and not subject(word, language):
                named.add(at)
                found.append(frozenset(keys))
    return named, found
