"""Distinct names out of profiles: one node a kind and folded name, or several when the name is several people's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from kb.model import Kind, Score
from kb.names import parse_organization, parse_person
from kb.resolve.bearers import by_context, could_be_two, named, named_twice
from kb.resolve.context import Context, better_spelled
from kb.resolve.decisions import Subject
from kb.resolve.rulings import Rulings
from kb.resolve.told import born_of, lands_of, mark_of, renamed_of, works_of
from kb.resolve.values import KnownName, Profile
from kb.skeleton import sounds
from kb.text import fold

__all__ = [
    "Node",
    "all_families",
    "by_key",
    "context_of",
    "families_of",
    "group",
    "heard_as",
    "is_bare",
    "key_of",
    "listed_names",
    "node_of",
    "place_of",
    "swayed_by",
]

T = TypeVar("T", str, int)
_RENAMED = 4  # other names, with their sentences, kept for one node
_COMPANY = 18  # names of company kept for one node: a set of 19 takes four times the memory of one of 18


@dataclass(slots=True)
class Node:
    """A distinct name (or one of several bearers of it) with all its profiles and what is said around it."""

    kind: Kind
    key: str
    name: str
    profiles: list[Profile]
    context: Context
    stories: int
    confident: bool
    aliases: frozenset[str]
    known: KnownName | None = None
    part: int = 0  # which bearer of the name
    code: str = ""  # of a country, which it is grouped by
    told_apart: bool = False  # whether an article tells two bearers of the name apart
    doubt: Score | None = None  # why its profiles may be two people's after all

    @property
    def unit(self) -> str:
        """What its chains are grouped by: the folded name, or "=" and the code of a country."""
        return f"={self.code}" if self.code else self.key


def key_of(profile: Profile) -> str:
    """What a profile is grouped by: its folded name; for a country "=" and its code, which alone says which."""
    return f"={profile.code}" if profile.kind == "country" and profile.code else fold(profile.name)


def by_key(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    """The profiles of each key, by document and number."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        found[key_of(profile)].append(profile)
    for bearers in found.values():
        bearers.sort(key=lambda p: p.member)
    return found


def listed_names(known: Sequence[KnownName]) -> dict[str, KnownName]:
    """The lines of a user's list by each of their names, folded."""
    return {fold(n): k for k in known for n in (k.name, *k.aliases)}


def group(
    grouped: Mapping[str, list[Profile]], ruled: Rulings, listed: Mapping[str, KnownName], families: Mapping[str, int]
) -> list[Node]:
    """The nodes of profiles by key, in an order that depends on nothing else.

    `families` says how many stories name somebody in full with a surname (see `families_of`).
    """
    nodes: list[Node] = []
    for key in sorted(grouped):
        bearers = grouped[key]
        if key.startswith("="):
            nodes.append(_country(key[1:], bearers))
            continue
        for kind, members in _kinds(key, bearers, listed.get(key), families):
            nodes += _bearers(kind, key, members, ruled, listed.get(key))
    return nodes


def place_of(node: Node) -> tuple[str, bool, int]:
    """What orders nodes: the same in any collection."""
    return node.unit, node.kind != "country", node.part


def _kinds(
    key: str, profiles: list[Profile], known: KnownName | None, families: Mapping[str, int]
) -> list[tuple[Kind, list[Profile]]]:
    """The profiles of one name by kind: by the user's list, else by vote of independent stories."""
    if known:
        return [(known.kind, profiles)]
    places = [p for p in profiles if p.kind == "country"]
    others = [p for p in profiles if p.kind != "country"]
    found: list[tuple[Kind, list[Profile]]] = [("country", places)] if places else []
    if others:
        votes: dict[Kind, dict[str, float]] = {"person": {}, "organization": {}}
        for p in others:
            votes[p.kind][p.story] = max(p.confidence, votes[p.kind].get(p.story, 0.0))
        person, organization = (sum(votes[k].values()) for k in ("person", "organization"))
        person += min(families.get(key, 0), 20)  # a word that is the surname of full names here
        if person < organization and all(w.kind == "name" for w in parse_organization(others[0].name).words):
            person += min(families.get(heard_as(others[0].name), 0), 20)  # Gábor Vizváry here, Габор Визвари there
        found.append(("person" if person >= organization else "organization", others))
    return found


def families_of(key: str, profiles: list[Profile]) -> dict[str, int]:
    """How many stories name a person by this name in full: by the surname, and by how the full name sounds."""
    if key.startswith("="):
        return {}
    stories = {p.story for p in profiles if p.kind == "person" and p.confidence >= 0.5}
    if not stories or len(parts := parse_person(profiles[0].name).parts) < 2:
        return {}
    found = {fold(parts[-1].text): len(stories)}
    if heard := heard_as(profiles[0].name):
        found[heard] = len(stories)
    return found


def all_families(grouped: Mapping[str, list[Profile]]) -> Counter[str]:
    """The same of all keys together."""
    families: Counter[str] = Counter()
    for key, profiles in grouped.items():
        families.update(families_of(key, profiles))
    return families


