"""From a query's words to the terms an index holds, without knowing the query's language."""

from dataclasses import replace

from kb.index.analysis import forms, spans, stop_words, variants
from kb.query import And, Clause, Named, Not, Or, Query, Ranked, Term

__all__ = ["FEW", "exact_terms", "is_stop", "prepared", "sequences", "stops_of", "term_variants"]

# Up to so many words, a document with all of them stands before one with some. With more it is a
# question in sentences, where counting words ranks worse than weighing them.
FEW = 4


def exact_terms(text: str) -> tuple[str, ...]:
    """The words of `text` in exact form."""
    return tuple(forms(m.group(), "")[1] for m in spans(text))


def term_variants(text: str, languages: frozenset[str]) -> tuple[str, ...]:
    """The stems a single word may have under `languages`; empty when `text` is not one word."""
    found = [m.group() for m in spans(text)]
    return variants(found[0], languages) if len(found) == 1 else ()


def sequences(text: str, languages: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The words of `text` as stems, once for each way the index's languages stem them.

    >>> sequences("gas pipelines", frozenset({"en", "ru"}))
    (('gas', 'pipelin'),)
    """
    words = [m.group() for m in spans(text)]
    tried = ["en", *(language for language in ("fr", "tr") if language in languages)]
    return tuple(dict.fromkeys(tuple(forms(w, language)[0] for w in words) for language in tried if words))


def prepared(query: Query) -> Clause:
    """The clause to match: `query.where`, where ranked questions have lost the words that say nothing."""
    return _without_stops(query.where)


def _without_stops(clause: Clause) -> Clause:
    match clause:
        case Ranked(clauses):
            return _ranked(clauses)
        case And(clauses):
            return And(tuple(_without_stops(c) for c in clauses))
        case Or(clauses):
            return Or(tuple(_without_stops(c) for c in clauses))
        case Not(inner):
            return Not(_without_stops(inner))
        case Named(_, _, inner) if inner is not None:
            return replace(clause, clause=_without_stops(inner))
    return clause


def _ranked(clauses: tuple[Clause, ...]) -> Clause:
    stops = stops_of([c.text for c in clauses if isinstance(c, Term)])
    kept = tuple(_without_stops(c) for c in clauses if not (isinstance(c, Term) and is_stop(c, stops)))
    # Nothing but small words ("to be or not to be"): then they are what is asked for.
    kept = kept or clauses
    return Ranked(kept) if len(kept) > 1 else kept[0]


def stops_of(words: list[str]) -> frozenset[str]:
    """The stop words of the language most of these words are stop words of; ties count for both."""
    known = [exact_terms(w) for w in words]
    table = stop_words()
    hits = {language: sum(1 for w in known if len(w) == 1 and w[0] in stops) for language, stops in table.items()}
    best = max(hits.values(), default=0)
    if best == 0:
        return frozenset()
    # A word such as "son" is French for "his" and English for a child: one hit alone is English's if it can be.
    chosen = [language for language, n in hits.items() if n == best]
    if best == 1 and "en" in chosen:
        chosen = ["en"]
    return frozenset().union(*(table[language] for language in chosen))


def is_stop(term: Term, stops: frozenset[str]) -> bool:
    """Is `term` one of `stops`, typed as a plain word?"""
    # "US", "WHO", "IT" in capitals are names.
    if term.exact or term.prefix or term.fuzzy or (term.text.isupper() and len(term.text) > 1):
        return False
    found = exact_terms(term.text)
    return len(found) == 1 and found[0] in stops
