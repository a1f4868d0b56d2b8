"""What the decisions in force mean for who is who: whom they join, keep apart, rename, and what they take out of whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kb.addresses import Address, parse_address
from kb.model import KINDS, Decision, Kind, Reason, Score
from kb.resolve.decisions import AS_NAMED, NAMED, Subject, check, in_force, name_in, subject_of
from kb.resolve.values import Member
from kb.text import fold

__all__ = ["Cut", "Moved", "Rulings", "by_hand", "by_name", "moved", "rulings", "taken_apart"]


@dataclass(frozen=True, slots=True)
class Cut:
    """What people took out of an entity: the articles in which it, the spelling under which it, or the mentions that are another.

    `mark` names mentions by the place of the first; they are called `spelling`. `why` says who took them out, when, for what.
    """

    whole: Subject
    documents: frozenset[str] = frozenset()
    spelling: str = ""
    mark: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Mentions that people say are one, of another than their article seems to say; `name` is "" for how they are written."""

    kind: Kind
    addresses: tuple[Address, ...]
    name: str
    decided_at: str

    @property
    def mark(self) -> str:
        return self.addresses[0].place


@dataclass(slots=True)
class Rulings:
    """The decisions in force, as clustering needs them; names are folded, with their kind."""

    together: list[tuple[Subject, Subject]] = field(default_factory=list)
    why: dict[tuple[Subject, Subject], str] = field(default_factory=dict)  # who joined two, when, for what
    apart: set[frozenset[Subject]] = field(default_factory=set)
    elsewhere: list[Cut] = field(default_factory=list)
    # what was split off, the rest, who did so, when and for what
    pieces: list[tuple[frozenset[Member], frozenset[Member], str]] = field(default_factory=list)
    names: dict[Subject, str] = field(default_factory=dict)
    kinds: dict[Subject, Kind] = field(default_factory=dict)
    hidden: set[Subject] = field(default_factory=set)


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """What the decisions in force say, later ones winning over earlier ones."""
    ruled = Rulings()
    renamed: dict[Subject, Subject] = {}  # the name now shown, to the name the articles have

    def said(text: str) -> Subject:
        subject = subject_of(text)
        given = renamed.get(subject) or renamed.get(subject._replace(where=()), subject)
        return given._replace(where=subject.where or given.where)

    for decision in in_force(list(decisions)):
        check(decision)
        first = said(decision.subjects[0])
        rest = decision.subjects[1:]
        if decision.action == "merge":
            for other in map(said, rest):
                ruled.together.append((first, other))
                ruled.why[first, other] = _signed(decision)
                ruled.apart.discard(frozenset((first, other)))
                ruled.elsewhere = [cut for cut in ruled.elsewhere if not _healed(cut, first, other)]
        elif decision.action == "split":
            _split(ruled, decision, first, [said(s) for s in rest if s.startswith(NAMED)])
            for whose in (said(s.removeprefix("as:")) for s in rest if s.startswith(AS_NAMED)):
                for move in moved([decision]):
                    piece = Subject(move.kind, fold(move.name), (move.mark,))
                    ruled.together.append((piece, whose))
                    ruled.why[piece, whose] = _signed(decision)
        elif decision.action == "rename":
            ruled.names.pop(first, None)  # the later of two names for one entity comes last
            ruled.names[first] = rest[0]
            renamed[Subject(first.kind, fold(rest[0]))] = first
        elif decision.action == "retype":
            kind = next(k for k in KINDS if k == rest[0])
            for other_kind in KINDS:
                ruled.kinds.pop(first._replace(kind=other_kind), None)
            if kind != first.kind:
                ruled.kinds[first] = kind
        elif decision.action == "hide":
            ruled.hidden.add(first)
    return ruled


def by_hand(why: str = "") -> Score:
    """The score of what a person joined; `why` says who, when and for what.

    >>> by_hand("by ada on 2024-05-01: her real name").reasons[0].text
    'joined by hand by ada on 2024-05-01: her real name'
    """
    return Score(1.0, "same", (Reason("decision", 10.0, f"joined by hand {why}".strip()),))


def taken_apart(why: str) -> Score:
    """The score of what a person took apart; `why` as for `by_hand`."""
    return Score(0.0, "different", (Reason("decision", -10.0, f"taken apart by hand {why}".strip()),))


def _signed(decision: Decision) -> str:
    """Who decided, on what day and for what, as far as it is known."""
    who = f"by {decision.author}" if decision.author else ""
    day = f"on {decision.decided_at[:10]}" if decision.decided_at else ""
    said = " ".join(filter(None, (who, day)))
    return f"{said}: {decision.reason}" if said and decision.reason else said or decision.reason


def _healed(cut: Cut, one: Subject, other: Subject) -> bool:
    """Whether a merge takes back what was cut off: it joins the two again."""
    if cut.mark:
        return any(cut.mark in s.where for s in (one, other)) and any(s.name == cut.whole.name for s in (one, other))
    return bool(cut.spelling) and {cut.whole, Subject(cut.whole.kind, cut.spelling)} == {one, other}


def _split(ruled: Rulings, decision: Decision, first: Subject, others: Iterable[Subject]) -> None:
    rest, why = decision.subjects[1:], _signed(decision)
    documents = frozenset(s.partition(":")[2] for s in rest if s.startswith("document:"))
    if documents:
        ruled.elsewhere.append(Cut(first, documents, why=why))
    for move in moved([decision]):
        name = move.name or move.addresses[0].surface
        ruled.elsewhere.append(Cut(first, spelling=fold(name), mark=move.mark, why=why))
    for other in others:
        pair = frozenset((first, other))
        ruled.apart.add(pair)
        ruled.together = [t for t in ruled.together if frozenset(t) != pair]
        if other.kind == first.kind and other != first:
            ruled.elsewhere.append(Cut(first, spelling=other.name, why=why))


def moved(decisions: Sequence[Decision]) -> list[Moved]:
    """The mentions that decisions in force say are of another, in the order of the decisions."""
    found = []
    for decision in in_force(decisions):
        said = [s.partition(":")[2] for s in decision.subjects if s.startswith("mention:")]
        addresses = [address for s in said if (address := parse_address(s))]
        if decision.action == "split" and addresses:
            name = next((name_in(s) for s in decision.subjects if s.startswith("as:")), "")
            kind = subject_of(decision.subjects[0]).kind
            found.append(Moved(kind, tuple(addresses), name, decision.decided_at))
    return found


def by_name(subjects: Iterable[Subject]) -> dict[tuple[Kind, str], list[Subject]]:
    """The subjects by kind and name: several of one name differ in where it is borne.

    >>> bearers = Subject("person", "ann orr", ("a3",)), Subject("person", "ann orr", ("b4",))
    >>> by_name(bearers)["person", "ann orr"] == list(bearers)
    True
    """
    found: dict[tuple[Kind, str], list[Subject]] = {}
    for subject in subjects:
        found.setdefault(subject[:2], []).append(subject)
    return found
