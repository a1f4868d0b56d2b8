"""GEXF 1.3 (https://gexf.net): attributes, times, and the look: colour, shape, size, place."""

from collections.abc import Mapping
from typing import BinaryIO

from kb.graph.build import EDGE_FIELDS, NODE_FIELDS
from kb.graph.formats.picture import COLOURS, SHAPES, Edge, Picture, Value, edges, is_directed, size_of
from kb.graph.formats.xml import XMLStream

__all__ = ["write"]

_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
# What GEXF has its own place for is not repeated as an attribute.
_OWN_NODE = {"label"}
_OWN_EDGE = {"weight"}


def write(picture: Picture, stream: BinaryIO) -> None:
    """Writes `picture` to `stream`.

    The first and last article's dates are the element's `start` and `end`, which Gephi's timeline
    reads; they are attributes too, for readers that know no times. An undated element has neither
    and is always shown.
    """
    xml = XMLStream(stream)
    root = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"}
    with xml.inside("gexf", root):
        with xml.inside("meta", {}):
            xml.element("creator", {}, "Kartoteka")
            xml.element("description", {}, picture.name)
        graph = {
            "mode": "dynamic",
            "defaultedgetype": "directed" if is_directed(picture) else "undirected",
            "timeformat": "date",
            "timerepresentation": "interval",
        }
        with xml.inside("graph", graph):
            _declare(xml, "node", NODE_FIELDS, _OWN_NODE)
            _declare(xml, "edge", EDGE_FIELDS, _OWN_EDGE)
            with xml.inside("nodes", {"count": picture.graph.number_of_nodes()}):
                for node in picture.graph:
                    _node(xml, node, picture)
            with xml.inside("edges", {"count": picture.graph.number_of_edges()}):
                for edge in edges(picture):
                    _edge(xml, edge)


def _declare(xml: XMLStream, target: str, fields: Mapping[str, type], own: set[str]) -> None:
    with xml.inside("attributes", {"class": target, "mode": "static"}):
        for name, kind in fields.items():
            if name not in own:
                xml.element("attribute", {"id": name, "title": name, "type": _TYPES[kind]})


def _node(xml: XMLStream, node: str, picture: Picture) -> None:
    values: Mapping[str, Value] = picture.graph.nodes[node]
    kind = str(values["kind"])
    with xml.inside("node", {"id": node, "label": values["label"], **_times(values)}):
        _values(xml, values, _OWN_NODE)
        red, green, blue = COLOURS.get(kind, (102, 102, 102))
        xml.element("viz:color", {"r": red, "g": green, "b": blue})
        xml.element("viz:size", {"value": size_of(int(values["stories"]))})
        xml.element("viz:shape", {"value": SHAPES.get(kind, "disc")})
        if node in picture.places:
            x, y = picture.places[node]
            xml.element("viz:position", {"x": round(x * 10, 1), "y": round(y * 10, 1), "z": 0.0})


def _edge(xml: XMLStream, edge: Edge) -> None:
    own = {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "kind": edge.values["type"],
        "label": edge.values["type"],
        "weight": edge.values["weight"],
    }
    with xml.inside("edge", {**own, **_times(edge.values)}):
        _values(xml, edge.values, _OWN_EDGE)


def _times(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: values[key] for name, key in (("start", "first"), ("end", "last")) if values[key]}


def _values(xml: XMLStream, values: Mapping[str, Value], own: set[str]) -> None:
    with xml.inside("attvalues", {}):
        for name, value in values.items():
            if name not in own and value != "":
                xml.element("attvalue", {"for": name, "value": value})
