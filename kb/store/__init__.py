"""The store: one SQLite file that holds what was read and what was worked out from it.

Plain `sqlite3`, without an object mapper: see docs/decisions/store.md. A store elsewhere has the same parts
with the same methods.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kb.store import rows
from kb.store.chains import ChainRow
from kb.store.database import Database
from kb.store.documents import Documents
from kb.store.entities import Entities
from kb.store.entity_rows import EntityRow
from kb.store.files import FilePart, Files, FileState, Rejection
from kb.store.names import NameRow, Names
from kb.store.parted import Parted
from kb.store.relation_rows import Counts
from kb.store.relations import Relations
from kb.store.stories import Stories
from kb.store.texts import Texts

__all__ = [
    "ChainRow",
    "Counts",
    "EntityRow",
    "FilePart",
    "FileState",
    "NameRow",
    "Rejection",
    "Store",
]


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
        self.stories = Stories(self._database)
        self.names = Names(self._database)
        self.texts = Texts(self._database)
        self.parted = Parted(self._database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the writing done inside, or none of it."""
        with self._database.transaction():
            yield

    def meta(self) -> dict[str, str]:
        return {r["key"]: r["value"] for r in self._database.connection.execute("SELECT key, value FROM meta")}

    def put_meta(self, values: Mapping[str, str]) -> None:
        self._database.connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))

    def indexed(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        """Document id → print of what the full-text index holds of it; of all, or of these."""
        db = self._database.connection
        if ids is None:
            return dict(db.execute("SELECT document_id, print FROM indexed").fetchall())
        sql = f"SELECT document_id, print FROM indexed WHERE document_id IN ({rows.marks(ids)})"
        return dict(db.execute(sql, ids).fetchall())

    def indexed_count(self) -> int:
        """How many articles the full-text index holds."""
        return int(self._database.connection.execute("SELECT count(*) FROM indexed").fetchone()[0])

    def unindexed(self) -> list[str]:
        """The ids of the articles, by id, whose place in the full-text index must be looked at; some may be gone."""
        sql = "SELECT document_id FROM changed WHERE what = 'index' ORDER BY document_id"
        return [r[0] for r in self._database.connection.execute(sql)]

    def put_indexed(self, prints: Mapping[str, str], removed: Sequence[str], seen: Iterable[str]) -> None:
        """Record what the full-text index holds now; `seen` are those that need no look any more."""
        with self._database.transaction() as db:
            db.executemany("DELETE FROM indexed WHERE document_id = ?", [(i,) for i in removed])
            db.executemany("INSERT OR REPLACE INTO indexed VALUES (?, ?)", list(prints.items()))
            db.executemany("DELETE FROM changed WHERE what = 'index' AND document_id = ?", [(i,) for i in seen])

    def forget_indexed(self) -> None:
        """Say that the full-text index holds nothing that can be relied on."""
        with self._database.transaction() as db:
            db.execute("DELETE FROM indexed")
            db.execute("INSERT OR IGNORE INTO changed SELECT 'index', id FROM document")

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
