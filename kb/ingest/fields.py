"""Which column or key of a table is the title, the text, the author …"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from kb.errors import SettingError
from kb.text import fold

__all__ = ["FIELDS", "assign", "looks_like_html"]

FIELDS = ("id", "url", "title", "text", "author", "publisher", "date", "language")


@cache
def _synonyms() -> Mapping[str, tuple[str, int]]:
    """Folded column name → (field, rank); a lower rank is the better column when several are there."""
    table: dict[str, tuple[str, int]] = {}
    source = files("kb").joinpath("data", "furniture_columns.tsv").read_text("utf-8")
    for line in source.splitlines():
        if line and not line.startswith("#"):
            field, *names = line.split("\t")
            for rank, name in enumerate((field, *names)):
                table.setdefault(_key(name), (field, rank))
    return table


def _key(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def assign(columns: Iterable[str], mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which field each of `columns` is: column → field, for those that are one.

    `mapping` (column → field) is what the user said and wins; the rest is guessed by the usual names.
    Raises SettingError when `mapping` names a field that does not exist.

    >>> assign(["Headline", "body", "section"])
    {'Headline': 'title', 'body': 'text'}
    """
    columns = list(columns)
    given = {c: f for c, f in (mapping or {}).items() if c in columns}
    for column, field in (mapping or {}).items():
        if field not in FIELDS:
            raise SettingError(f"column {column!r} is mapped to {field!r}; the fields are: {', '.join(FIELDS)}")
    taken = set(given.values())
    ranked = sorted((rank, i, c, field) for i, c in enumerate(columns) if c not in given
                    for field, rank in [_synonyms().get(_key(c), ("", 0))] if field)  # fmt: skip
    for _rank, _i, column, field in ranked:
        if field not in taken:
            given[column] = field
            taken.add(field)
    return {c: given[c] for c in columns if c in given}


def text_of(value: object) -> str:
    """A cell or JSON value as text: None is "", lists of words are joined, the rest is JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def looks_like_html(text: str) -> bool:
    """Whether `text` is a page or a piece of one rather than plain text that mentions a tag."""
    head = text[:4000].lower()
    if head.lstrip().startswith(("<!doctype html", "<html", "<?xml")):
        return True
    return sum(head.count(tag) for tag in ("</p>", "<p>", "<br", "</div>", "</a>", "</strong>", "</em>")) >= 2
