"""Bring the kept names in line with articles that came, changed or went: their features, signs and likenesses.

Afterwards the shelf holds what a look at all articles would have put there.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kb.resolve.blocking import PAIR_BLOCK, SINGLE_BLOCK, inside, sign
from kb.resolve.kept import SWAYED, blocks_of, node_of_row, pack, signs_of, swayed_in
from kb.resolve.likeness import SUGGEST, likeness
from kb.resolve.nodes import Node, by_key, families_of, group, place_of, swayed_by
from kb.resolve.rulings import Rulings
from kb.resolve.shelf import NameLike, NameShelf
from kb.resolve.sketches import sketch
from kb.resolve.values import KnownName, Profile

__all__ = ["NEARLY_SAME", "Desk", "Refreshed", "order_of_row", "refresh"]

NEARLY_SAME = 0.61  # the worth of .84; scores are kept rounded: what may be "same" when it is scored again
Read = Callable[[Collection[str]], Iterable[Profile]]
Pair = tuple[int, int]
Kept = tuple[str, str, int]  # key, kind and part of a node


@dataclass(slots=True)
class Desk:
    """The shelf, with the names and profiles that were looked at."""

    shelf: NameShelf
    read: Read
    ruled: Rulings
    listed: Mapping[str, KnownName]
    profiles: dict[str, list[Profile]] = field(default_factory=dict)
    _rows: dict[int, NameLike] = field(default_factory=dict)
    _made: dict[str, list[Node]] = field(default_factory=dict)
    _nodes: dict[int, Node] = field(default_factory=dict)

    def grouped(self, keys: Collection[str]) -> dict[str, list[Profile]]:
        """The profiles of keys; those that have none are left out."""
        missing = [k for k in keys if k not in self.profiles]
        if missing:
            self.profiles |= {key: [] for key in missing}
            self.profiles |= by_key(self.read(missing))
        return {k: self.profiles[k] for k in sorted(keys) if self.profiles[k]}

    def rows(self, ids: Collection[int]) -> list[NameLike]:
        """The kept names of ids, in the order of nodes."""
        missing = [i for i in ids if i not in self._rows]
        if missing:
            self._rows |= {r.id: r for r in self.shelf.by_ids(missing)}
        return sorted((self._rows[i] for i in set(ids)), key=order_of_row)

    def node(self, row: NameLike) -> Node:
        """The node of a kept name, without its profiles."""
        if row.id not in self._nodes:
            self._nodes[row.id] = node_of_row(row, self.listed)
        return self._nodes[row.id]

    def forget(self, ids: Iterable[int]) -> None:
        """Read these names again when they are next asked for."""
        for i in ids:
            self._rows.pop(i, None)
            self._nodes.pop(i, None)

    def take(self, profiles: Mapping[str, list[Profile]]) -> None:
        """Use these profiles of keys in place of those that were read."""
        self.profiles |= profiles
        for key in profiles:
            self._made.pop(key, None)

    def remake(self, keys: Iterable[str]) -> None:
        """Make the nodes of these keys anew when they are next asked for: families that have a say in them changed."""
        for key in keys:
            self._made.pop(key, None)

    def nodes(self, keys: Collection[str]) -> list[Node]:
        """The nodes of keys, in order, from their profiles."""
        grouped = self.grouped([k for k in keys if k not in self._made])
        swaying = {f for key, profiles in grouped.items() for f in swayed_by(key, profiles)}
        families = self.shelf.families(swaying)
        self._made |= {
            key: group({key: profiles}, self.ruled, self.listed, families) for key, profiles in grouped.items()
        }
        return [node for key in sorted(keys) for node in self._made.get(key, ())]


def order_of_row(row: NameLike) -> tuple[str, bool, int]:
    """What orders kept names: as `kb.resolve.nodes.place_of` orders nodes."""
    return row.key, row.kind != "country", row.part


@dataclass(slots=True)
class Refreshed:
    """What a refresh touched: the keys looked at, the names (by id) whose groups may differ, and how things were before."""

    keys: set[str]
    touched: set[int] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)  # that names now gone or changed belonged to
    before: list[Node] = field(default_factory=list)  # names that changed or are gone
    gone: set[int] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)  # by key

    def add(self, later: "Refreshed") -> None:
        """Count what a later refresh touched as well."""
        self.keys |= later.keys
        self.gone |= later.gone
        self.touched = (self.touched | later.touched) - self.gone
        self.entities |= later.entities
        self.before += later.before
        self.labels = {**later.labels, **self.labels}


def refresh(desk: Desk, stale: Collection[str]) -> Refreshed:
    """Compare again the names of `stale` keys, and those whose kind they have a say in."""
    done = Refreshed({*stale, *_swayed(desk, stale)})
    desk.remake(done.keys)
    old = list(desk.shelf.by_keys(done.keys))
    done.entities = {r.entity_id for r in old if r.entity_id}
    done.labels = {r.key: r.label for r in old if r.part == 0 and r.kind != "country" and r.label}
    change = _Change(desk, done)
    change.rename(old, desk.nodes(done.keys))
    change.compare()
    return done


def _swayed(desk: Desk, stale: Collection[str]) -> set[str]:
    """Say anew what the stale keys add to families; the keys for whose kind a family that changed has a say."""
    grouped, before = desk.grouped(stale), desk.shelf.families_of(stale)
    changed: set[str] = set()
    for key in sorted(stale):
        was, now = before.get(key, {}), families_of(key, grouped.get(key, []))
        if was != now:
            desk.shelf.put_family(key, now)
            changed |= {f for f in was.keys() | now.keys() if was.get(f) != now.get(f)}
    ids = {i for family in changed for i in desk.shelf.holders(sign(SWAYED + family))}
    return {r.key for r in desk.rows(ids)}


@dataclass(slots=True)
class _Change:
    """The names that differ, and what follows for the blocks they are in."""

    desk: Desk
    done: Refreshed
    now: dict[int, Node] = field(default_factory=dict)  # changed names as they are
    came: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))  # by the sign of a block
    went: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    limits: dict[int, int] = field(default_factory=dict)
    before: dict[int, Node] = field(default_factory=dict)  # names that changed or are gone, as they were

    def rename(self, old: Sequence[NameLike], nodes: Sequence[Node]) -> None:
        """Put the nodes on the shelf in place of the old names."""
        shelf, desk = self.desk.shelf, self.desk
        known: dict[Kept, NameLike] = {(r.key, r.kind, r.part): r for r in old}
        for node in nodes:
            row = known.pop((node.unit, node.kind, node.part), None)
            swayed = swayed_by(node.unit, desk.profiles[node.unit])
            features = pack(node, swayed)
            if row and (row.name, row.features, row.stories) == (node.name, features, node.stories):
                continue
            before = desk.node(row) if row else None
            name_id = shelf.put_name(
                row.id if row else 0, node.unit, node.kind, node.part, node.name, node.stories, features
            )
            desk.forget([name_id])
            if row and (row.name, row.features) == (node.name, features):
                continue  # it is told of in more stories, which no comparison asks for
            self.now[name_id] = node
            self._sign(name_id, before, swayed_in(row) if row else [], node, swayed)
        for row in known.values():
            self._sign(row.id, desk.node(row), swayed_in(row), None, [])
        self.done.gone = {r.id for r in known.values()}
        shelf.remove([r.id for r in known.values()])
        shelf.remove_doubts([r.id for r in known.values()])
        desk.forget([r.id for r in known.values()])

    def _sign(
        self, name_id: int, before: Node | None, swayed: list[str], node: Node | None, swaying: list[str]
    ) -> None:
        """Change the signs of a name, and note which blocks it came into, left or is in."""
        if before:
            self.before[name_id] = before
            self.done.before.append(before)
        was = signs_of(before, swayed) if before else set()
        now = signs_of(node, swaying) if node else set()
        self.desk.shelf.remove_signs(name_id, was - now)
        self.desk.shelf.put_signs(name_id, now - was)
        for each, blocks in ((before, self.went), (node, self.came)):
            for signs, limit in zip(blocks_of(each) if each else (), (PAIR_BLOCK, SINGLE_BLOCK), strict=False):
                for s in signs:
                    blocks[s].add(name_id)
                    self.limits[s] = limit

    def compare(self) -> None:
        """Make the likenesses again that changed names have, or that a block holding them no longer gives, or now gives."""
        shelf, changed = self.desk.shelf, self.now.keys() | self.before.keys()
        self.done.touched |= self.now.keys()
        gone = shelf.likenesses(changed)
        mates = {end for first, second, value in gone if value >= NEARLY_SAME for end in (first, second)}
        self.done.touched |= mates - (changed - self.now.keys())
        shelf.remove_likenesses([(first, second) for first, second, _ in gone])
        wanted: set[Pair] = set()
        lost: set[Pair] = set()
        for s in sorted(self.came.keys() | self.went.keys()):
            now, was = self._pairs(s)
            wanted |= {p for p in now if p not in was or p[0] in changed or p[1] in changed}
            lost |= {p for p in was - now if p[0] not in changed and p[1] not in changed}
        rest = {i for p in wanted | lost for i in p if i not in changed}
        there = {(first, second) for first, second, _ in shelf.likenesses(rest)} if lost or wanted else set()
        self._judge(sorted(wanted - there))
        dropped = [p for p in sorted(lost & there) if not self._still(p)]
        shelf.remove_likenesses(dropped)
        self.done.touched |= {i for p in dropped for i in p}

    def _pairs(self, s: int) -> tuple[set[Pair], set[Pair]]:
        """The pairs of a block as it is now, and as it was."""
        came, went, limit = self.came.get(s, set()), self.went.get(s, set()), self.limits[s]
        ids = set(self.desk.shelf.holders(s, limit + len(came | went) + 1))
        if len(ids) > limit + len(came | went):
            return set(), set()
        now = [(order_of_row(r), r.id, r.name) for r in self.desk.rows(ids)]
        was = [entry for entry in now if entry[1] not in came]
        was += [(place_of(n), i, n.name) for i in went if (n := self.before[i])]
        return _inside(now, limit), _inside(sorted(was), limit)

    def _judge(self, pairs: Sequence[Pair]) -> None:
        """Score pairs and keep those that may be one."""
        rows = {r.id: r for r in self.desk.rows({i for p in pairs for i in p})}
        nodes = {i: self.desk.node(r) for i, r in rows.items()}
        sketches = {i: sketch(node) for i, node in nodes.items()}
        found = []
        for first, second in pairs:
            value = likeness(nodes[first], sketches[first], nodes[second], sketches[second])
            if value >= SUGGEST:
                found.append((first, second, value))
                if value >= NEARLY_SAME or not {first, second} & self.now.keys():
                    self.done.touched |= {first, second}
        self.desk.shelf.put_likenesses(found)

    def _still(self, pair: Pair) -> bool:
        """Whether some other block still brings two names together."""
        one, other = (blocks_of(self.desk.node(r)) for r in self.desk.rows(pair))
        for signs, limit in ((one[0] & other[0], PAIR_BLOCK), (one[1] & other[1], SINGLE_BLOCK)):
            for s in signs:
                ids = set(self.desk.shelf.holders(s, limit + 1))
                if pair in _inside([(order_of_row(r), r.id, r.name) for r in self.desk.rows(ids)], limit):
                    return True
        return False


def _inside(members: Sequence[tuple[tuple[str, bool, int], int, str]], limit: int) -> set[Pair]:
    """The pairs (by id) that a block of names in order gives; none of one too large."""
    if not 2 <= len(members) <= limit:
        return set()
    return {(members[i][1], members[j][1]) for i, j in inside([name for *_, name in members])}
