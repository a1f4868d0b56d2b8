"""What results can be narrowed by, as a reader sees it: one publisher once, whatever letters its name is printed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.text import fold
from web.asking import Chosen

__all__ = ["Choice", "choices", "chosen_once"]

# Facets whose values are names as articles print them.
PRINTED = frozenset({"source"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a facet: the values it stands for, the one that is shown first, and how many articles have any."""

    values: tuple[str, ...]
    count: int


def choices(field: str, counted: Sequence[tuple[str, int]]) -> list[Choice]:
    """The lines of a facet; those that differ only in case and accents are one, shown by the form not all in capitals.

    >>> choices("source", [("EGE POSTASI", 5), ("Daily", 4), ("Ege Postası", 2)])
    [Choice(values=('Ege Postası', 'EGE POSTASI'), count=7), Choice(values=('Daily',), count=4)]
    """
    groups: dict[str, list[tuple[str, int]]] = {}
    for value, count in counted:
        groups.setdefault(fold(value) if field in PRINTED else value, []).append((value, count))
    found = [Choice(_best_first([value for value, _ in own]), sum(n for _, n in own)) for own in groups.values()]
    return sorted(found, key=lambda choice: -choice.count) if field in PRINTED else found


def chosen_once(chosen: Sequence[Chosen]) -> list[tuple[Chosen, tuple[str, ...]]]:
    """What narrows the results, each with all values that go when it is taken away.

    >>> chosen_once([Chosen("source", "DAILY"), Chosen("source", "Daily"), Chosen("year", "2022")])
    [(Chosen(field='source', value='Daily'), ('Daily', 'DAILY')), (Chosen(field='year', value='2022'), ('2022',))]
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for item in chosen:
        key = fold(item.value) if item.field in PRINTED else item.value
        groups.setdefault((item.field, key), []).append(item.value)
    ordered = ((field, _best_first(values)) for (field, _), values in groups.items())
    return [(Chosen(field, values[0]), values) for field, values in ordered]


def _best_first(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(values, key=str.isupper))
