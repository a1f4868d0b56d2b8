"""Put the articles that hold one text into one story, looking only at what has changed and what it touches.

The outcome is that of grouping everything anew: whatever an article's coming or going can change is looked at again.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from kb.model import Version
from kb.outlines import Outline, StoryLink
from kb.stories.disturbed import disturbed
from kb.stories.finding import Finder, LookUp, Scan
from kb.stories.joined import digests, stories, versions
from kb.stories.match import match
from kb.stories.outline import ByKind, by_kind, keys_of, plausible
from kb.stories.shelf import MemoryShelf, Shelf
from kb.stories.sketch import Sketch, StoryText, sketch
from kb.stories.units import Unit, units

__all__ = ["group", "regroup"]

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
    all_again = not shelf.holds(len(stale) * MANY)
    touched = _refresh(desk, sorted(stale), all_again)
    dirty = (
        set(shelf.ids())
        if all_again
        else set(shelf.outlines(sorted(stale))) | touched & set(shelf.outlines(sorted(touched)))
    )
    unsettled = set(dirty)
    for part in _parts(sorted({*dirty, *stale})):
        unsettled |= {end for k in shelf.links(part) for end in (k.first, k.second)}
        shelf.unlink(part)
    unsettled -= set(stale) - dirty
    finder = Scan(shelf) if all_again else LookUp(shelf)
    for document_id in sorted(dirty):
        unsettled |= _link(desk, finder, document_id, dirty)
    _settle(shelf, unsettled)
    return len(dirty)


@dataclass(slots=True)
class _Desk:
    """The shelf with a few sketches and outlines at hand."""

    shelf: Shelf
    read: Read
    _sketches: "OrderedDict[str, Sketch]" = field(default_factory=OrderedDict)
    _keys: "OrderedDict[str, ByKind]" = field(default_factory=OrderedDict)
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

    def by_kind(self, ids: Sequence[str]) -> dict[str, ByKind]:
        """The keys of articles, by what they are."""
        missing = [i for i in ids if i not in self._keys]
        found = {i: self._keys[i] for i in ids if i in self._keys}
        found |= {i: by_kind(o.keys) for i, o in self.shelf.outlines(missing).items()} if missing else {}
        _keep(self._keys, found)
        return found


def _keep(kept: "OrderedDict[str, Value]", found: dict[str, Value]) -> None:
    kept.update(found)
    while len(kept) > KEPT:
        kept.popitem(last=False)


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while part := list(islice(rest, TOGETHER)):
        yield part


def _refresh(desk: _Desk, stale: Sequence[str], all_again: bool) -> set[str]:
    """Renew the outlines of the stale articles; the others that this touches (none when all is looked at again)."""
    touched: set[str] = set()
    for part in _parts(stale):
        before = desk.shelf.outlines(part)
        made = []
        for s in (sketch(t) for t in desk.read(part)):
            desk.put(s)
            own = s.text
            made.append(Outline(own.document_id, own.language, own.published, s.words, keys_of(s)))
        now = {o.document_id: o for o in made}
        desk.shelf.remove(before)
        desk.shelf.put(made)
        if not all_again:
            touched |= disturbed(desk.shelf, _more(now, before), _more(before, now))
    return touched


def _more(these: Mapping[str, Outline], those: Mapping[str, Outline]) -> dict[int, list[str]]:
    """Each key to find by that articles have in these outlines, and not in those; with the articles."""
    found: dict[int, list[str]] = defaultdict(list)
    for document_id, outline in these.items():
        other = those.get(document_id)
        for key in outline.keys - other.keys if other else outline.keys:
            if key >= 0:
                found[key].append(document_id)
    return found


def _link(desk: _Desk, finder: Finder, document_id: str, dirty: set[str]) -> set[str]:
    """Compare an article with its candidates and keep the links; the ids of those linked.

    Of two that are looked at again, the later one finds the earlier one.
    """
    own = desk.by_kind([document_id])[document_id]
    found = finder.candidates(document_id, own)
    near = sorted(c for c in found if c != document_id and (c < document_id or c not in dirty))
    likely = [i for i, other in desk.by_kind(near).items() if plausible(own, other)] if near else []
    linked = set()
    if likely:
        texts = desk.sketches([document_id, *sorted(likely)])
        for other in sorted(likely):
            matched = match(texts[document_id], texts[other], desk.units)
            if matched:
                first, second = sorted((document_id, other))
                desk.shelf.link(first, second, matched.role, matched.share, matched.whole, matched.reason)
                linked.add(other)
    return linked


def _settle(shelf: Shelf, unsettled: set[str]) -> None:
    """Make the stories of these articles and of all that are linked to them again."""
    links: dict[tuple[str, str], StoryLink] = {}
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
    mixed = digests(outlines, links)
    for members in stories(outlines, sorted(links.values(), key=lambda k: (k.first, k.second)), mixed):
        shelf.put_versions(versions(members, outlines, links, mixed))