def swayed_by(key: str, profiles: list[Profile]) -> list[str]:
    """The families that have a say in what kind of name this is; none when its articles agree that it is a person."""
    others = [p for p in profiles if p.kind != "country"]
    if key.startswith("=") or all(p.kind == "person" for p in others):
        return []
    heard = heard_as(others[0].name)
    return [key, heard] if heard else [key]


@lru_cache(maxsize=50_000)
def heard_as(name: str) -> str:
    """How a full name sounds, whatever the order of its parts and its script; "" for what is no full name."""
    parts = parse_person(name).parts
    if not 2 <= len(parts) <= 4 or any(p.initial for p in parts):
        return ""
    return "|".join(sorted(sounds(p.latin).replace("y", "i") for p in parts))


def _bearers(kind: Kind, key: str, profiles: list[Profile], ruled: Rulings, known: KnownName | None) -> list[Node]:
    if kind == "country":
        return [node_of(kind, key, profiles, known)]
    marked = sorted({mark for p in profiles if (mark := mark_of(p))})  # each is a person of its own
    pieces = [[p for p in profiles if mark_of(p) == mark] for mark in marked]
    rest = [p for p in profiles if not mark_of(p)] if marked else profiles
    for members, *_ in ruled.pieces:
        pieces.append([p for p in rest if p.member in members])
        rest = [p for p in rest if p.member not in members]
    one = (Subject(kind, key), Subject(kind, key)) in ruled.together  # people say that all of this name are one
    parts = ([rest] if one else by_context(rest)) if rest else []
    parts += [piece for piece in pieces if piece]
    nodes = [node_of(kind, key, bearer, known, number) for number, bearer in enumerate(parts)]
    for node in nodes if rest and not one else ():
        node.doubt = could_be_two(node.profiles)
    if len(nodes) > 1 and named_twice(rest):
        for node in nodes:
            node.told_apart = True
    return nodes


def _country(code: str, profiles: list[Profile]) -> Node:
    """A country: its code alone says which."""
    names = Counter(p.name for p in profiles)
    key = fold(min(names, key=lambda n: (-names[n], n)))
    node = _node("country", key, profiles, Context())  # nothing that stands around it is ever asked for
    node.code = code
    node.aliases |= {fold(n) for n in names}
    return node


def node_of(kind: Kind, key: str, profiles: list[Profile], known: KnownName | None = None, part: int = 0) -> Node:
    """The node of some profiles of one name; its name is the commonest spelling."""
    return _node(kind, key, profiles, context_of(profiles), known, part)


def _node(
    kind: Kind, key: str, profiles: list[Profile], context: Context, known: KnownName | None = None, part: int = 0
) -> Node:
    spelled = Counter(p.name for p in profiles)
    name = min(spelled, key=lambda n: (-spelled[n], n.isupper(), n))
    aliases = frozenset(f for p in profiles for s, _ in p.surfaces if (f := fold(s)) != key)
    stories = len({p.story for p in profiles})
    confident = known is not None or any(p.confidence >= 0.5 for p in profiles)
    return Node(kind, key, name, profiles, context, stories, confident, aliases, known, part)


def context_of(profiles: Sequence[Profile]) -> Context:
    """What the articles say beside these profiles; copies of a story say it once."""
    company: Counter[str] = Counter()
    titles: set[str] = set()
    countries: set[str] = set()
    years: set[int] = set()
    born: tuple[int, int] | tuple[()] = ()
    for p in profiles:
        titles.update(works_of(p))
        countries.update(lands_of(p))
        if found := born_of(p):
            born = (min(born[0], found[0]), max(born[1], found[1])) if born else found
        others = named(p.company)
        company.update(others.keys())
        if (own := fold(p.name)) in others:
            company[own] -= 1
        if p.published:
            years.add(p.published.year)
    kept = [c for c, n in company.items() if n]
    if len(kept) > _COMPANY:
        kept = sorted(kept, key=lambda c: (-company[c], c))[:_COMPANY]
    return Context(
        _shared(frozenset(titles)),
        _shared(frozenset(countries)),
        frozenset(kept),
        _shared(frozenset(years)),
        tuple(sorted(_written(kept, profiles))),
        born,
        tuple(sorted({r for p in profiles for r in renamed_of(p)})[:_RENAMED]),
    )


def _written(keys: Sequence[str], profiles: Sequence[Profile]) -> list[str]:
    """How the articles write names of the company."""
    found: dict[str, str] = {}
    wanted = frozenset(keys)
    for p in profiles:
        others = named(p.company)
        own = fold(p.name)
        for key in wanted & others.keys():
            if key != own and found.get(key) != (name := others[key]):
                found[key] = better_spelled(found.get(key, name), name)
    return list(found.values())


@lru_cache(maxsize=20_000)
def _shared(values: frozenset[T]) -> frozenset[T]:
    """One set for all equal ones: thousands of names stand beside the same office, country or year."""
    return values


def is_bare(node: Node) -> bool:
    """Whether a name is a surname alone, or an acronym: it needs a full name to say whose it is."""
    return _bare(node.kind, node.name)


@lru_cache(maxsize=300_000)
def _bare(kind: Kind, name: str) -> bool:
    if kind == "person":
        person = parse_person(name)
        return len(person.parts) == 1 and not person.ordinal  # Charles III is a full name
    return kind == "organization" and parse_organization(name).is_acronym
