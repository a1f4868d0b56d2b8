"""The graph as the page that draws it wants it: places included, so that the first picture is stable."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from kb.graph.build import UNDIRECTED, Backing, Key, build, key_of
from kb.graph.filter import strength
from kb.graph.layout import layout
from kb.model import Entity, Relation

__all__ = ["View", "ViewLink", "ViewNode", "view"]


class ViewNode(TypedDict):
    """An entity on the drawing; `x` and `y` within -100..100, dates ISO 8601 or ""."""

    id: str
    label: str
    kind: str
    country: str
    documents: int
    stories: int
    first: str
    last: str
    x: float
    y: float


class ViewLink(TypedDict):
    """A link on the drawing; `quote` is one sentence for it, or "", `speaker` who says so in it where the article does not."""

    id: str
    source: str
    target: str
    type: str
    weight: float
    documents: int
    stories: int
    polarity: str
    office: str
    first: str
    last: str
    quote: str
    speaker: str
    directed: bool


class View(TypedDict):
    """A drawing: strongest links first, and how many of how many."""

    nodes: list[ViewNode]
    links: list[ViewLink]
    total_links: int
    shown_links: int


def view(
    entities: Iterable[Entity],
    relations: Sequence[Relation],
    total: int = 0,
    backing: Mapping[Key, Backing] | None = None,
    center: str = "",
    undirected: frozenset[str] = UNDIRECTED,
) -> View:
    """The drawing of `relations` between `entities`, JSON-ready.

    `total` is how many relations there are without the limit (0: as many as given). Entities without
    a link are left out, but for the one at the `center`. Links of the types `undirected` have no arrow.
    """
    linked = {end for r in relations for end in (r.source, r.target)} | {center}
    known = {e.id: e for e in entities if e.id in linked}
    drawn = [r for r in sorted(relations, key=strength) if r.source in known and r.target in known]
    places = layout(build(known.values(), drawn))
    return {
        "nodes": [_node(known[name], *places[name]) for name in sorted(known)],
        "links": [_link(relation, (backing or {}).get(key_of(relation)), undirected) for relation in drawn],
        "total_links": max(total, len(drawn)),
        "shown_links": len(drawn),
    }


def _node(entity: Entity, x: float, y: float) -> ViewNode:
    return {
        "id": entity.id,
        "label": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "documents": entity.documents,
        "stories": entity.stories,
        "first": entity.first.isoformat() if entity.first else "",
        "last": entity.last.isoformat() if entity.last else "",
        "x": x,
        "y": y,
    }


def _link(relation: Relation, backing: Backing | None, undirected: frozenset[str]) -> ViewLink:
    return {
        "id": "\t".join(key_of(relation)),
        "source": relation.source,
        "target": relation.target,
        "type": relation.type,
        "weight": relation.weight,
        "documents": relation.documents,
        "stories": relation.stories,
        "polarity": relation.polarity,
        "office": relation.office,
        "first": relation.first.isoformat() if relation.first else "",
        "last": relation.last.isoformat() if relation.last else "",
        "quote": backing.quote if backing else "",
        "speaker": backing.speaker if backing else "",
        "directed": relation.type not in undirected,
    }
