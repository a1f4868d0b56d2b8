"""The graph page, the drawing's data, and how two entities are connected."""

from dataclasses import replace
from itertools import islice

from flask import Blueprint, request

from kb.finding import sought
from kb.graph.build import Backing, key_of
from kb.graph.view import view
from kb.model import Relation
from kb.phrases import relation_words
from web.arguments import date_hints
from web.evidence import Pair, linked_pairs
from web.params import GRAPH_LIMITS, MOST_DRAWN, graph_filter, link_request
from web.twin import Shown, knowledge, languages, page

__all__ = ["graph"]

graph = Blueprint("graph", __name__)

LISTED = 100
AT_FIRST = 25


@page(graph, "/graph", "graph/graph.html")
def show() -> Shown:
    """Who is connected with whom: the strongest links, and the sentence that says each."""
    kb = knowledge()
    asked = graph_filter(request.args, most=MOST_DRAWN)
    around = sought(kb, asked.entity)
    wanted = replace(asked, entity=around.entity.id if around.entity else "")
    total, relations = kb.counted_relations(wanted) if around.entity or not asked.entity else (0, [])
    pairs = linked_pairs(kb, [(relation, None) for relation in relations], languages(), look_up=LISTED)
    entities = {end.id: end for pair in pairs for end in (pair.source, pair.target)}
    if around.entity:
        entities.setdefault(around.entity.id, around.entity)
    backing = {
        key_of(pair.relation): Backing(1, pair.quote.text, pair.quote.evidence.speaker) for pair in pairs if pair.quote
    }

    def spoken() -> dict[str, object]:
        drawn = view(entities.values(), relations, total, backing, wanted.entity, kb.undirected)
        said = [
            {**link, "said": relation_words(link["type"], link["polarity"], link["office"])} for link in drawn["links"]
        ]
        return {**drawn, "links": said}

    return Shown(
        {"shown_links": len(relations), "total_links": total},
        {
            "names": len(entities),
            "pairs": pairs[:LISTED],
            "at_first": AT_FIRST,
            "wanted": wanted,
            "around": around,
            "centre": around.entity,
            "hint": "; ".join(date_hints(request.args)),
            "limits": GRAPH_LIMITS,
            "types": sorted({"mentioned-with", *wanted.types, *(relation.type for relation in relations)}),
            "filter_arguments": request.args.to_dict(flat=False),
        },
        spoken,
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
    source, target = sought(kb, wanted.source), sought(kb, wanted.target)
    paths: list[list[Relation]] = []
    shown: list[list[Pair]] = []
    if source.entity and target.entity and source.entity.id != target.entity.id:
        paths = kb.path(source.entity.id, target.entity.id)
        start = source.entity.id
        steps_of_all = list(dict.fromkeys(relation for steps in paths for relation in steps))
        told = dict(zip(steps_of_all, kb.told_once(steps_of_all, languages()), strict=True))
        # a step of two ways is quoted in the first of them
        given = [(relation, told.pop(relation, None)) for steps in paths for relation in steps]
        pairs = iter(linked_pairs(kb, given, look_up=0))
        shown = [_in_order(list(islice(pairs, len(steps))), start) for steps in paths]
    return Shown(
        {"source": wanted.source, "target": wanted.target, "paths": shown},
        {"ends": {"source": source, "target": target}},
    )
