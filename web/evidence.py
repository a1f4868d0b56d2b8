"""Relations with their two entities and their sentence, as several pages list them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kb.answers import Quote
from kb.clearest import clearest
from kb.knowledge import KnowledgeBase
from kb.model import Entity, Relation
from kb.phrases import TOGETHER

__all__ = ["Pair", "ends_once", "linked_pairs", "told_once"]

# Sentences of which the best is taken.
LOOKED_AT = 10

Linked = tuple[Relation, Entity, Quote]


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation, its ends, a sentence that says it if one was looked up; `also` are further relations of the two."""

    relation: Relation
    source: Entity
    target: Entity
    quote: Quote | None = None
    also: tuple[Relation, ...] = ()

    @property
    def shown(self) -> tuple[Relation, ...]:
        """The relation, and how often the two are mentioned together when it says something else."""
        return (self.relation, *(r for r in self.also if r.type == TOGETHER))


def linked_pairs(
    kb: KnowledgeBase,
    relations: Iterable[tuple[Relation, Quote | None]],
    languages: Sequence[str] = (),
    *,
    look_up: int = 50,
) -> list[Pair]:
    """`relations` with what a list of them shows, in the order given.

    The sentence that says most, in one of `languages` where there is one, is looked up for the first `look_up` of
    those that come without.
    """
    given = list(relations)
    without = [relation for relation, quote in given[:look_up] if quote is None]
    found = iter([quote for _, quote in kb.best_quotes(without, languages)] if without else [])
    known = kb.entities_of_ids(sorted({end for r, _ in given for end in (r.source, r.target)}))
    pairs = []
    for index, (relation, quote) in enumerate(given):
        said = next(found) if quote is None and index < look_up else quote
        pairs.append(Pair(relation, known[relation.source], known[relation.target], said))
    return pairs


def ends_once(kb: KnowledgeBase, relations: Sequence[Relation], most: int, languages: Sequence[str] = ()) -> list[Pair]:
    """The first `most` pairs of entities among `relations`, each once with all that joins the two.

    What a sentence states comes before being mentioned together: its sentence shows the tie.
    """
    joined: dict[frozenset[str], list[Relation]] = {}
    for relation in relations:
        joined.setdefault(frozenset((relation.source, relation.target)), []).append(relation)
    rows = [sorted(found, key=lambda r: r.type == TOGETHER) for found in list(joined.values())[:most]]
    pairs = linked_pairs(kb, [(row[0], None) for row in rows], languages)
    return [replace(pair, also=tuple(row[1:])) for pair, row in zip(pairs, rows, strict=True)]


def told_once(kb: KnowledgeBase, links: Sequence[Linked]) -> list[Linked]:
    """`links` with another sentence in place of one that stands above already, where the same language has another."""
    seen: set[tuple[str, int]] = set()
    told = []
    for relation, other, quote in links:
        if _place(quote) in seen:
            ((_, quotes),) = kb.behind([relation], LOOKED_AT, [quote.document.language])
            readable = [q for q in quotes if q.document.language == quote.document.language]
            quote = clearest([q for q in readable if _place(q) not in seen]) or quote
        seen.add(_place(quote))
        told.append((relation, other, quote))
    return told


def _place(quote: Quote) -> tuple[str, int]:
    return quote.evidence.document_id, quote.evidence.start
