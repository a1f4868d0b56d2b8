"""English names by their shape: capitalised sequences beside titles, given names, table columns and verbs.

Adds what a statistical recogniser misses; each find says by its confidence how strong the evidence is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kb.extract.body_shapes import find_body
from kb.extract.evidence import AGE, acts, has_trade, is_title, is_unlike_body, is_who, role_before, role_in
from kb.extract.given import given_names, is_given, is_person_shape
from kb.extract.hints import is_company, is_kin, is_kind_noun, named_by_kind
from kb.extract.rare_shapes import find_initialled, find_nicknamed
from kb.extract.spans import Spans
from kb.extract.tables import alternation, words_in_any, words_of
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["EXTRACTOR", "find_shapes", "is_given", "is_person_shape"]

EXTRACTOR = "shapes"
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘŞĞİ](?:[^\W\d_]+(?:['’][^\W\d_]+)*|\.)"
_SMALL = r"(?:de|da|di|del|della|do|dos|van|von|der|den|bin|bint|ibn|al|el|la|le|du|af|ten|ter|ul|ur|ud|dos|zu|vom|bte)"
_LED = alternation(words_of("org_triggers", "compound", "en"))
_PART = rf"{_CAP}(?:-(?!(?:{_LED})\b)[a-z]{{2,6}}(?![\w-]))?"  # "Hyun-woo", not "Bo-led"
_RUN = re.compile(rf"(?<![\w’'])(?<![^\W\d_]-){_PART}(?:(?:[ ]|-|(?<=\.))(?:{_SMALL}[ -])*{_PART})*(?![\w])")
_TOKEN = re.compile(r"[^ ]+")
_OWN = ("’s", "'s")
_INITIALS = re.compile(r"(?!U\.[SKN]\.|D\.C\.|[AP]\.M\.)(?:[A-Z]\.){1,3}")
_BRACKET = re.compile(r" \( ?([^()\n]{2,30}?) ?\)")
_LONGEST = 4
_SEATED_FULL = 3  # words of a seat and a full name
_SEATED = frozenset({"MP", "MEP", "TD", "MSP", "MLA", "MLC", "MNA", "MK", "AM", "Sen.", "Rep.", "Gov.", "Cllr"})


def find_shapes(text: str, country_spans: frozenset[tuple[int, int]]) -> list[Mention]:
    """The people and organizations of an English text whose form gives them away.

    `country_spans` are the country mentions: "Bo Rice (Chad)" in a table of results is a person.
    """
    places = Spans.of(country_spans)
    found = [found for run in _RUN.finditer(text) for found in _of_run(text, *run.span(), places)]
    return [*find_nicknamed(text), *find_initialled(text), *found]


def _of_run(text: str, start: int, end: int, places: Spans) -> Iterator[Mention]:
    run = text[start:end]
    if run.isupper() and len(run) > 2:
        if _is_acronym(text, start, end):
            yield Mention(start, end, run, "organization", "acronym", EXTRACTOR, 0.55)
        return
    if " " not in run and not _may_stand_alone(text, start, end - 2 if run.endswith(_OWN) else end):
        return
    tokens = [(start + m.start(), start + m.end()) for m in _TOKEN.finditer(run)]
    tokens, owned = _behind_owner(text, tokens)
    if not tokens:
        return
    body = find_body(text, tokens, places)
    if body is not None:
        yield body
        tokens = [span for span in tokens if span[0] >= body.end and text[slice(*span)] not in _SEATED]
        words = [text[s:e] for s, e in tokens]
        if is_person_shape(words):  # "the European Parliament Bo Rice"
            yield Mention(
                tokens[0][0], tokens[-1][1], text[tokens[0][0] : tokens[-1][1]], "person", "name", EXTRACTOR, 0.7
            )
        return
    titled = owned and len(tokens) > 1 and tokens[0][0] - 3 in places.ends
    if len(tokens) > _SEATED_FULL and not _SEATED.isdisjoint(run.split()):
        seat = next((i for i, (s, e) in enumerate(tokens[:-2]) if text[s:e] in _SEATED), 0)
        tokens, titled = tokens[seat:], titled or seat > 0  # "Steel Party TD Bo Rice"
    while tokens and (is_title(text[slice(*tokens[0])]) or (len(tokens) > 2 and role_in(text[slice(*tokens[0])]))):
        titled = True
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[0] in places and is_person_shape([text[s:e] for s, e in tokens[1:]]):
        tokens = tokens[1:]  # "Serb Milan Ilic"
    if len(tokens) > 1 and is_kind_noun(text[slice(*tokens[0])]):
        tokens = tokens[1:]
    while len(tokens) > 1 and _only_leads(text[slice(*tokens[0])]):
        tokens = tokens[1:]
    if len(tokens) == _BEHIND_TOWN and _behind_town(text, tokens):
        tokens = tokens[1:]
    if not tokens or len(tokens) > _LONGEST:
        return
    start, end = tokens[0][0], tokens[-1][1]
    words = [text[s:e] for s, e in tokens]
    confidence = _person(text, start, end, words, titled, places)
    if confidence:
        yield Mention(start, end, text[start:end], "person", "name", EXTRACTOR, confidence)
    elif (
        not titled
        and len(words) <= 3
        and _is_name(words, start, places)
        and (is_company(text, start, end) or named_by_kind(text, start, like_a_person=is_person_shape(words)))
    ):
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)


@lru_cache(maxsize=65536)
def _only_leads(word: str) -> bool:
    """Whether a capitalised word before a name is none of it: an ordinary word, a day."""
    ordinary = words_in_any(("lowercase_words", "en"), ("name_stops", "any", "en"))
    return fold(word) in ordinary and fold(word) not in given_names()


def _behind_town(text: str, tokens: list[tuple[int, int]]) -> bool:
    """Whether a town that a preposition leads up to stands right before a full name: "In Ayr Bo Rice"."""
    start, end = tokens[0]
    if not text.endswith(_LEADS_TO_TOWN, 0, start) or is_given(text[start:end]):
        return False
    return is_person_shape([text[s:e] for s, e in tokens[1:]])


_LEADS_TO_TOWN = (" in ", "In ", "ear ", "utside ", " from ", "From ", "At ", " at ", " around ")
_BEHIND_TOWN = 3  # the town, and two words of a name


def _may_stand_alone(text: str, start: int, end: int) -> bool:
    """Whether a single word can be a name at all: most capitals only open a sentence."""
    word = text[start:end]
    return not _is_ordinary(word) or (not is_title(word) and role_before(text, start) > 1)


@lru_cache(maxsize=16384)
def _is_ordinary(word: str) -> bool:
    """Whether a capitalised word alone is no body: it is too short, a title, or in a list of ordinary words."""
    folded = fold(word)
    if folded.rstrip(".") in words_of("org_triggers", "strong", "en"):
        return False
    ordinary = words_in_any(("lowercase_words", "en"), ("name_stops", "any", "en"), ("title_words", "en"))
    return len(word) < 3 or folded in ordinary


def _is_name(words: list[str], start: int, places: Spans) -> bool:
    """Whether the words are no country, place, title or ordinary words."""
    folded = [fold(w) for w in words]
    ordinary = words_in_any(("lowercase_words", "en"), ("name_stops", "any", "en"), ("title_words", "en"))
    if folded[0] in ordinary or len(words[0]) < 3 or start in places.starts:
        return False
    if len(words) == 1 and (folded[0] in words_of("org_triggers", "trigger", "en") or folded[0] in given_names()):
        return False
    return not is_place(" ".join(words), "en")


def _is_acronym(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals stands in a line in ordinary case and is no abbreviation of a thing."""
    word = text[start:end]
    if not 3 <= len(word) <= 6 or not word.isalpha() or text[end : end + 1].isalnum() or text.startswith(": ", end):
        return False  # who speaks in a transcript is shown so: "RICE: Good evening."
    folded = word.casefold()
    if folded in words_of("org_triggers", "acronym_stop", "en") or folded in words_of("lowercase_words", "en"):
        return False
    around = text[max(0, start - 40) : start] + text[end : end + 40]
    lower = sum(c.islower() for c in around)
    return lower > 12 and lower > 3 * sum(c.isupper() for c in around)


