"""Surnames and acronyms that stand alone in an article: whose are they, among the full names of the corpus."""

from collections import defaultdict
from dataclasses import dataclass

from kb.model import Kind, Reason, Score
from kb.names import parse_organization, parse_person
from kb.resolve.compare import score_of
from kb.resolve.context import Context, context_evidence
from kb.resolve.joining import Groups
from kb.resolve.nodes import Node, context_of, node_of
from kb.resolve.parts import similarity, weight
from kb.resolve.values import Profile
from kb.skeleton import skeleton, sounds

__all__ = ["attach"]

MARGIN = 1.2  # log-odds by which the best full name must beat the next one
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A group of full names that a bare name may belong to: its nodes, and how the name fits it."""

    root: int
    fit: Reason
    node: int


def attach(groups: Groups, nodes: list[Node]) -> None:
    """Join each bare name to the one full name that its articles point to, or leave it with suggestions.

    A name with several possible bearers is divided among them article by article; `nodes` grows by
    the pieces. What no article decides stays an entity of its own.
    """
    index = _index(groups, nodes)
    for place in range(len(nodes)):
        node = nodes[place]
        if _bare(node) and all(_bare(nodes[n]) for n in groups.group(place)):
            bearers = _bearers(groups, nodes, place, index)
            if bearers:
                _give(groups, nodes, place, bearers)


def _bare(node: Node) -> bool:
    if node.kind == "person":
        return len(parse_person(node.name).parts) == 1
    return node.kind == "organization" and parse_organization(node.name).is_acronym


def _letters(acronym: str) -> str:
    return "".join(sounds(c)[:1].upper() for c in acronym)


def _index(groups: Groups, nodes: list[Node]) -> dict[str, list[int]]:
    """Full names by the consonants of each part, or by the letters of their acronym."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        if _bare(node) or node.kind == "country":
            continue
        if node.kind == "person":
            for part in parse_person(node.name).parts:
                if not part.initial:
                    index["p:" + skeleton(part.text)].append(place)
        else:
            name = parse_organization(node.name)
            for acronym in {_letters(a) for a in (*name.initials, name.acronym) if len(a) > 1}:
                index["o:" + acronym].append(place)
        for alias in node.aliases:
            index["=" + node.kind + alias].append(place)
    return index


def _bearers(groups: Groups, nodes: list[Node], place: int, index: dict[str, list[int]]) -> list[_Bearer]:
    node = nodes[place]
    found: dict[int, _Bearer] = {}
    if node.kind == "person":
        part = parse_person(node.name).parts[0]
        near = index.get("p:" + skeleton(part.text), [])[:400]
    else:
        near = index.get("o:" + _letters(parse_organization(node.name).acronym), [])[:400]
    called = index.get("=" + node.kind + node.key, [])
    for other in dict.fromkeys((*called, *near)):
        root = groups.root(other)
        if root == groups.root(place) or groups.barring(place, other) or nodes[other].kind != node.kind:
            continue
        fit = _fit(node, nodes[other])
        if fit and (root not in found or fit.value > found[root].fit.value):
            found[root] = _Bearer(root, fit, other)
    return sorted(found.values(), key=lambda b: (-b.fit.value, b.root))


def _fit(bare: Node, full: Node) -> Reason | None:
    """How a bare name fits a full one, before any context; None when it does not."""
    if bare.key in full.aliases:
        return Reason("called so", 2.2, f"an article calls {full.name} so")
    if bare.kind == "organization":
        letters = bare.key.replace(".", "")
        return Reason(
            "acronym", 0.9 if len(letters) > 3 else 0.5 if len(letters) > 2 else -0.5, f"initials of {full.name}"
        )
    part = parse_person(bare.name).parts[0]
    parts = parse_person(full.name).parts
    fits = [(similarity(part, p), n) for n, p in enumerate(parts) if not p.initial and not p.patronymic]
    best, where = max(fits, default=(0.0, 0))
    if best < 0.87:
        return None
    value = 0.4 + min(0.0, 1.5 * (weight(part.latin) - 0.9)) - (0.0 if where == len(parts) - 1 else 1.0)
    return Reason("surname", value, f"a part of {full.name}")


