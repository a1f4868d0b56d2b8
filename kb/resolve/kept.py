"""A node as it is kept between builds: its features as text, and the signs by which it is found."""

import json
from collections.abc import Iterable, Mapping, Sequence

from kb.model import KINDS
from kb.resolve.bare import asked_by, offered_by
from kb.resolve.blocking import keys, sign
from kb.resolve.context import Context
from kb.resolve.nodes import Node, is_bare
from kb.resolve.shelf import NameLike
from kb.resolve.told import last_grown
from kb.resolve.values import KnownName
from kb.text import fold

__all__ = [
    "ALIAS",
    "BARE",
    "BROAD",
    "FULL",
    "SELECTIVE",
    "SWAYED",
    "blocks_of",
    "node_of_row",
    "pack",
    "signs_of",
    "swayed_in",
]

# What a sign is for stands before what it is of.
SELECTIVE, BROAD, FULL, BARE, ALIAS, SWAYED = "s", "b", "f", "r", "n", "k"
_KNOWN = 6  # articles of a name after which one more says nothing (see kb/resolve/bare.py)


def pack(node: Node, swayed: Sequence[str]) -> str:
    """All of a node that any comparison reads, as text; `swayed` are the families that have a say in its kind."""
    if node.code:  # its code alone says which country it is
        return "[[],[],[],[],0,[],[],0,[]]"
    c = node.context
    documents = min(_KNOWN, len({p.document_id for p in node.profiles}))
    said = [sorted(c.titles), sorted(c.countries), list(c.written)]
    values = [sorted(node.aliases), *said, documents, list(swayed), list(c.born), int(node.told_apart), list(c.renamed)]
    if grown := last_grown(c.titles, c.years):
        values.append(grown)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def node_of_row(row: NameLike, listed: Mapping[str, KnownName]) -> Node:
    """The node of a kept name, without its profiles."""
    aliases, titles, countries, written, _, _, born, told_apart, renamed, *grown = json.loads(row.features)
    company = frozenset(map(fold, written))
    context = Context(
        frozenset(titles),
        frozenset(countries),
        company,
        frozenset(grown),
        tuple(written),
        _years(born),
        _names(renamed),
    )
    kind = next(k for k in KINDS if k == row.kind)
    code = row.key[1:] if row.key.startswith("=") else ""
    return Node(
        kind,
        row.key,
        row.name,
        [],
        context,
        row.stories,
        False,
        frozenset(aliases),
        listed.get(row.key),
        row.part,
        code,
        bool(told_apart),
    )


def _years(born: Sequence[int]) -> tuple[int, int] | tuple[()]:
    return (born[0], born[1]) if born else ()


def _names(renamed: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, said) for name, said in renamed)


def swayed_in(row: NameLike) -> list[str]:
    """The families that have a say in the kind of a kept name."""
    return [str(f) for f in json.loads(row.features)[5]]


def blocks_of(node: Node) -> tuple[set[int], set[int]]:
    """The signs of the blocks a node is compared in: the selective and the broad ones."""
    if node.kind == "country":
        return set(), set()
    selective, broad = keys(node)
    return {sign(SELECTIVE + k) for k in selective}, {sign(BROAD + k) for k in broad}


def signs_of(node: Node, swayed: Iterable[str]) -> set[int]:
    """All signs of a node; a country is found by its code."""
    if node.code:
        return set()
    found = {sign(ALIAS + node.kind + alias) for alias in node.aliases} | {sign(SWAYED + f) for f in swayed}
    if node.kind == "country":
        return found
    selective, broad = blocks_of(node)
    found |= selective | broad | {sign(FULL + k) for k in offered_by(node)}
    if is_bare(node):
        found |= {sign(BARE + k) for k in asked_by(node)}
    return found
