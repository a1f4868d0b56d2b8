"""Surnames and acronyms that stand alone in an article: whose are they, among the full names of the corpus.

Every bare name sees the groups as full names alone have made them, so that none depends on what became of another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kb.model import Kind, Reason, Score
from kb.names import parse_organization, parse_person
from kb.resolve.compare import score_of
from kb.resolve.context import Context, context_evidence
from kb.resolve.groups import Groups
from kb.resolve.nodes import Node, context_of, is_bare, node_of, place_of
from kb.resolve.parts import similarity, weight
from kb.resolve.told import left_open
from kb.resolve.values import Profile
from kb.skeleton import skeleton, skeletons, sounds
from kb.text import script

__all__ = ["NEAR", "Full", "Start", "asked_by", "attach", "index_full", "offered_by"]

MARGIN = 1.2  # log-odds by which the best full name must beat the next one
BEARERS = 8  # possible bearers looked at; a surname of more people than that decides nothing
SUGGESTED = 3
NEAR = 100  # full names looked at for one bare name; a surname of more people decides nothing (see BEARERS)


@dataclass(frozen=True, slots=True)
class Full:
    """A full name that a bare one may belong to.

    `root` orders the groups; `at` is its place among the nodes, -1 for one that is not at hand, which `id` names.
    """

    node: Node
    root: tuple[str, bool, int]
    at: int
    id: int = 0


Look = Callable[[Node], Iterable[Full]]  # the full names that may fit a bare one, in order


@dataclass(slots=True)
class Start:
    """The groups as full names have made them: what each node's group is, and what it is called."""

    roots: list[int]
    members: dict[int, list[int]]
    names: dict[int, str]

    @classmethod
    def of(cls, groups: Groups) -> "Start":
        """How the groups are now. A group is called as its best known name: readers see it among the reasons."""
        members = {root: list(group) for root, group in groups.members.items()}
        names = {
            r: groups.nodes[max(group, key=lambda n: (groups.nodes[n].stories, -n))].name
            for r, group in members.items()
        }
        return cls([groups.root(n) for n in range(len(groups.nodes))], members, names)

    def labels(self, nodes: Sequence[Node]) -> dict[str, str]:
        """What the group of each name is called, by key."""
        said = (n for n, node in enumerate(nodes) if node.part == 0 and node.kind != "country")
        return {nodes[n].key: self.names[self.roots[n]] for n in said}


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A group of full names that a bare name may belong to: its best node, how the name fits it, and if as it is spelled."""

    full: Full
    fit: Reason
    spelled: bool

    @property
    def node(self) -> int:
        return self.full.at


@dataclass(slots=True)
class _View:
    """The groups as bare names see them; contexts and documents of a group are worked out once."""

    groups: Groups
    nodes: list[Node]
    start: Start
    look: Look
    label: Callable[[str], str]
    contexts: dict[int, Context] = field(default_factory=dict)
    documents: dict[int, frozenset[str]] = field(default_factory=dict)

    def seen(self, context: Context) -> Context:
        """A context with its company by group instead of by spelling, so that it counts across scripts."""
        return replace(context, company=frozenset(map(self.label, context.company)), written=())

    def context(self, root: int) -> Context:
        if root not in self.contexts:
            profiles = [p for n in self.start.members[root] for p in self.nodes[n].profiles]
            self.contexts[root] = self.seen(context_of(profiles))
            self.documents[root] = frozenset(p.document_id for p in profiles)
        return self.contexts[root]

    def score(self, kind: Kind, context: Context, profiles: list[Profile], bearer: _Bearer, rivals: int) -> Score:
        """How likely some articles' bare name is one bearer's."""
        root = self.start.roots[bearer.node]
        theirs = self.context(root)
        known = len(self.documents[root])
        only = 0.3 + min(1.0, 0.2 * (known - 1))  # the only bearer, and one much written about
        said = "the only one of the name here" if rivals == 1 else f"{rivals} of the name here"
        reasons = [bearer.fit, Reason("bearers", only if rivals == 1 else -0.6, said)]
        reasons += context_evidence(context, theirs)
        shared = [p for p in profiles if p.document_id in self.documents[root]]
        if any(map(left_open, shared)):
            reasons.append(
                Reason("left open", -4.0, "an article leaves open which of several it means, or means another")
            )
        elif shared and bearer.spelled:
            reasons.append(Reason("same article", 1.0, "an article has both"))
        elif shared:  # one article spells one name in one way
            reasons.append(Reason("same article", -2.0, "an article has both, spelled otherwise"))
        return score_of(reasons, kind)


def attach(
    groups: Groups, nodes: list[Node], start: Start, asked: Iterable[int], look: Look, label: Callable[[str], str]
) -> set[int]:
    """Join each bare name among the nodes `asked` to the one full name that its articles point to, or leave it with doubts.

    A name with several possible bearers is divided among them article by article; `nodes` grows by
    the pieces. What no article decides stays an entity of its own. `label` says what the group of a name is
    called. Gives the ids of full names that were needed and are not at hand: what is bare waits for them.
    """
    view = _View(groups, nodes, start, look, label)
    missing: set[int] = set()
    for place in asked:
        if is_bare(nodes[place]) and all(is_bare(nodes[n]) for n in groups.group(place)):
            bearers = _bearers(view, place)
            nearest = bearers[:BEARERS]
            absent = {b.full.id for b in nearest if b.full.at < 0}
            if absent:
                missing |= absent
            elif len(bearers) == 1:
                _one(view, place, bearers[0])
            elif bearers:
                _several(view, place, nearest, len(bearers))
    return missing


def _letters(acronym: str) -> str:
    return "".join(sounds(c)[:1].upper() for c in acronym)


def offered_by(node: Node) -> list[str]:
    """What a full name is looked up by: the consonants of each part, the letters of its acronym, what articles call it."""
    if node.kind == "country" or is_bare(node):
        return []
    if node.kind == "person":
        parts = parse_person(node.name).parts
        found = ["p:" + bones for part in parts if not part.initial for bones in skeletons(part.latin)]
    else:
        name = parse_organization(node.name)
        found = ["o:" + _letters(a) for a in (*name.initials, name.acronym) if len(a) > 1]
    found += ["=" + node.kind + alias for alias in sorted(node.aliases)]
    return list(dict.fromkeys(found))


def asked_by(bare: Node) -> tuple[str, str]:
    """What a bare name looks for: those that articles call so, then those it may be a part of."""
    if bare.kind == "person":
        key = "p:" + skeleton(parse_person(bare.name).parts[0].latin)
    else:
        key = "o:" + _letters(parse_organization(bare.name).acronym)
    return "=" + bare.kind + bare.key, key


def index_full(nodes: Sequence[Node], start: Start) -> Look:
    """Look-up of the full names among the nodes."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        for key in offered_by(node):
            index[key].append(place)

    def look(bare: Node) -> Iterable[Full]:
        called, part = asked_by(bare)
        for place in dict.fromkeys((*index.get(called, ()), *index.get(part, ())[:NEAR])):
            yield Full(nodes[place], place_of(nodes[start.roots[place]]), place)

    return look


