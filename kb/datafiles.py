"""The tables under kb/data: tab-separated, `#` starts a comment line, `|` separates alternatives in a cell."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

__all__ = ["alternatives", "content_mark", "rows"]


def rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of the table kb/data/`name`, each with exactly `columns` cells; missing ones at the end are "".

    Raises ValueError with file and line when a row has too many cells: a table is part of the
    program, so that is a mistake of ours, not of the user.
    """
    text = files("kb").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > columns:
            raise ValueError(
                f"kb/data/{name} line {number}: {len(cells)} cells where {columns} are known; check the tabs"
            )
        yield (*cells, *[""] * (columns - len(cells)))


def alternatives(cell: str) -> tuple[str, ...]:
    """The alternatives in a cell.

    >>> alternatives("Turk | Turks|")
    ('Turk', 'Turks')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@lru_cache(maxsize=8)
def content_mark(*names: str) -> str:
    """A mark of what the tables kb/data/`names` hold, read once a process: another word in one makes another mark."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(files("kb").joinpath("data").joinpath(name).read_bytes())
    return digest.hexdigest()[:16]
