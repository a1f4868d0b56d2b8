"""The sources: which folders and files were read, in which state, and what was rejected."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.store.database import Database

__all__ = ["FileState", "Files", "Rejection"]


@dataclass(frozen=True, slots=True)
class FileState:
    """A file that was read: its URI, the hash of its bytes, and the recipe it was read with."""

    uri: str
    source: str
    hash: str
    recipe: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be used: where, the fixed phrase, the particulars."""

    uri: str
    reason: str
    detail: str


class Files:
    """The `source`, `file` and `rejection` tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sources(self) -> dict[str, str]:
        """Label → print of every source."""
        rows = self._database.connection.execute("SELECT label, print FROM source")
        return {row["label"]: row["print"] for row in rows}

    def put_source(self, label: str, fingerprint: str) -> None:
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO source VALUES (?, ?) ON CONFLICT (label) DO UPDATE SET print = excluded.print",
                (label, fingerprint),
            )

    def states(self) -> dict[str, FileState]:
        rows = self._database.connection.execute("SELECT uri, source, hash, recipe FROM file")
        return {row["uri"]: FileState(*row) for row in rows}

    def rejections(self) -> list[Rejection]:
        rows = self._database.connection.execute("SELECT uri, reason, detail FROM rejection ORDER BY uri")
        return [Rejection(*row) for row in rows]


def put_file(db: sqlite3.Connection, state: FileState, rejections: Iterable[Rejection]) -> None:
    """Replace a file and all that came from it by an empty one with these rejections."""
    db.execute("DELETE FROM file WHERE uri = ?", (state.uri,))
    db.execute("INSERT INTO file VALUES (?, ?, ?, ?)", (state.uri, state.source, state.hash, state.recipe))
    rows = {r.uri: (r.uri, state.uri, r.reason, r.detail) for r in rejections}
    db.executemany("INSERT OR REPLACE INTO rejection VALUES (?, ?, ?, ?)", rows.values())


def counts(db: sqlite3.Connection) -> Mapping[str, int]:
    """How many rejections for each reason."""
    rows = db.execute("SELECT reason, count(*) FROM rejection GROUP BY reason ORDER BY 2 DESC, 1")
    return {row[0]: row[1] for row in rows}
