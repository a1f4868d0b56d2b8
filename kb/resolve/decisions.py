"""What people decided about who is who: an append-only log, replayed at every build (kb/resolve/rulings.py).

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
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from kb.addresses import parse_address
from kb.countries import code_of
from kb.errors import DecisionError
from kb.model import KINDS, Decision, Kind
from kb.text import fold

__all__ = [
    "ACTIONS",
    "AS_NAMED",
    "NAMED",
    "Subject",
    "append_decision",
    "check",
    "in_force",
    "name_in",
    "read_decisions",
    "subject_of",
]

ACTIONS = ("merge", "split", "rename", "retype", "hide", "undo")
NAMED = tuple(f"{kind}:" for kind in KINDS)  # what the subjects begin with that name an entity
AS_NAMED = tuple(f"as:{named}" for named in NAMED)  # and those that say it is whom mentions mean
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
    if decision.action == "rename" and not any(map(str.isalnum, decision.subjects[1])):
        raise DecisionError(f"{decision.subjects[1]!r} is no name: it has neither a letter nor a digit")
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
        if other.startswith(AS_NAMED) and subject_of(other.removeprefix("as:")).kind != first.kind:
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


def name_in(said: str) -> str:
    """The name in "as:NAME" or "as:KIND:NAME in document:ID"."""
    if not said.startswith(AS_NAMED):
        return said.removeprefix("as:")
    name = said.split(":", 2)[2]
    bearer = _BEARER.fullmatch(name)
    return bearer["name"] if bearer else name
