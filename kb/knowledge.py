"""The knowledge base as its readers see it: the one facade the pages, the command line and scripts read through."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kb.answers import Rejection, Status, Text
from kb.arrivals import latest
from kb.beside import Beside, beside
from kb.errors import NotFound
from kb.graph.explore import strongest_paths
from kb.graph.ways import on_the_way
from kb.index import Completion, Engine, FoundEntity, Page, expand, open_engine
from kb.model import Cut, Document, Entity, Join, Relation, Suggestion
from kb.naming import Naming
from kb.query import Query
from kb.relate import kept_own, predicates, symmetric
from kb.related import NEARBY
from kb.settings import Settings, load_settings
from kb.store import Store
from kb.texts import Texts

__all__ = ["KnowledgeBase", "open_kb"]


class KnowledgeBase(Texts):
    """An opened knowledge base. Reading is safe from several threads; close it, or use it as a context manager."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        own = kept_own(folder)
        self.undirected = symmetric(own)  # the types of relation that have no arrow
        super().__init__(Store(folder / "store.sqlite", symmetric=self.undirected), sorted(predicates(own)))
        self._naming = Naming(self._store)
        self._engine: Engine | None = None
        self._whole = False  # whether the index was seen to hold every article
        self._lock = threading.Lock()

    def close(self) -> None:
        with self._lock:
            if self._engine is not None:
                self._engine.close()
                self._engine = None
        self._store.close()

    def __enter__(self) -> "KnowledgeBase":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # what is in here

    def status(self) -> Status:
        meta, docs, ents = self._store.meta(), self._store.documents, self._store.entities
        days = docs.timeline()
        total, stories = docs.count(), docs.stories()
        return Status(
            name=self.folder.resolve().name,
            about=meta.get("about", ""),
            documents=total,
            stories=stories,
            versions=total - stories,
            people=ents.count("person"),
            organizations=ents.count("organization"),
            countries=ents.count("country"),
            relations=self._store.relations.count(),
            languages=tuple(docs.languages()),
            first=days[0][0] if days else None,
            last=days[-1][0] if days else None,
            undated=total - sum(n for _, n in days),
            rejected=len(self._store.files.rejections()),
            engine=meta.get("engine", ""),
            built_at=meta.get("built_at", ""),
            version=meta.get("version", ""),
        )

    def rejected(self) -> list[Rejection]:
        return self._store.files.rejections()

    # searching

    def search(self, query: Query) -> Page:
        """The page of results; names in the query also find their other spellings unless `query.entities` is off."""
        engine = self._opened_engine()
        page = engine.search(self.expanded(query))
        return replace(page, hints=(*page.hints, *self._unfinished(engine)))

    def expanded(self, query: Query) -> Query:
        """The query as it is asked: with the entities its words name."""
        return expand(query, self._named) if query.entities else query

    def news(self, query: Query, *, since: datetime | None = None, limit: int = 50) -> list[tuple[Document, datetime]]:
        """The matching articles that were read after `since`, with when that was, the latest read first."""
        documents = self._store.documents
        found = latest(query, self.search, documents.arrivals, documents.arrived, since=since, limit=limit)
        times = dict(found)
        return [(d, times[d.id]) for d in self.get_many([i for i, _ in found])]

    def read_until(self) -> datetime:
        """When the last build ended: what a build that still goes on has read is new after it."""
        built = self._store.meta().get("built_at", "")
        return datetime.fromisoformat(built) if built else datetime.now(UTC)

    def suggest(self, prefix: str, limit: int = 8) -> list[Completion]:
        return self._opened_engine().suggest(prefix, limit)

    def similar(self, document_id: str, limit: int = 5) -> list[Text]:
        """The texts most like an article, each with the version most like it first."""
        return self.opened([h.document_id for h in self._opened_engine().similar(document_id, limit)])

    def _opened_engine(self) -> Engine:
        name = self._store.meta().get("engine") or self.settings.text("engine")
        with self._lock:
            if self._engine is None or self._engine.name != name != "auto":  # a build may have moved to another
                self._engine = open_engine(name, self.folder / "index", documents=self._store.documents.count())
                self._whole = False
            return self._engine

    def _unfinished(self, engine: Engine) -> tuple[str, ...]:
        """A line to say that not all articles can be found; asked until all can."""
        if not self._whole:
            there, total = engine.count(), self._store.documents.count()
            self._whole = there >= total
            if not self._whole:
                return (f"the full-text index is unfinished: {there} of {total} articles are in it; run: kb index",)
        return ()

    def _named(self, text: str) -> list[FoundEntity]:
        found = self._naming.meant(text)
        return [FoundEntity(e.id, e.kind, e.name, tuple(n.surface for n in e.names)) for e in found]

    # articles

    def original(self, document_id: str) -> str:
        """The text as it was read from its file, before cleaning."""
        return self._store.documents.original(document_id)

    def cuts(self, document_id: str) -> list[Cut]:
        return self._store.documents.cuts(document_id)

    def entities_of(self, document_id: str) -> list[tuple[Entity, int]]:
        return self._store.entities.of_document(document_id)

    def beside(self, left: str, right: str) -> Beside:
        """Two articles sentence by sentence: what both say, and what only one has."""
        one, other = self.document(left), self.document(right)
        return beside(one, self.mentions(one.id), other, self.mentions(other.id))

    # entities

    def entities(
        self,
        *,
        kind: str = "",
        country: str = "",
        text: str = "",
        sort: str = "documents",
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[int, list[Entity]]:
        """How many entities there are, and a part of them; `sort`: documents, name, first or last."""
        return self._store.entities.page(kind=kind, country=country, text=text, sort=sort, limit=limit, offset=offset)

    def entity(self, name_or_id: str) -> Entity:
        """The entity of an id or a name (the commonest of that name). NotFound says what is near."""
        try:
            return self._store.entities.get(name_or_id)
        except NotFound:
            found = self._naming.named(name_or_id)
        if found:
            return found[0]
        _, near = self.entities(text=name_or_id.split()[-1] if name_or_id.split() else "", limit=5)
        said = f"; near: {', '.join(e.name for e in near)}" if near else ""
        hint = "" if near else "kb entities lists them"
        raise NotFound(f"no person, organization or country is called {name_or_id!r}{said}", hint)

    def called(self, name: str) -> list[Entity]:
        """All entities with exactly this spelling, the commonest first."""
        return [e for e in self._store.entities.named(name) if name in {n.surface for n in e.names} | {e.name}]

    def names_of(self, ids: Sequence[str]) -> dict[str, str]:
        """How the entities of these ids are called; unknown ids are left out."""
        return {i: e.name for i, e in self._store.entities.get_many(ids).items()}

    def entities_of_ids(self, ids: Sequence[str]) -> dict[str, Entity]:
        """The entities of these ids, without their names; unknown ids are left out."""
        return self._store.entities.get_many(ids)

    def joins(self, entity_id: str) -> list[Join]:
        return self._store.entities.joins(self.entity(entity_id).id)

    def suggestions(self, entity_id: str = "") -> list[tuple[Suggestion, Entity, Entity]]:
        """Pairs that may be one and were not joined, surest first; with an id, the pairs it is in."""
        return self._ends(self._store.entities.suggestions(entity_id))

    def apart(self, entity_id: str) -> list[tuple[Suggestion, Entity, Entity]]:
        """The pairs an entity is in with others of its name that are known to be two, with what tells them apart."""
        return self._ends(self._store.entities.suggestions(entity_id, verdict="different"))

    def _ends(self, found: Sequence[Suggestion]) -> list[tuple[Suggestion, Entity, Entity]]:
        ends = self._store.entities.get_many(sorted({i for s in found for i in (s.left, s.right)}))
        return [(s, ends[s.left], ends[s.right]) for s in found if s.left in ends and s.right in ends]

    # ways

    def path(self, source: str, target: str, *, limit: int = 3) -> list[list[Relation]]:
        """The shortest, then strongest, chains of relations between two entities (ids or names)."""
        left, right = self.entity(source).id, self.entity(target).id
        found: list[list[Relation]] = []
        for more in (0, 1, 2):
            ids = on_the_way(self._store.relations.steps, left, right, more, NEARBY)
            _, relations = self._store.relations.strongest(ids=sorted(ids), limit=-1)
            found = strongest_paths(relations, left, right, limit)
            if len(found) >= limit or len(ids) > NEARBY:
                break
        return found


def open_kb(folder: str | Path) -> KnowledgeBase:
    """Open the knowledge base in `folder` for reading. Raises StoreError when there is none."""
    path = Path(folder)
    return KnowledgeBase(path, load_settings(path))
