"""Regular expressions for the words of a tantivy index that begin in some way."""

import re
from typing import Any

__all__ = ["begun", "escaped", "patterns"]

# No word is longer, and tantivy cannot look for the beginning of one that is.
LONGEST = 100
# tantivy refuses to look for words in a row when there are more than 16,384 that each of them may be.
TRIED = 16_000


def patterns(searcher: Any, field: str, start: str) -> list[str]:
    """Patterns of the words of `field` that begin so, of none of which there are more than tantivy tries in a row."""
    words = [word for word, _ in searcher.terms_with_prefix(field, start)]
    if len(words) <= TRIED:
        return [begun(start)]
    longer = sorted({word[: len(start) + 1] for word in words} - {start})
    found = [pattern for further in longer for pattern in patterns(searcher, field, further)]
    return [*found, escaped(start)] if start in words else found


def begun(word: str) -> str:
    """The pattern of the words that begin so."""
    return f"{escaped(word[:LONGEST])}.*"


def escaped(text: str) -> str:
    """The pattern of `text` itself."""
    return re.sub(r"([^\w\s])", r"\\\1", text)
