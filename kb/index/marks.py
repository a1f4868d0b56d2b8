"""Which words of a text a query matched: for snippets and highlighting, whichever engine found it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from kb.index.analysis import compounds, forms, hyphened, next_word, spans
from kb.index.base import IndexedDocument, IndexedEntity
from kb.index.fields import KIND_FIELDS, hyphened_form, name_terms
from kb.index.scan import candidates, resembling
from kb.index.spelling import alike
from kb.index.words import (
    as_one_word,
    exact_terms,
    is_tried_in_a_row,
    joined_forms,
    prepared,
    small_elsewhere,
    whole_forms,
)
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
    exact: list[str] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    fuzzy: list[tuple[str, int]] = field(default_factory=list)
    # Words with hyphens that are misspelled or begun, and of the latter the words that are tried in a row.
    hyphened: list[Term] = field(default_factory=list)
    begun: dict[tuple[str, ...], str] = field(default_factory=dict)
    phrases: list[str] = field(default_factory=list)
    stem_phrases: list[str] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    # What is asked for in a field of names, with its words.
    names: list[tuple[Term | Phrase, tuple[str, ...]]] = field(default_factory=list)
    # By language and misspelled word: the words near it, as they are written and in exact form, and all that were looked at.
    _near: dict[tuple[str, str], tuple[dict[str, str], set[str]]] = field(default_factory=dict)
    _by_language: dict[str, dict[str, str]] = field(default_factory=dict)

    def entities_in(self, document: IndexedDocument) -> tuple[str, ...]:
        """The ids of the entities of `document` that the query asks for."""
        return tuple(e.id for e in document.entities if self._asked(e))

    def _asked(self, entity: IndexedEntity) -> bool:
        if entity.id in self.entities:
            return True
        asked = [(clause, words) for clause, words in self.names if clause.field == KIND_FIELDS.get(entity.kind)]
        if not asked:
            return False
        return any(_is_called(name, clause, words) for clause, words in asked for name in _names(entity))

    def find(self, text: str, language: str, entities: Iterable[IndexedEntity]) -> list[Mark]:
        """The matches in `text`, in order, none over another; `entities` are marked under any of their names."""
        exact = {form: word for word in self.exact for form in exact_terms(word, language)}
        stems, exact = self._stems(language), exact | self._misspelled(text, language)
        asked = {exact_terms(phrase, language): phrase for phrase in self.phrases}
        phrases = _by_first(asked | self._names(entities) | self._rows(text, language))
        stemmed = _by_first({_forms(phrase, language): phrase for phrase in self.stem_phrases})
        sequences = bool(phrases or stemmed)
        found = [
            Mark(start, end, stems[stem])
            for start, end, word in (compounds(text) if stems else ())
            if (stem := forms(word, language)[0]) in stems
        ]
        found += self._with_hyphens(text, language)
        for word in candidates(text, {*stems, *exact, *self.prefixes, *phrases, *stemmed}, language):
            term, plain, start, end = forms(word.group(), language)
            key = stems.get(term) or exact.get(plain) or next((p for p in self.prefixes if plain.startswith(p)), "")
            if key:
                found.append(Mark(word.start() + start, word.start() + end, key))
            for form, wanted, which in ((plain, phrases, 1), (term, stemmed, 0)) if sequences else ():
                for sequence, name in wanted.get(form, ()):
                    stop = _end(text, word.start(), sequence, language, which)
                    if stop:
                        found.append(Mark(word.start() + start, stop, name))
        return _apart(found)

    def find_both(self, document: IndexedDocument) -> tuple[list[Mark], list[Mark]]:
        """The matches in the title of `document` and in its body, found in one go: beginning costs more than going on."""
        body, behind = len(document.body), len(document.body) + 1
        found = self.find(f"{document.body}\n{document.title}", document.language, document.entities)
        titled = [Mark(m.start - behind, m.end - behind, m.key) for m in found if m.start >= behind]
        return titled, [m for m in found if m.end <= body]

    def _with_hyphens(self, text: str, language: str) -> Iterator[Mark]:
        """The words with hyphens in `text` that begin like a word of the query, or are near it."""
        wanted = [(term, "-".join(exact_terms(term.text))) for term in self.hyphened]
        for start, end, parts in hyphened(text) if wanted else ():
            word = hyphened_form(parts, language)
            for term, whole in wanted:
                if word.startswith(whole) if term.prefix else OSA.distance(word, whole) <= term.fuzzy:
                    yield Mark(start, end, term.text)

    def _rows(self, text: str, language: str) -> dict[tuple[str, ...], str]:
        """The words in a row of which the last is begun, with each word of `text` that begins so."""
        found: dict[tuple[str, ...], str] = {}
        for typed, key in self.begun.items():
            for word in candidates(text, typed[-1:], language):
                plain = forms(word.group(), language)[1]
                if plain.startswith(typed[-1]):
                    found[*typed[:-1], plain] = key
        return found

    def _misspelled(self, text: str, language: str) -> dict[str, str]:
        """The words of `text` that a misspelled word of the query may mean, in exact form, each with that word."""
        if not self.fuzzy:
            return {}
        found: dict[str, str] = {}
        for wanted, errors in self.fuzzy:
            near, seen = self._near.setdefault((language, wanted), ({}, set()))
            words = set(resembling(text, wanted, errors))
            new = words - seen
            seen |= new
            near |= alike(new, language, wanted, errors)
            found |= {near[word]: wanted for word in words & near.keys()}
        return found

    def _names(self, entities: Iterable[IndexedEntity]) -> dict[tuple[str, ...], str]:
        """The names of the entities asked for, in words, each with the entity's id."""
        if not (self.entities or self.names):
            return {}
        return {tuple(n): e.id for e in entities if self._asked(e) for n in _names(e)}

    def _stems(self, language: str) -> dict[str, str]:
        """The stems that the query's words have in a language, each with its key."""
        if language not in self._by_language:
            words = (word for word in self.words if language not in small_elsewhere(word))
            found = {word: _forms(word, language) for word in words}
            self._by_language[language] = {
                stem: word
                for word, stems in found.items()
                for stem in (*stems, *joined_forms(stems), *whole_forms([m.group() for m in spans(word)], (language,)))
            }
        return self._by_language[language]


