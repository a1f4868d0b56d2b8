"""Entities and relations as a networkx graph whose attributes have one type each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from kb.datafiles import rows
from kb.graph.filter import strength
from kb.model import Entity, Relation

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "UNDIRECTED", "Backing", "Graph", "Key", "build", "clean", "key_of"]

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Key: TypeAlias = tuple[str, str, str, str, str]

# The types of relation without a direction: those the shipped table of predicates calls symmetric, and being named together.
UNDIRECTED = frozenset({"mentioned-with", *(row[0] for row in rows("predicates.tsv", 10) if row[3] == "yes")})

# What every node and every edge carries, and of which type: networkx, GraphML and GEXF want one type a
# key, over the whole graph. Dates are ISO 8601 text, "" when unknown.
NODE_FIELDS: Mapping[str, type] = {
    "label": str,
    "kind": str,
    "country": str,
    "documents": int,
    "stories": int,
    "mentions": int,
    "first": str,
    "last": str,
    "names": str,
}
EDGE_FIELDS: Mapping[str, type] = {
    "type": str,
    "weight": float,
    "documents": int,
    "stories": int,
    "evidence": int,
    "polarity": str,
    "office": str,
    "since": str,
    "until": str,
    "first": str,
    "last": str,
    "quote": str,
    "speaker": str,
    "directed": bool,
}

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind a relation: how many sentences say it, and the one that says it best.

    `speaker` is who says so in that sentence, "" when the article does.
    """

    sentences: int
    quote: str = ""
    speaker: str = ""


def key_of(relation: Relation) -> Key:
    """What identifies a relation: source, target, type, polarity and office."""
    return (relation.source, relation.target, relation.type, relation.polarity, relation.office)


def clean(text: str) -> str:
    """`text` without the characters XML forbids and few programs bear: control characters, lone surrogates.

    >>> clean("a\\x00b\\ud800 é")
    'ab é'
    """
    return _ILLEGAL.sub("", text)


def build(
    entities: Iterable[Entity],
    relations: Iterable[Relation],
    backing: Mapping[Key, Backing] | None = None,
    undirected: frozenset[str] = UNDIRECTED,
) -> Graph:
    """The graph of `entities` joined by `relations`, strongest relation first.

    Nodes are entity ids with NODE_FIELDS, edges carry EDGE_FIELDS and have a unique text key. A
    relation of a type of `undirected` has no direction: its edge is stored once, with `directed` False.
    `backing` gives sentence counts and quotes where known; without it the evidence a relation
    carries is counted. A relation to an entity that was not given is left out, because a node
    without a name and kind would be of no use to any reader.

    >>> a, b = Entity("person:a", "person", "A"), Entity("country:KZ", "country", "Kazakhstan", country="KZ")
    >>> graph = build([a, b], [Relation("person:a", "country:KZ", "mentioned-with", 2, 3, 2)])
    >>> graph.nodes["country:KZ"]["label"], graph["person:a"]["country:KZ"]["e0"]["weight"]
    ('Kazakhstan', 2.0)
    """
    known = backing or {}
    graph: Graph = nx.MultiDiGraph()
    for entity in sorted(entities, key=lambda e: e.id):
        graph.add_node(entity.id, **_node(entity))
    known_ends = (r for r in sorted(relations, key=strength) if r.source in graph and r.target in graph)
    for number, relation in enumerate(known_ends):
        behind = known.get(key_of(relation)) or Backing(len(relation.evidence))
        graph.add_edge(relation.source, relation.target, f"e{number}", **_edge(relation, behind, undirected))
    return graph


def _node(entity: Entity) -> dict[str, str | int]:
    return {
        "label": clean(entity.name),
        "kind": entity.kind,
        "country": entity.country,
        "documents": entity.documents,
        "stories": entity.stories,
        "mentions": entity.mentions,
        "first": entity.first.isoformat() if entity.first else "",
        "last": entity.last.isoformat() if entity.last else "",
        "names": " | ".join(dict.fromkeys(clean(n.surface) for n in entity.names)),
    }


def _edge(relation: Relation, behind: Backing, undirected: frozenset[str]) -> dict[str, str | int | float | bool]:
    return {
        "type": relation.type,
        "weight": float(relation.weight),
        "documents": relation.documents,
        "stories": relation.stories,
        "evidence": behind.sentences,
        "polarity": relation.polarity,
        "office": clean(relation.office),
        "since": relation.since,
        "until": relation.until,
        "first": relation.first.isoformat() if relation.first else "",
        "last": relation.last.isoformat() if relation.last else "",
        "quote": clean(behind.quote),
        "speaker": clean(behind.speaker),
        "directed": relation.type not in undirected,
    }
