"""From links between two articles to stories, and the part each article has in its story."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from kb.model import Version
from kb.outlines import Outline, StoryLink
from kb.stories.outline import COPY, ENTITY, NUMBER, kind_of

__all__ = ["digests", "stories", "versions"]

# Of the texts that are the fullest, within this share of the longest, the earliest is the story's original.
FULL = 0.8


def digests(outlines: Mapping[str, Outline], links: Mapping[tuple[str, str], StoryLink]) -> set[str]:
    """The texts that hold several texts which have nothing to do with each other: no number and no name in common."""
    held: dict[str, list[str]] = defaultdict(list)
    for link in links.values():
        if not link.whole:
            short, long = _by_size(link, outlines)
            held[long].append(short)
    return {
        long
        for long, own in held.items()
        if any(_pair(a, b) not in links and _apart(outlines[a], outlines[b]) for a, b in combinations(own, 2))
    }


def _apart(a: Outline, b: Outline) -> bool:
    said = [{k for k in o.keys if k >= 0 and kind_of(k) in (NUMBER, ENTITY)} for o in (a, b)]
    return all(said) and said[0].isdisjoint(said[1])


def stories(
    outlines: Mapping[str, Outline], links: Sequence[StoryLink], mixed: Collection[str] = ()
) -> list[list[str]]:
    """Texts joined where two are wholly one text; a part then goes to the one text that holds most of it.

    A short text that stands in two long ones must not make one story of those two, nor a digest (of `mixed`) one of the
    texts it holds: only that of which it has most joins it. What articles are called (a file's name) decides nothing but
    what the story is called.
    """
    parent = {i: i for i in outlines}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for link in links:
        if link.whole:
            a, b = sorted((root(link.first), root(link.second)))
            parent[b] = a
    wholes = {i: root(i) for i in outlines}
    # what each joins as a part, chosen before any joins: the strongest link, then the least long text, then its content
    joins: dict[str, tuple[float, int, int, str]] = {}
    parts = [(*_by_size(link, outlines), link) for link in links if not link.whole]
    most: dict[str, tuple[float, int, int, str]] = {}
    for short, long, link in parts:
        if long in mixed:
            most[long] = max((link.share, *_size(outlines[short]), short), most.get(long, (0.0, 0, 0, "")), key=_held)
    for short, long, link in parts:
        if wholes[short] != wholes[long] and (long not in most or wholes[most[long][-1]] == wholes[short]):
            way = (-link.share, *_size(outlines[long]), wholes[long])
            joins[wholes[short]] = min(way, joins.get(wholes[short], way))
    for short, (*_, long) in joins.items():
        a, b = sorted((root(short), root(long)))
        if a != b:
            parent[b] = a
    members: dict[str, list[str]] = defaultdict(list)
    for i in sorted(outlines):
        members[root(i)].append(i)
    return list(members.values())


def _held(part: tuple[float, int, int, str]) -> tuple[float, int]:
    """How many words of a text another one holds, of parts as (share, words, which words, id)."""
    share, words, which, _ = part
    return share * words, which


def _by_size(link: StoryLink, outlines: Mapping[str, Outline]) -> tuple[str, str]:
    short, long = sorted((link.first, link.second), key=lambda i: _size(outlines[i]))
    return short, long


def _size(outline: Outline) -> tuple[int, int]:
    """What texts are ordered by, whatever they are called: their length, and which words they have."""
    return outline.words, next((k for k in outline.keys if k >= 0 and kind_of(k) == COPY), 0)


def versions(
    members: Sequence[str],
    outlines: Mapping[str, Outline],
    links: Mapping[tuple[str, str], StoryLink],
    mixed: Collection[str] = (),
) -> Iterator[Version]:
    """A Version for each of the articles of one story; the story is called after the first id, which no later text changes
    but one that comes before it. A digest (of `mixed`) stands for no story.
    """
    texts = [outlines[i] for i in members]
    original = _original([t for t in texts if t.document_id not in mixed] or texts, links)
    for text in texts:
        if text is original:
            yield Version(members[0], text.document_id, "original", 1.0, "")
            continue
        found = _nearest(text.document_id, original.document_id, members, links)
        moved = found.role == "part" and text.language != original.language and found.whole
        role = "translation" if moved else found.role
        yield Version(members[0], text.document_id, role, round(found.share, 4), found.reason)


def _original(texts: Sequence[Outline], links: Mapping[tuple[str, str], StoryLink]) -> Outline:
    """The text that stands for a story: the earliest of the fullest ones.

    Where none of these says when it was published, the earliest that does of those that are wholly one with the longest:
    lists show a text by a version that has a date (a translation is often a third shorter in words, and no less full).
    """
    longest = max(texts, key=lambda t: (t.words, t.document_id))
    full = [t for t in texts if t.words >= FULL * longest.words]
    if not any(t.published for t in full):
        pairs = {t.document_id: links.get(_pair(t.document_id, longest.document_id)) for t in texts if t.published}
        full = [t for t in texts if (link := pairs.get(t.document_id)) and link.whole] or full
    return min(full, key=lambda t: (t.published or date.max, t.document_id))


def _pair(a: str, b: str) -> tuple[str, str]:
    return min(a, b), max(a, b)


def _nearest(own: str, original: str, others: Sequence[str], links: Mapping[tuple[str, str], StoryLink]) -> StoryLink:
    """How a text is one with the story's original, or else with the member it is linked to most."""
    found = [links[pair] for o in others if (pair := _pair(own, o)) in links]
    direct = [k for k in found if original in (k.first, k.second)]
    best = min(direct or found, key=lambda k: (-k.share, k.first, k.second), default=None)
    if best is None:
        raise ValueError("a text was joined to a story without a link")
    return best
