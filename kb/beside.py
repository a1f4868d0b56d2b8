"""Two articles side by side: which sentences say the same, word for word or in another language, and what only one has."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kb.answers import Linked
from kb.model import Document
from kb.stories.align import aligned
from kb.stories.numbers import numbers_in
from kb.stories.sketch import StoryText
from kb.stories.units import units
from kb.text import fold, sentences, words

__all__ = ["Beside", "Difference", "Passage", "Piece", "Row", "beside"]

Mark = Literal["", "same", "name", "number"]
Standing = Literal["both", "likely", "left", "right"]
Span = tuple[int, int]

# Fewer words than this in a row are alike by chance, unless most of what stands around them is the same.
RUN = 3
MOSTLY = 0.5
TELLING = 4  # letters of a word that is marked though it stands alone
# Two sentences that nothing ties together may be a pair when neither is longer than this times the other.
LONGER = 2.5
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d[\d.,:٬٫]*\d|\d")
_SMALL = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence. `mark`: "same" (the other text has these words, this number), "name" (it names the same
    entity in another language), "number" (a number that the other one has not), or "".

    `entity` is whom a name names.
    """

    text: str
    mark: Mark = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its place in the article's text, its pieces; `opens` says that it begins a paragraph."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side. `standing`: "both" say it, "likely" (in the same place, but nothing ties the two
    together), or it is in the "left" or the "right" one only.
    """

    standing: Standing
    left: tuple[Passage, ...] = ()
    right: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Numbers of a row (`row` counts from 0) that each side has and the other has not, as they are written."""

    row: int
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two articles, `title` and `rows` of their sentences in order.

    `same_words` is how many words stand in both, in the same order, of `left_words` and `right_words`; 0 in two languages.
    """

    left: Document
    right: Document
    title: Row
    rows: tuple[Row, ...]
    same_words: int
    left_words: int
    right_words: int

    @property
    def one_language(self) -> bool:
        return self.left.language == self.right.language

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where the two give different numbers for what seems to be the same."""
        told = [Difference(n, _numbers(r.left), _numbers(r.right)) for n, r in enumerate(self.rows)]
        return tuple(d for d in told if d.left and d.right and self.rows[d.row].standing == "both")

    def counted(self, side: Literal["left", "right"]) -> tuple[int, int]:
        """How many sentences of one side the other one says, too, and how many there are."""
        own = [(row.standing, len(row.left if side == "left" else row.right)) for row in self.rows]
        return sum(n for standing, n in own if standing == "both"), sum(n for _, n in own)


def beside(
    left: Document, left_mentions: Sequence[Linked], right: Document, right_mentions: Sequence[Linked]
) -> Beside:
    """The two articles, sentence by sentence; mentions are those that have an entity, in order."""
    one, other = _Text(left, left_mentions), _Text(right, right_mentions)
    _, runs = aligned(one.units, other.units)
    rows: list[Row] = []
    i = j = 0
    for run in runs:
        rows += _gap(one, (i, run.left[0]), other, (j, run.right[0]), True)
        rows.append(_row("both", one, run.left, other, run.right))
        i, j = run.left[1], run.right[1]
    rows += _gap(one, (i, len(one.units)), other, (j, len(other.units)), False)
    title = _paired("both", one, one.title, other, other.title)
    pairs = [row for row in (title, *rows) if row.standing != "likely"]
    same = sum(len(list(words(p.text))) for row in pairs for s in row.left for p in s.pieces if p.mark == "same")
    foreign = left.language != right.language
    return Beside(left, right, title, tuple(rows), 0 if foreign else same, one.words, other.words)


