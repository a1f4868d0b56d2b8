"""GraphML (http://graphml.graphdrawing.org): typed attributes, read by nearly every graph tool."""

from collections.abc import Mapping
from typing import BinaryIO

from kb.graph.build import EDGE_FIELDS, NODE_FIELDS
from kb.graph.formats.picture import Picture, Value, edges, is_directed
from kb.graph.formats.xml import XMLStream, literal

__all__ = ["write"]

_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}


def write(picture: Picture, stream: BinaryIO) -> None:
    """Writes `picture` to `stream`; places are the node attributes `x` and `y`."""
    graph = picture.graph
    node_fields: dict[str, type] = {**NODE_FIELDS, **({"x": float, "y": float} if picture.places else {})}
    xml = XMLStream(stream)
    with xml.inside("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}):
        for target, fields in (("node", node_fields), ("edge", EDGE_FIELDS)):
            for name, kind in fields.items():
                key = {"id": f"{target}_{name}", "for": target, "attr.name": name, "attr.type": _TYPES[kind]}
                xml.element("key", key)
        with xml.inside("graph", {"id": "G", "edgedefault": "directed" if is_directed(picture) else "undirected"}):
            for node in graph:
                place = dict(zip("xy", picture.places[node], strict=True)) if node in picture.places else {}
                with xml.inside("node", {"id": node}):
                    _values(xml, "node", {**graph.nodes[node], **place})
            for edge in edges(picture):
                with xml.inside("edge", {"id": edge.id, "source": edge.source, "target": edge.target}):
                    _values(xml, "edge", edge.values)


def _values(xml: XMLStream, target: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        xml.element("data", {"key": f"{target}_{name}"}, literal(value))
