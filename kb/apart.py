"""What tells entities of one name apart in a list: an office, a country, or the first article that names them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kb.knowledge import KnowledgeBase
from kb.model import Document, Entity, Relation
from kb.text import fold

__all__ = ["Apart", "tell_apart"]

# More of one name in a list than these are told apart by their pages only.
_MOST = 30


@dataclass(frozen=True, slots=True)
class Apart:
    """What tells one entity from others of its name; the first that is there is shown."""

    office: Relation | None = None
    place: Entity | None = None
    country: str = ""
    document: Document | None = None


def tell_apart(kb: KnowledgeBase, shown: Sequence[Entity], languages: Sequence[str] = ()) -> dict[str, Apart]:
    """For those of `shown` whose name another entity of their kind bears, too, what tells them apart, by id.

    A country tells apart only those whose countries differ.
    """
    found: dict[str, Apart] = {}
    groups: dict[tuple[str, str], list[Entity]] = {}
    for e in shown:
        groups.setdefault((e.kind, fold(e.name)), []).append(e)
    for group in groups.values():
        if len(group) < 2:
            continue
        countries = Counter(e.country for e in group)
        for e in group[:_MOST]:
            own = e.country if countries[e.country] == 1 else ""
            found[e.id] = _apart(kb, e, own, languages)
    return found


def _apart(kb: KnowledgeBase, e: Entity, country: str, languages: Sequence[str]) -> Apart:
    held = (
        (relation, place)
        for relation, place, _, _ in (kb.offices(e.id, limit=1, languages=languages) if e.kind == "person" else ())
        if relation.source == e.id and relation.office
    )
    relation, place = next(held, (None, None))
    if relation or country:
        return Apart(relation, place, country)
    _, texts, _ = kb.named_in(e.id, limit=0)
    _, _, rows = kb.named_in(e.id, limit=1, offset=max(texts - 1, 0))
    return Apart(document=rows[0].quote.document if rows else None)
