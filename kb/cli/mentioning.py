"""kb mentions: where an entity is named, each place as kb split --mention takes it."""

from collections.abc import Iterator
from pathlib import Path

import click

from kb.addresses import Address, address_of
from kb.answers import Linked
from kb.cli.output import as_json, folder_option, json_option, plain, say
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Document, Entity

__all__ = ["mentions_command", "named_places", "of_entity"]


@click.command("mentions")
@click.argument("entity")
@click.option("--document", default="", help="Only in this article (its id).")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True)
@folder_option
@json_option
def mentions_command(entity: str, document: str, limit: int, folder: Path, as_json_: bool) -> None:
    """List where ENTITY is named, with the place of each mention: what kb split --mention takes."""
    with open_kb(folder) as kb:
        whole = kb.entity(entity)
        documents = [kb.document(document)] if document else list(named_places(kb, whole))
        found = [a for d in documents for a in of_entity(kb, d, whole)]
    if as_json_:
        items = [
            {"place": a.place, "document": a.document, "start": a.start, "surface": a.surface, "sentence": a.sentence}
            for a in found[:limit]
        ]
        as_json({"total": len(found), "items": items})
        return
    for address in found[:limit]:
        say(plain(f"{address.place}  {address.sentence}"))
    if len(found) > limit:
        say(f"{len(found)} in all; --limit shows more, --document ID those of one article")


def named_places(kb: KnowledgeBase, entity: Entity) -> Iterator[Document]:
    """The articles that name an entity, newest text first, all versions of a text side by side."""
    _, texts, _ = kb.named_in(entity.id, limit=1)
    for row in kb.named_in(entity.id, limit=texts)[2]:
        yield row.quote.document
        yield from row.versions


def of_entity(kb: KnowledgeBase, document: Document, entity: Entity) -> list[Address]:
    """The addresses of the mentions of an entity in an article, in order."""
    own: list[Linked] = [m for m in kb.mentions(document.id) if m.entity_id == entity.id]
    return [address_of(document.id, document.text, linked.mention) for linked in own]
