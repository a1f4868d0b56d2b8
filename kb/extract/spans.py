"""Spans of a text, asked by place: a long text has thousands, and every name asks."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Spans"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spans:
    """Half-open spans in order, with the set of their starts and ends. Make it with `Spans.of`.

    >>> spans = Spans.of([(9, 12), (0, 4)])
    >>> (0, 4) in spans, spans.within(0, 11), 9 in spans.starts
    (True, [(0, 4)], True)
    """

    ordered: tuple[Span, ...]
    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Spans":
        ordered = tuple(sorted(set(spans)))
        return cls(ordered, frozenset(start for start, _ in ordered), frozenset(end for _, end in ordered))

    def __contains__(self, span: Span) -> bool:
        at = bisect_left(self.ordered, span)
        return at < len(self.ordered) and self.ordered[at] == span

    def within(self, start: int, end: int) -> list[Span]:
        """The spans that lie in text[start:end], in order."""
        found = []
        for at in range(bisect_left(self.ordered, (start, start)), len(self.ordered)):
            span = self.ordered[at]
            if span[0] >= end:
                break
            if span[1] <= end:
                found.append(span)
        return found
