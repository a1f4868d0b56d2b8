"""Where a name begins and ends: titles, articles, possessives and punctuation are outside a mention."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kb.extract.cuts import INNER_POSSESSIVE, body_marks, body_words, is_plausible, person_marks, person_words, stripped
from kb.extract.east_asian import hyphened_given
from kb.extract.french_edges import cut_french
from kb.extract.shapes import is_given, is_person_shape
from kb.extract.tables import words_in_any, words_of
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["trim", "with_full_stop"]

_PAIRS = (("«", "»"), ("“", "”"), ("„", "“"))
_CLOSING = "".join(closing for _, closing in _PAIRS) + '"'


def trim(text: str, mention: Mention, countries: Mapping[int, Mention], language: str) -> Mention | None:
    """`mention` cut down to the name alone; None when no name is left.

    `countries` are the country mentions of the text by their start; a demonym in front of a person
    ("Turkish President …") and a country with a possessive in front of a body ("Chad’s …") are cut.
    """
    if mention.kind == "country" or mention.extractor == "list":
        return mention
    if language == "fr":
        cut = cut_french(text, mention)
        if cut is None:
            return None
        mention = cut
    if (
        mention.kind == "organization"
        and mention.surface.startswith(_STATE_FOR)
        and _OFFICE.search(text, max(0, mention.start - 20), mention.start)
    ):
        return None  # "the Secretary of State for Health": an office
    if mention.kind == "organization" and language == "en":
        mention = _behind_people(text, mention, countries)
    if mention.kind == "person" and language == "en" and mention.surface.startswith("The "):
        mention = replace(mention, kind="organization")  # people have no article
    elif mention.kind == "organization" and language == "en" and _is_ranked(mention.surface):
        mention = replace(mention, kind="person")
    elif mention.kind == "organization" and language == "en" and (behind := _behind_titles(mention.surface)):
        start = mention.end - len(behind)
        mention = replace(mention, kind="person", start=start, surface=behind)
    elif mention.kind == "person" and language == "en" and _BODILY.search(mention.surface):
        mention = replace(mention, kind="organization")  # "J.P. Rice & Co", "N.B.C.A."
    elif mention.kind == "person" and language == "en" and _has_article(text, mention):
        mention = replace(mention, kind="organization")
    start, end = mention.start, mention.end
    rule = _person if mention.kind == "person" else _body
    while True:
        before = (start, end)
        first, last = stripped(text[start:end], language)
        start, end = start + first, start + last
        if start < end:
            start, end = rule(text, start, end, countries, language)
        if start >= end:
            return None
        if (start, end) == before:
            break
    end = _with_closing_quote(text, start, with_full_stop(text, start, end))
    if language == "en" and mention.kind == "person":
        end = hyphened_given(text, end)
    surface = text[start:end]
    if not is_plausible(surface, mention.kind, language) and not (
        language == "en" and _is_addressed(text, start, surface)
    ):
        return None
    if (start, end) == (mention.start, mention.end):
        return mention
    return replace(mention, start=start, end=end, surface=surface)


def _is_addressed(text: str, start: int, surface: str) -> bool:
    """Whether a title that is a surname too stands behind how people are addressed: "Mr King"."""
    if surface.casefold() not in words_of("title_words", "surname", "en"):
        return False
    return _ADDRESS.search(text, max(0, start - 5), start) is not None


_ADDRESS = re.compile(r"\bM(?:r|rs|s|iss)\.? $")


def _behind_people(text: str, mention: Mention, countries: Mapping[int, Mention]) -> Mention:
    """`mention`, or the person in it whose people stand in front: "Serb Milan Ilic"."""
    people = countries.get(mention.start)
    if people is None or people.form != "demonym" or not text.startswith(" ", people.end):
        return mention
    words = text[people.end + 1 : mention.end].split()
    if is_person_shape(words) or (len(words) == 1 and is_given(words[0])):
        start = people.end + 1
        return replace(mention, kind="person", start=start, surface=text[start : mention.end])
    return mention


@lru_cache(maxsize=8192)
def _is_ranked(surface: str) -> bool:
    """Whether a name is a rank or a trade and a person's name: "Bishop Bo Rice", "Goalkeeper Bo Rice", not "Lady Bo School"."""
    rank, _, rest = surface.partition(" ")
    words = [fold(word) for word in rest.split()]
    if fold(rank).rstrip(".") not in words_of("title_words", "rank", "en") and not (
        len(words) > 1
        and _is_trade(rank)
        and words_of("name_stops", "any", "en").isdisjoint(words)
        and not is_place(rest, "en")
    ):
        return False
    bodies = words_in_any(("org_triggers", "trigger", "en"), ("org_triggers", "club", "en"))
    if not 0 < len(words) < 5 or not all(word[:1].isupper() for word in rest.split()):
        return False
    return bodies.isdisjoint(words) and _LINKS.isdisjoint(words)


@lru_cache(maxsize=8192)
def _behind_titles(surface: str) -> str:
    """The full name of a person behind titles or a word that only opens the sentence: "Solicitor General Bo Rice"; else ""."""
    words = surface.split()
    for place in range(1, len(words) - 1):
        before = fold(words[place - 1]).rstrip(".")
        title = before in words_in_any(("title_words", "en"), ("title_words", "role", "en"))
        opens = place == 1 and before in words_of("lowercase_words", "en")
        if (title or opens) and is_person_shape(words[place:]) and not _are_of_body(words[:place]):
            return " ".join(words[place:])
    return ""


