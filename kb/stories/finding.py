"""Which articles an article may be one text with: those that share enough of what few have."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol

from kb.stories.outline import COURSE, ENTITY, NUMBER, SEQUENCE, SHINGLE, STARS, ByKind, kind_of
from kb.stories.shelf import Shelf

__all__ = ["COMMON", "SCARCE", "Finder", "LookUp", "Scan"]

# Those who share a key find each other by it; of more than so many, the first ones by id. What stands in more texts is a
# phrase or a name of the trade, not of one story. A limit on the key itself would put all who have it in question
# whenever one more comes; of a row, at most one is pushed out.
COMMON = 50
# How many such keys two texts have in common, by what they are, before a closer look; a name counts twice for
# the first few who have it. Of pairs of subjects that one sentence speaks of, a text shares some 30 with its translation or
# rewrite (13 at least, in 9 such pairs), and up to 5 with nearly all others.
ENOUGH = {"words": 2, "numbers": 2, "names": 2, "course": 8}
SCARCE = 8
_FAMILY = {SHINGLE: "words", NUMBER: "numbers", SEQUENCE: "numbers", ENTITY: "names", COURSE: "course"}


class Finder(Protocol):
    """What finds an article's candidates."""

    def candidates(self, document_id: str, own: ByKind) -> set[str]:
        """The articles that share enough rare keys, and the first of those that hold nearly the same words."""
        ...


class LookUp:
    """Finds the candidates of a few articles, key by key; a key whose row ends before an article is not asked for again."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._last: dict[int, str] = {}  # of keys with a full row, the last in it

    def candidates(self, document_id: str, own: ByKind) -> set[str]:
        found: set[str] = set()
        for key in chain.from_iterable(own[kind] for kind in STARS):
            first = self._shelf.holders(key, 1)
            found.update(first if first != [document_id] else self._shelf.holders(key, -1))
        rows = self._rows(document_id, chain.from_iterable(own[kind] for kind in _FAMILY))
        return found | _enough(rows.items(), document_id)

    def _rows(self, document_id: str, keys: Iterable[int]) -> dict[int, Sequence[str]]:
        """The articles that find each other by these keys, for those keys by which this one finds any."""
        asked = [k for k in keys if document_id <= self._last.get(k, document_id)]
        found = self._shelf.holders_of(asked, COMMON)
        self._last |= {k: ids[-1] for k, ids in found.items() if len(ids) == COMMON}
        return {k: ids for k, ids in found.items() if len(ids) > 1 and document_id <= ids[-1]}


class Scan:
    """Finds the candidates of all articles, of each only those before it by id: what is shared is read once.

    Holds an address for each article that has a key which others have: some hundred bytes an article.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._first: dict[str, set[str]] = defaultdict(set)
        self._rows: dict[str, list[tuple[int, Sequence[str]]]] = defaultdict(list)
        own: dict[str, str] = {}  # one string for each id, however often it is read
        for key, holders in shelf.shared():
            star = kind_of(key) in STARS
            ids = [own.setdefault(i, i) for i in (holders if star else holders[:COMMON])]
            if star:
                for i in ids[1:]:
                    self._first[i].add(ids[0])
            else:
                entry = key, ids
                for i in ids[1:]:
                    self._rows[i].append(entry)

    def candidates(self, document_id: str, own: ByKind) -> set[str]:
        found = _enough(self._rows.get(document_id, ()), document_id, before=True)
        return found | self._first.get(document_id, set())


def _enough(rows: Iterable[tuple[int, Sequence[str]]], own: str, before: bool = False) -> set[str]:
    """The articles that share enough keys with this one, of the rows of articles that have one; `before` it only, if asked."""
    shared: dict[str, list[Sequence[str]]] = {family: [] for family in ENOUGH}
    for key, row in rows:
        kind = kind_of(key)
        met = row[: bisect_left(row, own)] if before else row
        shared[_FAMILY[kind]].append(met)
        if kind == ENTITY and own <= row[:SCARCE][-1]:
            shared[_FAMILY[kind]].append(met[:SCARCE])
    counts = {family: Counter(chain.from_iterable(met)) for family, met in shared.items()}
    return {i for family, own_counts in counts.items() for i, n in own_counts.items() if n >= ENOUGH[family]}
