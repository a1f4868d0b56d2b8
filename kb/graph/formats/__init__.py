"""The file formats a graph can leave in, one module each; FORMATS is the table pages and commands read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from kb.errors import QueryError
from kb.graph.formats import csv_, cytoscape, gexf, graphml, node_link
from kb.graph.formats.picture import Picture

__all__ = ["FORMATS", "Format", "Picture", "format_named"]

Writer: TypeAlias = Callable[[Picture, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its short name, the suffix of its files, media type, what to call it, what opens it, its writer."""

    name: str
    suffix: str
    media_type: str
    title: str
    opens_in: str
    write: Writer


FORMATS: tuple[Format, ...] = (
    Format("gexf", ".gexf", "application/gexf+xml", "GEXF", "Gephi, Gephi Lite, sigma.js", gexf.write),
    Format(
        "graphml", ".graphml", "application/graphml+xml", "GraphML", "yEd, igraph, NetworkX, Cytoscape", graphml.write
    ),
    Format("node-link", ".node-link.json", "application/json", "Node-link JSON", "D3, NetworkX", node_link.write),
    Format("cytoscape", ".cyjs", "application/json", "Cytoscape JSON", "Cytoscape, cytoscape.js", cytoscape.write),
    Format("csv", ".zip", "application/zip", "CSV tables", "spreadsheets, pandas, R", csv_.write),
)


def format_named(name: str, file: str = "") -> Format:
    """The format called `name` (a name or a suffix), or the one the suffix of `file` stands for when `name` is "".

    Raises QueryError with the known formats when there is none.

    >>> format_named("gexf").suffix, format_named("", "Graph.Node-Link.JSON").name, format_named(".cyjs").name
    ('.gexf', 'node-link', 'cytoscape')
    """
    wanted = name.lower()
    for known in FORMATS:
        if wanted and wanted in (known.name, known.suffix, known.suffix[1:]):
            return known
        if not wanted and file.lower().endswith(known.suffix):
            return known
    said = f"unknown format {name!r}" if name else f"the name {file!r} does not say which format"
    listed = ", ".join(f"{known.name} ({known.suffix})" for known in FORMATS)
    raise QueryError(f"{said}; formats: {listed}")
