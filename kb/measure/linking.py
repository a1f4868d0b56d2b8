"""How well mentions are grouped into entities: B³ and CEAFe.

B³ after Bagga and Baldwin (1998), CEAFe after Luo (2005), both over the mentions that gold and system
share; what was not found at all is counted with the mentions.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import TypeVar

import networkx as nx

__all__ = ["b_cubed", "ceaf_e", "fused", "same_named"]

Item = TypeVar("Item", bound=Hashable)


def b_cubed(gold: Mapping[Item, str], found: Mapping[Item, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items of both.

    >>> b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"})
    (0.5555555555555555, 1.0, 0.7142857142857143)
    """
    items = [i for i in gold if i in found]  # each has a group on both sides
    if not items:
        return 0.0, 0.0, 0.0
    golds, founds = Counter(gold[i] for i in items), Counter(found[i] for i in items)
    both = Counter((gold[i], found[i]) for i in items)
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / len(items)
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ceaf_e(gold: Mapping[Item, str], found: Mapping[Item, str]) -> float:
    """F1 of the best one-to-one assignment of groups, with the likeness 2·|both| / (|gold| + |found|).

    >>> round(ceaf_e({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}), 3)
    0.533
    """
    items = [i for i in gold if i in found]
    if not items:
        return 0.0
    golds, founds = Counter(gold[i] for i in items), Counter(found[i] for i in items)
    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    for (g, f), n in Counter((gold[i], found[i]) for i in items).items():
        graph.add_edge(("gold", g), ("found", f), weight=2 * n / (golds[g] + founds[f]))
    total: float = sum(graph.edges[edge]["weight"] for edge in nx.max_weight_matching(graph))
    precision, recall = total / len(founds), total / len(golds)
    return 2 * precision * recall / (precision + recall)


def fused(gold: Mapping[Item, str], found: Mapping[Item, str]) -> list[tuple[str, tuple[str, ...]]]:
    """The groups found that hold more than one gold entity: wrong merges."""
    inside: dict[str, set[str]] = {}
    for item, group in found.items():
        if item in gold:
            inside.setdefault(group, set()).add(gold[item])
    return sorted((group, tuple(sorted(entities))) for group, entities in inside.items() if len(entities) > 1)


def same_named(
    gold: Mapping[Item, str], found: Mapping[Item, str], names: Mapping[Item, str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of gold entities that are written alike somewhere, and those of them of which one group found holds both.

    `names` is how each item is written, folded.

    >>> same_named({1: "judge", 2: "striker"}, {1: "x", 2: "x"}, {1: "ann orr", 2: "ann orr"})
    ([('judge', 'striker')], [('judge', 'striker')])
    """
    called: dict[str, set[str]] = {}
    for item in gold:
        if item in found:
            called.setdefault(names[item], set()).add(gold[item])
    pairs = sorted({pair for entities in called.values() for pair in combinations(sorted(entities), 2)})
    together = {pair for _, entities in fused(gold, found) for pair in combinations(entities, 2)}
    return pairs, [pair for pair in pairs if pair in together]
