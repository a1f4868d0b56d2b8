"""What is remembered of an article to know its text again: in the same words, in others, in another language."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.text import fold, one_line, paragraphs, sentences, words

__all__ = ["Sketch", "StoryText", "Unit", "numbers_in", "sketch"]

SHINGLE = 4  # words; three also meet in texts on one subject, five miss texts with a word changed in each line
SAMPLE = 8  # one shingle in eight finds candidates; a shared paragraph of fifty words is missed one time in 500
FEW = 3  # a text of fewer paragraphs is compared sentence by sentence


@dataclass(frozen=True, slots=True)
class StoryText:
    """An article as grouping sees it. `mentions` are (offset in `text`, entity id), by offset; `text` starts with the title."""

    document_id: str
    text: str
    body_start: int
    language: str
    published: date | None
    content_hash: str
    mentions: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph (or sentence) by what survives translation: its numbers and entities, and how many words it has."""

    words: int
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article in short: hashes of its shingles, its units, and the numbers and entities of the whole."""

    document_id: str
    language: str
    published: date | None
    content_hash: str
    words: int
    shingles: frozenset[int]
    units: tuple[Unit, ...]
    numbers: frozenset[str]
    entities: frozenset[str]

    def sampled(self) -> Iterator[int]:
        """The shingles that find candidates: the same ones in every text (mod-p sampling, Broder 1997)."""
        return (s for s in self.shingles if s % SAMPLE == 0)


def sketch(text: StoryText) -> Sketch:
    """The sketch of an article's body."""
    body = text.text[text.body_start :]
    spans = list(paragraphs(body))
    if len(spans) < FEW:
        spans = sentences(body)
    units = tuple(_unit(text, start, end) for start, end in spans)
    folded = [fold(body[s:e]) for s, e in words(body)]
    size = min(SHINGLE, len(folded))
    shingles = (" ".join(folded[i : i + size]) for i in range(len(folded) - size + 1)) if folded else iter(())
    return Sketch(
        document_id=text.document_id,
        language=text.language,
        published=text.published,
        content_hash=text.content_hash,
        words=len(folded),
        shingles=frozenset(zlib.crc32(s.encode()) for s in shingles),
        units=units,
        numbers=frozenset(a for u in units for a in u.anchors if a[0].isdigit()),
        entities=frozenset(a for u in units for a in u.anchors if not a[0].isdigit()),
    )


def _unit(text: StoryText, start: int, end: int) -> Unit:
    body = text.text[text.body_start :]
    left, right = text.body_start + start, text.body_start + end
    named = Counter(entity for offset, entity in text.mentions if left <= offset < right)
    return Unit(len(one_line(body[start:end]).split()), frozenset({*numbers_in(body[start:end]), *named}))


_NUMBER = re.compile(r"\d[\d.,٬٫\u00a0\u202f ]*\d|\d")
# Small numbers are written as words in one text and as digits in another, and stand everywhere.
_SMALL = frozenset("0123456")


def numbers_in(text: str) -> set[str]:
    """The numbers of a text as digits, without the separators each language groups them by; 0 to 6 are left out.

    >>> sorted(numbers_in("10,000 men, 2.5 per cent, ١٩٩٢ and 3 dogs on 7 May"))
    ['10000', '1992', '2.5', '7']
    """
    found = set()
    for match in _NUMBER.finditer(text):
        for part in _grouped(match.group()):
            if part not in _SMALL:
                found.add(part)
    return found


def _grouped(written: str) -> Iterator[str]:
    """One number with its thousands joined, or several that only stand side by side."""
    digits = "".join(str(int(c)) if c.isdigit() else c for c in written)
    digits = digits.replace("٬", ",").replace("٫", ".").replace("\u00a0", " ").replace("\u202f", " ")
    if re.fullmatch(r"\d{1,3}([ ,.]\d{3})+", digits):
        yield re.sub(r"[ ,.]", "", digits)
        return
    for part in digits.split(" "):
        if re.fullmatch(r"\d{1,3}([,.]\d{3})+", part):
            yield re.sub(r"[,.]", "", part)
        elif re.fullmatch(r"\d+[.,]\d+", part):
            yield part.replace(",", ".")
        else:
            yield from (p for p in re.split(r"[.,]+", part) if p)
