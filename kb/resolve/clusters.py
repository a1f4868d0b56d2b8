"""What an entity is called and where it belongs, by the names that were joined."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from kb.datafiles import rows
from kb.model import EntityName, Form, Join, Score
from kb.names import parse_organization, parse_person
from kb.organizations import known
from kb.resolve.bearers import could_be_two
from kb.resolve.groups import Groups
from kb.resolve.nodes import Node
from kb.resolve.told import former_of, homes_of, offices_of
from kb.resolve.values import Cluster, Profile
from kb.text import fold, script

__all__ = ["best_pairs", "cluster", "counts", "order_of"]

End = TypeVar("End", int, str)
STORIES = 3  # a name no recogniser is sure of counts when so many independent stories have it


def order_of(nodes: Sequence[Node], members: Sequence[int]) -> tuple[int, str, str, int]:
    """Most written about first; ties by name."""
    if not members:
        return (0, "", "", 0)
    first = nodes[members[0]]
    return (-sum(nodes[m].stories for m in members), first.kind, first.key, first.part)


def counts(nodes: Sequence[Node]) -> bool:
    """Whether a group is an entity: some recogniser was sure of it once, or enough stories have it."""
    return any(n.confident for n in nodes) or len({p.story for n in nodes for p in n.profiles}) >= STORIES


def cluster(members: Sequence[int], groups: Groups, root: int, *, named: bool) -> Cluster:
    """The entity of a group of nodes; with every spelling it goes by when it is to be `named`."""
    nodes = [groups.nodes[m] for m in members]
    profiles = sorted((p for n in nodes for p in n.profiles), key=lambda p: p.member)
    kind = nodes[0].kind
    listed = next((n.known for n in nodes if n.known), None)
    _, name = max((groups.renamed[m] for m in members if m in groups.renamed), default=(0, ""))
    code = next((p.code for p in profiles if p.code), "") if kind == "country" else ""
    titles: Counter[str] = Counter(t for _, t in {(p.story, t) for p in profiles for t in offices_of(p)})
    return Cluster(
        kind=kind,
        name=name or (listed.name if listed else _best_name(nodes)),
        code=code,
        members=tuple(p.member for p in profiles),
        names=_names(profiles) if named else (),
        joins=(*groups.joins.get(root, ()), *_doubts(nodes, profiles)),
        country=code or (listed.country if listed else "") or _country(nodes, profiles),
        titles=_offices(titles),
    )


def _doubts(nodes: list[Node], profiles: list[Profile]) -> list[Join]:
    """Why the bearer of a name may be two people: of one spelling, else of all of them together."""
    found = [Join(n.name, n.name, n.doubt) for n in nodes if n.doubt]
    if not found and len(nodes) > 1 and nodes[0].kind == "person" and (doubt := could_be_two(profiles, spellings=True)):
        found.append(Join(nodes[0].name, nodes[0].name, doubt))
    return found


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(title for (title,) in rows("titles_general.tsv", 1))


def _offices(counts: Counter[str]) -> tuple[str, ...]:
    """The offices to show, commonest first; what says little ("director") only when there is no other."""
    ranked = sorted(counts, key=lambda t: (-counts[t], t))
    return tuple([t for t in ranked if t not in _general()] or ranked)[:5]


def _best_name(nodes: list[Node]) -> str:
    """The name to show.

    One that articles say it has now before its former ones, a full name before a surname or acronym, Latin script before
    others, then the commonest.
    """

    now = {key for n in nodes for p in n.profiles for key in former_of(p)}
    now -= {n.key for n in nodes if any(map(former_of, n.profiles))}

    def rank(node: Node) -> tuple[bool, bool, bool, bool, bool, bool, int, int, str]:
        standard = False
        if node.kind == "person":
            person = parse_person(node.name)
            short = len([p for p in person.parts if not p.initial]) < 2 and not person.ordinal
        else:
            short = parse_organization(node.name).is_acronym
            body = known(node.name)
            standard = body is not None and fold(body.name) == node.key
        return (
            node.key not in now,
            not standard,
            "," in node.name,
            short,
            script(node.name) != "Latn",
            node.name.isupper() and not short,
            -node.stories,
            -len(node.name),
            node.name,
        )

    return min(nodes, key=rank).name if len(nodes) > 1 else nodes[0].name


def _names(profiles: list[Profile]) -> tuple[EntityName, ...]:
    """Every spelling with its language and how often it occurs, commonest first."""
    counts: Counter[tuple[str, str]] = Counter()
    for p in profiles:
        for surface, count in p.surfaces or ((p.name, 1),):
            counts[surface, p.language] += count
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    kind = profiles[0].kind if profiles else "person"
    return tuple(EntityName(s, lang, script(s), n, _form(s, kind)) for (s, lang), n in ranked)


def _form(surface: str, kind: str) -> Form:
    return "acronym" if kind == "organization" and parse_organization(surface).is_acronym else "name"


def _country(nodes: list[Node], profiles: list[Profile]) -> str:
    """The country in an organization's name; else the one said beside it in more than half of the stories that say one.

    A body known all over the world is of no country for being named beside one.
    """
    if nodes[0].kind == "organization":
        if any(known(n.name) for n in nodes):
            return ""
        named = {c for n in nodes for c in parse_organization(n.name).countries}
        if named:
            return min(named) if len(named) == 1 else ""
    said = {(p.story, c) for p in profiles for c in homes_of(p)}
    stories = len({s for s, _ in said})
    counts = Counter(c for _, c in said).most_common(2)
    if not counts or counts[0][1] * 2 <= stories or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return ""
    return counts[0][0]


def best_pairs(unsure: Iterable[tuple[End, End, Score]]) -> dict[tuple[End, End], Score]:
    """The best of the scores between each two entities (places or ids), the smaller first; of equal ones the first.

    What is not known to be two is unsure.
    """
    best: dict[tuple[End, End], Score] = {}
    for left, right, score in unsure:
        pair = (min(left, right), max(left, right))
        if left != right and (pair not in best or score.value > best[pair].value):
            best[pair] = score
    two = "different"  # two bearers of one name, for those who ask why they are two
    return {pair: s if s.verdict == two else Score(s.value, "unsure", s.reasons) for pair, s in best.items()}
