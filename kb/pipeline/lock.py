"""One writer at a time: a lock that the system releases when its holder dies, however it dies."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import StoreError

__all__ = ["writing"]


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the right to write to the knowledge base in `folder`. Raises StoreError when another process holds it.

    SQLite's own file lock is used since it is the same on every system and never outlives its process.
    """
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / "write.lock", timeout=0, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        connection.close()
        raise StoreError(f"another process is writing to {folder}; wait until it is done and run this again") from None
    try:
        yield
    finally:
        connection.close()
