"""Keep the full-text index in step with the store: index again only the articles for which it differs."""

import hashlib

from kb.index import Engine, IndexedDocument, IndexedEntity
from kb.model import Document
from kb.pipeline.report import Progress
from kb.store import Store

__all__ = ["index_everything", "index_what_changed"]


def index_everything(store: Store, engine: Engine, progress: Progress) -> int:
    """Forget what the index holds and make it again; the number of articles indexed."""
    store.forget_indexed()
    return index_what_changed(store, engine, progress)


def index_what_changed(store: Store, engine: Engine, progress: Progress, batch: int = 2000) -> int:
    """Index the articles whose indexed form changed and remove those that are gone; how many were changed.

    Each batch is recorded after the engine has committed it, so that a killed build indexes it once
    more rather than never.
    """
    known = store.indexed()
    present: set[str] = set()
    waiting: dict[str, IndexedDocument] = {}
    prints: dict[str, str] = {}
    changed, total = 0, store.documents.count()
    for document in store.documents.all():
        present.add(document.id)
        form = _form(store, document)
        mark = hashlib.sha256(repr(form).encode("utf-8", "replace")).hexdigest()[:24]
        if known.get(document.id) != mark:
            waiting[document.id], prints[document.id] = form, mark
        if len(waiting) >= batch:
            changed += _flush(store, engine, waiting, prints, [])
            progress("index", changed, total)
    gone = sorted(known.keys() - present)
    if waiting or gone:
        changed += _flush(store, engine, waiting, prints, gone)
        progress("index", changed, total)
    return changed


def _flush(
    store: Store, engine: Engine, waiting: dict[str, IndexedDocument], prints: dict[str, str], gone: list[str]
) -> int:
    engine.update(iter(list(waiting.values())), gone)
    store.put_indexed(prints, gone)
    count = len(waiting) + len(gone)
    waiting.clear()
    prints.clear()
    return count


def _form(store: Store, d: Document) -> IndexedDocument:
    entities = tuple(
        IndexedEntity(id=i, kind=kind, name=name, surfaces=surfaces, count=count)
        for i, kind, name, surfaces, count in store.entities.surfaces_of_document(d.id)
    )
    return IndexedDocument(
        id=d.id,
        uri=d.uri,
        title=d.title,
        body=d.body,
        author=d.author,
        publisher=d.publisher,
        published=d.published,
        language=d.language,
        story_id=d.story_id or d.id,
        entities=entities,
    )
