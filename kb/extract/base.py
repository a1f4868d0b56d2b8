"""What a recogniser is, and how the finds of several are settled into one list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

from kb.model import Mention

__all__ = ["BatchExtractor", "Extractor", "check", "settle", "shift"]


@runtime_checkable
class Extractor(Protocol):
    """Finds names in texts of the languages it was made for; never called for another language."""

    @property
    def name(self) -> str:
        """A short name, kept in `Mention.extractor`."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes."""

    def extract(self, text: str, language: str) -> list[Mention]:
        """The mentions of `text`, whose offsets are in characters of it."""


@runtime_checkable
class BatchExtractor(Extractor, Protocol):
    """An extractor that is faster on many texts at once."""

    def extract_many(self, texts: Iterable[str], language: str) -> Iterator[list[Mention]]:
        """The mentions of each text, in the order of the texts."""


def check(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that say the truth about `text`: inside it, not empty, `text[start:end] == surface`."""
    return [m for m in mentions if 0 <= m.start < m.end <= len(text) and text[m.start : m.end] == m.surface]


def settle(groups: Sequence[Sequence[Mention]]) -> list[Mention]:
    """The mentions of all groups without overlaps, in order of their places.

    Where two overlap, the longer one stays; of two of one length, the one of the earlier group.

    >>> a, b = Mention(0, 4, "Chad", "person"), Mention(0, 10, "Chad Smith", "person")
    >>> [m.surface for m in settle([[a], [b]])]
    ['Chad Smith']
    """
    ranked = sorted(
        ((m.start - m.end, rank, m.start, m) for rank, group in enumerate(groups) for m in group), key=lambda k: k[:3]
    )
    taken: list[Mention] = []
    busy: set[int] = set()
    for _, _, _, mention in ranked:
        span = range(mention.start, mention.end)
        if busy.isdisjoint(span):
            busy.update(span)
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def shift(mention: Mention, by: int) -> Mention:
    """`mention` in a text that has `by` more characters before it."""
    return replace(mention, start=mention.start + by, end=mention.end + by) if by else mention
