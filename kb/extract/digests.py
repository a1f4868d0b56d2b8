"""Newspapers whose names in capitals head what they report, in a digest of the press."""

import re

from kb.extract.tables import words_of
from kb.model import Mention
from kb.text import fold

__all__ = ["find_papers"]

# "THE MORNING CALL", alone in its line, and below it a line behind a dash
_HEAD = re.compile(r"^[ \t]*([A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,28}[A-ZÀ-Þ])[ \t]*\n\s*(?:-{1,2}|–|—|\*|•) ?(?=\S)", re.MULTILINE)
_PRESS = re.compile(
    r"\b(?:[Pp]apers?|[Nn]ewspapers?|[Pp]ress|PRESS|[Dd]ailies|front pages?|[Hh]eadlines|HEADLINES|stories)\b"
)
_SHORTEST = 2  # one such line is a heading
_LONGEST = 4


def find_papers(text: str) -> list[Mention]:
    """The newspapers of a digest of the English press, in order; a text that does not speak of papers has none.

    >>> [m.surface for m in find_papers("Press digest\\n\\nBO POST\\n- Talks fail.\\n\\nTHE CALL\\n- Talks go on.")]
    ['BO POST', 'CALL']
    """
    if not any(mark in text for mark in ("\n-", "\n–", "\n—", "\n*", "\n•")):
        return []
    heads = [m.span(1) for m in _HEAD.finditer(text)]
    if len(heads) < _SHORTEST or not _PRESS.search(text):
        return []
    found = []
    for start, end in heads:
        article = text.startswith("THE ", start)
        start += len("THE ") if article else 0
        words = fold(text[start:end]).split()
        common = not article and all(word in words_of("lowercase_words", "en") for word in words)
        if words and len(words) <= _LONGEST and not common:
            found.append(Mention(start, end, text[start:end], "organization", "name", "list", 0.8))
    return found
