"""What a format writes: the graph, where its nodes are, the sentences behind its edges, and shared helpers."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kb.graph.build import Graph
from kb.graph.layout import Place

__all__ = ["COLOURS", "SHAPES", "Edge", "Picture", "Sentence", "edges", "is_directed", "size_of"]

Value = str | int | float | bool

# The marks of the three kinds, as on the pages; chosen to be told apart by colour-blind readers too.
COLOURS: Mapping[str, tuple[int, int, int]] = {
    "person": (0, 114, 178),
    "organization": (176, 82, 0),
    "country": (0, 128, 96),
}
SHAPES: Mapping[str, str] = {"person": "disc", "organization": "square", "country": "diamond"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence behind an edge: which edge, in which article, where, its words, who says so ("": the article), since when."""

    source: str
    target: str
    type: str
    document: str
    title: str
    publisher: str
    published: str
    language: str
    url: str
    uri: str
    start: int
    end: int
    polarity: str
    office: str
    text: str
    speaker: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the graph with its key and attributes (EDGE_FIELDS)."""

    id: str
    source: str
    target: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Picture:
    """A graph to write. `evidence` is read once, and only by formats that hold sentences."""

    graph: Graph
    name: str = "Kartoteka"
    places: Mapping[str, Place] = field(default_factory=dict)
    evidence: Iterable[Sentence] = ()


def edges(picture: Picture) -> Iterator[Edge]:
    """The edges, the strongest first."""
    keyed: list[tuple[str, str, str]] = list(picture.graph.edges(keys=True))
    for source, target, key in sorted(keyed, key=lambda e: int(e[2][1:])):
        yield Edge(key, source, target, picture.graph[source][target][key])


def size_of(texts: int) -> float:
    """How large to draw an entity named in so many texts: area grows with the count.

    >>> size_of(1), size_of(100)
    (6.0, 24.0)
    """
    return round(4 + 2 * math.sqrt(max(texts, 0)), 2)


def is_directed(picture: Picture) -> bool:
    """Whether any edge has a direction.

    GraphML and GEXF could say it edge by edge, but NetworkX refuses a file that mixes both and igraph
    takes the first for all. So a graph with any directed edge is written as directed, each edge's
    attribute `directed` tells which direction means something, and one without is undirected.
    """
    return any(bool(edge.values["directed"]) for edge in edges(picture))
