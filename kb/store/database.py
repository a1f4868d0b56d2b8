"""Opening the SQLite file: one connection a thread, WAL, foreign keys, the schema's version."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import StoreError
from kb.store.migrations import MIGRATIONS, SCHEMA_VERSION

__all__ = ["Database"]


class Database:
    """A SQLite file opened for reading, or for writing by one thread.

    A file in a folder that cannot be written to (a read-only disk) is opened as immutable, since WAL
    needs files beside it. Raises StoreError when the file is missing, is not ours or is newer than we are.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self.path = path
        self.write = write
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        if not write and not path.is_file():
            raise StoreError(
                f"there is no knowledge base in {path.parent}; make one with: kb build FOLDER --kb {path.parent}"
            )
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._check()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what is done inside, or nothing of it."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        mode = "rwc" if self.write else "ro"
        if not self.write and not os.access(self.path.parent, os.W_OK):
            mode = "ro&immutable=1"
        try:
            connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=30,
            )
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys=ON")
            if self.write:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA cache_size=-65536")
            connection.execute("PRAGMA temp_store=MEMORY")
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self.path} cannot be opened as a knowledge base ({error}); restore a copy or build it again"
            ) from None
        return connection

    def _check(self) -> None:
        version = int(self.connection.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"{self.path} was made by a newer Kartoteka (schema {version}, this one knows {SCHEMA_VERSION}); upgrade Kartoteka"
            )
        if version == SCHEMA_VERSION:
            return
        if not self.write:
            raise StoreError(
                f"{self.path} has the older schema {version}; bring it up to date with: kb build --kb {self.path.parent}"
            )
        for number in range(version, SCHEMA_VERSION):
            script = f"BEGIN;\n{MIGRATIONS[number]}\nPRAGMA user_version={number + 1};\nCOMMIT;"
            self.connection.executescript(script)
