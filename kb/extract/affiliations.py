"""Clubs and parties in brackets behind the people of a list: "Bo Rice (Ayr), Ann Orr (Tull, capt), Al Ko (Ayr)"."""

import re
from collections.abc import Iterator

from kb.extract.tables import words_in_any, words_of, written_words
from kb.extract.things import tokens_in
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["find_affiliations"]

_WORD = r"[A-ZÀ-Þ][\w’'&.-]+"
_PERSON = rf"(?<![\w’'.-])(?:{_WORD} )(?:(?:van|de|der|du|al|el|bin|da|dos|von) )*{_WORD}"
_BEHIND = re.compile(
    rf"{_PERSON} ?\( ?({_WORD}(?: (?:de|of|la|du|{_WORD})){{0,3}})(?:, ?(?:capt(?:ain)?|c|gk|\d+))? ?\)"
)
_FEWEST = 3  # so many in a line make it a list


def find_affiliations(text: str) -> Iterator[Mention]:
    """What stands in brackets behind three people or more of one line, as organizations; countries there are the caller's to leave out.

    Where all of it are towns, a text that speaks of no sport or party says where the people are from.

    >>> [m.surface for m in find_affiliations("Squad: Bo Rice (Ulmo), Ann Orr (Tull, capt), Al Ko (Ulmo)")]
    ['Ulmo', 'Tull', 'Ulmo']
    """
    behind = list(_BEHIND.finditer(text)) if text.count("(") >= _FEWEST else []
    while behind:
        line_end = text.find("\n", behind[0].start())
        line_end = line_end if line_end >= 0 else len(text)
        here = [match for match in behind if match.start() < line_end]
        behind = behind[len(here) :]
        if len(here) >= _FEWEST and _are_bodies(text, [match.group(1) for match in here]):
            for match in here:
                if not _is_word(match.group(1)):
                    yield Mention(*match.span(1), match.group(1), "organization", "name", "results", 0.7)


def _are_bodies(text: str, names: list[str]) -> bool:
    if not all(is_place(name, "en") for name in names):
        return True
    told = tokens_in(text)
    sporting = words_of("team_words", "sport") & told
    return len(sporting) > 1 or not told.isdisjoint(written_words("team_words", "told"))


def _is_word(name: str) -> bool:
    """Whether what stands in brackets are ordinary words: a post, a part in a film."""
    others = words_in_any(
        ("lowercase_words", "en"), ("name_stops", "any", "en"), ("title_words", "en"), ("title_words", "role", "en")
    )
    return others.issuperset(fold(name).split())
