"""What narrows the results, as a reader sees it: one publisher once, whatever letters its name is printed in."""

from collections.abc import Sequence

from kb.index.choices import PRINTED, best_first
from kb.text import fold
from web.asking import Chosen

__all__ = ["chosen_once"]


def chosen_once(chosen: Sequence[Chosen]) -> list[tuple[Chosen, tuple[str, ...]]]:
    """What narrows the results, each with all values that go when it is taken away.

    >>> chosen_once([Chosen("source", "DAILY"), Chosen("source", "Daily"), Chosen("year", "2022")])
    [(Chosen(field='source', value='Daily'), ('Daily', 'DAILY')), (Chosen(field='year', value='2022'), ('2022',))]
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for item in chosen:
        key = fold(item.value) if item.field in PRINTED else item.value
        groups.setdefault((item.field, key), []).append(item.value)
    ordered = ((field, best_first(values)) for (field, _), values in groups.items())
    return [(Chosen(field, values[0]), values) for field, values in ordered]
