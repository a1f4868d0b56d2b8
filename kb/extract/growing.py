"""Names of people of which a recogniser saw only pieces: joined with each other, and with the words beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.extract.russian import are_two_people
from kb.extract.shapes import is_given
from kb.extract.tables import words_of
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["NEW_SENTENCE", "grow", "join_pieces"]

NEW_SENTENCE = re.compile(r"(?:^|[.!?:;…]|\n)[\s\"“”'’«»(]*$")


def join_pieces(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in order, two people with nothing but a space between them taken as one name."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == mention.kind == "person"
            and (text[last.end : mention.start] == " " or _JOINING.fullmatch(text, last.end, mention.start))
            and not are_two_people(last.surface, mention.surface)
            and len(last.surface.split()) + len(mention.surface.split()) <= 5
        ):
            if fold(last.surface).rstrip(".") in words_of("title_words", "rank", "en"):
                joined[-1] = mention  # "Sheikh" "Bo Rice"
            else:
                joined[-1] = replace(last, end=mention.end, surface=text[last.start : mention.end])
        else:
            joined.append(mention)
    return joined


def grow(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an English text, a single name of a person taken together with the name beside it.

    A recogniser often sees half of "Hatem al-Zarrouki": a capitalised word right before a surname, or right
    after a given name, that is no title, place, ordinary word or part of another mention, belongs to it.
    """
    grown: list[Mention] = []
    for index, mention in enumerate(mentions):
        nicked = _NICKED.match(text, mention.end) if mention.kind == "person" else None
        if nicked and (index + 1 == len(mentions) or nicked.end() <= mentions[index + 1].start):
            mention = replace(mention, end=nicked.end(), surface=text[mention.start : nicked.end()])
        elif mention.kind == "person" and mention.surface[0].islower():
            before = _NAME_BEFORE.search(text, max(grown[-1].end if grown else 0, mention.start - 25), mention.start)
            if before and _joins(before.group(1)):  # "Bo" "van Rice"
                start = before.start(1)
                mention = replace(mention, start=start, surface=text[start : mention.end])
        elif mention.kind == "person" and mention.surface.count(" ") == 1 and not mention.surface.isupper():
            before = _NAME_BEFORE.search(text, max(grown[-1].end if grown else 0, mention.start - 25), mention.start)
            if before and is_given(before.group(1)) and _joins(before.group(1)) and not _is_titled(text, before.end()):
                start = before.start(1)
                mention = replace(mention, start=start, surface=text[start : mention.end])
            ceiling = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
            third = _THIRD.match(text, mention.end, ceiling)
            if third and _joins(third.group(1)) and is_given(mention.surface.split()[0]):
                mention = replace(mention, end=third.end(), surface=text[mention.start : third.end()])
        elif mention.kind == "person" and " " not in mention.surface and not mention.surface.isupper():
            floor = grown[-1].end if grown else 0
            ceiling = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
            before = _NAME_BEFORE.search(text, max(floor, mention.start - 25), mention.start)
            after = _NAME_AFTER.match(text, mention.end, ceiling)
            start, end = mention.start, mention.end
            if (
                before
                and _joins(before.group(1))
                and (
                    is_given(before.group(1))
                    or _may_be_given(before.group(1))
                    or not NEW_SENTENCE.search(text, max(0, before.start() - 8), before.start())
                )
            ):
                start = before.start(1)
            elif after and is_given(mention.surface) and _joins(after.group(1)):
                end = after.end()
            mention = replace(mention, start=start, end=end, surface=text[start:end])
        grown.append(mention)
    return grown


_THIRD = re.compile(r" ([A-ZÀ-Þ][^\W\d_A-Z]{2,})(?= (?:of|from|and|said|has|is|was|who|told)\b|, |\.\s)")
_NICKED = re.compile(r" [\"“][A-Z][\w -]{1,14}[\"”] [A-ZÀ-Þ][^\W\d_]+")
_NICKNAME = re.compile(r" [\"“'‘][A-Z][\w -]{1,14}[\"”'’] ")
# Particles that stand in names only, whatever the language of the text ("Bo van der Rice"), or a nickname
_PARTICLES = r"van|van de[rn]?|van ['’]t|von|von de[rm]|zu|ter|ten|dos|das|ibn|de la|del|della"
_JOINING = re.compile(rf"{_NICKNAME.pattern}| (?:{_PARTICLES}) ")
_NAME_BEFORE = re.compile(r"(?<![\w’'.-])([A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?) $")
_NAME_AFTER = re.compile(
    r" (?:(?:al|el|bin|ben|ibn|de|van|von|da|di)[ -])?([A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?)(?![\w’'-]| [A-Z])"
)


def _is_titled(text: str, end: int) -> bool:
    """Whether the two words before `end` are one title: "Tan Sri "."""
    return fold(" ".join(text[max(0, end - 12) : end].split()[-2:])) in words_of("title_words", "pair", "en")


def _joins(word: str) -> bool:
    folded = fold(word)
    others = (
        ("title_words", "en"),
        ("name_stops", "any", "en"),
        ("lowercase_words", "en"),
        ("org_triggers", "trigger", "en"),
    )
    return not word.isupper() and not any(folded in words_of(*other) for other in others) and not is_place(word, "en")


_FORMED = re.compile(r"(?:ing|ed|ly|ian|ean|ish|ese|ers|ors|ists|ous|ful|ment|tion|ness|ity|er|or|ist|man)$")


def _may_be_given(word: str) -> bool:
    """Whether a word that opens a sentence before a surname can be a given name: it is no role, people or adjective."""
    return len(word) > 2 and not _FORMED.search(word) and fold(word) not in words_of("title_words", "role", "en")
