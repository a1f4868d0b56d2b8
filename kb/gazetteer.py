"""Find the phrases of a table in a text: one dictionary look-up a word, the longest phrase wins.

A phrase is compared word by word in its folded form (kb.text.fold); what stands between its words may
be a space, a hyphen, an apostrophe, a full stop or an ampersand, never a line break.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count
from typing import Generic, Literal, TypeVar

from kb.text import fold

__all__ = ["Case", "Found", "Gazetteer", "Phrase", "Tokens", "clitics", "tokens"]

# any: case does not matter · proper: the first letter is a capital · words: every capital of the phrase is one
# exact: written exactly so (acronyms)
Case = Literal["any", "proper", "words", "exact"]
T = TypeVar("T")

# Initials with full stops are one word ("U.S."); otherwise letters and digits of one run, Arabic vowel signs
# and combining accents included, so that offsets stay those of the text.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w\u0300-\u036f\u064b-\u0652\u0670]*")
_GAP = re.compile(r"[ \u00a0\u202f\u2009]?[-‐‑–—'’ʼ.&]?[ \u00a0\u202f\u2009]?")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: `spans` their offsets, `words` their letters, `keys` their folded form."""

    text: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    keys: tuple[str, ...]

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next one; to the end of the text after the last."""
        end = self.spans[index][1]
        return self.text[end : self.spans[index + 1][0]] if index + 1 < len(self.spans) else self.text[end:]

    def before(self, index: int) -> str:
        """What stands between the previous word and word `index`."""
        return self.gap(index - 1) if index else self.text[: self.spans[0][0]]


# A text is asked for countries, organizations and titles, by one stage after the other; a name only once.
_NAME = 200  # characters
_ARTICLE = 20_000


def tokens(text: str) -> Tokens:
    """The words of `text`.

    >>> tokens("The U.S. and Turkey's").words
    ('The', 'U.S.', 'and', 'Turkey', 's')
    """
    if len(text) <= _NAME:
        return _made(text)
    return _of_article(text) if len(text) <= _ARTICLE else _of_book(text)


def _made(text: str) -> Tokens:
    spans = tuple([match.span() for match in _WORD.finditer(text)])
    words = tuple([text[start:end] for start, end in spans])
    return Tokens(text, spans, words, tuple(map(fold, words)))


_of_article = lru_cache(maxsize=32)(_made)  # as many as are read together, twice: 25 MB at most
_of_book = lru_cache(maxsize=2)(_made)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """A phrase to find and what it stands for; `value` None stops shorter phrases inside it and is not found itself."""

    surface: str
    value: T
    case: Case = "proper"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found: `surface` is text[start:end], words first..last (inclusive) of the text's tokens."""

    start: int
    end: int
    surface: str
    first: int
    last: int
    phrase: Phrase[T]


def clitics(key: str) -> Iterable[tuple[int, str]]:
    """The ways to read a folded Arabic word without its clitics: (letters cut, rest), longest rest first.

    و and ف (and, so) come before ب ل ك (with, to, like); ل and the article ال are written لل.

    >>> list(clitics("ولتركيا"))[:3]
    [(0, 'ولتركيا'), (1, 'لتركيا'), (2, 'تركيا')]
    >>> (1, "الاردن") in clitics("للاردن")
    True
    """
    yield 0, key
    cut = 0
    if key[0] in "وف" and len(key) > 3:
        cut = 1
        yield 1, key[1:]
    if len(key) - cut > 3 and key[cut] in "بلك":
        yield cut + 1, key[cut + 1 :]
        if key.startswith("لل", cut):
            yield cut + 1, "ا" + key[cut + 1 :]
            yield cut + 1, "ال" + key[cut + 1 :]  # الل…: the article before a word that starts with ل


@lru_cache(maxsize=65536)
def _rests(key: str) -> tuple[tuple[int, str], ...]:
    """The readings of `clitics` in which something is cut; () for a word that starts with none of their letters."""
    return tuple(clitics(key))[1:] if key.startswith(("و", "ف", "ب", "ل", "ك")) else ()


