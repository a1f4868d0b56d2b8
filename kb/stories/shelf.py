"""Where outlines, links and versions are kept: in the store of a knowledge base, or here in memory."""

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from kb.model import Version
from kb.outlines import Outline, StoryLink

__all__ = ["MemoryShelf", "Shelf"]


class Shelf(Protocol):
    """Outlines by document and by key. All look-ups cost what they give, however much is on the shelf."""

    def holds(self, number: int) -> bool:
        """Whether there are so many outlines."""
        ...

    def ids(self) -> list[str]:
        """The ids of all outlines."""
        ...

    def put(self, outlines: Sequence[Outline]) -> None:
        """Keep outlines of articles of which there is none; keys below 0 are kept, but find nothing."""
        ...

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these outlines."""
        ...

    def outlines(self, ids: Sequence[str]) -> Mapping[str, Outline]:
        """The outlines there are of these ids."""
        ...

    def holders(self, key: int, limit: int) -> list[str]:
        """The ids of the articles that have a key, the first `limit` of them by id; all when it is negative."""
        ...

    def holders_of(self, keys: Collection[int], limit: int) -> Mapping[int, Sequence[str]]:
        """The same for many keys at once, by id; keys nobody has may be left out."""
        ...

    def shared(self) -> Iterable[tuple[int, Sequence[str]]]:
        """Each key from 0 on that several articles have, with the ids of all of them, by id."""
        ...

    def links(self, ids: Sequence[str]) -> Sequence[StoryLink]:
        """The links that have one of these ids at an end."""
        ...

    def link(self, first: str, second: str, role: str, share: float, whole: bool, reason: str) -> None:
        """Keep a link."""
        ...

    def unlink(self, ids: Iterable[str]) -> None:
        """Forget the links that have one of these ids at an end."""
        ...

    def put_versions(self, versions: Iterable[Version]) -> None:
        """Keep these in place of the earlier ones of the same articles."""
        ...


class MemoryShelf:
    """A shelf for a few thousand texts that are grouped once."""

    def __init__(self) -> None:
        self.versions: dict[str, Version] = {}
        self._outlines: dict[str, Outline] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._links: dict[str, dict[str, StoryLink]] = defaultdict(dict)

    def holds(self, number: int) -> bool:
        return len(self._outlines) >= number

    def ids(self) -> list[str]:
        return list(self._outlines)

    def put(self, outlines: Sequence[Outline]) -> None:
        for o in outlines:
            self._outlines[o.document_id] = o
            for key in o.keys:
                if key >= 0:
                    insort(self._holders[key], o.document_id)

    def remove(self, ids: Iterable[str]) -> None:
        for outline in (self._outlines.pop(i) for i in ids if i in self._outlines):
            for key in outline.keys:
                if key >= 0:
                    self._holders[key].remove(outline.document_id)

    def outlines(self, ids: Sequence[str]) -> Mapping[str, Outline]:
        return {i: self._outlines[i] for i in ids if i in self._outlines}

    def holders(self, key: int, limit: int) -> list[str]:
        found = self._holders.get(key, [])
        return found[:limit] if limit >= 0 else list(found)

    def holders_of(self, keys: Collection[int], limit: int) -> Mapping[int, Sequence[str]]:
        return {key: self.holders(key, limit) for key in keys}

    def shared(self) -> Iterable[tuple[int, Sequence[str]]]:
        return ((key, ids) for key, ids in self._holders.items() if len(ids) > 1)

    def links(self, ids: Sequence[str]) -> Sequence[StoryLink]:
        return list({(k.first, k.second): k for i in ids for k in self._links.get(i, {}).values()}.values())

    def link(self, first: str, second: str, role: str, share: float, whole: bool, reason: str) -> None:
        self._links[first][second] = self._links[second][first] = StoryLink(first, second, role, share, whole, reason)

    def unlink(self, ids: Iterable[str]) -> None:
        for i in ids:
            for other in self._links.pop(i, {}):
                self._links[other].pop(i, None)

    def put_versions(self, versions: Iterable[Version]) -> None:
        self.versions.update((v.document_id, v) for v in versions)
