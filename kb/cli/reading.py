"""kb status, entities, entity, document, path: look at what is in a knowledge base."""

from collections.abc import Mapping
from pathlib import Path

import click

from kb.answers import Quote
from kb.apart import tell_apart
from kb.asjson import (
    appearance_json,
    document_json,
    entity_json,
    join_json,
    mention_json,
    quote_json,
    relation_json,
    status_json,
    suggestion_json,
)
from kb.cli.output import (
    LANGUAGES,
    MARKS,
    as_json,
    attributed,
    counted,
    dated,
    day,
    folder_option,
    json_option,
    linked,
    manner,
    plain,
    say,
    told_apart,
)
from kb.countries import country_name
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Entity, Relation, Score
from kb.phrases import TOGETHER

__all__ = ["document_command", "entities_command", "entity_command", "path_command", "status_command"]

STATED = 12  # lines of what is stated of an entity


@click.command("status")
@folder_option
@json_option
def status_command(folder: Path, as_json_: bool) -> None:
    """Say what is in the knowledge base."""
    with open_kb(folder) as kb:
        status = kb.status()
    if as_json_:
        as_json(status_json(status))
        return
    if not status.documents:
        say(f"nothing has been read into {folder} yet; read a folder with: kb build FOLDER --kb {folder}")
        return
    say(
        f"{counted(status.documents, 'article')} ({counted(status.versions, 'is a version', 'are versions')} of others),"
        f" {counted(status.rejected, 'file')} rejected"
    )
    say(
        f"{counted(status.people, 'person', 'people')}, {counted(status.organizations, 'organization')},"
        f" {counted(status.countries, 'country', 'countries')}, {counted(status.relations, 'relation')}"
    )
    say("languages: " + ", ".join(f"{language or 'unknown'} {n}" for language, n in status.languages))
    if status.first and status.last:
        say(f"published {day(status.first)} – {day(status.last)}, {status.undated} undated")
    say(f"full-text index by {status.engine}; built {status.built_at} by version {status.version}")


@click.command("entities")
@folder_option
@json_option
@click.option("--kind", type=click.Choice(["person", "organization", "country"]), help="Only this kind.")
@click.option("--country", default="", help="Only those of this country (ISO code).")
@click.option("--name", "text", default="", help="Only those with a name that has a word beginning so.")
@click.option(
    "--sort", type=click.Choice(["documents", "name", "first", "last"]), default="documents", show_default=True
)
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True)
@click.option("--offset", type=click.IntRange(min=0), default=0)
def entities_command(
    folder: Path, as_json_: bool, kind: str | None, country: str, text: str, sort: str, limit: int, offset: int
) -> None:
    """List people, organizations and countries."""
    with open_kb(folder) as kb:
        total, items = kb.entities(kind=kind or "", country=country, text=text, sort=sort, limit=limit, offset=offset)
        apart = {} if as_json_ else tell_apart(kb, items, LANGUAGES)
    if as_json_:
        as_json({"total": total, "items": [entity_json(e) for e in items]})
        return
    for e in items:
        between = f" — {told_apart(apart[e.id])}" if e.id in apart else ""
        others = [
            n for n in dict.fromkeys(n.surface for n in e.names if n.count and n.form != "demonym") if n != e.name
        ][:4]
        also = f"  (also {', '.join(others)})" if others else ""
        say(plain(f"{e.stories:>6}  {MARKS[e.kind]} {e.name}{between}{also}"))
    if total > offset + len(items):
        say(f"{total} in all; --limit and --offset show more")


