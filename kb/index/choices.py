"""The values of a facet as a reader sees them: one publisher once, whatever letters its name is printed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.text import fold

__all__ = ["PRINTED", "Choice", "best_first", "choices"]

# Facets whose values are names as articles print them.
PRINTED = frozenset({"source"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a facet: the values it stands for, the one that is shown first, and how many articles have any."""

    values: tuple[str, ...]
    count: int


def choices(field: str, counted: Sequence[tuple[str, int]]) -> list[Choice]:
    """The lines of a facet; those that differ only in case and accents are one, shown by the form not all in capitals.

    An article has one publisher, so the counts of its forms add up.

    >>> choices("source", [("EGE POSTASI", 5), ("Daily", 4), ("Ege Postası", 2)])
    [Choice(values=('Ege Postası', 'EGE POSTASI'), count=7), Choice(values=('Daily',), count=4)]
    """
    groups: dict[str, list[tuple[str, int]]] = {}
    for value, count in counted:
        groups.setdefault(fold(value) if field in PRINTED else value, []).append((value, count))
    found = [Choice(best_first([value for value, _ in own]), sum(n for _, n in own)) for own in groups.values()]
    return sorted(found, key=lambda choice: -choice.count) if field in PRINTED else found


def best_first(values: Sequence[str]) -> tuple[str, ...]:
    """The forms of a name, those not all in capitals first."""
    return tuple(sorted(values, key=str.isupper))
