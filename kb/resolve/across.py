"""Who is who across articles: from the chains of all articles to entities, suggestions and reasons."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kb.datafiles import rows
from kb.model import Decision, EntityName, Form, Score
from kb.names import parse_organization, parse_person
from kb.organizations import known
from kb.resolve.bare import attach
from kb.resolve.decisions import Rulings, rulings
from kb.resolve.joining import Groups, join_names
from kb.resolve.meant import apply, meant
from kb.resolve.nodes import Node, group, offices
from kb.resolve.values import Cluster, KnownName, Profile, Resolution
from kb.text import fold, script

__all__ = ["Cluster", "KnownName", "Profile", "Resolution", "resolve"]

STORIES = 3  # a name no recogniser is sure of counts when so many independent stories have it
_SUGGESTIONS = 5  # shown for one entity


def resolve(
    profiles: Iterable[Profile], decisions: Sequence[Decision] = (), known: Sequence[KnownName] = ()
) -> Resolution:
    """The entities of all profiles, the same whatever their order.

    Names are grouped by spelling, compared where their consonants meet (kb/resolve/blocking.py), joined
    surest first with a check that nothing known to differ is joined, then surnames and acronyms that
    stand alone are given to the full name their articles point to. Decisions of people go before all.
    Raises DecisionError for a decision that cannot apply.
    """
    ruled = rulings(decisions)
    if ruled.kinds or ruled.elsewhere:  # what is all of an entity shows only when names are joined
        profiles = list(profiles)
        profiles = apply(profiles, ruled, *_joined(profiles, ruled, known))
    groups, nodes = _joined(profiles, ruled, known)
    hidden = {root for roots in meant(groups, nodes, ruled.hidden, namesakes=True).values() for root in roots}
    kept: dict[int, int] = {}
    clusters: list[Cluster] = []
    for root, members in sorted(groups.members.items(), key=lambda item: _order(nodes, item[1])):
        bearers = [nodes[m] for m in members]
        if bearers and root not in hidden and _counts(bearers):
            kept[root] = len(clusters)
            clusters.append(_cluster(members, groups, root))
    return Resolution(tuple(clusters), _suggestions(groups, kept))


def _joined(profiles: Iterable[Profile], ruled: Rulings, known: Sequence[KnownName]) -> tuple[Groups, list[Node]]:
    nodes = group(profiles, ruled, known)
    groups = join_names(nodes, ruled)
    attach(groups, nodes)
    return groups, nodes


def _order(nodes: list[Node], members: list[int]) -> tuple[int, str, str, int]:
    """Most written about first; ties by name."""
    if not members:
        return (0, "", "", 0)
    first = nodes[members[0]]
    return (-sum(nodes[m].stories for m in members), first.kind, first.key, first.part)


def _counts(nodes: list[Node]) -> bool:
    """Whether a group is an entity: some recogniser was sure of it once, or enough stories have it."""
    return any(n.confident for n in nodes) or len({p.story for n in nodes for p in n.profiles}) >= STORIES


def _cluster(members: list[int], groups: Groups, root: int) -> Cluster:
    nodes = [groups.nodes[m] for m in members]
    profiles = sorted((p for n in nodes for p in n.profiles), key=lambda p: p.member)
    kind = nodes[0].kind
    listed = next((n.known for n in nodes if n.known), None)
    _, name = max((groups.renamed[m] for m in members if m in groups.renamed), default=(0, ""))
    code = next((p.code for p in profiles if p.code), "") if kind == "country" else ""
    titles: Counter[str] = Counter(t for _, t in {(p.story, t) for p in profiles for t in offices(p)})
    return Cluster(
        kind=kind,
        name=name or (listed.name if listed else _best_name(nodes)),
        code=code,
        members=tuple(p.member for p in profiles),
        names=_names(profiles),
        joins=tuple(groups.joins.get(root, ())),
        country=code or (listed.country if listed else "") or _country(nodes, profiles),
        titles=_offices(titles),
    )


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(title for (title,) in rows("titles_general.tsv", 1))


def _offices(counts: Counter[str]) -> tuple[str, ...]:
    """The offices to show, commonest first; what says little ("director") only when there is no other."""
    ranked = sorted(counts, key=lambda t: (-counts[t], t))
    return tuple([t for t in ranked if t not in _general()] or ranked)[:5]


def _best_name(nodes: list[Node]) -> str:
    """The name to show: a full name before a surname or acronym, Latin script before others, then the commonest."""

    def rank(node: Node) -> tuple[bool, bool, bool, bool, bool, int, int, str]:
        standard = False
        if node.kind == "person":
            person = parse_person(node.name)
            short = len([p for p in person.parts if not p.initial]) < 2 and not person.ordinal
        else:
            short = parse_organization(node.name).is_acronym
            body = known(node.name)
            standard = body is not None and fold(body.name) == node.key
        return (
            not standard,
            "," in node.name,
            short,
            script(node.name) != "Latn",
            node.name.isupper() and not short,
            -node.stories,
            -len(node.name),
            node.name,
        )

    return min(nodes, key=rank).name


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
    said = {(p.story, c) for p in profiles for c in p.countries}
    stories = len({s for s, _ in said})
    counts = Counter(c for _, c in said)
    best = min(counts, key=lambda c: (-counts[c], c), default="")
    return best if best and counts[best] * 2 > stories else ""


def _suggestions(groups: Groups, kept: dict[int, int]) -> tuple[tuple[int, int, Score], ...]:
    """The best unsure pair between each two entities, at most a few for one entity."""
    best: dict[tuple[int, int], Score] = {}
    for a, b, score in groups.unsure:
        left, right = kept.get(groups.root(a)), kept.get(groups.root(b))
        if left is None or right is None or left == right or groups.barring(a, b):
            continue
        pair = (min(left, right), max(left, right))
        if pair not in best or score.value > best[pair].value:
            best[pair] = score
    shown: dict[int, int] = defaultdict(int)
    result: list[tuple[int, int, Score]] = []
    for (left, right), score in sorted(best.items(), key=lambda item: (-item[1].value, item[0])):
        if shown[left] < _SUGGESTIONS and shown[right] < _SUGGESTIONS:
            shown[left] += 1
            shown[right] += 1
            result.append((left, right, Score(score.value, "unsure", score.reasons)))
    return tuple(result)
