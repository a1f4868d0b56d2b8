"""What narrows the results, as a reader sees it: one publisher once, whatever letters its name is printed in."""

from collections.abc import Iterable, Sequence

from kb.index.choices import PRINTED, best_first, choices
from kb.text import fold
from web.asking import Chosen

__all__ = ["chosen_once", "printed_once"]


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


def printed_once(publishers: Iterable[str]) -> dict[str, str]:
    """How each publisher of a list is shown there: those that differ only in case and accents in one form.

    >>> printed_once(["DAILY", "Daily", "Post"])
    {'Daily': 'Daily', 'DAILY': 'Daily', 'Post': 'Post'}
    """
    lines = choices("source", [(publisher, 1) for publisher in dict.fromkeys(publishers)])
    return {form: line.values[0] for line in lines for form in line.values}
