"""From the finds of models, tables and rules to one list: joined pieces, dropped things, brackets read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.extract.bodies import is_acronym
from kb.extract.tables import words_of
from kb.model import Mention
from kb.text import fold

__all__ = ["drop_things", "join_pieces", "read_brackets", "shorten_to_known"]

_NEXT = re.compile(r"[’'s]{0,2} ([a-z]+)")
_BRACKET = re.compile(r",? ?\(([A-Z][A-Za-z.&-]{1,9})\)")
_LOWER = re.compile(r"(?<![\w’'.-])[a-z]{3,}(?![\w-])")
_NEW_SENTENCE = re.compile(r"(?:^|[.!?:;…]|\n)[\s\"“”'’«»(]*$")


def join_pieces(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in order, two people with nothing but a space between them taken as one name."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == mention.kind == "person"
            and text[last.end : mention.start] == " "
            and len(last.surface.split()) + len(mention.surface.split()) <= 5
        ):
            joined[-1] = replace(last, end=mention.end, surface=text[last.start : mention.end])
        else:
            joined.append(mention)
    return joined


def shorten_to_known(mentions: Sequence[Mention], known: Sequence[Mention], language: str) -> list[Mention]:
    """The mentions without those that are a known organization and stray words after it ("European Union First")."""
    ends = {m.start: m.end for m in known}
    triggers = words_of("org_triggers", "trigger", language)

    def stray(mention: Mention) -> bool:
        end = ends.get(mention.start)
        if end is None or end >= mention.end:
            return False
        rest = mention.surface[end - mention.start :].split()
        return not any(fold(word) in triggers or word.islower() for word in rest)

    return [m for m in mentions if not stray(m)]


def drop_things(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an English text without names of things ("the Blue Land doctrine") and ordinary first words."""
    lower: set[str] | None = None
    kept: list[Mention] = []
    for mention in mentions:
        if mention.kind == "organization" and mention.extractor != "results" and _is_thing(text, mention):
            continue
        if " " not in mention.surface and mention.kind != "country" and not is_acronym(mention.surface):
            folded = fold(mention.surface)
            if folded in words_of("lowercase_words", "en"):
                continue
            if _NEW_SENTENCE.search(text, max(0, mention.start - 8), mention.start):
                lower = set(_LOWER.findall(text)) if lower is None else lower
                if folded in lower:
                    continue
        kept.append(mention)
    return kept


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


def _is_thing(text: str, mention: Mention) -> bool:
    after = _NEXT.match(text, mention.end)
    if after is None or after.group(1) not in words_of("org_triggers", "thing", "en") or is_acronym(mention.surface):
        return False
    words = [fold(word) for word in mention.surface.split()]
    triggers = words_of("org_triggers", "trigger", "en")
    return (
        len(words) > 1 and not any(word in triggers for word in words) and "’" not in text[mention.end : after.start(1)]
    )
