"""What a sentence has, and what a pattern needs to match it: words, signs, kinds of names, roles of phrases, some of them twice.

To ask for these is much faster than to try the pattern (see kb.relate.patterns.Patterns.mask).
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache

from kb.relate.rendering import KINDS, LETTER, PHRASE, WIDTH
from kb.relate.vocabulary import CODES

__all__ = ["ITEM", "Needs", "features", "kind_feature", "needs", "rarest", "role_features", "twice"]

# Groups of features: a sentence needs one of each.
Needs = tuple[frozenset[str], ...]
_MOST = 6  # of what a pattern needs, that are asked for
_SIGN = "="  # before what a sentence has that is no word of it
# A name of any kind, but a country named by its people.
_ANY_NAME = f"{_SIGN}+"
_NAMES = frozenset(_SIGN + chr(KINDS[kind]) for kind in ("person", "organization", "country"))
ITEM = re.compile(r"^(.+?)([?*+]|\{\d+(?:,\d*)?\})?$")


def role_features(role: str, types: Sequence[str] = ()) -> frozenset[str]:
    """What a sentence has one of that has a phrase of this role, which can mean one of these types if any are given."""
    roles = [LETTER[role]] if role else sorted(set(LETTER.values()))
    return frozenset(_SIGN + letter + code for letter in roles for code in ([CODES[t] for t in types] or [""]))


def kind_feature(kind: str) -> str:
    """What a sentence has with a mention of this kind ("demonym": a country named by its people)."""
    return _SIGN + chr(KINDS[kind])


def twice(feature: str) -> str:
    """What a sentence has that has a feature two times or more; twice of twice: three times."""
    return f"{feature}²"


def features(text: str, wanted: Container[str]) -> set[str]:
    """Which of the `wanted` features a rendered text has."""
    found: set[str] = set()
    for token in text.split():
        if token in wanted:
            own: tuple[str, ...] = (token,)
        elif "\ue000" <= token[0] <= "\uf8ff":
            own = _of_private(token)
        else:
            continue
        for feature in own:
            while feature in found:
                feature = twice(feature)
            found.add(feature)
    return found


@lru_cache(maxsize=4096)
def _of_private(token: str) -> tuple[str, ...]:
    """The features of a mention or a phrase."""
    first, signs = token[0], token[1:]
    if first < chr(PHRASE):
        kind = _SIGN + chr(ord(first) & ~(WIDTH - 1))
        return (kind,) if kind == kind_feature("demonym") else (kind, _ANY_NAME)
    letters = [c for c in signs if c.islower()]
    return tuple(_SIGN + letter + code for letter in letters for code in ("", *signs[len(letters) :]))


def needs(template: str, macros: Mapping[str, Needs], features: Callable[[str], frozenset[str]]) -> Needs:
    """What every match of a template has, in order, twice where it has it twice.

    `macros` are those of the macros, `features` tells what a sentence has when an atom matches (nothing: cannot be told).
    """
    found, rest = _alternatives(template.split(), macros, features)
    return found if not rest else ()  # a bracket too many: made by an expression as it is


def _alternatives(
    items: Sequence[str], macros: Mapping[str, Needs], features: Callable[[str], frozenset[str]]
) -> tuple[Needs, Sequence[str]]:
    """What the items need up to the bracket that closes them, and that bracket with what stands behind it."""
    branches: list[list[frozenset[str]]] = [[]]
    while items and not items[0].startswith(")") and items[0] != "re:)":
        item, items = items[0], items[1:]
        if item == "|":
            branches.append([])
        elif item.startswith("(") or (item.startswith("re:(?P<") and ")" not in item):
            inside, items = _alternatives(items, macros, features)
            closing, items = (items[0], items[1:]) if items else (")", items)
            if item[:2] != "(?" and not _optional(closing.removeprefix("re:")[1:]):
                branches[-1].extend(inside)
        else:
            branches[-1].extend(_of_item(item, macros, features))
    if len(branches) == 1:
        return tuple(branches[0]), items
    if not all(branches):
        return (), items
    return (frozenset().union(*(rarest(branch)[0] for branch in branches)),), items


def _of_item(item: str, macros: Mapping[str, Needs], features: Callable[[str], frozenset[str]]) -> Needs:
    match = ITEM.match(item)
    if item == "^" or item.startswith("re:") or match is None:
        return ()
    base, quantifier = match.groups() if len(item) > 1 else (item, "")
    if _optional(quantifier or ""):
        return ()
    if base[0] == "{" and base[-1] == "}" and "|" not in base:
        return macros[base[1:-1]]
    groups = [features(atom) for atom in (base.split("|") if len(base) > 1 else [base])]
    return (frozenset().union(*groups),) if all(groups) else ()


def _optional(quantifier: str) -> bool:
    return quantifier[:1] in ("?", "*") or quantifier.startswith("{0")


def rarest(needed: Iterable[frozenset[str]]) -> Needs:
    """Those that are found least often, words before kinds and roles; what is needed twice is asked for as such."""
    groups = list(needed)
    many = [g for g in set(groups) if len(g) == 1 and groups.count(g) > 1]
    names = sum(g <= _NAMES for g in groups)
    asked = {*groups, *(frozenset(map(twice, g)) for g in many)}
    if names > 1:
        asked.add(frozenset({twice(_ANY_NAME) if names == 2 else twice(twice(_ANY_NAME))}))
    return tuple(sorted(asked, key=lambda g: (any(f[0] == _SIGN and f[1:] for f in g), len(g), *sorted(g))))[:_MOST]
