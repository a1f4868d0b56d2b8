"""The passage of an article that shows why it was found, cut by our own offsets; never markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.index.marks import Mark

__all__ = ["LENGTH", "Passage", "best_passage", "pieces"]

LENGTH = 220  # characters: two to three lines of a results page
_SENTENCE = ".!?…؟۔\n"
_REACH = 120  # how far back the start of a sentence is looked for


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text in pieces (text, is it a match); `offset` is where it starts, in characters."""

    offset: int
    parts: tuple[tuple[str, bool], ...]


def best_passage(text: str, marks: Sequence[Mark], length: int = LENGTH) -> Passage:
    """About `length` characters of `text` with the most different matches; its beginning when it has none.

    >>> best_passage("Rain fell. Gas prices rose.", [Mark(11, 14, "gas")], 16).parts
    (('Gas', True), (' prices rose.', False))
    """
    first, last = _densest(marks, length)
    if first is None or last is None:
        start, end = 0, min(len(text), length)
    else:
        start, end = _around(text, first.start, last.end, length)
    end = _paragraph_end(text, max(last.end if last else 0, start + length // 2), end) or _word_end(text, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Passage(start, pieces(text, marks, start, end))


def pieces(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> tuple[tuple[str, bool], ...]:
    """`text[start:end]` cut at the marks.

    >>> pieces("gas price", [Mark(0, 3, "gas")])
    (('gas', True), (' price', False))
    """
    end = len(text) if end is None else end
    parts: list[tuple[str, bool]] = []
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end:
            continue
        if mark.start > at:
            parts.append((text[at : mark.start], False))
        parts.append((text[mark.start : mark.end], True))
        at = mark.end
    if at < end:
        parts.append((text[at:end], False))
    return tuple(parts)


def _densest(marks: Sequence[Mark], length: int) -> tuple[Mark | None, Mark | None]:
    """The first and last mark of the stretch with the most different keys, then the most marks."""
    best: tuple[int, int] = (0, 0)
    chosen: tuple[Mark | None, Mark | None] = (None, None)
    low = 0
    counts: dict[str, int] = {}
    for high, mark in enumerate(marks):
        counts[mark.key] = counts.get(mark.key, 0) + 1
        while mark.end - marks[low].start > length and low < high:
            key = marks[low].key
            counts[key] -= 1
            if not counts[key]:
                del counts[key]
            low += 1
        rating = (len(counts), high - low + 1)
        if rating > best:
            best, chosen = rating, (marks[low], mark)
    return chosen


def _around(text: str, first: int, last: int, length: int) -> tuple[int, int]:
    """The stretch around first..last, from the start of its sentence when that is near, else from a word."""
    room = max(length - (last - first), 0)
    reach = max(first - min(_REACH, max(room, 30)), 0)
    start = first
    for i in range(first - 1, reach - 1, -1):
        # A full stop ends a sentence only before white space: "3.5", "U.S.".
        if text[i] in _SENTENCE and (text[i] == "\n" or text[i + 1].isspace()):
            start = i + 1
            break
    else:
        start = 0 if reach == 0 else _word_start(text, max(first - room // 3, 0), first)
    while start < first and text[start].isspace():
        start += 1
    return start, max(last, min(len(text), start + length))


def _paragraph_end(text: str, least: int, end: int) -> int:
    """Where a paragraph ends between `least` and `end`, 0 when none does: a passage half full need not go on."""
    return max(text.find("\n", least, end), 0)


def _word_start(text: str, at: int, stop: int) -> int:
    while at < stop and at > 0 and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    """`at`, or the end of the word it stands in, when that is near."""
    for i in range(at, min(len(text), at + 20)):
        if text[i].isspace():
            return i
    return at if at + 20 < len(text) else len(text)
