"""What is worked out from all articles together: who is who, which texts are one story, what is related."""

import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from kb.countries import country_name
from kb.model import Decision, Entity, KnownName
from kb.pipeline.report import Progress
from kb.relate import weigh
from kb.resolve import Cluster, Profile, assign, resolve
from kb.store import ChainRow, EntityRow, Store
from kb.stories import StoryText, regroup

__all__ = ["derive", "story_texts"]


def derive(
    store: Store, decisions: Sequence[Decision], names: Sequence[KnownName], progress: Progress
) -> dict[str, float]:
    """Make entities, stories and relations again from the chains, statements, decisions and the user's own names.

    All in one transaction: readers see the old state until the new one is whole. Seconds a stage.
    """
    seconds: dict[str, float] = {}
    began = time.perf_counter()
    previous = store.entities.members()
    resolution = resolve(_profiles(store), decisions, names)
    ids, redirects = assign(resolution.clusters, previous)
    rows = [_row(c, i) for c, i in zip(resolution.clusters, ids, strict=True)]
    suggestions = [(ids[a], ids[b], score) for a, b, score in resolution.suggestions]
    seconds["resolve"] = time.perf_counter() - began
    progress("resolve", len(rows), len(rows))
    with store.transaction():
        store.entities.replace(rows, suggestions, redirects)
        began = time.perf_counter()
        regroup(store.stories, partial(story_texts, store), store.stories.stale())
        store.stories.settled()
        seconds["stories"] = time.perf_counter() - began
        began = time.perf_counter()
        store.entities.count_again()
        store.relations.rebuild(weigh)
        store.entities.counted()
        store.put_meta({"dirty": ""})
        seconds["relations"] = time.perf_counter() - began
    return seconds


def _profiles(store: Store) -> Iterator[Profile]:
    for document_id, rows in groupby(store.documents.chains(), key=lambda r: r.document_id):
        chains = list(rows)
        company = tuple(sorted({r.chain.name for r in chains if r.chain.kind != "country" and r.confidence >= 0.5}))
        for row in chains:
            yield _profile(document_id, row, company)


def _profile(document_id: str, row: ChainRow, company: tuple[str, ...]) -> Profile:
    return Profile(
        document_id=document_id,
        number=row.number,
        kind=row.chain.kind,
        name=row.chain.name,
        surfaces=tuple((surface, count) for surface, _, count in row.surfaces),
        language=row.language,
        titles=row.chain.titles,
        countries=row.chain.countries,
        code=row.chain.code,
        confidence=row.confidence,
        company=tuple(n for n in company if n != row.chain.name),
        published=row.published,
        # copies count once; the stories of the last build would make an update differ from a clean build
        story_id=row.content_hash,
    )


def _row(cluster: Cluster, entity_id: str) -> EntityRow:
    name = country_name(cluster.code) if cluster.kind == "country" else cluster.name
    entity = Entity(
        id=entity_id,
        kind=cluster.kind,
        name=name,
        country=cluster.code if cluster.kind == "country" else cluster.country,
        titles=cluster.titles,
    )
    return EntityRow(entity, cluster.members, cluster.joins)


def story_texts(store: Store, ids: Sequence[str]) -> list[StoryText]:
    """The articles of these ids as grouping sees them; those that are gone are left out."""
    places = store.documents.places(ids)
    return [
        StoryText(d.id, d.text, d.body_start, d.language, d.published, d.content_hash, tuple(places.get(d.id, ())))
        for d in store.documents.get_many(ids)
    ]
