"""Relations with their two entities and their sentence, as several pages list them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.answers import Quote
from kb.graph.filter import GraphFilter
from kb.knowledge import KnowledgeBase
from kb.model import Entity, Relation

__all__ = ["Pair", "linked_pairs", "resolved"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation, its ends, a sentence that says it if one was looked up."""

    relation: Relation
    source: Entity
    target: Entity
    quote: Quote | None = None


def linked_pairs(
    kb: KnowledgeBase, relations: Iterable[tuple[Relation, Quote | None]], *, look_up: int = 50
) -> list[Pair]:
    """`relations` with what a list of them shows, in the order given.

    The sentence that says most is looked up for the first `look_up` of those that come without one.
    """
    known: dict[str, Entity] = {}
    pairs = []
    for index, (relation, given) in enumerate(relations):
        for end in (relation.source, relation.target):
            if end not in known:
                known[end] = kb.entity(end)
        quote = given or (kb.best_quote(relation) if index < look_up else None)
        pairs.append(Pair(relation, known[relation.source], known[relation.target], quote))
    return pairs


def resolved(kb: KnowledgeBase, wanted: GraphFilter) -> GraphFilter:
    """`wanted` with its entity, which may be typed by name or be an old id, as the id it has now."""
    return replace(wanted, entity=kb.entity(wanted.entity).id) if wanted.entity else wanted
