"""Chains as resolution across articles reads them: without offsets, with their spellings."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from kb.model import Chain
from kb.store import rows

__all__ = ["ChainRow", "chain_rows", "chains_of", "company_in", "countries_of"]

_CHAIN = """SELECT c.document_id, c.number, c.kind, c.name, c.code, c.titles, c.countries, c.confidence, c.folded, c.told,
                   d.language, d.published, d.content_hash
            FROM chain c JOIN document d ON d.id = c.document_id"""
_MENTION = "SELECT m.document_id, m.chain, m.surface, m.form FROM mention m"


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A chain without offsets, with the surfaces it occurs under; `folded` is the key it is known by."""

    document_id: str
    number: int
    chain: Chain
    surfaces: tuple[tuple[str, str, int], ...]  # surface, form, count
    confidence: float
    language: str
    published: date | None
    content_hash: str
    folded: str = ""


def chain_rows(db: sqlite3.Connection) -> Iterator[ChainRow]:
    """Every chain of every article, by document and number."""
    found = _plain(db, f"{_CHAIN} ORDER BY c.document_id, c.number")
    said = groupby(_plain(db, f"{_MENTION} ORDER BY m.document_id, m.start"), key=itemgetter(0))
    at, mentions = next(said, ("", iter(())))
    for document_id, chains in groupby(found, key=itemgetter(0)):
        while at and at < document_id:
            at, mentions = next(said, ("", iter(())))
        surfaces = _surfaces(mentions if at == document_id else ())
        for row in chains:
            yield _row(row, surfaces.get(row[1], {}))


def chains_of(db: sqlite3.Connection, keys: Sequence[str]) -> list[ChainRow]:
    """The chains known by these keys, by document and number."""
    found = []
    for key in dict.fromkeys(keys):
        chains = db.execute(f"{_CHAIN} WHERE c.folded = ?", (key,)).fetchall()
        sql = f"""{_MENTION} JOIN chain c ON c.document_id = m.document_id AND c.number = m.chain
                  WHERE c.folded = ? ORDER BY m.document_id, m.start"""
        sql = sql.replace("FROM mention m JOIN chain c", "FROM chain c CROSS JOIN mention m")
        by_document = {d: _surfaces(part) for d, part in groupby(db.execute(sql, (key,)), key=lambda r: r[0])}
        found += [_row(r, by_document.get(r[0], {}).get(r[1], {})) for r in chains]
    return sorted(found, key=lambda r: (r.document_id, r.number))


def countries_of(db: sqlite3.Connection, keys: Sequence[str]) -> list[ChainRow]:
    """The same without spellings: of a country its code alone says which."""
    found = []
    for part in rows.parts(keys):
        found += [_row(r, {}) for r in db.execute(f"{_CHAIN} WHERE c.folded IN ({rows.marks(part)})", part)]
    return sorted(found, key=lambda r: (r.document_id, r.number))


def company_in(db: sqlite3.Connection, document_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The names of the people and organizations of each article that some recogniser is sure of, in order."""
    found: dict[str, set[str]] = {}
    for part in rows.parts(document_ids):
        sql = f"""SELECT document_id, name FROM chain
                  WHERE document_id IN ({rows.marks(part)}) AND kind <> 'country' AND confidence >= 0.5"""
        for document_id, name in db.execute(sql, part):
            found.setdefault(document_id, set()).add(name)
    return {document_id: tuple(sorted(names)) for document_id, names in found.items()}


def _plain(db: sqlite3.Connection, sql: str) -> sqlite3.Cursor:
    """What is asked for, in tuples, which are read faster than rows that know their columns."""
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(sql)


def _surfaces(mentions: Iterable[tuple[str, int, str, str]]) -> dict[int, dict[tuple[str, str], int]]:
    """Surface and form with their count, by the number of the chain, in the order of the text."""
    found: dict[int, dict[tuple[str, str], int]] = {}
    for _, chain, surface, form in mentions:
        said, key = found.setdefault(chain, {}), (surface, form)
        said[key] = said.get(key, 0) + 1
    return found


def _row(row: sqlite3.Row, surfaces: Mapping[tuple[str, str], int]) -> ChainRow:
    document_id, number, kind, name, code, titles, countries, confidence, key, told, language, published, content = row
    return ChainRow(
        document_id,
        number,
        Chain(kind, name, (), rows.texts(titles), rows.texts(countries), code, rows.texts(told)),
        tuple([(surface, form, n) for (surface, form), n in surfaces.items()]),
        confidence,
        language,
        rows.day(published),
        content,
        key or rows.folded(kind, name, code),
    )
