"""What is kept of each distinct name, so that an update compares only the names that changed articles touch."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from kb.model import Score
from kb.store import rows
from kb.store.chains import ChainRow, chains_of, company_in, countries_of
from kb.store.database import Database

__all__ = ["NameRow", "Names"]

_TABLES = ("name", "name_sign", "likeness", "doubt", "family")


@dataclass(frozen=True, slots=True)
class NameRow:
    """A distinct name as it was last compared, and what became of it; `root` is the first name of its group."""

    id: int
    key: str
    kind: str
    part: int
    name: str
    stories: int
    features: str
    root: int
    label: str
    entity_id: str


_ROW = "id, key, kind, part, name, stories, features, root, label, entity_id"
_INSERT = "INSERT INTO name VALUES (?,?,?,?,?,?,?,?,?,?)"
_SIGN = "INSERT OR IGNORE INTO name_sign VALUES (?,?)"
_TOGETHER = 500  # names written at a time: their signs are not kept longer


def _values(row: NameRow) -> tuple[int | str | None, ...]:
    """What is written of a name; an id of 0 is one the table gives."""
    told = (row.key, row.kind, row.part, row.name, row.stories, row.features, row.root, row.label, row.entity_id)
    return (row.id or None, *told)


class Names:
    """The tables of distinct names; writing runs inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def _db(self) -> sqlite3.Connection:
        return self._database.connection

    # what changed

    def stale(self) -> set[str]:
        """The keys of chains that came, changed or went since names were last compared."""
        return {r[0] for r in self._db.execute("SELECT key FROM stale_name")}

    def bereft(self) -> set[str]:
        """The ids of the entities that lost chains since then."""
        return {r[0] for r in self._db.execute("SELECT id FROM stale_entity")}

    def settled(self) -> None:
        """Say that the names fit the articles."""
        self._db.execute("DELETE FROM stale_name")
        self._db.execute("DELETE FROM stale_entity")

    def fill(self) -> None:
        """Give the chains of an older schema the key they are known by."""
        db = self._db
        db.create_function("folded", 3, rows.folded, deterministic=True)
        db.execute("UPDATE chain SET folded = folded(kind, name, code) WHERE folded IS NULL")

    # all of it

    def count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM name").fetchone()[0])

    def replace(
        self, names: Iterable[tuple[NameRow, Iterable[int]]], likenesses: Iterable[tuple[int, int, float]],
        doubts: Iterable[tuple[int, int, Score]], families: Iterable[tuple[str, Mapping[str, int]]],
    ) -> None:  # fmt: skip
        """Keep these in place of all there were: names with their signs, likenesses, doubts, families by key."""
        for table in _TABLES:
            self._db.execute(f"DELETE FROM {table}")
        rest = iter(names)
        while some := list(islice(rest, _TOGETHER)):
            self._db.executemany(_INSERT, [_values(row) for row, _ in some])
            self._db.executemany(_SIGN, [(s, row.id) for row, signs in some for s in signs])
        self.put_likenesses(likenesses)
        self.put_doubts(doubts)
        self._put_families((family, key, n) for key, said in families for family, n in said.items())

    # names

    def by_keys(self, keys: Collection[str]) -> list[NameRow]:
        return self._rows("key", keys)

    def by_ids(self, ids: Collection[int]) -> list[NameRow]:
        return self._rows("id", ids)

    def _rows(self, column: str, values: Collection[str] | Collection[int]) -> list[NameRow]:
        found = []
        for part in rows.parts(sorted(values)):  # type: ignore[type-var]  # all texts or all numbers
            sql = f"SELECT {_ROW} FROM name WHERE {column} IN ({rows.marks(part)})"
            found += [NameRow(*r) for r in self._db.execute(sql, part)]
        return found

    def put_name(self, name_id: int, key: str, kind: str, part: int, name: str, stories: int, features: str) -> int:
        """Keep a name in place of what was known of it under its id (0: a new one, outside all groups); gives its id."""
        if not name_id:
            return self._insert(NameRow(0, key, kind, part, name, stories, features, 0, "", ""))
        sql = "UPDATE name SET key = ?, kind = ?, part = ?, name = ?, stories = ?, features = ? WHERE id = ?"
        self._db.execute(sql, (key, kind, part, name, stories, features, name_id))
        return name_id

    def _insert(self, row: NameRow) -> int:
        cursor = self._db.execute(_INSERT, _values(row))
        return int(cursor.lastrowid or 0)

    def remove(self, ids: Iterable[int]) -> None:
        self._db.executemany("DELETE FROM name WHERE id = ?", [(i,) for i in ids])

    def put_groups(self, groups: Iterable[tuple[int, int, str, str]]) -> None:
        """(id, root, label, entity id) of names: the group they are in now and what became of it."""
        self._db.executemany(
            """UPDATE name SET root = ?2, label = ?3, entity_id = ?4
               WHERE id = ?1 AND (root <> ?2 OR label <> ?3 OR entity_id <> ?4)""",
            groups,
        )

    def label(self, key: str) -> str:
        """What the group of a person's or organization's name is called; the key itself when nothing is known of it."""
        sql = "SELECT label FROM name WHERE key = ? AND kind <> 'country' AND part = 0"
        found = self._db.execute(sql, (key,)).fetchone()
        return str(found[0]) if found else key

    # signs

    def holders(self, sign: int, limit: int = -1) -> list[int]:
        """The ids of the names with a sign, `limit` of them at most; all when it is negative."""
        sql = "SELECT name_id FROM name_sign WHERE sign = ? LIMIT ?"
        return [r[0] for r in self._db.execute(sql, (sign, limit))]

    def put_signs(self, name_id: int, signs: Iterable[int]) -> None:
        self._db.executemany(_SIGN, [(s, name_id) for s in signs])

    def remove_signs(self, name_id: int, signs: Iterable[int]) -> None:
        self._db.executemany("DELETE FROM name_sign WHERE sign = ? AND name_id = ?", [(s, name_id) for s in signs])

    # likenesses and doubts

    def likenesses(self, ids: Collection[int]) -> set[tuple[int, int, float]]:
        """(first, second, score) of the pairs with one of these names."""
        found = set()
        for part in rows.parts(sorted(ids)):
            for end in ("first", "second"):
                sql = f"SELECT first, second, value FROM likeness WHERE {end} IN ({rows.marks(part)})"
                found |= {(r[0], r[1], r[2]) for r in self._db.execute(sql, part)}
        return found

    def put_likenesses(self, found: Iterable[tuple[int, int, float]]) -> None:
        self._db.executemany("INSERT OR REPLACE INTO likeness VALUES (?,?,?)", found)

    def remove_likenesses(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._db.executemany("DELETE FROM likeness WHERE first = ? AND second = ?", pairs)

    def doubts(self, wholes: Collection[int]) -> list[tuple[int, int, Score]]:
        """(bare name, full name, score) of the pairs with one of these full names."""
        found = []
        for part in rows.parts(sorted(wholes)):
            sql = f"SELECT bare, whole, score FROM doubt WHERE whole IN ({rows.marks(part)})"
            found += [(r[0], r[1], rows.score(r[2])) for r in self._db.execute(sql, part)]
        return found

    def put_doubts(self, found: Iterable[tuple[int, int, Score]]) -> None:
        values = [(bare, whole, rows.score_json(score)) for bare, whole, score in found]
        self._db.executemany("INSERT OR REPLACE INTO doubt VALUES (?,?,?)", values)

    def remove_doubts(self, bare: Iterable[int]) -> None:
        self._db.executemany("DELETE FROM doubt WHERE bare = ?", [(i,) for i in bare])

    # families

    def families_of(self, keys: Collection[str]) -> dict[str, dict[str, int]]:
        """What each key adds to which families."""
        found: dict[str, dict[str, int]] = {}
        for part in rows.parts(sorted(keys)):
            sql = f"SELECT key, family, stories FROM family WHERE key IN ({rows.marks(part)})"
            for key, family, stories in self._db.execute(sql, part):
                found.setdefault(key, {})[family] = stories
        return found

    def families(self, wanted: Collection[str]) -> Counter[str]:
        """How many stories name somebody of these families in full."""
        found: Counter[str] = Counter()
        for part in rows.parts(sorted(wanted)):
            sql = f"SELECT family, sum(stories) FROM family WHERE family IN ({rows.marks(part)}) GROUP BY family"
            found.update({r[0]: r[1] for r in self._db.execute(sql, part)})
        return found

    def put_family(self, key: str, stories: Mapping[str, int]) -> None:
        """Say what a key adds to families now."""
        self._db.execute("DELETE FROM family WHERE key = ?", (key,))
        self._put_families((family, key, n) for family, n in stories.items())

    def _put_families(self, found: Iterable[tuple[str, str, int]]) -> None:
        self._db.executemany("INSERT INTO family VALUES (?,?,?)", found)

    # chains

    def chains(self, keys: Collection[str], *, light: bool = True) -> list[ChainRow]:
        """The chains of these keys, by document; those of countries without their spellings when `light`."""
        lands = sorted(k for k in keys if light and k.startswith("="))
        found = chains_of(self._db, sorted(set(keys) - set(lands))) + countries_of(self._db, lands)
        return sorted(found, key=lambda r: (r.document_id, r.number))

    def company(self, document_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The names of people and organizations in each article that some recogniser is sure of, in order."""
        return company_in(self._db, document_ids)

    def beside(self, key: str) -> set[str]:
        """The keys in the articles that have this one."""
        sql = "SELECT DISTINCT o.folded FROM chain c CROSS JOIN chain o ON o.document_id = c.document_id WHERE c.folded = ?"
        return {r[0] for r in self._db.execute(sql, (key,))}

    def entities_of(self, keys: Collection[str]) -> set[str]:
        """The ids of the entities that chains of these keys belong to."""
        found = set()
        for part in rows.parts(sorted(keys)):
            sql = f"SELECT DISTINCT entity_id FROM chain WHERE folded IN ({rows.marks(part)}) AND entity_id IS NOT NULL"
            found |= {r[0] for r in self._db.execute(sql, part)}
        return found

    def keys_of(self, entity_ids: Collection[str]) -> set[str]:
        """The keys of the chains of these entities."""
        found = set()
        for part in rows.parts(sorted(entity_ids)):
            sql = f"SELECT DISTINCT folded FROM chain WHERE entity_id IN ({rows.marks(part)})"
            found |= {r[0] for r in self._db.execute(sql, part)}
        return found

    def members(self, entity_ids: Collection[str]) -> dict[str, list[tuple[str, int]]]:
        """The chains (document id, number) of these entities; those that have none are left out."""
        found: dict[str, list[tuple[str, int]]] = {}
        for part in rows.parts(sorted(entity_ids)):
            sql = f"""SELECT entity_id, document_id, number FROM chain WHERE entity_id IN ({rows.marks(part)})
                      ORDER BY entity_id, document_id, number"""
            for entity_id, document_id, number in self._db.execute(sql, part):
                found.setdefault(entity_id, []).append((document_id, number))
        return found

    def is_taken(self, entity_id: str) -> bool:
        """Whether an entity of this id has chains."""
        sql = "SELECT 1 FROM chain WHERE entity_id = ? LIMIT 1"
        return self._db.execute(sql, (entity_id,)).fetchone() is not None
