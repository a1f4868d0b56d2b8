"""Who held which office, when, according to whom; and where articles contradict each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, request

from kb.answers import Quote
from kb.claims import Contradiction
from kb.knowledge import KnowledgeBase
from kb.model import Relation
from kb.posts import Held, asked
from kb.relate import office_name
from kb.related import clearest
from web.evidence import Pair, linked_pairs
from web.finding import Sought, sought
from web.params import office_request
from web.twin import Shown, knowledge, languages, page

__all__ = ["Answer", "Post", "answer", "offices", "posts", "sides"]

offices = Blueprint("offices", __name__)

MOST = 100
# What a card beside search results names, and of how many offices.
NAMED, FEW = 5, 20


@dataclass(frozen=True, slots=True)
class Post:
    """A holder of an office, the sentence to show, who else says so, and the same two under another office's name."""

    held: Held
    quote: Quote
    also: tuple[Relation, ...] = ()

    @property
    def others(self) -> list[Quote]:
        """The newest sentence of everybody else who says so."""
        own = self.quote.document.publisher or self.quote.document.author
        return [source.quote for source in self.held.sources if source.name.casefold() != own.casefold()]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search asks for when it asks who holds an office: the office, where, when, and the holders named."""

    office: str
    at: str
    of: str
    posts: tuple[Post, ...]
    timed: bool  # whether the posts are those of the time asked for


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
            "timed": posts(timed),
            "untimed": posts(others),
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


def posts(found: Sequence[Held]) -> list[Post]:
    """The holders as a page lists them: the same person in one place once, under the office said most often."""
    same: dict[tuple[str, str, str], list[Held]] = {}
    for held in found:
        same.setdefault((held.holder.id, held.place.id, held.relation.polarity), []).append(held)
    made = []
    for group in same.values():
        group.sort(key=lambda h: (not h.relation.office.isascii(), -h.articles))
        first = group[0]
        quote = clearest(first.quotes, languages())
        if quote:
            made.append(Post(first, quote, tuple(held.relation for held in group[1:])))
    return made


def answer(kb: KnowledgeBase, text: str) -> Answer | None:
    """The holders of the office that a search asks for, None when it asks for none or nobody is named."""
    question = asked(text)
    if question is None:
        return None
    place = sought(kb, question.of) if question.of else Sought("")
    if question.of and (place.entity is None or place.entity.kind == "person"):
        return None
    of = place.entity.id if place.entity else ""
    timed = kb.holders(office=question.office, of=of, at=question.at, limit=FEW) if question.at else []
    found = timed or kb.holders(office=question.office, of=of, limit=FEW, languages=languages())
    if not found:
        return None
    name = place.entity.name if place.entity else ""
    return Answer(question.office, question.at, name, tuple(posts(found)[:NAMED]), bool(timed))


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
