"""What articles state, as a list one can page through: relations with their ends and the sentence that shows each best."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.answers import Quote
from kb.model import Relation
from kb.store.relations import Place

__all__ = ["StatedPage", "Wanted", "cursor", "place"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which relations are wanted; an empty field does not restrict.

    `types` without any are all that articles can state. `since` and `until` keep those some article tells in that time
    (both days included). `after` is the cursor of the page before, `limit` how many are wanted (-1: all).
    """

    types: tuple[str, ...] = ()
    entity: str = ""
    office: str = ""
    polarity: str = ""
    since: date | None = None
    until: date | None = None
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class StatedPage:
    """How many relations are wanted in all, a part of them, strongest first, and the cursor of the next part or ""."""

    total: int
    items: tuple[tuple[Relation, Quote | None], ...]
    after: str = ""


def cursor(relations: Sequence[Relation], wanted: int) -> str:
    """The cursor behind the last of `relations`, "" when they are fewer than were wanted and nothing can follow."""
    if not relations or wanted < 0 or len(relations) < wanted:
        return ""
    r = relations[-1]
    told = json.dumps([-r.weight, -r.documents, r.source, r.target, r.type, r.polarity, r.office])
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place(after: str) -> Place | None:
    """The place a cursor names; None for "" and for one that was cut or made up: the list then starts at its beginning.

    >>> place(cursor([Relation("a", "b", "met", 1.5, 2, 1)], 1))
    (-1.5, -2, 'a', 'b', 'met', 'affirmed', '')
    >>> place("nonsense") is None
    True
    """
    try:
        weight, documents, *rest = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        source, target, type_, polarity, office = map(str, rest)
        return float(weight), int(documents), source, target, type_, polarity, office
    except (ValueError, TypeError):
        return None
