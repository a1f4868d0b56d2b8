"""One chain of an article made two: some of its mentions are another person or body, as people decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kb.extract.chains import described
from kb.extract.context import Context
from kb.extract.namesakes import said_after
from kb.model import Chain
from kb.particulars import Particulars

__all__ = ["Parted", "part"]

_READ = ("renamed ", "former ")  # particulars that are told of the whole chain, not of what stands beside its mentions


@dataclass(frozen=True, slots=True)
class Parted:
    """What is left of a chain, None when nothing is, and the chain of its own that was taken out of it."""

    rest: Chain | None
    own: Chain


def part(text: str, language: str, chains: Sequence[Chain], whole: Chain, starts: Collection[int], name: str) -> Parted:
    """Take the mentions that begin at `starts` out of `whole`, one of the chains of an article; the new chain has this name.

    Offices, countries and particulars of both are read again from what stands beside their own mentions; what is left
    keeps its name, even when its full name stood only where the other is meant.
    """
    places = [m for c in chains if c.kind == "country" for m in c.mentions if m.confidence >= 0.5]
    places.sort(key=lambda m: m.start)
    context = Context(text, places, language)
    said = Particulars(text, context.titles, places, language, lambda m: said_after(text, m, language))
    moved = tuple(m for m in whole.mentions if m.start in starts)
    left = tuple(m for m in whole.mentions if m.start not in starts)
    own = described(whole.kind, moved, context, said, language, name)
    if not left:
        return Parted(None, own)
    kept = tuple(t for t in whole.told if t.startswith(_READ))
    return Parted(described(whole.kind, left, context, said, language, whole.name, kept), own)
