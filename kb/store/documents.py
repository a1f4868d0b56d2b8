"""The articles: text, metadata, cut lines, and the mentions, chains and statements read from them."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, datetime

from kb.errors import NotFound
from kb.model import Article, Cut, Document, Mention, Statement, Version
from kb.store import rows
from kb.store.chains import ChainRow, chain_rows
from kb.store.database import Database
from kb.store.files import FilePart

__all__ = ["Documents"]

_FROM = f"SELECT {rows.DOCUMENT} FROM document d LEFT JOIN version v ON v.document_id = d.id"
_ORDERS = {
    "newest": "published IS NULL, published DESC, d.id",
    "oldest": "published IS NULL, published, d.id",
    "title": "title, d.id",
}


class Documents:
    """The `document`, `chain`, `mention` and `statement` tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # writing

    def put(self, parts: Iterable[FilePart]) -> None:
        """Store what was read of these files, in one transaction.

        When the last part of a file is in, what was read from it before and is not there any more goes.
        """
        with self._database.transaction() as db:
            for part in parts:
                _put_part(db, part)
            _dirty(db)

    def remove_files(self, uris: Iterable[str]) -> None:
        with self._database.transaction() as db:
            db.executemany("DELETE FROM file WHERE uri = ?", [(u,) for u in uris])
            _dirty(db)

    # reading

    def raw_hashes(self, file: str) -> dict[str, str]:
        """URI → hash of the raw article, for those read from one file."""
        rows_ = self._database.connection.execute("SELECT uri, raw_hash FROM document WHERE file = ?", (file,))
        return {r["uri"]: r["raw_hash"] for r in rows_}

    def count_in(self, files: Set[str]) -> int:
        """How many articles were read from these files."""
        counts = self._database.connection.execute("SELECT file, count(*) FROM document GROUP BY file")
        return sum(n for file, n in counts if file in files)

    def stories(self) -> int:
        """How many texts there are; an article that was not compared with the others yet is one of its own."""
        told = "SELECT count(DISTINCT story_id) FROM version"
        alone = "SELECT count(*) FROM document WHERE id NOT IN (SELECT document_id FROM version)"
        return int(self._database.connection.execute(f"SELECT ({told}) + ({alone})").fetchone()[0])

    def count(self) -> int:
        return int(self._database.connection.execute("SELECT count(*) FROM document").fetchone()[0])

    def get(self, document_id: str) -> Document:
        row = self._database.connection.execute(f"{_FROM} WHERE d.id = ?", (document_id,)).fetchone()
        if row is None:
            raise NotFound(f"there is no document {document_id}", "kb search finds documents")
        return rows.document(row)

    def get_many(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids in this order; ids that are gone are left out."""
        found: dict[str, Document] = {}
        for at in range(0, len(ids), 500):
            part = list(ids[at : at + 500])
            marks = ",".join("?" * len(part))
            for row in self._database.connection.execute(f"{_FROM} WHERE d.id IN ({marks})", part):
                found[row["id"]] = rows.document(row)
        return [found[i] for i in ids if i in found]

    def page(self, sort: str, limit: int, offset: int) -> list[Document]:
        # ids first, so that what is sorted are not whole texts
        sql = f"SELECT d.id FROM document d ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?"
        return self.get_many([r[0] for r in self._database.connection.execute(sql, (limit, offset))])

    def all(self) -> Iterator[Document]:
        """Every document, by id; read in a streaming way."""
        for row in self._database.connection.execute(f"{_FROM} ORDER BY d.id"):
            yield rows.document(row)

    def cuts(self, document_id: str) -> list[Cut]:
        row = self._database.connection.execute("SELECT cuts FROM document WHERE id = ?", (document_id,)).fetchone()
        return [Cut(*c) for c in json.loads(row["cuts"])] if row else []

    def original(self, document_id: str) -> str:
        row = self._database.connection.execute("SELECT original FROM document WHERE id = ?", (document_id,)).fetchone()
        return zlib.decompress(row["original"]).decode() if row else ""

    def mentions(self, document_id: str) -> list[tuple[Mention, int, str]]:
        """The mentions with the number of their chain and the id of its entity ("" when hidden or only a candidate)."""
        return self.mentions_of([document_id]).get(document_id, [])

    def mentions_of(self, document_ids: Sequence[str]) -> dict[str, list[tuple[Mention, int, str]]]:
        """The same of several articles, by id."""
        found: dict[str, list[tuple[Mention, int, str]]] = {}
        for part in rows.parts(document_ids):
            sql = f"""SELECT m.*, c.entity_id FROM mention m
                      JOIN chain c ON c.document_id = m.document_id AND c.number = m.chain
                      WHERE m.document_id IN ({rows.marks(part)}) ORDER BY m.document_id, m.start"""
            for r in self._database.connection.execute(sql, part):
                found.setdefault(r["document_id"], []).append((rows.mention(r), r["chain"], r["entity_id"] or ""))
        return found

    def places(self, document_ids: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
        """(offset, entity id) of the mentions in each article that have an entity, in order."""
        found: dict[str, list[tuple[int, str]]] = {}
        for part in rows.parts(document_ids):
            sql = f"""SELECT m.document_id, m.start, c.entity_id FROM mention m
                      JOIN chain c ON c.document_id = m.document_id AND c.number = m.chain
                      WHERE m.document_id IN ({rows.marks(part)}) AND c.entity_id IS NOT NULL ORDER BY m.document_id, m.start"""
            for r in self._database.connection.execute(sql, part):
                found.setdefault(r[0], []).append((r[1], r[2]))
        return found

    def statements(self, document_id: str) -> list[Statement]:
        sql = "SELECT * FROM statement WHERE document_id = ? ORDER BY start, source, target, type"
        return [rows.statement(r) for r in self._database.connection.execute(sql, (document_id,))]

    def chains(self) -> Iterator[ChainRow]:
        """Every chain of every article, by document and number."""
        return chain_rows(self._database.connection)

    def versions(self, story_id: str) -> list[Version]:
        sql = "SELECT story_id, document_id, role, score, reason FROM version WHERE story_id = ? ORDER BY document_id"
        return [Version(*r) for r in self._database.connection.execute(sql, (story_id,))]

    def timeline(self) -> list[tuple[date, int]]:
        """Articles by day of publication, every version of a text."""
        sql = (
            "SELECT published, count(*) FROM document WHERE published IS NOT NULL GROUP BY published ORDER BY published"
        )
        return [(date.fromisoformat(r[0]), r[1]) for r in self._database.connection.execute(sql)]

    def arrivals(self, document_ids: Sequence[str]) -> dict[str, datetime]:
        """When each of these articles was read for the first time."""
        found: dict[str, datetime] = {}
        for part in rows.parts(document_ids):
            sql = f"SELECT document_id, at FROM arrival WHERE document_id IN ({rows.marks(part)})"
            found |= {r[0]: datetime.fromisoformat(r[1]) for r in self._database.connection.execute(sql, part)}
        return found

    def arrived(self, limit: int, offset: int = 0) -> list[tuple[str, datetime]]:
        """The articles read last and when that was, the latest first."""
        sql = "SELECT document_id, at FROM arrival ORDER BY at DESC, document_id DESC LIMIT ? OFFSET ?"
        found = self._database.connection.execute(sql, (limit, offset))
        return [(r[0], datetime.fromisoformat(r[1])) for r in found]

    def languages(self) -> list[tuple[str, int]]:
        sql = "SELECT language, count(*) FROM document GROUP BY language ORDER BY 2 DESC, 1"
        return [(r[0], r[1]) for r in self._database.connection.execute(sql)]


def _dirty(db: sqlite3.Connection) -> None:
    """Say that clusters, stories and relations no longer fit the articles, until they are made again."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('dirty', '1')")