@click.command("entity")
@click.argument("name")
@folder_option
@json_option
@click.option("--why", is_flag=True, help="Show what joined its names and what kept similar ones apart.")
def entity_command(name: str, folder: Path, as_json_: bool, why: bool) -> None:
    """Show a person, an organization or a country, by NAME or id."""
    with open_kb(folder) as kb:
        e = kb.entity(name)
        if as_json_:
            as_json(_entity_json(kb, e))
        elif why:
            _print_why(kb, e)
        else:
            _print_entity(kb, e)
        others = [other for other in kb.called(name) if other.id != e.id and e.name == other.name == name]
        if others and not as_json_:
            apart = tell_apart(kb, [e, *others], LANGUAGES)
            between = {i: f" — {told_apart(told)}" for i, told in apart.items()}
            said = (f"{o.name} ({o.id}){between.get(o.id, '')}" for o in others)
            say(plain(f"{e.name} is also the name of: {'; '.join(said)}"))


def _entity_json(kb: KnowledgeBase, e: Entity) -> dict[str, object]:
    articles, texts, rows = kb.named_in(e.id, limit=100)
    return {
        **entity_json(e),
        "joins": [join_json(j) for j in kb.joins(e.id)],
        "suggestions": [suggestion_json(s) for s, _, _ in kb.suggestions(e.id)],
        "neighbours": [
            {**relation_json(r), "entity": other.id, "name": other.name, "quote": quote_json(q)}
            for r, other, q in kb.neighbours(e.id, languages=LANGUAGES)
        ],
        "statements": [
            {**relation_json(r), "entity": other.id, "name": other.name, "quote": quote_json(q)}
            for r, other, q in kb.stated(e.id, languages=LANGUAGES)
        ],
        "appearances": {"total": articles, "stories": texts, "items": [appearance_json(row) for row in rows]},
    }


def _print_entity(kb: KnowledgeBase, e: Entity) -> None:
    say(plain(f"{MARKS[e.kind]} {e.name}   {e.id}"))
    names = [f"{n.surface} ({n.language or '?'}, {n.count})" for n in e.names if n.count]
    say(plain(f"names: {' · '.join(names)}"))
    said = f", {day(e.first)} – {day(e.last)}" if e.first else ""
    say(f"{counted(e.mentions, 'mention')} in {counted(e.stories, 'text')} ({counted(e.documents, 'article')}){said}")
    for line, quote in _stated_lines(kb, e)[:STATED]:
        source = f"{quote.document.publisher or quote.document.uri}, {dated(quote.document)}"
        say(plain(f"  {line}: {attributed(quote)} — {source}"))
    say("mentioned together with (of the strongest links, those in most texts first):")
    near = kb.neighbours(e.id, limit=12, languages=LANGUAGES)
    for relation, other, quote in sorted(near, key=lambda link: -link[0].stories):
        say(
            plain(
                f"  {MARKS[other.kind]} {other.name}, in {counted(relation.stories, 'text')}: “{quote.text}” — {dated(quote.document)}"
            )
        )
    for _, left, right in kb.suggestions(e.id):
        other = right if left.id == e.id else left
        say(plain(f"could be the same as: {other.name} ({other.id}); kb entity --why shows the reasons"))


def _stated_lines(kb: KnowledgeBase, e: Entity) -> list[tuple[str, Quote]]:
    """What is stated of an entity, as lines with the newest sentence; what reads the same is one line."""
    lines: dict[str, Quote] = {}
    for relation, other, quote in kb.stated(e.id, languages=LANGUAGES):
        arrow = "→" if relation.source == e.id else "←"
        lines.setdefault(f"{manner(relation, quote.document.language)} {arrow} {other.name}", quote)
    return list(lines.items())


def _print_why(kb: KnowledgeBase, e: Entity) -> None:
    say(plain(f"{MARKS[e.kind]} {e.name}   {e.id}"))
    joins = kb.joins(e.id)
    if joins:
        say("joined:")
    elif e.documents > 1:
        said = [f"country: {country_name(e.country) or e.country}"] if e.country else []
        said += [f"office: {', '.join(e.titles[:3]).replace('-', ' ')}"] if e.titles else []
        say(plain("; ".join(["one name in all articles, and nothing they say is against one bearer", *said])))
    elif inside := list(dict.fromkeys(n.surface for n in e.names if n.surface != e.name)):
        say(plain(f"one article, which calls the same: {', '.join(inside)}"))
    else:
        say("one spelling only; nothing had to be joined")
    for join in joins:
        say(plain(f"  {join.left} = {join.right}   {join.score.value:.2f}"))
        _print_reasons(join.score)
    for known, pairs in (("not sure", kb.suggestions(e.id)), ("another", kb.apart(e.id))):
        for pair, left, right in pairs:
            other = right if left.id == e.id else left
            say(plain(f"kept apart, {known}: {other.name} ({other.id})   {pair.score.value:.2f}"))
            _print_reasons(pair.score)


