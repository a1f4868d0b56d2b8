"""Node-link JSON: one object with `nodes` and `links`, as D3 reads it and NetworkX with `edges="links"`."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from kb.graph.build import clean
from kb.graph.formats.picture import Picture, Value, edges

__all__ = ["dumped", "write", "write_list"]


def write(picture: Picture, stream: BinaryIO) -> None:
    """Writes `picture` to `stream`.

    The edges are under `links`, not `edges`: D3 knows no other name, while NetworkX can be told
    (`node_link_graph(data, edges="links")`).
    """
    head = dumped({"directed": True, "multigraph": True, "graph": {"name": picture.name}})
    stream.write((head[:-1] + ',\n"nodes": [').encode("utf-8"))
    write_list(stream, (_node(picture, node) for node in picture.graph))
    stream.write(b'],\n"links": [')
    write_list(stream, ({"source": e.source, "target": e.target, "key": e.id, **e.values} for e in edges(picture)))
    stream.write(b"]}\n")


def _node(picture: Picture, node: str) -> dict[str, object]:
    place = dict(zip("xy", picture.places[node], strict=True)) if node in picture.places else {}
    return {"id": node, **picture.graph.nodes[node], **place}


def write_list(stream: BinaryIO, items: Iterable[dict[str, object] | dict[str, Value]]) -> None:
    """The items of a JSON list, one a line, without holding them all."""
    for index, item in enumerate(items):
        stream.write((",\n" if index else "\n").encode() + dumped(item).encode("utf-8"))
    stream.write(b"\n")


def dumped(value: object) -> str:
    """`value` as JSON in UTF-8: letters of every script as they are, characters no encoding knows left out."""
    return clean(json.dumps(value, ensure_ascii=False, allow_nan=False))
