"""Places: repeatable, apart, near when linked."""

from itertools import combinations
from math import dist

from kb.graph.build import Graph, build
from kb.graph.layout import LAYOUT_MAX, layout, spread
from kb.model import Entity, Relation


def wheel(count: int, linked: int) -> Graph:
    """`count` nodes, the first of them linked to the next `linked`."""
    nodes = [Entity(f"n{i:04}", "person", str(i)) for i in range(count)]
    return build(nodes, [Relation("n0000", f"n{i:04}", "mentioned-with", 1, 1, 1) for i in range(1, linked + 1)])


def test_the_same_graph_gets_the_same_places() -> None:
    assert layout(wheel(30, 20)) == layout(wheel(30, 20))


def test_the_order_the_entities_come_in_changes_nothing() -> None:
    nodes = [Entity(c, "person", c) for c in "abcd"]
    links = [Relation("a", "b", "x", 1, 1, 1), Relation("b", "c", "x", 2, 1, 1), Relation("c", "d", "x", 1, 1, 1)]
    assert layout(build(nodes, links)) == layout(build(nodes[::-1], links[::-1]))


def test_no_two_nodes_share_a_place() -> None:
    places = layout(wheel(60, 40)).values()
    assert min(dist(a, b) for a, b in combinations(places, 2)) > 0.5


def test_places_stay_in_the_frame() -> None:
    assert max(abs(v) for place in layout(wheel(80, 50)).values() for v in place) == 100


def test_a_graph_too_large_for_forces_is_still_placed() -> None:
    assert len(set(layout(wheel(LAYOUT_MAX + 1, 1)).values())) == LAYOUT_MAX + 1


def test_an_empty_graph_has_no_places() -> None:
    assert layout(build([], [])) == {}


def test_spread_leaves_no_overlap() -> None:
    places = {c: (i * 2.0, 0.0) for i, c in enumerate("abcdefgh")}
    boxes = dict.fromkeys(places, (10.0, 3.0))
    moved = spread(places, boxes, rounds=200)
    assert all(
        abs(moved[a][0] - moved[b][0]) >= 9.99 or abs(moved[a][1] - moved[b][1]) >= 2.99
        for a, b in combinations(moved, 2)
    )


def test_spread_moves_nothing_that_is_free() -> None:
    places = {"a": (0.0, 0.0), "b": (50.0, 0.0)}
    assert spread(places, dict.fromkeys(places, (10.0, 3.0))) == places
