"""Where to draw each node: the same graph always gets the same places."""

import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import networkx as nx
import numpy as np

from kb.graph.build import Graph
from kb.graph.explore import simple

__all__ = ["LAYOUT_MAX", "Place", "layout", "spread"]

Place: TypeAlias = tuple[float, float]

# Force layouts compare every node with every other one: 500 nodes take about a second, 2,000 nearly twenty.
# Beyond this many nodes a reader's own layout (Gephi, sigma's worker) is the better tool.
LAYOUT_MAX = 2000
_EXTENT = 100.0
_GOLDEN = math.pi * (3 - math.sqrt(5))


def layout(graph: Graph, seed: int = 1, iterations: int = 0) -> dict[str, Place]:
    """A place (x, y) for every node, within -100..100, by ForceAtlas2 (Jacomy et al. 2014, LinLog off).

    Strong links pull more, on a logarithmic scale; `iterations` 0 chooses by size. Each connected
    part is laid out for itself and the parts are packed, so that small ones stay near. A graph of more
    than LAYOUT_MAX nodes is only spread evenly over a disc.

    >>> from kb.graph.build import build
    >>> from kb.model import Entity, Relation
    >>> a, b = Entity("a", "person", "A"), Entity("b", "person", "B")
    >>> places = layout(build([a, b], [Relation("a", "b", "mentioned-with", 1, 1, 1)]))
    >>> sorted(places) == ["a", "b"] and places["a"] != places["b"]
    True
    """
    flat = simple(graph)
    if len(flat) > LAYOUT_MAX:
        return _sunflower(sorted(flat))
    parts = sorted((sorted(part) for part in nx.connected_components(flat)), key=lambda p: (-len(p), p))
    middles = _packed([_radius(len(part)) for part in parts])
    places: dict[str, Place] = {}
    for part, (x, y) in zip(parts, middles, strict=True):
        for name, (dx, dy) in _force(flat, part, seed, iterations).items():
            places[name] = (x + dx, y + dy)
    return _scaled(places, _EXTENT) if places else {}


def _radius(count: int) -> float:
    """The room a connected part of `count` nodes gets: its area grows with the number of nodes."""
    return math.sqrt(count) if count > 1 else 0.0


def _force(flat: "nx.Graph[str]", part: Sequence[str], seed: int, iterations: int) -> dict[str, Place]:
    """Places of one connected part around the origin, within its room."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    pulled: nx.Graph[str] = nx.Graph()
    pulled.add_nodes_from(part)
    for a, b in sorted(flat.subgraph(part).edges()):
        pulled.add_edge(a, b, pull=1.0 + math.log1p(max(float(flat[a][b]["weight"]), 0.0)))
    chance = random.Random(seed)
    start = {n: np.array([chance.uniform(-1, 1), chance.uniform(-1, 1)]) for n in part}
    rounds = iterations or (300 if len(part) <= 100 else 150 if len(part) <= 300 else 80)
    raw = nx.forceatlas2_layout(pulled, pos=start, max_iter=rounds, weight="pull", scaling_ratio=4.0, seed=seed)
    return _scaled({n: (float(raw[n][0]), float(raw[n][1])) for n in part}, _radius(len(part)))


def _scaled(places: Mapping[str, Place], extent: float) -> dict[str, Place]:
    """Centred on the origin, the farthest node `extent` away from it in x or y."""
    xs = [x for x, _ in places.values()]
    ys = [y for _, y in places.values()]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    most = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 or 1.0
    factor = extent / most
    return {n: (round((x - middle[0]) * factor, 2), round((y - middle[1]) * factor, 2)) for n, (x, y) in places.items()}


def _packed(radii: Sequence[float]) -> list[Place]:
    """Middles of circles of these radii (largest first) that do not touch, wound closely around the first."""
    middles: list[Place] = []
    turn = 0.0
    for index, radius in enumerate(radii):
        while True:
            away = 0.35 * math.sqrt(turn)
            x, y = away * math.cos(_GOLDEN * turn), away * math.sin(_GOLDEN * turn)
            if all(math.dist((x, y), m) >= radius + radii[i] + 1.2 for i, m in enumerate(middles[:index])):
                break
            turn += 1.0
        middles.append((x, y))
    return middles


def _sunflower(names: Sequence[str]) -> dict[str, Place]:
    """Any number of nodes in a disc, evenly apart."""
    places = {}
    for i, name in enumerate(names):
        away = _EXTENT * math.sqrt(i / len(names))
        places[name] = (round(away * math.cos(i * _GOLDEN), 2), round(away * math.sin(i * _GOLDEN), 2))
    return places


def spread(places: Mapping[str, Place], boxes: Mapping[str, Place], rounds: int = 60) -> dict[str, Place]:
    """`places` moved just enough that the boxes (width, height) around them no longer overlap.

    For drawings whose labels are part of the box. Pairs are pushed apart along the axis that needs
    the smaller move, the same amount each; places that are free already stay where they are.

    >>> spread({"a": (0.0, 0.0), "b": (1.0, 0.5)}, {"a": (10.0, 2.0), "b": (10.0, 2.0)})
    {'a': (0.0, -0.75), 'b': (1.0, 1.25)}
    """
    moved = {n: list(p) for n, p in places.items()}
    order = sorted(moved)
    for _ in range(rounds):
        pushed = [_push(moved, boxes, a, b) for i, a in enumerate(order) for b in order[i + 1 :]]
        if not any(pushed):
            break
    return {n: (p[0], p[1]) for n, p in moved.items()}


def _push(moved: dict[str, list[float]], boxes: Mapping[str, Place], a: str, b: str) -> bool:
    needed = [(boxes[a][axis] + boxes[b][axis]) / 2 - abs(moved[a][axis] - moved[b][axis]) for axis in (0, 1)]
    if min(needed) <= 1e-9:
        return False
    axis = 0 if needed[0] < needed[1] else 1
    sign = 1 if moved[a][axis] <= moved[b][axis] else -1
    moved[a][axis] -= sign * needed[axis] / 2
    moved[b][axis] += sign * needed[axis] / 2
    return True
