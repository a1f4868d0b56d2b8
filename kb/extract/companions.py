"""People whom a recogniser missed beside those and what it found: "Bo Rice of Acme", "Ann Orr and Bo Rice"."""

import re
from collections.abc import Iterator, Sequence

from kb.extract.given import is_given
from kb.extract.tables import words_in_any
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["add_companions"]

_WORD = r"[A-ZÀ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)*"
_SMALL = r"(?:de|da|di|van|von|der|den|bin|al|el|la|le|du)"
_NAME = rf"{_WORD}(?: (?:{_SMALL} )*{_WORD}){{0,2}}"
_OF = re.compile(rf"(?<![\w’'.-])({_NAME})(?:['’]s| of(?: the)?) $")
_AND_BEFORE = re.compile(rf"(?<![\w’'.-])({_NAME})(?:,| and|, and) $")
_AND_AFTER = re.compile(rf"(?:,| and|, and) ({_NAME})(?=,|;|\.|\)| and | [a-z]|$)")
_FARTHEST = 50
_INITIAL = 2


def add_companions(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an English text and, in order, the people beside them whom nobody found.

    Two or three unknown words before "of" or "’s" and a body, or joined to a full name of a person by "and" or in a
    list, are a person; one word only between two people.
    """
    taken = {m.start: m for m in mentions}
    ends = {m.end for m in mentions}
    found: dict[int, Mention] = {}
    for mention in mentions:
        for start, end in _beside(text, mention, taken, ends):
            if not any(m.start < end and start < m.end for m in (*mentions, *found.values())):
                found[start] = Mention(start, end, text[start:end], "person", "name", "companion", 0.6)
    return sorted([*mentions, *found.values()], key=lambda m: m.start) if found else list(mentions)


def _beside(text: str, mention: Mention, taken: dict[int, Mention], ends: set[int]) -> Iterator[tuple[int, int]]:
    start, end = mention.start, mention.end
    if mention.kind == "organization":
        if text.endswith(("s ", " of ", " of the "), 0, start):
            before = _OF.search(text, max(0, start - _FARTHEST), start)
            if before and _may_be_person(before.group(1)):
                yield before.span(1)
        return
    if mention.kind != "person":
        return
    first = mention.surface.split()[0]
    full = " " in mention.surface and (is_given(first) or (len(first) == _INITIAL and first[1] == "."))
    if text.startswith((",", " and "), end):
        after = _AND_AFTER.match(text, end, end + _FARTHEST)
        if after and (_may_be_person(after.group(1)) if full else _is_between(text, after, taken)):
            yield after.span(1)
    if full and text.endswith(" and ", 0, start):
        before = _AND_BEFORE.search(text, max(0, start - _FARTHEST), start)
        if before and _may_be_person(before.group(1)):
            yield before.span(1)


def _is_between(text: str, name: re.Match[str], taken: dict[int, Mention]) -> bool:
    """Whether another person follows a single unknown word in a list: "Bo, Rice and Orr"."""
    link = next((link for link in (" and ", ", ") if text.startswith(link, name.end())), "")
    behind = taken.get(name.end() + len(link)) if link else None
    return behind is not None and behind.kind == "person" and _is_unknown(name.group(1))


def _may_be_person(name: str) -> bool:
    return " " in name and _is_unknown(name)


def _is_unknown(name: str) -> bool:
    words = [fold(word) for word in name.split()]
    others = words_in_any(
        ("lowercase_words", "en"),
        ("name_stops", "any", "en"),
        ("title_words", "en"),
        ("title_words", "role", "en"),
        ("org_triggers", "trigger", "en"),
        ("org_triggers", "thing", "en"),
        ("org_triggers", "club", "en"),
        ("org_triggers", "opens-foreign", "en"),
    )
    return others.isdisjoint(words) and not any(is_place(word, "en") for word in (name, *name.split()))
