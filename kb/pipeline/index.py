"""Keep the full-text index in step with the store: look again only at the articles the store says may differ."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.index import Engine, IndexedDocument, IndexedEntity, beside, open_engine, put_in_place
from kb.pipeline.report import Progress
from kb.store import Store

__all__ = ["index_again", "index_what_changed"]


def index_again(folder: Path, store: Store, engine: str, progress: Progress) -> tuple[str, int]:
    """Make the index in `folder` again with `engine`; the engine that was taken, and the number of articles indexed.

    It is made beside the old one and takes its place when it is whole: until then readers, and a build after a kill,
    have the old one.
    """
    place = beside(folder)
    store.forget_indexed()
    opened = open_engine(engine, place, documents=store.documents.count(), create=True)
    indexed = index_what_changed(store, opened, progress)
    opened.close()
    put_in_place(place, folder)
    return opened.name, indexed


def index_what_changed(store: Store, engine: Engine, progress: Progress, batch: int = 2000) -> int:
    """Index the articles whose indexed form changed and remove those that are gone; how many were changed.

    Each batch is recorded after the engine has committed it, so that a killed build indexes it once
    more rather than never.
    """
    waiting = store.unindexed()
    changed = 0
    for at in range(0, len(waiting), batch):
        changed += _index(store, engine, waiting[at : at + batch])
        progress("index", min(at + batch, len(waiting)), len(waiting))
    return changed


def _index(store: Store, engine: Engine, ids: Sequence[str]) -> int:
    """Bring these articles in line; how many of them the engine had otherwise."""
    known = store.indexed(ids)
    forms, prints = [], {}
    gone = set(ids)  # those the record does not know too: a killed build may have indexed them unrecorded
    for form in _forms(store, ids):
        gone.discard(form.id)
        mark = hashlib.sha256(repr(form).encode("utf-8", "replace")).hexdigest()[:24]
        if known.get(form.id) != mark:
            forms.append(form)
            prints[form.id] = mark
    removed = sorted(gone)
    if forms or removed:
        engine.update(iter(forms), removed)
    store.put_indexed(prints, removed, ids)
    return len(forms) + len(gone & known.keys())


def _forms(store: Store, ids: Sequence[str]) -> Iterator[IndexedDocument]:
    """These articles as they are indexed; those that are gone are left out."""
    entities = store.entities.surfaces(ids)
    for d in store.documents.get_many(ids):
        yield IndexedDocument(
            id=d.id,
            uri=d.uri,
            title=d.title,
            body=d.body,
            author=d.author,
            publisher=d.publisher,
            published=d.published,
            language=d.language,
            story_id=d.story_id or d.id,
            entities=tuple(IndexedEntity(*own) for own in entities.get(d.id, ())),
        )
