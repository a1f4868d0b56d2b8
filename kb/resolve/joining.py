"""Joining names into entities: the surest pairs first, and never two groups that hold names known to differ."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kb.model import Reason
from kb.organizations import known
from kb.resolve.compare import value_of, verdict_of
from kb.resolve.context import conflicts
from kb.resolve.deciding import decide
from kb.resolve.groups import Groups
from kb.resolve.likeness import Edge, node_score, reasons, renamed, spelled_out
from kb.resolve.near import known_nearly
from kb.resolve.nodes import Node
from kb.resolve.rulings import Rulings

__all__ = ["join_names"]

SPELLED = 0.8  # two full names in one alphabet less alike than this are not joined through a third
_CHECKED = 6  # names of each group compared before two groups are joined


def join_names(nodes: Sequence[Node], ruled: Rulings, edges: Sequence[Edge]) -> Groups:
    """Groups of nodes that are the same by name and context; decisions first, then the surest of the pairs.

    What a decision, a list or an article joined under two names is not held against either of them: their spellings
    are joined to each as if they were alone.
    """
    groups = Groups.of(nodes)
    decide(groups, ruled)
    for _, a, b in edges:
        namesakes = nodes[a].unit == nodes[b].unit and not groups.ruled_apart(a, b)
        together = groups.root(a) == groups.root(b)
        if groups.alike(a, b) or (not together and groups.barring(a, b) and not namesakes):
            continue
        score = node_score(nodes[a], nodes[b])
        said = renamed(nodes[a], nodes[b])
        alike = score.verdict == "same" and not namesakes
        against = _against(groups, a, b) if alike and not said else None
        if alike and not against:
            groups.join(a, b, score, by_name=not said)
        elif not together:
            told = score if against is None else replace(score, reasons=(*score.reasons, against))
            groups.unsure.append((a, b, told))
    return groups


def _stands_for(nodes: Sequence[Node], other: int, judged: int) -> bool:
    """Whether a name is another, or nearly one, of the known body that is judged: what holds for one holds for it."""
    if other == judged or nodes[other].kind != "organization":
        return False
    body = known(nodes[judged].name)
    return body is not None and body == known_nearly(nodes[other].name)


def _against(groups: Groups, a: int, b: int) -> Reason | None:
    """Why two groups are not joined though these two names of theirs are alike: others of theirs are known to be two's.

    Only names that were joined by likeness are looked at, and of these the most written about, so that joining stays
    cheap in large groups.
    """

    def heard(group: Iterable[int]) -> list[int]:
        return sorted(group, key=lambda n: (-groups.nodes[n].stories, n))[:_CHECKED]

    for i in heard(groups.spelled(a)):
        for j in heard(groups.spelled(b)):
            left, right = groups.nodes[i], groups.nodes[j]
            if (
                (i, j) == (a, b)
                or left.kind != right.kind
                or _stands_for(groups.nodes, i, a)
                or _stands_for(groups.nodes, j, b)
            ):
                continue
            if conflicts(left.context, right.context):
                return _through(left, right, "other offices, countries and company")
            found = reasons(left, right, told=False)
            value = value_of(found, left.kind)
            if verdict_of(value) == "different" or (round(value, 4) < SPELLED and spelled_out(left, right)):
                worst = min(found, key=lambda r: r.value)
                return _through(left, right, f"{value:.2f}, {worst.text}" if worst.value < 0 else f"{value:.2f}")
    return None


def _through(left: Node, right: Node, why: str) -> Reason:
    """What is held against joining two others, by which these two would be one; it changes no score."""
    return Reason("through", 0.0, f"that would also join {left.name} and {right.name} ({why})")
