"""What an English text calls ships, animals, storms, works and stretches of water and land: such names are nobody's."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from kb.extract.tables import words_in_any, words_of
from kb.text import fold

__all__ = ["named_ground", "named_things", "places_of", "tokens_in"]

_WORD = r"[A-ZÀ-Þ](?:[\w-]|['’](?!s\b))*"
_NAME = rf"{_WORD}(?: (?:of |the |de )?{_WORD}){{0,2}}"
# What stands behind the word: "the tanker Lady Bo", "a mare called Bo", "two ferries, the Bo and the Ann", "the film “Bo”"
_CALLED = re.compile(rf"(?:,? (?:called|named|christened))? [\"“‘']?({_NAME})")
_SEVERAL = re.compile(rf"[^.;:\n]{{0,50}}?,? the ({_NAME})(?:, the ({_NAME}))?,? and the ({_NAME})")
_TITLED = re.compile(rf"(?:,| called| titled)? [\"“‘'«]({_NAME}),?[\"”’'»]")
_STYLED = re.compile(rf" ({_NAME})")
_BEFORE = re.compile(rf"(?<![\w’'-])({_WORD}) $")
_BEHIND = re.compile(rf" ({_WORD})")
_MORE = re.compile(r"\w| [A-ZÀ-Þ]")


def named_things(text: str) -> frozenset[str]:
    """The names that stand behind a word for a ship, an animal, a storm or, in quotation marks, a work, as written.

    >>> sorted(named_things("The tanker Lady Bo sank in Storm Ann. The film “Mr Orr” is old."))
    ['Ann', 'Lady Bo', 'Mr Orr', 'Storm Ann']
    """
    found: set[str] = set()
    for kind, behind in (("craft", _CALLED), ("fleet", _SEVERAL), ("work", _TITLED), ("storm", _STYLED)):
        for start, end in _words_in(text, kind):
            name = behind.match(text, end)
            if name and not _is_of_person(text, start):
                found.update(group for group in name.groups() if group)
                if kind == "storm":
                    found.add(text[start : name.end()])
    return frozenset(found)


def _words_in(text: str, kind: str) -> Iterator[tuple[int, int]]:
    """Where the words of a kind stand in `text` and a space or a comma behind them."""
    for word in _present(text, kind):
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if text[end : end + 1] in (" ", ",") and not text[at - 1 : at].isalnum():
                yield at, end
            at = text.find(word, end)


def _present(text: str, kind: str) -> list[str]:
    """The words of a kind whose first word stands in the text; most texts have none."""
    firsts = _firsts(kind)
    return [word for first in tokens_in(text).intersection(firsts) for word in firsts[first]]


@lru_cache(maxsize=32)  # as many texts as are read together, twice: stage after stage asks for them
def tokens_in(text: str) -> frozenset[str]:
    """What spaces part in `text`, each without the marks around it; kept for the last few texts."""
    return frozenset(word.strip(".,;:!?\"“”’'()") for word in text.split())


@cache
def _firsts(kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in _words(kind):
        found.setdefault(word.split()[0], []).append(word)
    return found


def _is_of_person(text: str, start: int) -> bool:
    """Whether a word for a person stands before text[start:]: "her colleague Storm Bo"."""
    word = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return word is not None and word.group(1) in words_in_any(
        ("title_words", "role", "en"), ("title_words", "kin", "en")
    )


_WORD_BEFORE = re.compile(r"([a-z-]+) $")


def places_of(names: Iterable[str], text: str) -> list[tuple[int, int]]:
    """The spans of `text` where one of the names stands.

    >>> places_of(["Lady Bo"], "The tanker Lady Bo sank.")
    [(11, 18)]
    """
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return found


@lru_cache(maxsize=32)
def named_ground(text: str) -> frozenset[str]:
    """The folded words that are called a river, a lake, a cape or the like somewhere in the text.

    >>> sorted(named_ground("The River Bo rose over Orr Bay."))
    ['bo', 'orr']
    """
    found = [name for _, end in _words_in(text, "ground") if (name := _BEHIND.match(text, end))]
    for word in _present(text, "ground-behind"):
        at = text.find(f" {word}")
        while at >= 0:
            end = at + 1 + len(word)
            name = None if _MORE.match(text, end) else _BEFORE.search(text, max(0, at - 30), at + 1)
            found += [name] if name else []
            at = text.find(f" {word}", end)
    return frozenset(fold(name.group(1)) for name in found)


@cache
def _words(kind: str) -> tuple[str, ...]:
    """The words of a kind as they stand in a text: several ships are in the plural, storms and waters begin with a capital."""
    if kind == "fleet":
        return tuple(f"{w.removesuffix('y')}ies" if w.endswith("ry") else f"{w}s" for w in _words("craft"))
    words = sorted(words_of("thing_words", kind, "en"))
    if kind == "craft":
        return (*words, "aboard the")
    if kind == "storm":
        return (*(word.title() for word in words), *_SHIPS)
    if kind == "ground":
        return tuple(word.capitalize() for word in words)
    return (*words, *(word.capitalize() for word in words)) if kind == "ground-behind" else tuple(words)


_SHIPS = ("MV", "HMS", "HMAS", "USS", "RMS")
