"""kb merge, split, rename, retype, hide, undo: correct who is who. kb decisions lists what was decided."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from kb.asjson import report_json
from kb.cli.output import as_json, folder_option, json_option, plain, progress, say
from kb.errors import DecisionError
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Decision, Entity
from kb.pipeline import decide
from kb.resolve import in_force, read_decisions

__all__ = ["DECISION_COMMANDS"]


Command = TypeVar("Command", bound=Callable[..., Any])


def _options(command: Command) -> Command:
    """What every decision takes: why, who, where."""
    for option in (
        click.option("--reason", default="", help="Why, for those who read the decisions later."),
        click.option(
            "--author", default="", envvar="KB_AUTHOR", help="Who decides; else the name you are logged in under."
        ),
        folder_option,
        json_option,
    ):
        command = option(command)
    return command


def _subject(entity: Entity) -> str:
    return f"{entity.kind}:{entity.name}"


def _listed(entities: list[Entity]) -> str:
    return ", ".join(f"{e.name} ({e.id})" for e in entities)


def _entities(folder: Path, *names: str) -> list[Entity]:
    with open_kb(folder) as kb:
        return [kb.entity(name) for name in names]


def _record(
    folder: Path,
    action: str,
    subjects: tuple[str, ...],
    reason: str,
    author: str,
    as_json_: bool,
    done: str | Callable[[KnowledgeBase], str],
) -> None:
    """Append a decision and make the knowledge base fit it; `done` says what is so then."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    with progress(as_json_) as show:
        report = decide(folder, Decision(action, subjects, author or getpass.getuser(), now, reason), progress=show)
    if as_json_:
        as_json({"decision": {"action": action, "subjects": list(subjects), "decided_at": now}, **report_json(report)})
    else:
        if not isinstance(done, str):
            with open_kb(folder) as kb:
                done = done(kb)
        say(plain(done))


@click.command("merge")
@click.argument("a")
@click.argument("b")
@_options
def merge_command(a: str, b: str, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """A and B (names or ids) are one."""
    left, right = _entities(folder, a, b)
    if left.id == right.id:
        raise DecisionError(f"{a} and {b} are one already: {left.name} ({left.id})")

    def done(kb: KnowledgeBase) -> str:
        one = kb.entity(left.id)
        return f"{left.name} and {right.name} are one now, called {one.name} ({one.id})"

    _record(folder, "merge", (_subject(left), _subject(right)), reason, author, as_json_, done)


def _still(kb: KnowledgeBase, whole: Entity, mention: str) -> bool:
    """Whether the entity goes by the spelling still (by any, where a whole article was meant)."""
    return not mention or any(n.surface == mention and n.count for n in kb.entity(whole.id).names)


@click.command("split")
@click.argument("entity")
@click.option("--mention", default="", help="A spelling that is somebody else's.")
@click.option("--document", default="", help="An article (its id) in which the name is somebody else's.")
@_options
def split_command(
    entity: str, mention: str, document: str, folder: Path, as_json_: bool, reason: str, author: str
) -> None:
    """ENTITY is not one: a spelling, or its mentions in an article, are somebody else's."""
    if bool(mention) == bool(document):
        raise click.UsageError("say what is somebody else's: --mention SPELLING or --document ID")
    (whole,) = _entities(folder, entity)
    before = frozenset[str]()
    if document:
        with open_kb(folder) as kb:
            other = f"document:{kb.document(document).id}"
            before = frozenset(e.id for e, _ in kb.entities_of(kb.document(document).id))
    else:
        other = f"{whole.kind}:{mention}"
        if mention not in {n.surface for n in whole.names}:
            raise DecisionError(
                f"{whole.name} is never written {mention!r}; kb entity {whole.id!r} lists its spellings"
            )

    def done(kb: KnowledgeBase) -> str:
        found = [e for e, _ in kb.entities_of(document)] if document else kb.called(mention)
        if whole.id in {e.id for e in found} and _still(kb, whole, mention):
            return (
                f"nothing changed: wherever {mention or 'the name'} stands, it belongs to a name of that article, and all of "
                f"{whole.name} ({whole.id}) is written so; kb undo takes the decision back"
            )
        apart = [e for e in found if e.id not in before | {whole.id} and e.kind == whole.kind]
        now = f"; now {_listed(apart)}" if apart else ""
        return f"{mention or f'the name in {document}'} is no longer {whole.name} ({whole.id}){now}"

    _record(folder, "split", (_subject(whole), other), reason, author, as_json_, done)


@click.command("rename")
@click.argument("entity")
@click.argument("name")
@_options
def rename_command(entity: str, name: str, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """Show ENTITY as NAME from now on; its id stays."""
    (old,) = _entities(folder, entity)
    _record(folder, "rename", (_subject(old), name), reason, author, as_json_, f"{old.name} is now shown as {name}")


@click.command("retype")
@click.argument("entity")
@click.argument("kind", type=click.Choice(["person", "organization", "country"]))
@_options
def retype_command(entity: str, kind: str, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """ENTITY is of another KIND."""
    (old,) = _entities(folder, entity)
    article = "an" if kind == "organization" else "a"
    _record(
        folder,
        "retype",
        (_subject(old), kind),
        reason,
        author,
        as_json_,
        f"{old.name} is now {article} {kind}",
    )


@click.command("hide")
@click.argument("entity")
@_options
def hide_command(entity: str, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """ENTITY is not a person, organization or country: leave it out."""
    (old,) = _entities(folder, entity)
    _record(folder, "hide", (_subject(old),), reason, author, as_json_, f"{old.name} is left out from now on")


@click.command("undo")
@click.argument("decided_at", required=False)
@_options
def undo_command(decided_at: str | None, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """Take back the decision made at DECIDED_AT (kb decisions lists them), or the last one."""
    standing = in_force(read_decisions(folder / "decisions.jsonl"))
    if not standing or (decided_at and decided_at not in {d.decided_at for d in standing}):
        raise DecisionError(
            f"there is no decision {decided_at or ''} to take back; kb decisions lists them".replace("  ", " ")
        )
    subjects = (decided_at,) if decided_at else ()
    _record(folder, "undo", subjects, reason, author, as_json_, "the decision is taken back")


@click.command("decisions")
@folder_option
@json_option
def decisions_command(folder: Path, as_json_: bool) -> None:
    """List what was decided, oldest first."""
    found = read_decisions(folder / "decisions.jsonl")
    if as_json_:
        rows = [
            {
                "action": d.action,
                "subjects": list(d.subjects),
                "author": d.author,
                "decided_at": d.decided_at,
                "reason": d.reason,
            }
            for d in found
        ]
        as_json({"total": len(rows), "items": rows})
        return
    for d in found:
        because = f"  ({d.reason})" if d.reason else ""
        say(plain(f"{d.decided_at}  {d.author}: {d.action} {' · '.join(d.subjects)}{because}"))


DECISION_COMMANDS = (
    merge_command,
    split_command,
    rename_command,
    retype_command,
    hide_command,
    undo_command,
    decisions_command,
)
