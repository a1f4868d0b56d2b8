"""Did you mean: words the index does not have, replaced by near ones that it has."""

from rapidfuzz.distance import OSA

from kb.index.analysis import forms, tokens
from kb.index.evaluate import near_words
from kb.index.fields import TEXT_FIELDS
from kb.index.view import View
from kb.index.words import term_variants
from kb.query import And, Clause, Named, Or, Query, Ranked, Term

__all__ = ["closest", "plain_terms", "suggestion"]

# A word of three letters is one error away from too many others.
SHORTEST = 4


def suggestion(view: View, query: Query) -> str:
    """`query.text` with each word no document has replaced by the nearest word of the index; "" when nothing changes."""
    text = query.text
    for word in plain_terms(query.where):
        stems = term_variants(word, view.languages)
        if len(word) < SHORTEST or not stems:
            continue
        if any(len(view.postings(field, stem)[0]) for field in TEXT_FIELDS for stem in stems):
            continue
        better = _nearest(view, word)
        if better:
            text = text.replace(word, better)
    return text if text != query.text else ""


def plain_terms(clause: Clause) -> list[str]:
    """The words of `clause` that stand for themselves."""
    match clause:
        case Term(text=text, field="" | "title" | "text", prefix=False, fuzzy=0):
            return [text]
        case And(clauses) | Or(clauses) | Ranked(clauses):
            return [word for inner in clauses for word in plain_terms(inner)]
        case Named(_, _, inner) if inner is not None:
            return plain_terms(inner)
    return []


def _nearest(view: View, word: str) -> str:
    exact = forms(word, "")[1]
    known = near_words(view, TEXT_FIELDS, exact, 1 if len(exact) < 6 else 2)
    counted = {w: sum(len(view.postings(f"{f}_exact", w)[0]) for f in TEXT_FIELDS) for w in known}
    best = closest(exact, counted)
    return spelled(view, best) if best else ""


def closest(exact: str, counted: dict[str, int]) -> str:
    """Of the words `counted` (word → documents), the one with fewest errors, then in most documents."""
    present = [w for w, n in counted.items() if n and w != exact]
    return min(present, key=lambda w: (OSA.distance(w, exact), w[:1] != exact[:1], -counted[w], w), default="")


def spelled(view: View, exact: str) -> str:
    """An exact form as a text of the index spells it."""
    for field in ("body", "title"):
        ids, _ = view.postings(f"{field}_exact", exact)
        for number in ids[:3].tolist():
            document = view.document(number)
            text = document.body if field == "body" else document.title
            for token in tokens(text, document.language):
                if token.exact == exact:
                    word = text[token.start : token.end]
                    return word if word[1:] != word[1:].lower() else word.lower()
    return exact
