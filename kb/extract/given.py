"""Given names, and the shape of a person's full name in English."""

from functools import cache, lru_cache

from kb.extract.east_asian import is_family_first, is_hyphened_given
from kb.extract.tables import words_in_any, words_of
from kb.text import fold

__all__ = ["given_names", "is_given", "is_person_shape"]

_LONGEST = 4


def is_person_shape(tokens: list[str]) -> bool:
    """Whether the tokens look like a given name and a surname, with nothing of an organization in them."""
    if not 2 <= len(tokens) <= _LONGEST:
        return False
    return (is_given(tokens[0]) or is_family_first(tokens)) and _no_body(tuple(tokens))


@lru_cache(maxsize=16384)
def _no_body(tokens: tuple[str, ...]) -> bool:
    folded = [fold(t) for t in tokens]
    others = words_in_any(("org_triggers", "trigger", "en"), ("name_stops", "any", "en"))
    return others.isdisjoint(folded) and " ".join(folded) not in words_of("org_triggers", "named", "en")


@lru_cache(maxsize=16384)
def is_given(word: str) -> bool:
    """Whether a word is a given name and hardly anything else."""
    folded = fold(word)
    if "-" in folded:
        if is_hyphened_given(word):
            return True
        folded = folded.split("-")[0]
    return folded in given_names() and folded not in words_of("first_names", "weak")


@cache
def given_names() -> frozenset[str]:
    """The folded given names of the tables, of women and men."""
    return words_of("first_names", "m") | words_of("first_names", "f") | words_of("first_names", "x")
