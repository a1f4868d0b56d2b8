"""What is kept so that an article finds the others of its story without a look at all: outlines, keys, links, versions."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from kb.model import Version
from kb.outlines import Outline, StoryLink
from kb.store import rows
from kb.store.database import Database

__all__ = ["Stories"]


class Stories:
    """The `outline`, `story_key`, `story_link` and `version` tables; writing runs inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def holds(self, number: int) -> bool:
        """Whether there are so many outlines; counting them all would read every one."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM outline LIMIT ?)"
        return bool(self._database.connection.execute(sql, (number,)).fetchone()[0] >= number)

    def ids(self) -> list[str]:
        return [r[0] for r in self._database.connection.execute("SELECT document_id FROM outline ORDER BY document_id")]

    def put(self, outlines: Sequence[Outline]) -> None:
        """Keep outlines of articles of which there is none; keys are below 2**63, those below 0 find nothing."""
        db = self._database.connection
        own = [array("q", sorted(o.keys)) for o in outlines]  # sets have another order in each process
        db.executemany(
            "INSERT INTO outline VALUES (?,?,?,?,?)",
            [
                (o.document_id, o.language, rows.iso(o.published), o.words, keys.tobytes())
                for o, keys in zip(outlines, own, strict=True)
            ],
        )
        keys = np.frombuffer(b"".join(own), np.int64)
        order = np.argsort(keys, kind="stable")  # in the order of the table, and quicker than by pairs
        order = order[np.searchsorted(keys[order], 0) :]
        holders = [o.document_id for o, keys in zip(outlines, own, strict=True) for _ in keys]
        found = zip(keys[order].tolist(), map(holders.__getitem__, order.tolist()), strict=True)
        db.executemany("INSERT INTO story_key VALUES (?,?)", found)

    def remove(self, ids: Iterable[str]) -> None:
        db = self._database.connection
        for outline in self.outlines(list(ids)).values():
            db.executemany(
                "DELETE FROM story_key WHERE key = ? AND document_id = ?",
                [(k, outline.document_id) for k in outline.keys if k >= 0],
            )
            db.execute("DELETE FROM outline WHERE document_id = ?", (outline.document_id,))

    def outlines(self, ids: Sequence[str]) -> dict[str, Outline]:
        """The outlines there are of these ids."""
        found = {}
        for part in rows.parts(ids):
            sql = f"SELECT * FROM outline WHERE document_id IN ({rows.marks(part)})"
            for r in self._database.connection.execute(sql, part):
                keys = frozenset(array("q", r["keys"]))
                found[r["document_id"]] = Outline(
                    r["document_id"], r["language"], rows.day(r["published"]), r["words"], keys
                )
        return found

    def holders(self, key: int, limit: int) -> list[str]:
        """The ids of the articles that have a key, the first `limit` of them by id; all when it is negative."""
        sql = "SELECT document_id FROM story_key WHERE key = ? ORDER BY document_id LIMIT ?"
        return [r[0] for r in self._database.connection.execute(sql, (key, limit)).fetchall()]

    def holders_of(self, keys: Collection[int], limit: int) -> dict[int, list[str]]:
        """The same for many keys in one statement, by id; keys nobody has are left out."""
        sql = """SELECT value, (SELECT group_concat(document_id, char(10)) FROM
                               (SELECT document_id FROM story_key WHERE key = value ORDER BY document_id LIMIT ?)) FROM json_each(?)"""
        found = self._database.connection.execute(sql, (limit, f"[{','.join(map(str, keys))}]"))
        return {key: sorted(ids.split("\n")) for key, ids in found if ids}

    def shared(self) -> Iterator[tuple[int, list[str]]]:
        """Each key that several articles have, with the ids of all of them, by id; one pass over the table."""
        sql = "SELECT key, group_concat(document_id, char(10)) FROM story_key GROUP BY key HAVING count(*) > 1"
        for key, ids in self._database.connection.execute(sql):
            yield key, sorted(ids.split("\n"))

    def links(self, ids: Sequence[str]) -> list[StoryLink]:
        """The links that have one of these ids at an end."""
        found = {}
        for part in rows.parts(ids):
            for column in ("first", "second"):
                sql = f"SELECT * FROM story_link WHERE {column} IN ({rows.marks(part)})"
                for r in self._database.connection.execute(sql, part):
                    link = StoryLink(r["first"], r["second"], r["role"], r["share"], bool(r["whole"]), r["reason"])
                    found[link.first, link.second] = link
        return list(found.values())

    def link(self, first: str, second: str, role: str, share: float, whole: bool, reason: str) -> None:
        sql = "INSERT OR REPLACE INTO story_link VALUES (?,?,?,?,?,?)"
        self._database.connection.execute(sql, (first, second, role, share, int(whole), reason))

    def unlink(self, ids: Iterable[str]) -> None:
        self._database.connection.executemany(
            "DELETE FROM story_link WHERE first = ?1 OR second = ?1", [(i,) for i in ids]
        )

    def put_versions(self, versions: Iterable[Version]) -> None:
        """Keep these in place of the earlier ones of the same articles; what is as it was is not written."""
        self._database.connection.executemany(
            """INSERT INTO version VALUES (?,?,?,?,?) ON CONFLICT (document_id) DO UPDATE
               SET story_id = excluded.story_id, role = excluded.role, score = excluded.score, reason = excluded.reason
               WHERE (story_id, role, score, reason) <> (excluded.story_id, excluded.role, excluded.score, excluded.reason)""",
            ((v.document_id, v.story_id, v.role, v.score, v.reason) for v in versions),
        )

    def members(self) -> dict[str, list[str]]:
        """Story id → the ids of its articles, for stories of more than one."""
        found: dict[str, list[str]] = {}
        sql = """SELECT story_id, document_id FROM version
                 WHERE story_id IN (SELECT story_id FROM version GROUP BY story_id HAVING count(*) > 1)"""
        for row in self._database.connection.execute(sql):
            found.setdefault(row[0], []).append(row[1])
        return found

    def stale(self, keys: str = "") -> list[str]:
        """The ids of articles that are new, changed or gone, or whose entities changed, since stories were last made.

        All articles when the outlines were made with other keys than `keys` names; "" does not ask.
        """
        db = self._database.connection
        if keys and self._keys() not in ("", keys):
            db.execute("INSERT INTO changed SELECT 'story', document_id FROM outline WHERE true ON CONFLICT DO NOTHING")
        return [r[0] for r in db.execute("SELECT document_id FROM changed WHERE what = 'story'")]

    def settled(self, keys: str = "") -> None:
        """Say that stories fit the articles, and by which keys."""
        db = self._database.connection
        db.execute("DELETE FROM changed WHERE what = 'story'")
        if keys:
            db.execute("INSERT OR REPLACE INTO meta VALUES ('story_keys', ?)", (keys,))

    def _keys(self) -> str:
        """The keys outlines were made with; those of the first release did not say so."""
        db = self._database.connection
        row = db.execute("SELECT value FROM meta WHERE key = 'story_keys'").fetchone()
        if row:
            return str(row[0])
        return "1" if db.execute("SELECT 1 FROM outline LIMIT 1").fetchone() else ""
