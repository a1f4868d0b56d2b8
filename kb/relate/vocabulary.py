"""The words of relations in one language: which phrase says which relation, between which kinds.

Read once a process from kb/data/predicates.tsv (what is said), to which a user's own table adds (kb/relate/own.py), and
kb/data/relation_words.tsv (small words).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.inflect import russian_forms
from kb.relate.own import OwnRow, own_rows
from kb.relate.roles import LANGUAGES, ROLES
from kb.text import fold

__all__ = [
    "CODES",
    "FIRST_CODE",
    "LANGUAGES",
    "LAST_CODE",
    "ROLES",
    "SYMMETRIC",
    "Opening",
    "Predicate",
    "Rest",
    "Sense",
    "Vocabulary",
    "coded",
    "predicates",
    "symmetric",
    "vocabulary",
]

# Private characters that stand for no mention and no phrase (see kb/relate/rendering.py).
FIRST_CODE, LAST_CODE = "\ue500", "\uf8ff"
_COLUMNS = 5 + len(LANGUAGES)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A type of relation: `joins` are the (source kind, target kind) it may have."""

    name: str
    joins: frozenset[tuple[str, str]]
    inverse: str
    symmetric: bool
    code: str = ""  # the private character that stands for it in a rendered sentence


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase can mean in a role."""

    role: str
    predicate: Predicate


# What a phrase has behind its first word, and its senses.
Rest = tuple[tuple[str, ...], tuple[Sense, ...]]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a word may start, and how it is `shown` when it does not: see kb/relate/rendering.py."""

    key: str  # the word folded, without its clitic
    seconds: Mapping[str, tuple[Rest, ...]]  # the phrases it may open, as in `Vocabulary.heads`
    clitic: str  # the Arabic "and", "for" or "with" that is written to it
    agent: bool  # whether it is a post by its ending
    prefix: str  # the first of two words: "ex-president"
    shown: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's phrases: by the first word's folded form and the second's ("" for none), as `Rest`, longest first."""

    heads: dict[str, dict[str, tuple[Rest, ...]]]
    classes: dict[str, frozenset[str]]  # class of relation_words.tsv → folded words
    # what "X of Y" means: type, kinds, and the words one of which Y's name must have (none: any name)
    of: tuple[tuple[str, frozenset[tuple[str, str]], frozenset[str]], ...]
    base: frozenset[tuple[str, ...]]  # the phrases as the table has them, before they are inflected
    bases: dict[tuple[str, ...], str]  # phrases in any form → as the table has them
    agent: tuple[Sense, ...]  # what a word means that is a post by its ending alone
    # words as kb.relate.rendering shows them, or what they may open
    known: dict[str, str | Opening] = field(default_factory=dict, compare=False, repr=False)

    def words(self, name: str) -> frozenset[str]:
        return self.classes.get(name, frozenset())


# A row: its predicate, the role of its phrases, and those of each language.
_Row = tuple[Predicate, str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1)
def _shipped() -> tuple[_Row, ...]:
    found = []
    for name, kinds, inverse, both_ways, role, *words in rows("predicates.tsv", _COLUMNS):
        sources, _, targets = kinds.partition(">")
        joins = frozenset((s, t) for s in alternatives(sources) for t in alternatives(targets))
        if role not in ROLES or not joins or both_ways not in ("yes", "no"):
            raise ValueError(f"kb/data/predicates.tsv, {name}: role {role!r}, kinds {kinds!r}; see the file's header")
        found.append((Predicate(name, joins, inverse, both_ways == "yes"), role, tuple(map(alternatives, words))))
    return tuple(found)


@lru_cache(maxsize=4)
def _table(own: str = "") -> tuple[_Row, ...]:
    """The rows of a user's own table, then those of the shipped one without the phrases that the own one takes out."""
    added = own_rows(own)
    gone = {(r.predicate, r.role, i, fold(p)) for r in added for i, cell in enumerate(r.without) for p in cell}
    names = dict.fromkeys([*(p.name for p, _, _ in _shipped()), *(r.predicate for r in added)])
    codes = coded(list(names))
    first = {p.name: p for p, _, _ in reversed(_shipped())}
    mine = [(_own_predicate(r, first.get(r.predicate)), r.role, r.words) for r in added]
    theirs = (
        (
            p,
            role,
            tuple(tuple(w for w in cell if (p.name, role, i, fold(w)) not in gone) for i, cell in enumerate(words)),
        )
        for p, role, words in _shipped()
    )
    return tuple(
        (Predicate(p.name, p.joins, p.inverse, p.symmetric, codes[p.name]), role, words)
        for p, role, words in (*mine, *theirs)
    )


def _own_predicate(row: OwnRow, known: Predicate | None) -> Predicate:
    if known is not None:  # of a shipped type only words are added, and kinds it may join
        return Predicate(known.name, row.joins, known.inverse, known.symmetric)
    return Predicate(row.predicate, row.joins, row.inverse, row.symmetric)


def predicates(own: str = "") -> dict[str, Predicate]:
    """Every predicate by name, its kinds those of all its rows; `own` is the text of a user's own table."""
    merged: dict[str, Predicate] = {}
    for predicate, _, _ in _table(own):
        old = merged.get(predicate.name, predicate)
        merged[predicate.name] = Predicate(old.name, old.joins | predicate.joins, old.inverse, old.symmetric, old.code)
    return merged


