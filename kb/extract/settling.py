"""Which finds of models, tables and rules stay: no things, no stray words; brackets read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kb.extract.bodies import is_acronym
from kb.extract.growing import NEW_SENTENCE
from kb.extract.shapes import is_given
from kb.extract.short_bodies import head_of
from kb.extract.tables import words_in_any, words_of
from kb.extract.things import named_things, places_of
from kb.model import Mention
from kb.text import fold

__all__ = ["drop_things", "is_portfolio", "read_brackets", "shorten_to_known"]

_MEMBER = ("Member of ", "Members of ")
_MINISTER = re.compile(r" Ministers?\b")
_NEXT = re.compile(r"[’'s]{0,2} ([a-z]+)")
_BRACKET = re.compile(r",? ?\(([A-Z][A-Za-z.&-]{1,9})\)")
_LOWER = re.compile(r"(?<![\w’'.-])[a-z]{3,}(?![\w-])")


def shorten_to_known(mentions: Sequence[Mention], known: Sequence[Mention], language: str) -> list[Mention]:
    """The mentions without those that are a known organization and stray words after it ("European Union First")."""
    ends = {m.start: m.end for m in known}
    triggers = words_in_any(("org_triggers", "trigger", language), ("org_triggers", "legal", "any"))

    def stray(mention: Mention) -> bool:
        end = ends.get(mention.start)
        if end is None or end >= mention.end:
            return False
        known_name = mention.surface[: end - mention.start]
        if " " not in known_name and not is_acronym(known_name):
            return False
        rest = mention.surface[end - mention.start :].split()
        return not any(fold(word).rstrip(".") in triggers or word.islower() for word in rest)

    return [_behind_known(m, ends) for m in mentions if not stray(m)]


def _behind_known(mention: Mention, known: Mapping[int, int]) -> Mention:
    """`mention`, or what stands behind a known organization and "and" in it: "Scotland Yard and the Bo Office"."""
    end = known.get(mention.start, mention.end)
    joined = _AND.match(mention.surface, end - mention.start) if end < mention.end else None
    if joined is None:
        return mention
    return replace(mention, start=mention.start + joined.end(), surface=mention.surface[joined.end() :])


_AND = re.compile(r" and (?:the )?(?=[A-Z])")


def drop_things(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an English text without names of things ("the Blue Land doctrine") and ordinary first words."""
    lower: set[str] | None = None
    families = {f"{m.surface.split()[-1]}s" for m in mentions if m.kind == "person"}  # "the Rices" of Bo Rice
    kept: list[Mention] = []
    heads = {fold(head_of(m.surface)) for m in mentions if m.kind == "organization"}
    things = _things(text, mentions)
    surnames = {m.surface.split()[-1] for m in mentions if m.kind == "person" and " " in m.surface}
    for mention in mentions:
        if mention.kind != "country" and any(s <= mention.start and mention.end <= e for s, e in things):
            continue
        if mention.kind == "organization" and mention.extractor != "results" and _is_thing(text, mention):
            continue
        if mention.kind == "organization" and (_is_headline(text, mention) or _is_played(text, mention)):
            continue
        if mention.kind == "person" and _is_place_or_thing(mention):
            continue
        if mention.kind == "person" and _is_office(text, mention) and mention.surface not in surnames:
            continue
        if (
            mention.extractor.startswith("spacy:")
            and text.endswith(_THE, 0, mention.start)
            and _is_office(text, mention)
        ):
            continue  # "the Treasurer"
        if mention.kind != "country" and mention.surface in families and text.endswith(_THE, 0, mention.start):
            continue
        alone = " " not in mention.surface and mention.kind != "country" and not is_acronym(mention.surface)
        if alone and mention.extractor != "list":  # of which the layout or its neighbours say that it is a name
            folded = fold(mention.surface)
            if folded in words_of("lowercase_words", "en") and not _stands_out(text, mention):
                continue
            if _is_generic(folded) and folded.removesuffix("s") not in heads and folded not in heads:
                continue
            if NEW_SENTENCE.search(text, max(0, mention.start - 8), mention.start):
                lower = set(_LOWER.findall(text)) if lower is None else lower
                if folded in lower:
                    continue
        kept.append(mention)
    return kept


