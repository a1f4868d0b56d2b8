"""How finding stories grows: processor seconds for all articles, for one that changes, and whether the right ones are found.

    python -m tests.benchmarks.stories [ARTICLES …]      default: 1000 10000; 100000 takes some minutes

Generated articles of about 270 words, one in ten a copy, a part or a translation of another one (see articles.py).
Then twenty of them change, one after the other: into an article of other words, or a print of another one.
"""

import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations, islice
from pathlib import Path

from kb.model import Article, Entity
from kb.pipeline.derive import story_texts
from kb.pipeline.read import document_id
from kb.store import EntityRow, FilePart, FileState, Store
from kb.stories import regroup
from tests.benchmarks.articles import articles, story_of

__all__ = ["main"]

CHANGED = 20


def main(*sizes: int) -> None:
    print("stories · generated articles; the recogniser alone takes about 30 ms for one of this length")
    print(
        f"{'articles':>10}{'stories':>9}{'s':>8}{'ms each':>9}{'changed, ms':>14}{'most, ms':>10}{'pairs P':>9}{'R':>7}{'peak MB':>9}"
    )
    for size in sizes or (1_000, 10_000):
        with tempfile.TemporaryDirectory() as place, Store(Path(place) / "store.sqlite", write=True) as store:
            _fill(store, size)
            seconds = _timed(store)
            precision, recall = _quality(store, size)
            stories = store.documents.stories()
            each = [_changed(store, number, size) for number in range(CHANGED)]
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{size:>10}{stories:>9}{seconds:>8.1f}{seconds / size * 1000:>9.2f}{sum(each) / CHANGED * 1000:>14.1f}"
                f"{max(each) * 1000:>10.1f}{precision:>9.3f}{recall:>7.3f}{memory:>9.0f}",
                flush=True,
            )


def _changed(store: Store, number: int, size: int) -> float:
    """Put an article of another world, or a print of one of the first, in the place of one of the last."""
    uri = f"generated/{size - 1 - number:06}.txt"
    world = articles(size, relations=False) if number % 2 else articles(1, seed=99 + number, relations=False)
    made = next(islice(world, number % 2 * number, None))
    made = replace(made, document=replace(made.document, id=document_id(uri), uri=uri))
    store.documents.put([FilePart(FileState(uri, "generated", "hash", "recipe"), (made,))])
    return _timed(store)


def _fill(store: Store, count: int) -> None:
    """Store the articles, a thousand at a time, and take every name for an entity of its own."""
    store.files.put_source("generated", "")
    made = articles(count, relations=False)
    for number, batch in enumerate(_batches(made, 1000)):
        state = FileState(f"generated/{number}", "generated", "hash", "recipe")
        store.documents.put([FilePart(state, tuple(batch))])
    members = defaultdict(list)
    for row in store.documents.chains():
        members[row.chain.kind, row.chain.name].append((row.document_id, row.number))
    with store.transaction():
        rows = (EntityRow(Entity(f"{kind}:{name}", kind, name), tuple(own)) for (kind, name), own in members.items())
        store.entities.replace(rows, [], {})


def _batches(items: Iterator[Article], size: int) -> Iterator[list[Article]]:
    while batch := list(islice(items, size)):
        yield batch


def _timed(store: Store) -> float:
    began = time.process_time()
    with store.transaction():
        regroup(store.stories, partial(story_texts, store), store.stories.stale())
        store.stories.settled()
    return time.process_time() - began


def _quality(store: Store, count: int) -> tuple[float, float]:
    """Precision and recall of pairs of articles of one story."""
    told = defaultdict(list)
    for number in range(count):
        told[story_of(number)[0]].append(document_id(f"generated/{number:06}.txt"))
    right = {tuple(sorted(pair)) for own in told.values() for pair in combinations(own, 2)}
    found = {tuple(sorted(p)) for own in store.stories.members().values() for p in combinations(own, 2)}
    return len(right & found) / max(1, len(found)), len(right & found) / max(1, len(right))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
