"""kb search: find articles."""

from dataclasses import replace
from pathlib import Path

import click
from rich.text import Text

from kb.asjson import answer_json, page_json
from kb.cli.asking import Asking
from kb.cli.output import (
    LANGUAGES,
    as_json,
    attributed,
    console,
    counted,
    dated,
    folder_option,
    json_lines,
    json_option,
    linked,
    plain,
    say,
)
from kb.errors import SourceError
from kb.index import Hit, Page
from kb.index.choices import choices
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Document
from kb.officials import Answer, answer
from kb.query import Query, parse
from kb.query.clauses import Sort
from kb.query.describe import widened
from kb.references import MOST, taken_away
from kb.text import sentences

__all__ = ["search_command"]

ROWS = 20
FACET_VALUES = 12


@click.command("search", cls=Asking)
@click.argument("query", nargs=-1)
@folder_option
@json_option
@click.option("--limit", type=click.IntRange(min=0), help="Rows; 20 unless given, 1,000 with --export.")
@click.option("--offset", type=click.IntRange(min=0), default=0)
@click.option("--after", default="", help="The cursor that a page has in JSON: the rows behind it.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True)
@click.option("--facets", is_flag=True, help="Also print how the results divide.")
@click.option("--words-only", is_flag=True, help="Do not look for other spellings of the names in the query.")
@click.option("--unfolded", is_flag=True, help="Show every version of a text as a row of its own.")
@click.option(
    "--export",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the articles found to a file instead: its suffix, .csv, .jsonl, .ris or .bib, says how.",
)
@click.option(
    "--queries",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help='Answer many: a file of lines {"id": …, "query": …}; prints a line of JSON each, every version of a text a row.',
)
def search_command(
    query: tuple[str, ...], folder: Path, as_json_: bool, limit: int | None, offset: int, after: str, sort: Sort, facets: bool,
    words_only: bool, unfolded: bool, target: Path | None, queries: Path | None,
) -> None:  # fmt: skip
    """Find articles; QUERY as in the search box (see docs/search.md)."""
    base = Query(
        limit=ROWS if limit is None else limit,
        offset=offset,
        after=after,
        sort=sort,
        entities=not words_only,
        fold_stories=not unfolded,
    )
    with open_kb(folder) as kb:
        if queries:
            for row in json_lines(queries, ("id", "query")):
                page = kb.search(_asked(str(row["query"]), replace(base, facets=facets, fold_stories=False)))
                as_json({"id": row["id"], **page_json(page, _documents(kb, page))})
            return
        text = " ".join(query)
        if target:
            _export(kb, _asked(text, replace(base, limit=MOST if limit is None else limit)), target)
            return
        asked = kb.expanded(_asked(text, replace(base, facets=facets or as_json_)))
        page, also = kb.search(replace(asked, entities=False)), widened(asked.where)  # names are looked up once
        if not text.strip():  # nothing tells versions of a text apart
            page = replace(page, hits=tuple(map(kb.headed, page.hits)))
        documents = _documents(kb, page)
        found = answer(kb, text, LANGUAGES) if not (offset or after) else None
        names = _entity_names(kb, page) if facets else {}
    if as_json_:
        answered = {"answer": answer_json(found)} if found else {}
        as_json({**page_json(page, documents), "also": list(also), **answered})
    else:
        if found:
            _print_answer(found)
            page = replace(page, suggestion="")  # a question that was understood and answered is not misspelt
        if also:
            say(plain(f"(also searching for {', '.join(also)} under any name; --words-only does not)"))
        _print(page, documents, 0 if after else offset)
        if facets:
            _print_facets(page, names)


def _asked(text: str, wanted: Query) -> Query:
    """What `text` asks for, with the results as in `wanted`."""
    read = parse(text)
    return replace(wanted, where=read.where, hints=read.hints, text=text)


def _documents(kb: KnowledgeBase, page: Page) -> list[Document]:
    return kb.get_many([h.document_id for h in page.hits])


def _export(kb: KnowledgeBase, query: Query, target: Path) -> None:
    """Write what a query finds, every version of a text, to a file."""
    suffix = target.suffix.lower().lstrip(".")
    taken_away(suffix, (), {})  # a suffix that cannot be written is said before searching
    every = replace(query, fold_stories=False, facets=False, snippets=False)
    documents = _documents(kb, kb.search(every))
    try:
        target.write_bytes(taken_away(suffix, documents, {}))
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}; name another file") from None
    say(f"{counted(len(documents), 'article')} written to {plain(str(target))}")