def symmetric(own: str = "") -> frozenset[str]:
    """The types without a direction: A with B is B with A. "mentioned-with" is not in the table: it needs no words."""
    return frozenset({"mentioned-with", *(p.name for p in predicates(own).values() if p.symmetric)})


def coded(names: Collection[str]) -> dict[str, str]:
    """A character of its own for each type of relation, by which patterns can ask for a phrase that says it.

    Raises ValueError when there are more types than characters.
    """
    most = ord(LAST_CODE) - ord(FIRST_CODE) + 1
    if len(names) > most:
        raise ValueError(
            f"kb/data/predicates.tsv has {len(names)} types of relation, at most {most} can be told apart: take out some"
        )
    return {name: chr(ord(FIRST_CODE) + number) for number, name in enumerate(names)}


# The shipped types: without a user's own table, and their characters whatever that has.
SYMMETRIC = symmetric()
CODES = {p.name: p.code for p in predicates().values()}


@lru_cache(maxsize=8)
def vocabulary(language: str, own: str = "") -> Vocabulary:
    """The vocabulary of one of LANGUAGES, with the words of a user's own table.

    >>> [s.predicate.name for _, senses in vocabulary("en").heads["daughter"][""] for s in senses]
    ['relative-of']
    """
    column = LANGUAGES.index(language)
    senses: dict[tuple[str, ...], list[Sense]] = {}
    of: list[tuple[str, frozenset[tuple[str, str]], frozenset[str]]] = []
    base: set[tuple[str, ...]] = set()
    bases: dict[tuple[str, ...], str] = {}
    for predicate, role, words in _table(own):
        if role == "of":
            if words[column]:
                of.append((predicate.name, predicate.joins, frozenset(map(fold, words[column])) - {"*"}))
            continue
        sense = Sense(role, predicate)
        many = Sense("many", predicate)
        for phrase in words[column]:
            base.add(_keys(phrase))
            if role == "post" and language == "en" and predicate.name not in _SINGULAR:
                bases.setdefault(_keys(_plural(phrase)), phrase)
                kept = senses.setdefault(_keys(_plural(phrase)), [])
                if many not in kept:
                    kept.append(many)
            for form in _forms(phrase, role, language, predicate.name):
                bases.setdefault(_keys(form), phrase)
                kept = senses.setdefault(_keys(form), [])
                if sense not in kept:
                    kept.append(sense)
    heads: dict[str, dict[str, tuple[Rest, ...]]] = {}
    for keys, meant in sorted(senses.items(), key=lambda s: -len(s[0])):
        seconds = heads.setdefault(keys[0], {})
        second = keys[1] if len(keys) > 1 else ""
        seconds[second] = (*seconds.get(second, ()), (keys[1:], tuple(meant)))
    return Vocabulary(
        heads,
        {name: frozenset(map(fold, words)) for name, words in _classes(language)},
        tuple(of),
        frozenset(base),
        bases,
        tuple(Sense("post", p) for p, role, _ in _table(own) if (p.name, role) == ("works-for", "post"))[-1:],
    )


# Types whose posts are read one at a time only: their plurals are everyday words ("officials said").
_SINGULAR = frozenset({"works-for", "located-in"})


def _plural(phrase: str) -> str:
    """The English plural of a post: "members of parliament", "wives", "brothers-in-law".

    >>> [_plural(p) for p in ("member of parliament", "subsidiary", "chairman", "boss", "wife", "son-in-law")]
    ['members of parliament', 'subsidiaries', 'chairmen', 'bosses', 'wives', 'sons-in-law']
    """
    match = re.match(r"(.+?)((?: of |-in-| for ).*)?$", phrase)
    assert match is not None  # a phrase has a letter
    word, rest = match[1], match[2] or ""
    for ending, many in (("man", "men"), ("wife", "wives"), ("ss", "sses"), ("ch", "ches")):
        if word.endswith(ending):
            return word[: -len(ending)] + many + rest
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies{rest}"
    return word + ("" if word.endswith("s") else "s") + rest


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(re.sub(r"(?<=\w)'", "' ", fold(phrase)).split())


def _forms(phrase: str, role: str, language: str, name: str) -> Iterator[str]:
    yield phrase
    if language == "ru" and role == "post":
        yield from russian_forms(phrase, people=True)
        yield from russian_forms(phrase)
    if language == "tr" and role == "post" and phrase[-1] in "ıiuü":  # "is, was its director"
        yield from (f"{phrase}d{phrase[-1]}r", f"{phrase}yd{phrase[-1]}")
    head, _, rest = phrase.partition(" ")
    if language == "ar" and role == "post" and not head.startswith("ال") and head[-1] not in "ةاى":
        yield f"{head}ا {rest}".strip()  # "was a member of", "became head of"
    # "the researcher"; "the prince" is no emir
    common = name != "holds-office" and " " not in phrase and not phrase.startswith("ال")
    if language == "ar" and role == "post" and common:
        yield f"ال{phrase}"


def _classes(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((name, alternatives(words)) for lang, name, words in rows("relation_words.tsv", 3) if lang == language)
