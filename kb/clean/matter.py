"""What two texts have in common: the words and the names by which one matter is told from another."""

import re
from functools import lru_cache

__all__ = ["named_in", "share_known", "stems"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=\s)[^\W\d_a-z][^\W\d_]{5,}")


@lru_cache(maxsize=16)  # of the beginning of an article, asked for by its layout and by its frame
def stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of `text`: what two texts about one thing share, whatever the endings."""
    return frozenset([w[:5] for w in _WORD.findall(text.lower())])


def share_known(text: str, known: frozenset[str]) -> float:
    """The share of the longer words of `text` whose beginnings are in `known`."""
    mine = stems(text)
    return len(mine & known) / len(mine) if mine else 0.0


def named_in(text: str) -> set[str]:
    """The longer words with a capital and a space before them: names, most of them."""
    return {word for word in _NAME.findall(text) if word[0].isupper()}
