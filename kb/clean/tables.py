"""The tables of phrases and words that page furniture is made of, as look-ups."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from kb.datafiles import alternatives, rows
from kb.text import fold

__all__ = ["Hit", "hit", "key", "months", "named", "prefix", "prefix_word", "weekdays", "words"]

_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")
_OTHER = re.compile(r"[^\w\s#'+@-]+")
_LEAD = re.compile(r"^[\s•·▪►▶→»>*|/\-–—_=~\[(]+")
_QUOTE = "\"'«“„‘"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a line was recognised as: the kind of furniture_phrases.tsv, and its reason; `colon`: it is a label."""

    kind: str
    reason: str
    colon: bool = False


def key(line: str) -> str:
    """`line` as phrases are compared: folded, numbers as "#", without punctuation.

    >>> key("» 1 204 Comments:")
    '# comments'
    """
    return " ".join(
        _OTHER.sub(" ", _NUMBER.sub("#", fold(line))).replace("- ", " ").replace(" -", " ").strip("-' ").split()
    )


@cache
def _phrases() -> tuple[Mapping[str, Mapping[str, Hit]], Mapping[str, Mapping[str, tuple[tuple[str, Hit], ...]]]]:
    exact: dict[str, dict[str, Hit]] = {}
    starts: dict[str, dict[str, tuple[tuple[str, Hit], ...]]] = {}
    for kind, _language, reason, cell in rows("furniture_phrases.tsv", 4):
        for phrase in alternatives(cell):
            if kind in ("start", "site"):
                folded = fold(phrase)
                known = starts.setdefault(kind, {})
                first = folded.split(" ", 1)[0]
                known[first] = (*known.get(first, ()), (folded, Hit(kind, reason, folded.endswith(":"))))
            else:
                exact.setdefault(kind, {}).setdefault(key(phrase), Hit(kind, reason))
    return exact, starts


def named(line: str, kind: str) -> Hit | None:
    """What `line` as a whole is in the phrases of `kind` (line, head, author, more)."""
    return _phrases()[0][kind].get(key(line))


def prefix(line: str, kind: str) -> Hit | None:
    """The phrase of `kind` (start, site) that `line` begins with; a quotation begins with none."""
    line = _LEAD.sub("", line[:120])
    first = fold(line.split(" ", 1)[0])
    if not first or first[0] in _QUOTE:
        return None
    table = _phrases()[1][kind]
    heads = {first, first.rstrip(":"), first.split(":")[0] + ":", first[:1]}
    if not any(head in table for head in heads):
        return None  # most lines leave here, before the rest of them is folded
    folded = fold(line).replace(" :", ":")
    best: tuple[str, Hit | None] = ("", None)
    for phrase, found in (pair for head in heads for pair in table.get(head, ())):
        after = folded[len(phrase) : len(phrase) + 1]
        if folded.startswith(phrase) and not (after.isalnum() and phrase[-1:].isalnum()) and len(phrase) > len(best[0]):
            best = (phrase, replace(found, colon=found.colon or after == ":"))
    return best[1]


def hit(line: str) -> Hit | None:
    """What a short line is: a whole phrase, or one it begins with."""
    whole = key(line)
    exact = _phrases()[0]
    for text in (whole, whole.removesuffix(" #")):  # "Comments (3)"
        for kind in ("line", "more", "author", "head"):
            if text in exact[kind]:
                return exact[kind][text]
    if found := prefix(line, "start"):
        return found
    label, colon, rest = line[:60].partition(":")
    if colon and rest.strip() and " " in label.strip():  # "Related articles: Rain stops play"
        if found := exact["author"].get(key(label)):
            return replace(found, colon=True)
        if exact["head"].get(key(label)):
            return Hit("start", "a link to another article", colon=True)
    return None


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words of `kind` in furniture_words.tsv, of all languages, or of one ("button/any")."""
    kind, _, wanted = kind.partition("/")
    table = rows("furniture_words.tsv", 3)
    return frozenset(
        fold(w) for k, lang, cell in table if k == kind and wanted in ("", lang) for w in alternatives(cell)
    )


@cache
def months() -> Mapping[str, int]:
    """Folded month name or abbreviation → 1..12."""
    return {fold(name): int(number) for number, cell in rows("furniture_months.tsv", 2) for name in alternatives(cell)}


@cache
def weekdays() -> Mapping[str, int]:
    """Folded name of a day → 1 (Monday) .. 7."""
    return {
        fold(name): int(number) for number, cell in rows("furniture_weekdays.tsv", 2) for name in alternatives(cell)
    }


def prefix_word(line: str, kind: str, *, colon: bool) -> str | None:
    """What follows a word of `kind` at the start of `line` (with a colon or dash after it, when `colon`), else None.

    >>> prefix_word("Автор: Ольга Рин", "byline", colon=True)
    'Ольга Рин'
    """
    line = _LEAD.sub("", line)
    tokens = line.split(" ")
    for count in range(min(4, len(tokens)), 0, -1):
        head = " ".join(tokens[:count])
        rest = " ".join(tokens[count:])
        bare = head.rstrip(":：")
        labelled = head != bare or rest[:1] in (":", "|", "-", "–", "—")
        if not labelled and ":" in bare:  # "Автор:Ольга"
            bare, _, more = head.partition(":")
            rest, labelled = f"{more} {rest}", True
        if (labelled or not colon) and fold(bare) in words(kind):
            return rest.lstrip(":|-–— ").strip() or None
    return None
