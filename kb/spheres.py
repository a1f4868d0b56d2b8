"""Spheres of work, and which of them hardly anybody is in both of: what tells two people of one name apart."""

from collections.abc import Iterable, Set
from functools import lru_cache

from kb.datafiles import alternatives, rows

__all__ = ["spheres_apart", "spheres_of"]


@lru_cache(maxsize=1)
def _spheres() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The sphere of each title and trade; the spheres each one goes together with."""
    of: dict[str, str] = {}
    beside: dict[str, frozenset[str]] = {}
    for sphere, titles, others in rows("spheres.tsv", 3):
        for title in alternatives(titles):
            of[title] = sphere
        beside[sphere] = frozenset((sphere, *alternatives(others)))
    trade = of.pop("trade")
    return dict.fromkeys((name for name, *_ in rows("trades.tsv", 6)), trade) | of, beside


def spheres_of(works: Iterable[str]) -> frozenset[str]:
    """The spheres of work of titles and trades.

    >>> sorted(spheres_of(["mayor", "butcher", "doctor"]))
    ['public', 'trade']
    """
    of, _ = _spheres()
    return frozenset(of[w] for w in works if w in of)


def spheres_apart(left: Set[str], right: Set[str]) -> bool:
    """Whether two people work in spheres of which hardly anybody is in both.

    >>> spheres_apart({"trade"}, {"public"}), spheres_apart({"arts"}, {"public"}), spheres_apart(set(), {"sport"})
    (True, False, False)
    """
    _, beside = _spheres()
    return bool(left and right) and not any(b in beside[a] or a in beside[b] for a in left for b in right)
