"""Neighbourhoods, ways, groups and ranks on graphs small enough to work out by hand."""

import networkx as nx
import pytest

from kb.graph.build import Graph, build
from kb.graph.explore import communities, ego, importance, pagerank, strongest_paths
from kb.model import Entity, Relation


def rels(*pairs: str) -> list[Relation]:
    """Relations from texts such as "ab3": a with b, weight 3."""
    return [Relation(p[0], p[1], "mentioned-with", float(p[2:] or 1), 1, 1) for p in pairs]


def graph(*pairs: str) -> Graph:
    return build([Entity(c, "person", c) for c in sorted(set("".join(p[:2] for p in pairs)))], rels(*pairs))


def ways(found: list[list[Relation]]) -> list[str]:
    return ["".join(r.source + r.target for r in way) for way in found]


def test_a_relation_to_an_unknown_entity_is_left_out() -> None:
    assert build([Entity("a", "person", "A")], rels("ab")).number_of_edges() == 0


def test_two_types_between_one_pair_are_two_edges() -> None:
    nodes = [Entity("a", "person", "A"), Entity("b", "organization", "B")]
    relations = [Relation("a", "b", kind, 1, 1, 1) for kind in ("mentioned-with", "member-of")]
    assert sorted(d["directed"] for _, _, d in build(nodes, relations).edges(data=True)) == [False, True]


def test_who_met_whom_has_no_direction() -> None:
    nodes = [Entity("a", "person", "A"), Entity("b", "person", "B")]
    kinds = ("met", "spoke-with", "relative-of", "accused")
    found = build(nodes, [Relation("a", "b", kind, 1, 1, 1) for kind in kinds]).edges(data=True)
    assert {d["type"]: d["directed"] for _, _, d in found} == {kind: kind == "accused" for kind in kinds}


def test_ego_follows_only_the_strongest_links_of_each() -> None:
    assert sorted(ego(graph("ab3", "ac1", "bd2", "be1"), "a", depth=2, strongest=1)) == ["a", "b"]


def test_ego_keeps_the_links_among_the_neighbours() -> None:
    assert ego(graph("ab", "ac", "bc", "cd"), "a").number_of_edges() == 3


def test_ego_of_nobody() -> None:
    with pytest.raises(KeyError):
        ego(graph("ab"), "z")


def test_fewer_steps_beat_stronger_links() -> None:
    assert ways(strongest_paths(rels("ab9", "bc9", "ac1"), "a", "c")) == ["ac", "abbc"]


def test_among_ways_of_the_same_length_the_stronger_comes_first() -> None:
    assert ways(strongest_paths(rels("ab1", "bd1", "ac5", "cd5"), "a", "d")) == ["accd", "abbd"]


def test_a_way_over_a_country_that_is_only_mentioned_comes_last() -> None:
    weak, strong = rels("ab1", "bc1"), [Relation(end, "country:KZ", "mentioned-with", 9, 9, 9) for end in "ac"]
    assert ways(strongest_paths([*strong, *weak], "a", "c"))[0] == "abbc"


def test_no_way() -> None:
    assert strongest_paths(rels("ab", "cd"), "a", "d") == []


def test_an_unknown_end_has_no_way() -> None:
    assert strongest_paths(rels("ab"), "a", "z") == []


def test_the_limit_of_ways() -> None:
    assert len(strongest_paths(rels("ab", "bd", "ac", "cd", "ae", "ed"), "a", "d", limit=2)) == 2


def test_two_cliques_with_a_bridge_are_two_groups() -> None:
    assert communities(graph("ab", "bc", "ac", "de", "ef", "df", "cd")) == [["a", "b", "c"], ["d", "e", "f"]]


def test_the_middle_of_a_star_is_first() -> None:
    first = importance(graph("ab", "ac", "ad"))[0]
    assert (first.id, first.links, first.strength, first.betweenness) == ("a", 3, 3.0, 1.0)


def test_pagerank_agrees_with_networkx() -> None:
    flat: nx.Graph[str] = nx.Graph()
    flat.add_weighted_edges_from([("a", "b", 2.0), ("b", "c", 1.0), ("c", "d", 5.0), ("a", "c", 0.5)])
    flat.add_node("alone")
    theirs = nx.pagerank(flat, alpha=0.85, weight="weight", tol=1e-10)
    assert pagerank(flat) == pytest.approx(theirs, abs=1e-6)


def test_pagerank_bears_links_without_weight() -> None:
    flat: nx.Graph[str] = nx.Graph()
    flat.add_weighted_edges_from([("a", "b", 0.0), ("b", "c", 1.0)])
    assert sum(pagerank(flat).values()) == pytest.approx(1.0)


def test_of_ways_as_long_the_one_that_is_stated_comes_before_strong_mentions() -> None:
    said = [
        *(Relation(a, b, "mentioned-with", 9, 9, 9) for a, b in ("ab", "bd")),
        Relation("a", "c", "holds-office", 1, 1, 1),
        Relation("c", "d", "mentioned-with", 1, 1, 1),
    ]
    assert ways(strongest_paths(said, "a", "d")) == ["accd", "abbd"]


def test_a_way_names_what_joins_two_rather_than_that_they_are_mentioned_together() -> None:
    said = [
        Relation("a", "b", "mentioned-with", 9, 9, 9),
        Relation("a", "b", "met", 5, 1, 1, "denied"),
        Relation("b", "a", "relative-of", 1, 1, 1),
    ]
    assert [[r.type for r in way] for way in strongest_paths(said, "a", "b")] == [["relative-of"]]
