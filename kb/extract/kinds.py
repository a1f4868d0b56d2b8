"""What kind of thing a name is, decided by all its mentions in the article and not by one."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from kb.extract.appositions import of_apposition
from kb.extract.forms import person_key
from kb.extract.french import is_called
from kb.extract.hints import hints, named_by_kind
from kb.extract.listed import listed_as
from kb.extract.lone_names import does_as_people_do, has_form_of_surname
from kb.extract.shapes import is_given, is_person_shape
from kb.extract.tables import words_in_any, words_of
from kb.extract.whereabouts import find_towns, is_own_town
from kb.model import Kind, Mention
from kb.places import is_place

__all__ = ["Kinds"]

Key = tuple[str, ...]
_LAYOUT = frozenset({"results", "list"})
_SURE = _LAYOUT | {"known-organization", "brackets"}


class Kinds:
    """Decides what the names of one text are; what stands beside a mention is read once, however often it is asked."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self._read: dict[tuple[int, int, str, bool], tuple[tuple[Kind, float], ...]] = {}

    def agree(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, each person or organization with the kind that all mentions of its name speak for."""
        named = [(m, person_key(m.surface, self._language)) for m in mentions if m.kind != "country"]
        countries = {m.start: m.end for m in mentions if m.kind == "country"}
        votes: dict[Key, dict[Kind, float]] = {key: {} for _, key in named}
        told: set[Key] = set()  # bodies that more than a recogniser takes for one
        for mention, key in named:
            kinds = votes[key]
            # A line of results names teams and a list people, whatever a recogniser makes of them.
            vote = 1.5 if mention.extractor in _LAYOUT else mention.confidence
            beside = self._beside(mention, key, countries)
            if mention.extractor in _SURE or any(kind == "organization" for kind, _ in beside):
                told.add(key)
            for kind, weight in ((mention.kind, vote), *beside):
                kinds[kind] = kinds.get(kind, 0.0) + weight
        for key, weight in self._alone(named, told).items():
            votes[key]["person"] = votes[key].get("person", 0.0) + weight
        best = {key: _best(kinds) for key, kinds in votes.items()}
        towns = find_towns(self._text, named, votes, countries, self._language)
        teams = {key for m, key in named if m.extractor == "results" and " " not in m.surface}
        full = [key for key, kind in best.items() if len(key) > 1 and kind == "person"]
        surnames = {key[i:] for key in full for i in range(1, len(key))}
        surnames |= {(other,) for key in full if (other := _of_other_sex(key[-1]))}
        bodies = {key for key, kinds in votes.items() if kinds.get("organization", 0) > 1 and key in told}
        given = {key[i : i + 1] for key in full for i in range(len(key) - 1)} - bodies
        heads = _heads(best, self._language)
        decided: list[Mention] = []
        keys = iter(named)
        for mention in mentions:
            if mention.kind != "country":
                key = next(keys)[1]
                if listed_as(mention):  # the user has decided
                    decided.append(mention)
                    continue
                if key in towns or (key in teams and is_own_town(self._text, mention)):
                    continue
                kind = _by_part(key, surnames, given, heads) or best[key]
                if kind != mention.kind and mention.extractor != "known-organization":
                    mention = replace(mention, kind=kind)
            decided.append(mention)
        return decided

    def _alone(self, named: Sequence[tuple[Mention, Key]], told: Set[Key]) -> dict[Key, float]:
        """How much the form of single words, and what they do once, speaks for people where nothing but a recogniser saw a body."""
        found: dict[Key, float] = {}
        for mention, key in named if self._language == "en" else ():
            acronym = mention.surface.isupper() and not _heads_headline(self._text, mention)
            if " " in mention.surface or acronym or key in told:
                continue
            deed = does_as_people_do(self._text, mention.start, mention.end)
            weight = has_form_of_surname(mention.surface) + 0.9 * deed
            found[key] = max(found.get(key, 0.0), weight)
        return found

    def _beside(self, mention: Mention, key: Key, countries: Mapping[int, int]) -> tuple[tuple[Kind, float], ...]:
        place = (mention.start, mention.end, mention.extractor, _before_bracket(self._text, mention.end, countries))
        found = self._read.get(place)
        if found is None:
            found = self._read[place] = tuple(_context(self._text, mention, key, self._language, countries))
        return found


def _by_part(key: Key, surnames: set[Key], given: set[Key], heads: set[Key]) -> Kind | None:
    """What a name is as a part of a longer one in the same text: surname, first word of a body, given name."""
    if key in surnames:
        return "person"
    if key in heads:
        return None if key in given else "organization"  # "Tan" of Tan Ah Bo and of Tan Estates: its own mentions say
    return "person" if key in given else None


_SLAVIC = re.compile(r"(?:(?:[oe]|y[oe])v|(?<=[^aeiou])in)(a?)$|sk(y|i|iy|aya|aia)$")


def _of_other_sex(surname: str) -> str:
    """The same Slavic surname as a man or a woman of that family has it; "" for another.

    >>> _of_other_sex("orlova"), _of_other_sex("orlov"), _of_other_sex("rice")
    ('orlov', 'orlova', '')
    """
    ending = _SLAVIC.search(surname)
    if ending is None or len(surname) < _SHORTEST_SLAVIC:
        return ""
    if ending.group(2):
        stem = surname[: ending.start(2)]
        return f"{stem}aya" if ending.group(2) in ("y", "i", "iy") else f"{stem}y"
    return surname[:-1] if ending.group(1) else f"{surname}a"


_SHORTEST_SLAVIC = 5
_SHORTEST_IN_CAPITALS = 6  # of a name in a headline; what is shorter is most often an acronym


def _heads_headline(text: str, mention: Mention) -> bool:
    return len(mention.surface) >= _SHORTEST_IN_CAPITALS and text[mention.end : mention.end + 20].isupper()


_PARTIES = (("party",), ("alliance",), ("coalition",))  # "the Bo leaders" are those of the Bo Party


def _heads(best: Mapping[Key, Kind], language: str) -> set[Key]:
    """The first words that can stand for a body named in full: "Corvina" of "Corvina Foods Inc"."""
    if language != "en":
        return set()
    common = words_in_any(("org_triggers", "first", "en"), ("org_triggers", "trigger", "en"))
    public = words_of("org_triggers", "of", "en")
    return {
        key[:1]
        for key, kind in best.items()
        if len(key) > 1
        and kind == "organization"
        and key[0] not in common
        and (not public.intersection(key) or key[1:] in _PARTIES)
    }


def _best(kinds: Mapping[Kind, float]) -> Kind:
    return max(sorted(kinds), key=kinds.__getitem__)


def _context(
    text: str, mention: Mention, key: Key, language: str, countries: Mapping[int, int]
) -> Iterator[tuple[Kind, float]]:
    """What the words in and around one mention say about its kind."""
    shape = _shape(mention.surface, key, language)
    yield from shape.votes
    if language == "fr" and mention.extractor != "french-rules" and is_called(text, mention.start, mention.end):
        yield "organization", 2.5
    if language != "en":
        return
    start, end = mention.start, mention.end
    if shape.listed and _before_bracket(text, end, countries):
        yield "person", 1.0  # "Bo Rice (Chad)" in a table of results; a club has its town's name there
    if _titled(text, mention, several=len(key) > 1):
        yield "person", 1.2
    if _CLOSES.match(text, end) and _IN_BRACKETS.search(text, max(0, start - 30), start):
        yield "organization", 0.5 if shape.several else 1.5
    if named_by_kind(text, start, like_a_person=shape.person):
        yield "organization", 2.0
    if shape.club and _THE.search(text, max(0, start - 5), start):
        yield "organization", 1.5
    if shape.several and text.endswith(_LED_BY, 0, start):
        yield "person", 0.5
    if shape.plain:
        if _beside_person(text, mention) or _of_body(text, mention):
            yield "person", 0.9
        if text.endswith(("'s ", "’s "), 0, start) and start - 3 in countries.values():
            yield "person", 0.5  # "Chad's Bo Rice took four wickets"; most companies have a word that tells
    if shape.several and not shape.person and text.endswith(" of ", 0, start) and _is_of_person(text, start):
        yield "organization", 1.5
    yield from of_apposition(text, mention)
    yield from hints(text, start, end)


def _before_bracket(text: str, end: int, countries: Mapping[int, int]) -> bool:
    """Whether a country in brackets follows: " (Chad)", " ( Chad )"."""
    return text.startswith(" (", end) and (end + 2 in countries or end + 3 in countries)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a name alone says about its kind, wherever it stands."""

    votes: tuple[tuple[Kind, float], ...] = ()
    person: bool = False  # a given name and a surname
    several: bool = False  # has several words
    listed: bool = False  # can be a person's in a table of results
    club: bool = False  # ends like a club's
    plain: bool = False  # several words, and none that tells


@lru_cache(maxsize=32768)
def _shape(surface: str, key: Key, language: str) -> _Shape:
    triggers = words_of("org_triggers", "trigger", language)
    votes: list[tuple[Kind, float]] = []
    if key and (key[-1] in triggers or key[0] in triggers or "&" in surface):
        sure = language == "en" and len(key) > 1 and key[-1] in words_of("org_triggers", "strong", "en")
        votes.append(("organization", 2.5 if sure else 1.5))
    if language != "en":
        return _Shape(tuple(votes))
    club = key[-1] in words_of("org_triggers", "club", "en")
    if len(key) > 1 and not is_given(key[0]):
        if key[0] in words_of("org_triggers", "opens-foreign", "en"):
            votes.append(("organization", 1.5))
        elif club:
            votes.append(("organization", 1.0))
    words = surface.split()
    person = is_person_shape(words)
    initial = len(key) > 1 and len(key[0].rstrip(".")) == 1 and len(key[-1]) > 1 and _INITIALS.match(surface)
    if person or initial:
        votes.append(("person", 1.0))
    elif len(words) == _FULL and _DOUBLE.fullmatch(words[1]) and not any(p in triggers for p in key):
        votes.append(("person", 0.5))  # "Bo Rice-Orr"
    listed = not person and not initial and len(key) > 1 and not any(p in triggers or is_place(p, "en") for p in key)
    several = len(words) > 1
    return _Shape(tuple(votes), person, several, listed, club, several and _COMMON.isdisjoint(key))


_FULL = 2
_DOUBLE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+-[A-ZÀ-Þ][a-zß-ÿ]+")
_COMMON = words_in_any(
    ("org_triggers", "first", "en"), ("org_triggers", "trigger", "en"), ("org_triggers", "club", "en")
)
_LED_BY = ("led by ", "headed by ", "written by ", "directed by ", "coached by ", "chaired by ", "edited by ")
_AND_NAME = re.compile(r" and ([A-Z][\w’-]+ [A-Z][\w’-]+)")
_NAME_AND = re.compile(r"(?<![\w’'.-] )([A-Z][\w’-]+ [A-Z][\w’-]+) and $")


def _beside_person(text: str, mention: Mention) -> bool:
    """Whether "and" joins a name to a given name and a surname: "Bo Rice and Ann Orr"."""
    other = _AND_NAME.match(text, mention.end)
    if other is None and text.endswith(" and ", 0, mention.start):
        other = _NAME_AND.search(text, max(0, mention.start - 40), mention.start)
    return other is not None and is_person_shape(other.group(1).split())


def _of_body(text: str, mention: Mention) -> bool:
    """Whether two words stand behind an acronym's possessive: "the NBC’s Bo Rice"."""
    return (
        mention.surface.count(" ") == 1
        and _ACRONYM_OWNS.search(text, max(0, mention.start - 9), mention.start) is not None
    )


def _is_of_person(text: str, start: int) -> bool:
    """Whether a person's full name and "of" stand before a name: "Ann Rice of Bo Tull"."""
    before = _NAME_OF.search(text, max(0, start - 50), start)
    return before is not None and is_person_shape(before.group(1).split())


_NAME_OF = re.compile(r"(?<![\w’'.-] )([A-Z][\w’-]+(?: [A-Z][\w’.-]+){1,2}) of $")
_ACRONYM_OWNS = re.compile(r"\b[A-Z]{3,6}['’]s $")
_INITIALS = re.compile(
    r"(?:[A-Z] )+(?=[A-Z][a-z])|[A-Z]\.(?!(?:[A-Z]\.){2,}[A-Z]?\.?$)"
)  # "J. Rice", "J.P.", not "N.B.C.A."
_THE = re.compile(r"(?<![a-z-])the $")
# "Ann Rice (Bo) 41", "Ann Rice ( Bo ) , 11": a player's club
_IN_BRACKETS = re.compile(r"[A-ZÀ-Þ][\w’'.-]+ [A-ZÀ-Þ][\w’'-]+ \( ?$")
_CLOSES = re.compile(r" ?\)(?=[ ,;]{0,3}\d|\s*(?:$|\n))")


def _titled(text: str, mention: Mention, *, several: bool) -> bool:
    """Whether a title stands right before the mention: any in capitals, and before a full name a role in lower case."""
    before = text[max(0, mention.start - 30) : mention.start]
    words = before.split()
    if not words or not before.endswith(" "):
        return False
    word = words[-1].rstrip(".")
    if word[:1].isupper():
        return word.casefold() in words_of("title_words", "en")
    return several and word in words_of("title_words", "role", "en")