def _behind_owner(text: str, tokens: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], bool]:
    """The tokens behind the last possessive ("Chad’s Bo Rice"), and whether there is one; none keeps its ’s."""
    owners = [i for i, (s, e) in enumerate(tokens) if text[s:e].endswith(_OWN)]
    if owners and owners[-1] == len(tokens) - 1:
        start, end = tokens[-1]
        tokens = [*tokens[:-1], (start, end - 2)]
        owners = owners[:-1]
    return (tokens[owners[-1] + 1 :], True) if owners else (tokens, False)


def _person(text: str, start: int, end: int, words: list[str], titled: bool, places: Spans) -> float:
    """How sure it is that the words are a person's name; 0 when they are not."""
    inside = places.within(start, end)
    if inside and not (len(inside) == 1 and inside[0] == (start, start + len(words[0])) and is_given(words[0])):
        return 0.0
    if is_person_shape(words):
        return 0.75
    if len(words) > 1 and _INITIALS.fullmatch(words[0]) and is_unlike_body(words):
        return 0.7  # "F.W. de Rice"
    triggers = words_of("org_triggers", "trigger", "en")
    if any(fold(w) in triggers for w in words) or not words[-1][-1].isalpha():
        return 0.0
    if not titled:
        titled = role_before(text, start) > (0 if len(words) > 1 else 1) or is_kin(text, start)
    if titled:
        if len(words) == 1 and fold(words[0]) in words_of("org_triggers", "called", "en"):
            return 0.0  # "in Grand County"
        return 0.75 if len(words) > 1 else 0.7
    if len(words) == 1:
        return 0.0
    bracket = _BRACKET.match(text, end)
    if bracket and (bracket.start(1), bracket.end(1)) in places:
        return 0.7
    if len(words) <= 3 and (
        AGE.match(text, end) or acts(text, end, words) or is_who(text, end, words) or has_trade(text, end, words)
    ):
        return 0.6
    return 0.0
