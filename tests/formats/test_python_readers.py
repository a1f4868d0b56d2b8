"""What igraph, NetworkX, csv and the XML parser find in the files."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest

from kb.graph.build import build
from kb.graph.formats import FORMATS, Picture, format_named
from kb.graph.layout import layout
from kb.model import Entity, Relation

Written = Callable[[str], Path]


def table(path: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive, archive.open(name) as raw:
        return list(csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig", newline="")))


def test_igraph_reads_labels_kinds_and_types_of_values(written: Written) -> None:
    graph = igraph.Graph.Read_GraphML(str(written("graphml")))
    edge = graph.es.find(weight=3.0)
    found = (
        graph.vs[edge.source]["label"],
        graph.vs[edge.source]["kind"],
        edge["weight"],
        edge["evidence"],
        edge["first"],
    )
    assert found == ("رجب طيب أردوغان", "person", 3.0, 5, "2022-01-06")


def test_igraph_can_weigh_its_paths_by_our_weights(written: Written) -> None:
    graph = igraph.Graph.Read_GraphML(str(written("graphml")))
    assert graph.strength(weights="weight", mode="all") == [0.25, 4.75, 0.0, 4.5]


@pytest.mark.parametrize(("name", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_networkx_reads_xml_with_its_directions(
    written: Written, name: str, read: Callable[[Path], "nx.MultiDiGraph[str]"]
) -> None:
    graph = read(written(name))
    assert [(a, b) for a, b, d in graph.edges(data=True) if d["directed"]] == [("person:أردوغان", "organization:bloc")]


def test_networkx_reads_node_link(written: Written) -> None:
    data = json.loads(written("node-link").read_text("utf-8"))
    graph = nx.node_link_graph(data, edges="links")
    assert graph["person:أردوغان"]["organization:bloc"]["e1"]["polarity"] == "denied"


def test_gexf_has_times_for_a_timeline(written: Written) -> None:
    root = ElementTree.parse(written("gexf")).getroot()
    times = {e.get("id"): (e.get("start"), e.get("end")) for e in root.iter("{http://gexf.net/1.3}edge")}
    assert times == {"e0": ("2022-01-06", "2022-01-09"), "e1": (None, None), "e2": (None, None)}


def test_csv_cells_are_never_formulas(written: Written) -> None:
    names = [row["label"] for row in table(written("csv"), "nodes.csv")]
    assert [name for name in names if "cmd" in name] == ["'=cmd|' /C calc'!A0"]


def test_csv_edges(written: Written) -> None:
    rows = table(written("csv"), "edges.csv")
    assert [(r["row"], r["id"], r["weight"], r["evidence"], r["quote"]) for r in rows] == [
        ("1", "e0", "3.0", "5", "«Сөз» <b>“x”</b>\nnext"),
        ("2", "e1", "1.5", "1", "'@sum"),
        ("3", "e2", "0.25", "2", "Plain."),
    ]


def test_csv_evidence_has_the_sentence_and_its_source(written: Written) -> None:
    row = table(written("csv"), "evidence.csv")[0]
    assert (row["text"], row["title"], row["published"], row["start"]) == (
        "قال أردوغان.",
        "'+Title",
        "2022-01-09",
        "10",
    )


def test_csv_read_without_knowing_the_mark_finds_the_columns(written: Written) -> None:
    with zipfile.ZipFile(written("csv")) as archive, archive.open("nodes.csv") as raw:
        row = next(csv.DictReader(io.TextIOWrapper(raw, "utf-8", newline="")))
    assert row["id"] == "country:KZ"


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_the_same_graph_is_the_same_file(name: str) -> None:
    def once() -> bytes:
        nodes = [Entity(c, "person", c) for c in "abc"]
        graph = build(nodes, [Relation("a", "b", "mentioned-with", 1, 1, 1)])
        stream = io.BytesIO()
        format_named(name).write(Picture(graph, places=layout(graph)), stream)
        return stream.getvalue()

    assert once() == once()


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_a_graph_without_links_is_a_file_too(name: str) -> None:
    stream = io.BytesIO()
    format_named(name).write(Picture(build([], [])), stream)
    assert stream.tell() > 0


def test_links_without_any_direction_make_an_undirected_graph() -> None:
    link = Relation("a", "b", "mentioned-with", 1, 1, 1)
    graph = build([Entity(c, "person", c) for c in "abc"], [link, replace(link, target="c")])
    stream = io.BytesIO()
    format_named("graphml").write(Picture(graph), stream)
    assert not nx.read_graphml(io.BytesIO(stream.getvalue())).is_directed()