def _put_part(db: sqlite3.Connection, part: FilePart) -> None:
    state = part.state
    if part.first:
        db.execute(
            "INSERT INTO file VALUES (?, ?, '', ?) ON CONFLICT (uri) DO UPDATE SET hash = '', recipe = excluded.recipe",
            (state.uri, state.source, state.recipe),
        )
        db.execute("DELETE FROM rejection WHERE file = ?", (state.uri,))
        db.execute("CREATE TEMP TABLE IF NOT EXISTS present (file TEXT, uri TEXT, PRIMARY KEY (file, uri))")
        db.execute("DELETE FROM present WHERE file = ?", (state.uri,))
    for article in part.articles:
        _insert(db, state.uri, article)
    uris = {*part.kept, *(a.document.uri for a in part.articles)}
    db.executemany("INSERT OR IGNORE INTO present VALUES (?, ?)", [(state.uri, uri) for uri in uris])
    db.executemany(
        "INSERT OR REPLACE INTO rejection VALUES (?, ?, ?, ?)",
        [(r.uri, state.uri, r.reason, r.detail) for r in part.rejections],
    )
    if part.last:
        db.execute(
            "DELETE FROM document WHERE file = ?1 AND uri NOT IN (SELECT uri FROM present WHERE file = ?1)",
            (state.uri,),
        )
        db.execute("DELETE FROM present WHERE file = ?", (state.uri,))
        db.execute("UPDATE file SET hash = ? WHERE uri = ?", (state.hash, state.uri))


def _insert(db: sqlite3.Connection, file: str, article: Article) -> None:
    d = article.document
    cuts = json.dumps([[c.offset, c.text, c.reason] for c in article.cuts], ensure_ascii=False)
    notes = json.dumps(dict(d.notes), ensure_ascii=False)
    metadata = json.dumps(dict(article.metadata), ensure_ascii=False)
    original = zlib.compress(article.original.encode("utf-8", "replace"))
    # a file of several rows may repeat an id: the last one stands, as in any update
    db.execute("DELETE FROM document WHERE id = ?", (d.id,))
    db.execute(
        f"INSERT INTO document VALUES ({','.join('?' * 19)})",
        (d.id, d.uri, file, d.title, d.body_start, d.author, d.publisher, rows.iso(d.published), d.precision,
         d.language, d.url, d.content_hash, article.raw_hash, notes, metadata, cuts, article.media_type, d.text, original),
    )  # fmt: skip
    db.executemany(
        f"INSERT INTO chain (document_id, number, {', '.join(rows.CHAIN)}) VALUES (?,?,{rows.marks(rows.CHAIN)})",
        [(d.id, number, *rows.chain_values(chain)) for number, chain in enumerate(article.chains)],
    )
    db.executemany(
        "INSERT OR IGNORE INTO mention VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            (d.id, m.start, m.end, m.surface, m.kind, m.form, m.extractor, m.confidence, m.code, number)
            for number, chain in enumerate(article.chains)
            for m in chain.mentions
        ],
    )
    db.executemany(
        "INSERT OR IGNORE INTO statement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (d.id, s.source, s.target, s.type, s.start, s.end, *s.source_span, *s.target_span, s.polarity, s.since,
             s.until, s.speaker, s.confidence, s.office)
            for s in article.statements
        ],
    )  # fmt: skip
