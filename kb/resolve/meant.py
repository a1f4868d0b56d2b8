"""Which entity a decision means: by its shown name, or any other name it goes by; then all of the entity follows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kb.countries import code_of
from kb.model import Kind
from kb.resolve.decisions import Rulings, Subject
from kb.resolve.groups import Groups
from kb.resolve.nodes import Node
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
    exact: dict[Subject, set[int]] = {subject: set() for subject in wanted}
    called: dict[Subject, set[int]] = {subject: set() for subject in wanted}
    for place, node in enumerate(nodes):
        if place not in groups.group(place):  # its articles went to others
            continue
        for key in _keys(node, wanted):
            if namesakes or node.part == 0:
                exact[node.kind, key].add(groups.root(place))
        for alias in node.aliases:
            if (node.kind, alias) in called:
                called[node.kind, alias].add(groups.root(place))
    return {s: exact[s] or set(sorted(called[s], key=lambda r: (-_stories(groups, r), r))[:1]) for s in wanted}


def _keys(node: Node, wanted: set[Subject]) -> list[str]:
    """The wanted names a node answers to as its own: its spelling; for a country every name of its code."""
    if node.kind != "country":
        return [node.key] if (node.kind, node.key) in wanted else []
    codes = {p.code for p in node.profiles if p.code}
    return [key for kind, key in wanted if kind == "country" and (key == node.key or code_of(key) in codes)]


def _stories(groups: Groups, root: int) -> int:
    return sum(groups.nodes[n].stories for n in groups.members[root])


def apply(profiles: Sequence[Profile], ruled: Rulings, groups: Groups, nodes: Sequence[Node]) -> list[Profile]:
    """The profiles with the kinds people gave their entities; `ruled.pieces` gets what they split off entities.

    `groups` is who is who without these decisions: that tells what "all of the entity" is.
    """
    found = meant(groups, nodes, [*ruled.kinds, *(subject for subject, _, _ in ruled.elsewhere)])
    kinds: dict[Member, tuple[Kind, str]] = {}
    for subject, kind in ruled.kinds.items():
        code = code_of(ruled.names.get(subject, "")) or code_of(subject[1]) if kind == "country" else ""
        kinds |= dict.fromkeys((p.member for p in _profiles(groups, nodes, found[subject])), (kind, code))
    for subject, documents, spelling in ruled.elsewhere:
        whole = _profiles(groups, nodes, found[subject])
        piece = {p.member for p in whole if p.document_id in documents} | _spelled(whole, spelling)
        if piece:
            ruled.pieces.append((frozenset(piece), frozenset(p.member for p in whole) - piece))
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
