"""A query in plain words, so that a reader sees how it was understood."""

from datetime import date

from kb.query.clauses import And, Clause, Dates, Everything, Filter, Key, Named, Not, Or, Phrase, Query, Ranked, Term
from kb.text import fold

__all__ = ["describe", "widened"]


def describe(query: Query) -> str:
    """What `query` asks for, in one line.

    >>> describe(Query(Ranked((Term("gas"), Term("protest")))))
    'any of: gas, protest'
    """
    parts = [] if isinstance(query.where, Everything) and query.filters else [_clause(query.where)]
    parts += [_filter(f) for f in query.filters]
    return ", and ".join(parts)


def _clause(clause: Clause) -> str:
    match clause:
        case Term():
            return _field(clause.field) + _term(clause)
        case Phrase(text, field, slop, exact):
            return _field(field) + (f"exactly “{text}”" if exact else f"“{text}” within {slop} words")
        case Key(field, value):
            return f"{ {'lang': 'language'}.get(field, field) }: {value}"
        case Dates(since, until):
            return _span(since, until)
        case Named(_, names, inner):
            return _named(names, inner)
        case Ranked(clauses):
            return "any of: " + ", ".join(_inside(c) for c in clauses)
        case And(clauses):
            return ", and ".join(_inside(c) for c in clauses)
        case Or(clauses):
            return " or ".join(_inside(c) for c in clauses)
        case Not(inner):
            return f"not {_inside(inner)}"
        case Everything():
            return "everything"


def _named(names: tuple[str, ...], typed: Clause | None) -> str:
    """A name as it was typed, with what it is also looked for as."""
    if typed is None:
        return ", ".join(names)
    words = " ".join(_clause(c) for c in typed.clauses) if isinstance(typed, Ranked) else _clause(typed)
    others = [name for name in names if fold(name) != fold(words)]
    return f"{words} (also as {', '.join(others)})" if others else words


def widened(clause: Clause) -> tuple[str, ...]:
    """The names of those that `clause` also looks for under other names.

    >>> widened(And((Term("gas"), Named(("country:TR",), ("Türkiye",), Term("Turkey")))))
    ('Türkiye',)
    """
    match clause:
        case Named(_, names):
            return names
        case And(clauses) | Or(clauses) | Ranked(clauses):
            return tuple(dict.fromkeys(name for inner in clauses for name in widened(inner)))
        case Not(inner):
            return widened(inner)
    return ()


def _inside(clause: Clause) -> str:
    text = _clause(clause)
    return f"({text})" if isinstance(clause, And | Or | Ranked) else text


def _term(term: Term) -> str:
    if term.prefix:
        return f"words beginning with “{term.text}”"
    if term.fuzzy:
        return f"words like “{term.text}”"
    return f"exactly “{term.text}”" if term.exact else term.text


def _field(field: str) -> str:
    return f"{field}: " if field else ""


def _span(since: date | None, until: date | None) -> str:
    if since and until:
        return f"on {since}" if since == until else f"from {since} to {until}"
    return f"from {since} on" if since else f"until {until}"


def _filter(given: Filter) -> str:
    if given.field == "date":
        return _span(given.since, given.until)
    return f"{given.field}: {' or '.join(given.values)}"
