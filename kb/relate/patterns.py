"""Relation patterns: read from kb/data/relation_patterns.tsv (its header explains the notation), made regular expressions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.datafiles import rows
from kb.relate.needs import ITEM, Needs, features, kind_feature, needs, rarest, role_features
from kb.relate.rendering import mention_class, role_token
from kb.text import fold

__all__ = ["Pattern", "Patterns", "lead_in", "matched", "patterns"]

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
_ROLES = {
    "N": "post",
    "M": "many",
    "V": "verb",
    "B": "passive",
    "G": "together",
    "J": "pair",
    "R": "reversed",
    "Z": "deed",
    "F": "doing",
}
_SCOPES = ("reduce", "phrase", "event", "noun", "ended", "clause")
_OTHERS = {"H": "post", "Q": "passive", "I": ""}  # phrases that are not the one in question
# A list ends with "and", in whatever language: a comma alone may as well start another clause.
_AND = "(?:and |et |и |و |ve |& )"
_ART = "(?:(?:the|le|la|les|l') )?"  # before each of a list: "le Niger, le Mali et la Guinée"
# An expression that starts with one of a class of characters finds where it may start by itself, others try all places.
_STARTS = re.compile(r"\^|(?:\(\?P<\w+>)?\[")
_BETWEEN = "(?<![^ ])"  # where a token starts
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
    """The patterns of one language, scope by scope, in the order of the table; each is a bit of a mask.

    A pattern needs several things, each of which is one of several features of a sentence (see kb.relate.needs).
    """

    known: tuple[Pattern, ...]
    scopes: dict[str, int]  # the masks of the scopes
    feature: dict[str, int]  # the masks of those that need it, in the first place, above them in the second …
    free: int  # of those that need nothing in each place
    places: int
    wanted: frozenset[str]  # the features that any needs, and those that it needs twice

    def mask(self, text: str) -> int:
        """Those that a rendered text may match: what they need it has."""
        has = self.free
        for feature in features(text, self.wanted):
            has |= self.feature.get(feature, 0)
        mask, width = has, len(self.known)
        for place in range(1, self.places):
            mask &= has >> place * width
        return mask & (1 << width) - 1

    def among(self, mask: int, *scopes: str) -> list[Pattern]:
        """The patterns of some scopes, named in their order, that are in a mask."""
        wanted = 0
        for scope in scopes:
            wanted |= self.scopes[scope]
        wanted &= mask
        found = []
        while wanted:
            lowest = wanted & -wanted
            found.append(self.known[lowest.bit_length() - 1])
            wanted ^= lowest
        return found


@lru_cache(maxsize=8)
def patterns(language: str) -> Patterns:
    """The patterns of a language, none when the table has no row for it.

    Raises ValueError with the pattern's name when a row cannot be read.
    """
    macros: dict[str, str] = {}
    roles: dict[str, str] = {}  # of the macros that hold a phrase
    needed: dict[str, Needs] = {}  # by the macros
    found: dict[str, list[tuple[Pattern, Needs]]] = {scope: [] for scope in _SCOPES}
    for lang, scope, name, template, confidence, polarity in rows("relation_patterns.tsv", 6):
        if lang != language:
            continue
        try:
            compiled, role = _regex(template, macros), _role(template, roles)
            if scope == "macro":
                macros[name], roles[name] = compiled, role
                needed[name] = needs(template, needed, _features)
            else:
                regex = re.compile(_numbered(compiled if _STARTS.match(compiled) else _BETWEEN + compiled))
                pattern = Pattern(name, scope, regex, float(confidence or 1), polarity, role or "of")
                found[scope].append((pattern, rarest(needs(template, needed, _features))))
        except (re.error, KeyError, ValueError) as error:
            raise ValueError(
                f"kb/data/relation_patterns.tsv, {language} {name}: {error}; see the file's header"
            ) from error
    return _of(found)


def _of(found: Mapping[str, Sequence[tuple[Pattern, Needs]]]) -> Patterns:
    known = tuple(pattern for scope in _SCOPES for pattern, _ in found[scope])
    needed = [own for scope in _SCOPES for _, own in found[scope]]
    places = max(map(len, needed), default=1)
    scopes, free, masks = dict.fromkeys(_SCOPES, 0), 0, dict[str, int]()
    for at, (pattern, own) in enumerate(zip(known, needed, strict=True)):
        scopes[pattern.scope] |= 1 << at
        for place in range(places):
            bit = 1 << at + place * len(known)
            if place >= len(own):
                free |= bit
                continue
            for feature in own[place]:
                masks[feature] = masks.get(feature, 0) | bit
    wanted = frozenset(masks) | {name.rstrip("²") for name in masks}
    return Patterns(known, scopes, masks, free, places, wanted)


def matched(match: re.Match[str]) -> dict[str, str]:
    """The groups that took part in a match, by name, those of a second alternative under the name of the first."""
    return {name.rstrip("23456789"): text for name, text in match.groupdict().items() if text is not None}


def lead_in(match: re.Match[str]) -> str:
    """What a match has before the phrase that triggers it, all of it when none does."""
    at = next((match.start(name) for name in ("w", "w2") if match.groupdict().get(name)), match.end())
    return match.string[match.start() : at]


def _regex(template: str, macros: dict[str, str]) -> str:
    return "".join(_item(item, macros) for item in template.split())


def _numbered(regex: str) -> str:
    """The expression with a second name for a group that an alternative has again: s, s2."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{seen[match[1]] if seen[match[1]] > 1 else ''}>"

    return re.sub(r"\(\?P<(\w+)>", name, regex)


