"""Two names with a stroke or a "v" between them: partners in doubles, drivers of one car, the parties of a case."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.extract.given import is_person_shape
from kb.extract.spans import Spans
from kb.extract.tables import words_in_any
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["find_partners", "parted"]

_WORD = r"[A-ZÀ-Þ](?:[^\W\d_]|['’-])*[a-zß-ÿ]\w*"
_NAME = rf"(?:[A-Z]\. ?)*{_WORD}(?: (?:(?:de|van|von|da|del|der|la) )*{_WORD}){{0,2}}"
_PARTNERS = re.compile(rf"(?<![\w/.’'-])({_NAME}) ?/ ?({_NAME})(?![\w/])")
_IN_BRACKETS = re.compile(r" ?\( ?")
_BETWEEN = re.compile(r" ?/ ?| vs?\.? ")


def find_partners(text: str, places: Spans) -> Iterator[Mention]:
    """The people of an English text that a stroke joins: two full names, or any two before a country in brackets.

    >>> [m.surface for m in find_partners("Bo/Ann Orr (Chad) won", Spans.of([(12, 16)]))]
    ['Bo', 'Ann Orr']
    """
    for pair in _PARTNERS.finditer(text) if "/" in text else ():
        bracket = _IN_BRACKETS.match(text, pair.end())
        of_country = bracket is not None and bracket.end() in places.starts
        names = pair.groups()
        if all(map(_may_be_person, names)) and (of_country or all(" " in name for name in names)):
            yield from (_person(text, *pair.span(group)) for group in (1, 2))


def parted(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The finds of a recogniser in an English text, those parted that hold two names: "Bo/Orr", "Rice v Acme Bank"."""
    found: list[Mention] = []
    for mention in mentions:
        link = _BETWEEN.search(mention.surface)
        found += [mention] if link is None else _parts(text, mention, link)
    return found


def _parts(text: str, mention: Mention, link: re.Match[str]) -> Iterator[Mention]:
    middle, behind = mention.start + link.start(), mention.start + link.end()
    spans = ((mention.start, middle), (behind, mention.end))
    names = [text[start:end] for start, end in spans]
    stroke = "/" in link[0]
    if stroke and not all(name[:1].isupper() and name[1:2].islower() for name in names):
        yield mention  # "AC/DC", "TCP/IP"
        return
    people = stroke and all(map(_may_be_person, names))
    for (start, end), name in zip(spans, names, strict=True):
        if people or is_person_shape(name.split()):
            yield _person(text, start, end)
        elif stroke or not _may_be_person(name):
            yield replace(mention, start=start, end=end, surface=name)


def _person(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end], "person", "name", "list", 0.8)


def _may_be_person(name: str) -> bool:
    words = [fold(word) for word in name.split()]
    others = words_in_any(
        ("lowercase_words", "en"),
        ("name_stops", "any", "en"),
        ("name_stops", "organization", "en"),
        ("title_words", "role", "en"),
        ("org_triggers", "trigger", "en"),
        ("org_triggers", "club", "en"),
        ("org_triggers", "thing", "en"),
    )
    return others.isdisjoint(words) and not is_place(name, "en")
