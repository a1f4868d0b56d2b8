"""People whom a mark of the layout introduces: "Referee: Rice", "14 - Bo Rice (Ayr)", "RICE: Good evening.", and line-ups."""

import re
from collections.abc import Iterator

from kb.extract.tables import words_in_any, words_of
from kb.extract.things import tokens_in
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["find_labelled"]

_NAME = r"(?:(?:[A-Z]\.[ -]?)+)?[A-ZÀ-Þ][\w’'-]+(?: (?:(?:van|de|der|du|al|el|bin)[ -])*[A-ZÀ-Þ][\w’'-]+){0,3}"
# "Referee: Rice", "Yellow cards: Rice, Orr (2)": the label before the colon, and the names behind it
_LABEL = re.compile(r"(?:^|[.;] |\n)(?:[A-Z]\w+ )?(\w+) ?$")
_NAMES = re.compile(rf" ?((?:{_NAME}(?: \([^()\n]{{1,30}}\))?(?:, | and )?)+)(?=[.;]|\s*(?:$|\n))")
_ONE = re.compile(_NAME)
# "Leading scorers: 14 - Bo Rice (Ayr); 11 - Ann Orr", "4 - Bo Rice (Chad) beat 3 - Ann Orr"
_NUMBERED = re.compile(rf"(?:^|[:;,)] ?|beat |, )\d{{1,2}} ?[-–] ?({_NAME}) ?\(", re.MULTILINE)
_DASH = re.compile(r"\d ?[-–] ?[A-Z]")
# "RICE: Good evening. ", "ANN RICE, reporter: "
_SPEAKER = re.compile(r"(?:^|\n|[.!?…\"”)-] )([A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,2})$")
_SAID = re.compile(r" [A-Z\"“(]")
_TALK = 3  # so many speakers' turns make a text a transcript


def find_labelled(text: str) -> list[Mention]:
    """The people of an English text that a label, a number in a list or their turn in a transcript shows, in order.

    >>> [m.surface for m in find_labelled("Referee: Orr. Leading scorers: 14 - Bo Rice (Ayr)")]
    ['Orr', 'Bo Rice']
    """
    spans = {span for span in _spans(text) if _is_person(text[slice(*span)])}
    spans |= {span for span in _line_ups(text) if _is_player(text[slice(*span)])}
    return [Mention(s, e, text[s:e], "person", "name", "list", 0.8) for s, e in sorted(spans)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    turns: list[tuple[int, int]] = []
    at = text.find(":")
    while at >= 0:
        label = _LABEL.search(text, max(0, at - 30), at)
        if label and fold(label.group(1)) in words_of("title_words", "label", "en"):
            names = _NAMES.match(text, at + 1)
            yield from (name.span() for name in _ONE.finditer(text, *names.span(1))) if names else ()
        elif _SAID.match(text, at + 1) and text[at - 1 : at].isupper():
            turn = _SPEAKER.search(text, max(0, at - 40), at)
            turns += [turn.span(1)] if turn else []
        at = text.find(":", at + 1)
    if len(turns) >= _TALK:
        yield from turns
    if _DASH.search(text):
        yield from (numbered.span(1) for numbered in _NUMBERED.finditer(text))


# "Ayr: Rice; Bo, Orr (Tull 70), van Dyck; Ko.": a team's players, some with who came on for them
_PLAYER = rf"(?:\d{{1,2}} ?[-–.]? ?)?((?:(?:van|de|da|do|dos|der|el|al)[ -])*{_NAME})"
_FOR = rf"(?: ?\( ?(?:capt(?:ain)?|c|gk|[^()\n]{{0,12}}?\d{{1,3}}'?|{_NAME},? \d{{1,3}}(?:'|min)?) ?\))*"
_TEAM = re.compile(rf"(?:: ?|^){_PLAYER}{_FOR}(?: ?[,;–-] {_PLAYER}{_FOR}){{4,}}", re.MULTILINE)
_COMES_ON = re.compile(rf"\( ?({_NAME}),? \d{{1,3}}(?:'|min)? ?\)")
_TEAM_WORDS = frozenset(
    word
    for own in "line-up line-ups lineup lineups team teams coach referee subs substitutes squad reserves replacements".split()
    for word in (own, own.capitalize(), own.upper())
)
# "Replacements: ", "Subs (from): ": those behind it are players, however few
_LABELLED = re.compile(
    r"\b(?:[Rr]eplacements|[Ss]ubs|[Ss]ubstitutes|[Rr]eserves|[Tt]eam|[Ss]quad)(?: \([^()\n]{1,20}\))?$"
)
_ROWS = 3  # semicolons between the rows of a team
_NUMBERS = re.compile(r"\b\d{1,2} ?[-–.]? ?[A-Z]")
_FEWEST = 4  # commas and semicolons of a team
_ITEM = re.compile(_PLAYER)
_LINES = re.compile(r"[;\d]")
_ELEVEN = 10  # commas


def _line_ups(text: str) -> Iterator[tuple[int, int]]:
    """The players of teams that are listed in full: by rows or numbers, or in a text that says so ("Line-ups", "Referee")."""
    if text.count(",") + text.count(";") < _FEWEST:
        return
    told = not _TEAM_WORDS.isdisjoint(tokens_in(text))
    for team in _TEAM.finditer(text):
        if not _is_team(text, team, told=told):
            continue
        yield from (substitute.span(1) for substitute in _COMES_ON.finditer(text, *team.span()))
        bare = re.sub(r"\([^()\n]*\)", lambda m: " " * len(m[0]), team[0])
        yield from ((team.start() + name.start(1), team.start() + name.end(1)) for name in _ITEM.finditer(bare))


def _is_team(text: str, team: re.Match[str], *, told: bool) -> bool:
    """Whether a list of names is a team, not one of towns or clubs ("Clubs: Ayr, Bo, Ko …")."""
    if not told:
        names = _ONE.findall(team[0])
        in_rows = team[0].count(";") >= _ROWS or len(_NUMBERS.findall(team[0])) > _FEWEST
        return in_rows and sum(is_place(name, "en") for name in names) < len(names) / _FEWEST
    if team[0].count(";") >= _ROWS:
        return True
    labelled = _LABELLED.search(text, max(0, team.start() - 40), team.start()) is not None
    return labelled or _LINES.search(team[0]) is not None or team[0].count(",") >= _ELEVEN


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


def _is_player(name: str) -> bool:
    """Whether a name among others of a team is one: a town's too, but no word for a team or an ordinary one."""
    words = [fold(word) for word in name.split()]
    others = words_in_any(("lowercase_words", "en"), ("name_stops", "any", "en"), ("org_triggers", "trigger", "en"))
    return others.isdisjoint(words)
