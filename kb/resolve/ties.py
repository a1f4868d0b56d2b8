"""Decisions as knots between names: what they join or part must be looked at together."""

from collections.abc import Iterable, Sequence

from kb.countries import code_of
from kb.model import KINDS
from kb.resolve.decisions import Rulings, Subject

__all__ = ["Tie", "changed_ties", "needs_all", "subjects_of", "ties_of"]

Tie = tuple[str, ...]  # what a decision does, and the kind and name of each of its subjects by turns


def ties_of(ruled: Rulings) -> list[Tie]:
    """The decisions in force, each as a tie."""
    found: list[Tie] = [("together", *left, *right) for left, right in ruled.together]
    found += sorted(("apart", *(text for subject in sorted(pair) for text in subject)) for pair in ruled.apart)
    found += [("name", *subject, name, "") for subject, name in ruled.names.items()]
    found += sorted(("hidden", *subject) for subject in ruled.hidden)
    return found


def subjects_of(tie: Tie) -> list[Subject]:
    """The names a decision is about."""
    texts = tie[1:3] if tie[0] == "name" else tie[1:]
    kinds = {k: k for k in KINDS}
    return [(kinds[kind], name) for kind, name in zip(texts[::2], texts[1::2], strict=True) if kind in kinds]


def needs_all(ruled: Rulings) -> bool:
    """Whether what people decided can only be worked out with everything in view: who "all of an entity" is."""
    if ruled.kinds or ruled.elsewhere:
        return True
    lands = [name for tie in ties_of(ruled) for kind, name in subjects_of(tie) if kind == "country"]
    return not all(map(code_of, lands))


def changed_ties(before: Sequence[Tie], now: Sequence[Tie]) -> Iterable[Tie]:
    """The decisions that came or went; all of them when those that stayed stand in another order."""
    stayed = set(before) & set(now)
    if [t for t in before if t in stayed] != [t for t in now if t in stayed]:
        return {*before, *now}
    return set(before) ^ set(now)
