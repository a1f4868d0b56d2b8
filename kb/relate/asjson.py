"""Statements as plain values for `kb extract --raw --relations`."""

from collections.abc import Iterable
from typing import Any

from kb.model import Statement

__all__ = ["statements_json"]


def statements_json(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """The typed statements in the order given; co-mentions are left out. Spans are [start, end) in characters.

    >>> statements_json([Statement(0, 1, "leads", 0, 20, (0, 5), (10, 15), since="2019", office="chairman")])[0]["office"]
    'chairman'
    """
    return [
        {
            "type": s.type,
            "source": list(s.source_span),
            "target": list(s.target_span),
            "polarity": s.polarity,
            "office": s.office,
            "since": s.since,
            "until": s.until,
            "sentence": [s.start, s.end],
        }
        for s in statements
        if s.type != "mentioned-with"
    ]
