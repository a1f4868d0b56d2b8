"""kb build, kb index: make and update a knowledge base."""

import sys
from pathlib import Path

import click

from kb.asjson import report_json
from kb.cli.output import as_json, counted, folder_option, json_option, plain, progress, say
from kb.ingest import FIELDS
from kb.pipeline import Report, build, reindex

__all__ = ["build_command", "index_command"]


@click.command("build")
@click.argument("sources", nargs=-1, type=str, metavar="SOURCE...")
@folder_option
@json_option
@click.option("--workers", type=click.IntRange(min=0), help="Processes that read; 0 is one a core.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="A column of tables (or key of JSON lines) that holds title, text, author, publisher, date, language, url or id; remembered.",
)
@click.option(
    "--names",
    "names_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own list of names: a CSV file with name, kind, aliases (a|b), country; always found; remembered.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option("--sample", is_flag=True, help="Read the sample corpus that comes with Kartoteka.")
def build_command(
    sources: tuple[str, ...], folder: Path, as_json_: bool, workers: int | None, columns: tuple[str, ...], names_file: Path | None,
    quiet: bool, sample: bool,
) -> None:  # fmt: skip
    """Read the files and folders SOURCE... (or - for standard input) into a knowledge base.

    Run it again to update: only what is new or changed is read, and what is gone from a folder that
    is named again is removed.
    """
    about = ""
    if sample:
        from kb.sample import ABOUT, sample_folder

        sources, about = (*sources, str(sample_folder())), ABOUT
    if not sources:
        raise click.UsageError("name a file or a folder to read, or - for standard input")
    with progress(quiet or as_json_) as show:
        report = build(
            sources,
            folder,
            options={"workers": workers},
            columns=_columns(columns),
            names_file=names_file,
            progress=show,
            about=about,
        )
    if as_json_:
        as_json(report_json(report))
    elif not quiet:
        _print(report, folder)
    if not report.documents:
        say_why = f": {', '.join(f'{n} {r}' for r, n in report.rejected.most_common())}" if report.rejected else ""
        click.echo(f"kb: no article could be read{say_why}", err=True)
        sys.exit(1)


@click.command("index")
@folder_option
@json_option
@click.option("--engine", type=click.Choice(["auto", "whoosh", "tantivy"]), help="Use this engine from now on.")
def index_command(folder: Path, as_json_: bool, engine: str | None) -> None:
    """Make the full-text index again from what is stored."""
    with progress(as_json_) as show:
        report = reindex(folder, engine=engine or "", progress=show)
    if as_json_:
        as_json(report_json(report))
    else:
        say(f"indexed {report.documents} articles with {report.engine} in {report.seconds['index']:.1f} s")


# What the stages of a build are called to whoever waits for them.
_SPENT = {
    "look": "looking for files",
    "clean": "cutting page furniture",
    "recognise": "finding names",
    "chain": "joining names inside articles",
    "relate": "reading what is stated",
    "read": "all of reading",
    "resolve": "working out who is who",
    "stories": "finding versions of one text",
    "relations": "weighing links",
    "index": "indexing",
}


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        column, _, field = pair.rpartition("=")
        if not column or field not in FIELDS:
            raise click.BadParameter(f"write COLUMN=FIELD with a field of {', '.join(sorted(FIELDS))}, not {pair!r}")
        found[column] = field
    return found


def _print(report: Report, folder: Path) -> None:
    changed = [
        f"{n} {word}"
        for n, word in ((report.added, "new"), (report.updated, "updated"), (report.removed, "removed"))
        if n
    ]
    if not report.unchanged and not changed and not report.rejections:
        say("there is no file to read in what was named")
    else:
        say(f"articles: {', '.join([*changed, f'{report.unchanged} unchanged'])}")
    if not report.changed:
        say("nothing changed")
    for rejection in report.rejections:
        detail = f" ({rejection.detail})" if rejection.detail else ""
        say(plain(f"rejected: {rejection.uri}: {rejection.reason}{detail}"))
    for note in report.notes:
        say(plain(f"note: {note}"))
    versions = report.documents - report.stories
    told = f" ({counted(versions, 'is a version', 'are versions')} of others)" if versions else ""
    say(
        f"knowledge base {folder}: {counted(report.documents, 'article')}{told}, {counted(report.people, 'person', 'people')},"
        f" {counted(report.organizations, 'organization')}, {counted(report.countries, 'country', 'countries')},"
        f" {counted(report.relations, 'relation')}"
    )
    spent = [
        f"{_SPENT.get(stage, stage)} {seconds:.1f} s" for stage, seconds in report.seconds.items() if seconds >= 0.05
    ]
    if spent:
        say(f"time spent on: {', '.join(spent)}")
