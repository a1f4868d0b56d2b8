"""A user's own table of relations: types and words that add to those of kb/data/predicates.tsv, or take words out of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kb.datafiles import alternatives
from kb.errors import SettingError
from kb.model import KINDS
from kb.relate.roles import COLUMNS, LANGUAGES, ROLES

__all__ = ["KEPT", "OwnRow", "kept_own", "named_own", "own_rows", "read_own"]

KEPT = "relations.tsv"  # the own table of a knowledge base, in its folder
_NEEDED = ("predicate", "kinds", "role")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TAKEN_OUT = "-"  # "-word" in a cell: not this word of the shipped table
_SHORT = dict(zip(LANGUAGES, COLUMNS[-len(LANGUAGES) :], strict=True))


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row: the phrases it adds, and those it takes out, for each of LANGUAGES."""

    predicate: str
    joins: frozenset[tuple[str, str]]
    inverse: str
    symmetric: bool
    role: str
    words: tuple[tuple[str, ...], ...]
    without: tuple[tuple[str, ...], ...]


def read_own(path: Path) -> str:
    """The text of the own table at `path`, checked. Raises SettingError with file and line when it cannot be used."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingError(f"cannot read {path}, which the setting relations names: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingError(f"{path} is not in UTF-8; save it as that") from None
    try:
        own_rows(text)
    except ValueError as error:
        raise SettingError(f"{path}, {error}") from None
    return text


def kept_own(folder: Path) -> str:
    """The own table that the knowledge base in `folder` was built with, "" for none. Raises SettingError as `read_own`."""
    path = folder / KEPT
    return read_own(path) if path.is_file() else ""


def named_own(setting: str) -> str:
    """The own table that the setting `relations` names outside of a knowledge base, "" for "none". Raises as `read_own`."""
    return "" if setting == "none" else read_own(Path(setting))


@lru_cache(maxsize=4)
def own_rows(text: str) -> tuple[OwnRow, ...]:
    """The rows of an own table. Its first line may name its columns; without it they are those of the shipped table.

    Raises ValueError with the line and what is wrong in it.

    >>> own_rows("predicate\\tkinds\\trole\\ten\\nrival-of\\tperson>person\\tpost\\trival|arch-rival")[0].words[0]
    ('rival', 'arch-rival')
    """
    columns: tuple[str, ...] = COLUMNS
    found: list[OwnRow] = []
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    for place, (number, line) in enumerate(lines):
        cells = [cell.strip() for cell in line.split("\t")]
        try:
            if not place and cells[0].lower() == COLUMNS[0]:
                columns = tuple(_columns(cells))
                continue
            if len(cells) > len(columns):
                raise ValueError(f"{len(cells)} cells where there are {len(columns)} columns; check the tabs")
            found.append(_row(dict(zip(columns, cells, strict=False))))
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from None
    return tuple(found)


def _columns(cells: list[str]) -> Iterator[str]:
    names = [_SHORT.get(cell.lower(), cell.lower()) for cell in cells]
    for cell, name in zip(cells, names, strict=True):
        if name not in COLUMNS:
            raise ValueError(f"there is no column {cell!r}; the columns are {', '.join(COLUMNS)}")
        yield name
    for name in _NEEDED:
        if name not in names:
            raise ValueError(f"the column {name!r} is missing")


def _row(cells: Mapping[str, str]) -> OwnRow:
    name, role = cells["predicate"], cells.get("role", "")
    if not _NAME.fullmatch(name) or name == "mentioned-with":
        raise ValueError(f"{name!r} is no type of relation; write small letters and hyphens, like rival-of")
    if role not in ROLES:
        raise ValueError(f"there is no role {role!r}; the roles are {', '.join(ROLES)}")
    both_ways = cells.get("symmetric", "") or "no"
    if both_ways not in ("yes", "no"):
        raise ValueError(f"symmetric is yes or no, not {both_ways!r}")
    said = [alternatives(cells.get(column, "")) for column in COLUMNS[-len(LANGUAGES) :]]
    return OwnRow(
        name, _joins(cells.get("kinds", "")), cells.get("inverse", ""), both_ways == "yes", role,
        tuple(tuple(w for w in cell if not w.startswith(_TAKEN_OUT)) for cell in said),
        tuple(tuple(w[1:].strip() for w in cell if w.startswith(_TAKEN_OUT)) for cell in said),
    )  # fmt: skip


def _joins(kinds: str) -> frozenset[tuple[str, str]]:
    left, _, right = kinds.partition(">")
    sources, targets = alternatives(left), alternatives(right)
    for kind in (*sources, *targets):
        if kind not in KINDS:
            raise ValueError(f"there is no kind {kind!r}; the kinds are {', '.join(KINDS)}")
    if not sources or not targets:
        raise ValueError(f"kinds are written source>target, like person>organization, not {kinds!r}")
    return frozenset((s, t) for s in sources for t in targets)
