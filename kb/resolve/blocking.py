"""Which names are worth comparing: those that share two parts by their consonants, or one rare one.

No pass compares everything with everything. A key that too many names share is left out: very common
parts alone say nothing (Mohammed, Bank), and the pair keys still bring their bearers together.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, groupby, pairwise

from kb.names import parse_organization, parse_person
from kb.resolve.near import known_nearly
from kb.resolve.nodes import Node
from kb.resolve.parts import nickname_groups
from kb.resolve.readings import readings
from kb.skeleton import skeleton, skeletons, sounds
from kb.text import fold, script

__all__ = ["PAIR_BLOCK", "SINGLE_BLOCK", "candidates", "inside", "keys", "sign"]

# Largest blocks compared. Pair keys are selective, so their blocks may be larger; both were swept on generated
# names at 10k and 100k: doubling them doubles the time and finds under one pair in a thousand more.
PAIR_BLOCK = 60
SINGLE_BLOCK = 24
SMALL_BLOCK = 12
WINDOW = 6


def candidates(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `nodes` that share a block, the smaller first, each once."""
    pairs, singles = _Blocks(), _Blocks()
    for place, node in enumerate(nodes):
        if node.kind == "country":
            continue
        selective, broad = keys(node)
        pairs.add(selective, place)
        singles.add(broad, place)
    seen: set[int] = set()
    for blocks, limit in ((pairs, PAIR_BLOCK), (singles, SINGLE_BLOCK)):
        for members in blocks.of_size(2, limit):
            for i, j in inside([nodes[m].name for m in members]):
                a, b = members[i], members[j]
                code = a * len(nodes) + b
                if code not in seen:
                    seen.add(code)
                    yield a, b


def inside(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of a block, as places in it: all of a small one; of a larger one those in two scripts, and neighbours by sound in one."""
    members = range(len(names))
    if len(names) <= SMALL_BLOCK:
        yield from combinations(members, 2)
        return
    scripts = [script(name) for name in names]
    for written in sorted(set(scripts)):
        same = sorted((m for m in members if scripts[m] == written), key=lambda m: (_heard(names[m]), m))
        for at, a in enumerate(same):
            yield from ((min(a, b), max(a, b)) for b in same[at + 1 : at + 1 + WINDOW])
    yield from ((a, b) for a, b in combinations(members, 2) if scripts[a] != scripts[b])


def _heard(name: str) -> str:
    """A name as it sounds, its parts in alphabetical order: spellings of one name stand next to each other."""
    return " ".join(sorted(sounds(part) for part in name.split()))


def sign(key: str) -> int:
    """A key as a number of 64 bits."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


class _Blocks:
    """Places by key, in two flat arrays: sixteen bytes an entry, where a dictionary of lists takes two hundred."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._places = array("q")

    def add(self, keys: Iterable[str], place: int) -> None:
        for key in keys:
            self._keys.append(hash(key))  # another one in each process: these are not kept as signs are
            self._places.append(place)

    def of_size(self, least: int, most: int) -> Iterator[list[int]]:
        """The places of each key that has between `least` and `most` of them, in rising order."""
        order = sorted(range(len(self._keys)), key=self._keys.__getitem__)  # stable: places rise inside a key
        for _, group in groupby(order, key=self._keys.__getitem__):
            members = [self._places[i] for i in group]
            if least <= len(members) <= most:
                yield members


def keys(node: Node) -> tuple[set[str], set[str]]:
    """The selective and the broad keys of a node."""
    selective, broad = _person_keys(node) if node.kind == "person" else _organization_keys(node)
    selective.add(f"{node.kind}={node.key}")  # namesakes split by context meet again, to be suggested or not
    selective |= {"|".join(("r:", *sorted((node.key, name)))) for name, _ in node.context.renamed}
    return selective, broad


def _person_keys(node: Node) -> tuple[set[str], set[str]]:
    selective: set[str] = set()
    broad: set[str] = set()
    for name in readings(parse_person(node.name)):
        full = [p for p in name.parts if not p.initial][:5]
        bones = [skeleton(p.latin) for p in full]
        joined = [a + b for a, b in pairwise(bones)] if len(bones) > 2 else []
        groups = [f"#{g}" for p in full for g in sorted(nickname_groups(p))[:2]]
        others = [b for p in full for b in skeletons(p.latin)[1:]]
        others += [skeleton(p.particle + p.latin) for p in full if p.particle]
        tokens = sorted({t for t in (*bones, *others, *joined, *groups) if t})
        selective |= {f"p:{a}|{b}" for a, b in combinations(tokens, 2)}
        broad |= {f"p:{b}" for p in full for b in skeletons(p.latin) if len(b) > 2}
        if len(name.parts) == 1:
            selective.add(f"1:{bones[0] if bones else sounds(name.parts[0].latin)}")
        elif name.parts[0].initial and bones:
            broad.add(f"i:{name.parts[0].latin[:1]}|{bones[-1]}")
        elif len(bones) > 1:
            broad.add(f"i:{full[0].latin[:1]}|{bones[-1]}")
    return selective, broad


def _organization_keys(node: Node) -> tuple[set[str], set[str]]:
    name = parse_organization(node.name)
    selective: set[str] = set()
    broad: set[str] = set()
    own = [skeleton(w.latin) or w.latin for w in name.words if w.kind == "name"][:5]
    said = [w.concept for w in name.words if w.concept and w.kind != "light"][:5]
    place = ",".join(name.countries)
    if name.acronym:
        selective.add("a:" + "".join(sounds(c)[:1].upper() for c in name.acronym))
    if not name.is_acronym:
        selective |= {"a:" + "".join(sounds(c)[:1].upper() for c in i) for i in name.initials if 3 <= len(i) <= 8}
    if body := known_nearly(node.name):
        selective.add(f"k:{body.id}")
    tokens = sorted({*own, *said})
    selective |= {f"o:{a}|{b}|{place}" for a, b in combinations(tokens, 2)}
    broad |= {f"o:{a}|{b}" for a, b in combinations(tokens, 2)} | {f"o:{t}" for t in own if len(t) > 2}
    if len(tokens) == 1:
        selective.add(f"o1:{tokens[0]}|{place}")
    broad |= {f"t:{fold(a)}" for a in node.aliases if len(a) > 2} | {f"t:{node.key}"}
    return selective, broad
