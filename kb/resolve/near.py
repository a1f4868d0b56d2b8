"""World-known bodies whose name is written with a near word: a "Turkish" council that is the Turkic one."""

from functools import lru_cache

from kb.datafiles import rows
from kb.organizations import KnownOrganization, known
from kb.text import fold

__all__ = ["known_nearly"]


@lru_cache(maxsize=1)
def _near_words() -> dict[str, str]:
    pairs = [(fold(a), fold(b)) for a, b in rows("near_words.tsv", 2)]
    return {a: b for pair in pairs for a, b in (pair, pair[::-1])}


@lru_cache(maxsize=20_000)
def known_nearly(name: str) -> KnownOrganization | None:
    """The known organization of a name, or of the name with one word replaced by the one it is taken for; else None.

    >>> [body.id for body in map(known_nearly, ("Turkish Council", "Turkic Council", "Arabic League")) if body]
    ['ots', 'ots', 'arab-league']
    """
    if body := known(name):
        return body
    words = fold(name).split()
    for place, word in enumerate(words):
        if word in _near_words():
            body = known(" ".join((*words[:place], _near_words()[word], *words[place + 1 :])))
            if body:
                return body
    return None