@dataclass(frozen=True, slots=True)
class Gazetteer(Generic[T]):
    """Phrases of one language, ready to be found. Make it once (`Gazetteer.of`), use it for every text."""

    language: str
    # The phrases by their first word, then by their second ("" without one), the longest first.
    heads: dict[str, dict[str, tuple[tuple[tuple[str, ...], Phrase[T]], ...]]] = field(repr=False)

    @classmethod
    def of(cls, language: str, phrases: Iterable[Phrase[T]]) -> "Gazetteer[T]":
        """A gazetteer of `phrases`; of two phrases with the same words and case the first counts."""
        heads: dict[str, dict[str, list[tuple[tuple[str, ...], Phrase[T]]]]] = {}
        seen: set[tuple[tuple[str, ...], str]] = set()
        for phrase in phrases:
            keys = tokens(phrase.surface).keys
            known = (keys, phrase.surface if phrase.case == "exact" else phrase.case)
            if keys and known not in seen:
                seen.add(known)
                seconds = heads.setdefault(keys[0], {})
                seconds.setdefault(keys[1] if len(keys) > 1 else "", []).append((keys[1:], phrase))
        return cls(
            language,
            {
                first: {second: tuple(sorted(own, key=lambda p: -len(p[0]))) for second, own in seconds.items()}
                for first, seconds in heads.items()
            },
        )

    def find(self, found_in: Tokens) -> list[Found[T]]:
        """Every phrase in the text, left to right, none overlapping, the longest at each place."""
        found: list[Found[T]] = []
        index, keys = 0, found_in.keys
        for position in self._openings(keys):
            if position < index:
                continue
            key = keys[position]
            known = key in self.heads
            hit = self._at(found_in, position, key, 0) if known else self._behind_clitic(found_in, position, key)
            if hit is not None:
                index = hit.last + 1
                if hit.phrase.value is not None:
                    found.append(hit)
        return found

    def _openings(self, keys: tuple[str, ...]) -> Iterable[int]:
        """Where a phrase may begin: at a word that opens one, in Arabic also at one that may hold clitics."""
        if self.language == "ar":
            return [i for i, key in enumerate(keys) if key in self.heads or _rests(key)]
        return compress(count(), map(self.heads.__contains__, keys))

    def _behind_clitic(self, found_in: Tokens, position: int, key: str) -> Found[T] | None:
        for cut, rest in _rests(key):
            if rest in self.heads:
                hit = self._at(found_in, position, rest, cut)
                if hit is not None:
                    return hit
        return None

    def _at(self, found_in: Tokens, position: int, key: str, cut: int) -> Found[T] | None:
        keys, seconds = found_in.keys, self.heads[key]
        following = seconds.get(keys[position + 1], ()) if position + 1 < len(keys) else ()
        for rest, phrase in following + seconds.get("", ()):
            last = position + len(rest)
            if rest and (keys[position + 1 : last + 1] != rest or not _joined(found_in, position, last)):
                continue
            start, end = found_in.spans[position][0] + cut, found_in.spans[last][1]
            if not _cased(phrase, found_in, position, start, end):
                continue
            return Found(start, end, found_in.text[start:end], position, last, phrase)
        return None


def _joined(found_in: Tokens, first: int, last: int) -> bool:
    return all(_GAP.fullmatch(found_in.gap(i)) for i in range(first, last))


def _cased(phrase: "Phrase[T]", found_in: Tokens, position: int, start: int, end: int) -> bool:
    if phrase.case == "any":
        return True
    if phrase.case == "exact":
        return found_in.text[start:end] == phrase.surface
    if phrase.case == "words" and phrase.surface.istitle() and found_in.text[start:end].istitle() is False:
        return found_in.text[start:end].isupper()
    letter = found_in.words[position][0]
    return letter.isupper() or not letter.islower()  # Arabic has no case
