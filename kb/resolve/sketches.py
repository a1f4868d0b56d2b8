"""A cheap look at two names before the full comparison: a name's parts by their consonants alone.

It may only drop pairs that the comparison would call different. Most of the pairs that share a
block are such: one rare surname, two given names without a consonant in common.
"""

from dataclasses import dataclass
from sys import intern

from rapidfuzz import fuzz

from kb.model import Kind
from kb.names import parse_organization, parse_person
from kb.resolve.near import known_nearly
from kb.resolve.nodes import Node
from kb.resolve.parts import ALIKE_BONES, nickname_groups
from kb.resolve.readings import readings
from kb.skeleton import skeleton

__all__ = ["Sketch", "hopeless", "sketch"]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The consonants of the parts that must find a partner, and what each stands for.

    `bones` "" may be anybody's (an initial, a vowel or two): it always finds a partner. `meanings` are the
    groups of nicknames of a given name, the concepts of an organization's word.
    """

    bones: tuple[str, ...] = ()
    meanings: tuple[frozenset[int] | frozenset[str], ...] = ()


_OPEN = Sketch()


def sketch(node: Node) -> Sketch:
    """What the cheap look needs of a node; empty for names it says nothing about."""
    if node.kind == "person":
        name = parse_person(node.name)
        if len(name.parts) < 2 or name.nickname or len(readings(name)) > 1:
            return _OPEN
        bones = tuple("" if p.initial else _bones(p.latin) for p in name.parts)
        return Sketch(bones, tuple(map(nickname_groups, name.parts)))
    if node.kind == "organization":
        body = parse_organization(node.name)
        if body.is_acronym or body.acronym or known_nearly(node.name):  # a former name may share no word with the new
            return _OPEN
        heavy = [w for w in body.words if w.kind != "light"]
        meanings = tuple(frozenset((w.concept, *w.also)) if w.concept else frozenset[str]() for w in heavy)
        return Sketch(tuple(_bones(w.latin) if len(w.latin) > 3 or w.concept else "" for w in heavy), meanings)
    return _OPEN


def _bones(latin: str) -> str:
    bones = skeleton(latin)
    return intern(bones) if len(bones) > 1 else ""


def hopeless(left: Node, one: Sketch, right: Node, other: Sketch) -> bool:
    """Whether a pair can be passed over: both names have a part that nothing in the other answers, and little else.

    Two people who hold one office of one country are always compared (one may have married), and bodies
    that an article calls by one name.
    """
    if not one.bones or not other.bones or left.kind != right.kind or left.key == right.key:
        return False
    unanswered = _unanswered(one, other, left.kind)
    if not unanswered or min(len(one.bones), len(other.bones)) - unanswered > 1:
        return False
    if not _unanswered(other, one, left.kind):
        return False
    if left.kind == "person":
        a, b = left.context, right.context
        return not (a.titles & b.titles and a.countries & b.countries)
    return left.key not in right.aliases and right.key not in left.aliases and not left.aliases & right.aliases


def _unanswered(one: Sketch, other: Sketch, kind: Kind) -> int:
    """How many parts of one name no part of the other means or sounds like; two concepts differ however they sound."""
    count = 0
    alike = {b for b in one.bones if b and b in other.bones}  # these have each other and answer nothing else
    for bones, meaning in zip(one.bones, one.meanings, strict=True):
        if bones in alike:
            continue
        for theirs, known in zip(other.bones, other.meanings, strict=True):
            if theirs in alike:
                continue
            if meaning & known:
                break
            if kind == "organization" and meaning and known:
                continue
            if not bones or not theirs or bones == theirs or fuzz.ratio(bones, theirs) >= ALIKE_BONES:
                break
        else:
            count += 1
    return count
