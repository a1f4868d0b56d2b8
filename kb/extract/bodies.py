"""Which mentions of organizations in one article are one body: legal forms, acronyms, short forms."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.extract.forms import acronym_of, body_key
from kb.extract.groups import Group
from kb.extract.russian_bodies import is_short_ministry
from kb.extract.tables import words_in_any, words_of
from kb.model import Mention

__all__ = ["group_bodies", "is_acronym"]

Key = tuple[str, ...]


def is_acronym(surface: str) -> bool:
    """Whether `surface` is written as an acronym ("OTS", "U.N.").

    >>> is_acronym("OTS"), is_acronym("Oil")
    (True, False)
    """
    letters = surface.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.upper() == letters and letters[0].isalpha()


def group_bodies(text: str, mentions: Sequence[Mention], language: str) -> list[Group]:
    """One group a body, in the order of their first mention; every mention is in one group."""
    groups: list[Group] = []
    by_key: dict[Key, Group] = {}
    apart = _owned(text, mentions, language)
    acronyms: list[tuple[Key, Mention]] = []
    for mention in mentions:
        key = body_key(mention.surface, language)
        if is_acronym(mention.surface) and key not in by_key:
            acronyms.append((key, mention))
            continue
        group = by_key.get(key)
        if group is None and language == "ru":
            group = _ministry(groups, key)
        if group is None:
            others = [g for g in groups if not any(_are_apart(key, k, apart) for k in g.keys)] if apart else groups
            group = _longer(others, key, mention, language)
        if group is None:
            group = Group("organization")
            groups.append(group)
        by_key[key] = group
        group.add(key, mention)
    for key, mention in acronyms:
        group = by_key.get(key) or _expanded(text, groups, mention)
        if group is None:
            group = Group("organization")
            groups.append(group)
        by_key[key] = group
        group.add(key, mention)
    for group in groups:
        group.mentions.sort(key=lambda m: m.start)
    return sorted(groups, key=lambda g: g.mentions[0].start)


# "Bo Cargo, filiale du groupe Bo", "Bo Cargo, a unit of Bo"
_OWNED = re.compile(
    r", (?:la |une |an? |the )?(?:[a-zà-ÿ-]+ )?(?:filiale|subsidiary|unit) (?:[a-zà-ÿ-]+ )?(?:de |du |d['’]|of )(?:groupe )?(?:the )?"
)


# "Bo Cargo, la filiale de fret": of the company that the article is about
_ITS_OWN = re.compile(r", (?:la|sa) filiale (?:[a-zà-ÿ]+ )?(?:de |d['’])[a-zà-ÿ]")


def _owned(text: str, mentions: Sequence[Mention], language: str) -> list[set[Key]]:
    """The keys of a company and of its owner, side by side, which are two though the one name begins with the other.

    A key alone is that of a company which some other owns.
    """
    pairs = [pair for pair in pairwise(mentions) if _OWNED.fullmatch(text, pair[0].end, pair[1].start)]
    alone = [(m,) for m in mentions if _ITS_OWN.match(text, m.end)]
    return [{body_key(m.surface, language) for m in named} for named in (*pairs, *alone)]


def _are_apart(one: Key, other: Key, apart: Sequence[set[Key]]) -> bool:
    return one != other and any({one, other} >= keys for keys in apart)


def _ministry(groups: Sequence[Group], key: Key) -> Group | None:
    """The one ministry that a Russian name is the short or the full name of: "Минфин", "Министерство финансов"."""
    fitting = [
        group
        for group in groups
        if any(len(full) > 1 == len(key) and is_short_ministry(key[0], full) for full in group.keys)
        or any(len(short) == 1 < len(key) and is_short_ministry(short[0], key) for short in group.keys)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _longer(groups: Sequence[Group], key: Key, mention: Mention, language: str) -> Group | None:
    """The body whose name `key` shortens: its first words with a generic rest ("Barclays" of "Barclays Bank")."""
    triggers = words_in_any(("org_triggers", "trigger", language), ("org_triggers", "club", language))
    fitting = [
        group
        for group in groups
        if any(_shortens(key, full, triggers) or _shortens(full, key, triggers) for full in group.keys)
        or (
            len(key) == 1
            and key[0] in triggers
            and any(key[0] == _head(full) for full in group.keys)
            and group.last_before(mention.start) >= 0
        )
        or (len(key) == 1 and _heads(key[0], group.keys))
    ]
    return max(fitting, key=lambda g: g.last_before(mention.start)) if fitting else None


def _head(key: Key) -> str:
    """The word of a body's name that says what it is: the last, or that before "of"."""
    return next((key[n - 1] for n, word in enumerate(key) if n and word in ("of", "for")), key[-1])


def _heads(word: str, keys: Sequence[Key]) -> bool:
    """Whether `word` opens the name of a body that is no public one, and is no common first word."""
    public = words_of("org_triggers", "of", "en")
    return word not in words_of("org_triggers", "first", "en") and any(
        len(full) > 1 and full[0] == word and not public.intersection(full) for full in keys
    )


def _shortens(short: Key, full: Key, triggers: frozenset[str]) -> bool:
    return full[: len(short)] == short and all(word in triggers for word in full[len(short) :])


def _expanded(text: str, groups: Sequence[Group], mention: Mention) -> Group | None:
    """The body an acronym stands for: the one it is beside in brackets, else the one whose initials it has."""
    letters = mention.surface.replace(".", "").replace("-", "").casefold()
    for group in groups:
        for other in group.mentions:
            between = text[other.end : mention.start] if other.end <= mention.start else text[mention.end : other.start]
            if len(between) <= 4 and "(" in between:
                return group
    for group in groups:
        if any(len(key) > 1 and letters in {acronym_of(key), "".join(w[0] for w in key)} for key in group.keys):
            return group
    return None
