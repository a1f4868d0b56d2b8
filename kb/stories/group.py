"""Put the articles that hold one text into one story, looking only at what has changed and what it touches.

The outcome is that of grouping everything anew: whatever an article's coming or going can change is looked at again.
"""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from kb.model import Version
from kb.stories.joined import stories, versions
from kb.stories.match import match
from kb.stories.outline import ENTITY, NUMBER, SEQUENCE, SHINGLE, STARS, Outline, keys_of, kind_of, plausible
from kb.stories.shelf import Link, MemoryShelf, Shelf
from kb.stories.sketch import Sketch, StoryText, sketch
from kb.stories.units import Unit, units

__all__ = ["group", "regroup"]

# What stands in more texts than this finds no candidates: a phrase or a name of the trade, not of one story.
COMMON = 50
# How many rare keys two texts have in common, by what they are, before a closer look; a name that hardly any text
# has counts twice.
ENOUGH = {"words": 2, "numbers": 2, "names": 2}
SCARCE = 8
_FAMILY = {SHINGLE: "words", NUMBER: "numbers", SEQUENCE: "numbers", ENTITY: "names"}
# When more than one article in so many has changed, all are looked at again: cheaper than finding out which.
MANY = 5
KEPT = 1000  # sketches and outlines kept at hand
TOGETHER = 500

Value = TypeVar("Value")
Read = Callable[[Sequence[str]], Iterable[StoryText]]


def group(texts: Iterable[StoryText]) -> list[Version]:
    """One Version for each text: its story, and its part in it; a text of its own is the original of its story."""
    known = {t.document_id: t for t in texts}
    shelf = MemoryShelf()
    regroup(shelf, lambda ids: [known[i] for i in ids if i in known], known)
    return [shelf.versions[i] for i in sorted(shelf.versions)]


def regroup(shelf: Shelf, read: Read, stale: Collection[str]) -> int:
    """Bring outlines, links and versions on the shelf in line with the articles that are new, changed or gone.

    `read` gives the articles of ids, leaving out those that are gone. Returns how many articles were looked at.
    """
    desk = _Desk(shelf, read)
    all_again = len(stale) * MANY > shelf.count()
    touched = _refresh(desk, sorted(stale), all_again)
    dirty = set(shelf.ids()) if all_again else set(shelf.outlines(sorted(stale))) | _disturbed(shelf, touched)
    unsettled = set(dirty)
    for part in _parts(sorted({*dirty, *stale})):
        unsettled |= {end for k in shelf.links(part) for end in (k.first, k.second)}
        shelf.unlink(part)
    unsettled -= set(stale) - dirty
    for document_id in sorted(dirty):
        unsettled |= _link(desk, document_id, dirty)
    _settle(shelf, unsettled)
    return len(dirty)


@dataclass(slots=True)
class _Desk:
    """The shelf with a few sketches and outlines at hand."""

    shelf: Shelf
    read: Read
    common: set[int] = field(default_factory=set)
    _sketches: "OrderedDict[str, Sketch]" = field(default_factory=OrderedDict)
    _outlines: "OrderedDict[str, Outline]" = field(default_factory=OrderedDict)
    _units: "OrderedDict[str, tuple[Unit, ...]]" = field(default_factory=OrderedDict)

    def sketches(self, ids: Sequence[str]) -> dict[str, Sketch]:
        missing = [i for i in ids if i not in self._sketches]
        found = {i: self._sketches[i] for i in ids if i in self._sketches}
        found |= {t.document_id: sketch(t) for t in (self.read(missing) if missing else ())}
        _keep(self._sketches, found)
        return found

    def put(self, made: Sketch) -> None:
        _keep(self._sketches, {made.text.document_id: made})

    def units(self, of: Sketch) -> tuple[Unit, ...]:
        """The sentences of a text, made when it is first compared that closely."""
        document_id = of.text.document_id
        if document_id not in self._units:
            _keep(self._units, {document_id: units(of.text)})
        return self._units[document_id]

    def outlines(self, ids: Sequence[str]) -> dict[str, Outline]:
        missing = [i for i in ids if i not in self._outlines]
        found = {i: self._outlines[i] for i in ids if i in self._outlines}
        found |= self.shelf.outlines(missing) if missing else {}
        _keep(self._outlines, found)
        return found

    def rare(self, keys: Iterable[int]) -> dict[int, Sequence[str]]:
        """The articles that have these keys, without those keys that many have."""
        found = self.shelf.holders_of([k for k in keys if k not in self.common], COMMON + 1)
        self.common |= {k for k, ids in found.items() if len(ids) > COMMON}
        return {k: ids for k, ids in found.items() if len(ids) <= COMMON}


def _keep(kept: "OrderedDict[str, Value]", found: dict[str, Value]) -> None:
    kept.update(found)
    while len(kept) > KEPT:
        kept.popitem(last=False)


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while part := list(islice(rest, TOGETHER)):
        yield part


