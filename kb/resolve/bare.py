"""Surnames and acronyms that stand alone in an article: whose are they, among the full names of the corpus."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from kb.model import Kind, Reason, Score
from kb.names import parse_organization, parse_person
from kb.resolve.compare import score_of
from kb.resolve.context import Context, context_evidence
from kb.resolve.joining import Groups
from kb.resolve.nodes import Node, context_of, is_bare, node_of
from kb.resolve.parts import similarity, weight
from kb.resolve.values import Profile
from kb.skeleton import skeleton, skeletons, sounds
from kb.text import script

__all__ = ["attach"]

MARGIN = 1.2  # log-odds by which the best full name must beat the next one
BEARERS = 8  # possible bearers looked at; a surname of more people than that decides nothing
SUGGESTED = 3
NEAR = 100  # full names looked at for one bare name; a surname of more people decides nothing (see BEARERS)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A group of full names that a bare name may belong to: its best node, and how the name fits it."""

    root: int
    fit: Reason
    node: int


@dataclass(slots=True)
class _View:
    """The groups as bare names see them; contexts and documents of a group are worked out once."""

    groups: Groups
    nodes: list[Node]
    index: dict[str, list[int]]
    roots: dict[str, str]
    contexts: dict[int, Context] = field(default_factory=dict)
    documents: dict[int, frozenset[str]] = field(default_factory=dict)

    def seen(self, context: Context) -> Context:
        """A context with its company by group instead of by spelling, so that it counts across scripts."""
        return replace(context, company=frozenset(self.roots.get(c, c) for c in context.company))

    def context(self, root: int) -> Context:
        if root not in self.contexts:
            profiles = [p for n in self.groups.members[root] for p in self.nodes[n].profiles]
            self.contexts[root] = self.seen(context_of(profiles))
            self.documents[root] = frozenset(p.document_id for p in profiles)
        return self.contexts[root]

    def score(self, kind: Kind, context: Context, profiles: list[Profile], bearer: _Bearer, rivals: int) -> Score:
        """How likely some articles' bare name is one bearer's."""
        theirs = self.context(bearer.root)
        known = len(self.documents[bearer.root])
        only = 0.3 + min(1.0, 0.2 * (known - 1))  # the only bearer, and one much written about
        said = "the only one of the name here" if rivals == 1 else f"{rivals} of the name here"
        reasons = [bearer.fit, Reason("bearers", only if rivals == 1 else -0.6, said)]
        reasons += context_evidence(context, theirs)
        if any(p.document_id in self.documents[bearer.root] for p in profiles):
            reasons.append(Reason("same article", 1.0, "an article has both"))
        return score_of(reasons, kind)


def attach(groups: Groups, nodes: list[Node]) -> None:
    """Join each bare name to the one full name that its articles point to, or leave it with suggestions.

    A name with several possible bearers is divided among them article by article; `nodes` grows by
    the pieces. What no article decides stays an entity of its own.
    """
    # a group is called as its first name is written: readers see it among the reasons
    roots = {node.key: nodes[groups.root(place)].name for place, node in enumerate(nodes) if node.part == 0}
    view = _View(groups, nodes, _index(nodes), roots)
    for place in range(len(nodes)):
        if is_bare(nodes[place]) and all(is_bare(nodes[n]) for n in groups.group(place)):
            bearers = _bearers(view, place)
            if len(bearers) == 1:
                _one(view, place, bearers[0])
            elif bearers:
                _several(view, place, bearers[:BEARERS], len(bearers))


def _letters(acronym: str) -> str:
    return "".join(sounds(c)[:1].upper() for c in acronym)


