"""kb save, kb saved: searches kept under a name, and what is new in them."""

from datetime import UTC, datetime
from pathlib import Path

import click

from kb.asjson import document_json
from kb.cli.asking import Asking
from kb.cli.output import as_json, counted, dated, folder_option, json_option, plain, say
from kb.knowledge import KnowledgeBase, open_kb
from kb.query.clauses import Sort
from kb.saved import SORTS, SavedSearch, drop_search, look, read_searches, save_search, saved_search
from kb.texts import by_text

__all__ = ["save_command", "saved_command"]

SHOWN = 50


@click.command("save", cls=Asking)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@folder_option
@click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help="The order of its results.")
@click.option("--words-only", is_flag=True, help="Do not look for other spellings of the names in the query.")
def save_command(name: str, query: tuple[str, ...], folder: Path, sort: Sort, words_only: bool) -> None:
    """Keep the search QUERY under NAME; `kb saved NAME` tells what is new in it."""
    with open_kb(folder) as kb:
        before = read_searches(folder).get(name)
        save_search(folder, name, " ".join(query), kb.read_until(), sort=sort, words_only=words_only)
    instead = f", in place of the search {before.query!r}" if before else ""
    say(plain(f"saved as {name}{instead}; kb saved {name} shows what is new in it"))


@click.command("saved")
@click.argument("name", required=False)
@folder_option
@json_option
@click.option("--keep", is_flag=True, help="Do not remember that this was seen: the same is new the next time.")
@click.option("--drop", is_flag=True, help="Forget the search.")
def saved_command(name: str | None, folder: Path, as_json_: bool, keep: bool, drop: bool) -> None:
    """List the saved searches and how much is new in each; with NAME, show what is new since the last look."""
    with open_kb(folder) as kb:
        if name is None:
            _list(kb, as_json_)
        elif drop:
            drop_search(folder, name, datetime.now(UTC))
        else:
            _show(kb, saved_search(folder, name), as_json_)
            if not keep:
                look(folder, name, kb.read_until())


def _list(kb: KnowledgeBase, as_json_: bool) -> None:
    news = [(s, kb.news(s.asked(), since=s.seen, limit=SHOWN)) for s in read_searches(kb.folder).values()]
    counts = [(s, len(by_text(found)), len(found) >= SHOWN) for s, found in news]
    if as_json_:
        as_json([{**_asked_json(s), "seen": s.seen.isoformat(), "new": n} for s, n, _ in counts])
        return
    for s, n, many in counts:
        say(plain(f"{s.name}: {s.query} · {f'{n} or more new' if many else f'{n} new'}"))
    if not counts:
        say("no search is saved; kb save NAME QUERY saves one")


def _asked_json(s: SavedSearch) -> dict[str, object]:
    return {"name": s.name, "query": s.query, "sort": s.sort, "words_only": s.words_only}


def _show(kb: KnowledgeBase, search: SavedSearch, as_json_: bool) -> None:
    found = kb.news(search.asked(), since=search.seen, limit=SHOWN)
    if as_json_:
        as_json([{**document_json(d), "read_at": at.isoformat()} for d, at in found])
        return
    for text, _ in by_text(found):
        d = text.document
        more = counted(len(text.versions), "more version") if text.versions else ""
        about = " · ".join(v for v in (d.publisher, dated(d), d.language, d.id, more) if v)
        say(plain(f"{d.title or d.uri}\n   {about}"))
    if not found:
        say("nothing new")
