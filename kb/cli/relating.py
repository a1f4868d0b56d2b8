"""kb relations, kb story: what articles say of two entities, and which articles are versions of one text."""

from datetime import datetime
from pathlib import Path

import click

from kb.asjson import document_json, quote_json, relation_json
from kb.cli.output import as_json, dated, folder_option, json_option, plain, say
from kb.graph.filter import GraphFilter
from kb.knowledge import open_kb
from kb.relate import predicates

__all__ = ["relations_command", "story_command"]


@click.command("relations")
@folder_option
@json_option
@click.option(
    "--type",
    "types",
    multiple=True,
    help="Only these types (holds-office, met, …); mentioned-with is left out unless named.",
)
@click.option("--entity", default="", help="Only those of this entity (name or id).")
@click.option("--since", type=click.DateTime(formats=["%Y-%m-%d"]), help="Only those told on or after this day.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True)
def relations_command(
    folder: Path, as_json_: bool, types: tuple[str, ...], entity: str, since: datetime | None, limit: int
) -> None:
    """List what the articles state, each with its sentence: who holds which office, who met whom, who owns what."""
    wanted = types or tuple(sorted(predicates()))
    with open_kb(folder) as kb:
        centre = kb.entity(entity).id if entity else ""
        day = since.date() if since else None
        total, found = kb.counted_relations(GraphFilter(types=wanted, since=day, entity=centre))
        own = [r for r in found if not centre or centre in (r.source, r.target)]
        shown = [(r, kb.entity(r.source), kb.entity(r.target), kb.best_quote(r)) for r in own[:limit]]
    if as_json_:
        items = [
            {**relation_json(r), "source_name": a.name, "target_name": b.name, "quote": quote_json(q) if q else None}
            for r, a, b, q in shown
        ]
        as_json({"total": len(own) if centre else total, "items": items})
        return
    for r, a, b, q in shown:
        manner = "" if r.polarity == "affirmed" else f" ({r.polarity})"
        time = f", {r.since or '…'} – {r.until or ''}" if r.since or r.until else ""
        said = f"“{q.text}” — {q.document.publisher or q.document.uri}, {dated(q.document)}" if q else ""
        say(plain(f"{a.name} · {r.type}{manner} · {b.name}{time}: {said}"))
    if len(own) > limit:
        say(f"{len(own)} in all; --limit shows more")


@click.command("story")
@click.argument("story", metavar="ID")
@folder_option
@json_option
def story_command(story: str, folder: Path, as_json_: bool) -> None:
    """Show the versions of one text; ID is a story's or one of its articles'."""
    with open_kb(folder) as kb:
        versions = kb.versions(story)
    if as_json_:
        items = [{"role": v.role, "score": v.score, "reason": v.reason, **document_json(d)} for v, d in versions]
        as_json({"story": versions[0][0].story_id, "total": len(items), "items": items})
        return
    for v, d in versions:
        reason = f"  {v.reason}" if v.reason else ""
        say(plain(f"{v.role}: {d.id}  {d.title or d.uri} — {d.publisher or d.uri}, {dated(d)}, {d.language}{reason}"))
