"""What kind of thing a name is, decided by all its mentions in the article and not by one."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kb.extract.forms import person_key
from kb.extract.shapes import is_given, is_person_shape
from kb.extract.tables import words_of
from kb.model import Kind, Mention

__all__ = ["agree_on_kinds"]

Key = tuple[str, ...]


def agree_on_kinds(text: str, mentions: Sequence[Mention], language: str) -> list[Mention]:
    """The mentions, each person or organization with the kind that all mentions of its name speak for."""
    votes: dict[Key, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        if mention.kind != "country":
            key = person_key(mention.surface, language)
            # A line of results names teams, whatever a recogniser makes of them.
            votes[key][mention.kind] += 1.5 if mention.extractor == "results" else mention.confidence
            for kind, weight in _context(text, mention, key, language):
                votes[key][kind] += weight
    towns = _towns(text, mentions, votes, language)
    surnames = {key[-1] for key, kinds in votes.items() if len(key) > 1 and _best(kinds) == "person"}
    decided: list[Mention] = []
    for mention in mentions:
        if mention.kind != "country":
            key = person_key(mention.surface, language)
            if key in towns:
                continue
            kind = "person" if len(key) == 1 and key[0] in surnames else _best(votes[key])
            if kind != mention.kind and mention.extractor != "organizations":
                mention = replace(mention, kind=kind)
        decided.append(mention)
    return decided


def _towns(
    text: str, mentions: Sequence[Mention], votes: Mapping[Key, Mapping[Kind, float]], language: str
) -> set[Key]:
    """The names of one or two words that the text speaks of as places: "in Bo", "Bo, Chad"."""
    if language != "en":
        return set()
    starts = {m.start for m in mentions if m.kind == "country"}
    said: dict[Key, float] = defaultdict(float)
    for mention in mentions:
        words = mention.surface.split()
        if mention.kind == "country" or len(words) > 2 or mention.extractor in _SURE or mention.surface.isupper():
            continue
        if text[mention.end : mention.end + 2] == ", " and mention.end + 2 in starts:
            said[person_key(mention.surface, language)] += _TOWN
        inside = _IN.search(text, max(0, mention.start - 30), mention.start)
        if inside and inside.group(1) not in _INVOLVED:
            said[person_key(mention.surface, language)] += _TOWN
    triggers = words_of("org_triggers", "trigger", "en")
    return {
        key
        for key, weight in said.items()
        if weight > max(votes[key].values()) and key[-1] not in triggers and not (len(key) > 1 and is_given(key[0]))
    }


# "in Bo" once outweighs two finds of a recogniser: it takes towns for bodies far more often than it sees one so.
_TOWN = 2.0
_SURE = frozenset({"results", "known-organization", "brackets", "list"})
_IN = re.compile(r"(\w*) ?\b(?:in|near|outside) (?:the )?$")
_INVOLVED = frozenset(
    [
        "shares",
        "share",
        "stake",
        "stakes",
        "investment",
        "investments",
        "invested",
        "invest",
        "confidence",
        "interest",
        "interests",
        "role",
        "holding",
        "believe",
        "believes",
        "trust",
        "involved",
        "positions",
        "position",
        "faith",
        "stock",
        "stocks",
        "bonds",
    ]
)


def _best(kinds: dict[Kind, float]) -> Kind:
    return max(sorted(kinds), key=lambda kind: kinds[kind])


def _context(text: str, mention: Mention, key: Key, language: str) -> list[tuple[Kind, float]]:
    """What the words in and around one mention say about its kind."""
    found: list[tuple[Kind, float]] = []
    triggers = words_of("org_triggers", "trigger", language)
    if key and (key[-1] in triggers or key[0] in triggers):
        found.append(("organization", 1.5))
    if language == "en":
        if is_person_shape(mention.surface.split()) or (
            len(key) > 1 and len(key[0].rstrip(".")) == 1 and mention.surface[1:2] == "."
        ):
            found.append(("person", 1.0))
        if _titled(text, mention, several=len(key) > 1):
            found.append(("person", 1.2))
    return found


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
