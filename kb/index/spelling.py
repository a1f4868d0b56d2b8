"""Did you mean: words the index does not have, replaced by near ones that it has."""

import re
from collections.abc import Callable, Iterable, Mapping

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from kb.index.analysis import forms, stop_words
from kb.index.words import exact_terms, ways
from kb.query import And, Clause, Or, Query, Ranked, Term
from kb.query.lexemes import FIELDS, KEYED

__all__ = ["READ", "alike", "closest", "plainest", "suggestion"]

# A word of three letters is one error away from too many others.
SHORTEST = 4
# So many articles are read for how a near word is spelled: the commonest words are in the first of them.
READ = 12
# A question of more words has its answers without the one that is misspelled; looking for it takes time.
MOST_WORDS = 5


def suggestion(
    query: Query, languages: frozenset[str], known: Callable[[str], bool], nearest: Callable[[str, int], str]
) -> str:
    """`query.text` with each word no document has replaced by the nearest the index has; "" when nothing changes.

    `known` says whether a stem is in the index, `nearest` gives a word within so many errors, as
    articles spell it (with a capital when none has it without), or "".
    """
    text = query.text
    words = _plain_terms(query.where)
    for word in words if len(words) <= MOST_WORDS else ():
        stems = [stem for way in ways(word, languages) for stem in way.words]
        if len(word) < SHORTEST or not stems or _is_small(word) or _is_a_value(text, word):
            continue
        # Names stand in the index as they are written, stems do not.
        if any(known(stem) for stem in (*stems, *exact_terms(word))):
            continue
        better = nearest(word, 1 if len(word) < 6 else 2)
        if better and word.isascii() and not better.isascii():
            # Who types without accents is not asked to type them.
            plain = exact_terms(better)[0]
            better = plain.title() if word.istitle() or better.istitle() else plain
        if better:
            text = _put(text, word, better.upper() if word.isupper() else better)
    return text if text != query.text else ""


def _plain_terms(clause: Clause) -> list[str]:
    """The words of `clause` that stand for themselves."""
    match clause:
        case Term(text=text, field="" | "title" | "text", prefix=False, fuzzy=0):
            return [text]
        case And(clauses) | Or(clauses) | Ranked(clauses):
            return [word for inner in clauses for word in _plain_terms(inner)]
    return []  # what names somebody who is known is spelled right


def _is_a_value(text: str, word: str) -> bool:
    """Whether a word is a number or was typed as a date, a language or a kind, which no other word can be meant for.

    >>> _is_a_value("date:>tomorow", ">tomorow"), _is_a_value("title:gass", "gass"), _is_a_value("gas 1,000", "1,000")
    (True, False, True)
    """
    fields = "|".join(name for name, field in FIELDS.items() if field in KEYED)
    keyed = re.search(rf"\b(?:{fields}):\s*\(?\S*?{re.escape(word)}", text, re.IGNORECASE)
    return bool(keyed) or not any(map(str.isalpha, word))


def _put(text: str, word: str, better: str) -> str:
    """`text` with `better` for `word` where it stands by itself."""
    return better.join(re.split(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def _is_small(word: str) -> bool:
    """Whether a word says so little that it is never misspelled: one of the small words of any language."""
    exact = exact_terms(word)
    return len(exact) == 1 and any(exact[0] in stops for stops in stop_words().values())


def closest(word: str, counted: Mapping[str, int], errors: int) -> str:
    """Of the words `counted` (word → documents), one with fewest errors, then in most documents; "" when none is near.

    >>> closest("pipelien", {"pipeline": 3, "pipelines": 9, "gas": 40}, 2)
    'pipeline'
    """
    exact = exact_terms(word)[0]
    near = {w: OSA.distance(w, exact, score_cutoff=errors) for w, n in counted.items() if n and w != exact}
    present = [w for w, distance in near.items() if distance <= errors]
    return min(present, key=lambda w: (near[w], w[:1] != exact[:1], -counted[w], w), default="")


def plainest(spelled: dict[str, str], form: str, text: str) -> None:
    """Note in `spelled` that an article spells the exact form `form` as `text`: without a capital, where one does.

    >>> words: dict[str, str] = {}
    >>> for word in ("Gas", "gas", "GAS", "Oren"):
    ...     plainest(words, word.lower(), word)
    >>> words
    {'gas': 'gas', 'oren': 'Oren'}
    """
    if form not in spelled or (text.islower() and not spelled[form].islower()):
        spelled[form] = text


def alike(words: Iterable[str], language: str, wanted: str, errors: int) -> list[tuple[str, str]]:
    """Those of `words`, as they are written in a text, that are within `errors` of `wanted`, each with its exact form.

    >>> alike(["Pipelines", "gas", "Pipelıne"], "tr", "pipeline", 1)
    [('Pipelines', 'pipelines'), ('Pipelıne', 'pipeline')]
    """
    least, most = len(wanted) - errors, len(wanted) + errors
    compared = []
    for word in words:
        if least <= len(word) <= most or not (word.isascii() and word.isalnum()):
            # A plain word is indexed as it is, others without accents, dots, apostrophes.
            compared.append((word, word.lower() if word.isascii() and word.isalnum() else forms(word, language)[1]))
    if not compared:
        return []
    exact = [form for _, form in compared]
    distances = cdist([wanted], exact, scorer=OSA.distance, score_cutoff=errors, dtype=np.uint8)[0]
    return [compared[i] for i in np.flatnonzero(distances <= errors).tolist()]
