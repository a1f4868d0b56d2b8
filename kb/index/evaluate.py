"""Which documents match a clause, and how well: BM25F over an index seen as arrays.

S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
The different stems of one word, and the different names of one entity, count as one word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from kb.index.fields import COMPOUND, HYPHENED, NAME_FIELDS, TEXT_FIELDS, TITLE_WEIGHT
from kb.index.together import in_a_row, places, together
from kb.index.view import Flags, Floats, View
from kb.index.words import FEW, Way, as_one_word, exact_terms, exact_ways, is_tried_in_a_row, ways
from kb.query import And, Clause, Dates, Everything, Key, Named, Not, Or, Phrase, Ranked, Term

__all__ = ["ALL_WORDS", "Found", "evaluate", "near_words", "starting"]

# Swept k1 .8–1.6 and b .3–.8 on the judged queries of tests/quality: docs/search.md has the table.
K1 = 0.9
B = 0.4
# More than any sum of word scores: documents with all words of a short question stand apart.
ALL_WORDS = 1000.0


@dataclass(frozen=True, slots=True)
class Found:
    """Per document of a view: does it match, its score (0 where it does not), has it all the words of a name."""

    mask: Flags
    scores: Floats
    complete: Flags | None = None  # None: as the mask


def evaluate(view: View, clause: Clause) -> Found:
    """The documents of `view` that match `clause`; deleted ones may be among them."""
    match clause:
        case Term():
            return _term(view, clause)
        case Phrase():
            return _phrase(view, clause)
        case Key("entity", value):
            return _entities(view, (value,))
        case Key(field, value):
            return _constant(having(view, "language" if field == "lang" else field, (value,)))
        case Dates(since, until):
            return _constant(between(view, since.toordinal() if since else 1, until.toordinal() if until else 10**7))
        case Named(ids, _, inner):
            return _named(_entities(view, ids), _inside(view, inner)) if inner else _entities(view, ids)
        case And(clauses):
            return _all([evaluate(view, c) for c in clauses])
        case Or(clauses):
            return _any([evaluate(view, c) for c in clauses])
        case Ranked(clauses):
            return _ranked([evaluate(view, c) for c in clauses])
        case Not(inner):
            return _constant(~evaluate(view, inner).mask)
        case Everything():
            return _constant(np.ones(view.size, np.bool_))


def having(view: View, field: str, values: Iterable[str]) -> Flags:
    """Which documents have one of `values` of a facet."""
    mask = np.zeros(view.size, np.bool_)
    wanted = set(values)
    if field in ("story", "document"):
        values = view.columns.stories if field == "story" else view.columns.ids
        mask[[n for n, value in enumerate(values) if value in wanted]] = True
        return mask
    facet = view.columns.facets.get(field)
    if facet:
        codes = [code for code, name in enumerate(facet.names) if name in wanted]
        mask[facet.owners[np.isin(facet.codes, codes)]] = True
    return mask


def between(view: View, since: int, until: int) -> Flags:
    """Which documents were published on the days `since` to `until` (ordinals, both included)."""
    days = view.columns.days
    found: Flags = (days >= since) & (days <= until)
    return found


def _constant(mask: Flags) -> Found:
    return Found(mask, np.zeros(len(mask), np.float32))


def _all(parts: Sequence[Found]) -> Found:
    mask = np.logical_and.reduce([p.mask for p in parts])
    return Found(mask, np.where(mask, _sum(parts), np.float32(0)))


def _any(parts: Sequence[Found]) -> Found:
    return Found(np.logical_or.reduce([p.mask for p in parts]), _sum(parts))


def _sum(parts: Sequence[Found]) -> Floats:
    total: Floats = np.add.reduce([p.scores for p in parts])
    return total


def _inside(view: View, clause: Clause) -> Found:
    """The words of a name: each of them counts, together they are complete."""
    if not isinstance(clause, Ranked):
        return evaluate(view, clause)
    parts = [evaluate(view, c) for c in clause.clauses]
    return replace(_any(parts), complete=np.logical_and.reduce([p.mask for p in parts]))


def _named(entity: Found, words: Found) -> Found:
    complete = entity.mask | (words.mask if words.complete is None else words.complete)
    return Found(entity.mask | words.mask, np.maximum(entity.scores, words.scores), complete)


def _ranked(parts: Sequence[Found]) -> Found:
    found = _any(parts)
    if len(parts) <= FEW:
        complete = np.logical_and.reduce([p.mask if p.complete is None else p.complete for p in parts])
        found.scores[complete] += ALL_WORDS
    return found


def _term(view: View, term: Term) -> Found:
    if term.field in NAME_FIELDS:
        return _name(view, term)
    fields = _text_fields(term.field)
    if term.prefix or term.fuzzy:
        typed = exact_terms(term.text)
        if len(typed) != 1:
            return _several(view, term, typed)
        words = starting(view, fields, typed[0]) if term.prefix else near_words(view, fields, typed[0], term.fuzzy)
        exact = [f"{f}_exact" for f in fields]
        found = _words(view, exact, [Way((word,)) for word in words])
        # What has the word as it is typed counts twice, so that it stands before what is merely like it.
        return replace(found, scores=found.scores + _words(view, exact, [Way(typed)]).scores)
    if term.exact:
        typed = exact_terms(term.text)
        if len(typed) == 1:
            return _words(view, [f"{f}_exact" for f in fields], exact_ways(term.text, view.languages))
        return _phrase(view, Phrase(term.text, term.field))
    stemmed = ways(term.text, view.languages)
    if stemmed and len(stemmed[0].words) == 1:
        return _words(view, fields if term.field else (*fields, COMPOUND), stemmed)
    together = _phrase(view, Phrase(term.text, term.field, exact=False))
    one = as_one_word(term)
    return _better(together, _term(view, one)) if one else together


def _several(view: View, term: Term, typed: tuple[str, ...]) -> Found:
    """What is begun ("well-kn*") or misspelled ("cyber-attck~") of several words: with its hyphens, in a row, as one word."""
    names = [HYPHENED[field] for field in _text_fields(term.field)]
    whole = "-".join(typed)
    words = starting(view, names, whole) if term.prefix else near_words(view, names, whole, term.fuzzy)
    found = _words(view, names, [Way((word,)) for word in words] if typed else [])
    if is_tried_in_a_row(term, typed):
        found = _better(found, _begun(view, _text_fields(term.field), typed))
    else:
        found = _better(found, _phrase(view, Phrase(term.text, term.field, exact=False)))
    one = as_one_word(term)
    return _better(found, _term(view, one)) if one else found


def _begun(view: View, fields: Iterable[str], typed: Sequence[str]) -> Found:
    """Words in a row of which the last is only begun."""
    counts = np.zeros(view.size, np.float32)
    for field in fields:
        name = f"{field}_exact" if field in TEXT_FIELDS else field
        tried = [*([word] for word in typed[:-1]), starting(view, (field,), typed[-1])]
        counts[in_a_row([places(view, name, words) for words in tried])] = 1
    return _bm25(view, counts)


def _better(one: Found, other: Found) -> Found:
    return Found(one.mask | other.mask, np.maximum(one.scores, other.scores))


def _text_fields(field: str) -> tuple[str, ...]:
    return {"": TEXT_FIELDS, "title": ("title",), "text": ("body",)}[field]


def starting(view: View, fields: Iterable[str], prefix: str) -> list[str]:
    """The words of `fields`, in exact form, that begin with `prefix`."""
    found: dict[str, None] = {}
    for field in fields:
        found |= dict.fromkeys(view.terms(f"{field}_exact" if field in TEXT_FIELDS else field, prefix))
    return list(found)


def near_words(view: View, fields: Iterable[str], word: str, errors: int) -> list[str]:
    """The words of `fields`, in exact form, at most `errors` letters changed, left out, added or swapped from `word`."""
    found: dict[str, None] = {}
    for field in fields:
        words = view.terms(f"{field}_exact" if field in TEXT_FIELDS else field)
        if words:
            distances = cdist([word], words, scorer=OSA.distance, score_cutoff=errors, dtype=np.uint8)[0]
            found |= dict.fromkeys(words[i] for i in np.flatnonzero(distances <= errors).tolist())
    return list(found)


def _words(view: View, fields: Sequence[str], found: Iterable[Way]) -> Found:
    """Any of these words in any of `fields`, scored as one word (BM25F with the title's weight)."""
    counts = np.zeros(view.size, np.float32)
    for way in found:
        allowed = _written_in(view, way)
        for field in fields:
            weight = np.float32(TITLE_WEIGHT if field.startswith("title") else 1)
            ids, times = view.postings(field, way.words[0])
            counts[ids] += weight * times if allowed is None else weight * times * allowed[ids]
    return _bm25(view, counts)


def _written_in(view: View, way: Way) -> Flags | None:
    """Which documents are in the languages of `way`; None when it says nothing about languages."""
    if way.only:
        return having(view, "language", way.only)
    return ~having(view, "language", way.but) if way.but else None


def _bm25(view: View, counts: Floats) -> Found:
    mask = counts > 0
    live = int(np.count_nonzero(view.live))
    have = int(np.count_nonzero(mask & view.live))
    idf = np.float32(np.log(1 + (live - have + 0.5) / (have + 0.5)))
    lengths = view.columns.lengths["body"] + np.float32(TITLE_WEIGHT) * view.columns.lengths["title"]
    average = float(lengths.mean()) if len(lengths) else 1.0
    norm = np.float32(K1) * (np.float32(1 - B) + np.float32(B) * lengths / np.float32(average or 1.0))
    scores = idf * counts * np.float32(K1 + 1) / (counts + norm)
    return Found(mask, scores.astype(np.float32))


def _entities(view: View, ids: Sequence[str]) -> Found:
    counts = np.zeros(view.size, np.float32)
    for entity_id in ids:
        found, times = view.postings("entity", entity_id)
        counts[found] += times
    return _bm25(view, counts)


def _name(view: View, term: Term) -> Found:
    typed = exact_terms(term.text)
    if len(typed) > 1 and term.prefix:
        return _begun(view, (term.field,), typed)
    if len(typed) != 1:
        return _phrase(view, Phrase(term.text, term.field))
    if term.prefix:
        terms: Sequence[str] = starting(view, (term.field,), typed[0])
    elif term.fuzzy:
        terms = near_words(view, (term.field,), typed[0], term.fuzzy)
    else:
        terms = typed
    counts = np.zeros(view.size, np.float32)
    for found in terms:
        ids, _ = view.postings(term.field, found)
        counts[ids] = 1
    return _bm25(view, counts)


def _phrase(view: View, phrase: Phrase) -> Found:
    """Words beside each other, in any of the ways the index's languages stem them."""
    if phrase.field in NAME_FIELDS:
        tried: Sequence[Way] = [Way(exact_terms(phrase.text))]
    elif phrase.exact:
        tried = exact_ways(phrase.text, view.languages)
    else:
        tried = ways(phrase.text, view.languages)
    fields = (phrase.field,) if phrase.field in NAME_FIELDS else _text_fields(phrase.field)
    counts = np.zeros(view.size, np.float32)
    for field in fields:
        weight = np.float32(TITLE_WEIGHT if field == "title" else 1)
        name = f"{field}_exact" if phrase.exact and field in TEXT_FIELDS else field
        for way in tried:
            if way.words:
                found = together(view, name, way.words, 0 if phrase.exact else phrase.slop)
                allowed = _written_in(view, way)
                if allowed is not None:
                    found = found[allowed[found]]
                ids, times = np.unique(found, return_counts=True)
                counts[ids] += weight * times.astype(np.float32)
    return _bm25(view, counts)