def _index(nodes: list[Node]) -> dict[str, list[int]]:
    """Full names by the consonants of each part, by the letters of their acronym, and by what articles call them."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        if node.kind == "country" or is_bare(node):
            continue
        if node.kind == "person":
            for part in parse_person(node.name).parts:
                if not part.initial:
                    for bones in skeletons(part.latin):
                        index["p:" + bones].append(place)
        else:
            name = parse_organization(node.name)
            for acronym in {_letters(a) for a in (*name.initials, name.acronym) if len(a) > 1}:
                index["o:" + acronym].append(place)
        for alias in node.aliases:
            index["=" + node.kind + alias].append(place)
    return index


def _bearers(view: _View, place: int) -> list[_Bearer]:
    """The groups a bare name may belong to, best fit first."""
    node, groups = view.nodes[place], view.groups
    if node.kind == "person":
        key = "p:" + skeleton(parse_person(node.name).parts[0].latin)
    else:
        key = "o:" + _letters(parse_organization(node.name).acronym)
    found: dict[int, _Bearer] = {}
    for other in dict.fromkeys((*view.index.get("=" + node.kind + node.key, ()), *view.index.get(key, ())[:NEAR])):
        root = groups.root(other)
        if root == groups.root(place) or view.nodes[other].kind != node.kind or groups.barring(place, other):
            continue
        fit = _fit(node, view.nodes[other])
        if fit and (root not in found or fit.value > found[root].fit.value):
            found[root] = _Bearer(root, fit, other)
    return sorted(found.values(), key=lambda b: (-b.fit.value, b.root))


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


def _one(view: _View, place: int, bearer: _Bearer) -> None:
    node = view.nodes[place]
    score = view.score(node.kind, view.seen(node.context), node.profiles, bearer, 1)
    if score.verdict == "same":
        view.groups.join(place, bearer.node, score)
    elif score.verdict == "unsure":
        view.groups.unsure.append((place, bearer.node, score))


def _several(view: _View, place: int, bearers: list[_Bearer], rivals: int) -> None:
    """Divide a bare name's articles among its possible bearers; what is undecided becomes suggestions."""
    node = view.nodes[place]
    shares: dict[int, list[Profile]] = defaultdict(list)
    scores: dict[int, Score] = {}
    left_over: list[Profile] = []
    for profile in node.profiles:
        context = view.seen(context_of([profile]))
        ranked = [(view.score(node.kind, context, [profile], b, rivals), b) for b in bearers]
        ranked.sort(key=lambda r: (-_odds(r[0]), r[1].root))
        (score, best), (second, _) = ranked[0], ranked[1]
        if score.verdict == "same" and _odds(score) - _odds(second) >= MARGIN:
            shares[best.root].append(profile)
            scores.setdefault(best.root, score)
        else:
            left_over.append(profile)
    for bearer in bearers[:SUGGESTED] if left_over else ():
        score = view.score(node.kind, view.seen(context_of(left_over)), left_over, bearer, rivals)
        view.groups.unsure.append((place, bearer.node, Score(min(score.value, 0.8), "unsure", score.reasons)))
    _divide(view, place, {b.root: b for b in bearers}, shares, scores, left_over)


def _divide(
    view: _View, place: int, bearers: dict[int, _Bearer], shares: dict[int, list[Profile]], scores: dict[int, Score],
    left_over: list[Profile],
) -> None:  # fmt: skip
    """Give each bearer its articles; the node keeps what is left, or goes whole to the only bearer."""
    node, groups = view.nodes[place], view.groups
    if len(shares) == 1 and not left_over:
        root = next(iter(shares))
        groups.join(place, bearers[root].node, scores[root])
        return
    for number, root in enumerate(sorted(shares)):
        view.nodes.append(node_of(node.kind, node.key, shares[root], node.known, node.part + number + 1))
        groups.add()
        groups.join(len(view.nodes) - 1, bearers[root].node, scores[root])
    if left_over and shares:
        view.nodes[place] = node_of(node.kind, node.key, left_over, node.known, node.part)
    elif shares:
        groups.drop(place)


def _odds(score: Score) -> float:
    return sum(r.value for r in score.reasons)
