"""People called like a country: "Holland said" after "Tom Holland" is the man, "plays in Holland" the country."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kb.extract.hints import hints
from kb.metonym_context import words_for
from kb.model import Mention
from kb.text import fold

__all__ = ["told_from_people"]

_INSIDE = re.compile(
    r"\b(?:[Ii]n|into|[Ff]rom|[Aa]cross|[Tt]hroughout|outside|around|within|of|visit|visits|visited|visiting|leave|leaves|left"
    r"|(?:fly|flew|flown|flying|travel|travell?ed|go|goes|went|moved?|return|returned|back|home|fled|sent|trip|tour|border) to) $"
)
_OWNS = re.compile(r"['’]s ([a-z]+)")


def told_from_people(text: str, places: Sequence[Mention], found: Iterable[Mention]) -> list[Mention]:
    """The country mentions of an English text, those made people that are called like a person `found` names in full.

    After a full name its surname is the person, but behind "in", "from" and the like; a given name only where
    somebody acts ("Jordan grew up") and nothing is said of that country's people.

    >>> text = "Tom Holland said it. Holland laughed. He lives in Holland."
    >>> places = [Mention(at, at + 7, "Holland", "country", code="NL") for at in (21, 50)]
    >>> [m.kind for m in told_from_people(text, places, [Mention(0, 11, "Tom Holland", "person")])]
    ['person', 'country']
    """
    full = [m.surface.split() for m in found if m.kind == "person" and " " in m.surface]
    surnames = {fold(words[-1]) for words in full}
    given = {fold(words[0]) for words in full}
    spoken_of = {m.code for m in places if m.form == "demonym"}
    return [_person(m) if _is_person(text, m, surnames, given, spoken_of) else m for m in places]


def _is_person(text: str, place: Mention, surnames: set[str], given: set[str], spoken_of: set[str]) -> bool:
    name = fold(place.surface)
    if (name not in surnames and name not in given) or place.form == "metonym":
        return False
    if _INSIDE.search(text, max(0, place.start - 13), place.start):
        return False
    owned = _OWNS.match(text, place.end)
    if owned and owned[1] in words_for("en", "noun"):
        return False  # "Holland's government"
    if name in surnames:
        return True
    return place.code not in spoken_of and ("person", 1.0) in hints(text, place.start, place.end)


def _person(place: Mention) -> Mention:
    return replace(place, kind="person", form="name", extractor="repeat", confidence=0.7, code="")
