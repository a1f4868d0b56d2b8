"""What stands beside a name and tells who it is: titles and offices, and the country they belong to."""

import re
from collections.abc import Sequence

from kb.extract.tables import words_of
from kb.model import Mention
from kb.text import fold

__all__ = ["beside"]

_WINDOW = 60
_WORDS = re.compile(r"\w[\w’'.-]*")


def beside(
    text: str, mentions: Sequence[Mention], places: Sequence[Mention], language: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles and the country codes beside the mentions of one person or body, most frequent first.

    `places` are the country mentions of the text, in order.
    """
    titles: dict[str, int] = {}
    codes: dict[str, int] = {}
    for mention in mentions:
        title, start = _title_before(text, mention.start, language)
        if title:
            titles[title] = titles.get(title, 0) + 1
        for place in places:
            near = place.end <= start and start - place.end <= 3 and "\n" not in text[place.end : start]
            if near:
                codes[place.code] = codes.get(place.code, 0) + 1
    return _ranked(titles), _ranked(codes)


def _title_before(text: str, start: int, language: str) -> tuple[str, int]:
    words = words_of("title_words", language)
    window = max(0, start - _WINDOW)
    tokens = [m.span() for m in _WORDS.finditer(text, window, start)]
    first = start
    for s, e in reversed(tokens):
        if fold(text[s:e]).rstrip(".") not in words or text[e:first].strip(" ,") or "\n" in text[e:first]:
            break
        first = s
    return fold(text[first:start]).strip(" ,"), first


def _ranked(counts: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
