"""Names in disjoint groups, each of which is one entity, with what joined them and what keeps them apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.model import Join, Score
from kb.resolve.nodes import Node
from kb.resolve.unions import Unions

__all__ = ["Groups"]


@dataclass(slots=True)
class Groups:
    """Nodes in disjoint groups, with the joins that made them and the pairs left unsure."""

    nodes: Sequence[Node]
    unions: Unions
    members: dict[int, list[int]]
    names: Unions  # those joined by likeness alone: what a person, a list or an article joins stays two here
    spellings: dict[int, list[int]]
    joins: dict[int, list[Join]] = field(default_factory=dict)
    unsure: list[tuple[int, int, Score]] = field(default_factory=list)
    parted: list[tuple[int, int, Score]] = field(default_factory=list)  # what people took apart
    doubts: list[tuple[int, int, Score]] = field(default_factory=list)  # bare names and those they may belong to
    renamed: dict[int, tuple[int, str]] = field(default_factory=dict)  # by a person's decision; the last one counts
    barred: set[tuple[int, int]] = field(default_factory=set)  # pairs of nodes that people keep apart
    namesakes: set[tuple[int, int]] = field(default_factory=set)  # bearers of one name that are not joined by a score

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> "Groups":
        """Each node in a group of its own."""
        size = len(nodes)
        return cls(nodes, Unions(size), {n: [n] for n in range(size)}, Unions(size), {})

    def root(self, node: int) -> int:
        return self.unions.find(node)

    def group(self, node: int) -> list[int]:
        return self.members[self.root(node)]

    def spelled(self, node: int) -> list[int]:
        """The nodes of a group that were joined to this one by likeness."""
        return self.spellings.get(self.names.find(node)) or [node]

    def alike(self, a: int, b: int) -> bool:
        """Whether two nodes were joined by likeness, straight or through others."""
        return self.names.find(a) == self.names.find(b)

    def join(self, a: int, b: int, score: Score, *, by_name: bool = False) -> None:
        """Make the groups of two nodes one, and remember why; `by_name` when it is for the likeness of their names."""
        if by_name and not self.alike(a, b):
            spelled = sorted((*self.spelled(a), *self.spelled(b)))
            for gone in (self.names.find(a), self.names.find(b)):
                self.spellings.pop(gone, None)
            self.spellings[self.names.join(a, b)] = spelled
        left, right = self.root(a), self.root(b)
        if left == right:
            return
        merged = sorted(self.members.pop(left) + self.members.pop(right))
        why = self.joins.pop(left, []) + self.joins.pop(right, [])
        root = self.unions.join(left, right)
        self.members[root] = merged
        self.joins[root] = [*why, Join(self.nodes[a].name, self.nodes[b].name, score)]

    def add(self) -> None:
        """Make room for one more node, in a group of its own."""
        number = self.unions.add()
        self.names.add()
        self.members[number] = [number]

    def drop(self, node: int) -> None:
        """Take a node out of its group: its articles went to others."""
        self.group(node).remove(node)

    def ruled_apart(self, a: int, b: int) -> bool:
        """Whether a decision keeps the groups of two nodes apart."""
        return self._holds(self.barred, a, b)

    def barring(self, a: int, b: int) -> bool:
        """Whether the groups of two nodes must not be joined: by a decision, or as bearers of one name are in both."""
        return self._holds(self.barred, a, b) or self._holds(self.namesakes, a, b)

    def _holds(self, pairs: set[tuple[int, int]], a: int, b: int) -> bool:
        return bool(pairs) and any((min(i, j), max(i, j)) in pairs for i in self.group(a) for j in self.group(b))
