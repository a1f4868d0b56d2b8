"""How likely two names are of one: by what they are, and by what articles say beside them."""

from collections.abc import Sequence

from kb.countries import country_name
from kb.model import Reason, Score
from kb.names import parse_organization, parse_person
from kb.organizations import known
from kb.particulars import is_generic
from kb.resolve.blocking import candidates
from kb.resolve.ceilings import within_reach
from kb.resolve.compare import name_evidence, score_of, value_of
from kb.resolve.context import context_at_most, context_evidence, namesake_evidence
from kb.resolve.nodes import Node, is_bare
from kb.resolve.sketches import Sketch, hopeless, sketch
from kb.text import script

__all__ = ["SUGGEST", "Edge", "likely", "likeness", "node_score", "reasons", "renamed", "spelled_out"]

SUGGEST = 0.24  # an unsure pair below it is not worth a reader's time (kb.resolve.compare.worth of .45)
# Log-odds below which a pair does not come to SUGGEST, of either kind (they are calibrated), with the last digit that is kept.
_LEAST = -0.25
SIDE_BY_SIDE = -1.5  # log-odds
PLACED = 2.0
ALIAS = 4.0
SHARED_ACRONYM = 1.6
Edge = tuple[float, int, int]  # the score with a minus, and the places of two nodes


def likely(nodes: Sequence[Node]) -> list[Edge]:
    """The pairs of nodes that may be one, surest first."""
    sketches = [sketch(node) for node in nodes]
    edges: list[Edge] = []  # without their reasons, which take two hundred times the memory
    for a, b in candidates(nodes):
        if (value := likeness(nodes[a], sketches[a], nodes[b], sketches[b])) >= SUGGEST:
            edges.append((-value, a, b))
    edges.sort()
    return edges


def likeness(left: Node, one: Sketch, right: Node, other: Sketch) -> float:
    """The score of two nodes that share a block; 0 when it need not be known, or is looked for later."""
    if left.kind != right.kind:
        return 0.0
    if not renamed(left, right) and (
        hopeless(left, one, right, other) or _for_later(left, right) or _out_of_reach(left, right)
    ):
        return 0.0
    value = round(value_of(reasons(left, right, told=False), left.kind), 4)
    return max(value, SUGGEST) if left.key == right.key else value  # why two of one name are two is told, too


def _out_of_reach(left: Node, right: Node) -> bool:
    """Whether two names of different keys cannot come to SUGGEST, by their parts and what their articles say."""
    if left.key == right.key:
        return False
    kind = left.kind
    beside = _side_by_side(left, right)
    most = context_at_most(left.context, right.context, kind, company=not beside)
    if beside:
        most += SIDE_BY_SIDE
    if kind == "organization":
        most += _bodies_at_most(left, right)
    return not within_reach(left.name, right.name, kind, _LEAST - most)


def _bodies_at_most(left: Node, right: Node) -> float:
    """The most that articles say for two bodies being one: by a country beside one of them, by what they call it."""
    value = 0.0
    if any(parse_organization(n.name).countries for n in (left, right)):
        value += PLACED
    if right.key in left.aliases or left.key in right.aliases:
        return value + ALIAS
    return value + SHARED_ACRONYM if left.aliases or right.aliases else value


def renamed(left: Node, right: Node) -> str:
    """The sentence in which an article says that one of two names is the other's former one; "" when none does."""
    for one, other in ((left, right), (right, left)):
        for name, said in one.context.renamed:
            if name == other.key:
                return said
    return ""


def node_score(left: Node, right: Node) -> Score:
    """The score of two nodes by name and context."""
    return score_of(reasons(left, right, told=True), left.kind)


