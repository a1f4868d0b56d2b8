"""Who is who after an update: worked out again only for the names that changed articles touch.

The outcome is that of resolving all articles anew (kb/resolve/across.py): what a change can reach is looked at
again, with the same functions; what it cannot is as it was.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kb.model import Score
from kb.resolve.bare import NEAR, Full, Start, asked_by, attach, offered_by
from kb.resolve.blocking import sign
from kb.resolve.clusters import best_pairs, cluster, counts, order_of
from kb.resolve.decisions import Subject
from kb.resolve.groups import Groups
from kb.resolve.ids import assign
from kb.resolve.joining import join_names
from kb.resolve.kept import BARE, FULL
from kb.resolve.likeness import Edge, node_score
from kb.resolve.meant import apply, meant
from kb.resolve.nodes import Node, is_bare, key_of, place_of
from kb.resolve.reach import Reach
from kb.resolve.refresh import Desk, Read, Refreshed, order_of_row, refresh
from kb.resolve.rulings import Rulings
from kb.resolve.shelf import NameLike, NameShelf
from kb.resolve.ties import Tie, namesakes_of
from kb.resolve.values import Cluster, KnownName, Member

__all__ = ["Amended", "amend"]


@dataclass(frozen=True, slots=True)
class Amended:
    """The entities that an update touched, in place of those in `before`; `suggestions` are all that they are in.

    `overruled` are the keys whose articles people gave another kind, or to somebody else.
    """

    clusters: tuple[Cluster, ...]
    ids: tuple[str, ...]
    redirects: Mapping[str, str]
    before: Mapping[str, Sequence[Member]]
    suggestions: tuple[tuple[str, str, Score], ...]
    overruled: frozenset[str]


def amend(
    shelf: NameShelf, read: Read, stale: Collection[str], ruled: Rulings, decided: Iterable[Tie],
    listed: Mapping[str, KnownName], overruled: Collection[str] = (),
) -> Amended:  # fmt: skip
    """Bring the shelf in line with the chains of `stale` keys, and say which entities that makes.

    `read` gives the profiles of keys. `ruled` are all decisions in force, `decided` those that are new or were taken
    back since the last time; `overruled` is what the last time gave.
    """
    desk = Desk(shelf, read, ruled, listed)
    decided = list(decided)
    renamed = {subject.name for tie in decided for subject in namesakes_of(tie)}
    done = refresh(desk, {*stale, *overruled, *renamed})
    done.entities |= shelf.bereft()
    reach = Reach(desk, done)
    reach.decide(decided)
    overruled = _overrule(desk, done, reach) if ruled.kinds or ruled.elsewhere else frozenset()
    world = _settled(desk, done, reach)
    return _outcome(desk, done, world, frozenset(overruled))


def _overrule(desk: Desk, done: Refreshed, reach: Reach) -> frozenset[str]:
    """Give the profiles the kinds people gave, and note what they split off; the keys it concerns.

    What is all of an entity shows when names are joined without these decisions.
    """
    done.keys |= reach.of([*desk.ruled.kinds, *_cut(desk.ruled)])
    world = _settled(desk, done, reach)
    everything = [p for profiles in desk.grouped(world.whole).values() for p in profiles]
    retyped = apply(everything, desk.ruled, world.groups, world.nodes)
    before = {p.member: p for p in everything}
    off = {m for piece, *_ in desk.ruled.pieces for m in piece}
    found = {key_of(p) for p in retyped if p.member in off or p.kind != before[p.member].kind}
    rest = {m for _, members, _ in desk.ruled.pieces for m in members}
    desk.take({key: [p for p in retyped if key_of(p) == key] for key in found})
    done.add(refresh(desk, found))
    done.keys |= {key_of(p) for p in everything if p.member in rest}
    reach.renew()
    return frozenset(found)


def _cut(ruled: Rulings) -> Iterator[Subject]:
    """The entities people took something out of, and what they called mentions they took out."""
    for cut in ruled.elsewhere:
        yield cut.whole
        if cut.mark:
            yield Subject(cut.whole.kind, cut.spelling)


@dataclass(slots=True)
class _World:
    """The nodes of the keys within reach, joined; those of `whole` keys are worked out to the end."""

    desk: Desk
    whole: set[str]
    nodes: list[Node]
    rows: list[NameLike]  # of the nodes as compared
    edges: list[Edge]
    outside: list[tuple[int, int, float]]  # likenesses of names in `whole` with names that are not at hand
    groups: Groups
    start: Start
    labels: dict[str, str]
    places: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, desk: Desk, whole: set[str], beside: set[str]) -> "_World":
        nodes = desk.nodes(whole | beside)
        kept = {(r.key, r.kind, r.part): r for r in desk.shelf.by_keys(whole | beside)}
        rows = [kept[n.unit, n.kind, n.part] for n in nodes]
        places = {row.id: place for place, row in enumerate(rows)}
        edges: list[Edge] = []
        outside = []
        for first, second, value in desk.shelf.likenesses(places.keys()):
            if first in places and second in places:
                edges.append((-value, places[first], places[second]))
            elif (rows[places[first]] if first in places else rows[places[second]]).key in whole:
                outside.append((first, second, value))
        edges.sort()
        groups = join_names(nodes, desk.ruled, edges)
        start = Start.of(groups)
        return cls(desk, whole, nodes, rows, edges, outside, groups, start, start.labels(nodes), places)

    def label(self, key: str) -> str:
        return self.labels[key] if key in self.labels else self.desk.shelf.label(key)

    def look(self, bare: Node) -> Iterator[Full]:
        """The full names a bare one may belong to: of those at hand, and of those that are not."""
        shelf, desk = self.desk.shelf, self.desk
        called, part = (desk.rows(shelf.holders(sign(FULL + key))) for key in asked_by(bare))
        found = {r.id: r for r in (*called, *part[:NEAR])}
        desk.rows({r.root for r in found.values() if r.id not in self.places})
        for row in found.values():
            if row.id in self.places:
                place = self.places[row.id]
                yield Full(self.nodes[place], place_of(self.nodes[self.start.roots[place]]), place, row.id)
            else:
                (root,) = desk.rows([row.root])
                yield Full(desk.node(row), order_of_row(root), -1, row.id)

    def attach(self) -> set[int]:
        """Give the bare names of whole keys to full ones; the ids of names that are wanted at hand first."""
        asked = [place for place, row in enumerate(self.rows) if row.key in self.whole]
        return attach(self.groups, self.nodes, self.start, asked, self.look, self.label)

    def groups_of_whole(self) -> list[int]:
        """The roots of the groups that have names of whole keys, or pieces of such names."""
        return sorted({self.groups.root(n) for n, node in enumerate(self.nodes) if node.unit in self.whole})

    def grown(self) -> set[str]:
        """The keys at hand whose entity got something of a whole key: they are to be whole, too."""
        found: set[str] = set()
        for root in self.groups_of_whole():
            found |= {self.nodes[n].unit for n in self.groups.members[root]}
        return found - self.whole

    def root_row(self, place: int) -> NameLike:
        """The first name of the group a node belongs to by full names alone."""
        return self.rows[min(self.start.members[self.start.roots[place]])]


def _settled(desk: Desk, done: Refreshed, reach: Reach) -> _World:
    """The world grown until nothing outside of it is touched by what happens inside."""
    whole = reach.from_keys(done.keys | {r.key for r in desk.rows(done.touched)}, done.entities)
    beside: set[str] = set()
    while True:
        world = _World.of(desk, whole, beside - whole)
        if bare := _bare_in_doubt(world, done) - whole:
            whole |= reach.from_keys(bare)
        elif missing := world.attach():
            beside |= reach.from_keys({r.key for r in desk.rows(missing)}, entities=None)
        elif grown := world.grown():
            whole |= reach.from_keys(grown)
        else:
            return world


def _bare_in_doubt(world: _World, done: Refreshed) -> set[str]:
    """The keys of the bare names to be decided again: whose possible bearers, or what the company is called, changed."""
    desk = world.desk
    lookups = {key for node in done.before for key in offered_by(node)}
    found: set[str] = set()
    for root, members in world.start.members.items():
        if _group_changed(world, done, root, members):
            lookups |= {key for n in members for key in offered_by(world.nodes[n])}
    known = {r.key: r.label for r in world.rows if r.part == 0 and r.kind != "country"}
    for key, label in world.labels.items():
        was = done.labels.get(key) or known.get(key)
        if key in world.whole and was and was != label:
            for row in desk.rows({r.id for r in desk.shelf.by_keys(desk.shelf.beside(key))}):
                node = desk.node(row)
                if is_bare(node):
                    found.add(row.key)
                lookups |= set(offered_by(node))
    ids = {i for key in lookups for i in desk.shelf.holders(sign(BARE + key))}
    return found | {r.key for r in desk.rows(ids)}


def _group_changed(world: _World, done: Refreshed, root: int, members: Sequence[int]) -> bool:
    """Whether a bare name may see something else in a group than it did before."""
    if all(world.rows[n].key not in world.whole for n in members):
        return False
    first = world.root_row(root).id
    if any(world.rows[n].id in done.touched or world.rows[n].root != first for n in members):
        return True
    # of several names the commonest company counts, which each alone does not tell
    return len(members) > 1 and any(world.rows[n].key in done.keys for n in members)


def _outcome(desk: Desk, done: Refreshed, world: _World, overruled: frozenset[str]) -> Amended:
    """The entities of the whole keys, with their ids, and the pairs left unsure; the shelf learns what became of each name."""
    shelf, groups, nodes = desk.shelf, world.groups, world.nodes
    hidden = {root for roots in meant(groups, nodes, desk.ruled.hidden, namesakes=True).values() for root in roots}
    roots = [r for r in world.groups_of_whole() if groups.members[r] and r not in hidden]
    roots = [r for r in roots if counts([nodes[n] for n in groups.members[r]])]
    roots.sort(key=lambda r: order_of(nodes, groups.members[r]))
    clusters = tuple(cluster(groups.members[r], groups, r, named=False) for r in roots)
    before = shelf.members(shelf.entities_of(world.whole) | done.entities)
    ids, redirects = assign(clusters, before, shelf.is_taken)
    entities = dict(zip(roots, ids, strict=True))
    wholes = [place for place, row in enumerate(world.rows) if row.key in world.whole]
    shelf.put_groups(
        (
            world.rows[n].id,
            world.root_row(n).id,
            world.start.names[world.start.roots[n]],
            entities.get(groups.root(n), ""),
        )
        for n in wholes
    )
    bare = [world.rows[n].id for n in wholes if is_bare(nodes[n])]
    shelf.remove_doubts(bare)
    shelf.put_doubts((world.rows[a].id, world.rows[b].id, score) for a, b, score in groups.doubts)
    pairs = best_pairs(_unsure(world, entities))
    return Amended(
        clusters,
        tuple(ids),
        redirects,
        {e: before.get(e, []) for e in before.keys() | done.entities},
        tuple((left, right, score) for (left, right), score in sorted(pairs.items())),
        overruled,
    )


def _unsure(world: _World, entities: Mapping[int, str]) -> Iterator[tuple[str, str, Score]]:
    """The pairs of entities left unsure, one of each touched, in the order in which a look at everything finds them."""
    groups, desk = world.groups, world.desk

    def owner(place: int) -> str:
        if world.nodes[place].unit in world.whole:
            return entities.get(groups.root(place), "")
        return world.rows[place].entity_id

    found: list[tuple[float, tuple[str, bool, int], tuple[str, bool, int], str, str, Score]] = []
    for a, b, score in groups.unsure:
        if not groups.ruled_apart(a, b) and {world.rows[a].key, world.rows[b].key} & world.whole:
            found.append(
                (-score.value, order_of_row(world.rows[a]), order_of_row(world.rows[b]), owner(a), owner(b), score)
            )
    there = {r.id: r for r in desk.rows({i for first, second, _ in world.outside for i in (first, second)})}
    for first, second, _ in world.outside:
        one, other = there[first], there[second]
        score = node_score(
            *(world.nodes[world.places[r.id]] if r.id in world.places else desk.node(r) for r in (one, other))
        )
        owners = [owner(world.places[r.id]) if r.id in world.places else r.entity_id for r in (one, other)]
        found.append((-score.value, order_of_row(one), order_of_row(other), owners[0], owners[1], score))
    found.sort(key=lambda f: f[:3])
    doubts = [
        (order_of_row(world.rows[a]), n, owner(a), owner(b), score)
        for n, (a, b, score) in enumerate(groups.doubts)
        if not groups.ruled_apart(a, b)
    ]
    asked = [world.rows[n] for n in range(len(world.rows)) if world.rows[n].key in world.whole]
    others = desk.shelf.doubts({r.id for r in asked})
    rows = {r.id: r for r in desk.rows({bare for bare, _, _ in others})}
    for bare, whole, score in others:
        if rows[bare].key not in world.whole:
            doubts.append((order_of_row(rows[bare]), 0, rows[bare].entity_id, owner(world.places[whole]), score))
    doubts.sort(key=lambda d: d[:2])
    ordered = [(owner(a), owner(b), score) for a, b, score in groups.parted]
    ordered += [f[-3:] for f in found] + [d[-3:] for d in doubts]
    for left, right, score in ordered:
        if left and right and left != right:
            yield min(left, right), max(left, right), score