def _bearers(view: _View, place: int) -> list[_Bearer]:
    """The groups a bare name may belong to, best fit first."""
    node, groups = view.nodes[place], view.groups
    found: dict[tuple[str, bool, int], _Bearer] = {}
    for full in view.look(node):
        if full.node.kind != node.kind or (full.at >= 0 and groups.barring(place, full.at)):
            continue
        fit = _fit(node, full.node)
        if fit and (full.root not in found or fit.value > found[full.root].fit.value):
            found[full.root] = _Bearer(full, fit, _spelled(node, full.node))
    return sorted(found.values(), key=lambda b: (-b.fit.value, b.full.root))


def _fit(bare: Node, full: Node) -> Reason | None:
    """How a bare name fits a full one, before any context; None when it does not."""
    if bare.key in full.aliases:
        return Reason("called so", 2.2, f"an article calls {full.name} so")
    if bare.kind == "organization":
        length = len(bare.key.replace(".", ""))
        return Reason("acronym", 0.9 if length > 3 else 0.5 if length > 2 else -0.5, f"initials of {full.name}")
    part = parse_person(bare.name).parts[0]
    parts = parse_person(full.name).parts
    fits = [(similarity(part, p), n) for n, p in enumerate(parts) if not p.initial and not p.patronymic]
    best, where = max(fits, default=(0.0, 0))
    if best < 0.78:
        return None
    value = 0.4 - 6.0 * max(0.0, 0.87 - best)
    value += min(0.0, 1.5 * (weight(part.latin) - 0.9)) - (0.0 if where == len(parts) - 1 else 1.0)
    short, long = sorted((part.latin, parts[where].latin), key=len)
    if long == short + "a" and short.endswith(("ov", "ev", "in", "yn")):  # Ivanova is not Ivanov, if not a case of it
        value -= 0.5 if script(part.text) == "Cyrl" else 2.5
    return Reason("surname", value, f"a part of {full.name}")


