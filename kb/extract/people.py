"""Which mentions of people in one article are one person: surnames, initials and partial names join full ones."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from itertools import count

from kb.extract.forms import person_key
from kb.extract.groups import Group
from kb.extract.surnames import Surnames
from kb.model import Mention

__all__ = ["group_people", "same_person"]

Key = tuple[str, ...]


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
    mentions: Sequence[Mention],
    language: str,
    surnames: Surnames | None = None,
    another: Callable[[Mention, Group], bool] = lambda mention, group: False,
) -> list[Group]:
    """One group a person, in the order of their first mention; every mention is in one group.

    `surnames` says whose a name of one word is, without it the one's named first; `another` whether a full name is said
    to be another person's than a group's.
    """
    keyed = [(person_key(m.surface, language), m) for m in mentions]
    people = _People()
    for key, mention in keyed:
        if len(key) > 1:
            fitting = [g for g in people.like(key) if not another(mention, g)]
            if len(fitting) > 1 and all(len(key) > len(k) for g in fitting for k in g.keys):
                fitting = [people.unite(fitting)]  # "Oleg Bo" and "Oleg Ivanovich" are both "Oleg Ivanovich Bo"
            if len(fitting) > 1 and surnames is not None:
                fitting = surnames.of_work(fitting, mention)
            people.add(key, mention, _nearest(fitting, mention))
    for key, mention in keyed:
        if len(key) == 1:
            people.add(key, mention, _owner(people, key[0], mention, surnames))
    for group in people.groups:
        group.mentions.sort(key=lambda m: m.start)
    return sorted(people.groups, key=lambda g: g.mentions[0].start)


class _People:
    """The people found so far, asked by the parts of their names; by number, in the order in which they were found."""

    def __init__(self) -> None:
        self._found: dict[int, Group] = {}
        self._numbers: dict[int, int] = {}  # by the group's id
        self._next = count()
        self._initials: defaultdict[str, set[int]] = defaultdict(set)  # of full names, as the next two
        self._surnames: defaultdict[str, set[int]] = defaultdict(set)
        self._parts: defaultdict[str, set[int]] = defaultdict(set)
        self._alone: defaultdict[str, set[int]] = defaultdict(set)

    @property
    def groups(self) -> Collection[Group]:
        return self._found.values()

    def like(self, key: Key) -> list[Group]:
        """Those with a full name that can be one person's with `key`: it shares an initial or the surname."""
        near = self._of(self._initials[key[0][:1]] | self._surnames[key[-1]])
        return [g for g in near if any(same_person(key, k) for k in g.keys)]

    def called(self, part: str) -> list[Group]:
        """Those a single name may stand for: by surname, else by another part of a full name, else by the same word."""
        return self._of(self._surnames[part] or self._parts[part] or self._alone[part])

    def alone(self, part: str) -> list[Group]:
        """Those known by a single name as such."""
        return [g for g in self._of(self._alone[part]) if len(g.key) == 1]

    def by_one_name(self) -> list[Group]:
        """All people known by one word only."""
        return [g for g in self.groups if len(g.key) == 1]

    def add(self, key: Key, mention: Mention, group: Group | None) -> None:
        """Count a mention to one of the people; without `group` to a new one."""
        if group is None:
            group = Group("person")
            number = self._numbers[id(group)] = next(self._next)
            self._found[number] = group
        if key not in group.keys:
            self._know(self._numbers[id(group)], key)
        group.add(key, mention)

    def unite(self, parts: Sequence[Group]) -> Group:
        """Make one of several; it takes the place of the first."""
        whole, number = parts[0], self._numbers[id(parts[0])]
        for part in parts[1:]:
            del self._found[self._numbers[id(part)]]
            whole.mentions.extend(part.mentions)
            for key in part.keys:
                self._know(number, key)
                whole.add_key(key)
        return whole

    def _know(self, number: int, key: Key) -> None:
        if len(key) == 1:
            self._alone[key[0]].add(number)
            return
        self._initials[key[0][:1]].add(number)
        self._surnames[key[-1]].add(number)
        for part in key:
            self._parts[part].add(number)

    def _of(self, numbers: set[int]) -> list[Group]:
        return [self._found[n] for n in sorted(numbers) if n in self._found]


def _owner(people: _People, part: str, mention: Mention, surnames: Surnames | None) -> Group | None:
    """The person a name of one word stands for, of those it may; None for one that is known by it alone, not named yet."""
    fitting = people.called(part)
    if surnames is None or not fitting:
        return min(fitting, key=lambda g: g.mentions[0].start, default=None)
    if kin := surnames.relative(fitting, mention, people.by_one_name):
        return kin
    return surnames.owner(fitting, mention) or next(iter(people.alone(part)), None)


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