def _give(groups: Groups, nodes: list[Node], place: int, bearers: list[_Bearer]) -> None:
    contexts = {b.root: _group_context(groups, nodes, b.root) for b in bearers[:8]}
    documents = {r: {p.document_id for n in groups.members[r] for p in nodes[n].profiles} for r in contexts}
    bearers = bearers[:8]
    if len(bearers) == 1:
        score = _score(
            nodes[place].kind, nodes[place].context, nodes[place].profiles, bearers[0], contexts, documents, 1
        )
        _settle(groups, place, bearers[0], score)
        return
    shares: dict[int, list[Profile]] = defaultdict(list)
    scores: dict[int, Score] = {}
    left_over: list[Profile] = []
    for profile in nodes[place].profiles:
        ranked = sorted(
            (
                (b, _score(nodes[place].kind, context_of([profile]), [profile], b, contexts, documents, len(bearers)))
                for b in bearers
            ),
            key=lambda r: (-_odds(r[1]), r[0].root),
        )
        (best, score), (_, second) = ranked[0], ranked[1]
        if score.verdict == "same" and _odds(score) - _odds(second) >= MARGIN:
            shares[best.root].append(profile)
            scores.setdefault(best.root, score)
        else:
            left_over.append(profile)
    _divide(groups, nodes, place, {b.root: b for b in bearers}, shares, scores, left_over)
    if left_over:
        for bearer in bearers[:_SUGGESTED]:
            score = _score(
                nodes[place].kind, nodes[place].context, left_over, bearer, contexts, documents, len(bearers)
            )
            groups.unsure.append((place, bearer.node, Score(min(score.value, 0.8), "unsure", score.reasons)))


def _divide(
    groups: Groups, nodes: list[Node], place: int, bearers: dict[int, _Bearer], shares: dict[int, list[Profile]],
    scores: dict[int, Score], left_over: list[Profile],
) -> None:  # fmt: skip
    """Give each bearer its articles; the node itself keeps what is left, or goes to the first bearer whole."""
    node = nodes[place]
    pieces = sorted(shares)
    if not left_over and len(pieces) == 1:
        groups.join(place, bearers[pieces[0]].node, scores[pieces[0]])
        return
    if not pieces:
        return
    for number, root in enumerate(pieces):
        piece = node_of(node.kind, node.key, shares[root], node.known, node.part + number + 1)
        nodes.append(piece)
        groups.add()
        groups.join(len(nodes) - 1, bearers[root].node, scores[root])
    if left_over:
        nodes[place] = node_of(node.kind, node.key, left_over, node.known, node.part)
    else:
        groups.drop(place)


def _settle(groups: Groups, place: int, bearer: _Bearer, score: Score) -> None:
    if score.verdict == "same":
        groups.join(place, bearer.node, score)
    elif score.verdict == "unsure":
        groups.unsure.append((place, bearer.node, score))


def _group_context(groups: Groups, nodes: list[Node], root: int) -> Context:
    return context_of(p for n in groups.members[root] for p in nodes[n].profiles)


def _score(
    kind: Kind, context: Context, profiles: list[Profile], bearer: _Bearer, contexts: dict[int, Context],
    documents: dict[int, set[str]], rivals: int,
) -> Score:  # fmt: skip
    said = "the only one of the name here" if rivals == 1 else f"{rivals} of the name here"
    reasons = [bearer.fit, *context_evidence(context, contexts[bearer.root])]
    reasons.append(
        Reason(
            "bearers",
            0.3 if rivals == 1 else -0.6,
            said,
        )
    )
    if any(p.document_id in documents[bearer.root] for p in profiles):
        reasons.append(Reason("same article", 1.0, "an article has both"))
    return score_of(reasons, kind)


def _odds(score: Score) -> float:
    return sum(r.value for r in score.reasons)
