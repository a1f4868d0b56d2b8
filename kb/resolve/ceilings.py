"""Whether two names can come to a score worth knowing at all, found out from their parts before any reason is made.

Every part of the shorter name is taken to agree as well as a part can, until nothing in the other name is found to answer
it. Only pairs that the full comparison would leave below the score are passed over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from kb.model import Kind
from kb.names import Part, parse_organization, parse_person
from kb.organization_names import Word
from kb.resolve import organizations, persons
from kb.resolve.compare import is_known
from kb.resolve.compounds import together, written_together
from kb.resolve.korean import reads_as_korean
from kb.resolve.parts import ANSWERS, MOST_WEIGHT, initial_agrees, nickname_groups, nicknames, similarity, weight
from kb.resolve.readings import readings
from kb.resolve.stated import stated_names
from kb.resolve.unmatched import CLASH, WEIGHT
from kb.resolve.words import PAIRED, words_alike
from kb.skeleton import skeleton
from kb.text import script

__all__ = ["within_reach"]

_TOGETHER = 65  # of 100 by consonants: less alike, a word does not begin with two others written together
_LOST = 3  # consonants by which a word may fall short of two others, and of what a third loses where they meet
_OTHERWISE_READ = frozenset(("Hani", "Arab"))  # words that have further readings than the one in Latin letters
_HEAVY = 0.6  # words of an organization's name that weigh less are left out as a rule


def within_reach(left: str, right: str, kind: Kind, least: float) -> bool:
    """Whether two names may come to log-odds of `least` by what they are alone; true also when it takes too long to say."""
    if kind == "person":
        return _people_within(left, right, least)
    return _bodies_within(left, right, least) if kind == "organization" else True


@dataclass(frozen=True, slots=True)
class _Person:
    """A name in parts, what each can add at most, and its neighbouring parts written together."""

    parts: tuple[Part, ...]
    most: tuple[float, ...]
    wholes: tuple[Part, ...]
    initials: bool
    patronymic: bool
    endings: frozenset[bool]  # whether a Slavic surname in it has a woman's ending
    korean: bool


@lru_cache(maxsize=50_000)
def _person(name: str) -> _Person | None:
    """What the cheap look needs of a person's name; None for names it says nothing about."""
    read = parse_person(name)
    if len(read.parts) < 2 or read.nickname or len(readings(read)) > 1 or len(stated_names(name, "person")) > 1:
        return None
    if script(name) == "Hani":  # perhaps a foreign name in Chinese characters
        return None
    full = [p for p in read.parts if not p.initial]
    wholes = [together(p, q) for p, q in pairwise(read.parts) if not (p.initial or q.initial)]
    return _Person(
        read.parts,
        tuple(map(_part_most, read.parts)),
        tuple(wholes),
        len(full) < len(read.parts),
        any(p.patronymic for p in read.parts),
        frozenset(p.latin.endswith("a") for p in full if p.latin.endswith(persons.SLAVIC)),
        reads_as_korean(read),
    )


def _part_most(part: Part) -> float:
    """The log-odds by which an answered part can add at most."""
    if part.initial:
        return persons.INITIAL
    told = weight(part.latin)
    if nickname_groups(part):
        told = max(told, persons.NICKNAME * MOST_WEIGHT)
    return max(persons.INITIAL, persons.AGREE * told)


def _people_within(left: str, right: str, least: float) -> bool:
    a, b = _person(left), _person(right)
    if a is None or b is None or (a.korean and b.korean) or len(a.endings | b.endings) > 1:
        return True
    if len(a.parts) != len(b.parts) and (a.patronymic or b.patronymic):
        return True
    short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
    clash = persons.CLASH * (persons.INITIAL_CLASH if a.initials or b.initials else 1.0)
    wholes = long.wholes if len(a.parts) != len(b.parts) else ()
    total = persons.PRIOR + sum(short.most)
    for number, others in _strangest_first([p.latin for p in short.parts], [p.latin for p in long.parts]):
        if not _answered(short.parts[number], [long.parts[n] for n in others], wholes):
            total += clash - short.most[number]
            if total < least:
                return False
    return True


def _strangest_first(few: Sequence[str], many: Sequence[str]) -> list[tuple[int, list[int]]]:
    """The places in `few` by how unlike the rest of `many` they are in their consonants, and the places of that rest.

    What stands in both has each other.
    """
    others = [n for n, latin in enumerate(many) if latin not in few]
    alone = [n for n, latin in enumerate(few) if latin not in many]
    if len(alone) > 1:
        bones = [skeleton(many[n]) for n in others]
        alike = {n: max((fuzz.ratio(skeleton(few[n]), b) for b in bones), default=0.0) for n in alone}
        alone.sort(key=alike.__getitem__)
    return [(n, others) for n in alone]


