"""Writing the entities: all of them in place of all there were, or those that an update touched."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.model import Entity, Join, Score
from kb.store import rows
from kb.store.relation_rows import stepped
from kb.text import fold, script

__all__ = ["EntityRow", "amend", "count", "count_all", "replace"]

Member = tuple[str, int]
Pair = tuple[str, str, Score]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity to be stored: its counts are made from its members (document id, chain number)."""

    entity: Entity
    members: tuple[Member, ...]
    joins: tuple[Join, ...] = ()


def replace(
    db: sqlite3.Connection, found: Iterable[EntityRow], suggestions: Iterable[Pair], redirects: Mapping[str, str]
) -> None:
    """Put these entities in place of all there were.

    Only what differs is written: the triggers of the schema take note of the articles it concerns.
    """
    db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (id TEXT PRIMARY KEY)")
    db.execute("DELETE FROM kept")
    for table in ("suggestion", "joined", "entity_name"):
        db.execute(f"DELETE FROM {table}")
    sql = "SELECT document_id, number, entity_id FROM chain WHERE entity_id IS NOT NULL"
    before = {(r[0], r[1]): r[2] for r in db.execute(sql)}
    for row in found:
        db.execute("INSERT INTO kept VALUES (?)", (row.entity.id,))
        _put(db, row, before)
    db.executemany("UPDATE chain SET entity_id = NULL WHERE document_id = ? AND number = ?", list(before))
    db.execute("DELETE FROM entity WHERE id NOT IN (SELECT id FROM kept)")
    _suggest(db, suggestions)
    _redirect(db, redirects)
    _name(db, "IS NOT NULL", ())


def amend(
    db: sqlite3.Connection, found: Iterable[EntityRow], before: Mapping[str, Iterable[Member]],
    suggestions: Iterable[Pair], redirects: Mapping[str, str],
) -> None:  # fmt: skip
    """Put these entities in place of those in `before`, with the chains they had; `suggestions` are all theirs."""
    found = list(found)
    now = [row.entity.id for row in found]
    for ids in rows.parts(sorted({*now, *before}), 400):
        there = rows.marks(ids)
        db.execute(f"DELETE FROM suggestion WHERE first IN ({there}) OR second IN ({there})", (*ids, *ids))
        for table in ("joined", "entity_name"):
            db.execute(f"DELETE FROM {table} WHERE entity_id IN ({there})", ids)
    owners = {member: entity for entity, members in before.items() for member in members}
    for row in found:
        _put(db, row, owners)
    db.executemany("UPDATE chain SET entity_id = NULL WHERE document_id = ? AND number = ?", list(owners))
    db.executemany("DELETE FROM entity WHERE id = ?", [(i,) for i in before.keys() - set(now)])
    _suggest(db, suggestions)
    _redirect(db, redirects)
    _name(db, "IN (SELECT value FROM json_each(?))", (json.dumps(now),))


def _put(db: sqlite3.Connection, row: EntityRow, before: dict[Member, str]) -> None:
    """Write one entity; its chains are taken out of `before`, which says whose they were."""
    e = row.entity
    db.execute(
        """INSERT INTO entity VALUES (?,?,?,?,?,0,0,0,NULL,NULL) ON CONFLICT (id) DO UPDATE
           SET kind = excluded.kind, name = excluded.name, country = excluded.country, titles = excluded.titles""",
        (e.id, e.kind, e.name, e.country, json.dumps(e.titles, ensure_ascii=False)),
    )
    moved = [(e.id, *member) for member in row.members if before.pop(member, None) != e.id]
    db.executemany("UPDATE chain SET entity_id = ? WHERE document_id = ? AND number = ?", moved)
    db.executemany(
        "INSERT OR REPLACE INTO joined VALUES (?,?,?,?)",
        [(e.id, j.left, j.right, rows.score_json(j.score)) for j in row.joins],
    )


def _suggest(db: sqlite3.Connection, suggestions: Iterable[Pair]) -> None:
    db.executemany(
        "INSERT OR REPLACE INTO suggestion VALUES (?,?,?,?)",
        [(a, b, rows.score_json(s), s.value) for a, b, s in suggestions],
    )


