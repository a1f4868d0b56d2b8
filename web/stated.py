"""What the articles state, as one list; and the versions of one text."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, request, url_for

from kb.asjson import stated_json
from kb.finding import sought
from kb.model import Document, Version
from kb.phrases import TOGETHER, relation_words
from web import spoken
from web.evidence import Pair, linked_pairs
from web.params import POLARITIES, stated_request
from web.twin import Shown, knowledge, languages, page

__all__ = ["stated"]

stated = Blueprint("stated", __name__)


@page(stated, "/relations", "entity/relations.html")
def relations() -> Shown:
    """What articles state of two entities, strongest first: each with who says so, since when, in which words."""
    kb = knowledge()
    asked = stated_request(request.args, (*kb.types, TOGETHER))
    of = sought(kb, asked.entity)
    nobody = bool(asked.entity) and of.entity is None
    wanted = replace(asked.wanted, entity=of.entity.id if of.entity else "")
    found = kb.stated_page(replace(wanted, limit=0) if nobody else wanted, languages())
    pairs = [] if nobody else linked_pairs(kb, found.items)
    total = 0 if nobody else found.total
    return Shown(
        {"total": total, "hints": asked.hints, "items": pairs},
        {"wanted": wanted, "of": of, "types": sorted(kb.types), "polarities": POLARITIES, "after": found.after},
        lambda: {"total": total, "hints": asked.hints, "items": [_told(p) for p in pairs], "cursor": found.after},
    )


def _told(pair: Pair) -> spoken.Json:
    relation, names = pair.relation, {e.id: e.name for e in (pair.source, pair.target)}
    words = relation_words(relation.type, relation.polarity, relation.office)
    told = stated_json(relation, pair.quote, names)
    return {**told, "said": words, "quote": spoken.quote(pair.quote) if pair.quote else None}


@page(stated, "/story/<story_id>", "article/story.html")
def story(story_id: str) -> Shown:
    """The versions of one text, the first published first: who printed it when, and what each has of it."""
    versions = knowledge().versions(story_id)
    by_day = sorted(versions, key=lambda v: (v[1].published or date.max, v[0].role != "original", v[1].id))
    return Shown(
        {"head": versions[0][1], "versions": by_day},
        spoken=lambda: {
            "story": versions[0][0].story_id,
            "stands_for_it": versions[0][1].id,
            "total": len(by_day),
            "items": [_version(v, d, versions[0][1]) for v, d in by_day],
        },
    )


def _version(version: Version, document: Document, head: Document) -> spoken.Json:
    other = url_for("beside.show", document_id=head.id, other_id=document.id) if document.id != head.id else ""
    told = {"role": version.role, "score": version.score, "reason": version.reason}
    return {**told, **spoken.document(document), "beside": other}
