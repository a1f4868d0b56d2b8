"""Making the rows of the `relation` table from the statements: all of them, or only those that articles touched."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kb.store import rows

__all__ = ["SAID", "Counts", "amend", "rebuild", "stepped"]

# Every statement with the entities it is about, its article and story; both must be shown.
SAID = """SELECT s.*, a.entity_id AS left_id, b.entity_id AS right_id, d.published,
                 coalesce(v.story_id, d.id) AS story
          FROM statement s
          JOIN chain a ON a.document_id = s.document_id AND a.number = s.source
          JOIN chain b ON b.document_id = s.document_id AND b.number = s.target
          JOIN document d ON d.id = s.document_id LEFT JOIN version v ON v.document_id = d.id
          WHERE a.entity_id IS NOT NULL AND b.entity_id IS NOT NULL AND a.entity_id <> b.entity_id"""
# The same of one entity: its chains first, then what their articles say of them.
_FROM = "FROM chain o CROSS JOIN statement s ON s.document_id = o.document_id"
_OF = f"{SAID.replace('FROM statement s', _FROM).replace(' JOIN chain', ' CROSS JOIN chain')} AND o.entity_id = ?"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the weight of a relation is made from: `strength` sums the best confidence of each story.

    The stories of the two ends, and all there are, come in steps (see `stepped`).
    """

    type: str
    strength: float
    stories: int
    source_stories: int
    target_stories: int
    all_stories: int


Weigh = Callable[[Counts], float]


