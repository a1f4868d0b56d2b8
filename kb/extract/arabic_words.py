"""The words of an Arabic text with what the name rules ask of each: class, clitics, what stands before it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kb.extract.arabic_common import is_common
from kb.extract.arabic_foreign import is_foreign_given
from kb.extract.tables import words_of, written_words
from kb.model import Mention
from kb.text import fold

__all__ = ["Word", "behind", "in_class", "is_leader", "is_nisba", "name_class", "read_words", "without_clitic"]

_ARABIC = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+")
_MARKS = re.compile(r"[\u064b-\u0652\u0640]")
_CLITICS = "وفبلك"
_SERVANT = 7  # letters of the shortest of the names that open with "servant of the"


class Word(NamedTuple):
    """One word: its place, its folded form, whether it is (in) a country mention, and the text between the last word and it."""

    start: int
    end: int
    text: str
    key: str
    place: bool
    gap: str

    @property
    def close(self) -> bool:
        """Whether nothing but a space (or the quotes of a name) separates it from the word before."""
        gap = self.gap
        return gap == " " or (gap != "" and "\n" not in gap and gap.strip(' \u00a0«»"“”-') == "")


def read_words(text: str, countries: Sequence[Mention]) -> list[Word]:
    """The Arabic words of `text`, in order."""
    taken = [(m.start, m.end) for m in countries if m.confidence >= 0.5]
    found: list[Word] = []
    last = at = 0
    for match in _ARABIC.finditer(text):
        start, end = match.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        place = at < len(taken) and taken[at][0] < end
        word = _MARKS.sub("", match.group())
        found.append(Word(start, end, word, fold(word), place, text[last:start]))
        last = end
    return found


def behind(words: Sequence[Word], at: int) -> Word | None:
    """The word behind `at`; None where more than a space parts them, or nothing follows."""
    return words[at + 1] if at + 1 < len(words) and words[at + 1].close else None


@cache
def in_class(name: str) -> frozenset[str]:
    """The folded words of one class of kb/data/names_ar_rules.tsv."""
    return words_of("names_ar_rules", name)


@cache
def _names(name: str) -> frozenset[str]:
    return words_of("name_tokens_ar", name)


@cache
def _shapes() -> tuple[str, ...]:
    return tuple(sorted(_names("shape"), key=len, reverse=True))


def _as_written(name: str) -> frozenset[str]:
    return written_words("names_ar_rules", name)


def is_nisba(word: Word) -> bool:
    """Whether a word for somebody of a country is a surname as well, as behind a given name: "عاكف المغربي"."""
    return word.key in _names("nisba")


def is_leader(key: str) -> bool:
    """Whether a folded word is the surname by which newspapers call a head of state: "إدارة بايدن"."""
    return key in _names("leader")


@lru_cache(maxsize=65536)
def name_class(text: str) -> str:
    """What a word (without vowel signs) is in a name.

    given · weak (also an ordinary word) · foreign · part (joins the next word) · shape (ends like a foreign
    surname) · definite (with the article) · stop (never in a name) · other.

    >>> name_class("محمود"), name_class("كوزلوف"), name_class("قال")
    ('given', 'shape', 'stop')
    >>> name_class("على"), name_class("علي")  # one letter apart, and folded the same
    ('stop', 'weak')
    """
    if text in _as_written("stop") or text in _as_written("noun"):
        return "stop"
    key = fold(text)
    for name in ("weak", "foreign", "given", "part"):
        if key in _names(name):
            return name
    if key.startswith("عبدال") and len(key) > _SERVANT:
        return "given"  # "servant of the …", written as one word
    if any(key in in_class(name) for name in ("stop", "noun", "title", "attribute")):
        return "stop"
    if text.startswith("ال") and len(key) > 4:  # "ألتين" has no article
        return "stop" if key in in_class("end") or key in in_class("definite_body") else "definite"
    if len(key) >= 5 and key.endswith(_shapes()):
        return "shape"
    return "foreign" if is_foreign_given(text) and not is_common(text) else "other"


@lru_cache(maxsize=65536)
def without_clitic(key: str) -> str:
    """A folded word without one leading conjunction or preposition; "" when it has none.

    >>> without_clitic("ومحمود"), without_clitic("للرئيس")
    ('محمود', 'الرئيس')
    """
    if key.startswith("لل") and len(key) > 4:
        return "ال" + key[2:]
    return key[1:] if len(key) > 3 and key[0] in _CLITICS else ""
