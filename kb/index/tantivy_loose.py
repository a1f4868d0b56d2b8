"""Articles that came in a few at a time, kept from piling up in tantivy's segments.

Each commit makes a segment, and at eight of them tantivy writes all below 10,000 articles again, the large ones too:
one article put into a collection of 8,000 cost as much as thousands, every eighth time. So the few that came in last
are written again together, in the commit of the next one, before there are eight.
"""

import json
from collections.abc import Collection, Sequence
from pathlib import Path

__all__ = ["Loose"]

FILE = "loose.json"
# An update of so many articles is none of few.
FEW = 16
# So many segments of few are made one; tantivy waits for eight, and there are others.
SEGMENTS = 4
# A segment of so many articles is left alone from then on.
ENOUGH = 64


class Loose:
    """What came in a few at a time; only a hint: a lost or outdated file costs time, never an article."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._ids: list[str] = []
        self._segments = 0

    def due(self, batch: Collection[str]) -> Sequence[str]:
        """The ids of articles to write again together with `batch`."""
        self._read()
        return self._ids if 0 < len(batch) < FEW and self._segments >= SEGMENTS else ()

    def note(self, batch: Collection[str], again: Collection[str]) -> None:
        """Remember that `batch` was committed, in one segment with `again`."""
        if not 0 < len(batch) < FEW:
            return
        self._ids = list(dict.fromkeys((*self._ids, *batch)))
        self._segments = 1 if again else self._segments + 1
        if len(self._ids) >= ENOUGH:
            self._ids, self._segments = [], 0
        temporary = self._path.with_suffix(".new")
        temporary.write_text(json.dumps([self._segments, self._ids]), encoding="utf-8")
        temporary.replace(self._path)

    def _read(self) -> None:
        try:
            self._segments, self._ids = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, TypeError):
            self._segments, self._ids = 0, []