@dataclass(slots=True)
class _Touched:
    """The keys that articles got (+1) and lost (-1)."""

    got: Counter[int] = field(default_factory=Counter)
    lost: Counter[int] = field(default_factory=Counter)
    stars: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, document_id: str, before: frozenset[int], now: frozenset[int]) -> None:
        self.got.update(k for k in now - before if k >= 0)
        self.lost.update(k for k in before - now if k >= 0)
        for key in before ^ now:
            if key >= 0 and kind_of(key) in STARS:
                self.stars[key].add(document_id)


def _refresh(desk: _Desk, stale: Sequence[str], all_again: bool) -> _Touched:
    """Renew the outlines of the stale articles; which keys changed hands (not counted when all is looked at again)."""
    touched, shelf = _Touched(), desk.shelf
    for part in _parts(stale):
        before = shelf.outlines(part)
        gone = set(part)
        for s in (sketch(t) for t in desk.read(part)):
            desk.put(s)
            keys, own = keys_of(s), s.text
            shelf.put(own.document_id, own.language, own.published, s.words, keys)
            gone.discard(own.document_id)
            if not all_again:
                old = before.get(own.document_id)
                touched.note(own.document_id, old.keys if old else frozenset(), keys)
        for document_id in sorted(gone & before.keys()):
            touched.note(document_id, before[document_id].keys, frozenset())
        shelf.remove(gone)
    return touched


def _disturbed(shelf: Shelf, touched: _Touched) -> set[str]:
    """The articles whose candidates change because a key they have became commoner, or rarer, or has a new first holder."""
    found: set[str] = set()
    for key in touched.got.keys() | touched.lost.keys():
        if kind_of(key) in STARS:
            changed = touched.stars[key]
            rest = [i for i in shelf.holders(key, len(changed) + 1) if i not in changed]
            if rest and min(changed) < rest[0]:
                found.update(shelf.holders(key, -1))
            continue
        got, lost = touched.got[key], touched.lost[key]
        now = shelf.holders(key, COMMON + got + 1)
        if _class(len(now)) != _class(len(now) - got + lost):
            found.update(now if len(now) <= COMMON + got else shelf.holders(key, -1))
    return found


def _class(holders: int) -> int:
    """Whether a key that so many articles have is scarce, rare or common."""
    return (holders > SCARCE) + (holders > COMMON)


def _link(desk: _Desk, document_id: str, dirty: set[str]) -> set[str]:
    """Compare an article with its candidates and keep the links; the ids of those linked.

    Of two that are looked at again, the later one finds the earlier one.
    """
    own = desk.outlines([document_id])[document_id]
    near = sorted(c for c in _candidates(desk, own) if c != document_id and (c < document_id or c not in dirty))
    likely = [o.document_id for o in desk.outlines(near).values() if plausible(own, o)] if near else []
    linked = set()
    if likely:
        texts = desk.sketches([document_id, *sorted(likely)])
        for other in sorted(likely):
            found = match(texts[document_id], texts[other], desk.units)
            if found:
                first, second = sorted((document_id, other))
                desk.shelf.link(first, second, found.role, found.share, found.whole, found.reason)
                linked.add(other)
    return linked


def _candidates(desk: _Desk, own: Outline) -> set[str]:
    """The articles that share enough rare keys, and the first of those that hold nearly the same words."""
    shared: dict[str, Counter[str]] = {family: Counter() for family in ENOUGH}
    found: set[str] = set()
    for key in own.keys:
        if key >= 0 and kind_of(key) in STARS:
            first = desk.shelf.holders(key, 1)
            found.update(first if first != [own.document_id] else desk.shelf.holders(key, -1))
    finding = (k for k in own.keys if k >= 0 and kind_of(k) not in STARS)
    for key, holders in desk.rare(finding).items():
        kind = kind_of(key)
        shared[_FAMILY[kind]].update(holders)
        if kind == ENTITY and len(holders) <= SCARCE:
            shared["names"].update(holders)
    for family, counts in shared.items():
        found.update(i for i, n in counts.items() if n >= ENOUGH[family])
    return found


def _settle(shelf: Shelf, unsettled: set[str]) -> None:
    """Make the stories of these articles and of all that are linked to them again."""
    links: dict[tuple[str, str], Link] = {}
    found, edge = set(unsettled), set(unsettled)
    while edge:
        met: set[str] = set()
        for part in _parts(sorted(edge)):
            for k in shelf.links(part):
                links[k.first, k.second] = k
                met |= {k.first, k.second}
        edge = met - found
        found |= met
    linked = {end for pair in links for end in pair}
    shelf.put_versions(Version(i, i, "original", 1.0) for i in sorted(found - linked))
    outlines: dict[str, Outline] = {}
    for part in _parts(sorted(linked)):
        outlines.update(shelf.outlines(part))
    for members in stories(outlines, sorted(links.values(), key=lambda k: (k.first, k.second))):
        shelf.put_versions(versions(members, outlines, links))