def _redirect(db: sqlite3.Connection, redirects: Mapping[str, str]) -> None:
    for old, new in redirects.items():
        db.execute("UPDATE redirect SET new = ? WHERE new = ?", (new, old))
        db.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", (old, new))
    # an id that lives again is no redirect, and one that leads nowhere is no help
    db.execute("DELETE FROM redirect WHERE old IN (SELECT id FROM entity) OR new NOT IN (SELECT id FROM entity)")


def _name(db: sqlite3.Connection, which: str, values: tuple[str, ...]) -> None:
    """The names of entities: each spelling they have in the articles, and their base form there (count 0 if it never stands so)."""
    db.create_function("fold", 1, fold, deterministic=True)
    db.create_function("script", 1, script, deterministic=True)
    db.execute(
        f"""INSERT INTO entity_name SELECT entity_id, surface, fold(surface), language, script(surface), form, n FROM
             (SELECT c.entity_id, m.surface, d.language, m.form, count(*) AS n
              FROM chain c JOIN mention m ON m.document_id = c.document_id AND m.chain = c.number
              JOIN document d ON d.id = m.document_id
              WHERE c.entity_id {which} GROUP BY c.entity_id, m.surface, d.language, m.form)""",
        values,
    )
    db.execute(
        f"""INSERT OR IGNORE INTO entity_name SELECT entity_id, name, fold(name), language, script(name), 'name', 0 FROM
             (SELECT DISTINCT c.entity_id, c.name, d.language FROM chain c JOIN document d ON d.id = c.document_id
              WHERE c.entity_id {which} AND c.kind <> 'country')""",
        values,
    )
    # the name it is shown under, which may be a user's own, finds it too
    db.execute(
        f"""INSERT OR IGNORE INTO entity_name
            SELECT id, name, fold(name), '', script(name), 'name', 0 FROM entity WHERE id {which}""",
        values,
    )


_COUNTED = """UPDATE entity SET documents = n.documents, stories = n.stories, first = n.first, last = n.last, mentions = n.mentions
   FROM (SELECT c.entity_id, count(DISTINCT c.document_id) AS documents,
                count(DISTINCT coalesce(v.story_id, c.document_id)) AS stories,
                min(d.published) AS first, max(d.published) AS last, sum(m.n) AS mentions
         FROM chain c JOIN document d ON d.id = c.document_id
         LEFT JOIN version v ON v.document_id = c.document_id
         JOIN {mentions} m ON m.document_id = c.document_id AND m.chain = c.number
         WHERE c.entity_id {which} GROUP BY c.entity_id) n
   WHERE n.entity_id = entity.id"""


def count_all(db: sqlite3.Connection) -> None:
    """Make the counts and dates of every entity from its chains."""
    mentions = "(SELECT document_id, chain, count(*) AS n FROM mention GROUP BY document_id, chain)"
    db.execute(_COUNTED.format(mentions=mentions, which="IS NOT NULL"))


def count(db: sqlite3.Connection, also: Iterable[str]) -> list[str]:
    """Make those of the entities of changed articles, and of `also`; the ids of those whose stories are a step more or less."""
    sql = """SELECT DISTINCT c.entity_id FROM changed g JOIN chain c ON c.document_id = g.document_id
             WHERE g.what = 'count' AND c.entity_id IS NOT NULL"""
    ids = sorted({*also, *(r[0] for r in db.execute(sql))})
    restepped = []
    for part in rows.parts(ids, 400):
        asked = f"SELECT id, stories FROM entity WHERE id IN ({rows.marks(part)})"
        before = dict(db.execute(asked, part).fetchall())
        _count(db, part)
        restepped += [i for i, n in db.execute(asked, part) if stepped(n) != stepped(before[i])]
    return restepped


def _count(db: sqlite3.Connection, ids: list[str]) -> None:
    there = rows.marks(ids)
    mentions = f"""(SELECT o.document_id, w.chain, count(*) AS n FROM chain o
                    JOIN mention w ON w.document_id = o.document_id AND w.chain = o.number
                    WHERE o.entity_id IN ({there}) GROUP BY o.document_id, w.chain)"""
    sql = _COUNTED.format(mentions=mentions, which=f"IN ({there})")
    db.execute(sql, (*ids, *ids))
