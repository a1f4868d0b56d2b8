"""From what a person types to a `Query`. Nothing typed is an error: what cannot be meant is read as text.

query    = either
either   = both { OR both }
both     = run { AND run }
run      = { [NOT | - | +] item }          words side by side: any of them, ranked
item     = [field:] ( "(" either ")" | "quoted"[~n] | word[*] | word~[n] )
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kb.query.clauses import And, Clause, Dates, Everything, Key, Not, Or, Phrase, Query, Ranked, Term
from kb.query.dates import span
from kb.query.languages import language_code
from kb.query.lexemes import FIELDS, KEYED, Lexeme, is_shouted, lexemes, without_unopened

__all__ = ["parse"]

_KINDS = {"person": "person", "people": "person", "org": "organization", "organization": "organization",
          "organisation": "organization", "country": "country"}  # fmt: skip
# More words than a paragraph has say nothing more, and each of them costs time.
_LONGEST = 300
_UNCLOSED = "a quotation mark is not closed; the words after it are read as words"
# A word of fewer letters is an error or two from any other.
_SHORTEST = 3
# Deeper brackets than anybody types would end in Python's own limit.
_DEEPEST = 50


def parse(text: str, **options: Any) -> Query:
    """The query that `text` means; `options` are further attributes of `Query`, such as `limit` or `sort`.

    >>> parse('title:"oil field"').where
    Phrase(text='oil field', field='title', slop=0, exact=True)
    >>> parse('"oil field').hints
    ('a quotation mark is not closed; the words after it are read as words',)
    """
    parser = _Parser(text)
    where = parser.query()
    hints = tuple(dict.fromkeys((*parser.hints, *options.pop("hints", ()))))
    return Query(where=where, hints=hints, text=text, **options)


class _Parser:
    """Reads one query from left to right."""

    def __init__(self, text: str) -> None:
        self._rest: Sequence[Lexeme] = lexemes(text)
        self._at = 0
        self._depth = 0
        self.hints: list[str] = []
        opened = without_unopened(self._rest)
        if len(opened) < len(self._rest):
            self._rest = opened
            self._hint("a bracket was not opened; it is left out")
        if len(self._rest) > _LONGEST:
            self._rest = self._rest[:_LONGEST]
            self._hint(f"only the first {_LONGEST} words and signs are looked for")
        if is_shouted(text, self._rest):
            self._rest = [
                replace(x, kind="word") if x.kind in ("and", "or", "not") and x.text.isalpha() else x
                for x in self._rest
            ]
            self._hint("written in capitals throughout; AND, OR and NOT are read as words")

    def query(self) -> Clause:
        found: list[Clause] = []
        while self._kind():
            clause = self._either("")
            if clause is not None:
                found.append(clause)
            if self._kind() == "close":
                self._at += 1  # of brackets that are too deep
        where = _joined(found)
        lone = [x.text for x in self._rest if x.kind in ("and", "or", "not") and x.text.isalpha()]
        if where is None and lone:
            self.hints = [f"{' '.join(lone)} with nothing to join is read as words"]
            return Ranked(tuple(Term(word.lower()) for word in lone)) if len(lone) > 1 else Term(lone[0].lower())
        if where is None and self._rest:
            self._hint("nothing in it can be looked for; these are all articles")
        return where or Everything()

    def _kind(self) -> str:
        return self._rest[self._at].kind if self._at < len(self._rest) else ""

    def _take(self) -> Lexeme:
        self._at += 1
        return self._rest[self._at - 1]

    def _hint(self, text: str) -> None:
        self.hints.append(text)

    def _joins(self, operator: Lexeme, sides: Sequence[Clause | None]) -> None:
        """A hint when nothing stands on a side of an operator."""
        if None in sides[-2:]:
            self._hint(f"{operator.text} joins two things; where one is missing it is left out")

    def _either(self, field: str) -> Clause | None:
        found = [self._both(field)]
        while self._kind() == "or":
            operator = self._take()
            found.append(self._both(field))
            self._joins(operator, found)
        kept = tuple(c for c in found if c is not None)
        return Or(kept) if len(kept) > 1 else (kept[0] if kept else None)

    def _both(self, field: str) -> Clause | None:
        found = [self._run(field)]
        while self._kind() == "and":
            operator = self._take()
            found.append(self._run(field))
            self._joins(operator, found)
        return _joined([clause for clause in found if clause is not None])

    def _run(self, field: str) -> Clause | None:
        """Items side by side: plain words rank together, everything else must match."""
        words: list[Clause] = []
        needed: list[Clause] = []
        while self._kind() not in ("", "close", "or", "and"):
            sign = ""
            while self._kind() in ("sign", "not", "stray"):
                taken = self._take()
                if taken.kind == "stray":  # between a sign and its word: -"oil
                    self._hint(_UNCLOSED)
                else:
                    sign = "+" if taken.text == "+" else "-"
            opened = not sign and self._kind() == "open"
            clause = self._item(field)
            if clause is None:
                if sign:
                    self._hint("NOT, - and + stand before what they are about; without it they are left out")
                continue
            if sign == "-":
                needed.append(Not(clause))
            elif opened and isinstance(clause, Ranked) and not field:
                words += clause.clauses  # a remark in brackets, as people write it in a sentence
            elif field in KEYED and not sign:
                words.append(clause)
            elif sign == "+" or not isinstance(clause, Term) or (clause.field and not field) or clause.exact:
                needed.append(clause)
            else:
                words.append(clause)
        together = Or if field in KEYED else Ranked  # an article has one language, so two are either
        ranked = [together(tuple(words))] if len(words) > 1 else words
        # The ranked words come first: that is how a reader says it.
        return _joined([*ranked, *needed])

    def _item(self, field: str) -> Clause | None:
        if not self._kind() or self._kind() in ("close", "and", "or"):
            return None
        lexeme = self._take()
        if lexeme.kind == "open":
            return self._bracket(field)
        if lexeme.kind == "entity":
            return Key("entity", lexeme.text.partition(":")[2])
        if lexeme.kind == "field":
            return self._fielded(lexeme.text, field)
        if lexeme.kind == "quoted":
            return self._value(lexeme.text, field) if field in KEYED else _quoted(lexeme, field)
        return self._word(lexeme.text, field)

    def _bracket(self, field: str) -> Clause | None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._hint("more brackets than can be followed; the innermost are left out")
            self._depth -= 1
            return None
        inner = self._either(field)
        self._depth -= 1
        if self._kind() == "close":
            self._at += 1
        else:
            self._hint("a bracket is not closed; it is read as closed at the end")
        return inner

    def _fielded(self, name: str, outer: str) -> Clause | None:
        field = FIELDS.get(name.lower())
        if field is None:
            if not name.startswith("http"):
                self._hint(f"there is no field “{name}:”; it is read as a word")
            return self._word(name, outer)
        unclosed = self._kind() == "stray"
        if unclosed:
            self._take()
            self._hint(_UNCLOSED)
        if field in KEYED:
            return self._key(name, field)
        return self._unquoted(field) if unclosed else self._item(field)

    def _unquoted(self, field: str) -> Clause | None:
        """The words behind a quotation mark that nothing closes: all to the end are the field's, whatever else they could be."""
        words: list[Clause] = []
        while self._kind():
            lexeme = self._take()
            # The second part of what looks like a field, such as date:2023, is a word like the first.
            word = lexeme.kind not in ("open", "close", "sign", "stray") and self._word(lexeme.text, field)
            if word:
                words.append(word)
        return Ranked(tuple(words)) if len(words) > 1 else (words[0] if words else None)

    def _key(self, name: str, field: str) -> Clause | None:
        if self._kind() not in ("word", "quoted"):
            return self._item(field if self._kind() == "open" else "")
        return self._value(self._take().text, field)

    def _value(self, value: str, field: str) -> Clause | None:
        if field == "date":
            days = span(value)
            if days:
                since, until = days
                if since and until and since > until:
                    self._hint(f"“{value}” ends before it begins; it is read the other way round")
                    since, until = span("..".join(value.split("..")[::-1])) or days
                return Dates(since, until)
            self._hint(f"“{value}” is not a date such as 2022, 2022-03 or 2022-01..2022-03; it is read as a word")
            return self._word(value, "")
        if field == "kind" and value.lower() not in _KINDS:
            self._hint(f"“{value}” is not a kind (person, organization, country); it is read as a word")
            return self._word(value, "")
        if field == "lang" and not language_code(value):
            self._hint(f"“{value}” is not a language; write its English name or its code, such as arabic or ar")
        if field == "lang":
            return Key(field, language_code(value) or value.lower())
        return Key(field, _KINDS[value.lower()] if field == "kind" else value.lower())

    def _word(self, text: str, field: str) -> Clause | None:
        if field in KEYED:
            return self._value(text.rstrip(",;"), field)
        fuzzy = re.fullmatch(r"(.+?)~(\d?)", text)
        if fuzzy and any(c.isalnum() for c in fuzzy.group(1)):
            word = fuzzy.group(1)
            # Two errors in a short word make it any other short word.
            default = 1 if len(word) < 6 else 2
            allowed = min(2, int(fuzzy.group(2))) if fuzzy.group(2) else default
            if fuzzy.group(2) > "2":
                self._hint(f"“{text}” asks for more than two errors; two are looked for")
            if allowed and sum(map(str.isalnum, word)) < _SHORTEST:
                self._hint(f"“{word}” is too short to look for misspelled; it is read as written")
                allowed = 0
            return Term(word, field, fuzzy=allowed)
        if text == "*":
            return Everything()
        if "*" in text:
            start = text.split("*")[0]
            if text.index("*") < len(text) - 1 and text.strip("*"):
                self._hint(f"a star stands at the end of a word only; “{text}” is read as “{start or text.strip('*')}”")
            if any(c.isalnum() for c in start):
                return Term(start, field, prefix=True)
            text = text.replace("*", " ").strip()
        if not any(c.isalnum() for c in text):
            return None
        if text.endswith(":") and text[:-1].lower() in (*FIELDS, "entity"):
            self._hint(f"nothing stands behind “{text}”; it is read as a word")
        return Term(text.rstrip(",;:?!…؟،؛"), field)


def _quoted(lexeme: Lexeme, field: str) -> Clause | None:
    words = lexeme.text.strip()
    if not any(c.isalnum() for c in words):
        return None
    if lexeme.near is not None:
        return Phrase(words, field, slop=min(int(lexeme.near or 5), 100), exact=False)
    return Phrase(words, field) if len(words.split()) > 1 else Term(words, field, exact=True)


def _joined(clauses: Sequence[Clause]) -> Clause | None:
    kept: list[Clause] = []
    for clause in clauses:
        kept.extend(clause.clauses if isinstance(clause, And) else [clause])
    if len(kept) > 1 and not all(isinstance(c, Not | Everything) for c in kept):
        kept = [c for c in kept if not isinstance(c, Everything)]
    if not kept:
        return None
    if all(isinstance(c, Not) for c in kept):
        kept.insert(0, Everything())
    return And(tuple(kept)) if len(kept) > 1 else kept[0]
