"""Which mentions of people in one article are one person: surnames, initials and partial names join full ones."""

from collections.abc import Callable, Iterable, Sequence

from kb.extract.forms import person_key
from kb.extract.groups import Group
from kb.extract.tables import words_of
from kb.model import Mention

__all__ = ["group_people", "same_person"]

Key = tuple[str, ...]
_SEX = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "king": "m", "queen": "f", "lady": "f"}


def same_person(left: Key, right: Key) -> bool:
    """Whether two full names (two parts or more each) can be one person's.

    >>> same_person(("george", "w.", "bush"), ("george", "bush")), same_person(("ann", "bo"), ("al", "bo"))
    (True, False)
    """
    if left[0][:1] != right[0][:1] and left[-1] != right[-1]:
        return False  # nearly every two names, at once
    short, long = sorted((left, right), key=len)
    if short == long or "".join(short) == "".join(long):
        return True
    if len(short) < 2:
        return False
    if _agree(short[-1], long[-1]) and _agree(short[0], long[0]):
        return _in_order(short, long) or len(short) == 2 or len(long) == len(short) + 1
    return _in_order(short, long) and (short[-1] == long[-1] or short == long[: len(short)])


def group_people(
    mentions: Sequence[Mention], language: str, honorific: Callable[[Mention], str] = lambda mention: ""
) -> list[Group]:
    """One group a person, in the order of their first mention; every mention is in one group.

    A surname alone goes to the full name it fits that was named last before it; with none before, to the next one.
    `honorific` tells the title before a mention: "Mrs Bo" is not Neil Bo.
    """
    keyed = [(person_key(m.surface, language), m) for m in mentions]
    groups: list[Group] = []
    for key, mention in keyed:
        if len(key) > 1:
            fitting = [g for g in groups if any(same_person(key, k) for k in g.keys)]
            if len(fitting) > 1 and all(len(key) > len(k) for g in fitting for k in g.keys):
                fitting = [_united(groups, fitting)]  # "Oleg Bo" and "Oleg Ivanovich" are both "Oleg Ivanovich Bo"
            _join(groups, key, mention, _nearest(fitting, mention))
    full = list(groups)
    for key, mention in keyed:
        if len(key) == 1:
            _join(groups, key, mention, _owner(full, groups, key[0], mention, honorific))
    for group in groups:
        group.mentions.sort(key=lambda m: m.start)
    return sorted(groups, key=lambda g: g.mentions[0].start)


def _united(groups: list[Group], parts: Sequence[Group]) -> Group:
    whole = parts[0]
    for part in parts[1:]:
        groups.remove(part)
        whole.mentions.extend(part.mentions)
        for key in part.keys:
            whole.add_key(key)
    return whole


def _join(groups: list[Group], key: Key, mention: Mention, group: Group | None) -> None:
    if group is None:
        group = Group("person")
        groups.append(group)
    group.add(key, mention)


def _owner(
    full: Iterable[Group], groups: Iterable[Group], part: str, mention: Mention, honorific: Callable[[Mention], str]
) -> Group | None:
    """The person a single name stands for: by surname, else by another part of a full name, else by the same word."""
    by_surname = [g for g in full if any(part == key[-1] for key in g.keys if len(key) > 1)]
    by_part = [g for g in full if any(part in key for key in g.keys if len(key) > 1)]
    alone = [g for g in groups if g.keys == [(part,)]]
    fitting = by_surname or by_part or alone
    if len(fitting) > 1:
        sex = _SEX.get(honorific(mention), "")
        other = words_of("first_names", {"m": "f", "f": "m"}[sex]) if sex else frozenset()
        fitting = [g for g in fitting if g.key[0] not in other] or fitting
    return _nearest(fitting, mention)


def _nearest(fitting: Sequence[Group], mention: Mention) -> Group | None:
    if not fitting:
        return None
    best = max(fitting, key=lambda g: g.last_before(mention.start))
    if best.last_before(mention.start) >= 0:
        return best
    return min(fitting, key=lambda g: g.mentions[0].start)


def _agree(left: str, right: str) -> bool:
    """Whether two parts are one, or one is the initial of the other."""
    if left == right:
        return True
    short, long = sorted((left.rstrip("."), right.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _in_order(short: Key, long: Key) -> bool:
    rest = iter(long)
    return all(any(_agree(part, other) for other in rest) for part in short)
