"""Raises the floors in floors.json to what is reached now, and says what moved.

    python -m tests.quality.raise_floors            (or: make floors)

A floor is never lowered while the texts are the same: a figure that fell is named and the command fails. Where the texts
themselves changed, the floors of their file are made anew, up or down.
"""

import sys
from collections.abc import Mapping

from tests.quality.figures import Floors, figures, fingerprint, floor_of, read_floors, write_floors

__all__ = ["raised"]


def raised(old: Floors, reached: Mapping[str, float], gold: str) -> tuple[Floors, list[str], list[str]]:
    """The floors for what was `reached` on texts with the fingerprint `gold`, what moved, and what fell below its floor.

    >>> raised(Floors("g", {"a": 0.5, "b": 0.9}), {"a": 0.8, "b": 0.8}, "g")
    (Floors(gold='g', floors={'a': 0.79, 'b': 0.9}), ['a: 0.500 → 0.790'], ['b: 0.800, its floor is 0.900'])
    """
    changed, new, moved, fell = old.gold != gold, {}, [], []
    for name, value in sorted(reached.items()):
        floor, before = floor_of(value), old.floors.get(name)
        if before is not None and not changed:
            floor = max(floor, before)
            if value < before:
                fell.append(f"{name}: {value:.3f}, its floor is {before:.3f}")
        new[name] = floor
        if before is None or floor != before:
            was = "new" if before is None else f"{before:.3f}"
            moved.append(f"{name}: {was} → {floor:.3f}{' (lower: other texts)' if before and floor < before else ''}")
    moved += [f"{name}: gone" for name in sorted(old.floors.keys() - new.keys())]
    return Floors(gold, new), moved, fell


def main() -> int:
    """Runs the command line; returns the exit code."""
    floors, below = read_floors(), 0
    for name, old in floors.items():
        floors[name], moved, fell = raised(old, figures(name), fingerprint(name))
        below += len(fell)
        print(f"{name}{' (its texts changed)' if old.gold != fingerprint(name) else ''}")
        for line in [*moved, *(f"BELOW: {line}" for line in fell)]:
            print(f"  {line}")
    write_floors(floors)
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