def _are_of_body(words: Sequence[str]) -> bool:
    """Whether the words before a full name are more than titles: one is in lower case, or the first a given name."""
    return any(not word[:1].isupper() for word in words) or is_given(words[0])


def _is_trade(word: str) -> bool:
    """Whether a word that is written like a name is what somebody does, and opens no company's name: "Goalkeeper"."""
    folded = fold(word)
    things = words_of("title_words", "role-of-things", "en")
    return not word.isupper() and folded in words_of("title_words", "role", "en") and folded not in things


def _has_article(text: str, mention: Mention) -> bool:
    """Whether "the" stands before a name that is no person's: "the Patient Turtles split", not "the Bo administration"."""
    words = mention.surface.split()
    if not text.endswith(("The ", "the "), 0, mention.start) or is_person_shape(words):
        return False
    if words[-1].endswith("s") and (len(words) > 1 or text.startswith(("' ", "’ "), mention.end)):
        return True  # "the Patient Turtles split", "the Turtles’ singer"
    return _DOES.match(text, mention.end) is not None


_DOES = re.compile(r"(?: (?:has|have|had|is|are|was|were|will|would|said|says|did|does|can|may|[a-z]+ed)\b|[.,;:])")
_OFFICE = re.compile(r"(?:[Ss]ecretary|[Mm]inister) of $")
_STATE_FOR = ("State for ", "state for ")
_BODILY = re.compile(r" & |^(?:[A-Z]\.){3,}[A-Z]?$")
_LINKS = frozenset({"of", "and", "&", "for", "business", "minister", "ministers"})
_LEGAL_END = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr)$")
# What a country's adjective stands before and is no part of: "Chadian Ministry of Water"
_STATE = re.compile(
    r" (?:(?:Ministry|Department|Embassy|Consulate|Secretariat|Office) (?:of|for|in)\b|[A-Z]\w+ Ministry$|Embassy$)"
)
_GOES_ON = re.compile(r"\.(?:,| [a-z0-9(])")


def with_full_stop(text: str, start: int, end: int) -> int:
    """The end of a name with the full stop of its abbreviation, where that ends no sentence ("Acme Corp. rose")."""
    abbreviated = text[end : end + 1] == "." and _LEGAL_END.search(text, start, end)
    return end + 1 if abbreviated and _GOES_ON.match(text, end) else end


def _with_closing_quote(text: str, start: int, end: int) -> int:
    """The end of a name with the mark that closes a quotation inside it: "Завод «Рис»"."""
    closes = text[end : end + 1]
    if not closes or closes not in _CLOSING:
        return end
    for opening, closing in _PAIRS:
        if closes == closing and text.count(opening, start, end) > text.count(closing, start, end):
            return end + 1
    return end + 1 if closes == '"' and text.count('"', start, end) % 2 else end


def _person(text: str, start: int, end: int, countries: Mapping[int, Mention], language: str) -> tuple[int, int]:
    surface = text[start:end]
    first, last = person_marks(surface, language)
    if (first, last) == (0, len(surface)):
        country = countries.get(start)
        adjective = country is not None and country.form == "demonym" and not is_given(country.surface)
        if country is not None and adjective and country.end < end and text[country.end] == " ":
            return country.end, end
        first, last = person_words(surface, language)
    return start + first, start + last


def _body(text: str, start: int, end: int, countries: Mapping[int, Mention], language: str) -> tuple[int, int]:
    surface = text[start:end]
    first, last = body_marks(surface, language)
    if (first, last) != (0, len(surface)):
        return start + first, start + last
    country = countries.get(start)
    if country is not None and country.form != "demonym" and country.end < end:
        owner = INNER_POSSESSIVE.match(text, country.end, end)
        if owner:
            return owner.end(), end
        if language == "en" and text.startswith(", ", country.end) and not _ends_in_body(text[country.end : end]):
            return country.end + 2, end  # "the minister of Chad, Bo Rice"
    if language == "en" and country is not None and country.form == "demonym" and _STATE.match(text, country.end, end):
        return country.end + 1, end
    tail = _country_tail(text, start, end, countries)
    if tail and language == "en":
        return start, tail
    first, last = body_words(surface, language, text.endswith("etween ", 0, start))
    return start + first, start + last


def _ends_in_body(name: str) -> bool:
    return fold(name.split()[-1]).rstrip(".") in words_of("org_triggers", "trigger", "en")


def _country_tail(text: str, start: int, end: int, countries: Mapping[int, Mention]) -> int:
    """Where a company's or club's name ends before " of Chad"; 0 where the country belongs to it ("Bank of Chad")."""
    at = text.rfind(" of ", start, end)
    if at < 0:
        return 0
    country = countries.get(at + 4)
    team = not text.endswith("the ", 0, start) and is_place(text[at + 4 : end], "en")  # "Bo Rice of West Indies"
    if (country is None or country.end != end) and not team:
        return 0
    words = fold(text[start:at]).split()
    own = words_in_any(("org_triggers", "of", "en"), ("org_triggers", "own", "en"))
    return at if len(words) > 1 and own.isdisjoint(words) else 0