class _Text:
    """An article with its sentences, the units they are compared by, and its mentions."""

    def __init__(self, document: Document, mentions: Sequence[Linked]) -> None:
        self.document = document
        self.mentions = mentions
        self._starts = [linked.mention.start for linked in mentions]
        named = tuple((linked.mention.start, linked.entity_id) for linked in mentions)
        d = document
        self.units = units(StoryText(d.id, d.text, d.body_start, d.language, d.published, d.content_hash, named))
        spans = sentences(d.text)
        self.title = [s for s in spans if s[0] < d.body_start]
        self._spans = spans[len(self.title) :]
        self._at = [start for start, _ in self._spans]
        self.words = len(list(words(d.text)))

    def spans(self, run: Span) -> list[Span]:
        """The sentences of a run of units."""
        if run[0] >= run[1]:
            return []
        start, end = self.units[run[0]].start, self.units[run[1] - 1].end
        shift = self.document.body_start
        return self._spans[bisect_left(self._at, start + shift) : bisect_left(self._at, end + shift)]

    def length(self, unit: int) -> int:
        return self.units[unit].end - self.units[unit].start

    def named(self, span: Span) -> Iterator[Linked]:
        for linked in self.mentions[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]:
            if linked.mention.end <= span[1]:
                yield linked


def _gap(one: _Text, left: Span, other: _Text, right: Span, closed: bool) -> list[Row]:
    """What stands between two rows that both have. As many units on either side, none much longer, may be pairs."""
    pairs = list(zip(range(*left), range(*right), strict=False))
    alike = closed and left[1] - left[0] == right[1] - right[0]
    if alike and all(
        max(one.length(i), other.length(j)) <= LONGER * min(one.length(i), other.length(j)) for i, j in pairs
    ):
        return [_row("likely", one, (i, i + 1), other, (j, j + 1)) for i, j in pairs]
    rows = [_row("left", one, (i, i + 1), other, (0, 0)) for i in range(*left)]
    return rows + [_row("right", one, (0, 0), other, (j, j + 1)) for j in range(*right)]


def _row(standing: Standing, one: _Text, left: Span, other: _Text, right: Span) -> Row:
    return _paired(standing, one, one.spans(left), other, other.spans(right))


def _paired(standing: Standing, one: _Text, left: list[Span], other: _Text, right: list[Span]) -> Row:
    """A row with what both sides have marked in it."""
    marks: tuple[list[_Marked], list[_Marked]] = ([], [])
    if left and right:
        if one.document.language == other.document.language:
            marks = _common(one, left, other, right)
        else:
            marks = _counterparts(one, left, other, right), _counterparts(other, right, one, left)
        _mark_numbers(one, left, other, right, marks)
    return Row(standing, _passages(one, left, marks[0]), _passages(other, right, marks[1]))


_Marked = tuple[int, int, Mark, str]  # start, end, mark, entity


def _common(one: _Text, left: list[Span], other: _Text, right: list[Span]) -> tuple[list[_Marked], list[_Marked]]:
    """The runs of words that both sides have, in the same order."""
    ours, theirs = _words(one, left), _words(other, right)
    a, b = ([fold(text.document.text[s:e]) for s, e in own] for text, own in ((one, ours), (other, theirs)))
    blocks = [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size]
    mostly = sum(m.size for m in blocks) >= MOSTLY * max(len(a), len(b))
    kept = [m for m in blocks if m.size >= RUN or (mostly and (m.size > 1 or _telling(a[m.a])))]
    return (
        [mark for m in kept for mark in _stretch(ours[m.a : m.a + m.size], left, one.document.text)],
        [mark for m in kept for mark in _stretch(theirs[m.b : m.b + m.size], right, other.document.text)],
    )


def _telling(word: str) -> bool:
    return len(word) >= TELLING or word.isdigit()


def _words(text: _Text, spans: list[Span]) -> list[Span]:
    written = text.document.text
    return [(s + start, s + end) for s, e in spans for start, end in words(written[s:e])]


