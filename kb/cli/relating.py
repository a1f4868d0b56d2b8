"""kb relations, kb story: what articles say of two entities, and which articles are versions of one text."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kb.answers import Quote
from kb.asjson import document_json, quote_json, relation_json
from kb.claims import Contradiction, period, said_at
from kb.cli.output import as_json, dated, folder_option, json_option, linked, plain, say
from kb.graph.filter import GraphFilter
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Relation
from kb.relate import OFFICES, kept_own, office_name, predicates

__all__ = ["check_types", "relations_command", "story_command"]


Shown = list[tuple[Relation, Quote | None]]


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
@click.option("--office", default="", help='Only this office, in any language: "foreign minister".')
@click.option(
    "--at", default="", help="Only what is said to hold in this year, month or day (2022, 2022-01, 2022-01-06)."
)
@click.option("--since", type=click.DateTime(formats=["%Y-%m-%d"]), help="Only those told on or after this day.")
@click.option("--contradictions", is_flag=True, help="Only where articles contradict each other, both sides.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True)
def relations_command(
    folder: Path, as_json_: bool, types: tuple[str, ...], entity: str, office: str, at: str, since: datetime | None,
    contradictions: bool, limit: int,
) -> None:  # fmt: skip
    """List what the articles state, each with its sentence: who holds which office, who met whom, who owns what."""
    known = check_types(types, folder)
    if at:
        _checked(at)
    with open_kb(folder) as kb:
        centre = kb.entity(entity).id if entity else ""
        if contradictions:
            _show_contradictions(kb, kb.contradictions(centre)[: limit or None], as_json_)
            return
        wanted = types or (tuple(sorted(OFFICES)) if office else known)
        total, found = kb.counted_relations(
            GraphFilter(types=wanted, since=since.date() if since else None, entity=centre)
        )
        own = [r for r in found if not centre or centre in (r.source, r.target)]
        if office:
            own = [r for r in own if r.office == office_name(office)]
        shown: Shown = _at(kb, own, at) if at else [(r, kb.best_quote(r)) for r in own[:limit]]
        total = len(shown) if at else len(own) if centre or office else total
        names = kb.names_of(sorted({i for r, _ in shown for i in (r.source, r.target)}))
    if as_json_:
        as_json({"total": total, "items": [_json(r, q, names) for r, q in shown[:limit]]})
        return
    for r, q in shown[:limit]:
        say(_line(r, q, names))
    if total > limit:
        say(f"{total} in all; --limit shows more")


def check_types(types: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """The types that articles of the knowledge base in `folder` can state, its user's own ones among them.

    Raises BadParameter, which names them, when one of `types` is none of them.
    """
    known = tuple(sorted(predicates(kept_own(folder))))
    for name in types:
        if name not in known and name != "mentioned-with":
            raise click.BadParameter(
                f"there is no type {name!r}; the types are {', '.join(sorted([*known, 'mentioned-with']))}",
                param_hint="--type",
            )
    return known


def _checked(at: str) -> None:
    try:
        period(at)
    except ValueError:
        raise click.BadParameter(
            f"{at!r} is no year, month or day; write 2022, 2022-01 or 2022-01-06", param_hint="--at"
        ) from None


def _at(kb: KnowledgeBase, relations: list[Relation], at: str) -> Shown:
    """The relations that a sentence says hold at a time, each with the newest such sentence."""
    found = ((r, said_at(kb.quotes(r, limit=-1)[1], at)) for r in relations)
    return [(r, quotes[0]) for r, quotes in found if quotes]


def _json(r: Relation, q: Quote | None, names: Mapping[str, str]) -> dict[str, Any]:
    ends = {"source_name": names[r.source], "target_name": names[r.target]}
    return {**relation_json(r), **ends, "quote": quote_json(q) if q else None}


def _line(r: Relation, q: Quote | None, names: Mapping[str, str]) -> str:
    said = f"“{q.text}” — {q.document.publisher or q.document.uri}, {dated(q.document)}" if q else ""
    return plain(f"{linked(names[r.source], r, names[r.target])}: {said}")


def _show_contradictions(kb: KnowledgeBase, found: list[Contradiction], as_json_: bool) -> None:
    names = kb.names_of(sorted({i for c in found for r in (c.left, c.right) for i in (r.source, r.target)}))
    if as_json_:
        items = [
            {"kind": c.kind, "left": _json(c.left, c.left_quote, names), "right": _json(c.right, c.right_quote, names)}
            for c in found
        ]
        as_json({"total": len(found), "items": items})
        return
    for c in found:
        say(f"{c.kind}:")
        say("  " + _line(c.left, c.left_quote, names))
        say("  " + _line(c.right, c.right_quote, names))


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
