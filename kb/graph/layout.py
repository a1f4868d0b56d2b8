"""Where to draw each node: the same graph always gets the same places."""

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import networkx as nx
import numpy as np

from kb.graph.build import Graph
from kb.graph.explore import simple
from kb.graph.stress import Matrix, distances, stress

__all__ = ["LAYOUT_MAX", "STRESS_MAX", "Place", "layout", "spread"]

Place: TypeAlias = tuple[float, float]

# Connected parts of up to STRESS_MAX nodes are placed by distances, larger ones by forces, which crowd long chains
# but fill a disc where distances make rings around hubs. Beyond LAYOUT_MAX a reader's own layout is the better tool.
STRESS_MAX = 250
LAYOUT_MAX = 2000
_EXTENT = 100.0
_GAP = 0.8  # between connected parts, in lengths of a link
_GOLDEN = math.pi * (3 - math.sqrt(5))


def layout(graph: Graph, seed: int = 1) -> dict[str, Place]:
    """A place (x, y) for every node, within -100..100.

    Entities stand as far apart as they are in the graph, step for step, as well as a plane allows (see
    stress.py). Each connected part is laid out for itself and the parts are packed, so that small ones
    stay near. A graph of more than LAYOUT_MAX nodes is only spread evenly over a disc.

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
    shapes = sorted((_shape(flat, part, seed) for part in parts), key=_radius, reverse=True)
    places: dict[str, Place] = {}
    for shape, (x, y) in zip(shapes, _packed([_radius(shape) for shape in shapes]), strict=True):
        for name, (dx, dy) in shape.items():
            places[name] = (x + dx, y + dy)
    return _scaled(places, _EXTENT) if places else {}


def _radius(shape: Mapping[str, Place]) -> float:
    return max(math.hypot(x, y) for x, y in shape.values())


def _shape(flat: "nx.Graph[str]", part: Sequence[str], seed: int) -> dict[str, Place]:
    """Places of one connected part around the origin, links about one unit long."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    inside = flat.subgraph(part)
    found = stress(distances(inside, part), seed) if len(part) <= STRESS_MAX else _forces(inside, part, seed)
    return {n: (float(x), float(y)) for n, (x, y) in zip(part, found - found.mean(axis=0), strict=True)}


def _forces(part: "nx.Graph[str]", order: Sequence[str], seed: int) -> Matrix:
    """Places by ForceAtlas2 (Jacomy et al. 2014), scaled so that as much room is left as by `stress`."""
    fresh: nx.Graph[str] = nx.Graph()
    fresh.add_nodes_from(order)
    fresh.add_edges_from(sorted(part.edges()))
    start = np.random.default_rng(seed).uniform(-1, 1, (len(order), 2))
    raw = nx.forceatlas2_layout(
        fresh,
        pos=dict(zip(order, start, strict=True)),
        max_iter=80 if len(order) <= 600 else 40,
        scaling_ratio=4.0,
        seed=seed,
    )
    found = np.array([raw[n] for n in order], dtype=float)
    return found * (math.sqrt(len(order)) * 0.8 / (np.abs(found - found.mean(axis=0)).max() or 1.0))


def _scaled(places: Mapping[str, Place], extent: float) -> dict[str, Place]:
    """Centred on the origin, the farthest node `extent` away from it in x or y."""
    xs = [x for x, _ in places.values()]
    ys = [y for _, y in places.values()]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    most = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 or 1.0
    factor = extent / most
    return {n: (round((x - middle[0]) * factor, 2), round((y - middle[1]) * factor, 2)) for n, (x, y) in places.items()}


def _packed(radii: Sequence[float]) -> list[Place]:
    """Middles of circles of these radii (largest first) that do not touch, each as near the first as it can be."""
    middles: list[Place] = []
    turn = 0.0
    for index, radius in enumerate(radii):
        # A circle as large as the one before cannot stand where that one could not.
        turn = turn if index and radius == radii[index - 1] else 0.0
        while True:
            away = 0.25 * math.sqrt(turn)
            x, y = away * math.cos(_GOLDEN * turn), away * math.sin(_GOLDEN * turn)
            if all(math.dist((x, y), m) >= radius + radii[i] + _GAP for i, m in enumerate(middles)):
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
