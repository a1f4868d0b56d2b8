"""Put the articles that hold one text into one story, without comparing every two."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log

from kb.model import Version
from kb.stories.match import Match, match
from kb.stories.sketch import Sketch, StoryText, sketch

__all__ = ["group"]

# What stands in more texts than this finds no candidates: a phrase or a name of the trade, not of one story.
COMMON = 50
SHARED = 3  # shared rare shingles that make two texts worth comparing
NUMBERS = 2  # … rare numbers
NAMES = 4  # … rare names
# A text that is the fullest within this share of the longest is the story's original when it is the earliest.
FULL = 0.8


@dataclass(frozen=True, slots=True)
class _Link:
    left: int
    right: int
    match: Match


def group(texts: Iterable[StoryText]) -> list[Version]:
    """One Version for each text: its story, and its part in it; a text of its own is the original of its story."""
    sketches = [sketch(t) for t in texts]
    weights, spoken = _weights(sketches), _languages(sketches)
    links = []
    for i, j in sorted(_candidates(sketches)):
        a, b = sketches[i], sketches[j]
        found = match(a, b, weights if a.language == b.language else _comparable(a, b, weights, spoken))
        if found:
            links.append(_Link(i, j, found))
    stories = _joined(len(sketches), links, sketches)
    best = _best_links(links)
    return [v for members in stories for v in _versions([sketches[m] for m in members], members, best)]


def _weights(sketches: Sequence[Sketch]) -> dict[str, float]:
    """How telling each number or entity is: one in every text little, one in few much (idf, from 1 up)."""
    counts = Counter(a for s in sketches for a in (*s.numbers, *s.entities))
    return {anchor: 1.0 + log(len(sketches) / n) for anchor, n in counts.items()}


def _languages(sketches: Sequence[Sketch]) -> dict[str, set[str]]:
    """In which languages each entity has been named at all."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for s in sketches:
        for entity in s.entities:
            spoken[entity].add(s.language)
    return spoken


def _comparable(a: Sketch, b: Sketch, weights: dict[str, float], spoken: dict[str, set[str]]) -> dict[str, float]:
    """The weights for two languages: a name that is known in one of them only says nothing about the other text."""
    both = {a.language, b.language}
    anchors = a.numbers | b.numbers | a.entities | b.entities
    return {k: weights[k] if k[0].isdigit() or both <= spoken[k] else 0.0 for k in anchors}


def _candidates(sketches: Sequence[Sketch]) -> set[tuple[int, int]]:
    """The pairs worth comparing: some rare shingles, or some rare numbers and names, in common."""
    found = set(_meeting([[s.content_hash] for s in sketches], 1))
    found |= _meeting([list(s.sampled()) for s in sketches], SHARED)
    found |= _meeting([list(s.numbers) for s in sketches], NUMBERS)
    found |= _meeting([list(s.entities) for s in sketches], NAMES)
    return found


def _meeting(keys: Sequence[Sequence[object]], least: int) -> set[tuple[int, int]]:
    where: dict[object, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            where[key].append(number)
    together: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        if 2 <= len(numbers) <= COMMON:
            together.update(combinations(numbers, 2))
    return {pair for pair, n in together.items() if n >= least}


def _joined(count: int, links: Sequence[_Link], sketches: Sequence[Sketch]) -> list[list[int]]:
    """Texts joined where two are wholly one text; a part then goes to the one text that holds most of it.

    A short text that stands in two long ones must not make one story of those two.
    """
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for link in links:
        if link.match.whole:
            a, b = sorted((root(link.left), root(link.right)))
            parent[b] = a
    placed: set[int] = set()
    for link in sorted(
        (link for link in links if not link.match.whole), key=lambda link: (-link.match.share, link.left, link.right)
    ):
        short = min((link.left, link.right), key=lambda i: (sketches[i].words, sketches[i].document_id))
        long = link.right if short == link.left else link.left
        if root(short) != root(long) and root(short) not in placed:
            placed |= {root(short), root(long)}
            a, b = sorted((root(short), root(long)))
            parent[b] = a
            placed.add(a)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        members[root(i)].append(i)
    return list(members.values())


def _best_links(links: Iterable[_Link]) -> dict[tuple[int, int], Match]:
    return {(link.left, link.right): link.match for link in links}


def _versions(
    sketches: Sequence[Sketch], numbers: Sequence[int], best: dict[tuple[int, int], Match]
) -> Iterator[Version]:
    longest = max(s.words for s in sketches)
    full = [s for s in sketches if s.words >= FULL * longest]
    original = min(full, key=lambda s: (s.published or date.max, s.document_id))
    at = {s.document_id: n for s, n in zip(sketches, numbers, strict=True)}
    story = min(s.document_id for s in sketches)
    for s in sketches:
        if s is original:
            yield Version(story, s.document_id, "original", 1.0, "")
            continue
        found = _nearest(at[s.document_id], at[original.document_id], numbers, best)
        role = "translation" if found.role == "part" and s.language != original.language and found.whole else found.role
        yield Version(story, s.document_id, role, round(found.share, 4), found.reason)


def _nearest(own: int, original: int, others: Sequence[int], best: dict[tuple[int, int], Match]) -> Match:
    """How a text is one with the story's original, or else with the member it is most like."""
    for other in (original, *others):
        found = best.get((min(own, other), max(own, other)))
        if found:
            return found
    raise ValueError("a text was joined to a story without a link")
