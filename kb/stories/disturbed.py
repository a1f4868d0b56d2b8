"""Which articles' candidates change when others get or lose keys: few, however many have one of these keys."""

from collections.abc import Mapping, Sequence

from kb.stories.finding import COMMON, SCARCE
from kb.stories.outline import ENTITY, STARS, kind_of
from kb.stories.shelf import Shelf

__all__ = ["disturbed"]

Holders = Mapping[int, Sequence[str]]


def disturbed(shelf: Shelf, got: Holders, lost: Holders) -> set[str]:
    """The articles to be looked at again, apart from those whose own keys changed.

    `got` and `lost` give, for each key, the articles that now have it or have it no more; the shelf has the outlines as
    they are now, and the links as they were. A key by which the first so many find each other (see `finding`) has at most
    one more article in that row, or one less, for each of those: who comes in may find others, who is pushed out
    matters only if it is linked to any.
    """
    found: set[str] = set()
    left: set[str] = set()
    for key in got.keys() | lost.keys():
        came, went = set(got.get(key, ())), set(lost.get(key, ()))
        if kind_of(key) in STARS:
            found |= _led(shelf, key, came | went)
            continue
        now = shelf.holders(key, COMMON + len(came))
        before = sorted(({*now} - came) | went)
        for limit in (SCARCE, COMMON) if kind_of(key) == ENTITY else (COMMON,):
            if max(len(now), len(before)) > limit:
                found |= {*now[:limit]} - {*before[:limit]} - came
                left |= {*before[:limit]} - {*now[:limit]} - went
    return found | (left & {end for k in shelf.links(sorted(left)) for end in (k.first, k.second)})


def _led(shelf: Shelf, key: int, changed: set[str]) -> set[str]:
    """All who have a key by which each is compared with the first one, when another one is the first now."""
    rest = [i for i in shelf.holders(key, len(changed) + 1) if i not in changed]
    return set(shelf.holders(key, -1)) if rest and min(changed) < rest[0] else set()
