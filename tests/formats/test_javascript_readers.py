"""Every format a browser library reads says the same to it: graphology for GEXF, GraphML and node-link, cytoscape.js."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], dict[str, dict[str, Any]]]
ALL = pytest.mark.parametrize("name", ["gexf", "graphml", "node-link", "cytoscape"])


@ALL
def test_labels_keep_their_script_and_lose_control_characters(read_by_node: Read, name: str) -> None:
    labels = {node["label"] for node in read_by_node(name)["nodes"].values()}
    assert labels == {"رجب طيب أردوغان", 'The "Bloc" <&> Co', "Қазақстан", "=cmd|' /C calc'!A0"}


@ALL
def test_kinds(read_by_node: Read, name: str) -> None:
    nodes = read_by_node(name)["nodes"]
    assert {i: n["kind"] for i, n in nodes.items()} == {i: i.partition(":")[0] for i in nodes}


@ALL
def test_weights_and_evidence_counts(read_by_node: Read, name: str) -> None:
    edges = read_by_node(name)["edges"]
    found = {i: (e["source"], e["type"], e["weight"], e["evidence"]) for i, e in edges.items()}
    assert found == {
        "e0": ("person:أردوغان", "mentioned-with", 3, 5),
        "e1": ("person:أردوغان", "member-of", 1.5, 1),
        "e2": ("country:KZ", "mentioned-with", 0.25, 2),
    }


@ALL
def test_dates(read_by_node: Read, name: str) -> None:
    found = read_by_node(name)
    edge, node, undated = found["edges"]["e0"], found["nodes"]["person:أردوغان"], found["edges"]["e2"]
    dates = (edge["first"], edge["last"], node["first"], node["last"], undated.get("first", ""))
    assert dates == ("2022-01-06", "2022-01-09", "2022-01-06", "2022-01-19", "")


@ALL
def test_quotes_keep_markup_and_line_breaks_as_text(read_by_node: Read, name: str) -> None:
    assert read_by_node(name)["edges"]["e0"]["quote"] == "«Сөз» <b>“x”</b>\nnext"


@ALL
def test_every_node_has_its_own_place(read_by_node: Read, name: str) -> None:
    nodes = read_by_node(name)["nodes"].values()
    assert len({(n["x"], n["y"]) for n in nodes}) == 4


@ALL
def test_direction_is_told_apart(read_by_node: Read, name: str) -> None:
    edges = read_by_node(name)["edges"]
    assert {i: e["directed"] for i, e in edges.items()} == {"e0": False, "e1": True, "e2": False}


def test_gexf_marks_kinds_by_shape_and_colour(read_by_node: Read) -> None:
    nodes = read_by_node("gexf")["nodes"]
    assert {n["kind"]: (n["shape"], n["color"]) for n in nodes.values()} == {
        "person": ("disc", "rgb(0,114,178)"),
        "organization": ("square", "rgb(176,82,0)"),
        "country": ("diamond", "rgb(0,128,96)"),
    }
