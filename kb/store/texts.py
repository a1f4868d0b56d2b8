"""The articles by text: the versions of one story as one, with the article that stands for it.

Everything that lists or counts texts asks here, so that a page, the command line and the search name the same article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.store import rows
from kb.store.database import Database

__all__ = ["STANDS", "Place", "Texts"]

# Which version of a text stands for it, the first in this order of `document d` and `version v`: the story's original,
# where it is among those asked for, else the earliest with a date.
STANDS = "v.role IS NOT 'original', d.published IS NULL, coalesce(d.published, ''), d.id"
# An article `d` that another version `o` of its text stands before.
_BEHIND = f"""EXISTS (SELECT 1 FROM version v JOIN version w ON w.story_id = v.story_id AND w.document_id <> v.document_id
                      JOIN document o ON o.id = w.document_id WHERE v.document_id = d.id
                      AND ({STANDS.replace("d.", "o.").replace("v.", "w.")}) < ({STANDS}))"""
_STORY = "coalesce(v.story_id, d.id)"
_FROM = "document d LEFT JOIN version v ON v.document_id = d.id"
_NAMING = "d.id IN (SELECT document_id FROM chain WHERE entity_id = ?1)"
_ORDERS = {
    "newest": "d.published IS NULL, d.published DESC, d.id",
    "oldest": "d.published IS NULL, d.published, d.id",
    "title": "d.title, d.id",
}
# Texts by day, counted from articles by day: most have one version, so only those of more are looked at one by one.
_ALL_DAYS = """WITH many AS (SELECT story_id FROM version GROUP BY story_id HAVING count(*) > 1),
               own AS MATERIALIZED (SELECT v.story_id, d.published FROM version v JOIN document d ON d.id = v.document_id
                                    WHERE v.story_id IN many AND d.published IS NOT NULL)
               SELECT day, sum(n) FROM (
                 SELECT published AS day, count(*) AS n FROM document WHERE published IS NOT NULL GROUP BY published
                 UNION ALL SELECT published, -count(*) FROM own GROUP BY published
                 UNION ALL SELECT min(published), 1 FROM own GROUP BY story_id)
               GROUP BY day HAVING sum(n) > 0 ORDER BY day"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article names an entity: the span of the mention that names it best."""

    document_id: str
    start: int
    end: int


class Texts:
    """Reads the `document` and `version` tables together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def timeline(self, entity_id: str = "") -> list[tuple[date, int]]:
        """Texts by the day of their first dated version, of all or of those whose articles name an entity."""
        sql = f"""SELECT day, count(*) FROM (SELECT min(d.published) AS day FROM {_FROM}
                  WHERE d.published IS NOT NULL AND {_NAMING} GROUP BY {_STORY}) GROUP BY day ORDER BY day"""
        found = self._database.connection.execute(sql if entity_id else _ALL_DAYS, (entity_id,) if entity_id else ())
        return [(date.fromisoformat(r[0]), r[1]) for r in found]

    def page(self, sort: str, limit: int, offset: int) -> list[list[str]]:
        """The ids of the articles of each text, the one that stands for it first; sorted by that one."""
        # the inner LIMIT has articles put in order before versions are looked at, and of no more than are wanted
        sql = f"""SELECT id FROM (SELECT d.id, d.published FROM document d ORDER BY {_ORDERS[sort]} LIMIT -1) d
                  WHERE NOT {_BEHIND} LIMIT ? OFFSET ?"""
        heads = [r[0] for r in self._database.connection.execute(sql, (limit, offset))]
        told = self.versions(heads)
        return [told.get(head, [head]) for head in heads]

    def versions(self, document_ids: Sequence[str]) -> dict[str, list[str]]:
        """For each article the ids of all versions of its text, itself among them, the one that stands for it first."""
        texts: dict[str, list[str]] = {}
        for part in rows.parts(document_ids):
            sql = f"""SELECT v.story_id, d.id FROM version v JOIN document d ON d.id = v.document_id
                      WHERE v.story_id IN (SELECT story_id FROM version WHERE document_id IN ({rows.marks(part)}))
                      ORDER BY {STANDS}"""
            found: dict[str, list[str]] = {}
            for story, document_id in self._database.connection.execute(sql, part):
                found.setdefault(story, []).append(document_id)
            wanted = set(part)
            texts |= {i: ids for ids in found.values() for i in ids if i in wanted}
        return texts

    def first(self, document_ids: Sequence[str]) -> str:
        """Which of some versions of one text stands for it. Raises ValueError when none is stored."""
        sql = f"SELECT d.id FROM {_FROM} WHERE d.id IN ({rows.marks(document_ids)}) ORDER BY {STANDS} LIMIT 1"
        row = self._database.connection.execute(sql, tuple(document_ids)).fetchone()
        if row is None:
            raise ValueError(f"none of {', '.join(document_ids)} is stored")
        return str(row[0])

    def naming(self, entity_id: str, limit: int, offset: int) -> list[tuple[Place, list[str]]]:
        """The texts that name an entity, newest first: where the article that stands for each does, and the other ones."""
        db = self._database.connection
        sql = f"""WITH own AS (SELECT d.id, d.published, {_STORY} AS story,
                             row_number() OVER (PARTITION BY {_STORY} ORDER BY {STANDS}) AS nth
                             FROM {_FROM} WHERE {_NAMING}),
                       page AS (SELECT id, story, published FROM own WHERE nth = 1
                                ORDER BY published IS NULL, published DESC, id LIMIT ?2 OFFSET ?3)
                  SELECT o.id, o.story, o.nth FROM page p JOIN own o ON o.story = p.story
                  ORDER BY p.published IS NULL, p.published DESC, p.id, o.nth"""
        texts: dict[str, list[str]] = {}
        for document_id, story, _ in db.execute(sql, (entity_id, limit, offset)):
            texts.setdefault(story, []).append(document_id)
        places = self._places(entity_id, [ids[0] for ids in texts.values()])
        return [(places[ids[0]], ids[1:]) for ids in texts.values() if ids[0] in places]

    def _places(self, entity_id: str, document_ids: Sequence[str]) -> dict[str, Place]:
        """Where each article names an entity best: outside its title, by a name, the fullest, the first."""
        found: dict[str, Place] = {}
        for part in rows.parts(document_ids):
            sql = f"""SELECT m.document_id, m.start, m.end FROM chain c
                      JOIN mention m ON m.document_id = c.document_id AND m.chain = c.number
                      JOIN document d ON d.id = c.document_id
                      WHERE c.document_id IN ({rows.marks(part)}) AND c.entity_id = ?
                      ORDER BY m.start < d.body_start, m.form NOT IN ('name', 'alias'), length(m.surface) DESC, m.start"""
            for r in self._database.connection.execute(sql, (*part, entity_id)):
                found.setdefault(r[0], Place(*r))
        return found
