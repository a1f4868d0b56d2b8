"""Sets that only grow together (union-find); the smallest member stands for each set, whatever the order of joining."""

__all__ = ["Unions"]


class Unions:
    """Disjoint sets of the numbers 0..size-1.

    >>> u = Unions(3)
    >>> u.join(2, 1), u.find(2), u.find(0)
    (1, 1, 0)
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The number that stands for the set of `item`."""
        parent = self._parent
        root = item
        while parent[root] != root:
            root = parent[root]
        while parent[item] != root:
            parent[item], item = root, parent[item]
        return root

    def join(self, left: int, right: int) -> int:
        """Make the sets of `left` and `right` one; gives the number that stands for it."""
        a, b = self.find(left), self.find(right)
        if b < a:
            a, b = b, a
        self._parent[b] = a
        return a

    def add(self) -> int:
        """One more number, in a set of its own."""
        self._parent.append(len(self._parent))
        return len(self._parent) - 1
