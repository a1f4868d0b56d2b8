"""Decisions as knots between names: what they join or part must be looked at together."""

from collections.abc import Iterable, Sequence

from kb.countries import code_of
from kb.resolve.decisions import Subject, subject_of
from kb.resolve.rulings import Rulings

__all__ = ["Tie", "changed_ties", "namesakes_of", "needs_all", "subjects_of", "ties_of"]

# What a decision does, then its subjects ("person:niels bohr") and, marked by "=", what else it says.
Tie = tuple[str, ...]


def ties_of(ruled: Rulings) -> list[Tie]:
    """The decisions in force, each as a tie."""
    found: list[Tie] = [
        ("together", _said(left), _said(right), f"={ruled.why.get((left, right), '')}")
        for left, right in ruled.together
    ]
    found += sorted(("apart", *sorted(map(_said, pair))) for pair in ruled.apart)
    for cut in ruled.elsewhere:
        other = [_said(Subject(cut.whole.kind, cut.spelling))] if cut.spelling else []
        more = [*sorted(cut.documents), *filter(None, (cut.mark, cut.why))]
        found.append(("elsewhere", _said(cut.whole), *other, *(f"={said}" for said in more)))
    found += [("kind", _said(subject), f"={kind}") for subject, kind in ruled.kinds.items()]
    found += [("name", _said(subject), f"={name}") for subject, name in ruled.names.items()]
    found += sorted(("hidden", _said(subject)) for subject in ruled.hidden)
    return found


def _said(subject: Subject) -> str:
    return str(subject)


def subjects_of(tie: Tie) -> list[Subject]:
    """The names a decision is about.

    >>> subjects_of(("name", "person:niels bohr", "=Bohr"))
    [Subject(kind='person', name='niels bohr', where=())]
    """
    return [subject_of(text) for text in tie[1:] if not text.startswith("=")]


def namesakes_of(tie: Tie) -> list[Subject]:
    """The name whose bearers a decision makes one; none for other decisions.

    >>> namesakes_of(("together", "person:niels bohr", "person:niels bohr"))
    [Subject(kind='person', name='niels bohr', where=())]
    """
    subjects = subjects_of(tie)
    return subjects[:1] if tie[0] == "together" and len(set(subjects)) == 1 else []


def needs_all(ruled: Rulings) -> bool:
    """Whether what people decided can only be worked out with everything in view.

    Countries are found by their codes: a name that has none may be anybody's, and what becomes a country, or is none
    any more, is found otherwise than before.
    """
    if any("country" in (subject.kind, kind) for subject, kind in ruled.kinds.items()):
        return True
    if any(cut.whole.kind == "country" for cut in ruled.elsewhere):
        return True
    lands = [name for tie in ties_of(ruled) for kind, name, _ in subjects_of(tie) if kind == "country"]
    return not all(map(code_of, lands))


def changed_ties(before: Sequence[Tie], now: Sequence[Tie]) -> Iterable[Tie]:
    """The decisions that came or went; all of them when those that stayed stand in another order."""
    stayed = set(before) & set(now)
    if [t for t in before if t in stayed] != [t for t in now if t in stayed]:
        return {*before, *now}
    return set(before) ^ set(now)