def _things(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where ships, animals, storms and works are named; the surname or given name of a person named in full is theirs."""
    names = named_things(text)
    if not names:
        return []
    people = {part for m in mentions if m.kind == "person" and m.surface not in names for part in _parts(m.surface)}
    return places_of(names - people, text)


def _parts(name: str) -> list[str]:
    words = name.split()
    return words if len(words) > 1 else []


def _is_office(text: str, mention: Mention) -> bool:
    """Whether a word alone is what somebody does and no frequent surname ("Treasurer"), or who speaks without a name."""
    word = mention.surface
    folded = fold(word)
    if word.isupper() and text.startswith(":", mention.end) and folded in words_of("name_stops", "speaker", "en"):
        return True
    return (
        folded in words_of("title_words", "role", "en")
        and folded not in words_of("title_words", "role-of-things", "en")
        and not is_given(word)
    )


def _is_generic(word: str) -> bool:
    """Whether a folded word is that for a body of a kind, or for several: "union", "unions", "companies"."""
    generic = words_of("org_triggers", "generic", "en")
    return word in generic or word.removesuffix("s") in generic or f"{word.removesuffix('ies')}y" in generic


def read_brackets(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions and the acronyms in brackets behind organizations: "Coal and Steel Union (CSU)"."""
    starts = {m.start for m in mentions}
    found = list(mentions)
    for mention in mentions:
        if mention.kind != "organization" or " " not in mention.surface:
            continue
        bracket = _BRACKET.match(text, mention.end)
        if bracket and is_acronym(bracket.group(1)) and bracket.start(1) not in starts:
            start, end = bracket.span(1)
            found.append(Mention(start, end, text[start:end], "organization", "acronym", "brackets", 0.9))
    return sorted(found, key=lambda m: m.start)


def _is_headline(text: str, mention: Mention) -> bool:
    """Whether the mention is a whole line in capitals of several words."""
    if not mention.surface.isupper() or len(mention.surface.split()) < 3:
        return False
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    return text[start : end if end >= 0 else len(text)].strip() == mention.surface


_THE = ("the ", "The ")
_LOWER_BEFORE = re.compile(r"\b[a-z]+,? (?:the )?$")
_CAPITAL_NEXT = re.compile(r" [A-Z]")


def _stands_out(text: str, mention: Mention) -> bool:
    """Whether a name that is an ordinary word too is written as a name: a capital amid a sentence, or inside the word."""
    if not mention.surface[1:].islower():
        return not mention.surface.isupper()
    before = _LOWER_BEFORE.search(text, max(0, mention.start - 25), mention.start)
    return before is not None and not _CAPITAL_NEXT.match(text, mention.end)


def _is_place_or_thing(mention: Mention) -> bool:
    """Whether a name that looks like a person's ends in a word for a thing that is called after one: "Rice Road"."""
    first, *rest = mention.surface.split()
    if not rest:
        return False
    if fold(first) in words_of("thing_words", "ground", "en") and not is_given(first):
        return True  # "Lake Bo"
    last = fold(rest[-1])
    # There are people called Law, Lane and Street, but hardly any called Road.
    surname = is_given(first) and last in words_of("org_triggers", "called-surname", "en")
    return not surname and last in words_in_any(
        ("org_triggers", "called", "en"), ("org_triggers", "called-surname", "en")
    )


def _is_played(text: str, mention: Mention) -> bool:
    """Whether a league is one that clubs play in, and no body: "fourth place in the Bo League"."""
    if not mention.surface.endswith(" League") or _SPEAKS.match(text, mention.end):
        return False
    before = text[max(0, mention.start - 14) : mention.start]
    if not before.endswith(
        ("in the ", "win the ", "won the ", "of the ", "lead the ", "top the ", "to the ", "a ", "the ")
    ):
        return False
    played = words_of("org_triggers", "played", "en")
    return len(played.intersection(_LOWER.findall(text))) >= _SPORT


_SPORT = 2
_TREATIES = frozenset({"agreement", "accord", "accords", "treaty", "protocol", "festival", "marathon", "massacre"})
_SPEAKS = re.compile(
    r" (?:\([A-Z]|said|says|announced|ruled|decided|fined|banned|suspended|chairman|chief|president|spokes)"
)
_SCHOOLS = re.compile(r" (?:School|Hospital|Transit|Water|Fire|Utility|Police) District$")


def is_portfolio(text: str, mention: Mention) -> bool:
    """Whether a find in an English text is what a minister or member is of: "Chadian Water Resources Minister"."""
    if mention.kind == "country" or is_acronym(mention.surface):
        return False
    if mention.surface.startswith("Parliament") and text.endswith(_MEMBER, 0, mention.start):
        return True  # "Member of Parliament for Varn"
    return _MINISTER.match(text, mention.end) is not None


def _is_thing(text: str, mention: Mention) -> bool:
    after = _NEXT.match(text, mention.end)
    last = fold(mention.surface.split()[-1])
    if last in words_of("org_triggers", "thing", "en") and last not in words_of("org_triggers", "trigger", "en"):
        if _SCHOOLS.search(mention.surface):
            return False
        body, of, _ = mention.surface.partition(" of ")
        is_body = of and not words_of("org_triggers", "of", "en").isdisjoint(fold(body).split())
        return " " in mention.surface and not is_body  # not "Council of the Revolution"
    if after is None or after.group(1) not in words_of("org_triggers", "thing", "en") or is_acronym(mention.surface):
        return False
    words = [fold(word) for word in mention.surface.split()]
    triggers = words_of("org_triggers", "trigger", "en")
    if len(words) == 1:
        return after.group(1) in _TREATIES and mention.extractor != "known-organization"
    return not any(word in triggers for word in words) and "’" not in text[mention.end : after.start(1)]
