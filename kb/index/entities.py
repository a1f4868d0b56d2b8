"""Names inside a query: words that name a known entity also find it under its other names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kb.index.analysis import stop_words
from kb.index.fields import KIND_FIELDS
from kb.index.words import FEW, is_stop, shouted, stops_of
from kb.query import And, Clause, Named, Not, Or, Phrase, Query, Ranked, Term

__all__ = ["Find", "FoundEntity", "expand"]

# Names have so many words at most ("Organisation for the Prohibition of Chemical Weapons").
LONGEST = 8
# More bearers of one name than this, and the name says too little to search for them all.
MOST = 5

_SIGNS = ".,;:!?…؟،"
_ACRONYM = re.compile(rf"(?<!\w)((?:[^\W\d_]\.)+[^\W\d_])[{_SIGNS}]*$")
# What is written onto a name in Arabic: in, for, and so, like, and. A name of fewer letters than this is not looked for behind it.
_CLITICS = frozenset("بلفكو")
_CLITIC_KEEPS = 4


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity that a text names, with all the spellings it goes by."""

    id: str
    kind: str
    name: str
    surfaces: tuple[str, ...] = ()


Find = Callable[[str], Sequence[FoundEntity]]


def expand(query: Query, find: Find) -> Query:
    """`query` with the words that name an entity replaced by `Named` clauses: the entity, or the words.

    `find` gives the entities a text names in any spelling or script. Words in quotes stay as
    they are, unless they stand in a person, org or country field. Nothing happens when
    `query.entities` is off.

    >>> known = FoundEntity("country:TR", "country", "Türkiye")
    >>> expand(Query(Term("Turkey")), lambda text: [known] if text == "Turkey" else []).where
    Named(ids=('country:TR',), names=('Türkiye',), clause=Term(text='Turkey', field='', exact=False, prefix=False, fuzzy=0))
    """
    return replace(query, where=_expanded(query.where, find)) if query.entities else query


def _expanded(clause: Clause, find: Find) -> Clause:
    match clause:
        case Ranked(clauses):
            return _one_or_ranked(_words(clauses, find))
        case And(clauses):
            return And(tuple(_expanded(c, find) for c in clauses))
        case Or(clauses):
            return Or(tuple(_expanded(c, find) for c in clauses))
        case Not(inner):
            return Not(_expanded(inner, find))
        case Term(text=text, field=field) | Phrase(text=text, field=field) if field in KIND_FIELDS.values():
            return _in_field(clause, text, field, find)
        case Term():
            return _words((clause,), find)[0]
    return clause


def _in_field(clause: Clause, text: str, field: str, find: Find) -> Clause:
    if isinstance(clause, Term) and (clause.prefix or clause.fuzzy):
        return clause
    found = [e for e in find(text) if KIND_FIELDS.get(e.kind) == field]
    return _named(found, clause) if 0 < len(found) <= MOST else clause


def _one_or_ranked(clauses: tuple[Clause, ...]) -> Clause:
    return Ranked(clauses) if len(clauses) > 1 else clauses[0]


def _named(found: Sequence[FoundEntity], clause: Clause) -> Named:
    return Named(tuple(e.id for e in found), tuple(e.name for e in found), clause)


def _words(clauses: tuple[Clause, ...], find: Find) -> tuple[Clause, ...]:
    """Words side by side: the longest runs that are a name become one clause each."""
    words = [c.text for c in clauses if isinstance(c, Term)]
    stops, loud, cased = stops_of(words), shouted(words), _is_cased(words)
    # "NO WAY" names no country by its code; "US" alone means one more often than the small word.
    capitals = len(words) > 1 and all(word.isupper() for word in words)
    loudly = _small_words() if capitals else frozenset[str]()
    done: list[Clause] = []
    at = 0
    while at < len(clauses):
        for end in range(min(len(clauses), at + LONGEST), at, -1):
            run = clauses[at:end]
            typed = run[0].text if len(run) == 1 and isinstance(run[0], Term) else ""
            named = None if typed.lower() in loudly else _name(run, stops, find, loud=loud, cased=cased)
            if named is not None:
                done.append(named)
                at = end
                break
        else:
            done.append(clauses[at])
            at += 1
    return tuple(done)


def _small_words() -> frozenset[str]:
    return stop_words()["en"] - {"us"}


def _is_cased(words: Sequence[str]) -> bool:
    """Whether a question gives names their capital: it is of some length, and one stands inside it."""
    return len(words) > FEW and any(w[:1].isupper() for w in words[1:]) and any(w[:1].islower() for w in words)


def _name(
    run: tuple[Clause, ...], stops: frozenset[str], find: Find, *, loud: bool = False, cased: bool = False
) -> Named | None:
    words = [c for c in run if isinstance(c, Term) and not (c.exact or c.prefix or c.fuzzy or c.field)]
    # A name neither begins nor ends with "of" or "the".
    if len(words) != len(run) or is_stop(words[0], stops, loud) or is_stop(words[-1], stops, loud):
        return None
    # "a baker in Poland" asks for nobody called Baker.
    if cased and len(words) == 1 and words[0].text[:1].islower():
        return None
    typed = " ".join(word.text for word in words)
    bare = typed.strip(_SIGNS)
    tried = (bare, *_dotted(typed), *_unjoined(bare))
    found = next((named for name in tried if (named := find(name))), ())
    if not 0 < len(found) <= MOST:
        return None
    return _named(found, Ranked(tuple(words)) if len(words) > 1 else words[0])


def _dotted(text: str) -> tuple[str, ...]:
    """A text that ends in an acronym with dots: as names have it with its last dot, and without any.

    Two letters without dots are the code of a country more often than not: "P.M." is not PM.

    >>> _dotted("U.N."), _dotted("N.A.T.O."), _dotted("Oil Corp.")
    (('U.N.',), ('N.A.T.O.', 'NATO'), ())
    """
    found = _ACRONYM.search(text)
    if not found:
        return ()
    whole = f"{text[: found.start()]}{found[1]}."
    letters = found[1].replace(".", "")
    return (whole, text[: found.start()] + letters) if len(letters) > 2 and letters.isupper() else (whole,)


def _unjoined(text: str) -> tuple[str, ...]:
    """An Arabic text without the conjunction or preposition that is written onto it, if it begins with what may be one.

    >>> _unjoined("لأردوغان"), _unjoined("للعراق"), _unjoined("بيت"), _unjoined("London")
    (('أردوغان',), ('لعراق', 'العراق'), (), ())
    """
    if text[:1] not in _CLITICS or len(text) <= _CLITIC_KEEPS:
        return ()
    return (text[1:], f"ال{text[2:]}") if text.startswith("لل") else (text[1:],)
