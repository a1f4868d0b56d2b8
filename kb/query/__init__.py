"""What a reader asks for, free of any engine: `parse` text to a `Query`, `describe` it in plain words.

>>> from kb.query import describe, parse
>>> describe(parse('"oil field" country:KZ date:2022-01..2022-03 -strike'))
'exactly “oil field”, and country: KZ, and from 2022-01-01 to 2022-03-31, and not strike'
"""

from kb.query.clauses import (
    FILTER_FIELDS,
    And,
    Clause,
    Dates,
    Everything,
    Filter,
    Key,
    Named,
    Not,
    Or,
    Phrase,
    Query,
    Ranked,
    Term,
)
from kb.query.dates import period
from kb.query.describe import describe
from kb.query.parse import parse

__all__ = [
    "FILTER_FIELDS",
    "And",
    "Clause",
    "Dates",
    "Everything",
    "Filter",
    "Key",
    "Named",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "Ranked",
    "Term",
    "describe",
    "parse",
    "period",
]
