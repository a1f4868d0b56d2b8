"""Which entity a decision means: by its shown name, or any other name it goes by; then all of the entity follows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kb.countries import code_of
from kb.model import Kind
from kb.resolve.decisions import Subject
from kb.resolve.groups import Groups
from kb.resolve.nodes import Node
from kb.resolve.rulings import Rulings, by_name
from kb.resolve.told import mark_of, place_named
from kb.resolve.values import Member, Profile
from kb.text import fold

__all__ = ["apply", "meant"]


def meant(
    groups: Groups, nodes: Sequence[Node], asked: Iterable[Subject], *, namesakes: bool = False
) -> dict[Subject, set[int]]:
    """The groups (by root) each subject means; empty when there is none.

    An entity with a name spelled so comes first (with `namesakes` all of them, else the one most written
    about); else the one most written about that some article calls so: "hide person:Smith" hides no
    twenty Smiths.
    """
    wanted = set(asked)
    if not wanted:
        return {}
    exact: dict[Subject, set[int]] = {subject: set() for subject in wanted}
    called: dict[Subject, set[int]] = {subject: set() for subject in wanted}
    named = by_name(wanted)
    lands = [(s, code_of(s.name)) for s in wanted if s.kind == "country"]
    for place, node in enumerate(nodes):
        if place not in groups.group(place):  # its articles went to others
            continue
        for subject in _of_land(node, lands) if node.kind == "country" else named.get((node.kind, node.key), ()):
            if _named_in(node, subject.where) if subject.where else namesakes or node.part == 0:
                exact[subject].add(groups.root(place))
        for alias in node.aliases:
            for subject in named.get((node.kind, alias), ()):
                if not subject.where or _named_in(node, subject.where):
                    called[subject].add(groups.root(place))
    return {s: exact[s] or set(sorted(called[s], key=lambda r: (-_stories(groups, r), r))[:1]) for s in wanted}


def _of_land(node: Node, lands: Iterable[tuple[Subject, str]]) -> list[Subject]:
    """The subjects, each with its code, that a country answers to by its own name: its spelling, and every name of its code."""
    codes = {p.code for p in node.profiles if p.code}
    return [s for s, code in lands if s.name == node.key or code in codes]


def _named_in(node: Node, where: Sequence[str]) -> bool:
    """Whether a node has a chain in one of the places by which a decision tells people of one name."""
    return any(place_named(p) in where for p in node.profiles)


def _stories(groups: Groups, root: int) -> int:
    return sum(groups.nodes[n].stories for n in groups.members[root])


def apply(profiles: Sequence[Profile], ruled: Rulings, groups: Groups, nodes: Sequence[Node]) -> list[Profile]:
    """The profiles with the kinds people gave their entities; `ruled.pieces` gets what they split off entities.

    `groups` is who is who without these decisions: that tells what "all of the entity" is.
    """
    found = meant(groups, nodes, [*ruled.kinds, *(cut.whole for cut in ruled.elsewhere)])
    kinds: dict[Member, tuple[Kind, str]] = {}
    for subject, kind in ruled.kinds.items():
        code = code_of(ruled.names.get(subject, "")) or code_of(subject.name) if kind == "country" else ""
        kinds |= dict.fromkeys((p.member for p in _profiles(groups, nodes, found[subject])), (kind, code))
    for cut in ruled.elsewhere:
        whole = _profiles(groups, nodes, found[cut.whole])
        if cut.mark:
            piece = {p.member for p in profiles if mark_of(p) == cut.mark}
        else:
            piece = {p.member for p in whole if p.document_id in cut.documents} | _spelled(whole, cut.spelling)
        if piece:
            ruled.pieces.append((frozenset(piece), frozenset(p.member for p in whole) - piece, cut.why))
    return [_retyped(p, *kinds[p.member]) if p.member in kinds else p for p in profiles]


def _profiles(groups: Groups, nodes: Sequence[Node], roots: Iterable[int]) -> list[Profile]:
    return [p for root in sorted(roots) for n in groups.members[root] for p in nodes[n].profiles]


def _spelled(profiles: Iterable[Profile], spelling: str) -> set[Member]:
    """The chains named so; when there is none, those that have the spelling among others."""
    named = {p.member for p in profiles if fold(p.name) == spelling}
    return named or {p.member for p in profiles if spelling in (fold(s) for s, _ in p.surfaces)}


def _retyped(profile: Profile, kind: Kind, code: str) -> Profile:
    """The profile as one of another kind; a country of the code its name has, else of the entity's: without one it has no name."""
    if kind != "country":
        return replace(profile, kind=kind, code="")
    code = code_of(profile.name) or code
    return replace(profile, kind=kind, code=code) if code else profile
