"""A clause as a tantivy query: the same documents as `kb.index.evaluate` finds, scored by tantivy.

tantivy's BM25 is fixed at k1 1.2 and b .75 where ours has .9 and .4, and a title's word counts twice in it and
one and a half times in ours: the order of near ties differs.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

from kb.index.analysis import OTHER_LATIN
from kb.index.evaluate import ALL_WORDS
from kb.index.fields import HYPHENED, KIND_FIELDS, NAME_FIELDS, TEXT_FIELDS
from kb.index.tantivy_patterns import begun, escaped
from kb.index.words import (
    FEW,
    Way,
    as_one_word,
    exact_terms,
    exact_ways,
    is_tried_in_a_row,
    small_elsewhere,
    stems_by_language,
    ways,
)  # fmt: skip
from kb.query import And, Clause, Dates, Everything, Filter, Key, Named, Not, Or, Phrase, Ranked, Term

__all__ = ["ENTITIES", "KINDS", "NEVER", "WHOLE", "Translator", "facet_field", "in_language"]

Native = Any  # tantivy.Query, which has no types
MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
NEVER = 10**7  # later than any day
# Title and body in one field. A stem in it says which language made it, where that is one of OTHER_LATIN: a question
# of any length is then nothing but words, which tantivy goes through several times as fast as words with conditions.
WHOLE = "whole"
ENTITIES = "entities"  # people, organizations and countries in one facet: one is counted in less time than three
KINDS = "kinds"  # the kinds of a document's entities as one value: one is counted several times as fast as some


def facet_field(name: str) -> str:
    """The field that holds the values of a facet."""
    return f"facet_{name}"


def in_language(stem: str, language: str) -> str:
    """`stem` as WHOLE has it for documents in `language`.

    >>> in_language("nation", "fr"), in_language("nation", "en")
    ('fr:nation', 'nation')
    """
    return f"{language}:{stem}" if language in OTHER_LATIN else stem


@dataclass(frozen=True, slots=True)
class Translator:
    """Makes queries for one schema and the languages its documents are in."""

    schema: Any
    languages: frozenset[str]
    # How many documents there are, and how many have this word in this field.
    size: int
    frequency: Callable[[str, str], int]
    # The articles whose field has these words within so many.
    near: Callable[[str, tuple[str, ...], int], Native]
    # What the words of a field that begin so look like, in as few patterns as tantivy can try in a row.
    patterns: Callable[[str, str], Sequence[str]]
    # Documents beyond which nobody will ask: words in a row are then looked for in no others, which tantivy does
    # not see by itself where several fields or orders are tried.
    among: Native = None

    def translate(self, clause: Clause) -> Native:
        match clause:
            case Term():
                return self._term(clause)
            case Phrase():
                return self._phrase(clause)
            case Key("entity", value):
                return self._one("entity", value)
            case Key(field, value):
                return unscored(self._one(facet_field("language" if field == "lang" else field), value))
            case Dates(since, until):
                return unscored(self.days(since.toordinal() if since else 1, until.toordinal() if until else NEVER))
            case Named(ids, _, inner):
                entities = best([self._one("entity", i) for i in ids])
                return best([entities, self._words_of_name(inner)]) if inner else entities
            case And(clauses):
                return _all([self.translate(c) for c in clauses])
            case Or(clauses):
                return _any([part for c in clauses for part in self._alternatives(c)])
            case Ranked(clauses):
                return self._ranked(clauses)
            case Not(inner):
                return unscored(_without(self.translate(inner)))
            case Everything():
                return unscored(tantivy.Query.all_query())

    def narrow(self, given: Filter) -> Native:
        """A filter, which never scores."""
        if given.field == "date":
            since = given.since.toordinal() if given.since else 1
            return unscored(self.days(since, given.until.toordinal() if given.until else NEVER))
        if not given.values:
            return tantivy.Query.empty_query()
        if given.field == "document":
            return unscored(tantivy.Query.term_set_query(self.schema, "id", list(given.values)))
        if given.field in KIND_FIELDS.values():
            return unscored(_any([self._one(facet_field(ENTITIES), f"{given.field}/{v}") for v in given.values]))
        field = "story_id" if given.field == "story" else facet_field(given.field)
        return unscored(_any([self._one(field, value) for value in given.values]))

    def story(self, number: int) -> Native:
        """The documents of a story, by its number."""
        return tantivy.Query.term_query(self.schema, "story", number)

    def document(self, document_id: str) -> Native:
        return self._one("id", document_id)

    def days(self, since: int, until: int) -> Native:
        return tantivy.Query.range_query(self.schema, "day", tantivy.FieldType.Unsigned, since, until)

    def _one(self, field: str, term: str, *, basic: bool = False) -> Native:
        return tantivy.Query.term_query(self.schema, field, term, index_option="basic" if basic else "freq")

    def _ranked(self, clauses: Sequence[Clause]) -> Native:
        # One list of words: tantivy then passes over documents that cannot come first.
        anything = _any([part for c in clauses for part in self._alternatives(c)])
        if len(clauses) > FEW:
            return anything
        everything = _all([self._complete(c) for c in clauses])
        return _any([anything, tantivy.Query.const_score_query(everything, ALL_WORDS)])

    def _complete(self, clause: Clause) -> Native:
        """What counts as having this part of a question whole: all the words of a name, not some."""
        if isinstance(clause, Named) and isinstance(clause.clause, Ranked):
            words = _all([self.translate(c) for c in clause.clause.clauses])
            return _any([*(self._one("entity", i) for i in clause.ids), words])
        return self.translate(clause)

    def _words_of_name(self, inner: Clause) -> Native:
        if isinstance(inner, Ranked):
            return _any([self.translate(c) for c in inner.clauses])
        return self.translate(inner)

    def _term(self, term: Term) -> Native:
        names = term.field in NAME_FIELDS
        fields = (term.field,) if names else {"": TEXT_FIELDS, "title": ("title",), "text": ("body",)}[term.field]
        exact = [f if names else f"{f}_exact" for f in fields]
        typed = exact_terms(term.text)
        if len(typed) > 1 and (term.prefix or (term.fuzzy and not names)):
            return _flat(self._several(term, typed, fields, exact))
        if len(typed) != 1:
            together = self._phrase(Phrase(term.text, term.field, exact=term.exact or names))
            one = None if term.exact or names else as_one_word(term)
            return best([together, self._term(one)]) if one else together
        if term.prefix or term.fuzzy:
            alike = _flat(self._like(term, f, typed[0]) for f in exact)
            # What has the word as it is typed counts twice, so that it stands before what is merely like it.
            written = [] if names else [self._one(f, typed[0]) for f in exact if self.frequency(f, typed[0])]
            return _any([alike, *written])
        if names:
            return self._one(term.field, typed[0])
        if term.exact:
            tried = exact_ways(term.text, self.languages)
            return best([self._written_in(way, _any([self._one(f, way.words[0]) for f in exact])) for way in tried])
        if not term.field:
            return _any(self._anywhere(term.text))
        tried = ways(term.text, self.languages)
        return best([self._written_in(way, _any([self._one(f, way.words[0]) for f in fields])) for way in tried])

    def _like(self, term: Term, field: str, word: str) -> Native:
        """Words of `field` that begin like `word`, or are near it."""
        if term.prefix:
            return tantivy.Query.regex_query(self.schema, field, begun(word))
        return tantivy.Query.fuzzy_term_query(self.schema, field, word, term.fuzzy)

    def _several(
        self, term: Term, typed: Sequence[str], fields: Sequence[str], exact: Sequence[str]
    ) -> Iterator[Native]:
        """What is begun ("well-kn*") or misspelled ("cyber-attck~") of several words: with its hyphens, in a row, as one word."""
        for field in fields if term.field not in NAME_FIELDS else ():
            yield self._like(term, HYPHENED[field], "-".join(typed))
        if is_tried_in_a_row(term, typed):
            for field in exact:
                for part in self.patterns(field, typed[-1]):
                    yield tantivy.Query.regex_phrase_query(self.schema, field, [*map(escaped, typed[:-1]), part])
        else:
            yield self._phrase(Phrase(term.text, term.field, exact=False))
        one = None if term.field in NAME_FIELDS else as_one_word(term)
        if one:
            yield self._term(one)

    def _alternatives(self, clause: Clause) -> list[Native]:
        """`clause` as queries of which any will do: for a plain word they are words and nothing else."""
        plain = isinstance(clause, Term) and not (clause.field or clause.exact or clause.prefix or clause.fuzzy)
        if isinstance(clause, Term) and plain and len(exact_terms(clause.text)) == 1:
            return self._anywhere(clause.text)
        return [self.translate(clause)]

    def _anywhere(self, word: str) -> list[Native]:
        """`word` in title or body, as each language of the index stems it: scored as one word, which no text has twice."""
        small = small_elsewhere(word)
        stems = [in_language(stem, language) for stem, language in stems_by_language(word, self.languages - small)]
        have = {stem: found for stem in stems if (found := self.frequency(WHOLE, stem))} or {stems[0]: 0}
        if len(have) == 1:
            queries = [self._one(WHOLE, stem) for stem in have]
        else:
            rarity = _rarity(sum(have.values()), self.size)
            queries = [
                tantivy.Query.boost_query(self._one(WHOLE, stem), rarity / _rarity(found, self.size))
                for stem, found in have.items()
            ]
        others = small - set(OTHER_LATIN)
        return [self._written_in(Way((), but=others), _any(queries))] if others else queries

    def _written_in(self, way: Way, query: Native) -> Native:
        """`query` among the documents in the languages of `way`."""
        if way.only:
            spoken = _any([self._one(facet_field("language"), language) for language in way.only])
            return _all([query, unscored(spoken)])
        if way.but:
            languages = [(MUST_NOT, self._one(facet_field("language"), language)) for language in way.but]
            return tantivy.Query.boolean_query([(MUST, query), *languages])
        return query

    def _phrase(self, phrase: Phrase) -> Native:
        names = phrase.field in NAME_FIELDS
        exact = phrase.exact or names
        tried: Sequence[Way] = [Way(exact_terms(phrase.text))]
        if not names:
            tried = exact_ways(phrase.text, self.languages) if exact else ways(phrase.text, self.languages)
        fields = (phrase.field,) if names else {"": TEXT_FIELDS, "title": ("title",), "text": ("body",)}[phrase.field]
        slop = 0 if exact else phrase.slop
        found = [
            self._written_in(way, self._row(f"{field}_exact" if exact and not names else field, order, slop))
            for field in fields
            for way in tried
            for order in _orders(way.words, slop)
        ]
        return best(found) if found else tantivy.Query.empty_query()

    def _row(self, field: str, words: Sequence[str], slop: int) -> Native:
        if len(words) == 1:
            return self._one(field, words[0])
        if slop and len(words) > 2:
            here = unscored(self.near(field, tuple(words), len(words) + slop))
            row = _all([*(self._one(field, word) for word in dict.fromkeys(words)), here])
        elif slop and words[0] == words[1]:
            # tantivy lets one word of a text stand for two of a question; ours stand at two places.
            row = self._apart(field, words[0], 1 + slop)
        else:
            row = tantivy.Query.phrase_query(self.schema, field, list(words), slop=slop)
        return row if self.among is None else _all([row, unscored(self.among)])

    def _apart(self, field: str, word: str, most: int) -> Native:
        """`word` at two places, the second at most so many words on."""
        gaps = range(1, most + 1)
        return best([tantivy.Query.phrase_query(self.schema, field, [(0, word), (gap, word)]) for gap in gaps])


def _rarity(have: int, size: int) -> float:
    """BM25's idf, as tantivy has it."""
    return math.log(1 + (max(size - have, 0) + 0.5) / (have + 0.5))


def _orders(words: tuple[str, ...], slop: int) -> Iterable[tuple[str, ...]]:
    if not words:
        return []
    return dict.fromkeys((words, words[::-1])) if slop and len(words) == 2 else [words]


def unscored(query: Native) -> Native:
    """`query`, matching the same and adding nothing to a score."""
    return tantivy.Query.const_score_query(query, 0.0)


def best(queries: Sequence[Native]) -> Native:
    """Any of `queries`, scored as the best of them."""
    return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(list(queries))


def _all(queries: Sequence[Native]) -> Native:
    return tantivy.Query.boolean_query([(MUST, q) for q in queries])


def _any(queries: Sequence[Native]) -> Native:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(SHOULD, q) for q in queries])


def _without(query: Native) -> Native:
    return tantivy.Query.boolean_query([(MUST, tantivy.Query.all_query()), (MUST_NOT, query)])


def _flat(queries: Iterable[Native]) -> Native:
    """Words found by their letters all count alike."""
    return tantivy.Query.const_score_query(_any(list(queries)), 1.0)
