"""People whom a mark of the layout introduces: "Referee: Rice", "14 - Bo Rice (Ayr)", "RICE: Good evening."."""

import re
from collections.abc import Iterator

from kb.extract.tables import words_in_any, words_of
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["find_labelled"]

_NAME = r"(?:(?:[A-Z]\.[ -]?)+)?[A-ZÀ-Þ][\w’'-]+(?: (?:(?:van|de|der|du|al|el|bin)[ -])*[A-ZÀ-Þ][\w’'-]+){0,3}"
# "Referee: Rice", "Yellow cards: Rice, Orr (2)"
_LABEL = re.compile(
    rf"(?:^|[.;] )((?:[A-Z]\w+ )?\w+) ?: ((?:{_NAME}(?: \(\d+\))?(?:, | and )?)+)(?=[.;]|\s*$)", re.MULTILINE
)
_ONE = re.compile(_NAME)
# "Leading scorers: 14 - Bo Rice (Ayr); 11 - Ann Orr", "4 - Bo Rice (Chad) beat 3 - Ann Orr"
_NUMBERED = re.compile(rf"(?:^|[:;,)] ?|beat |, )\d{{1,2}} ?[-–] ?({_NAME}) ?\(", re.MULTILINE)
_DASH = re.compile(r"\d ?[-–] ?[A-Z]")
# "RICE: Good evening. ", "ANN RICE, reporter: "
_SPEAKER = re.compile(
    r"(?:^|(?<=[.!?…\"”)-] ))([A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,2}): (?=[A-Z\"“(])", re.MULTILINE
)
_TALK = 3  # so many speakers' turns make a text a transcript


def find_labelled(text: str) -> list[Mention]:
    """The people of an English text that a label, a number in a list or their turn in a transcript shows, in order.

    >>> [m.surface for m in find_labelled("Referee: Orr. Leading scorers: 14 - Bo Rice (Ayr)")]
    ['Orr', 'Bo Rice']
    """
    spans = {span for span in _spans(text) if _is_person(text[slice(*span)])}
    return [Mention(s, e, text[s:e], "person", "name", "list", 0.8) for s, e in sorted(spans)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for label in _LABEL.finditer(text) if ":" in text else ():
        if fold(label.group(1).split()[-1]) in words_of("title_words", "label", "en"):
            yield from (name.span() for name in _ONE.finditer(text, *label.span(2)))
    if _DASH.search(text):
        yield from (numbered.span(1) for numbered in _NUMBERED.finditer(text))
    turns = list(_SPEAKER.finditer(text)) if ": " in text else []
    if len(turns) >= _TALK:
        yield from (turn.span(1) for turn in turns)


def _is_person(name: str) -> bool:
    words = [fold(word).rstrip(".") for word in name.split()]
    others = words_in_any(
        ("name_stops", "any", "en"),
        ("name_stops", "speaker", "en"),
        ("lowercase_words", "en"),
        ("title_words", "role", "en"),
        ("org_triggers", "trigger", "en"),
    )
    if name.isupper():
        words = [
            word for word in words if word not in words_of("title_words", "surname", "en")
        ]  # "KING: Good evening."
    return len(name) > 2 and others.isdisjoint(words) and not is_place(name, "en")
