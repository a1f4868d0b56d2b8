"""From a query's words to the terms an index holds, without knowing the query's language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeGuard

from kb.index.analysis import HYPHENS, OTHER_LATIN, compounds, forms, spans, stop_words
from kb.index.arabic import KEPT
from kb.index.fields import NAME_FIELDS
from kb.query import And, Clause, Named, Not, Or, Query, Ranked, Term

__all__ = [
    "FEW", "Way", "as_one_word", "exact_terms", "exact_ways", "hyphen_start", "is_stop",
    "is_tried_in_a_row", "joined_forms", "prepared", "shouted", "small_elsewhere",
    "stems_by_language", "stops_of", "ways", "whole_forms",
]  # fmt: skip

# Up to so many words, a document with all of them stands before one with some. With more it is a
# question in sentences, where counting words ranks worse than weighing them.
FEW = 3
# So many letters tell a word from most others.
TELLING = 3


def exact_terms(text: str, language: str = "") -> tuple[str, ...]:
    """The words of `text` in the exact form that articles in `language` have them in."""
    return tuple(forms(m.group(), language)[1] for m in spans(text))


@dataclass(frozen=True, slots=True)
class Way:
    """Words as stems, and which documents are stemmed so: those in `only` (empty: any) and not in `but`."""

    words: tuple[str, ...]
    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()


def exact_ways(text: str, languages: frozenset[str]) -> tuple[Way, ...]:
    """The words of `text` in exact form, once for each way in which documents in `languages` have them.

    An apostrophe cuts an ending off in Turkish, and stands inside a word elsewhere.

    >>> [(w.words, sorted(w.only), sorted(w.but)) for w in exact_ways("Ankara'da", frozenset({"en", "tr"}))]
    [(('ankarada',), [], ['tr']), (('ankara',), ['tr'], [])]
    """
    common, turkish = exact_terms(text), exact_terms(text, "tr")
    if "tr" not in languages or turkish == common:
        return (Way(common),) if common else ()
    only = frozenset({"tr"})
    return (Way(common, but=only), Way(turkish, only=only))


@lru_cache(maxsize=20_000)
def ways(text: str, languages: frozenset[str]) -> tuple[Way, ...]:
    """The words of `text` as stems, once for each way in which documents in `languages` are stemmed.

    A query has no language. Its words are tried as each language would stem them, among the
    documents of that language: a Turkish stem is not looked for in English articles.

    >>> ways("gas pipelines", frozenset({"en", "ru"}))
    (Way(words=('gas', 'pipelin'), only=frozenset(), but=frozenset()),)
    >>> [(way.words, sorted(way.only), sorted(way.but)) for way in ways("nations", frozenset({"en", "fr", "tr"}))]
    [(('nation',), [], ['tr']), (('nations',), ['tr'], [])]
    """
    words = [m.group() for m in spans(text)]
    if not words:
        return ()
    small = small_elsewhere(text) & languages
    if small and small != languages:
        return tuple(replace(w, only=w.only - small, but=w.but | small) for w in _ways(words, languages - small))
    return _ways(words, languages)


def _ways(words: Sequence[str], languages: frozenset[str]) -> tuple[Way, ...]:
    common = tuple(forms(w, "en")[0] for w in words)
    others: dict[tuple[str, ...], set[str]] = {}
    for language in OTHER_LATIN:
        stems = tuple(forms(w, language)[0] for w in words)
        if language in languages and stems != common:
            others.setdefault(stems, set()).add(language)
    but = frozenset().union(*others.values()) if others else frozenset[str]()
    found = (Way(common, but=but), *(Way(stems, only=frozenset(found)) for stems, found in others.items()))
    whole = (Way((stem,), only=frozenset({"tr"})) for stem in whole_forms(words, languages))
    return (*found, *(Way((stem,)) for stem in joined_forms(common)), *whole)


def stems_by_language(word: str, languages: frozenset[str]) -> list[tuple[str, str]]:
    """The stems of one word in documents of `languages`, each with its language, "" for all that are not OTHER_LATIN.

    >>> stems_by_language("nations", frozenset({"en", "fr", "ru"}))
    [('nation', ''), ('nation', 'fr')]
    """
    (first,) = (m.group() for m in spans(word))
    found = [(forms(first, language)[0], language) for language in ("", *OTHER_LATIN) if language in {"", *languages}]
    found = [(form, language) for stem, language in found for form in (stem, *joined_forms((stem,)))]
    return [*found, *((form, "tr") for form in whole_forms((first,), languages))]


def whole_forms(words: Sequence[str], languages: Iterable[str]) -> tuple[str, ...]:
    """What else one Turkish word is indexed as: the word itself, where an ending is taken for its last letters too.

    "gazetesini" (the newspaper's) has the stem "gazete", and "gazete" has "gaze", as if it were "gazede" (in the gauze).

    >>> whole_forms(["gazete"], ["tr"]), whole_forms(["gazete"], ["fr"]), whole_forms(["kitap"], ["tr"])
    (('gazete',), (), ())
    """
    if len(words) != 1 or "tr" not in languages:
        return ()
    stem, exact, _, _ = forms(words[0], "tr")
    return (exact,) if stem != exact and exact.isalpha() else ()


def joined_forms(stems: Sequence[str]) -> tuple[str, ...]:
    """What else a word of one Arabic stem is indexed as: behind "and" where the stem is too short to tell it apart.

    >>> joined_forms(("دول",)), joined_forms(("حكوم",)), joined_forms(("gas",))
    (('ودول',), (), ())
    """
    (stem,) = stems if len(stems) == 1 else ("",)
    return (f"و{stem}",) if len(stem) == KEPT - 1 and "\u0620" <= stem[0] <= "\u064a" and stem[0] != "و" else ()


@lru_cache(maxsize=20_000)
def small_elsewhere(word: str) -> frozenset[str]:
    """The languages in which a word typed in capitals is but a small word: "UN" is no French article.

    >>> small_elsewhere("UN"), small_elsewhere("U.N."), small_elsewhere("un"), small_elsewhere("US")
    (frozenset({'fr'}), frozenset({'fr'}), frozenset(), frozenset())
    """
    letters = word.replace(".", "")
    if not (letters.isupper() and len(letters) > 1 and letters.isalpha()):
        return frozenset()
    (exact,) = exact_terms(word) or ("",)
    found = frozenset(language for language, stops in stop_words().items() if exact in stops)
    # An English acronym stands in English articles, "US" and "WHO" too.
    return frozenset() if "en" in found else found


def as_one_word(term: Term) -> Term | None:
    """A word with one hyphen as others write it: without; None for any other word.

    Too many words begin with two letters, or are near a short part and what it is written onto ("re-run~" and "return").

    >>> as_one_word(Term("e-mail")), as_one_word(Term("well-to-do")), as_one_word(Term("e-m", prefix=True))
    (Term(text='email', field='', exact=False, prefix=False, fuzzy=0), None, None)
    """
    for start, end, word in compounds(term.text):
        if (start, end) == (0, len(term.text)) and not (term.prefix and len(word) < TELLING):
            near = min(map(len, exact_terms(term.text))) >= TELLING
            return replace(term, text=word, fuzzy=term.fuzzy if near else 0)
    return None


def is_tried_in_a_row(term: Term, typed: Sequence[str]) -> bool:
    """Whether the last of several words, "well-kn*", is begun where they stand in a row too; of a text one letter begins too many."""
    return term.prefix and (len(typed[-1]) > 1 or term.field in NAME_FIELDS)


def hyphen_start(typed: str) -> str:
    """A word with a hyphen that is being typed, as the fields of HYPHENED have it; "" for anything else.

    >>> hyphen_start("E-m"), hyphen_start("well-"), hyphen_start("a e-m"), hyphen_start("mail")
    ('e-m', 'well-', '', '')
    """
    begun = re.fullmatch(rf"\s*(\S*\w)([{HYPHENS}])(\S*)", typed)
    parts = exact_terms(typed) if begun else ()
    return "-".join(parts if begun and begun[3] else (*parts, "")) if parts else ""


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
    words = [c.text for c in clauses if isinstance(c, Term)]
    stops, loud = stops_of(words), shouted(words)
    kept = tuple(
        _without_stops(c)
        for i, c in enumerate(clauses)
        # Inside a sentence a capital makes a name of a small word: "protests in May".
        if not (
            isinstance(c, Term) and is_stop(c, stops, loud) and (loud or _begins(clauses, i) or c.text[:1].islower())
        )
    )
    kept = _with_letters(kept)
    if len(kept) > FEW:
        kept = tuple(part for c in kept for part in _parts(c, stops))
    # Nothing but small words ("to be or not to be"): then they are what is asked for.
    kept = kept or clauses
    return Ranked(kept) if len(kept) > 1 else kept[0]


def _with_letters(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """A single letter and the word behind it, each of them or both as one word: "e mail" finds "e-mail" and "email"."""
    found = list(clauses)
    for i, (letter, word) in enumerate(pairwise(clauses)):
        if (
            _is_plain(letter)
            and _is_plain(word)
            and len(letter.text) == 1
            and word.text.isalnum()
            and len(word.text) > 1
        ):
            one = replace(letter, text=f"{letter.text}-{word.text}")
            found[i : i + 2] = Or((letter, one)), Or((word, one))
    return tuple(found)


def _is_plain(clause: Clause) -> TypeGuard[Term]:
    return isinstance(clause, Term) and not (clause.exact or clause.prefix or clause.fuzzy or clause.field)


def _parts(clause: Clause, stops: frozenset[str]) -> tuple[Clause, ...]:
    """The words of a term with hyphens, as a long question weighs them; of "three-billion-dollar loan" few articles hold all."""
    if not isinstance(clause, Term) or clause.exact or clause.prefix or clause.fuzzy:
        return (clause,)
    found = list(spans(clause.text))
    # Signs with nothing between them (Chinese) are no words by themselves.
    if len(found) < 2 or any(a.end() == b.start() for a, b in pairwise(found)):
        return (clause,)
    parts = tuple(replace(clause, text=m.group()) for m in found)
    one = as_one_word(clause)
    return (*(tuple(part for part in parts if not is_stop(part, stops)) or parts), *((one,) if one else ()))


def _begins(clauses: tuple[Clause, ...], at: int) -> bool:
    """Does a sentence of the question begin with this word?"""
    before = clauses[at - 1] if at else None
    return before is None or (isinstance(before, Term) and before.text.endswith("."))


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


def shouted(words: Sequence[str]) -> bool:
    """Whether a question is written in capitals throughout, so that they make no name of a word."""
    return len(words) > FEW and all(word.upper() == word for word in words) and any(w.isupper() for w in words)


def is_stop(term: Term, stops: frozenset[str], loud: bool = False) -> bool:
    """Is `term` one of `stops`, typed as a plain word? `loud`: it stands among capitals only."""
    if term.exact or term.prefix or term.fuzzy or "." in term.text.strip("."):
        return False
    # "US", "WHO", "IT" in capitals are names; among capitals only the first of these is one more often than not.
    if term.text.isupper() and len(term.text) > 1 and (not loud or term.text == "US"):
        return False
    found = exact_terms(term.text)
    return len(found) == 1 and found[0] in stops