def reasons(left: Node, right: Node, *, told: bool) -> list[Reason]:
    """What speaks for and against; with who they are named together with only when it is to be told."""
    kind = left.kind
    if left.key == right.key:  # one name, split by context: two until a person says otherwise
        found = namesake_evidence(left.context, right.context, left.told_apart)
        return [*found, *_generic(left, right)] if kind == "organization" else found
    if said := renamed(left, right):
        return [Reason("renamed", 3.0, f"an article says so: “{said}”")]
    reasons = [*_by_name(left, right), *context_evidence(left.context, right.context, kind, told)]
    if _side_by_side(left, right):  # then they share that article's company, which says nothing
        reasons = [r for r in reasons if r.feature != "company"]
        if not any(r.feature == "known" and r.value > 0 for r in reasons):  # a body beside its own former name
            reasons.append(Reason("side by side", SIDE_BY_SIDE, "an article names both, as two"))
    if kind == "organization" and is_generic(left.name) and is_generic(right.name):
        reasons += _generic(left, right)
    elif kind == "organization":
        reasons += _elsewhere(left, right)
    if kind == "organization" and (land := _placed(left, right)):
        reasons.append(Reason("place", PLACED, f"an article names it beside {country_name(land)}"))
    if kind == "organization" and (right.key in left.aliases or left.key in right.aliases):
        reasons.append(Reason("alias", ALIAS, "an article gives both as names of one body"))
    elif kind == "organization" and (short := _shared_acronym(left, right)):
        reasons.append(Reason("acronym", SHARED_ACRONYM, f"{short} stands for both"))
    return reasons


def _generic(left: Node, right: Node) -> list[Reason]:
    """What it says that two bodies are called as many are: nothing where country or company joins them."""
    lands = left.context.countries, right.context.countries
    if lands[0] & lands[1] or left.context.company & right.context.company:
        return []
    if all(lands):
        return [Reason("generic", -4.0, "bodies of two countries are called so")]
    return [Reason("generic", -2.0, "bodies of many countries are called so")]


def _elsewhere(left: Node, right: Node) -> list[Reason]:
    """One body has a country in its name, the other none, and its articles are about other countries."""
    for one, other in ((left, right), (right, left)):
        named = set(parse_organization(one.name).countries)
        if named and is_generic(other.name) and other.context.countries and not named & other.context.countries:
            return [Reason("generic", -2.5, f"its articles are about {country_name(min(other.context.countries))}")]
    return []


def _placed(left: Node, right: Node) -> str:
    """The country in one body's name when the articles of the other, whose name has none, speak of that country."""
    for one, other in ((left, right), (right, left)):
        named = parse_organization(one.name).countries
        if "(" in one.name:  # a branch has its country in brackets
            return ""
        if len(named) == 1 and not parse_organization(other.name).countries and named[0] in other.context.countries:
            return named[0]
    return ""


def _by_name(left: Node, right: Node) -> Sequence[Reason]:
    """What the names say; where only an ending speaks against them, as the articles write them too.

    A name's base form is worked out (Софий Медин of Софию Медину), and may be worse than what was written.
    """
    found = name_evidence(left.name, right.name, left.kind)
    if left.kind != "person" or not any(r.feature == "gender" for r in found):
        return found
    choices = [found]
    for one, other in ((left, right), (right, left)):
        size = len(parse_person(one.name).parts)
        written = sorted(a for a in one.aliases if len(parse_person(a).parts) == size)[:4]
        choices += [name_evidence(alias, other.name, "person") for alias in written]
    return max(choices, key=lambda reasons: sum(r.value for r in reasons))


def _shared_acronym(left: Node, right: Node) -> str:
    """An acronym that articles give one name and that fits the other."""
    for one, other in ((left, right), (right, left)):
        fitting = {i.lower() for i in parse_organization(other.name).initials if len(i) > 2} | set(other.aliases)
        if shared := sorted(a for a in one.aliases & fitting if 2 < len(a) < 9 and " " not in a):
            return shared[0].upper()
    return ""


def _side_by_side(left: Node, right: Node) -> bool:
    """Whether an article names both, in full and in one alphabet: John Adams beside John Quincy Adams."""
    if left.key not in right.context.company and right.key not in left.context.company:
        return False
    if left.kind == "organization":
        return not any(parse_organization(n.name).is_acronym for n in (left, right))
    return spelled_out(left, right)


def spelled_out(left: Node, right: Node) -> bool:
    """Whether both are full names of people in one alphabet: a third name in another one must not join them."""
    if left.kind != "person" or script(left.name) != script(right.name):
        return False
    sides = [parse_person(n.name).parts for n in (left, right)]
    return all(len(parts) > 1 and not any(p.initial for p in parts) for parts in sides)


def _for_later(left: Node, right: Node) -> bool:
    """Whether one is a bare name and the other full: kb.resolve.bare decides that, with all its bearers in view."""
    if is_bare(left) == is_bare(right):
        return False
    return left.kind == "person" or not (known(left.name) and known(right.name))
