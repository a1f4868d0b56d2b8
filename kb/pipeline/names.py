"""A user's own list of names: a CSV file with the columns name, kind, aliases, country."""

import csv
from pathlib import Path

from kb.errors import SourceError
from kb.model import KINDS, KnownName

__all__ = ["read_names"]


def read_names(path: Path) -> tuple[KnownName, ...]:
    """The names in a CSV file; aliases are separated by `|` or `;`, country is an ISO code or empty.

    Raises SourceError that names the line which cannot be used.
    """
    if not path.is_file():
        raise SourceError(
            f"{path} does not exist; a list of names is a CSV file with the columns name, kind, aliases, country"
        )
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if not {"name", "kind"} <= set(reader.fieldnames or ()):
            raise SourceError(f"{path}: the first line must name the columns: name, kind, aliases, country")
        for row in reader:
            name = (row["name"] or "").strip()
            kind = next((k for k in KINDS if k == (row["kind"] or "").strip().lower()), None)
            if not name or kind is None:
                raise SourceError(f"{path}, line {reader.line_num}: give a name and a kind ({', '.join(KINDS)})")
            aliases = (row.get("aliases") or "").replace(";", "|").split("|")
            country = (row.get("country") or "").strip().upper()
            found.append(KnownName(name, kind, tuple(a.strip() for a in aliases if a.strip()), country))
    return tuple(found)
