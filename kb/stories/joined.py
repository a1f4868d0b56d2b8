"""From links between two articles to stories, and the part each article has in its story."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kb.model import Version
from kb.outlines import Outline, StoryLink
from kb.stories.outline import COPY, kind_of

__all__ = ["stories", "versions"]

# Of the texts that are the fullest, within this share of the longest, the earliest is the story's original.
FULL = 0.8


def stories(outlines: Mapping[str, Outline], links: Sequence[StoryLink]) -> list[list[str]]:
    """Texts joined where two are wholly one text; a part then goes to the one text that holds most of it.

    A short text that stands in two long ones must not make one story of those two. What articles are called
    (a file's name) decides nothing but what the story is called.
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
    for link in links:
        short, long = sorted((link.first, link.second), key=lambda i: _size(outlines[i]))
        if not link.whole and wholes[short] != wholes[long]:
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


def _size(outline: Outline) -> tuple[int, int]:
    """What texts are ordered by, whatever they are called: their length, and which words they have."""
    return outline.words, next((k for k in outline.keys if k >= 0 and kind_of(k) == COPY), 0)


def versions(
    members: Sequence[str], outlines: Mapping[str, Outline], links: Mapping[tuple[str, str], StoryLink]
) -> Iterator[Version]:
    """A Version for each of the articles of one story; the story is called after the first id, which no later text changes
    but one that comes before it.
    """
    texts = [outlines[i] for i in members]
    original = _original(texts, links)
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
