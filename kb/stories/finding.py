"""Which articles an article may be one text with: those that share enough of what few have."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol

from kb.stories.outline import ENTITY, NUMBER, SEQUENCE, SHINGLE, STARS, ByKind, kind_of
from kb.stories.shelf import Shelf

__all__ = ["COMMON", "SCARCE", "Finder", "LookUp", "Scan"]

# What stands in more texts than this finds no candidates: a phrase or a name of the trade, not of one story.
COMMON = 50
# How many rare keys two texts have in common, by what they are, before a closer look; a name that hardly any text
# has counts twice.
ENOUGH = {"words": 2, "numbers": 2, "names": 2}
SCARCE = 8
_FAMILY = {SHINGLE: "words", NUMBER: "numbers", SEQUENCE: "numbers", ENTITY: "names"}


class Finder(Protocol):
    """What finds an article's candidates."""

    def candidates(self, document_id: str, own: ByKind) -> set[str]:
        """The articles that share enough rare keys, and the first of those that hold nearly the same words."""
        ...


class LookUp:
    """Finds the candidates of a few articles, key by key; keys found to be common are asked for once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._common: set[int] = set()

    def candidates(self, document_id: str, own: ByKind) -> set[str]:
        found: set[str] = set()
        for key in chain.from_iterable(own[kind] for kind in STARS):
            first = self._shelf.holders(key, 1)
            found.update(first if first != [document_id] else self._shelf.holders(key, -1))
        return found | _enough(self._rare(chain.from_iterable(own[kind] for kind in _FAMILY)).items())

    def _rare(self, keys: Iterable[int]) -> dict[int, Sequence[str]]:
        """The articles that have these keys, without those keys that many have."""
        found = self._shelf.holders_of([k for k in keys if k not in self._common], COMMON + 1)
        self._common |= {k for k, ids in found.items() if len(ids) > COMMON}
        return {k: ids for k, ids in found.items() if len(ids) <= COMMON}


class Scan:
    """Finds the candidates of all articles, of each only those before it by id: what is shared is read once.

    Holds an address for each article that has a key which others have: some hundred bytes an article.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._first: dict[str, set[str]] = defaultdict(set)
        self._rare: dict[str, list[tuple[int, Sequence[str]]]] = defaultdict(list)
        own: dict[str, str] = {}  # one string for each id, however often it is read
        for key, holders in shelf.shared():
            ids = sorted(own.setdefault(i, i) for i in holders)
            if kind_of(key) in STARS:
                for i in ids[1:]:
                    self._first[i].add(ids[0])
            elif len(ids) <= COMMON:
                entry = key, ids
                for i in ids[1:]:
                    self._rare[i].append(entry)

    def candidates(self, document_id: str, own: ByKind) -> set[str]:
        found = _enough(self._rare.get(document_id, ()), document_id)
        return found | self._first.get(document_id, set())


def _enough(holders_of: Iterable[tuple[int, Sequence[str]]], before: str = "") -> set[str]:
    """The articles that have enough of these keys; only those whose ids are below `before`, when it is given."""
    shared: dict[str, list[Sequence[str]]] = {family: [] for family in ENOUGH}
    for key, holders in holders_of:
        kind = kind_of(key)
        met = holders[: bisect_left(holders, before)] if before else holders
        shared[_FAMILY[kind]] += [met, met] if kind == ENTITY and len(holders) <= SCARCE else [met]
    counts = {family: Counter(chain.from_iterable(met)) for family, met in shared.items()}
    return {i for family, own in counts.items() for i, n in own.items() if n >= ENOUGH[family]}
