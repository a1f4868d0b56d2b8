"""Bodies called by whose they are, where that is an office or a kind of people: "Ayr County Sheriff's Office"."""

import re
from collections.abc import Iterator
from functools import cache

from kb.extract.tables import alternation, words_in_any, words_of, written_words
from kb.model import Mention
from kb.text import fold

__all__ = ["find_offices", "find_patrons", "is_of_office"]

_WORD = r"[A-ZÀ-Þ][\w.&-]*"
_OWNED = re.compile(
    rf"(?<![\w’'-])((?:{_WORD} |State['’]s )*)({_WORD})['’]s ((?:{_WORD} )*{_WORD}(?: (?:of|for) (?:the )?{_WORD}(?: {_WORD})*)?)"
)

_OPENS = re.compile(r"(?:^|[.!?:]|\n)[\s\"“]*$")

_OWNS = re.compile(r"['’]s (?=[A-Z])")


def find_offices(text: str) -> Iterator[Mention]:
    """The bodies of an English text that an office or a kind of people owns by their name, in order.

    >>> [m.surface for m in find_offices("The Ayr County Sheriff's Office and the Tull Children's Hospital said")]
    ["Ayr County Sheriff's Office", "Tull Children's Hospital"]
    """
    for mark in _OWNS.finditer(text):
        if not is_of_office(text[text.rfind(" ", 0, mark.start()) + 1 : mark.start()] or "-"):
            continue
        line = max(text.rfind("\n", 0, mark.start()) + 1, mark.start() - 80)
        for owned in _OWNED.finditer(text, line, mark.end() + 80):
            if owned.end(2) == mark.start() and (span := _body(text, owned)) is not None:
                yield Mention(*span, text[slice(*span)], "organization", "name", "shapes", 0.7)


@cache
def _patron() -> re.Pattern[str]:
    """ "St Mary's College", "Queen's University Ayr"."""
    patrons, houses = (alternation(written_words("org_triggers", use, "en")) for use in ("patron", "house"))
    return re.compile(
        rf"(?<![\w’'-])((?:(?:St\.?|Saint|Sts) [A-Z]\w+|{patrons})['’]s? (?:[A-Z]\w+ ){{0,3}}(?:{houses})"
        r"(?: [A-Z]\w+(?= (?:said|says|has|was|is|and)\b|[.,;)]))?)(?!\w)"
    )


def find_patrons(text: str) -> Iterator[Mention]:
    """The schools, churches and hospitals of an English text that a saint or a ruler gave the name.

    >>> [m.surface for m in find_patrons("He went to St Mary's High School and to King's College Ayr.")]
    ["St Mary's High School", "King's College Ayr"]
    """
    for named in _patron().finditer(text) if "'" in text or "’" in text else ():
        yield Mention(*named.span(1), named[1], "organization", "name", "shapes", 0.7)


def is_of_office(owner: str) -> bool:
    """Whether a body's name may begin with `owner` and a possessive: "Ayr County Sheriff", not "Bo Rice"."""
    last = fold(owner.split()[-1])
    return last in words_of("org_triggers", "holder", "en") or last in words_of("org_triggers", "people", "en")


def _body(text: str, owned: re.Match[str]) -> tuple[int, int] | None:
    """Where the body stands in a match of `_OWNED`; None when its words are none's."""
    if not is_of_office(owned[2]):
        return None
    words = [fold(word) for word in owned[3].split()]
    tellers = words_in_any(("org_triggers", "strong", "en"), ("org_triggers", "owned", "en"))
    if tellers.isdisjoint(words):
        return None
    start = owned.start()
    before = owned[1].split()
    leads = words_in_any(("org_triggers", "lead", "en"), ("lowercase_words", "en"), ("name_stops", "any", "en"))
    while before and (
        before[0] == "The" or (fold(before[0]) in leads and _OPENS.search(text, max(0, start - 4), start))
    ):
        start += len(before[0]) + 1
        before = before[1:]
    if fold(owned[2]) in words_of("org_triggers", "holder", "en") and len(before) < 1:
        return None  # "the Sheriff's Office"
    return start, owned.end()