def _stretch(run: list[Span], spans: list[Span], written: str) -> Iterator[_Marked]:
    """A run of words as stretches that do not leave their sentence; what goes to its end takes its full stop along."""
    for start, end in spans:
        inside = [w for w in run if start <= w[0] < end]
        if inside:
            last = written[inside[-1][1] : end]
            yield inside[0][0], end if not any(map(str.isalnum, last)) else inside[-1][1], "same", ""


def _counterparts(own: _Text, spans: list[Span], other: _Text, others: list[Span]) -> list[_Marked]:
    """The names of those the other side names, too."""
    theirs = {linked.entity_id for span in others for linked in other.named(span)}
    named = [linked for span in spans for linked in own.named(span)]
    return [(k.mention.start, k.mention.end, "name", k.entity_id) for k in named if k.entity_id in theirs]


def _mark_numbers(
    one: _Text, left: list[Span], other: _Text, right: list[Span], marks: tuple[list[_Marked], list[_Marked]]
) -> None:
    """Marks the numbers that one side has and the other has not, and in two languages those that both have."""
    ours, theirs = _figures(one, left), _figures(other, right)
    sides = ((one, left, ours, theirs, marks[0]), (other, right, theirs, ours, marks[1]))
    missing = [
        {place for place, values in own.items() if not values & _known(text, spans, rest)}
        for (_, _, own, rest, _), (text, spans, *_) in zip(sides, reversed(sides), strict=True)
    ]
    small = [{p for p in places if _is_small(own[p])} for places, (_, _, own, _, _) in zip(missing, sides, strict=True)]
    if not all(small) or one.document.language != other.document.language:
        missing = [places - few for places, few in zip(missing, small, strict=True)]
    for places, (_, _, own, _, kept) in zip(missing, sides, strict=True):
        kept[:] = [m for m in kept if not any(m[0] < e and s < m[1] for s, e in places)] + [
            (s, e, "number", "") for s, e in places
        ]
        if one.document.language != other.document.language:
            kept += [(s, e, "same", "") for s, e in own if (s, e) not in places and not _is_small(own[s, e])]


def _figures(text: _Text, spans: list[Span]) -> dict[Span, frozenset[str]]:
    """The numbers written in digits: their places, and what each may mean ("3.5" before "million" is 3500000)."""
    written, language = text.document.text, text.document.language
    found: dict[Span, frozenset[str]] = {}
    for start, end in spans:
        matches = list(_NUMBER.finditer(written, start, end))
        for n, m in enumerate(matches):
            stop = matches[n + 1].start() if n + 1 < len(matches) else end
            plain = "".join(str(int(c)) if c.isdigit() else c for c in m.group())
            meant = {next(numbers_in(written[m.start() : stop], language), plain), *numbers_in(m.group(), language)}
            found[m.span()] = frozenset(meant or {plain})
    return found


def _known(text: _Text, spans: list[Span], figures: dict[Span, frozenset[str]]) -> set[str]:
    """Every number that a side tells, in digits or words."""
    written, language = text.document.text, text.document.language
    told = {value for s, e in spans for value in numbers_in(written[s:e], language)}
    return told.union(*figures.values())


def _is_small(values: frozenset[str]) -> bool:
    return all(value.isdigit() and int(value) < _SMALL for value in values)


def _passages(text: _Text, spans: list[Span], marks: list[_Marked]) -> tuple[Passage, ...]:
    written = text.document.text
    ordered = sorted(marks)
    found = []
    for start, end in spans:
        pieces: list[Piece] = []
        at = start
        for left, right, mark, entity in ordered:
            if left < at or right > end:
                continue
            if left > at:
                pieces.append(Piece(written[at:left]))
            pieces.append(Piece(written[left:right], mark, entity))
            at = right
        if at < end:
            pieces.append(Piece(written[at:end]))
        found.append(Passage(start, end, tuple(pieces), not start or written[:start].rstrip(" ")[-1:] == "\n"))
    return tuple(found)


def _numbers(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.text for s in passages for p in s.pieces if p.mark == "number"))