def _answered(part: Part, others: Sequence[Part], wholes: Sequence[Part]) -> bool:
    """Whether any of the other name's parts, or two of them written together, may answer a part."""
    for other in others:
        if part.initial or other.initial:
            one, two = (part, other) if part.initial else (other, part)
            if initial_agrees(one, two):
                return True
        elif similarity(part, other) >= ANSWERS or nicknames(part, other):
            return True
    return not part.initial and any(written_together(part, whole) for whole in wholes)


@dataclass(frozen=True, slots=True)
class _Body:
    """An organization's words, and what else two names may have in common."""

    words: tuple[Word, ...]
    shared: float  # what countries and marks in common add at most to the weight that agrees
    places: frozenset[str]  # how the words for its countries begin
    concepts: frozenset[str]


@lru_cache(maxsize=50_000)
def _body(name: str) -> _Body | None:
    """What the cheap look needs of an organization's name; None for names it says nothing about."""
    read = parse_organization(name)
    single = len(read.words) == 1 and not read.countries and len(read.spelled) and not read.words[0].concept
    if not read.words or read.is_acronym or read.acronym or read.short or single or is_known(name):
        return None
    if len(stated_names(name, "organization")) > 1:
        return None
    shared = organizations.shared_marks(len(read.marks), len(read.countries))
    starts = frozenset(w.latin[:4] for w in read.places)
    return _Body(read.words, shared, starts, frozenset(w.concept for w in read.words if w.concept))


def _bodies_within(left: str, right: str, least: float) -> bool:
    a, b = _body(left), _body(right)
    if a is None or b is None or _near_place(a, b) or _near_place(b, a):
        return True
    few, many = (a, b) if len(a.words) <= len(b.words) else (b, a)
    weights, free = _unshared(few, many)
    answered, lone, heaviest = len(few.words), 0.0, 0.0
    for number, others in _strangest_first([w.latin for w in few.words], [w.latin for w in many.words]):
        word = few.words[number]
        heavy = WEIGHT[word.kind]
        if heavy < _HEAVY or any(words_alike(word, many.words[n]) >= PAIRED for n in others):
            continue
        answered, free, lone, heaviest = answered - 1, free - 1, lone + heavy, max(heaviest, heavy)
        over = weights[max(0, free) :]  # at least these find no partner either
        agreed = answered + min(a.shared, b.shared)
        share = agreed / (agreed + organizations.LONE * (lone + sum(over)))
        clash = CLASH * min(heaviest, over[0]) if over else 0.0
        if organizations.PRIOR + organizations.AGREE * share + clash < least:
            return _may_join(few, many) or _may_join(many, few)
    return True


def _unshared(few: _Body, many: _Body) -> tuple[list[float], int]:
    """What the words of `many` weigh that `few` does not have too, heaviest first; how many words of `few` may answer these."""
    spelled = {w.latin for w in few.words} & {w.latin for w in many.words}
    said = few.concepts & many.concepts
    rest = [w for w in many.words if w.latin not in spelled and w.concept not in said]
    clear = not any(w.also for w in (*few.words, *many.words))  # a word of two concepts may answer either
    free = [w for w in few.words if w.latin not in spelled and not (clear and w.concept in said)]
    return sorted((WEIGHT[w.kind] for w in rest), reverse=True), len(free)


def _near_place(one: _Body, other: _Body) -> bool:
    """Whether a word of one name may be nearly the other's word for its country (Turkic, Turkish)."""
    return any(w.latin[:4] in one.places for w in other.words)


def _may_join(one: _Body, other: _Body) -> bool:
    """Whether a word of one name may be several of the other written together (Euronews, Euro News)."""
    alike = {w.latin for w in one.words} & {w.latin for w in other.words}
    words, run = ([w for w in side.words if w.latin not in alike] for side in (one, other))
    if len(run) < 2 or not words:
        return False
    if any(script(w.text) in _OTHERWISE_READ for w in (*words, *run)):
        return True
    single = [skeleton(w.latin) for w in words]
    for first, second in combinations(run, 2):
        whole = skeleton(first.latin + second.latin)
        for bones in single:
            if len(whole) < len(bones) + _LOST and fuzz.ratio(whole, bones[: len(whole)]) >= _TOGETHER:
                return True
    return False
