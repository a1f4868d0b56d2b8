"""What people decided about who is who: an append-only log, replayed at every build.

Subjects are names and documents, never row numbers: "person:Niels Bohr", "document:a3". A log line is
one JSON object: {"action", "subjects", "author", "decided_at", "reason"}.

    merge   KIND:NAME KIND:NAME …            these are one
    split   KIND:NAME document:ID …          in these articles the name is somebody else
    split   KIND:NAME KIND:NAME              these two names are two
    rename  KIND:NAME NEW                    shown as NEW
    retype  KIND:NAME KIND                   it is a person / organization / country
    hide    KIND:NAME                        not an entity
    undo    [decided_at]                     takes back that decision, or the last one not taken back
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kb.countries import code_of
from kb.errors import DecisionError
from kb.model import KINDS, Decision, Kind, Reason, Score
from kb.resolve.values import Member
from kb.text import fold

__all__ = ["ACTIONS", "Rulings", "Subject", "append_decision", "by_hand", "in_force", "read_decisions", "rulings"]

ACTIONS = ("merge", "split", "rename", "retype", "hide", "undo")
Subject = tuple[Kind, str]  # kind and folded name


@dataclass(slots=True)
class Rulings:
    """The decisions in force, as clustering needs them; names are folded, with their kind."""

    together: list[tuple[Subject, Subject]] = field(default_factory=list)
    why: dict[tuple[Subject, Subject], str] = field(default_factory=dict)  # who joined two, when, for what
    apart: set[frozenset[Subject]] = field(default_factory=set)
    # an entity, and the documents in which it, or the spelling under which it, is somebody else
    elsewhere: list[tuple[Subject, frozenset[str], str]] = field(default_factory=list)
    pieces: list[tuple[frozenset[Member], frozenset[Member]]] = field(default_factory=list)  # split off, and the rest
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
    if action == "retype" and subjects[1] not in KINDS:
        raise DecisionError(f"unknown kind {subjects[1]!r} for {first[1]}; known: {', '.join(KINDS)}")


def _check_country(subject: str) -> None:
    name = subject.partition(":")[2]
    if not code_of(name):
        raise DecisionError(f"{name!r} is no country's name; rename it to one first, or hide it")


def subject_of(text: str) -> Subject:
    """A subject "kind:name" as kind and folded name. Raises DecisionError.

    >>> subject_of("person:Niels  BOHR")
    ('person', 'niels bohr')
    """
    kind, _, name = text.partition(":")
    if kind not in KINDS or not name.strip():
        raise DecisionError(f"{text!r} is not a name with its kind, such as person:Niels Bohr")
    return kind, fold(name)


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
        return renamed.get(subject, subject)

    for decision in in_force(list(decisions)):
        check(decision)
        first = said(decision.subjects[0])
        rest = decision.subjects[1:]
        if decision.action == "merge":
            for other in map(said, rest):
                ruled.together.append((first, other))
                ruled.why[first, other] = _signed(decision)
                ruled.apart.discard(frozenset((first, other)))
                ruled.elsewhere = [e for e in ruled.elsewhere if {e[0], (e[0][0], e[2])} != {first, other}]
        elif decision.action == "split":
            _split(ruled, first, [s if s.startswith("document:") else ":".join(said(s)) for s in rest])
        elif decision.action == "rename":
            ruled.names.pop(first, None)  # the later of two names for one entity comes last
            ruled.names[first] = rest[0]
            renamed[first[0], fold(rest[0])] = first
        elif decision.action == "retype":
            kind = next(k for k in KINDS if k == rest[0])
            for other_kind in KINDS:
                ruled.kinds.pop((other_kind, first[1]), None)
            if kind != first[0]:
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


def _signed(decision: Decision) -> str:
    """Who decided, on what day and for what, as far as it is known."""
    who = f"by {decision.author}" if decision.author else ""
    day = f"on {decision.decided_at[:10]}" if decision.decided_at else ""
    said = " ".join(filter(None, (who, day)))
    return f"{said}: {decision.reason}" if said and decision.reason else said or decision.reason


def _split(ruled: Rulings, first: Subject, rest: Iterable[str]) -> None:
    documents = frozenset(s.partition(":")[2] for s in rest if s.startswith("document:"))
    if documents:
        ruled.elsewhere.append((first, documents, ""))
    for other in (subject_of(s) for s in rest if not s.startswith("document:")):
        pair = frozenset((first, other))
        ruled.apart.add(pair)
        ruled.together = [t for t in ruled.together if frozenset(t) != pair]
        if other[0] == first[0] and other != first:
            ruled.elsewhere.append((first, frozenset(), other[1]))
