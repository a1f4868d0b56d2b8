"""What words around an English name say of a person: roles, deeds, ages, trades; and which words no name has."""

import re
from functools import cache, lru_cache

from kb.extract.tables import words_in_any, words_of
from kb.places import is_place
from kb.text import fold

__all__ = ["AGE", "acts", "has_trade", "is_title", "is_unknown", "is_unlike_body", "is_who", "role_before", "role_in"]

AGE = re.compile(r", \d{1,2}(?:,|\.|$| )")
_LAST_WORD = re.compile(r"[\w’'.-]+\Z")
_SAID = re.compile(r",? (?:\w+ly )?([a-z]+)")


def is_title(word: str) -> bool:
    """Whether a word stands before a name and is no part of it: "Sen.", "Sir"."""
    return fold(word).rstrip(".") in words_of("title_words", "en")


def role_before(text: str, start: int) -> int:
    """2 when a role with a capital stands before text[start:] ("Sen. Rice"), 1 for one without, 0 for anything else."""
    if not text.endswith(" ", 0, start):
        return 0
    return role_in(text[text.rfind(" ", 0, start - 1) + 1 : start - 1])


@lru_cache(maxsize=16384)
def role_in(piece: str) -> int:
    """The same for the word that `piece` ends in."""
    word = _LAST_WORD.search(piece)
    if word is None or word.group().casefold().rstrip(".") not in _roles():
        return 0
    return 2 if word.group()[0].isupper() else 1


@cache
def _roles() -> frozenset[str]:
    """What somebody may be called before a name: the trades, and the places in a team."""
    return words_of("title_words", "role", "en") | words_of("org_triggers", "sport", "en") - _CROWDS


_CROWDS = frozenset({"fans", "supporters", "fan", "teammates", "center", "closer", "reliever", "lock", "owner"})


def is_unlike_body(words: list[str]) -> bool:
    """Whether none of the words is a body's, a thing's or an ordinary one, and the last has the length of a name."""
    others = words_in_any(
        ("org_triggers", "trigger", "en"),
        ("name_stops", "any", "en"),
        ("lowercase_words", "en"),
        ("org_triggers", "thing", "en"),
    )
    return words[-1][-1].isalpha() and len(words[-1]) > 2 and others.isdisjoint(map(fold, words))


def is_who(text: str, end: int, words: list[str]) -> bool:
    """Whether ", who" follows two words that are no ordinary ones."""
    if not text.startswith((", who ", ", whose ", ", whom "), end):
        return False
    ordinary = words_in_any(
        ("lowercase_words", "en"), ("name_stops", "any", "en"), ("org_triggers", "opens-foreign", "en")
    )
    return len(words) == 2 and ordinary.isdisjoint(map(fold, words)) and not is_place(" ".join(words), "en")


def has_trade(text: str, end: int, words: list[str]) -> bool:
    """Whether what two unknown words are by trade or kin follows them: ", a surgeon,", ", one of the engineers"."""
    behind = _APPOSED.match(text, end, end + 70) if len(words) == 2 else None
    if behind is None:
        return False
    said = {part for word in behind.group(1).casefold().split() for part in (word, word.removesuffix("s"))}
    roles = words_of("title_words", "role", "en") - words_of("title_words", "role-of-things", "en")
    return not roles.isdisjoint(said) and is_unknown(words)


# The words of an apposition up to the first that begins what they are of, or to its end
_APPOSED = re.compile(
    r", (?:an? |the |one of (?:the|its|his|her|their) |its |his |her |their |then |now |once )"
    r"((?:[\w-]+ ){0,3}?[\w-]+)(?=[,.;]| (?:of|who|at|for|in|from|with|and|on|to|said|says)\b)"
)


def is_unknown(words: list[str]) -> bool:
    """Whether the words are neither ordinary ones nor a place's."""
    others = words_in_any(
        ("lowercase_words", "en"), ("name_stops", "any", "en"), ("org_triggers", "opens-foreign", "en")
    )
    return others.isdisjoint(map(fold, words)) and not any(is_place(word, "en") for word in (" ".join(words), *words))


def acts(text: str, end: int, words: list[str]) -> bool:
    """Whether a verb that has a person as its subject follows, and the first word is no ordinary one."""
    verb = _SAID.match(text, end)
    if verb is None or verb.group(1) not in words_of("speech_verbs", "en"):
        return False
    return fold(words[0]) not in words_of("lowercase_words", "en") and all(len(w) > 1 for w in words)
