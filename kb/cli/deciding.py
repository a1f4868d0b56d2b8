"""kb merge, split, rename, retype, hide, undo: correct who is who. kb decisions lists what was decided."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from kb.addresses import parse_place
from kb.asjson import report_json
from kb.cli.decided import decided, decision_line
from kb.cli.meaning import one_of_name, other_of, subject
from kb.cli.mentioning import named_places, of_entity
from kb.cli.output import as_json, counted, folder_option, json_option, plain, progress, say
from kb.errors import DecisionError
from kb.extract import base_name
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Decision, Entity
from kb.pipeline import decide
from kb.resolve import in_force

__all__ = [
    "hide_command",
    "merge_command",
    "rename_command",
    "retype_command",
    "split_command",
    "undo_command",
]


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


def _listed(entities: list[Entity]) -> str:
    return ", ".join(f"{e.name} ({e.id})" for e in entities)


def _meant(folder: Path, name: str) -> tuple[Entity, str]:
    """The entity of a name or an id, and what a decision calls it."""
    with open_kb(folder) as kb:
        found = kb.entity(name)
        return found, subject(kb, found, decided(folder))


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
    with open_kb(folder) as kb:
        left, right = kb.entity(a), kb.entity(b)
        if left.id == right.id:
            raise DecisionError(f"{a} and {b} are one already: {left.name} ({left.id})")
        if one_of_name(kb, left, right, decided(folder)):
            subjects = (f"{left.kind}:{left.name}", f"{right.kind}:{right.name}")
        else:
            subjects = (subject(kb, left, decided(folder)), subject(kb, right, decided(folder)))

    def done(kb: KnowledgeBase) -> str:
        one = kb.entity(left.id)
        return f"{left.name} and {right.name} are one now, called {one.name} ({one.id})"

    _record(folder, "merge", subjects, reason, author, as_json_, done)


@click.command("split")
@click.argument("entity")
@click.option(
    "--mention",
    "mentions",
    multiple=True,
    help="A spelling that is somebody else's, or a place (ID#NUMBER, see kb mentions) where somebody else is meant; may be repeated.",
)
@click.option("--document", default="", help="An article (its id) in which the name is somebody else's.")
@click.option("--as", "name", default="", help="Who is meant there: another's name or id, or a new name.")
@_options
def split_command(
    entity: str, mentions: tuple[str, ...], document: str, name: str, folder: Path, as_json_: bool, reason: str,
    author: str,
) -> None:  # fmt: skip
    """ENTITY is not one: a spelling, its mentions in an article, or single mentions are somebody else's."""
    if bool(mentions) == bool(document):
        raise click.UsageError("say what is somebody else's: --mention SPELLING, --mention PLACE or --document ID")
    places = [place for m in mentions if (place := parse_place(m))]
    if places and len(places) < len(mentions):
        raise click.UsageError("give spellings or places, not both")
    if name and document:
        raise click.UsageError("--as names whom mentions mean; give a spelling or places with --mention")
    whole, said = _meant(folder, entity)
    if name and not places:
        places = _places_of(folder, whole, mentions)
    if places:
        others, done = _at_places(folder, whole, places, name)
    elif document:
        others, done = _in_article(folder, whole, document)
    else:
        others, done = _so_spelled(whole, mentions)
    _record(folder, "split", (said, *others), reason, author, as_json_, done)


Split = tuple[tuple[str, ...], Callable[[KnowledgeBase], str]]  # the other subjects, and what is so then


def _at_places(folder: Path, whole: Entity, places: list[tuple[str, int]], name: str) -> Split:
    """Single mentions are another's. Raises DecisionError for a place where the entity is not named."""
    with open_kb(folder) as kb:
        found, language = [], ""
        for document_id, start in places:
            document = kb.document(document_id)
            here = [a for a in of_entity(kb, document, whole) if a.start == start]
            if not here:
                raise DecisionError(
                    f"{whole.name} is not named at {document_id}#{start}; kb mentions {whole.id!r} lists the places"
                )
            found += here
            language = language or document.language
        whose = other_of(kb, whole, name) if name else None
        taken = subject(kb, whose, decided(folder)) if whose else ""
    longest = max((a.surface for a in found), key=lambda surface: len(surface.split()))
    called = whose.name if whose else name or base_name(longest, whole.kind, language)

    def done(kb: KnowledgeBase) -> str:
        there = [m for m in kb.mentions(found[0].document) if m.mention.start == found[0].start]
        if not there or there[0].entity_id == whole.id:
            return f"nothing changed: {called} is {whole.name} ({whole.id}) by another decision; kb undo takes this one back"
        now = kb.entity(there[0].entity_id)
        return f"{counted(len(found), 'mention')} of {whole.name} ({whole.id}) now {now.name} ({now.id})"

    return (*(f"mention:{a}" for a in found), f"as:{taken or called}"), done


