"""Cytoscape JSON (.cyjs): what Cytoscape opens and cytoscape.js takes as `elements`."""

from typing import BinaryIO

from kb.graph.formats.node_link import dumped, write_list
from kb.graph.formats.picture import Edge, Picture, edges

__all__ = ["write"]


def write(picture: Picture, stream: BinaryIO) -> None:
    """Writes `picture` to `stream`; `name` and `interaction` are the columns Cytoscape shows by itself."""
    head = dumped({"format_version": "1.0", "generated_by": "Kartoteka", "data": {"name": picture.name}})
    stream.write((head[:-1] + ',\n"elements": {"nodes": [').encode("utf-8"))
    write_list(stream, (_node(picture, node) for node in picture.graph))
    stream.write(b'], "edges": [')
    write_list(stream, (_edge(edge) for edge in edges(picture)))
    stream.write(b"]}}\n")


def _node(picture: Picture, node: str) -> dict[str, object]:
    values = picture.graph.nodes[node]
    item: dict[str, object] = {"data": {"id": node, "name": values["label"], **values}}
    if node in picture.places:
        # Screens count downwards; ten units a step leave room for the labels.
        x, y = picture.places[node]
        item["position"] = {"x": round(x * 10, 1), "y": round(-y * 10, 1)}
    return item


def _edge(edge: Edge) -> dict[str, object]:
    ends = {"id": edge.id, "source": edge.source, "target": edge.target, "interaction": edge.values["type"]}
    return {"data": {**ends, **edge.values}}