def _print_reasons(score: Score) -> None:
    """What speaks for two names being one and what against; how rare it is at all is no reason of its own."""
    for reason in score.reasons:
        if reason.feature != "prior":
            say(plain(f"      {reason.text}"))


@click.command("document")
@click.argument("document_id", metavar="ID")
@folder_option
@json_option
def document_command(document_id: str, folder: Path, as_json_: bool) -> None:
    """Show an article: its text, what is known about it, whom it names."""
    with open_kb(folder) as kb:
        d = kb.document(document_id)
        if as_json_:
            cuts = [{"offset": c.offset, "text": c.text, "reason": c.reason} for c in kb.cuts(d.id)]
            entities = [{"id": e.id, "kind": e.kind, "name": e.name, "mentions": n} for e, n in kb.entities_of(d.id)]
            versions = [
                {"document": v.document_id, "role": v.role, "score": v.score, "reason": v.reason}
                for v, _ in kb.versions(d.id)
            ]
            as_json(
                {
                    **document_json(d),
                    "mentions": [mention_json(m) for m in kb.mentions(d.id)],
                    "entities": entities,
                    "versions": versions,
                    "cut": cuts,
                }
            )
            return
        say(plain(d.title or d.uri))
        say(plain(" · ".join(v for v in (d.author, d.publisher, dated(d), d.language, d.uri) if v)))
        for version, other in kb.versions(d.id):
            if other.id != d.id:
                say(plain(f"same text as {other.id} {other.title} ({version.role})"))
        say()
        say(plain(d.body))
        say()
        for e, n in kb.entities_of(d.id):
            say(plain(f"{n:>4}  {MARKS[e.kind]} {e.name}"))


@click.command("path")
@click.argument("a")
@click.argument("b")
@folder_option
@json_option
def path_command(a: str, b: str, folder: Path, as_json_: bool) -> None:
    """Show how A and B (names or ids) are connected, and by which sentences."""
    with open_kb(folder) as kb:
        ways = kb.path(a, b)
        relations = list(dict.fromkeys(r for way in ways for r in way))
        quotes = dict(zip(relations, kb.told_once(relations, LANGUAGES), strict=True))
        names = kb.names_of(sorted({i for r in relations for i in (r.source, r.target)}))
        start = kb.entity(a).id
    if as_json_:
        as_json(
            {
                "paths": [
                    [{**relation_json(r), "quote": quote_json(q) if (q := quotes[r]) else None} for r in way]
                    for way in ways
                ]
            }
        )
        return
    if not ways:
        say(plain(f"nothing read so far connects {a} and {b}"))
    told: set[Relation] = set()
    for number, way in enumerate(ways, 1):
        say(f"{number}.")
        at = start
        for r in way:
            quote = quotes[r]
            said = f": {attributed(quote)} — {dated(quote.document)}" if quote and r not in told else ", as above"
            told.add(r)
            say(plain(f"   {_step(r, at, names, quote)}, in {counted(r.stories, 'text')}{said}"))
            at = r.target if at == r.source else r.source


def _step(r: Relation, at: str, names: Mapping[str, str], quote: Quote | None) -> str:
    """A step of a way, from the end where one stands; an arrow where it is said of the other end."""
    language = quote.document.language if quote else ""
    if r.type == TOGETHER or r.source == at:
        other = r.target if r.source == at else r.source
        return linked(names[at], r, names[other], language)
    return f"{names[at]} ← {linked(names[r.source], r, names[at], language)}"
