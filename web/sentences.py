"""The sentences of an article as the pages show them: numbered, addressed, with their mentions marked."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.answers import Linked
from kb.model import Cut, Document
from kb.text import paragraphs, sentences

__all__ = ["Paragraph", "Piece", "Sentence", "citation", "lay_out", "numbered", "sentence_number"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, and the mention it is, if it is one."""

    text: str
    linked: Linked | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number from 1 (the title's come first), its pieces, the space after it."""

    number: int
    pieces: tuple[Piece, ...]
    after: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article; `cuts` are the lines cut as page furniture just before it."""

    sentences: tuple[Sentence, ...]
    cuts: tuple[Cut, ...] = ()


@lru_cache(maxsize=1024)
def numbered(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of an article's text, in order."""
    return tuple(sentences(text))


def sentence_number(text: str, offset: int) -> int:
    """The number, from 1, of the sentence of `text` in which `offset` lies.

    >>> sentence_number("One. Two.", 5)
    2
    """
    starts = [start for start, _ in numbered(text)]
    return max(1, bisect_right(starts, offset))


def citation(document: Document, sentence: str, date_text: str, url: str) -> str:
    """What one copies to quote a sentence: “sentence” — title, publisher, date, address."""
    source = ", ".join(part for part in (document.title, document.publisher or document.author, date_text, url) if part)
    return f"“{sentence.strip()}” — {source}"


def _pieces(text: str, start: int, end: int, mentions: Iterable[Linked]) -> Iterator[Piece]:
    at = start
    for linked in mentions:
        left, right = max(linked.mention.start, at), min(linked.mention.end, end)
        if left >= right:
            continue
        if left > at:
            yield Piece(text[at:left])
        yield Piece(text[left:right], linked)
        at = right
    if at < end:
        yield Piece(text[at:end])


def lay_out(
    document: Document, mentions: Sequence[Linked], cuts: Sequence[Cut] = ()
) -> tuple[Paragraph, list[Paragraph]]:
    """The title and the body of an article, sentence by sentence, with mentions and cut lines in their places.

    Cut lines after the last paragraph come as one more paragraph without sentences.
    """
    text, spans = document.text, numbered(document.text)
    starts = [linked.mention.start for linked in mentions]

    def sentence(index: int, stop: int) -> Sentence:
        start, end = spans[index]
        first = max(0, bisect_right(starts, start) - 1)
        near = mentions[first : bisect_right(starts, end)]
        following = spans[index + 1][0] if index + 1 < len(spans) else end
        return Sentence(
            index + 1, tuple(_pieces(text, start, end, near)), text[end:following] if following <= stop else ""
        )

    waiting = sorted(cuts, key=lambda cut: cut.offset)
    title: Paragraph = Paragraph(())
    body: list[Paragraph] = []
    at = 0
    for start, stop in paragraphs(text):
        inside: list[Sentence] = []
        while at < len(spans) and spans[at][0] < stop:
            inside.append(sentence(at, stop))
            at += 1
        if start < document.body_start:
            title = Paragraph((*title.sentences, *inside))
            continue
        before = [cut for cut in waiting if cut.offset <= start]
        waiting = waiting[len(before) :]
        body.append(Paragraph(tuple(inside), tuple(before)))
    if waiting:
        body.append(Paragraph((), tuple(waiting)))
    return title, body
