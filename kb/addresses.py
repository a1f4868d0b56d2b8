"""Where a mention stands, said so that it is found again after the next build: article, place, and the sentence around it.

`a3f9#120` is what people copy; a decision keeps the sentence as well, so that the mention is found where it went
when the text before it changed: `a3f9#120 The judge ‹Ann Orr› met the press.`
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Mention
from kb.text import one_line, sentences

__all__ = ["Address", "address_of", "find", "parse_address", "parse_place"]

_PLACE = re.compile(r"([^\s#]+)#(\d+)")
_FULL = re.compile(rf"{_PLACE.pattern} (.*?)‹([^›]+)›(.*)", re.DOTALL)
_MARKS = str.maketrans("", "", "‹›")


@dataclass(frozen=True, slots=True)
class Address:
    """A mention: its article, the character it starts at, how it is written, and what its sentence says before and after it."""

    document: str
    start: int
    surface: str
    before: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """Article and character, as people copy it."""
        return f"{self.document}#{self.start}"

    @property
    def sentence(self) -> str:
        """The sentence with the mention in marks."""
        return f"{self.before}‹{self.surface}›{self.after}"

    def __str__(self) -> str:
        return f"{self.place} {self.sentence}"


def parse_place(text: str) -> tuple[str, int] | None:
    """The article and the character of a place people copied; None when the text is none.

    >>> parse_place("a3f9#120"), parse_place("Ann Orr")
    (('a3f9', 120), None)
    """
    found = _PLACE.fullmatch(text.strip())
    return (found.group(1), int(found.group(2))) if found else None


def parse_address(text: str) -> Address | None:
    """The address a decision keeps; None when the text is none.

    >>> parse_address("a3f9#4 The ‹Orr› case.")
    Address(document='a3f9', start=4, surface='Orr', before='The ', after=' case.')
    """
    found = _FULL.fullmatch(text)
    return Address(found[1], int(found[2]), found[4], found[3], found[5]) if found else None


def address_of(document: str, text: str, mention: Mention) -> Address:
    """The address of a mention in the text of an article."""
    before, after = _around(text, mention)
    return Address(document, mention.start, mention.surface, before, after)


def find(address: Address, text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The mention an address means in the text as it is now, None when it is not there any more.

    Written so in the same sentence, the nearest to where it stood; else written so at the very character.
    """
    alike = [m for m in mentions if m.surface == address.surface]
    same = [m for m in alike if _around(text, m) == (address.before, address.after)]
    if same:
        return min(same, key=lambda m: (abs(m.start - address.start), m.start))
    return next((m for m in alike if m.start == address.start), None)


def _around(text: str, mention: Mention) -> tuple[str, str]:
    """The sentence of a mention before and after it, on one line."""
    line = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    piece = text[line : end if end >= 0 else len(text)]
    at, to = mention.start - line, mention.end - line
    spans = [(s, e) for s, e in sentences(piece) if s < to and at < e] or [(0, len(piece))]
    before, after = piece[spans[0][0] : at], piece[to : spans[-1][1]]
    return _plain(before), _plain(after)


def _plain(side: str) -> str:
    """One side of a sentence on one line, without our marks; a space next to the mention stays."""
    return one_line(f".{side}.")[1:-1].translate(_MARKS)
