"""Neighbouring parts of a person's name that others write as one: Jong Un, Jongun."""

from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from kb.names import Part, PersonName
from kb.resolve.parts import similarity
from kb.skeleton import skeleton

__all__ = ["joined_as", "together", "written_together"]

_ALIKE = 65  # of 100 by their consonants


def joined_as(name: PersonName, other: PersonName) -> PersonName:
    """`name` with two neighbouring parts written together where `other` writes them so (Jong Un, Jongun)."""
    if len(name.parts) < 2:
        return name
    for number, (first, second) in enumerate(pairwise(name.parts)):
        if first.initial or second.initial:
            continue
        whole = together(first, second)
        for part in other.parts:
            sim = 0.0 if part.initial else written_together(part, whole)
            if sim and sim > max(similarity(part, first), similarity(part, second)):
                return replace(name, parts=(*name.parts[:number], whole, *name.parts[number + 2 :]))
    return name


def together(first: Part, second: Part) -> Part:
    """Two neighbouring parts of a name as one."""
    return Part(first.text + second.text, first.latin + second.latin)


def written_together(part: Part, whole: Part) -> float:
    """How alike a part and two written together are when they may be one, else 0."""
    if fuzz.ratio(skeleton(part.latin), skeleton(whole.latin)) < _ALIKE:
        return 0.0
    sim = similarity(part, whole)
    return sim if sim >= (0.88 if whole.text.isascii() and part.text.isascii() else 0.8) else 0.0
