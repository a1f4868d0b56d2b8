"""What relates the entities of a knowledge base, and the sentences that say so: a part of the facade in kb/knowledge.py."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from kb.answers import Linked, Quote, make_quote
from kb.claims import Claims, Contradiction, contradictions, dated_as, period, said_at
from kb.clearest import clearest, doubt, is_list, names_both, rank
from kb.graph.filter import GraphFilter
from kb.model import Document, Entity, Evidence, Relation
from kb.posts import Held
from kb.relate import OFFICES, for_good, is_listed
from kb.stated import StatedPage, Wanted, cursor, place
from kb.store import Store
from kb.text import sentences

__all__ = ["NEARBY", "Related"]

# A node's page or a path needs more links than a page shows, but never all of a hub's.
NEARBY = 2000
LOOKED_AT = 10  # sentences among which the best is chosen
LISTED = 40  # … and among which those are that somebody can read
MOST_HOLDERS = 500  # relations of offices among which those of a time are looked for
COMPARED = 50  # sentences a side in which a contradiction is looked for


class Related:
    """Reads mentions, relations and their evidence from a store."""

    def __init__(self, store: Store, types: Sequence[str]) -> None:
        """`types` are those of the relations that articles can state."""
        self._store = store
        self._types = tuple(types)
        self._claims = Claims(store.relations, types)
        self._sentences = lru_cache(maxsize=256)(sentences)
        self._languages: dict[str, str] = {}  # of articles that were looked at, so that no text is read for it twice

    # mentions

    def mentions(self, document_id: str) -> list[Linked]:
        """The mentions of an article that have an entity, in order."""
        return self._mentions([document_id])[document_id]

    def _mentions(self, document_ids: Sequence[str]) -> dict[str, list[Linked]]:
        found = self._store.documents.mentions_of(document_ids)
        entities = self._store.entities.get_many(sorted({i for own in found.values() for _, _, i in own if i}))
        return {
            d: [Linked(m, i, entities[i].name) for m, _, i in found.get(d, ()) if i in entities] for d in document_ids
        }

    def statements(self, document_id: str) -> list[tuple[Relation, Quote]]:
        """The typed relations an article states, each with its sentence."""
        found = self._store.relations.of_document(document_id)
        return list(zip((r for r, _ in found), self._quotes([e for _, e in found]), strict=True))

    # relations

    def neighbours(
        self, entity_id: str, *, kind: str = "", limit: int = 20, languages: Sequence[str] = ()
    ) -> list[tuple[Relation, Entity, Quote]]:
        """The entities one is mentioned with most, each with the sentence that says most (see `best_quotes`)."""
        relations = self._store.relations.of_entity(entity_id, limit, kind, ("mentioned-with",))
        others = self._store.entities.get_many([r.target if r.source == entity_id else r.source for r in relations])
        return self._with_quotes(entity_id, relations, others, languages)

    def stated(
        self, entity_id: str, *, limit: int = 100, languages: Sequence[str] = ()
    ) -> list[tuple[Relation, Entity, Quote]]:
        """The typed relations an entity has, newest first, each with the other end and its best sentence."""
        relations = [r for r in self._store.relations.of_entity(entity_id, NEARBY) if r.type != "mentioned-with"]
        relations.sort(key=lambda r: (r.last or date.min, r.weight), reverse=True)
        others = self._store.entities.get_many([r.target if r.source == entity_id else r.source for r in relations])
        return self._with_quotes(entity_id, relations[:limit], others, languages)

    def offices(
        self, entity_id: str, *, limit: int = 50, languages: Sequence[str] = ()
    ) -> list[tuple[Relation, Entity, int, Quote]]:
        """The posts of a person, or the holders of those of a country or organization, as articles state them.

        Each with the other end, how many sentences say so and the best of them; the most stated first, newest first
        among equals; behind them those that are not held any more (`polarity`, or a later article calls them former).
        """
        found = self._claims.offices(entity_id)[:limit]
        ends = self._store.entities.get_many([r.target if r.source == entity_id else r.source for r in found])
        return [
            (r, ends[r.target if r.source == entity_id else r.source], total, quote)
            for r, (total, quote) in zip(found, self.best_quotes(found, languages), strict=True)
            if quote
        ]

    def holders(
        self, *, office: str = "", of: str = "", at: str = "", limit: int = 100, languages: Sequence[str] = ()
    ) -> list[Held]:
        """Who held an office (any, when none is named) of a country or organization (id), or which offices a person held.

        Who held it for a while ("acting foreign minister") is among them. With `at`, a year, month or day in ISO 8601,
        only those of whom a sentence says so of that time, and only these sentences, dated as the newest of them is;
        without it some of them, those in `languages` first. Those said to hold it come first, and among them those of
        most articles. Raises ValueError when `at` is no such time.
        """
        types = sorted(OFFICES)
        if of:
            found = self._store.relations.of_entity(of, NEARBY, types=types)
        else:
            _, found = self._store.relations.strongest(types=types, limit=-1)
        wanted = [r for r in found if r.office and (not office or office in (r.office, for_good(r.office)))]
        wanted.sort(key=lambda r: (r.polarity == "affirmed", r.stories, r.last or date.min, r.source), reverse=True)
        del wanted[MOST_HOLDERS:]
        ends = self._store.entities.get_many(sorted({i for r in wanted for i in (r.source, r.target)}))
        if not at:
            behind = self.behind(wanted[:limit], LOOKED_AT, languages)
            pairs = zip(wanted, (tuple(quotes) for _, quotes in behind), strict=False)
            return [Held(r, ends[r.source], ends[r.target], quotes, r.documents) for r, quotes in pairs if quotes]
        said = ((r, self._said_at(r, at)) for r in wanted)
        held = (Held(dated_as(r, q[0]), ends[r.source], ends[r.target], q, r.documents) for r, q in said if q)
        return list(islice(held, limit))

    def _said_at(self, relation: Relation, at: str) -> tuple[Quote, ...]:
        """The sentences that say of a time what a relation says, newest first, COMPARED or some more of them.

        Those of an old time stand behind all newer ones of somebody much told of: they are read where some may be.
        """
        first, last = period(at)
        near = (relation.first or date.min) <= last and first <= (relation.last or date.max)
        depth = NEARBY if near or relation.since or relation.until else COMPARED
        found: list[Quote] = []
        for offset in range(0, depth, COMPARED):
            total, quotes = self.quotes(relation, limit=COMPARED, offset=offset)
            fresh = said_at(quotes, at)
            found += fresh
            if (found and not fresh) or len(found) >= COMPARED or offset + COMPARED >= total:
                break
        return tuple(found)

    def contradictions(self, entity_id: str = "", *, limit: int | None = None) -> list[Contradiction]:
        """Where articles contradict each other: one denies what another affirms, or two hold an office at one time.

        With an entity only those it is part of; no more than `limit`.
        """
        found = self._claims.comparable(entity_id)
        pairs = contradictions(found, lambda r: self.quotes(r, limit=COMPARED)[1], entity_id)
        return list(islice(pairs, limit))

    def _with_quotes(
        self,
        entity_id: str,
        relations: Sequence[Relation],
        others: Mapping[str, Entity],
        languages: Sequence[str],
    ) -> list[tuple[Relation, Entity, Quote]]:
        best = self.best_quotes(relations, languages)
        return [
            (r, others[r.target if r.source == entity_id else r.source], quote)
            for r, (_, quote) in zip(relations, best, strict=True)
            if quote
        ]

    def told_once(self, relations: Sequence[Relation], languages: Sequence[str] = ()) -> list[Quote | None]:
        """A sentence for each of a few relations, none of them twice: None where every one of it stands before already.

        One that names both ends and no crowd beside them comes before a list; else as in `best_quotes`.
        """
        taken: set[tuple[str, int]] = set()
        told: list[Quote | None] = []
        for _, quotes in self.behind(relations, LISTED, languages):
            fresh = [q for q in quotes if (q.evidence.document_id, q.evidence.start) not in taken]
            plain = [q for q in fresh if names_both(q.evidence)]
            best = clearest([q for q in plain if not is_list(q)] or plain or fresh, languages)
            if best:
                taken.add((best.evidence.document_id, best.evidence.start))
            told.append(best)
        return told

    def best_quotes(
        self, relations: Sequence[Relation], languages: Sequence[str] = ()
    ) -> list[tuple[int, Quote | None]]:
        """How many sentences are behind each relation, and the one that shows it best.

        One in a language of the reader comes first, `languages` being ISO 639-1 codes in the order they are wished
        for; then one that names both ends; then one that was not taken for an earlier relation; then one that is
        neither long nor a scrap.
        """
        found = [self._store.relations.evidence(r, LISTED if languages else LOOKED_AT) for r in relations]
        self._learn({e.document_id for _, own in found for e in own} if languages else set())
        taken: set[tuple[str, int]] = set()
        chosen: list[Evidence] = []
        for _, own in found:
            best = min(
                own, key=lambda e: doubt(e, self._languages.get(e.document_id, ""), languages, taken), default=None
            )
            if best:
                taken.add((best.document_id, best.start))
                chosen.append(best)
        quotes = iter(self._quotes(chosen))
        return [(total, next(quotes) if own else None) for total, own in found]

    def behind(
        self, relations: Sequence[Relation], limit: int, languages: Sequence[str] = ()
    ) -> list[tuple[int, list[Quote]]]:
        """For each relation what `quotes` gives, read together; all of it is in memory, so ask for hundreds at a time.

        With `languages` those in one of them come first, among the newest LISTED.
        """
        found = [self._store.relations.evidence(r, max(limit, LISTED) if languages else limit) for r in relations]
        if languages:
            self._learn({e.document_id for _, own in found for e in own})
            known = self._languages
            found = [
                (total, sorted(own, key=lambda e: rank(known.get(e.document_id, ""), languages))[:limit])
                for total, own in found
            ]
        quotes = iter(self._quotes([e for _, own in found for e in own]))
        return [(total, list(islice(quotes, len(own)))) for total, own in found]

    def _learn(self, document_ids: set[str]) -> None:
        """Remember in which languages these articles are."""
        new = sorted(document_ids - self._languages.keys())
        self._languages.update((d.id, d.language) for d in self._store.documents.get_many(new))

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

    @property
    def types(self) -> tuple[str, ...]:
        """The types of relations that articles can state, a user's own ones among them."""
        return self._types

    def office_language(self, relation: Relation) -> str:
        """The language (ISO 639-1) an office is named in; "" where it is none or one of our English names of offices."""
        if not relation.office or is_listed(relation.office):
            return ""
        _, found = self._store.relations.evidence(relation, 1)
        self._learn({e.document_id for e in found} - self._languages.keys())
        return self._languages.get(found[0].document_id, "") if found else ""

    def stated_page(self, wanted: Wanted, languages: Sequence[str] = ()) -> StatedPage:
        """A part of what articles state, strongest first, each with the sentence that shows it best (see `best_quotes`)."""
        total, found = self._store.relations.listed(
            types=wanted.types or self._types,
            entity=wanted.entity,
            since=wanted.since.isoformat() if wanted.since else "",
            until=wanted.until.isoformat() if wanted.until else "",
            polarity=wanted.polarity,
            office=wanted.office,
            after=place(wanted.after),
            limit=wanted.limit,
        )
        quotes = (quote for _, quote in self.best_quotes(found, languages))
        return StatedPage(total, tuple(zip(found, quotes, strict=True)), cursor(found, wanted.limit))

    def relation(
        self, source: str, target: str, type: str = "mentioned-with", polarity: str = "", office: str = ""
    ) -> Relation:
        return self._store.relations.get(source, target, type, polarity, office)

    def quotes(self, relation: Relation, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Quote]]:
        """How many sentences are behind a relation, and a part of them, newest article first."""
        total, evidence = self._store.relations.evidence(relation, limit, offset)
        return total, self._quotes(evidence)

    # sentences

    def sentences(self, document: Document) -> list[tuple[int, int]]:
        """The spans of the sentences of an article's text, the title first."""
        return self._sentences(document.text)

    def _sentence(self, document: Document, start: int, end: int) -> Evidence:
        spans = self.sentences(document)
        left, right = next(((s, e) for s, e in spans if s <= start < e), (start, end))
        return Evidence(document.id, left, max(right, end), ((start, end),))

    def _quotes(self, evidence: Sequence[Evidence]) -> list[Quote]:
        documents = {d.id: d for d in self._store.documents.get_many(sorted({e.document_id for e in evidence}))}
        mentions = self._mentions(list(documents))
        return [make_quote(documents[e.document_id], e, mentions[e.document_id]) for e in evidence]
