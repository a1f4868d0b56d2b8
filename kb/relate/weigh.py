"""How strong a relation is, so that the strongest can be shown first."""

from math import log2
from typing import Protocol

__all__ = ["Counted", "weigh"]


class Counted(Protocol):
    """The counts a weight is made from."""

    @property
    def strength(self) -> float: ...
    @property
    def source_stories(self) -> int: ...
    @property
    def target_stories(self) -> int: ...
    @property
    def all_stories(self) -> int: ...


def weigh(counts: Counted) -> float:
    """Independent stories, times how much oftener than chance the two are named together.

    `strength · log2(1 + lift)` with lift = strength · N / (a · b) for N stories in all, a and b naming
    each: two that are named everywhere get about one a story, two that are mostly named together
    get more, so that hubs do not drown the rest. Lift is the ratio of joint to independent probability
    (Brin, Motwani, Ullman and Tsur, 1997: "interest"). Rare pairs are lifted high by chance, so the whole
    is discounted by s/(s+1) · m/(m+1) for m = min(a, b) (Pantel and Lin, "Discovering word senses
    from text", 2002): without it, pairs seen once in two articles stood above everything.
    """
    a, b = max(1, counts.source_stories), max(1, counts.target_stories)
    lift = counts.strength * counts.all_stories / (a * b)
    seldom = min(a, b)
    discount = counts.strength / (counts.strength + 1) * seldom / (seldom + 1)
    return round(counts.strength * log2(1 + lift) * discount, 6)
