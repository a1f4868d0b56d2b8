"""The capitalised words of a Turkish text, in the sequences that stand beside each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.extract.tables import words_of
from kb.text import fold

__all__ = ["Token", "in_class", "opens", "runs", "tokens"]

_CAP = r"[A-ZÇĞİÖŞÜÂÎÛƏ][\wçğıöşüâîû]*"
_TOKEN = re.compile(
    rf"(?:(?<![\w’'])|(?<= [aeuü][lzsştrnd]-))(?:A\.Ş\.?|[A-ZÇĞİÖŞÜ]\.|{_CAP}(?:-{_CAP})*)(?P<ending>['’][a-zçğıöşü]+)?"
)
_PARTICLES = ("van", "von", "bin", "del", "di", "van der", "van den", "de la", "dos", "ter")
_ARTICLES = tuple(f" {a}-" for a in ("el", "al", "ez", "es", "eş", "et", "er", "en", "ed", "ul", "ül", "ür", "üd"))
_CONNECTORS = frozenset({" ve ", " ", " & ", *(f" {word} " for word in _PARTICLES), *_ARTICLES})
_SENTENCE_START = re.compile(r"(?:^|[.!?:…\n])[\s\"“”'’«»(-]*$")


@dataclass(frozen=True, slots=True)
class Token:
    """One capitalised word: its place without the case ending, folded and as written."""

    start: int
    end: int
    key: str
    text: str
    closed: bool  # a case ending follows


def tokens(text: str) -> list[Token]:
    """The capitalised words of `text`, in order, without the case endings behind an apostrophe."""
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    end = match.end() - len(match.group("ending") or "")
    surface = match.string[match.start() : end]
    return Token(match.start(), end, fold(surface), surface, match.group("ending") is not None)


def runs(text: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens in sequences with nothing but a space, or "ve", between them; a case ending closes one."""
    run: list[Token] = []
    for token in tokens:
        if run and (run[-1].closed or text[run[-1].end : token.start] not in _CONNECTORS):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


@lru_cache(maxsize=16)
def in_class(name: str) -> frozenset[str]:
    """The folded words of one class of kb/data/name_tokens_tr.tsv."""
    return words_of("name_tokens_tr", name)


def opens(text: str, token: Token) -> bool:
    """Whether the token stands at the start of a sentence or a line."""
    return _SENTENCE_START.search(text, max(0, token.start - 6), token.start) is not None