def _names(entity: IndexedEntity) -> list[list[str]]:
    return [name_terms(name) for name in (entity.name, *entity.surfaces)]


def marks_of(query: Query, clause: Clause | None = None) -> Marks:
    """What `query` looks for; `clause` is what `kb.index.words.prepared` made of it, when that is known."""
    marks = Marks()
    _collect(prepared(query) if clause is None else clause, marks)
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
            marks.names.append((clause, exact_terms(clause.text)))
        case Term(field="source" | "author") | Phrase(field="source" | "author"):
            pass  # not in the text
        case Term():
            _collect_term(clause, marks)
        case Phrase(text, _, slop, exact):
            if exact:
                marks.phrases.append(text)
            elif slop:
                marks.words += [m.group() for m in spans(text)]
            else:
                marks.stem_phrases.append(text)


def _collect_term(term: Term, marks: Marks) -> None:
    typed = exact_terms(term.text)
    if len(typed) > 1 and term.exact:
        marks.phrases.append(term.text)
    elif len(typed) > 1:
        if term.prefix or term.fuzzy:
            marks.hyphened.append(term)
        if is_tried_in_a_row(term, typed):
            marks.begun[typed] = term.text
        else:
            marks.stem_phrases.append(term.text)
        one = as_one_word(term)
        if one:
            _collect_term(one, marks)
    elif typed and term.prefix:
        marks.prefixes.append(typed[0])
    elif typed and term.fuzzy:
        marks.fuzzy.append((typed[0], term.fuzzy))
    elif typed and term.exact:
        marks.exact.append(term.text)
    else:
        marks.words.append(term.text)


def _forms(text: str, language: str) -> tuple[str, ...]:
    return tuple(forms(m.group(), language)[0] for m in spans(text))


def _by_first(sequences: dict[tuple[str, ...], str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sequence, key in sequences.items():
        if sequence:
            found.setdefault(sequence[0], []).append((sequence, key))
    return found


def _end(text: str, start: int, sequence: tuple[str, ...], language: str, which: int) -> int:
    """Where `sequence` of terms (`which` 0) or exact forms (1) ends in `text` when it stands at `start`, else 0."""
    end = 0
    at = start
    for wanted in sequence:
        word = next_word(text, at)
        if word is None or forms(word.group(), language)[which] != wanted:
            return 0
        end, at = word.start() + forms(word.group(), language)[3], word.end()
    return end


def _is_called(name: list[str], clause: Term | Phrase, wanted: tuple[str, ...]) -> bool:
    """Whether the words of a name hold what `clause` asks for: `wanted`, the last of which may only be begun, or one misspelled."""
    n = len(wanted)
    for words in (tuple(name[i : i + n]) for i in range(len(name) - n + 1)):
        if words == wanted:
            return True
        if (
            isinstance(clause, Term)
            and clause.prefix
            and words[:-1] == wanted[:-1]
            and words[-1].startswith(wanted[-1])
        ):
            return True
        if isinstance(clause, Term) and n == 1 and OSA.distance(words[0], wanted[0]) <= clause.fuzzy:
            return True
    return False


def _apart(marks: list[Mark]) -> list[Mark]:
    """The longest of overlapping marks."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
