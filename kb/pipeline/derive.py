"""What is worked out from all articles together: who is who, which texts are one story, what is related.

After an update only what the changed articles touch is worked out again, with the same outcome.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from kb.countries import country_name
from kb.model import Decision, Entity, KnownName
from kb.pipeline.parting import part_mentions
from kb.pipeline.profiles import all_profiles, profiles_of
from kb.pipeline.report import Progress
from kb.pipeline.timing import Spent
from kb.relate import weigh
from kb.resolve import (
    Cluster,
    Profile,
    Rulings,
    Whole,
    amend,
    assign,
    changed_ties,
    kept_doubts,
    kept_families,
    kept_likenesses,
    kept_names,
    listed_names,
    needs_all,
    resolve_whole,
    rulings,
    subjects_of,
    ties_of,
    uncollected,
)
from kb.store import EntityRow, NameRow, Store
from kb.stories import KEYS, StoryText, regroup
from kb.version import RECIPE, __version__

__all__ = ["derive", "story_texts"]

# When the articles of more than one name in so many changed, all are looked at again: cheaper than finding out which.
MANY = 5


def derive(
    store: Store,
    decisions: Sequence[Decision],
    names: Sequence[KnownName],
    progress: Progress,
    *,
    everything: bool = False,
) -> tuple[Spent, list[str]]:
    """Make entities, stories and relations fit the chains, statements, decisions and the user's own names.

    All in one transaction: readers see the old state until the new one is whole. Gives what each stage took, and a line for
    each decision that no longer applies. `everything` makes all of it again, which is done in any case when more changed than
    a few articles.
    """
    ruled, spent = rulings(decisions), Spent()
    with store.transaction(), uncollected():
        touched: Sequence[str] = ()
        with spent.on("resolve"):
            notes = part_mentions(store, decisions)
            store.names.fill()
            stale = store.names.stale()
            whole = everything or not _amendable(store, ruled, names, stale)
            if whole:
                _resolve_all(store, decisions, names, needs_all(ruled))
            else:
                touched = _resolve_touched(store, ruled, names, stale)
            store.names.settled()
            store.put_meta({"resolved": _manner(names), "ties": json.dumps(ties_of(ruled), ensure_ascii=False)})
        progress("resolve", store.entities.count(), store.entities.count())
        with spent.on("stories"):
            _group_stories(store)
        with spent.on("relations"):
            _relate(store, None if whole else touched)
            store.entities.counted()
        store.put_meta({"dirty": ""})
    return spent, notes


def _manner(names: Sequence[KnownName]) -> str:
    """What names are compared by, apart from articles and decisions: another one compares all again."""
    return ":".join((__version__, RECIPE, hashlib.sha256(repr(tuple(names)).encode()).hexdigest()[:16]))


def _amendable(store: Store, ruled: Rulings, names: Sequence[KnownName], stale: Collection[str]) -> bool:
    """Whether what is kept of the last time can be amended."""
    meta = store.meta()
    if meta.get("resolved") != _manner(names) or needs_all(ruled):
        return False
    return 0 < store.names.count() >= MANY * len(stale)


def _resolve_all(store: Store, decisions: Sequence[Decision], names: Sequence[KnownName], again: bool) -> None:
    """Who is who in all articles; what led to it is kept unless the next time needs a look at all `again`."""
    whole = resolve_whole(all_profiles(store), decisions, names)
    resolution = whole.resolution
    ids, redirects = assign(resolution.clusters, store.entities.members())
    pairs = [(min(ids[a], ids[b]), max(ids[a], ids[b]), score) for a, b, score in resolution.suggestions]
    store.entities.replace((_row(c, i) for c, i in zip(resolution.clusters, ids, strict=True)), pairs, redirects)
    if again:
        store.names.replace([], [], [], [])
    else:
        store.names.replace(_rows(whole, ids), kept_likenesses(whole), kept_doubts(whole), kept_families(whole))
    store.put_meta({"overruled": json.dumps(sorted(whole.overruled), ensure_ascii=False)})


def _rows(whole: Whole, ids: Sequence[str]) -> Iterator[tuple[NameRow, Iterable[int]]]:
    for n in kept_names(whole):
        entity = ids[n.cluster] if n.cluster >= 0 else ""
        row = NameRow(n.id, n.key, n.kind, n.part, n.name, n.stories, n.features, n.root, n.label, entity)
        yield row, n.signs


def _resolve_touched(store: Store, ruled: Rulings, names: Sequence[KnownName], stale: Collection[str]) -> Sequence[str]:
    """Who is who where articles or decisions changed; the ids of the entities that may differ."""
    now, before = ties_of(ruled), [tuple(tie) for tie in json.loads(store.meta().get("ties", "[]"))]
    lands = any(kind == "country" for tie in (*now, *before) for kind, *_ in subjects_of(tie))

    def read(keys: Collection[str]) -> Iterable[Profile]:
        return profiles_of(store, keys, light=not lands)

    overruled = json.loads(store.meta().get("overruled", "[]"))
    found = amend(store.names, read, stale, ruled, changed_ties(before, now), listed_names(names), overruled)
    rows = [_row(c, i) for c, i in zip(found.clusters, found.ids, strict=True)]
    store.entities.amend(rows, found.before, found.suggestions, found.redirects)
    store.put_meta({"overruled": json.dumps(sorted(found.overruled), ensure_ascii=False)})
    return found.ids


def _group_stories(store: Store) -> None:
    regroup(store.stories, partial(story_texts, store), store.stories.stale(KEYS))
    store.stories.settled(KEYS)


def _relate(store: Store, touched: Sequence[str] | None) -> None:
    """Counts and relations, which follow from who is who: all, or where articles changed or the entities `touched`."""
    if touched is None:
        store.entities.count_again()
        store.relations.rebuild(weigh)
    else:
        store.relations.amend(weigh, store.entities.count_touched(touched))


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
