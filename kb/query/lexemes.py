"""A question as the signs and words it consists of, before they are put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["FIELDS", "KEYED", "Lexeme", "is_shouted", "lexemes", "without_unopened"]

_QUOTES = '"“”„«»'
# What a field may be called; the value is its name in a clause.
FIELDS = {
    "title": "title", "text": "text", "body": "text", "person": "person", "people": "person", "org": "org",
    "organization": "org", "organisation": "org", "country": "country", "source": "source", "publisher": "source",
    "author": "author", "by": "author", "lang": "lang", "language": "lang", "kind": "kind",
    "date": "date", "year": "date", "month": "date",
}  # fmt: skip
KEYED = frozenset(["date", "lang", "kind"])  # fields of values, not of words
_LEXEME = re.compile(
    rf"(?P<open>\()|(?P<close>\))"
    rf"|(?P<quoted>[{_QUOTES}](?P<inner>[^{_QUOTES}]*)[{_QUOTES}](?:~(?P<near>\d*))?)"
    r"|(?P<entity>entity:\S+)"
    rf"|(?P<field>[^\W\d_]+):(?=[^\s)/])"
    rf"|(?P<spaced>{'|'.join(sorted(FIELDS, key=len, reverse=True))}):\s+(?=[^\s)/])"
    rf"|(?P<sign>[-−+!](?=[^\s\-+!)]))"
    rf"|(?P<word>[^\s(){_QUOTES}]+)|(?P<stray>[{_QUOTES}])"
)
_OPERATORS = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "|": "or", "NOT": "not"}
# A question of so many words in capitals throughout is shouted: AND, OR and NOT in it are words like the others.
_SHOUTED = 5


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One of them; `kind` is the group of the pattern that found it, or the operator."""

    kind: str
    text: str
    near: str | None = None


def lexemes(text: str) -> list[Lexeme]:
    """The signs and words of `text` in order; FIELDS behind a space too: `title: oil`."""
    found = []
    for match in _LEXEME.finditer(text):
        kind = str(match.lastgroup) if match.lastgroup not in ("inner", "near") else "quoted"
        if match.group("spaced"):
            found.append(Lexeme("field", match.group("spaced")))
        elif match.group("quoted"):
            found.append(Lexeme("quoted", match.group("inner"), match.group("near")))
        elif match.group("word") in _OPERATORS:
            found.append(Lexeme(_OPERATORS[match.group("word")], match.group()))
        else:
            found.append(Lexeme(kind, match.group(kind)))
    return found


def without_unopened(lexemes: Sequence[Lexeme]) -> Sequence[Lexeme]:
    """Without brackets that close what nothing opened, as in "1) frost": they would part words that stand side by side."""
    kept, depth = [], 0
    for lexeme in lexemes:
        depth += {"open": 1, "close": -1}.get(lexeme.kind, 0)
        if depth < 0:
            depth = 0
        else:
            kept.append(lexeme)
    return kept


def is_shouted(text: str, lexemes: Sequence[Lexeme]) -> bool:
    """Whether a text is all in capitals and mostly words, so that operators in it are none: not UN AND EU."""
    operators = sum(x.kind in ("and", "or", "not") and x.text.isalpha() for x in lexemes)
    words = sum(x.kind == "word" and any(map(str.isalpha, x.text)) for x in lexemes)
    return bool(operators) and text.isupper() and words >= max(_SHOUTED, 3 * operators)
