"""Who held which office, when, according to whom; and where articles contradict each other."""

from collections.abc import Sequence

from flask import Blueprint, request

from kb.claims import Contradiction
from kb.finding import sought
from kb.knowledge import KnowledgeBase
from kb.officials import posts
from kb.posts import Held
from kb.relate import office_name
from web.evidence import Pair, linked_pairs
from web.params import office_request
from web.twin import Shown, knowledge, languages, page

__all__ = ["offices", "sides"]

offices = Blueprint("offices", __name__)

MOST = 100


@page(offices, "/offices", "entity/offices.html")
def show() -> Shown:
    """Who held an office of a country or an organization, at a time, each with who says so."""
    kb = knowledge()
    wanted = office_request(request.args)
    place = sought(kb, wanted.of)
    office = office_name(wanted.office) if wanted.office else ""
    of = place.entity.id if place.entity else ""
    found = kb.holders(office=office, of=of, limit=MOST, languages=languages()) if of or not wanted.of else []
    timed = kb.holders(office=office, of=of, at=wanted.at, limit=MOST) if wanted.at and found else []
    named = {_key(held) for held in timed}
    others = [held for held in found if _key(held) not in named] if wanted.at else found
    return Shown(
        {"office": office, "of": place.entity, "at": wanted.at, "held": timed, "others": others},
        {
            "place": place,
            "wanted": wanted,
            "timed": posts(timed, languages()),
            "untimed": posts(others, languages()),
            "known": _known(kb, of, found if not office else []),
            "more": len(found) == MOST,
        },
    )


@page(offices, "/contradictions", "entity/contradictions.html")
def contradictions() -> Shown:
    """Where articles contradict each other, both sides with their sentences and dates."""
    kb = knowledge()
    found = kb.contradictions(limit=MOST)
    return Shown(
        {"items": found},
        {"contradictions": [sides(kb, pair) for pair in found], "more": len(found) == MOST},
        lambda: {
            "total": len(found),
            "items": [
                {
                    "kind": c.kind,
                    "left": {"relation": c.left, "quote": c.left_quote},
                    "right": {"relation": c.right, "quote": c.right_quote},
                }
                for c in found
            ],
        },
    )


def sides(kb: KnowledgeBase, found: Contradiction) -> tuple[str, tuple[Pair, ...]]:
    """The kind of a contradiction and its two claims, the older first, each with its sentence."""
    pairs = linked_pairs(kb, [(found.left, found.left_quote), (found.right, found.right_quote)])
    pairs.sort(key=lambda p: str(p.quote.document.published) if p.quote else "")
    return found.kind, tuple(pairs)


def _key(held: Held) -> tuple[str, str, str, str]:
    r = held.relation
    return r.source, r.target, r.office, r.polarity


def _known(kb: KnowledgeBase, of: str, found: Sequence[Held]) -> list[str]:
    """The offices of a country or an organization, for the form to offer; `found` are all of them, when they were read."""
    if not of:
        return []
    return sorted({held.relation.office for held in found or kb.holders(of=of, limit=MOST)})
