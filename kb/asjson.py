"""The values of the library as JSON: the shapes that scripts rely on, documented in docs/json.md."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kb.answers import Appearance, Linked, Quote, Rejection, Status
from kb.index import Hit, Page
from kb.model import Cleaned, Document, Entity, Join, Relation, Score, Suggestion
from kb.officials import Answer, Post

if TYPE_CHECKING:  # a command that only reads need not wait for the cleaner and the recognisers
    from kb.pipeline.report import Report

__all__ = [
    "answer_json",
    "appearance_json",
    "cleaned_json",
    "document_json",
    "entity_json",
    "hit_json",
    "join_json",
    "mention_json",
    "page_json",
    "quote_json",
    "rejection_json",
    "relation_json",
    "report_json",
    "score_json",
    "stated_json",
    "status_json",
    "suggestion_json",
]

Json = dict[str, Any]


def status_json(status: Status) -> Json:
    return {
        "name": status.name,
        "documents": status.documents,
        "stories": status.stories,
        "versions": status.versions,
        "entities": status.entities,
        "people": status.people,
        "organizations": status.organizations,
        "countries": status.countries,
        "relations": status.relations,
        "languages": dict(status.languages),
        "first": _day(status.first),
        "last": _day(status.last),
        "undated": status.undated,
        "rejected": status.rejected,
        "engine": status.engine,
        "built_at": status.built_at,
        "version": status.version,
    }


def report_json(report: "Report") -> Json:
    return {
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "rejected": dict(report.rejected),
        "rejections": [rejection_json(r) for r in report.rejections],
        "changed": report.changed,
        "documents": report.documents,
        "stories": report.stories,
        "entities": report.entities,
        "people": report.people,
        "organizations": report.organizations,
        "countries": report.countries,
        "relations": report.relations,
        "indexed": report.indexed,
        "engine": report.engine,
        "words": report.words,
        "seconds": {stage: round(s, 3) for stage, s in report.seconds.items()},
        "notes": report.notes,
    }


def rejection_json(rejection: Rejection) -> Json:
    return {"uri": rejection.uri, "reason": rejection.reason, "detail": rejection.detail}


def document_json(d: Document) -> Json:
    """A document; `text` starts with the title, the body begins at `body_start`."""
    return {
        "id": d.id,
        "uri": d.uri,
        "title": d.title,
        "author": d.author,
        "publisher": d.publisher,
        "published": _day(d.published),
        "precision": d.precision,
        "language": d.language,
        "url": d.url,
        "story": d.story_id,
        "body_start": d.body_start,
        "text": d.text,
        "notes": dict(d.notes),
    }


def mention_json(linked: Linked) -> Json:
    m = linked.mention
    return {
        "start": m.start,
        "end": m.end,
        "surface": m.surface,
        "kind": m.kind,
        "form": m.form,
        "entity": linked.entity_id,
        "name": linked.entity_name,
        "confidence": round(m.confidence, 3),
        "extractor": m.extractor,
    }


def entity_json(e: Entity) -> Json:
    return {
        "id": e.id,
        "kind": e.kind,
        "name": e.name,
        "names": [
            {"surface": n.surface, "language": n.language, "script": n.script, "count": n.count, "form": n.form}
            for n in e.names
        ],
        "country": e.country,
        "titles": list(e.titles),
        "documents": e.documents,
        "stories": e.stories,
        "mentions": e.mentions,
        "first": _day(e.first),
        "last": _day(e.last),
    }


def relation_json(r: Relation) -> Json:
    return {
        "source": r.source,
        "target": r.target,
        "type": r.type,
        "polarity": r.polarity,
        "office": r.office,
        "weight": r.weight,
        "documents": r.documents,
        "stories": r.stories,
        "since": r.since,
        "until": r.until,
        "first": _day(r.first),
        "last": _day(r.last),
    }


def stated_json(r: Relation, q: Quote | None, names: Mapping[str, str]) -> Json:
    """A relation with what its ends are called, the sentence that shows it best, and who says so there ("": the article)."""
    ends = {"source_name": names.get(r.source, r.source), "target_name": names.get(r.target, r.target)}
    return {
        **relation_json(r),
        **ends,
        "speaker": q.evidence.speaker if q else "",
        "quote": quote_json(q) if q else None,
    }


def quote_json(q: Quote) -> Json:
    """A sentence and the article it stands in."""
    e, d = q.evidence, q.document
    return {
        "document": {
            "id": d.id,
            "title": d.title,
            "publisher": d.publisher,
            "published": _day(d.published),
            "precision": d.precision,
            "language": d.language,
        },
        "start": e.start,
        "end": e.end,
        "text": q.text,
        "parts": [list(p) for p in q.parts],
        "polarity": e.polarity,
        "office": e.office,
        "since": e.since,
        "until": e.until,
        "speaker": e.speaker,
    }


def appearance_json(appearance: Appearance) -> Json:
    """A text that names an entity: the sentence, and the ids of the other versions that name it."""
    return {**quote_json(appearance.quote), "versions": [d.id for d in appearance.versions]}


def answer_json(answer: Answer) -> Json:
    """Who holds the office that a question asks for, as articles say."""
    told = {"office": answer.office, "at": answer.at, "of": answer.of, "timed": answer.timed}
    return {**told, "posts": [_post_json(post) for post in answer.posts]}


def _post_json(post: Post) -> Json:
    held = post.held
    said = {
        "relation": relation_json(held.relation),
        "holder": entity_json(held.holder),
        "place": entity_json(held.place),
        "quotes": [quote_json(q) for q in held.quotes],
        "articles": held.articles,
    }
    return {"held": said, "quote": quote_json(post.quote), "also": [relation_json(r) for r in post.also]}


def score_json(score: Score) -> Json:
    reasons = [{"feature": r.feature, "value": round(r.value, 4), "text": r.text} for r in score.reasons]
    return {"score": round(score.value, 4), "verdict": score.verdict, "reasons": reasons}


def join_json(join: Join) -> Json:
    return {"left": join.left, "right": join.right, **score_json(join.score)}


def suggestion_json(suggestion: Suggestion) -> Json:
    return {"left": suggestion.left, "right": suggestion.right, **score_json(suggestion.score)}


def hit_json(hit: Hit, document: Document) -> Json:
    """A row of results; `snippet` is plain text, `parts` the same in pieces with whether each is a match."""
    return {
        "id": hit.document_id,
        "uri": document.uri,
        "title": document.title,
        "score": round(hit.score, 6),
        "snippet": "".join(text for text, _ in hit.snippet),
        "parts": [list(p) for p in hit.snippet],
        "offset": hit.offset,
        "author": document.author,
        "publisher": document.publisher,
        "published": _day(document.published),
        "precision": document.precision,
        "language": document.language,
        "entities": list(hit.matched_entities),
        "versions": list(hit.versions),
    }


def page_json(page: Page, documents: Sequence[Document]) -> Json:
    """A page of results; `documents` are those of its hits."""
    known = {d.id: d for d in documents}
    return {
        "total": page.total,
        "stories": page.stories,
        "hits": [hit_json(h, known[h.document_id]) for h in page.hits if h.document_id in known],
        "facets": {f: [{"value": v, "count": n} for v, n in values] for f, values in page.facets.items()},
        "suggestion": page.suggestion,
        "after": page.after,
        "hints": list(page.hints),
    }


def cleaned_json(path: str, c: Cleaned) -> Json:
    return {
        "path": path,
        "title": c.title,
        "author": c.author,
        "publisher": c.publisher,
        "published": _day(c.published),
        "precision": c.precision,
        "language": c.language,
        "url": c.url,
        "text": c.text,
        "cut": [{"offset": cut.offset, "text": cut.text, "reason": cut.reason} for cut in c.cuts],
        "notes": dict(c.notes),
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
