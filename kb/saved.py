"""Saved searches: a text file in the knowledge base's folder, one line of JSON for each thing done, never changed.

{"saved": "wells", "query": "water well", "at": "2024-05-06T07:08:09+00:00", "sort": "newest", "words_only": true}
{"looked": "wells", "at": …}     what was read until then has been seen
{"dropped": "wells", "at": …}
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kb.errors import NotFound, SettingError
from kb.query import Query, parse
from kb.query.clauses import Sort

__all__ = ["SavedSearch", "drop_search", "look", "read_searches", "save_search", "saved_search"]

FILE = "searches.jsonl"
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name; what was read after `seen` is new in it.

    `sort` is the order its results are shown in; with `words_only` no other spellings of names are looked for.
    """

    name: str
    query: str
    seen: datetime
    sort: Sort = "relevance"
    words_only: bool = False

    def asked(self) -> Query:
        """The question it keeps."""
        return parse(self.query, sort=self.sort, entities=not self.words_only)


def read_searches(folder: Path) -> dict[str, SavedSearch]:
    """The saved searches by name, in the order they were saved. Raises SettingError naming a line that is none."""
    found: dict[str, SavedSearch] = {}
    path = folder / FILE
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            at = datetime.fromisoformat(row["at"])
            if "saved" in row:
                sort = row.get("sort", SORTS[0])
                if sort not in SORTS:
                    raise ValueError(sort)
                found[row["saved"]] = SavedSearch(row["saved"], row["query"], at, sort, bool(row.get("words_only")))
            elif "looked" in row and row["looked"] in found:
                found[row["looked"]] = replace(found[row["looked"]], seen=at)
            elif "dropped" in row:
                found.pop(row["dropped"], None)
        except (ValueError, KeyError, TypeError):
            raise SettingError(f"{path}, line {number} is not a saved search; take the line out") from None
    return found


def saved_search(folder: Path, name: str) -> SavedSearch:
    """The search saved under `name`. Raises NotFound, which names those there are."""
    known = read_searches(folder)
    if name not in known:
        there = f"; there are {', '.join(known)}" if known else ""
        raise NotFound(f"no search is saved as {name!r}{there}", "" if known else "kb save NAME QUERY saves one")
    return known[name]


def save_search(
    folder: Path, name: str, query: str, at: datetime, *, sort: Sort = "relevance", words_only: bool = False
) -> None:
    """Save `query` as `name`, in place of what had that name; what is read after `at` will be new."""
    how = {**({"sort": sort} if sort != SORTS[0] else {}), **({"words_only": True} if words_only else {})}
    _append(folder, {"saved": name, "query": query, "at": at.isoformat(), **how})


def look(folder: Path, name: str, at: datetime) -> None:
    """Remember that what was read until `at` has been seen."""
    _append(folder, {"looked": name, "at": at.isoformat()})


def drop_search(folder: Path, name: str, at: datetime) -> None:
    """Forget a search. Raises NotFound when there is none of that name."""
    saved_search(folder, name)
    _append(folder, {"dropped": name, "at": at.isoformat()})


def _append(folder: Path, row: Mapping[str, str | bool]) -> None:
    try:
        with (folder / FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise SettingError(f"cannot write {folder / FILE}: {error.strerror}") from None
