"""The relations derived from the statements of the articles and from who is who."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from kb.errors import NotFound
from kb.model import Evidence, Relation
from kb.store import rows
from kb.store.database import Database
from kb.store.relation_rows import SAID, Counts, amend, rebuild
from kb.store.texts import STANDS

__all__ = ["Counts", "Place", "Relations"]

_SAID_OF = f"{SAID} AND a.entity_id = ? AND b.entity_id = ? AND s.type = ? AND s.polarity = ? AND s.office = ?"


_NEWEST = "published IS NULL, published DESC, confidence DESC, document_id, start"
# Where a relation stands in a list, strongest first: what it is sorted by.
Place: TypeAlias = tuple[float, int, str, str, str, str, str]


class Relations:
    """The `relation` table, and the evidence in `statement`."""

    def __init__(self, database: Database, symmetric: frozenset[str] = frozenset({"mentioned-with"})) -> None:
        self._database = database
        self._symmetric = symmetric

    # writing, inside the caller's transaction

    def rebuild(self, weigh: Callable[[Counts], float]) -> None:
        """Make every relation again from the statements; a story counts once, however many articles print it."""
        rebuild(self._database.connection, weigh, self._symmetric)

    def amend(self, weigh: Callable[[Counts], float], restepped: Iterable[str]) -> None:
        """Make again those that the articles to be counted again are behind; `restepped` come from the entities' counts."""
        amend(self._database.connection, weigh, self._symmetric, restepped)

    # reading

    def count(self) -> int:
        return int(self._database.connection.execute("SELECT count(*) FROM relation").fetchone()[0])

    def get(self, source: str, target: str, type: str, polarity: str = "", office: str = "") -> Relation:
        """The relation between two entities; in either order when the type has no direction."""
        if type in self._symmetric and source > target:
            source, target = target, source
        sql = """SELECT * FROM relation WHERE source = ? AND target = ? AND type = ?
                 ORDER BY polarity <> ?, office <> ?, stories DESC, office"""
        row = self._database.connection.execute(sql, (source, target, type, polarity or "affirmed", office)).fetchone()
        if row is None:
            raise NotFound(f"nothing read so far relates {source} and {target} as {type}")
        return rows.relation(row)

    def of_entity(self, entity_id: str, limit: int, kind: str = "", types: Sequence[str] = ()) -> list[Relation]:
        """The strongest relations of an entity, in either direction, with other entities of a kind."""
        marks = ",".join("?" * len(types))
        sql = f"""SELECT r.* FROM relation r JOIN entity e ON e.id = CASE WHEN r.source = ?1 THEN r.target ELSE r.source END
                  WHERE (r.source = ?1 OR r.target = ?1) AND (?2 = '' OR e.kind = ?2) {f"AND r.type IN ({marks})" if types else ""}
                  ORDER BY weight DESC, r.documents DESC, source, target, type LIMIT ?3"""
        if types:
            sql = sql.replace(f"({marks})", "(" + ",".join(f"?{i + 4}" for i in range(len(types))) + ")")
        return [rows.relation(r) for r in self._database.connection.execute(sql, (entity_id, kind, limit, *types))]

    def strongest(self, *, kinds: Sequence[str] = (), types: Sequence[str] = (), since: str = "", until: str = "",
                  ids: Sequence[str] | None = None, centre: str = "", limit: int = 200) -> tuple[int, list[Relation]]:  # fmt: skip
        """How many relations pass and the strongest of them; `ids` keeps those between these entities only.

        `centre` is an entity that need not be of one of the `kinds`.
        """
        condition, values = _condition(kinds, types, since, until, centre)
        if ids is not None:
            # "+": one end is looked up, the other checked; looking up every pair of two thousand ends takes seconds
            condition += "".join(f" AND {end} IN (SELECT value FROM json_each(?))" for end in ("r.source", "+r.target"))
            values += [json.dumps(list(ids))] * 2
        db = self._database.connection
        total = db.execute(f"SELECT count(*) FROM relation r WHERE {condition}", values).fetchone()[0]
        sql = f"""SELECT * FROM relation r WHERE {condition}
                  ORDER BY weight DESC, documents DESC, source, target, type, polarity, office LIMIT ?"""
        return int(total), [rows.relation(r) for r in db.execute(sql, (*values, limit))]

    def listed(self, *, types: Sequence[str], entity: str = "", since: str = "", until: str = "", polarity: str = "",
               office: str = "", after: Place | None = None, limit: int = -1) -> tuple[int, list[Relation]]:  # fmt: skip
        """How many relations pass, those with an entity at one end only, and the strongest of those `after` a place."""
        condition, values = _condition((), types, since, until, "")
        for said, value in (("r.polarity = ?", polarity), ("r.office = ?", office)):
            if value:
                condition, values = f"{condition} AND {said}", [*values, value]
        if entity:
            condition, values = f"{condition} AND (r.source = ? OR r.target = ?)", [*values, entity, entity]
        db = self._database.connection
        total = int(db.execute(f"SELECT count(*) FROM relation r WHERE {condition}", values).fetchone()[0])
        order = "-r.weight, -r.documents, r.source, r.target, r.type, r.polarity, r.office"
        more = f"AND ({order}) > (?,?,?,?,?,?,?)" if after else ""
        sql = f"SELECT * FROM relation r WHERE {condition} {more} ORDER BY {order} LIMIT ?"
        return total, [rows.relation(r) for r in db.execute(sql, (*values, *(after or ()), limit))]

    def around(self, centre: str, depth: int, most: int, *, kinds: Sequence[str] = (), types: Sequence[str] = (),
               since: str = "", until: str = "") -> list[str]:  # fmt: skip
        """The entities within `depth` steps of one, over relations that pass; the closest first, `most` or a few more."""
        condition, values = _condition(kinds, types, since, until, centre)
        near = {centre: None}
        edge = [centre]
        for _ in range(depth):
            asked = json.dumps(edge)
            sql = f"""SELECT id, max(weight) AS best FROM (
                        SELECT r.target AS id, r.weight FROM relation r
                        WHERE r.source IN (SELECT value FROM json_each(?)) AND {condition}
                        UNION ALL
                        SELECT r.source, r.weight FROM relation r
                        WHERE r.target IN (SELECT value FROM json_each(?)) AND {condition})
                      GROUP BY id ORDER BY best DESC, id"""
            found = self._database.connection.execute(sql, (asked, *values, asked, *values))
            edge = [r["id"] for r in found if r["id"] not in near][: max(0, most - len(near))]
            near.update(dict.fromkeys(edge))
            if not edge:
                break
        return list(near)

    def steps(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The pairs of entities that are related, one of each among `ids`."""
        asked = json.dumps(list(ids))
        sql = """SELECT source, target FROM relation WHERE source IN (SELECT value FROM json_each(?1))
                 UNION SELECT source, target FROM relation WHERE target IN (SELECT value FROM json_each(?1))"""
        return [(r[0], r[1]) for r in self._database.connection.execute(sql, (asked,))]

    def evidence(self, relation: Relation, limit: int, offset: int = 0) -> tuple[int, list[Evidence]]:
        """How many sentences are behind a relation, and a part of them, newest article first."""
        said, values = self._said(relation)
        db = self._database.connection
        sql = f"""SELECT *, count(*) OVER () AS total FROM ({said})
                  ORDER BY {_NEWEST} LIMIT ? OFFSET ?"""
        found = db.execute(sql, (*values, limit, offset)).fetchall()
        if found or not offset:
            return (int(found[0]["total"]) if found else 0), [_evidence(r) for r in found]
        return int(db.execute(f"SELECT count(*) FROM ({said})", values).fetchone()[0]), []

    def evidence_by_text(
        self, relation: Relation, limit: int, offset: int = 0
    ) -> tuple[int, list[tuple[Evidence, list[str]]]]:
        """The same, of the versions of one text only those of the one that stands for it, with the ids of the others."""
        said, values = self._said(relation)
        db = self._database.connection
        sql = f"""SELECT *, count(*) OVER () AS total FROM (
                    SELECT s.*, dense_rank() OVER (PARTITION BY s.story ORDER BY {STANDS}) AS nth FROM ({said}) s
                    JOIN document d ON d.id = s.document_id LEFT JOIN version v ON v.document_id = d.id)
                  WHERE nth = 1 ORDER BY {_NEWEST} LIMIT ? OFFSET ?"""
        found = db.execute(sql, (*values, limit, offset)).fetchall()
        if not found:
            return (self.evidence_by_text(relation, 1)[0] if offset else 0), []
        wanted = json.dumps(sorted({r["story"] for r in found}))
        sql = f"""SELECT DISTINCT story, document_id FROM ({said}) WHERE story IN (SELECT value FROM json_each(?))
                  ORDER BY published IS NULL, published, document_id"""
        versions: dict[str, list[str]] = {}
        for story, document_id in db.execute(sql, (*values, wanted)):
            versions.setdefault(story, []).append(document_id)
        return int(found[0]["total"]), [
            (_evidence(r), [i for i in versions[r["story"]] if i != r["document_id"]]) for r in found
        ]

    def _said(self, relation: Relation) -> tuple[str, list[str]]:
        """The SQL of the statements behind a relation, and its values."""
        ends = [(relation.source, relation.target)]
        if relation.type in self._symmetric:
            ends.append((relation.target, relation.source))
        values = [v for pair in ends for v in (*pair, relation.type, relation.polarity, relation.office)]
        return " UNION ALL ".join([_SAID_OF] * len(ends)), values

    def of_document(self, document_id: str) -> list[tuple[Relation, Evidence]]:
        """The typed relations one article states, in order."""
        sql = f"""SELECT * FROM ({SAID} AND s.document_id = ? AND s.type <> 'mentioned-with') ORDER BY start, source, target"""
        found = []
        for row in self._database.connection.execute(sql, (document_id,)).fetchall():
            relation = self.get(row["left_id"], row["right_id"], row["type"], row["polarity"], row["office"])
            found.append((relation, _evidence(row)))
        return found


def _condition(
    kinds: Sequence[str], types: Sequence[str], since: str, until: str, centre: str
) -> tuple[str, list[str]]:
    """The SQL condition that keeps the wanted relations `r`, and its values."""
    where, values = ["1"], []
    for column in ("source", "target") if kinds else ():
        kind = f"(SELECT kind FROM entity e WHERE e.id = r.{column})"
        where.append(f"(r.{column} = ? OR {kind} IN ({rows.marks(kinds)}))")
        values += [centre, *kinds]
    if types:
        where.append(f"r.type IN ({rows.marks(types)})")
        values += types
    for said, value in (("r.last >= ?", since), ("r.first <= ?", until)):
        if value:
            where.append(said)
            values.append(value)
    return " AND ".join(where), values


def _evidence(row: sqlite3.Row) -> Evidence:
    spans = sorted([(row["source_start"], row["source_end"]), (row["target_start"], row["target_end"])])
    return Evidence(
        row["document_id"],
        row["start"],
        row["end"],
        tuple(spans),
        row["polarity"],
        row["since"],
        row["until"],
        row["speaker"],
        row["office"],
    )
