"""Branches of a company, named after it with a country in brackets and a legal form: "Bank of Harrow (Peru) SA"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.model import Mention
from kb.text import fold

__all__ = ["add_branches"]

_BRACKET = re.compile(r" \((?P<place>[^()\n]{2,30})\) (?P<form>[^\W\d_][\w.&]*(?: [A-ZÀ-Þ][\w.&]*)?)")


def add_branches(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of a company that go on with a country in brackets and a legal form as far as that goes.

    The country in the brackets is part of the name then, no country of its own.
    """
    places = {m.start: m for m in mentions if m.kind == "country"}
    found: list[Mention] = []
    inside: set[int] = set()
    for mention in mentions:
        goes_on = _BRACKET.match(text, mention.end) if mention.kind == "organization" else None
        place = places.get(goes_on.start("place")) if goes_on else None
        if goes_on and place and place.end == goes_on.end("place") and (size := _legal(goes_on["form"])):
            end = goes_on.start("form") + size
            inside.add(place.start)
            mention = replace(mention, end=end, surface=text[mention.start : end])
        found.append(mention)
    return [m for m in found if m.kind != "country" or m.start not in inside] if inside else found


def _legal(words: str) -> int:
    """How many characters of some words a legal form takes; 0 when they begin with none."""
    first = words.partition(" ")[0]
    for form in (words, first):
        if fold(form.rstrip(".")) in _forms():
            return len(form.rstrip("."))
    return 0


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    table = rows("legal_forms.tsv", 3)
    return frozenset(
        fold(form).rstrip(".") for _, cell, leading in table for form in (*alternatives(cell), *alternatives(leading))
    )
