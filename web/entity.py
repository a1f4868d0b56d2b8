"""The page of a person, an organization or a country, why its names are one, and the sentences behind a link."""

from flask import Blueprint, abort, redirect, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from kb.claims import superseded
from kb.errors import NotFound
from kb.graph.svg import ego_svg
from kb.model import KINDS, Entity, Kind, Relation
from kb.officials import posts
from kb.relate import OFFICES as OFFICE_TYPES
from web import spoken
from web.arguments import page_number
from web.charts import chart
from web.evidence import Linked, told_once
from web.offices import sides
from web.params import link_request
from web.twin import Shown, knowledge, languages, page

__all__ = ["entity"]

entity = Blueprint("entity", __name__)

PER_PAGE = 20
EGO_LINKS = 30
# What still fits a phone at a size one can read.
EGO_LINKS_NARROW = 14
TOGETHER = 8
# … and so many of them, and one more rather than "1 more", before the rest is folded away.
TOGETHER_AT_FIRST = 4
OFFICES = 4
# Holders of its offices that are listed before the rest is folded away.
HELD = 6
POSTS_LISTED = 40
POSTS = frozenset({"holds-office", "leads", "works-for"})


def _moved(wanted: str, found: Entity, endpoint: str) -> Response | None:
    """Where an id that was merged into another now lives."""
    if wanted == found.id:
        return None
    suffix = "_json" if request.path.endswith(".json") else ""
    query = request.query_string.decode("utf-8", "replace")
    return redirect(url_for(f"{endpoint}{suffix}", entity_id=found.id) + (f"?{query}" if query else ""), 301)


def _address(found: Entity) -> str:
    return url_for("entity.show", entity_id=found.id)


def _home(found: Entity) -> Entity | None:
    """The country of a person or an organization, when the articles name it."""
    if found.kind == "country" or not found.country:
        return None
    try:
        return knowledge().entity(f"country:{found.country}")
    except NotFound:
        return None


def _drawing(found: Entity, others: list[tuple[Entity, float]], width: int) -> Markup:
    """The entity and its neighbours, as tall as their names need; what ego_svg gives is escaped by it."""
    height = 90 + 13 * len(others)
    return Markup(ego_svg(found, others, _address, (width, height))) if others else Markup()


def _is_office(relation: Relation, found: Entity) -> bool:
    return relation.source == found.id and relation.type in POSTS and relation.polarity in ("affirmed", "former")


def _is_held(relation: Relation, found: Entity) -> bool:
    """Whether somebody holds an office of this country or organization by it: those stand in a list of their own."""
    return (
        relation.target == found.id
        and found.kind != "person"
        and relation.type in OFFICE_TYPES
        and bool(relation.office)
    )


def _most(links: list[Linked]) -> list[Linked]:
    """Those named together with it in most texts, which is the number shown beside them."""
    return sorted(links, key=lambda link: -link[0].stories)[:TOGETHER]


def _by_kind(links: list[Linked]) -> dict[Kind, list[Linked]]:
    return {kind: [link for link in links if link[1].kind == kind] for kind in KINDS}


def _offices(stated: list[Linked], found: Entity) -> list[tuple[Relation, Entity]]:
    """The posts of an entity: for each body or country the one said most often, one that is still held first.

    What a later article tells as held no more is a post of the past.
    """
    posts = [(relation, other) for relation, other, _ in stated if _is_office(relation, found)]
    over = superseded([relation for relation, _ in posts])
    posts = [post for post in posts if post[0] not in over]
    posts.sort(key=lambda p: (p[0].polarity == "former", not p[0].office, not p[0].office.isascii(), -p[0].stories))
    first: dict[str, tuple[Relation, Entity]] = {}
    for relation, other in posts:
        first.setdefault(other.id, (relation, other))
    return list(first.values())[:OFFICES]


def _by_type(stated: list[Linked]) -> list[tuple[str, list[tuple[Linked, list[Relation]]]]]:
    """What is stated of an entity, by type: the type said last first, and within it the newest first.

    Each with the relations of the same two that say the same under another office.
    """
    alike: dict[tuple[str, str, str, str], list[Linked]] = {}
    for link in stated:
        relation = link[0]
        alike.setdefault((relation.type, relation.polarity, relation.source, relation.target), []).append(link)
    types: dict[str, list[tuple[Linked, list[Relation]]]] = {}
    for links in alike.values():
        links.sort(key=lambda link: (not link[0].office, not link[0].office.isascii(), -link[0].stories))
        types.setdefault(links[0][0].type, []).append((links[0], [relation for relation, _, _ in links[1:]]))
    return list(types.items())


