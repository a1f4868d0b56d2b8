"""The sources: which folders and files were read, in which state, and what was rejected."""

from dataclasses import dataclass

from kb.model import Article
from kb.store.database import Database

__all__ = ["FilePart", "FileState", "Files", "Rejection"]


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


@dataclass(frozen=True, slots=True)
class FilePart:
    """What a batch read of one file: `first` and `last` say whether it is all of it.

    `articles` are new or changed, `kept` the URIs of those that are as they were.
    """

    state: FileState
    articles: tuple[Article, ...] = ()
    kept: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    first: bool = True
    last: bool = True