def _print_answer(found: Answer) -> None:
    """Who holds the office asked for, each with the sentence, and who else says so."""
    place = f" of {found.of}" if found.of else ""
    say(
        plain(
            f"{found.office}{place}{f' in {found.at}' if found.at and found.timed else ''}, according to the articles:"
        )
    )
    if found.at and not found.timed:
        say(f"  (no article says it of {found.at}; at other times, or without a date)")
    for post in found.posts:
        held, q = post.held, post.quote
        others = ", ".join(
            dict.fromkeys(o.document.publisher or o.document.author or o.document.uri for o in post.others)
        )
        also = f"; also {others}" if others else ""
        source = f"{q.document.publisher or q.document.uri}, {dated(q.document)}{also}"
        say(
            plain(
                f"  {linked(held.holder.name, held.relation, held.place.name, q.document.language)}: {attributed(q)} — {source}"
            )
        )
    say()


def _print(page: Page, documents: list[Document], offset: int) -> None:
    for hint in page.hints:
        say(plain(f"({hint})"))
    if not page.total:
        say("no article matches" + (f"; did you mean: {plain(page.suggestion)}" if page.suggestion else ""))
        return
    folded = f" in {counted(page.stories, 'text')}" if page.stories != page.total else ""
    say(f"{counted(page.total, 'article')}{folded}")
    out, known = console(), {d.id: d for d in documents}
    for number, hit in enumerate(page.hits, offset + 1):
        d = known[hit.document_id]
        out.print(Text(plain(f"{number}. {d.title or d.uri}"), style="bold"))
        about = " · ".join(v for v in (d.publisher, dated(d), d.language, d.id) if v)
        more = f" · {counted(len(hit.versions), 'more version')}" if hit.versions else ""
        out.print(Text(plain(f"   {about}{more}"), style="dim"))
        passage = Text("   … " if _begins_inside(d, hit) else "   ")
        for text, is_match in hit.snippet:
            passage.append(plain(text).replace("\n", " "), style="bold yellow" if is_match else "")
        out.print(passage)


def _begins_inside(d: Document, hit: Hit) -> bool:
    """Whether the passage of a hit begins within a sentence."""
    start = d.body_start + hit.offset
    return bool(hit.snippet) and all(start != s for s, _ in sentences(d.text))


def _entity_names(kb: KnowledgeBase, page: Page) -> dict[str, str]:
    """How the people, organizations and countries among the facets are called."""
    ids = [value for field in ("person", "org", "country") for value, _ in page.facets.get(field, ())[:FACET_VALUES]]
    return kb.names_of(ids)


def _print_facets(page: Page, names: dict[str, str]) -> None:
    if page.stories != page.total:
        say("these numbers count articles, each version of a text:")
    for field, counted_values in page.facets.items():
        values = choices(field, counted_values)
        if values:
            # years and months are few and in order: the last ones say most
            shown = values[-FACET_VALUES:] if field in ("year", "month") else values[:FACET_VALUES]
            more = f" … and {len(values) - len(shown)} more" if len(values) > len(shown) else ""
            say(
                plain(
                    f"{field}: " + ", ".join(f"{names.get(c.values[0], c.values[0])} {c.count}" for c in shown) + more
                )
            )
