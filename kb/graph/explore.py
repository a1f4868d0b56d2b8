"""Questions one asks of the graph: who is near, how two are connected, which groups there are, who matters.

Every answer is the same for the same graph: ties are broken by id and anything random is seeded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx
import numpy as np

from kb.graph.build import Graph
from kb.graph.filter import strength
from kb.model import Relation

__all__ = ["Importance", "communities", "ego", "importance", "pagerank", "simple", "strongest_paths"]

# Betweenness from this many sampled sources is within a few per cent of the exact order of the first
# ranks, and keeps large graphs answerable (Brandes and Pich 2007).
_SAMPLES = 200
TOGETHER = "mentioned-with"


@dataclass(frozen=True, slots=True)
class Importance:
    """How central an entity is, by three measures; the last two are shares in 0..1."""

    id: str
    links: int  # entities it is linked with
    strength: float  # sum of the weights of its links
    pagerank: float
    betweenness: float


def simple(graph: Graph) -> "nx.Graph[str]":
    """The graph without direction and with one edge a pair, its `weight` the sum over the types.

    Nodes and edges are in sorted order, so that algorithms that depend on order repeat themselves.
    """
    flat: nx.Graph[str] = nx.Graph()
    flat.add_nodes_from(sorted(graph))
    edges: list[tuple[str, str, dict[str, float]]] = list(graph.edges(data=True))
    for a, b, weight in sorted((min(a, b), max(a, b), float(d["weight"])) for a, b, d in edges):
        if a == b:
            continue
        before = flat[a][b]["weight"] if flat.has_edge(a, b) else 0.0
        flat.add_edge(a, b, weight=before + weight)
    return flat


def ego(graph: Graph, center: str, depth: int = 1, strongest: int = 0) -> Graph:
    """The part of `graph` around `center`, following from each entity only its `strongest` links (0: all).

    Depth 1 is the neighbours with the links among them. Raises KeyError when there is no such node.

    >>> from kb.graph.build import build
    >>> from kb.model import Entity, Relation
    >>> nodes = [Entity(c, "person", c) for c in "abc"]
    >>> g = build(nodes, [Relation("a", "b", "x", 2, 1, 1), Relation("a", "c", "x", 1, 1, 1)])
    >>> sorted(ego(g, "a", strongest=1)), sorted(ego(g, "b", depth=2))
    (['a', 'b'], ['a', 'b', 'c'])
    """
    flat = simple(graph)
    if center not in flat:
        raise KeyError(center)
    seen = {center}
    edge = {center}
    for _ in range(depth):
        edge = {n for node in sorted(edge) for n in _nearest(flat, node, strongest)} - seen
        seen |= edge
    near: Graph = nx.MultiDiGraph(graph.subgraph(seen))
    return near


def _nearest(flat: "nx.Graph[str]", node: str, strongest: int) -> list[str]:
    ranked = sorted(flat[node], key=lambda n: (-flat[node][n]["weight"], n))
    return ranked[:strongest] if strongest else ranked


def strongest_paths(relations: Iterable[Relation], source: str, target: str, limit: int = 3) -> list[list[Relation]]:
    """Up to `limit` ways from `source` to `target`: fewest steps first, then most of what is stated, then the strongest links.

    A country that is only mentioned beside others joins nobody: of ways equally long such ones come last.

    Each way is its relations in order, of each pair the strongest one that says what joins the two, and only
    where none does, that they are mentioned together; relations are followed in both directions. No way, or an
    unknown end, gives an empty list.

    >>> r = [Relation("a", "b", "x", 5, 1, 1), Relation("b", "c", "x", 5, 1, 1), Relation("a", "d", "x", 1, 1, 1),
    ...      Relation("c", "d", "x", 1, 1, 1)]
    >>> [[(s.source, s.target) for s in way] for way in strongest_paths(r, "a", "c")]
    [[('a', 'b'), ('b', 'c')], [('a', 'd'), ('c', 'd')]]
    """
    graph: nx.Graph[str] = nx.Graph()
    for relation in sorted(relations, key=strength):
        a, b = relation.source, relation.target
        if graph.has_edge(a, b):
            if graph[a][b]["relation"].type == TOGETHER and _tells(relation):
                graph[a][b]["relation"] = relation
        elif a != b:
            graph.add_edge(a, b, relation=relation)
    for a, b, data in graph.edges(data=True):
        # A step costs 1, a hundredth more when nothing is stated of the two, thrice that beside a country, and less than a
        # thousandth more when weak: steps decide, then what is stated, then strength.
        weak = 0.001 / (1.0 + max(data["relation"].weight, 0.0))
        silent = 0.03 if "country:" in (a[:8], b[:8]) else 0.01
        graph[a][b]["cost"] = 1.0 + weak + (0.0 if _tells(data["relation"]) else silent)
    if source not in graph or target not in graph or source == target:
        return []
    ways: Iterator[list[str]] = nx.shortest_simple_paths(graph, source, target, weight="cost")
    try:
        found = list(islice(ways, limit))
    except nx.NetworkXNoPath:
        return []
    return [[graph[a][b]["relation"] for a, b in pairwise(way)] for way in found]


def _tells(relation: Relation) -> bool:
    """Whether it says what joins two, or did: not what is denied, planned or alleged."""
    return relation.type != TOGETHER and relation.polarity in ("affirmed", "former")


def communities(graph: Graph, seed: int = 1, resolution: float = 1.0) -> list[list[str]]:
    """Groups of entities more linked among themselves than with others, largest first (Louvain, Blondel et al. 2008)."""
    flat = simple(graph)
    groups = nx.community.louvain_communities(flat, weight="weight", resolution=resolution, seed=seed)
    return sorted((sorted(group) for group in groups), key=lambda g: (-len(g), g))


def importance(graph: Graph, seed: int = 1) -> list[Importance]:
    """Every entity with its measures, the highest pagerank first.

    Betweenness counts steps, not weights, and is sampled above some hundred entities.
    """
    flat = simple(graph)
    samples = _SAMPLES if len(flat) > _SAMPLES else None
    between: Mapping[str, float] = nx.betweenness_centrality(flat, k=samples, seed=seed)
    rank = pagerank(flat)
    rows = [
        Importance(n, flat.degree(n), float(flat.degree(n, weight="weight")), rank[n], float(between[n])) for n in flat
    ]
    return sorted(rows, key=lambda row: (-row.pagerank, row.id))


def pagerank(flat: "nx.Graph[str]", damping: float = 0.85, rounds: int = 100) -> dict[str, float]:
    """The share of time a random reader who follows links by weight spends at each node (Page et al. 1998).

    By power iteration; networkx's own needs scipy. The shares sum to 1.

    >>> shares = pagerank(nx.Graph([("a", "b"), ("b", "c")]))
    >>> max(shares, key=shares.get), round(sum(shares.values()), 6)
    ('b', 1.0)
    """
    if not flat:
        return {}
    index = {name: i for i, name in enumerate(flat)}
    ways = [
        (index[a], index[b], float(d.get("weight", 1.0)))
        for a, b, d in flat.edges(data=True)
        if d.get("weight", 1.0) > 0
    ]
    start = np.array([i for a, b, _ in ways for i in (a, b)], dtype=np.intp)
    end = np.array([i for a, b, _ in ways for i in (b, a)], dtype=np.intp)
    weight = np.repeat(np.array([w for _, _, w in ways], dtype=float), 2)
    out = np.bincount(start, weight, len(index))
    rank = np.full(len(index), 1.0 / len(index))
    for _ in range(rounds):
        passed = np.bincount(end, rank[start] * weight / out[start], len(index))
        # Who has no link passes on to everybody alike.
        fresh = damping * (passed + rank[out == 0].sum() / len(index)) + (1 - damping) / len(index)
        done = np.abs(fresh - rank).sum() < 1e-9
        rank = fresh
        if done:
            break
    return {name: float(rank[i]) for name, i in index.items()}
