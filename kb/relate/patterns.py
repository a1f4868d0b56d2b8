"""Relation patterns: read from kb/data/relation_patterns.tsv (its header explains the notation), made regular expressions."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kb.datafiles import rows
from kb.relate.rendering import mention_class, role_token
from kb.text import fold

__all__ = ["Pattern", "Patterns", "patterns"]

_MENTIONS = {
    "": ("person", "organization", "country"),
    "P": ("person",),
    "O": ("organization",),
    "C": ("country",),
    "D": ("demonym",),
    "X": ("organization", "country"),
    "Y": ("organization", "country", "demonym"),
    "A": ("person", "organization", "country", "demonym"),
}
_ROLES = {"N": "post", "V": "verb", "B": "passive", "G": "together", "J": "pair", "R": "reversed"}
# A list ends with "and", in whatever language: a comma alone may as well start another clause.
_AND = "(?:and |et |и |و |ve |& )"
_ITEM = re.compile(r"^(.+?)([?*+]|\{\d+(?:,\d*)?\})?$")
_BRACKET = re.compile(r"^(?:\||\(|\(\?[=!]|\)[?*+]?|\)\{\d+(?:,\d*)?\})$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern; `scope`, `confidence` and `polarity` as the table says."""

    name: str
    scope: str
    regex: re.Pattern[str]
    confidence: float
    polarity: str
    role: str  # of the phrase that triggers it; "of" when none does


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one language in the order of the table."""

    reduce: tuple[Pattern, ...]
    phrase: tuple[Pattern, ...]
    clause: tuple[Pattern, ...]


@lru_cache(maxsize=8)
def patterns(language: str) -> Patterns:
    """The patterns of a language, none when the table has no row for it.

    Raises ValueError with the pattern's name when a row cannot be read.
    """
    macros: dict[str, str] = {}
    found: dict[str, list[Pattern]] = {"reduce": [], "phrase": [], "clause": []}
    for lang, scope, name, template, confidence, polarity in rows("relation_patterns.tsv", 6):
        if lang != language:
            continue
        try:
            compiled = _regex(template, macros)
            if scope == "macro":
                macros[name] = compiled
            else:
                found[scope].append(
                    Pattern(name, scope, re.compile(compiled), float(confidence or 1), polarity, _role(template))
                )
        except (re.error, KeyError, ValueError) as error:
            raise ValueError(
                f"kb/data/relation_patterns.tsv, {language} {name}: {error}; see the file's header"
            ) from error
    return Patterns(tuple(found["reduce"]), tuple(found["phrase"]), tuple(found["clause"]))


def _regex(template: str, macros: dict[str, str]) -> str:
    return "".join(_item(item, macros) for item in template.split())


def _role(template: str) -> str:
    return next((_ROLES[item] for item in template.split() if item in _ROLES), "of")


def _item(item: str, macros: dict[str, str]) -> str:
    if item.startswith("re:"):
        return item[3:]
    if _BRACKET.match(item):
        return "(?:" if item == "(" else item
    if item == "^":
        return "^"
    match = _ITEM.match(item)
    assert match is not None  # an item has a letter
    base, quantifier = match.groups()
    if len(item) == 1:
        base, quantifier = item, None
    atoms = [_atom(atom, macros) for atom in base.split("|")] if len(base) > 1 else [_atom(base, macros)]
    made = "|".join(atoms)
    return f"(?:{made}){quantifier or ''}" if quantifier or len(atoms) > 1 else made


def _atom(atom: str, macros: dict[str, str]) -> str:
    if atom.startswith("{") and atom.endswith("}"):
        return f"(?:{macros[atom[1:-1]]})"
    if atom in _ROLES:
        return f"(?P<w>{role_token(_ROLES[atom])})"
    if atom == "W":
        return r"·\S+ "
    if atom == "U":  # a word that starts with a capital
        return r"·(?=[^\W\d_])(?![a-zа-яё])\S+ "
    if atom == "L":  # a word in small letters
        return r"·[a-zà-ÿа-яёğışçöü]\S* "
    if atom == "H":  # a post that is not the one in question
        return role_token("post")
    if atom == "Q":  # a participle that is not the one in question
        return role_token("passive")
    if atom == "E":  # anything inside a clause
        return r"[^\s,.;:\"]+ "
    if atom == "I":  # a phrase of any role
        return r"[\ue400-\ue4ff][a-z]+ "
    if re.fullmatch(r"[ST]{1,2}[POCDXYA]?", atom):
        kinds = mention_class(*_MENTIONS[atom.lstrip("ST")])
        group = "s" if atom[0] == "S" else "t"
        if atom[:2] in ("SS", "TT"):
            return f"(?P<{group}>[{kinds}] (?:(?:, [{kinds}] )*(?:, )?{_AND}[{kinds}] )*)"
        return f"(?P<{group}>[{kinds}] )"
    if atom in ("P", "O", "C", "D", "X", "Y", "A"):
        return f"[{mention_class(*_MENTIONS[atom])}] "
    if re.fullmatch(r"K[POCDXYA]?", atom):
        return f"(?P<keep>[{mention_class(*_MENTIONS[atom[1:]])}] )"
    if atom.startswith("·*"):  # ·*ly: any word that ends so
        return r"·\S*" + re.escape(atom[2:]) + " "
    return re.escape(atom if atom.startswith("·") else fold(atom)) + " "