def _role(template: str, macros: dict[str, str]) -> str:
    """The role of the phrase that triggers a pattern, "" when none does."""
    for item in template.split():
        if item.partition(":")[0] in _ROLES:
            return _ROLES[item.partition(":")[0]]
        if item[:1] == "{" and (role := macros.get(item.rstrip("?*+")[1:-1], "")):
            return role
    return ""


def _features(atom: str) -> frozenset[str]:
    """What a sentence has one of when this atom matches, nothing when that cannot be told."""
    base, _, types = atom.partition(":")
    if base in _ROLES or base in _OTHERS:
        return role_features(_ROLES.get(base) or _OTHERS[base], types.split("&") if types else ())
    if re.fullmatch(r"(?:[ST]{1,2}|K)?[POCDXYA]?", atom):
        return frozenset(map(kind_feature, _MENTIONS["".join(c for c in atom if c not in "STK")]))
    if atom[:1].isupper() or atom[:1] in "{(" or atom.startswith("·*"):
        return frozenset()
    if _is_arabic_word(atom):
        return frozenset({atom, f"·و{atom[1:]}", f"·ف{atom[1:]}"})
    return frozenset({atom if atom.startswith("·") else fold(atom)})


def _is_arabic_word(atom: str) -> bool:
    """Whether a word may have "and" or "so" written onto it: وتولى is تولى."""
    return atom.startswith("·") and "\u0621" <= atom[1:2] <= "\u064a"


def _item(item: str, macros: dict[str, str]) -> str:
    if item.startswith("re:"):
        return item[3:]
    if _BRACKET.match(item):
        return "(?:" if item == "(" else item
    if item == "^":
        return "^"
    match = ITEM.match(item)
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
    letter, _, types = atom.partition(":")
    if letter in _ROLES and (types or not atom[1:]):
        return f"(?P<w>{role_token(_ROLES[letter], types.split('&') if types else ())})"
    if letter in _OTHERS and (types or not atom[1:]):
        return role_token(_OTHERS[letter], types.split("&") if types else ())
    if atom == "W":
        return r"·\S+ "
    if atom == "U":  # a word that starts with a capital
        return r"·(?=[^\W\d_])(?![a-zа-яё])\S+ "
    if atom == "L":  # a word in small letters
        return r"·[a-zà-ÿа-яёğışçöü]\S* "
    if atom == "E":  # anything inside a clause
        return r"[^\s,.;:\"]+ "
    if re.fullmatch(r"[ST]{1,2}[POCDXYA]?", atom):
        kinds = mention_class(*_MENTIONS[atom.lstrip("ST")])
        group = "s" if atom[0] == "S" else "t"
        if atom[:2] in ("SS", "TT"):
            return f"(?P<{group}>[{kinds}] (?:(?:, {_ART}[{kinds}] )*(?:, )?{_AND}{_ART}[{kinds}] )*)"
        return f"(?P<{group}>[{kinds}] )"
    if atom in ("P", "O", "C", "D", "X", "Y", "A"):
        return f"[{mention_class(*_MENTIONS[atom])}] "
    if re.fullmatch(r"K[POCDXYA]?", atom):
        return f"(?P<keep>[{mention_class(*_MENTIONS[atom[1:]])}] )"
    if atom.startswith("·*"):  # ·*ly: any word that ends so
        return r"·\S*" + re.escape(atom[2:]) + " "
    if _is_arabic_word(atom):
        return f"·[وف]?{re.escape(atom[1:])} "
    return re.escape(atom if atom.startswith("·") else fold(atom)) + " "
