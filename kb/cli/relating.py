"""kb relations, kb story: what articles say of two entities, and which articles are versions of one text."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from kb.answers import Quote
from kb.asjson import document_json, stated_json
from kb.claims import Contradiction, dated_as, period, said_at
from kb.cli.output import LANGUAGES, as_json, attributed, dated, folder_option, json_option, linked, plain, say
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Relation
from kb.relate import OFFICES, kept_own, office_name, predicates
from kb.stated import Wanted

__all__ = ["check_types", "relations_command", "story_command"]


Shown = list[tuple[Relation, Quote | None]]
_DAY = click.DateTime(formats=["%Y-%m-%d"])
_POLARITIES = ("affirmed", "denied", "former", "planned", "alleged")


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
@click.option("--since", type=_DAY, help="Only those told on or after this day.")
@click.option("--until", type=_DAY, help="Only those told on or before this day.")
@click.option("--polarity", type=click.Choice(_POLARITIES), help="Only those told to be so; all unless given.")
@click.option("--contradictions", is_flag=True, help="Only where articles contradict each other, both sides.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True)
def relations_command(
    folder: Path, as_json_: bool, types: tuple[str, ...], entity: str, office: str, at: str, since: datetime | None,
    until: datetime | None, polarity: str | None, contradictions: bool, limit: int,
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
        page = kb.stated_page(
            Wanted(
                types=types or (tuple(sorted(OFFICES)) if office else known),
                entity=centre,
                office=office_name(office) if office else "",
                polarity=polarity or "",
                since=since.date() if since else None,
                until=until.date() if until else None,
                limit=-1 if at else limit,
            ),
            LANGUAGES,
        )
        shown: Shown = _at(kb, [r for r, _ in page.items], at) if at else list(page.items)
        total = len(shown) if at else page.total
        del shown[limit:]
        names = kb.names_of(sorted({i for r, _ in shown for i in (r.source, r.target)}))
    if as_json_:
        as_json({"total": total, "items": [stated_json(r, q, names) for r, q in shown]})
        return
    for r, q in shown:
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
    """The relations that a sentence says hold at a time, each with the newest such sentence and dated as it is."""
    found = ((r, said_at(kb.quotes(r, limit=-1)[1], at)) for r in relations)
    return [(dated_as(r, quotes[0]), quotes[0]) for r, quotes in found if quotes]


def _line(r: Relation, q: Quote | None, names: Mapping[str, str]) -> str:
    source = f" — {q.document.publisher or q.document.uri}, {dated(q.document)}" if q else ""
    return plain(
        f"{linked(names[r.source], r, names[r.target], q.document.language if q else '')}: {attributed(q) if q else ''}{source}"
    )


def _show_contradictions(kb: KnowledgeBase, found: list[Contradiction], as_json_: bool) -> None:
    names = kb.names_of(sorted({i for c in found for r in (c.left, c.right) for i in (r.source, r.target)}))
    if as_json_:
        items = [
            {
                "kind": c.kind,
                "left": stated_json(c.left, c.left_quote, names),
                "right": stated_json(c.right, c.right_quote, names),
            }
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
