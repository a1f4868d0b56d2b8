"""What people decided about who is who: an append-only log, replayed at every build.

Subjects are names and documents, never row numbers: "person:Niels Bohr", "document:a3". A log line is
one JSON object: {"action", "subjects", "author", "decided_at", "reason"}.

    merge   KIND:NAME KIND:NAME …            these are one
    split   KIND:NAME document:ID …          in these articles the name is somebody else
    split   KIND:NAME KIND:NAME              these two names are two
    split   KIND:NAME mention:ADDRESS … [as:NAME]   these mentions are somebody else, called NAME (kb/addresses.py)
    split   KIND:NAME mention:ADDRESS … as:KIND:NAME   these mentions are that other entity
    rename  KIND:NAME NEW                    shown as NEW
    retype  KIND:NAME KIND                   it is a person / organization / country
    hide    KIND:NAME                        not an entity
    undo    [decided_at]                     takes back that decision, or the last one not taken back

Of several entities of one name, "person:Ann Orr in document:a3" is the one an article names (several ids with commas
between), "person:Ann Orr in mention:a3#120" the one whom a split took out of an article, by its first mention.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

from kb.addresses import Address, parse_address
from kb.countries import code_of
from kb.errors import DecisionError
from kb.model import KINDS, Decision, Kind, Reason, Score
from kb.resolve.values import Member
from kb.text import fold

__all__ = [
    "ACTIONS",
    "Cut",
    "Moved",
    "Rulings",
    "Subject",
    "append_decision",
    "by_hand",
    "in_force",
    "moved",
    "read_decisions",
    "rulings",
    "subject_of",
    "taken_apart",
]

ACTIONS = ("merge", "split", "rename", "retype", "hide", "undo")
_NAMED = tuple(f"{kind}:" for kind in KINDS)
_AS_NAMED = tuple(f"as:{named}" for named in _NAMED)
_BEARER = re.compile(r"(?P<name>.*\S) in (?:document|mention):(?P<where>\S+)")


class Subject(NamedTuple):
    """Whom a decision means: kind and folded name; of several so called, the one that is named in one of the articles `where`.

    What a split took out of an article stands in the place of its first mention ("a3#120"), not in the article.
    """

    kind: Kind
    name: str
    where: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = "mention" if "#" in "".join(self.where) else "document"
        return f"{self.kind}:{self.name}" + (f" in {what}:{','.join(self.where)}" if self.where else "")


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


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in the file, oldest first; none when there is no file. Raises DecisionError for a bad line."""
    if not path.exists():
        return []
    found: list[Decision] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            decision = Decision(
                str(raw["action"]), tuple(map(str, raw["subjects"])), str(raw.get("author", "")),
                str(raw.get("decided_at", "")), str(raw.get("reason", "")),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            raise DecisionError(
                f"{path} line {number} is not a decision ({error}); correct or remove the line"
            ) from None
        try:
            check(decision)
        except DecisionError as error:
            raise DecisionError(f"{path} line {number}: {error}; correct or remove the line") from None
        found.append(decision)
    return found


def append_decision(path: Path, decision: Decision) -> None:
    """Write one more decision at the end of the file. Raises DecisionError when it cannot apply."""
    check(decision)
    if decision.action == "retype" and decision.subjects[1] == "country":
        _check_country(decision.subjects[0])
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(decision), ensure_ascii=False) + "\n")


def check(decision: Decision) -> None:
    """Raise DecisionError when a decision's subjects do not fit its action."""
    action, subjects = decision.action, decision.subjects
    if action not in ACTIONS:
        raise DecisionError(f"unknown action {action!r}; known: {', '.join(ACTIONS)}")
    if action == "undo":
        return
    if not subjects:
        raise DecisionError(f"{action} needs a name, such as person:Niels Bohr")
    first = subject_of(subjects[0])
    needed = {"merge": 2, "split": 2, "rename": 2, "retype": 2, "hide": 1}[action]
    if len(subjects) < needed:
        raise DecisionError(f"{action} needs {needed} subjects, {len(subjects)} given")
    if action == "merge" and len({subject_of(s)[0] for s in subjects}) > 1:
        raise DecisionError(f"{' and '.join(subjects)} are of different kinds; retype one first")
    if action == "split":
        _check_split(first, subjects[1:])
    if action == "retype" and subjects[1] not in KINDS:
        raise DecisionError(f"unknown kind {subjects[1]!r} for {first[1]}; known: {', '.join(KINDS)}")


def _check_split(first: Subject, rest: Sequence[str]) -> None:
    named = [s for s in rest if s.startswith("mention:")]
    for said in named:
        if parse_address(said.removeprefix("mention:")) is None:
            raise DecisionError(f"{said!r} is no mention, such as mention:a3#120 The judge ‹Ann Orr› spoke.")
    if named and first.kind == "country":
        raise DecisionError(f"{first.name} is a country, which its name alone tells; kb hide leaves it out")
    for other in rest:
        if other.startswith(_AS_NAMED) and subject_of(other.removeprefix("as:")).kind != first.kind:
            raise DecisionError(f"{first} and {other.removeprefix('as:')} are of different kinds; retype one first")
        if not other.startswith(("mention:", "document:", "as:")):
            subject_of(other)


def _check_country(subject: str) -> None:
    name = subject.partition(":")[2]
    if not code_of(name):
        raise DecisionError(f"{name!r} is no country's name; rename it to one first, or hide it")


def subject_of(text: str) -> Subject:
    """A subject "kind:name" as kind and folded name. Raises DecisionError.

    >>> subject_of("person:Niels  BOHR")
    Subject(kind='person', name='niels bohr', where=())
    >>> subject_of("person:Ann Orr in document:a3,b4").where
    ('a3', 'b4')
    """
    kind, _, name = text.partition(":")
    if kind not in KINDS or not name.strip():
        raise DecisionError(f"{text!r} is not a name with its kind, such as person:Niels Bohr")
    bearer = _BEARER.fullmatch(name)
    return (
        Subject(kind, fold(bearer["name"]), tuple(bearer["where"].split(","))) if bearer else Subject(kind, fold(name))
    )


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no later undo takes back, in order."""
    kept: list[Decision] = []
    for decision in decisions:
        if decision.action != "undo":
            kept.append(decision)
        elif not decision.subjects:
            kept = kept[:-1]
        else:
            kept = [d for d in kept if d.decided_at not in decision.subjects]
    return kept


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
            _split(ruled, decision, first, [said(s) for s in rest if s.startswith(_NAMED)])
            for whose in (said(s.removeprefix("as:")) for s in rest if s.startswith(_AS_NAMED)):
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
            name = next((_name_in(s) for s in decision.subjects if s.startswith("as:")), "")
            kind = subject_of(decision.subjects[0]).kind
            found.append(Moved(kind, tuple(addresses), name, decision.decided_at))
    return found


def _name_in(said: str) -> str:
    """The name in "as:NAME" or "as:KIND:NAME in document:ID"."""
    if not said.startswith(_AS_NAMED):
        return said.removeprefix("as:")
    name = said.split(":", 2)[2]
    bearer = _BEARER.fullmatch(name)
    return bearer["name"] if bearer else name