def _in_article(folder: Path, whole: Entity, document: str) -> Split:
    """The mentions in one article are another's."""
    with open_kb(folder) as kb:
        document_id = kb.document(document).id
        before = frozenset(e.id for e, _ in kb.entities_of(document_id))

    def done(kb: KnowledgeBase) -> str:
        found = [e for e, _ in kb.entities_of(document_id)]
        return _outcome(whole, f"the name in {document}", found, before, still=True)

    return (f"document:{document_id}",), done


def _check_spellings(whole: Entity, mentions: tuple[str, ...]) -> None:
    for mention in mentions:
        if mention not in {n.surface for n in whole.names}:
            raise DecisionError(
                f"{whole.name} is never written {mention!r}; kb entity {whole.id!r} lists its spellings"
            )


def _places_of(folder: Path, whole: Entity, mentions: tuple[str, ...]) -> list[tuple[str, int]]:
    """Where the entity is written so. Raises DecisionError for a spelling that it has not."""
    _check_spellings(whole, mentions)
    with open_kb(folder) as kb:
        found = [a for d in named_places(kb, whole) for a in of_entity(kb, d, whole) if a.surface in mentions]
    return [(a.document, a.start) for a in found]


def _so_spelled(whole: Entity, mentions: tuple[str, ...]) -> Split:
    """Spellings are another's. Raises DecisionError for one that the entity has not."""
    _check_spellings(whole, mentions)

    def done(kb: KnowledgeBase) -> str:
        found = list({e.id: e for m in mentions for e in kb.called(m)}.values())
        still = whole.id in {e.id for e in found} and any(
            n.surface in mentions and n.count for n in kb.entity(whole.id).names
        )
        return _outcome(whole, ", ".join(mentions), found, frozenset(), still=still)

    return tuple(f"{whole.kind}:{mention}" for mention in mentions), done


def _outcome(whole: Entity, what: str, found: list[Entity], before: frozenset[str], *, still: bool) -> str:
    """What a split came to: `found` are now called or named so; `still` says whether the entity may be so itself."""
    if still and whole.id in {e.id for e in found}:
        return (
            f"nothing changed: wherever {what} stands, it belongs to a name of that article, and all of "
            f"{whole.name} ({whole.id}) is written so; kb mentions lists its places, kb undo takes the decision back"
        )
    apart = [e for e in found if e.id not in before | {whole.id} and e.kind == whole.kind]
    now = f"; now {_listed(apart)}" if apart else ""
    return f"{what} is no longer {whole.name} ({whole.id}){now}"


@click.command("rename")
@click.argument("entity")
@click.argument("name")
@_options
def rename_command(entity: str, name: str, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """Show ENTITY as NAME from now on; its id stays."""
    old, said = _meant(folder, entity)
    _record(folder, "rename", (said, name), reason, author, as_json_, f"{old.name} is now shown as {name}")


@click.command("retype")
@click.argument("entity")
@click.argument("kind", type=click.Choice(["person", "organization", "country"]))
@_options
def retype_command(entity: str, kind: str, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """ENTITY is of another KIND."""
    old, said = _meant(folder, entity)
    article = "an" if kind == "organization" else "a"
    if old.kind == kind:
        raise DecisionError(f"{old.name} is {article} {kind} already")
    _record(
        folder,
        "retype",
        (said, kind),
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
    old, said = _meant(folder, entity)
    _record(folder, "hide", (said,), reason, author, as_json_, f"{old.name} is left out from now on")


@click.command("undo")
@click.argument("decided_at", required=False)
@_options
def undo_command(decided_at: str | None, folder: Path, as_json_: bool, reason: str, author: str) -> None:
    """Take back the decision made at DECIDED_AT (kb decisions lists them), or the last one."""
    standing = in_force(decided(folder))
    if not standing or (decided_at and decided_at not in {d.decided_at for d in standing}):
        raise DecisionError(
            f"there is no decision {decided_at or ''} to take back; kb decisions lists them".replace("  ", " ")
        )
    subjects = (decided_at,) if decided_at else ()
    took = next((d for d in standing if d.decided_at == decided_at), standing[-1])

    def done(kb: KnowledgeBase) -> str:
        return f"taken back: {decision_line(kb, took)}"

    _record(folder, "undo", subjects, reason, author, as_json_, done)
