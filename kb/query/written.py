"""A query as one line of text that means the same, so that it can be kept and asked again."""

from kb.query.clauses import Everything, Filter, Query

__all__ = ["written"]

_QUOTES = '"“”„«»'
_FIELDS = {"source": "source", "language": "lang", "year": "date", "month": "date", "kind": "kind"}


def written(query: Query) -> str:
    """What was typed, with what narrows it behind it; `kb.query.parse` makes the same question of it.

    The order, the page, a story, and that only the words as typed are to be found are not in it.

    >>> from kb.query import parse
    >>> chosen = Filter("language", ("ar", "en")), Filter("person", ("person:ada-vole",))
    >>> written(parse("gas OR oil", filters=chosen))
    '(gas OR oil) (lang:ar OR lang:en) entity:person:ada-vole'
    """
    typed = query.text.strip()
    if isinstance(query.where, Everything) and typed == "*":
        typed = ""
    rest = [part for f in query.filters if (part := _filter(f))]
    if not rest:
        return typed
    return " ".join([_closed(typed), *rest] if typed else rest)


def _closed(typed: str) -> str:
    """What was typed in brackets where it has several parts, without quotation marks or brackets that stand alone."""
    if sum(typed.count(mark) for mark in _QUOTES) % 2:
        typed = "".join(" " if c in _QUOTES else c for c in typed)
    if typed.count("(") != typed.count(")"):
        typed = typed.replace("(", " ").replace(")", " ")
    words = typed.split()
    return f"({typed})" if {"AND", "OR", "NOT", "&&", "||", "|"} & set(words) else " ".join(words)


def _filter(chosen: Filter) -> str:
    if chosen.field == "date":
        return f"date:{chosen.since or ''}..{chosen.until or ''}" if chosen.since or chosen.until else ""
    parts = [part for value in chosen.values if (part := _value(chosen.field, value))]
    return f"({' OR '.join(parts)})" if len(parts) > 1 else "".join(parts)


def _value(field: str, value: str) -> str:
    if field in ("person", "org", "country"):
        return f"entity:{value}"
    value = "".join(" " if c in _QUOTES else c for c in value).strip()
    if field not in _FIELDS or not value:
        return ""
    return f'{_FIELDS[field]}:"{value}"' if field == "source" else f"{_FIELDS[field]}:{value}"