def stepped(count: int) -> int:
    """`count` rounded down to the next step; a step is a tenth.

    One more article must not change the weight of every relation of a country that is in every third article,
    let alone all weights for there being one more.

    >>> [stepped(n) for n in (0, 7, 19, 21, 23, 1000)]
    [0, 7, 19, 20, 22, 972]
    """
    step = min(count, 19)
    while (following := step + max(1, step // 10)) <= count:
        step = following
    return step


def rebuild(db: sqlite3.Connection, weigh: Weigh, symmetric: Iterable[str]) -> None:
    """Make every relation again from the statements; a story counts once, however many articles print it."""
    db.execute("DELETE FROM relation")
    total = _all_stories(db)
    stories = {r[0]: stepped(r[1]) for r in db.execute("SELECT id, stories FROM entity")}
    _insert(db, _counted(db, SAID, symmetric, ()), weigh, stories, total)
    db.execute("INSERT OR REPLACE INTO meta VALUES ('weighed', ?)", (str(total),))


def amend(db: sqlite3.Connection, weigh: Weigh, symmetric: Iterable[str], restepped: Iterable[str]) -> None:
    """Make again the relations that changed articles are behind, and weigh those of the `restepped` entities anew."""
    pairs = _pairs(db)
    ends = sorted({end for pair in pairs for end in pair})
    stories = {}
    for part in rows.parts(ends):
        sql = f"SELECT id, stories FROM entity WHERE id IN ({rows.marks(part)})"
        stories.update({r[0]: r[1] for r in db.execute(sql, part)})
    total = _all_stories(db)
    rarer: dict[str, set[str]] = {}
    for pair in pairs:
        db.execute("DELETE FROM relation WHERE source = ? AND target = ?", pair)
        db.execute("DELETE FROM relation WHERE source = ? AND target = ?", pair[::-1])
        if pair[0] in stories and pair[1] in stories:
            one, other = sorted(pair, key=lambda e: (stories[e], e))
            rarer.setdefault(one, set()).add(other)
    steps = {e: stepped(n) for e, n in stories.items()}
    for one, others in sorted(rarer.items()):
        for part in rows.parts(sorted(others), 400):
            there = rows.marks(part)
            said = f"""{_OF} AND ((s.source = o.number AND b.entity_id IN ({there}))
                                  OR (s.target = o.number AND a.entity_id IN ({there})))"""
            _insert(db, _counted(db, said, symmetric, (one, *part, *part)), weigh, steps, total)
    weighed = db.execute("SELECT value FROM meta WHERE key = 'weighed'").fetchone()
    if weighed is None or int(weighed[0]) != total:
        _weigh_again(db, weigh, total, "1", ())
        db.execute("INSERT OR REPLACE INTO meta VALUES ('weighed', ?)", (str(total),))
        return
    for entity in sorted(restepped):
        _weigh_again(db, weigh, total, "source = ?1 OR target = ?1", (entity,))


def _pairs(db: sqlite3.Connection) -> set[tuple[str, str]]:
    """The pairs of entities that were related by articles that changed, or are so now, each in one order."""
    found = {(r[0], r[1]) for r in db.execute("SELECT source, target FROM stale_pair")}
    sql = """SELECT DISTINCT a.entity_id, b.entity_id FROM changed g JOIN statement s ON s.document_id = g.document_id
             JOIN chain a ON a.document_id = s.document_id AND a.number = s.source
             JOIN chain b ON b.document_id = s.document_id AND b.number = s.target
             WHERE g.what = 'count' AND a.entity_id IS NOT NULL AND b.entity_id IS NOT NULL"""
    found |= {(r[0], r[1]) for r in db.execute(sql)}
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def _all_stories(db: sqlite3.Connection) -> int:
    # a story is called after one of its articles, so those that are their own name are all there are
    sql = """SELECT (SELECT count(*) FROM document) - (SELECT count(*) FROM version)
                    + (SELECT count(DISTINCT story_id) FROM version)"""
    return stepped(int(db.execute(sql).fetchone()[0]))


def _counted(db: sqlite3.Connection, said: str, symmetric: Iterable[str], values: Sequence[str]) -> list[sqlite3.Row]:
    """The statements `said` selects, counted by relation."""
    both_ways = ",".join(f"'{t}'" for t in sorted(symmetric))
    swap = f"type IN ({both_ways}) AND left_id > right_id"
    sql = f"""SELECT source, target, type, polarity, office, sum(best) AS strength, count(*) AS stories, sum(n) AS documents,
                     max(since) AS since, max(until) AS until, min(first) AS first, max(last) AS last
              FROM (SELECT CASE WHEN {swap} THEN right_id ELSE left_id END AS source,
                           CASE WHEN {swap} THEN left_id ELSE right_id END AS target,
                           type, polarity, office, story, max(confidence) AS best, count(DISTINCT document_id) AS n,
                           max(since) AS since, max(until) AS until, min(published) AS first, max(published) AS last
                    FROM ({said}) GROUP BY 1, 2, type, polarity, office, story)
              GROUP BY source, target, type, polarity, office"""
    return db.execute(sql, values).fetchall()


def _insert(
    db: sqlite3.Connection, counted: Iterable[sqlite3.Row], weigh: Weigh, steps: dict[str, int], total: int
) -> None:
    made = []
    for row in counted:
        strength = round(row["strength"], 6)  # the same whatever the order of adding
        counts = Counts(row["type"], strength, row["stories"], steps[row["source"]], steps[row["target"]], total)
        made.append(
            (row["source"], row["target"], row["type"], row["polarity"], weigh(counts), row["documents"], row["stories"],
             row["since"], row["until"], row["first"], row["last"], row["office"], strength)
        )  # fmt: skip
    db.executemany("INSERT INTO relation VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", made)


def _weigh_again(db: sqlite3.Connection, weigh: Weigh, total: int, where: str, values: Sequence[str]) -> None:
    """Weigh the relations a condition selects by the counts as they are now."""
    sql = f"""SELECT r.*, a.stories AS left_stories, b.stories AS right_stories
              FROM relation r JOIN entity a ON a.id = r.source JOIN entity b ON b.id = r.target WHERE {where}"""
    changed = []
    for row in db.execute(sql, values).fetchall():
        left, right = stepped(row["left_stories"]), stepped(row["right_stories"])
        weight = weigh(Counts(row["type"], row["strength"], row["stories"], left, right, total))
        if weight != row["weight"]:
            changed.append((weight, row["source"], row["target"], row["type"], row["polarity"], row["office"]))
    db.executemany(
        "UPDATE relation SET weight = ? WHERE source = ? AND target = ? AND type = ? AND polarity = ? AND office = ?",
        changed,
    )
