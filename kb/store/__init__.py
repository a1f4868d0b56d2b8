"""The store: one SQLite file that holds what was read and what was worked out from it.

Plain `sqlite3`, without an object mapper: see docs/decisions/store.md. A store elsewhere has the same four parts
with the same methods.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kb.store.database import Database
from kb.store.documents import ChainRow, Documents
from kb.store.entities import Entities, EntityRow
from kb.store.files import FilePart, Files, FileState, Rejection
from kb.store.relations import Counts, Relations

__all__ = ["ChainRow", "Counts", "EntityRow", "FilePart", "FileState", "Rejection", "Store"]


class Store:
    """A knowledge base's file, opened. Reading is safe from several threads; one process writes at a time."""

    def __init__(
        self, path: Path, *, write: bool = False, symmetric: frozenset[str] = frozenset({"mentioned-with"})
    ) -> None:
        self._database = Database(path, write=write)
        self.files = Files(self._database)
        self.documents = Documents(self._database)
        self.entities = Entities(self._database)
        self.relations = Relations(self._database, symmetric)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the writing done inside, or none of it."""
        with self._database.transaction():
            yield

    def meta(self) -> dict[str, str]:
        return {r["key"]: r["value"] for r in self._database.connection.execute("SELECT key, value FROM meta")}

    def put_meta(self, values: Mapping[str, str]) -> None:
        self._database.connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))

    def indexed(self) -> dict[str, str]:
        """Document id → print of what the full-text index holds of it."""
        return dict(self._database.connection.execute("SELECT document_id, print FROM indexed").fetchall())

    def put_indexed(self, prints: Mapping[str, str], removed: list[str]) -> None:
        with self._database.transaction() as db:
            db.executemany("DELETE FROM indexed WHERE document_id = ?", [(i,) for i in removed])
            db.executemany("INSERT OR REPLACE INTO indexed VALUES (?, ?)", list(prints.items()))

    def forget_indexed(self) -> None:
        with self._database.transaction() as db:
            db.execute("DELETE FROM indexed")

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
