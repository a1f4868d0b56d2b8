"""A text as a recogniser reads it: a paragraph at a time, headlines in capitals shown in ordinary case."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from kb.extract.datelines import after_dateline
from kb.extract.shapes import is_given
from kb.extract.tables import words_in_any, words_of
from kb.text import paragraphs, sentences

__all__ = ["Line", "lines"]

# A longer paragraph is shown in pieces, so that a file without line breaks does not exhaust the memory.
_LONGEST = 5_000
# A line this long that ends in a word or a comma goes on in the next one.
_WRAPPED = re.compile(r"^.{45,119}[\w,’'-]$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Lines of this share of capitals, with at least two words in them, are headlines set in capitals.
_SHARE = 0.8
# With so many different words in ordinary case, a headline's name is nearly always among them.
_BODY = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: where it starts, its `text`, and as a recogniser is `shown` it (of the same length)."""

    start: int
    text: str
    shown: str


def lines(text: str, small: Set[str] = frozenset()) -> list[Line]:
    """The paragraphs of `text`; one in capitals is shown with the capitals the rest of the text uses.

    `small` are words that nobody is called by: they are shown in lower case.

    >>> [line.shown for line in lines("BO RICE IN TALKS\\nThe talks began.")]
    ['Bo Rice in talks', 'The talks began.']
    """
    found: list[Line] = []
    usual: Mapping[str, str] | None = None
    for start, end in _pieces(text):
        line = text[start:end]
        if "\n" in line:
            found.append(Line(start, line, line.replace("\n", " ")))
            continue
        if _in_capitals(line):
            usual = _usual(text) if usual is None else usual
            opening = after_dateline(line)
            found.append(Line(start + opening, line[opening:], _recased(line[opening:], usual, small)))
        else:
            opening = after_dateline(line)  # what a recogniser makes names of
            found.append(Line(start + opening, line[opening:], line[opening:]))
    return found


def _pieces(text: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for start, end in _unwrapped(text):
        if end - start <= _LONGEST:
            pieces.append((start, end))
            continue
        first = start
        for s, e in sentences(text[start:end]):
            if start + e - first > _LONGEST and start + s > first:
                pieces.append((first, start + s))
                first = start + s
        while end - first > 2 * _LONGEST:  # no sentence ends anywhere
            pieces.append((first, first + _LONGEST))
            first += _LONGEST
        pieces.append((first, end))
    return pieces


def _unwrapped(text: str) -> list[tuple[int, int]]:
    """The paragraphs of `text`, lines that only the width of a page broke taken together."""
    spans: list[tuple[int, int]] = []
    last = ""  # the line before
    for start, end in paragraphs(text):
        line = text[start:end]
        broken = (
            spans and text[spans[-1][1] : start].strip(" \t\r") == "\n" and _WRAPPED.search(last) and line[0].isalnum()
        )
        if broken and not _in_capitals(last) and not _in_capitals(line):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = line
    return spans


def _in_capitals(line: str) -> bool:
    if sum(map(str.islower, line[: len(line) // 3])) > (1 - _SHARE) * len(line):
        return False  # already more letters in lower case than all of the line may have
    upper = sum(map(str.isupper, line))
    return upper > 6 and " " in line and upper >= _SHARE * sum(map(str.isalpha, line))


def _usual(text: str) -> dict[str, str]:
    """How each word is written in the lines of `text` that are not in capitals: most often, in its first place last."""
    seen: dict[str, dict[str, int]] = {}
    for start, end in paragraphs(text):
        line = text[start:end]
        if _in_capitals(line):
            continue
        for match in _WORD.finditer(line):
            forms = seen.setdefault(match.group().upper(), {})
            # The first word of a line says little about its capital.
            forms[match.group()] = forms.get(match.group(), 0) + (2 if match.start() else 1)
    return {word: max(forms, key=lambda f: forms[f]) for word, forms in seen.items()}


def _recased(line: str, usual: Mapping[str, str], common: Set[str]) -> str:
    small = words_in_any(("lowercase_words", "en"), ("lowercase_words", "headline")) - words_of(
        "org_triggers", "strong", "en"
    )

    def shown(match: re.Match[str]) -> str:
        word = match.group()
        known = usual.get(word)
        if known is not None and len(known) == len(word):
            return known
        lower = word.lower()
        if len(lower) != len(word):
            return word
        if match.start() and (
            lower in small or lower in common or (len(usual) >= _BODY and not is_given(word) and len(word) > 4)
        ):
            return lower
        return word[0] + lower[1:]

    shown_line = _WORD.sub(shown, line)
    return shown_line if len(shown_line) == len(line) else line
