"""The graph page, the drawing's data, and how two entities are connected."""

from dataclasses import replace

from flask import Blueprint, request

from kb.errors import NotFound
from kb.graph.build import Backing, key_of
from kb.graph.view import view
from kb.model import Entity, Relation
from web.evidence import Pair, linked_pairs, resolved
from web.params import GRAPH_LIMITS, MOST_DRAWN, graph_filter, link_request
from web.twin import Shown, knowledge, page

__all__ = ["graph"]

graph = Blueprint("graph", __name__)

LISTED = 100


@page(graph, "/graph", "graph/graph.html")
def show() -> Shown:
    """Who is connected with whom: the strongest links, and the sentence that says each."""
    kb = knowledge()
    wanted = resolved(kb, graph_filter(request.args, most=MOST_DRAWN))
    total, relations = kb.counted_relations(wanted)
    pairs = linked_pairs(kb, [(relation, None) for relation in relations], look_up=LISTED)
    entities = {end.id: end for pair in pairs for end in (pair.source, pair.target)}
    centre = kb.entity(wanted.entity) if wanted.entity else None
    if centre:
        entities.setdefault(centre.id, centre)
    backing = {key_of(pair.relation): Backing(1, pair.quote.text) for pair in pairs if pair.quote}
    return Shown(
        {"shown_links": len(relations), "total_links": total},
        {
            "names": len(entities),
            "pairs": pairs[:LISTED],
            "wanted": wanted,
            "centre": centre,
            "limits": GRAPH_LIMITS,
            "types": sorted({"mentioned-with", *wanted.types, *(relation.type for relation in relations)}),
            "filter_arguments": request.args.to_dict(flat=False),
        },
        lambda: view(entities.values(), relations, total, backing, wanted.entity),
    )


def _in_order(steps: list[Pair], start: str) -> list[Pair]:
    """The steps of a way, each from where the one before ended."""
    ordered = []
    for step in steps:
        turned = replace(step, source=step.target, target=step.source) if step.source.id != start else step
        start = turned.target.id
        ordered.append(turned)
    return ordered


@page(graph, "/path", "graph/path.html")
def path() -> Shown:
    """How two entities are connected, by way of whom, and who says so."""
    kb = knowledge()
    wanted = link_request(request.args)
    ends: list[Entity] = []
    problem = ""
    for name in (wanted.source, wanted.target):
        try:
            if name:
                ends.append(kb.entity(name))
        except NotFound as error:
            problem = str(error)
    paths: list[list[Relation]] = kb.path(ends[0].id, ends[1].id) if len(ends) == 2 else []
    shown = [_in_order(linked_pairs(kb, [(relation, None) for relation in steps]), ends[0].id) for steps in paths]
    return Shown({"source": wanted.source, "target": wanted.target, "paths": shown, "problem": problem}, {"ends": ends})
