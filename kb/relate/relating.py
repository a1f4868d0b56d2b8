"""The statements of one article: co-mentions by place, typed relations by pattern."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from kb.model import Chain, Statement
from kb.relate.comention import comentions
from kb.relate.rendering import Named
from kb.relate.typed import typed
from kb.text import sentences

__all__ = ["by_sentence", "relate"]


def relate(
    text: str, chains: Sequence[Chain], language: str, day: date | None = None, own: str = ""
) -> list[Statement]:
    """What `text` says of its chains, by place; source and target number `chains`, offsets are of `text`.

    `day` is that of the article: it says which Tuesday "on Tuesday" is; `own` is the text of a user's own table of relations.
    Every pair named together is "mentioned-with"; a pair one sentence says more of has a typed statement too.
    """
    spans = sentences(text)
    there = by_sentence(spans, chains)
    found = comentions(text, spans, there) + typed(text, spans, there, language, day, own)
    return sorted(found, key=attrgetter("start", "source", "target", "type"))


def by_sentence(spans: Sequence[tuple[int, int]], chains: Sequence[Chain]) -> list[list[Named]]:
    """For each sentence the mentions in it, by chain; one that goes on into the next sentence is in none."""
    starts = [start for start, _ in spans]
    there: list[list[Named]] = [[] for _ in spans]
    for number, chain in enumerate(chains):
        for mention in chain.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at >= 0 and mention.end <= spans[at][1]:
                there[at].append(Named(number, mention, chain.kind, chain.name))
    return there
