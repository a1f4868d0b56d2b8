"""The entities derived from the chains: who is who, under which names, and why."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.errors import NotFound
from kb.model import Entity, EntityName, Join, Score, Suggestion, Verdict
from kb.store import rows
from kb.store.database import Database
from kb.store.entity_rows import EntityRow, amend, count, count_all, replace
from kb.text import fold

__all__ = ["Entities"]

SUGGESTED = 5  # pairs shown for one entity
_ORDERS = {
    # Versions of one text count once.
    "documents": "stories DESC, documents DESC, mentions DESC, name, id",
    "name": "name COLLATE NOCASE, id",
    "last": "last IS NULL, last DESC, stories DESC, id",
    "first": "first IS NULL, first, stories DESC, id",
}


class Entities:
    """The `entity`, `entity_name`, `redirect`, `joined` and `suggestion` tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # writing runs inside the caller's transaction

    def replace(
        self, found: Iterable[EntityRow], suggestions: Iterable[tuple[str, str, Score]], redirects: Mapping[str, str]
    ) -> None:
        """Put these entities in place of all there were; only what differs is written."""
        replace(self._database.connection, found, suggestions, redirects)

    def amend(
        self, found: Iterable[EntityRow], before: Mapping[str, Iterable[tuple[str, int]]],
        suggestions: Iterable[tuple[str, str, Score]], redirects: Mapping[str, str],
    ) -> None:  # fmt: skip
        """Put these entities in place of those in `before` (id to chains); `suggestions` are all that touch any of them."""
        amend(self._database.connection, found, before, suggestions, redirects)

    def count_again(self) -> None:
        """Make the counts and dates of every entity from its chains."""
        count_all(self._database.connection)

    def count_touched(self, also: Iterable[str] = ()) -> list[str]:
        """Make those of the entities of articles that changed, and of `also`; gives what `Relations.amend` needs."""
        return count(self._database.connection, also)

    def counted(self) -> None:
        """Say that counts and relations fit the articles."""
        db = self._database.connection
        db.execute("DELETE FROM changed WHERE what = 'count'")
        db.execute("DELETE FROM stale_pair")

    # reading

    def members(self) -> dict[str, list[tuple[str, int]]]:
        """Entity id → its chains (document id, number), as they are now."""
        found: dict[str, list[tuple[str, int]]] = {}
        sql = (
            "SELECT entity_id, document_id, number FROM chain WHERE entity_id IS NOT NULL ORDER BY document_id, number"
        )
        for row in self._database.connection.execute(sql):
            found.setdefault(row["entity_id"], []).append((row["document_id"], row["number"]))
        return found

    def redirects(self) -> dict[str, str]:
        return {r[0]: r[1] for r in self._database.connection.execute("SELECT old, new FROM redirect")}

    def count(self, kind: str = "") -> int:
        sql = "SELECT count(*) FROM entity" + (" WHERE kind = ?" if kind else "")
        return int(self._database.connection.execute(sql, (kind,) if kind else ()).fetchone()[0])

    def get(self, entity_id: str) -> Entity:
        """The entity of this id, or of the one it was merged into, with all its names."""
        db = self._database.connection
        row = db.execute("SELECT * FROM entity WHERE id = ?", (entity_id,)).fetchone()
        if row is None:
            moved = db.execute("SELECT new FROM redirect WHERE old = ?", (entity_id,)).fetchone()
            row = moved and db.execute("SELECT * FROM entity WHERE id = ?", (moved["new"],)).fetchone()
        if row is None:
            raise NotFound(f"there is no entity {entity_id}", "kb entities lists them")
        return rows.entity(row, self.names(row["id"]))

    def get_many(self, ids: Sequence[str]) -> dict[str, Entity]:
        """The entities with these ids, without their names."""
        found = {}
        for at in range(0, len(ids), 500):
            part = list(ids[at : at + 500])
            sql = f"SELECT * FROM entity WHERE id IN ({','.join('?' * len(part))})"
            found.update({r["id"]: rows.entity(r) for r in self._database.connection.execute(sql, part)})
        return found

    def names(self, entity_id: str) -> list[EntityName]:
        """Every spelling an entity has, commonest first."""
        return self._names_of([entity_id]).get(entity_id, [])

    def _names_of(self, ids: Sequence[str]) -> dict[str, list[EntityName]]:
        found: dict[str, list[EntityName]] = {}
        for part in rows.parts(ids):
            sql = f"""SELECT * FROM entity_name WHERE entity_id IN ({rows.marks(part)})
                      ORDER BY entity_id, count DESC, length(surface) DESC, surface"""
            for r in self._database.connection.execute(sql, part):
                found.setdefault(r["entity_id"], []).append(rows.name(r))
        return found

    def page(
        self,
        *,
        kind: str = "",
        country: str = "",
        text: str = "",
        sort: str = "documents",
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[int, list[Entity]]:
        """How many there are and the part asked for, each with its names.

        `text` keeps those with a name that has a word starting so, in any script, case or accent.
        """
        where, values = ["1"], []
        for column, value in (("kind", kind), ("country", country)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)
        if text:
            where.append(
                "id IN (SELECT entity_id FROM entity_name WHERE folded LIKE ? ESCAPE '\\' OR folded LIKE ? ESCAPE '\\')"
            )
            folded = fold(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            values += [f"{folded}%", f"% {folded}%"]
        condition = " AND ".join(where)
        db = self._database.connection
        total = int(db.execute(f"SELECT count(*) FROM entity WHERE {condition}", values).fetchone()[0])
        sql = f"SELECT * FROM entity WHERE {condition} ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?"
        found = db.execute(sql, (*values, limit, offset)).fetchall()
        names = self._names_of([r["id"] for r in found])
        return total, [rows.entity(r, names.get(r["id"], ())) for r in found]

    def named(self, name: str) -> list[Entity]:
        """The entities one of whose names is this, whatever its case and accents, most frequent first."""
        sql = """SELECT e.* FROM entity e JOIN (SELECT entity_id, max(count) AS n FROM entity_name
                 WHERE folded = ? GROUP BY entity_id) f ON f.entity_id = e.id
                 ORDER BY (lower(e.name) = lower(?)) DESC, e.stories DESC, f.n DESC, e.id"""
        found = self._database.connection.execute(sql, (fold(name), name)).fetchall()
        names = self._names_of([r["id"] for r in found])
        return [rows.entity(r, names.get(r["id"], ())) for r in found]

    def spellings(self, kind: str) -> Iterator[tuple[str, str]]:
        """(entity id, spelling) for every name of the entities of a kind, demonyms and the like left out."""
        sql = """SELECT DISTINCT entity_id, surface FROM entity_name n JOIN entity e ON e.id = n.entity_id
                 WHERE e.kind = ? AND n.form IN ('name', 'alias') ORDER BY entity_id, surface"""
        return ((r[0], r[1]) for r in self._database.connection.execute(sql, (kind,)))

    def joins(self, entity_id: str) -> list[Join]:
        sql = "SELECT first, second, score FROM joined WHERE entity_id = ? ORDER BY first, second"
        return [Join(r[0], r[1], rows.score(r[2])) for r in self._database.connection.execute(sql, (entity_id,))]

    def suggestions(self, entity_id: str = "", limit: int = 200, *, verdict: Verdict = "unsure") -> list[Suggestion]:
        """Pairs that may be one and were not joined, surest first, at most five of one entity.

        With the verdict "different" those of one name that are known to be two.
        """
        where = "WHERE first = ?1 OR second = ?1" if entity_id else ""
        sql = f"SELECT first, second, score FROM suggestion {where} ORDER BY value DESC, first, second"
        shown: Counter[str] = Counter()
        found: list[Suggestion] = []
        for first, second, score in self._database.connection.execute(sql, (entity_id,) if entity_id else ()):
            if len(found) == limit:
                break
            told = rows.score(score)
            if told.verdict == verdict and max(shown[first], shown[second]) < SUGGESTED:
                shown.update((first, second))
                found.append(Suggestion(first, second, told))
        return found

    def of_document(self, document_id: str) -> list[tuple[Entity, int]]:
        """The entities of one article with the number of their mentions, most important first."""
        sql = """SELECT e.*, count(*) AS n, min(m.start) AS at FROM chain c JOIN entity e ON e.id = c.entity_id
                 JOIN mention m ON m.document_id = c.document_id AND m.chain = c.number
                 WHERE c.document_id = ? GROUP BY e.id ORDER BY n DESC, at"""
        found = self._database.connection.execute(sql, (document_id,))
        return [(rows.entity(r), r["n"]) for r in found]

    def surfaces(self, document_ids: Sequence[str]) -> dict[str, list[tuple[str, str, str, tuple[str, ...], int]]]:
        """(entity id, kind, name, surfaces in the article, mentions) of each article, for the full-text index."""
        found: dict[str, list[tuple[str, str, str, tuple[str, ...], int]]] = {}
        for part in rows.parts(document_ids):
            sql = f"""SELECT c.document_id, e.id, e.kind, e.name, json_group_array(DISTINCT m.surface) AS surfaces, count(*) AS n
                      FROM chain c JOIN entity e ON e.id = c.entity_id
                      JOIN mention m ON m.document_id = c.document_id AND m.chain = c.number
                      WHERE c.document_id IN ({rows.marks(part)}) GROUP BY c.document_id, e.id ORDER BY c.document_id, e.id"""
            for r in self._database.connection.execute(sql, part):
                own = (r["id"], r["kind"], r["name"], tuple(sorted(json.loads(r["surfaces"]))), r["n"])
                found.setdefault(r["document_id"], []).append(own)
        return found