@page(entity, "/entity/<entity_id>", "entity/entity.html")
def show(entity_id: str) -> Shown | Response:
    """Who this is, and how we know."""
    kb = knowledge()
    found = kb.entity(entity_id)
    if moved := _moved(entity_id, found, "entity.show"):
        return moved
    number = page_number(request.args)
    articles, texts, rows = kb.named_in(found.id, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    neighbours = kb.neighbours(found.id, limit=EGO_LINKS, languages=languages())
    timeline = kb.timeline(found.id)
    drawn = [(other, relation.weight) for relation, other, _ in neighbours]
    together = [n for kind in KINDS for n in _most([n for n in neighbours if n[1].kind == kind])]
    stated = kb.stated(found.id, languages=languages())
    contradictions = kb.contradictions(found.id)
    return Shown(
        {
            "entity": found,
            "stated": stated,
            "neighbours": neighbours,
            "suggestions": kb.suggestions(found.id),
            "timeline": timeline,
            "appearances": {"total": articles, "stories": texts, "page": number, "rows": rows},
        },
        {
            "chart": chart(timeline),
            "together": _by_kind(told_once(kb, together)),
            "offices": _offices(stated, found),
            "said": _by_type([link for link in stated if not _is_held(link[0], found)]),
            "held": posts(kb.holders(of=found.id, limit=POSTS_LISTED, languages=languages()), languages())
            if found.kind != "person"
            else [],
            "held_at_first": HELD,
            "together_at_first": TOGETHER_AT_FIRST,
            "contradictions": [sides(kb, pair) for pair in contradictions],
            "home": _home(found),
            "ego": _drawing(found, drawn, 560),
            "ego_narrow": _drawing(found, drawn[:EGO_LINKS_NARROW], 360),
            "pages_total": -(-texts // PER_PAGE),
        },
        lambda: {
            **spoken.entity(found),
            "joins": kb.joins(found.id),
            "suggestions": [suggestion for suggestion, _, _ in kb.suggestions(found.id)],
            "neighbours": [spoken.linked(item) for item in neighbours],
            "statements": [spoken.linked(item) for item in stated],
            "contradictions": [
                {
                    "kind": c.kind,
                    "left": {"relation": c.left, "quote": c.left_quote},
                    "right": {"relation": c.right, "quote": c.right_quote},
                }
                for c in contradictions
            ],
            "appearances": {
                "total": articles,
                "stories": texts,
                "page": number,
                "items": [spoken.appearance(row) for row in rows],
            },
            "timeline": timeline,
        },
    )


@page(entity, "/why/<entity_id>", "entity/why.html")
def why(entity_id: str) -> Shown | Response:
    """Which spellings are thought to be one entity, which are not, and why."""
    kb = knowledge()
    found = kb.entity(entity_id)
    if moved := _moved(entity_id, found, "entity.why"):
        return moved
    joins, unsure, others = kb.joins(found.id), kb.suggestions(found.id), kb.apart(found.id)
    return Shown(
        {"entity": found, "joins": joins, "suggestions": unsure, "apart": others},
        spoken=lambda: {
            "entity": found,
            "joins": joins,
            "suggestions": [suggestion for suggestion, _, _ in unsure],
            "apart": [pair for pair, _, _ in others],
        },
    )


@page(entity, "/link", "entity/link.html")
def link() -> Shown:
    """Every sentence in which two entities are said to be related, newest first, those of one text once."""
    kb = knowledge()
    wanted = link_request(request.args)
    if not wanted.source or not wanted.target:
        abort(400, "A link is between two: this address names no source or no target.")
    source, target = kb.entity(wanted.source), kb.entity(wanted.target)
    relation = kb.relation(source.id, target.id, wanted.type, wanted.polarity, wanted.office)
    total, rows = kb.told_in(relation, limit=PER_PAGE, offset=(wanted.page - 1) * PER_PAGE)
    ends = {"relation": relation, "source": source, "target": target}
    return Shown(
        {**ends, "rows": rows},
        {"page": wanted.page, "pages_total": -(-total // PER_PAGE)},
        lambda: {
            **ends,
            "quotes": {"total": total, "page": wanted.page, "items": [spoken.appearance(row) for row in rows]},
        },
    )
