"""The knowledge base as its readers see it: the one facade the pages, the command line and scripts read through."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path

from kb.answers import Linked, Quote, Rejection, Status, make_quote
from kb.claims import Claims, Contradiction, contradictions
from kb.errors import NotFound
from kb.graph.explore import strongest_paths
from kb.graph.filter import GraphFilter
from kb.graph.ways import on_the_way
from kb.index import Completion, Engine, FoundEntity, Page, expand, open_engine
from kb.model import Cut, Document, Entity, Evidence, Join, Relation, Suggestion, Version
from kb.naming import Naming
from kb.query import Query
from kb.relate import SYMMETRIC
from kb.settings import Settings, load_settings
from kb.store import Store
from kb.text import sentences

__all__ = ["KnowledgeBase", "open_kb"]

# A node's page or a path needs more links than a page shows, but never all of a hub's.
NEARBY = 2000
# What is new is looked for among so many matches.
NEWEST = 1000
LOOKED_AT = 10  # sentences among which the best is chosen
COMPARED = 50  # sentences a side in which a contradiction is looked for


class KnowledgeBase:
    """An opened knowledge base. Reading is safe from several threads; close it, or use it as a context manager."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self._store = Store(folder / "store.sqlite", symmetric=SYMMETRIC)
        self._naming = Naming(self._store)
        self._claims = Claims(self._store.relations)
        self._engine: Engine | None = None
        self._lock = threading.Lock()
        self._sentences = lru_cache(maxsize=256)(sentences)

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

    def timeline(self, entity_id: str = "") -> list[tuple[date, int]]:
        """How many articles were published on each day, of all or of those that name an entity."""
        return self._store.documents.timeline(entity_id)

    def rejected(self) -> list[Rejection]:
        return self._store.files.rejections()

    # searching

    def search(self, query: Query) -> Page:
        """The page of results; names in the query also find their other spellings unless `query.entities` is off."""
        return self._opened_engine().search(self.expanded(query))

    def expanded(self, query: Query) -> Query:
        """The query as it is asked: with the entities its words name."""
        return expand(query, self._named) if query.entities else query

    def news(self, query: Query, *, since: datetime | None = None, limit: int = 50) -> list[tuple[Document, datetime]]:
        """The matching articles that were read after `since`, with when that was, the latest read first.

        Looked for among the matches published last: a file of old articles does not bury what came today.
        """
        wanted = replace(
            query, sort="newest", limit=NEWEST, offset=0, after="", fold_stories=False, facets=False, snippets=False
        )
        times = self._store.documents.arrivals([h.document_id for h in self.search(wanted).hits])
        latest = sorted((i for i in times if since is None or times[i] > since), key=lambda i: times[i], reverse=True)
        return [(d, times[d.id]) for d in self.get_many(latest[:limit])]

    def suggest(self, prefix: str, limit: int = 8) -> list[Completion]:
        return self._opened_engine().suggest(prefix, limit)

    def similar(self, document_id: str, limit: int = 5) -> list[Document]:
        return self.get_many([h.document_id for h in self._opened_engine().similar(document_id, limit)])

    def _opened_engine(self) -> Engine:
        name = self._store.meta().get("engine") or self.settings.text("engine")
        with self._lock:
            if self._engine is None or self._engine.name != name != "auto":  # a build may have moved to another
                self._engine = open_engine(name, self.folder / "index", documents=self._store.documents.count())
            return self._engine

    def _named(self, text: str) -> list[FoundEntity]:
        found = self._naming.named(text)
        return [FoundEntity(e.id, e.kind, e.name, tuple(n.surface for n in e.names)) for e in found]

    # articles

    def document(self, document_id: str) -> Document:
        return self._store.documents.get(document_id)

    def documents(self, *, sort: str = "newest", limit: int = 50, offset: int = 0) -> tuple[int, list[Document]]:
        return self._store.documents.count(), self._store.documents.page(sort, limit, offset)

    def get_many(self, ids: Sequence[str]) -> list[Document]:
        """The documents of these ids, in this order; unknown ids are left out."""
        return self._store.documents.get_many(ids)

    def original(self, document_id: str) -> str:
        """The text as it was read from its file, before cleaning."""
        return self._store.documents.original(document_id)

    def cuts(self, document_id: str) -> list[Cut]:
        return self._store.documents.cuts(document_id)

    def mentions(self, document_id: str) -> list[Linked]:
        """The mentions of an article that have an entity, in order."""
        return self._mentions([document_id])[document_id]

    def _mentions(self, document_ids: Sequence[str]) -> dict[str, list[Linked]]:
        found = self._store.documents.mentions_of(document_ids)
        entities = self._store.entities.get_many(sorted({i for own in found.values() for _, _, i in own if i}))
        return {
            d: [Linked(m, i, entities[i].name) for m, _, i in found.get(d, ()) if i in entities] for d in document_ids
        }

    def entities_of(self, document_id: str) -> list[tuple[Entity, int]]:
        return self._store.entities.of_document(document_id)

    def statements(self, document_id: str) -> list[tuple[Relation, Quote]]:
        """The typed relations an article states, each with its sentence."""
        found = self._store.relations.of_document(document_id)
        return list(zip((r for r, _ in found), self._quotes([e for _, e in found]), strict=True))

    def versions(self, document_id: str) -> list[tuple[Version, Document]]:
        """The articles of a document's story, itself among them; itself alone when it has no other version."""
        versions = self._store.documents.versions(self.document(document_id).story_id)
        documents = {d.id: d for d in self.get_many([v.document_id for v in versions])}
        return [(v, documents[v.document_id]) for v in versions if v.document_id in documents]

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
        hint = f"; near: {', '.join(e.name for e in near)}" if near else "; kb entities lists them"
        raise NotFound(f"no person, organization or country is called {name_or_id!r}{hint}")

    def names_of(self, ids: Sequence[str]) -> dict[str, str]:
        """How the entities of these ids are called; unknown ids are left out."""
        return {i: e.name for i, e in self._store.entities.get_many(ids).items()}

    def joins(self, entity_id: str) -> list[Join]:
        return self._store.entities.joins(self.entity(entity_id).id)

    def suggestions(self, entity_id: str = "") -> list[tuple[Suggestion, Entity, Entity]]:
        """Pairs that may be one and were not joined, surest first; with an id, the pairs it is in."""
        found = self._store.entities.suggestions(entity_id)
        ends = self._store.entities.get_many(sorted({i for s in found for i in (s.left, s.right)}))
        return [(s, ends[s.left], ends[s.right]) for s in found if s.left in ends and s.right in ends]

    def appearances(self, entity_id: str, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Quote]]:
        """The articles that name an entity, newest first, each with the sentence that names it best."""
        total, places = self._store.entities.appearances(entity_id, limit, offset)
        documents = {d.id: d for d in self.get_many([d for d, _, _ in places])}
        evidence = [self._sentence(documents[d], start, end) for d, start, end in places if d in documents]
        return total, self._quotes(evidence)

    # relations

    def neighbours(self, entity_id: str, *, kind: str = "", limit: int = 20) -> list[tuple[Relation, Entity, Quote]]:
        """The entities one is mentioned with most, each with the sentence that says most."""
        relations = self._store.relations.of_entity(entity_id, limit, kind, ("mentioned-with",))
        others = self._store.entities.get_many([r.target if r.source == entity_id else r.source for r in relations])
        return self._with_quotes(entity_id, relations, others)

    def stated(self, entity_id: str, *, limit: int = 100) -> list[tuple[Relation, Entity, Quote]]:
        """The typed relations an entity has, newest first, each with the other end and its newest sentence."""
        relations = [r for r in self._store.relations.of_entity(entity_id, NEARBY) if r.type != "mentioned-with"]
        relations.sort(key=lambda r: (r.last or date.min, r.weight), reverse=True)
        others = self._store.entities.get_many([r.target if r.source == entity_id else r.source for r in relations])
        return self._with_quotes(entity_id, relations[:limit], others)

    def offices(self, entity_id: str, *, limit: int = 50) -> list[tuple[Relation, Entity, int, Quote]]:
        """The posts of a person, or the holders of those of a country or organization, as articles state them.

        Each with the other end, how many sentences say so and the best of them; the most stated first, newest first
        among equals; behind them those that are not held any more (`polarity`, or a later article calls them former).
        """
        found = self._claims.offices(entity_id)[:limit]
        ends = self._store.entities.get_many([r.target if r.source == entity_id else r.source for r in found])
        return [
            (r, ends[r.target if r.source == entity_id else r.source], total, quote)
            for r, (total, quote) in zip(found, self.best_quotes(found), strict=True)
            if quote
        ]

    def contradictions(self, entity_id: str = "") -> list[Contradiction]:
        """Where articles contradict each other: one denies what another affirms, or two hold an office at one time.

        With an entity only those it is part of.
        """
        found = self._claims.comparable(entity_id)
        return list(contradictions(found, lambda r: self.quotes(r, limit=COMPARED)[1], entity_id))

    def _with_quotes(
        self, entity_id: str, relations: Sequence[Relation], others: Mapping[str, Entity]
    ) -> list[tuple[Relation, Entity, Quote]]:
        best = self.best_quotes(relations)
        return [
            (r, others[r.target if r.source == entity_id else r.source], quote)
            for r, (_, quote) in zip(relations, best, strict=True)
            if quote
        ]

    def best_quote(self, relation: Relation) -> Quote | None:
        """The sentence that shows a relation best: both named in one sentence, and not a long one."""
        return self.best_quotes([relation])[0][1]

    def best_quotes(self, relations: Sequence[Relation]) -> list[tuple[int, Quote | None]]:
        """How many sentences are behind each relation, and the one that shows it best."""
        return [
            (total, min(quotes, key=lambda q: (abs(len(q.text) - 140), q.document.id), default=None))
            for total, quotes in self.behind(relations, LOOKED_AT)
        ]

    def behind(self, relations: Sequence[Relation], limit: int) -> list[tuple[int, list[Quote]]]:
        """For each relation what `quotes` gives, read together; all of it is in memory, so ask for hundreds at a time."""
        found = [self._store.relations.evidence(r, limit) for r in relations]
        quotes = iter(self._quotes([e for _, own in found for e in own]))
        return [(total, list(islice(quotes, len(own)))) for total, own in found]

    def relations(self, filter: GraphFilter) -> list[Relation]:
        """The relations a filter keeps, strongest first."""
        return self.counted_relations(filter)[1]

    def counted_relations(self, filter: GraphFilter) -> tuple[int, list[Relation]]:
        """How many relations pass a filter but for its limit, and those within the limit, strongest first."""
        since = filter.since.isoformat() if filter.since else ""
        until = filter.until.isoformat() if filter.until else ""
        near = None
        if filter.entity:
            near = self._store.relations.around(
                filter.entity,
                max(1, filter.depth),
                NEARBY,
                kinds=filter.kinds,
                types=filter.types,
                since=since,
                until=until,
            )
        return self._store.relations.strongest(
            kinds=filter.kinds, types=filter.types, since=since, until=until, ids=near, centre=filter.entity,
            limit=filter.limit or -1,
        )  # fmt: skip

    def relation(
        self, source: str, target: str, type: str = "mentioned-with", polarity: str = "", office: str = ""
    ) -> Relation:
        return self._store.relations.get(source, target, type, polarity, office)

    def quotes(self, relation: Relation, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Quote]]:
        """How many sentences are behind a relation, and a part of them, newest article first."""
        total, evidence = self._store.relations.evidence(relation, limit, offset)
        return total, self._quotes(evidence)

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

    # sentences

    def sentences(self, document: Document) -> list[tuple[int, int]]:
        """The spans of the sentences of an article's text, the title first."""
        return self._sentences(document.text)

    def _sentence(self, document: Document, start: int, end: int) -> Evidence:
        spans = self.sentences(document)
        left, right = next(((s, e) for s, e in spans if s <= start < e), (start, end))
        return Evidence(document.id, left, max(right, end), ((start, end),))

    def _quotes(self, evidence: Sequence[Evidence]) -> list[Quote]:
        documents = {d.id: d for d in self.get_many(sorted({e.document_id for e in evidence}))}
        mentions = self._mentions(list(documents))
        return [make_quote(documents[e.document_id], e, mentions[e.document_id]) for e in evidence]


def open_kb(folder: str | Path) -> KnowledgeBase:
    """Open the knowledge base in `folder` for reading. Raises StoreError when there is none."""
    path = Path(folder)
    return KnowledgeBase(path, load_settings(path))
