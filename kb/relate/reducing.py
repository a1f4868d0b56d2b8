"""A sentence without what stands between its subject, verb and object: titles, insertions, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.relate.patterns import Patterns
from kb.relate.vocabulary import Vocabulary
from kb.relate.when import undated

__all__ = ["QUOTE", "Parts", "Text", "parts_of"]

QUOTE = '"'
# A text that patterns are tried on, and the same with its dates.
Text = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """What clauses are read from: the sentence `whole`, its `clauses`, and those without what was inserted in them."""

    whole: list[Text]
    clauses: list[Text]
    reduced: list[Text]


def parts_of(text: str, words: Vocabulary, known: Patterns, has: int) -> Parts:
    """A sentence whole and reduced, with its dates and without them, so that subject, verb and object come to stand together."""
    reduced, asides = _reduced(text, known, has)
    whole = [(text, text), (reduced, reduced)]
    clauses = [(reduced, reduced), *((a, a) for a in asides)]
    joined, bare = undated(text, words)
    if bare == text:
        return Parts(_distinct(whole), clauses, [(reduced, reduced)])
    full = reduced if joined == text else _reduced(joined, known, has)[0]
    dated = _reduced(bare, known, has)[0], full
    clauses += [dated, *((undated(aside, words)[1], aside) for aside in asides)]
    whole += [(bare, text)] if dated[0] == bare else [(bare, text), dated]
    return Parts(_distinct(whole), _distinct(clauses), [(reduced, reduced), (undated(reduced, words)[1], reduced)])


def _distinct(texts: Sequence[Text]) -> list[Text]:
    return list(dict.fromkeys(texts))


def _reduced(text: str, known: Patterns, has: int) -> tuple[str, list[str]]:
    """A sentence without titles and insertions, and the clauses that were inserted: "X, who met Y, left" → "X met Y"."""
    asides: list[str] = []

    def kept(match: re.Match[str]) -> str:
        groups = match.groupdict()
        keep = groups.get("keep") or ""
        if (aside := groups.get("aside")) and match.string.count(QUOTE, 0, match.start()) % 2 == 0:
            asides.append(f"{keep}{aside}. ")
        return keep

    for pattern in known.among(has, "reduce"):
        text = pattern.regex.sub(kept, text)
    return text, asides
