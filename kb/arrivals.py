"""What came in last among the articles a question finds, however many there are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kb.query import Filter, Query

if TYPE_CHECKING:
    from kb.index import Page

__all__ = ["latest"]

# So many matches are fetched at once, and when there are more, so many of the latest articles are asked about at a time.
BATCH = 1000

Search = Callable[[Query], "Page"]
Times = Callable[[Sequence[str]], dict[str, datetime]]  # when each of these articles was first read
Latest = Callable[[int, int], list[tuple[str, datetime]]]  # so many articles from the so-manyth, the latest read first


def latest(
    query: Query, search: Search, times: Times, arrived: Latest, *, since: datetime | None, limit: int
) -> list[tuple[str, datetime]]:
    """The ids of at most `limit` matching articles that were read after `since`, with when, the latest read first.

    Few matches are put in order of their reading. Where there are many, the articles are gone through in that
    order, and the engine says which of them match: neither needs all matches of a question that finds most of them.
    """
    every = replace(
        query, sort="newest", limit=BATCH, offset=0, after="", fold_stories=False, facets=False, snippets=False
    )
    found = search(every)
    if found.total <= len(found.hits):
        known = times([hit.document_id for hit in found.hits])
        pairs = sorted(known.items(), key=lambda pair: (pair[1], pair[0]), reverse=True)
        return [pair for pair in pairs if since is None or pair[1] > since][:limit]
    kept: list[tuple[str, datetime]] = []
    offset = 0
    while len(kept) < limit and (batch := arrived(BATCH, offset)):
        offset += len(batch)
        new = [pair for pair in batch if since is None or pair[1] > since]
        if new:
            among = Filter("document", tuple(i for i, _ in new))
            hits = {hit.document_id for hit in search(replace(every, filters=(*query.filters, among))).hits}
            kept += [pair for pair in new if pair[0] in hits]
        if len(new) < len(batch):
            break
    return kept[:limit]
