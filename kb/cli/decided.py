"""kb decisions: what was decided, each in a line, and what of it an undo took back."""

import re
from collections.abc import Sequence
from pathlib import Path

import click

from kb.cli.output import as_json, folder_option, json_option, plain, say
from kb.errors import NotFound
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Decision
from kb.resolve import in_force, read_decisions

__all__ = ["decided", "decision_line", "decisions_command", "taken_back"]

_DOCUMENTS = re.compile(r"document:(\S+)")


@click.command("decisions")
@folder_option
@json_option
def decisions_command(folder: Path, as_json_: bool) -> None:
    """List what was decided, oldest first, and what of it was taken back."""
    found = decided(folder)
    standing = {id(d) for d in in_force(found)}
    gone = [d.action != "undo" and id(d) not in standing for d in found]
    if as_json_:
        rows = [
            {
                "action": d.action,
                "subjects": list(d.subjects),
                "author": d.author,
                "decided_at": d.decided_at,
                "reason": d.reason,
                "taken_back": back,
            }
            for d, back in zip(found, gone, strict=True)
        ]
        as_json({"total": len(rows), "items": rows})
        return
    if not found:
        return
    with open_kb(folder) as kb:
        for number, (d, back) in enumerate(zip(found, gone, strict=True)):
            of = "".join(f" the decision of {o.decided_at}" for o in taken_back(found, number) if d.action == "undo")
            line = f"undo{of}{f' ({d.reason})' if d.reason else ''}" if d.action == "undo" else decision_line(kb, d)
            say(plain(f"{d.decided_at}  {d.author}: {line}{' — taken back' if back else ''}"))


def decided(folder: Path) -> list[Decision]:
    """All decisions of the knowledge base in a folder, oldest first."""
    return read_decisions(folder / "decisions.jsonl")


def decision_line(kb: KnowledgeBase, decision: Decision) -> str:
    """What was decided and why, each article with its headline: `split person:Ann Orr · document:a3 “Orr wins” (two)`."""
    because = f" ({decision.reason})" if decision.reason else ""
    said = (
        s if s.startswith("mention:") else _DOCUMENTS.sub(lambda m: _with_headlines(kb, m[1]), s)
        for s in decision.subjects
    )
    return f"{decision.action} {' · '.join(said)}{because}"


def taken_back(decisions: Sequence[Decision], number: int) -> list[Decision]:
    """The decisions that the undo at this place of all of them took back; none when it found none to take back.

    >>> merge, undo = Decision("merge", ("person:A", "person:B"), "ada", "1"), Decision("undo", (), "ada", "2")
    >>> [d.action for d in taken_back([merge, undo, undo], 1)], taken_back([merge, undo, undo], 2)
    (['merge'], [])
    """
    after = {id(d) for d in in_force(decisions[: number + 1])}
    return [d for d in in_force(decisions[:number]) if id(d) not in after]


def _with_headlines(kb: KnowledgeBase, ids: str) -> str:
    return f"document:{', '.join(f'{i} {_headline(kb, i)}'.rstrip() for i in ids.split(','))}"


def _headline(kb: KnowledgeBase, document_id: str) -> str:
    """The headline in quotation marks; "" where there is none, or the article is gone."""
    try:
        title = kb.document(document_id).title
    except NotFound:
        return "(no longer here)"
    return f"“{title}”" if title else ""