def _spelled(bare: Node, full: Node) -> bool:
    """Whether a bare name is spelled as a part of a full one; true too where script or grammar may spell it otherwise."""
    if bare.kind != "person" or bare.key in full.aliases or {script(bare.name), script(full.name)} != {"Latn"}:
        return True
    return parse_person(bare.name).parts[0].latin in {part.latin for part in parse_person(full.name).parts}


def _one(view: _View, place: int, bearer: _Bearer) -> None:
    node = view.nodes[place]
    score = view.score(node.kind, view.seen(node.context), node.profiles, bearer, 1)
    if score.verdict == "same":
        view.groups.join(place, bearer.node, score)
    elif score.verdict == "unsure":
        view.groups.doubts.append((place, bearer.node, score))


def _several(view: _View, place: int, bearers: list[_Bearer], rivals: int) -> None:
    """Divide a bare name's articles among its possible bearers; what is undecided becomes doubts."""
    node = view.nodes[place]
    shares: dict[int, list[Profile]] = defaultdict(list)
    scores: dict[int, Score] = {}
    left_over: list[Profile] = []
    for profile in node.profiles:
        context = view.seen(context_of([profile]))
        ranked = [(view.score(node.kind, context, [profile], b, rivals), n) for n, b in enumerate(bearers)]
        ranked.sort(key=lambda r: (-_odds(r[0]), bearers[r[1]].full.root))
        (score, best), (second, _) = ranked[0], ranked[1]
        if score.verdict == "same" and _odds(score) - _odds(second) >= MARGIN:
            shares[best].append(profile)
            scores.setdefault(best, score)
        else:
            left_over.append(profile)
    for bearer in bearers[:SUGGESTED] if left_over else ():
        score = view.score(node.kind, view.seen(context_of(left_over)), left_over, bearer, rivals)
        view.groups.doubts.append((place, bearer.node, Score(min(score.value, 0.8), "unsure", score.reasons)))
    _divide(view, place, bearers, shares, scores, left_over)


def _divide(
    view: _View, place: int, bearers: list[_Bearer], shares: dict[int, list[Profile]], scores: dict[int, Score],
    left_over: list[Profile],
) -> None:  # fmt: skip
    """Give each bearer its articles; the node keeps what is left, or goes whole to the only bearer."""
    node, groups = view.nodes[place], view.groups
    if len(shares) == 1 and not left_over:
        best = next(iter(shares))
        groups.join(place, bearers[best].node, scores[best])
        return
    for number, best in enumerate(sorted(shares, key=lambda n: bearers[n].full.root)):
        view.nodes.append(node_of(node.kind, node.key, shares[best], node.known, node.part + number + 1))
        groups.add()
        groups.join(len(view.nodes) - 1, bearers[best].node, scores[best])
    if left_over and shares:
        view.nodes[place] = node_of(node.kind, node.key, left_over, node.known, node.part)
    elif shares:
        groups.drop(place)


def _odds(score: Score) -> float:
    return sum(r.value for r in score.reasons)
