"""Chains that people's decisions made two: the new ones stored, and the old ones put back when a decision is taken back."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from kb.model import Chain
from kb.store import rows
from kb.store.database import Database

__all__ = ["Parted"]

_KEPT = "parted"  # in the table `meta`: for each article what was applied, and the chains as they were read
_Entry = Mapping[str, Any]  # {"print": text, "was": {new number: [old number, columns …]}}
_SELECT = f"SELECT {', '.join(rows.CHAIN)} FROM chain WHERE document_id = ? AND number = ?"


class Parted:
    """Writes chains, mentions and statements of single articles; all of it runs inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def _db(self) -> sqlite3.Connection:
        return self._database.connection

    def applied(self) -> dict[str, str]:
        """Article → what was applied to it, as `put` was told; those read again since then are left out."""
        return {d: str(kept["print"]) for d, kept in self._kept().items() if self._stands(d, kept)}

    def chains(self, document_id: str) -> dict[int, Chain]:
        """The chains of an article with their mentions, by number."""
        found = {}
        for row in self._db.execute("SELECT * FROM chain WHERE document_id = ? ORDER BY number", (document_id,)):
            sql = "SELECT * FROM mention WHERE document_id = ? AND chain = ? ORDER BY start"
            mentions = tuple(rows.mention(r) for r in self._db.execute(sql, (document_id, row["number"])))
            found[int(row["number"])] = rows.chain(row, mentions)
        return found

    def put(self, document_id: str, old: int, rest: Chain | None, new: int, own: Chain) -> None:
        """Make two of the chain `old`: what is left of it, None for nothing, and `own`, which is taken out and numbered `new`."""
        self._touch(document_id)
        was = [old, *self._db.execute(_SELECT, (document_id, old)).fetchone()]
        self._insert(document_id, new, rows.chain_values(own))
        starts = [(new, document_id, m.start) for m in own.mentions]
        self._db.executemany("UPDATE mention SET chain = ? WHERE document_id = ? AND start = ?", starts)
        for end in ("source", "target"):
            sql = f"UPDATE statement SET {end} = ? WHERE document_id = ? AND {end}_start = ? AND {end} = {int(old)}"
            self._db.executemany(sql, starts)
        if rest is None:
            self._db.execute("DELETE FROM chain WHERE document_id = ? AND number = ?", (document_id, old))
        else:
            self._update(document_id, old, rows.chain_values(rest))
        kept = self._kept()
        entry = kept.setdefault(document_id, {"print": "", "was": {}})
        self._keep({**kept, document_id: {**entry, "was": {**_was(entry), str(new): was}}})

    def settle(self, document_id: str, mark: str) -> None:
        """Say what was applied to an article: `applied` gives it until the article is read again."""
        kept = self._kept()
        if document_id in kept:
            self._keep({**kept, document_id: {**kept[document_id], "print": mark}})

    def restore(self, document_id: str) -> None:
        """Put the chains of an article back as they were read."""
        kept = self._kept()
        entry = kept.pop(document_id, None)
        if entry is not None and self._stands(document_id, entry):
            self._touch(document_id)
            for new, (old, *values) in reversed(list(_was(entry).items())):
                there = "SELECT 1 FROM chain WHERE document_id = ? AND number = ?"
                if self._db.execute(there, (document_id, old)).fetchone():
                    self._update(document_id, old, values)
                else:
                    self._insert(document_id, old, values)
                for table, column in (("mention", "chain"), ("statement", "source"), ("statement", "target")):
                    sql = f"UPDATE {table} SET {column} = ? WHERE document_id = ? AND {column} = ?"
                    self._db.execute(sql, (old, document_id, int(new)))
                self._db.execute("DELETE FROM chain WHERE document_id = ? AND number = ?", (document_id, int(new)))
        self._keep(kept)

    def _kept(self) -> dict[str, dict[str, Any]]:
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", (_KEPT,)).fetchone()
        return dict(json.loads(found[0])) if found else {}

    def _keep(self, kept: Mapping[str, object]) -> None:
        value = json.dumps(kept, ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEPT, value))

    def _stands(self, document_id: str, entry: _Entry) -> bool:
        """Whether the article still has the chains that were made: one read again has its own."""
        sql = "SELECT 1 FROM chain WHERE document_id = ? AND number = ?"
        return all(self._db.execute(sql, (document_id, int(new))).fetchone() for new in _was(entry))

    def _touch(self, document_id: str) -> None:
        """Say that counts, relations, story and index of the article must be looked at again, and all names it has: their company."""
        self._db.execute(
            """INSERT OR IGNORE INTO stale_pair SELECT DISTINCT a.entity_id, b.entity_id FROM statement s
               JOIN chain a ON a.document_id = s.document_id AND a.number = s.source
               JOIN chain b ON b.document_id = s.document_id AND b.number = s.target
               WHERE s.document_id = ? AND a.entity_id IS NOT NULL AND b.entity_id IS NOT NULL""",
            (document_id,),
        )
        stale = "INSERT OR IGNORE INTO stale_name SELECT folded FROM chain WHERE document_id = ? AND folded IS NOT NULL"
        self._db.execute(stale, (document_id,))
        what = [(what, document_id) for what in ("count", "story", "index")]
        self._db.executemany("INSERT OR IGNORE INTO changed VALUES (?, ?)", what)

    def _insert(self, document_id: str, number: int, values: Sequence[object]) -> None:
        sql = f"INSERT INTO chain (document_id, number, {', '.join(rows.CHAIN)}) VALUES (?,?,{rows.marks(rows.CHAIN)})"
        self._db.execute(sql, (document_id, number, *values))

    def _update(self, document_id: str, number: int, values: Sequence[object]) -> None:
        """Write a chain that stays under its name."""
        sql = f"UPDATE chain SET {', '.join(f'{c} = ?' for c in rows.CHAIN)} WHERE document_id = ? AND number = ?"
        self._db.execute(sql, (*values, document_id, number))


def _was(entry: _Entry) -> dict[str, list[Any]]:
    """The number of each chain that was taken out, to the number and the columns of the chain it was taken out of."""
    was: dict[str, list[Any]] = entry["was"]
    return was
