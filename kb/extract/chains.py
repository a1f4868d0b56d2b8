"""Coreference inside one article: its mentions joined into chains, one an entity."""

from collections.abc import Sequence
from dataclasses import replace

from kb.countries import country_name
from kb.extract.bodies import group_bodies
from kb.extract.branches import add_branches
from kb.extract.context import Context
from kb.extract.forms import base_name
from kb.extract.founders import companies_by_surname
from kb.extract.groups import Group
from kb.extract.kinds import Kinds
from kb.extract.listed import listed_as
from kb.extract.namesakes import Namesakes, said_after
from kb.extract.people import group_people
from kb.extract.repeats import add_repeats
from kb.extract.short_bodies import add_short_bodies
from kb.extract.surnames import Surnames
from kb.model import Chain, Kind, Mention
from kb.particulars import Particulars
from kb.renaming import renamed

__all__ = ["chains", "described"]


def chains(text: str, mentions: Sequence[Mention], language: str) -> list[Chain]:
    """The entities of one article, in the order of their first mention; each mention is in one chain at most.

    Kinds are decided by all mentions of a name, names known from the article are found where a recogniser
    missed them, surnames join full names and acronyms what they stand for.
    """
    kinds = Kinds(text, language)
    found_again = add_repeats(text, kinds.agree(mentions), language)
    if language == "en":
        found_again = add_short_bodies(text, found_again)
    refined = add_branches(text, kinds.agree(found_again))
    places = [m for m in refined if m.kind == "country" and m.confidence >= 0.5]
    context = Context(text, places, language)
    refined = companies_by_surname(text, refined, language, context.honorific)
    said = Particulars(text, context.titles, places, language, lambda m: said_after(text, m, language))
    named = [m for m in refined if m.kind == "person"]
    said_of = Namesakes(text, language, lambda m: _works(m, context, said))
    surnames = Surnames(text, language, context.honorific, lambda own: context.beside(own)[0], said_of)
    people = group_people(named, language, surnames, said_of.another)
    bodies = group_bodies(text, [m for m in refined if m.kind == "organization"], language)
    found = [_country(code, places) for code in dict.fromkeys(m.code for m in places)]
    full = {part for g in people for key in g.keys if len(key) > 1 for part in key}
    for group in _listed_together([*people, *bodies]):
        left_open = group.kind == "person" and len(group.key) == 1 and group.key[0] in full
        told = ("open surname",) if left_open else ()
        found.append(described(group.kind, group.mentions, context, said, language, told=told))
    return _renamed(text, sorted(found, key=lambda chain: chain.mentions[0].start), language)


def described(
    kind: Kind, mentions: Sequence[Mention], context: Context, said: Particulars, language: str, name: str = "",
    told: tuple[str, ...] = (),
) -> Chain:  # fmt: skip
    """The chain of some mentions of a person or an organization, with what the article says beside them.

    `name` is what it is to be called, "" for its fullest name there; `told` is told of it besides.
    """
    titles, codes = context.beside(mentions)
    name = name or _name(mentions, kind, language)
    held, own = (titles, said.of(mentions)) if kind == "person" else ((), said.of_body(mentions, name))
    return Chain(kind, name, tuple(mentions), held, codes, told=(*own, *told))


def _works(mention: Mention, context: Context, said: Particulars) -> list[str]:
    """The offices and trades an article says beside a mention."""
    told = (value for what, _, value in (t.partition(" ") for t in said.of([mention])) if what == "works")
    return [*context.beside([mention])[0], *told]


def _listed_together(groups: list[Group]) -> list[Group]:
    """The groups, those with one name of several words of the user's list as one, whatever case it stands in."""
    first: dict[str, Group] = {}
    kept: list[Group] = []
    for group in groups:
        own = next((name for m in group.mentions if " " in (name := listed_as(m))), "")
        there = first.setdefault(own, group) if own else group
        if there is group:
            kept.append(group)
        else:
            there.mentions[:] = sorted((*there.mentions, *group.mentions), key=lambda m: m.start)
    return kept


def _renamed(text: str, found: list[Chain], language: str) -> list[Chain]:
    """The chains, those told that the article says they had another name."""
    told = renamed(text, [(c.name, c.mentions) for c in found], language)
    for number, names in told.items():
        chain = found[number]
        found[number] = replace(chain, told=(*chain.told, *names))
    return found


def _country(code: str, places: Sequence[Mention]) -> Chain:
    return Chain("country", country_name(code), tuple(m for m in places if m.code == code), code=code)


def _name(mentions: Sequence[Mention], kind: Kind, language: str) -> str:
    """A name of several words of the user's list, else the fullest, in its base form; of equally full ones the most frequent."""
    counts: dict[str, int] = {}
    own = {name for mention in mentions if (name := listed_as(mention))}
    for mention in mentions:
        name = listed_as(mention) or base_name(mention.surface, kind, language)
        counts[name] = counts.get(name, 0) + 1

    def fullness(name: str) -> tuple[bool, int, int, int]:
        in_capitals = name.isupper() and " " in name
        return (name in own and " " in name, 0 if in_capitals else 1, len(name.replace("-", " ").split()), counts[name])

    return max(counts, key=fullness)
