"""kb eval: how good it all is, on annotated texts."""

from pathlib import Path

import click

from kb.cli.eval_json import as_values, pairs_values, search_values
from kb.cli.eval_markdown import markdown
from kb.cli.eval_tables import page_table, pair_table, search_table, table
from kb.cli.output import as_json, json_option, plain, say
from kb.measure import load_gold, measure
from kb.measure.pages import measure_pages
from kb.measure.pairs import load_pairs, measure_pairs
from kb.measure.search import measure_search
from kb.settings import load_settings

__all__ = ["eval_command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("eval")
@click.argument("gold", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--pages",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the files the gold texts come from; measures cleaning too.",
)
@click.option(
    "--names",
    type=_FILE,
    multiple=True,
    help="A file of labelled pairs of names (docs/resolution.md); may be repeated.",
)
@click.option(
    "--search",
    nargs=2,
    type=_FILE,
    metavar="ARTICLES QUESTIONS",
    help="Two files of a judged collection (docs/search.md): print how each engine ranks it.",
)
@click.option("--errors", is_flag=True, help="Also list every error.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the figures that README shows, in Markdown.")
@json_option
def eval_command(
    gold: tuple[Path, ...],
    pages: Path | None,
    names: tuple[Path, ...],
    search: tuple[Path, Path] | None,
    errors: bool,
    as_markdown: bool,
    as_json_: bool,
) -> None:
    """Compare what is found in the texts of GOLD files (docs/annotation.md) with what a person found there."""
    if not gold and not search and not names:
        raise click.UsageError("name a file of annotated texts, or --names or --search with labelled ones")
    if search:
        ranked = measure_search(*search)
        as_json(search_values(ranked)) if as_json_ else _lines(search_table(ranked), [])
    if names:
        told = measure_pairs([pair for path in names for pair in load_pairs(path)])
        as_json(pairs_values(told)) if as_json_ else _lines(pair_table(told), told.errors if errors else [])
    settings = load_settings()
    for path in gold:
        texts = load_gold(path)
        found = measure(texts, settings)
        cleaned = measure_pages(texts, pages, settings) if pages else {}
        if as_json_:
            as_json({"gold": path.name, **as_values(found, cleaned)})
            continue
        if as_markdown:
            _lines(markdown(found, cleaned), [])
            continue
        wrong = [*found.errors, *(line for c in cleaned.values() for line in c.errors)]
        say(f"{path.name}: {len(texts)} texts")
        _lines([*table(found), *page_table(cleaned)], wrong if errors else [])


def _lines(lines: list[str], errors: list[str]) -> None:
    for line in lines:
        say(line)
    for line in errors:
        say(plain(f"  {line}"))
    say()
