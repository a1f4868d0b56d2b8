"""Which words of a text a query matched: for snippets and highlighting, whichever engine found it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from kb.index.analysis import forms, spans
from kb.index.base import IndexedDocument, IndexedEntity
from kb.index.fields import KIND_FIELDS, name_terms
from kb.index.words import exact_terms, prepared
from kb.query import And, Clause, Key, Named, Or, Phrase, Query, Ranked, Term

__all__ = ["Mark", "Marks", "marks_of"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A matched stretch of a text, and which part of the query it matches (equal for equal parts)."""

    start: int
    end: int
    key: str


@dataclass(slots=True)
class Marks:
    """What to look for in the documents a query found."""

    words: list[str] = field(default_factory=list)
    exact: dict[str, str] = field(default_factory=dict)
    prefixes: list[str] = field(default_factory=list)
    fuzzy: list[tuple[str, int]] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    stem_phrases: list[str] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    names: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)
    _by_language: dict[str, dict[str, str]] = field(default_factory=dict)

    def entities_in(self, document: IndexedDocument) -> tuple[str, ...]:
        """The ids of the entities of `document` that the query asks for."""
        return tuple(e.id for e in document.entities if self._asked(e))

    def _asked(self, entity: IndexedEntity) -> bool:
        if entity.id in self.entities:
            return True
        asked = [words for kind_field, words in self.names if kind_field == KIND_FIELDS.get(entity.kind)]
        if not asked:
            return False
        return any(_holds(name, words) for words in asked for name in _names(entity))

    def find(self, text: str, language: str, entities: Iterable[IndexedEntity]) -> list[Mark]:
        """The matches in `text`, in order, none over another; `entities` are marked under any of their names."""
        words = list(spans(text))
        analysed = [forms(word.group(), language) for word in words]
        stems, exact = self._stems(language), self.exact
        found = [
            Mark(words[i].start() + form[2], words[i].start() + form[3], stems.get(form[0]) or exact[form[1]])
            for i, form in enumerate(analysed)
            if form[0] in stems or form[1] in exact
        ]
        if self.prefixes or self.fuzzy:
            found += [
                Mark(words[i].start() + form[2], words[i].start() + form[3], key)
                for i, form in enumerate(analysed)
                if (key := self._like(form[1]))
            ]
        names = (
            {}
            if not (self.entities or self.names)
            else {tuple(n): e.id for e in entities if self._asked(e) for n in _names(e)}
        )
        wanted = {phrase: " ".join(phrase) for phrase in self.phrases} | names
        if not wanted and not self.stem_phrases:
            return _apart(found)
        places = [(w.start() + form[2], w.start() + form[3]) for w, form in zip(words, analysed, strict=True)]
        if wanted:
            found += _sequences([form[1] for form in analysed], places, wanted)
        if self.stem_phrases:
            phrases = {_forms(phrase, language): phrase for phrase in self.stem_phrases}
            found += _sequences([form[0] for form in analysed], places, phrases)
        return _apart(found)

    def _stems(self, language: str) -> dict[str, str]:
        """The stems that the query's words have in a language, each with its key."""
        if language not in self._by_language:
            stems = {stem: word for word in self.words for stem in _forms(word, language)}
            self._by_language[language] = stems
        return self._by_language[language]

    def _like(self, exact: str) -> str:
        """Which prefix or misspelled word of the query a word matches, "" when none."""
        if exact not in self._known:
            begun = next((p for p in self.prefixes if exact.startswith(p)), "")
            near = (w for w, n in self.fuzzy if OSA.distance(exact, w, score_cutoff=n) <= n)
            self._known[exact] = begun or next(near, "")
        return self._known[exact]


def _names(entity: IndexedEntity) -> list[list[str]]:
    return [name_terms(name) for name in (entity.name, *entity.surfaces)]


def marks_of(query: Query) -> Marks:
    """What `query` looks for."""
    marks = Marks()
    _collect(prepared(query), marks)
    for given in query.filters:
        if given.field in KIND_FIELDS.values():
            marks.entities.update(given.values)
    return marks


def _collect(clause: Clause, marks: Marks) -> None:
    match clause:
        case And(clauses) | Or(clauses) | Ranked(clauses):
            for inner in clauses:
                _collect(inner, marks)
        case Named(ids, _, inner):
            marks.entities.update(ids)
            if inner is not None:
                _collect(inner, marks)
        case Key("entity", value):
            marks.entities.add(value)
        case Term(field=name) | Phrase(field=name) if name in KIND_FIELDS.values():
            marks.names.append((name, exact_terms(clause.text)))
        case Term(field="source" | "author") | Phrase(field="source" | "author"):
            pass  # not in the text
        case Term():
            _collect_term(clause, marks)
        case Phrase(text, _, slop, exact):
            if exact:
                marks.phrases.append(exact_terms(text))
            elif slop:
                marks.words += [m.group() for m in spans(text)]
            else:
                marks.stem_phrases.append(text)


def _collect_term(term: Term, marks: Marks) -> None:
    typed = exact_terms(term.text)
    if len(typed) > 1 and term.exact:
        marks.phrases.append(typed)
    elif len(typed) > 1:
        marks.stem_phrases.append(term.text)
    elif typed and term.prefix:
        marks.prefixes.append(typed[0])
    elif typed and term.fuzzy:
        marks.fuzzy.append((typed[0], term.fuzzy))
    elif typed and term.exact:
        marks.exact[typed[0]] = typed[0]
    else:
        marks.words.append(term.text)


def _forms(text: str, language: str) -> tuple[str, ...]:
    return tuple(forms(m.group(), language)[0] for m in spans(text))


def _sequences(found: list[str], places: list[tuple[int, int]], wanted: dict[tuple[str, ...], str]) -> list[Mark]:
    """Where one of `wanted` (words → key) stands in the words of a text, whose offsets are `places`."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for sequence in wanted:
        if sequence:
            by_first.setdefault(sequence[0], []).append(sequence)
    marks = []
    for i, form in enumerate(found):
        for sequence in by_first.get(form, ()):
            end = i + len(sequence)
            if tuple(found[i:end]) == sequence:
                marks.append(Mark(places[i][0], places[end - 1][1], wanted[sequence]))
    return marks


def _holds(words: list[str], wanted: tuple[str, ...]) -> bool:
    n = len(wanted)
    return any(tuple(words[i : i + n]) == wanted for i in range(len(words) - n + 1))


def _apart(marks: list[Mark]) -> list[Mark]:
    """The longest of overlapping marks."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
