"""kb export, kb serve: take the graph elsewhere, or show it in the browser."""

from datetime import datetime
from pathlib import Path

import click

from kb.cli.output import as_json, folder_option, json_option, plain, say
from kb.cli.relating import check_types
from kb.export import FORMATS, export
from kb.graph.filter import GraphFilter
from kb.knowledge import open_kb

__all__ = ["export_command", "serve_command"]

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@folder_option
@json_option
@click.option(
    "--format", "format_", default="", help=f"One of {', '.join(f.suffix for f in FORMATS)}; else by the name of FILE."
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(["person", "organization", "country"]), help="Only these kinds."
)
@click.option("--type", "types", multiple=True, help="Only these types of relation.")
@click.option("--entity", default="", help="Only what is around this entity (name or id).")
@click.option("--depth", type=click.IntRange(min=1, max=4), default=1, show_default=True, help="Steps around --entity.")
@click.option("--since", type=_DAY, help="Only relations told on or after this day.")
@click.option("--until", type=_DAY, help="Only relations told on or before this day.")
@click.option("--limit", type=click.IntRange(min=0), default=0, help="Only the strongest relations; 0 is all.")
def export_command(
    file: Path, folder: Path, as_json_: bool, format_: str, kinds: tuple[str, ...], types: tuple[str, ...], entity: str,
    depth: int, since: datetime | None, until: datetime | None, limit: int,
) -> None:  # fmt: skip
    """Write the graph to FILE for Gephi, Cytoscape, igraph, d3 or a spreadsheet."""
    check_types(types, folder)
    with open_kb(folder) as kb:
        wanted = GraphFilter(
            kinds=kinds,
            types=types,
            since=since.date() if since else None,
            until=until.date() if until else None,
            entity=kb.entity(entity).id if entity else "",
            depth=depth,
            limit=limit,
        )
        report = export(kb, file, format_, None if wanted == GraphFilter() else wanted)
    if as_json_:
        counts = {"nodes": report.nodes, "edges": report.edges, "evidence": report.evidence}
        as_json({"file": str(file), "format": report.format, **counts})
    else:
        say(
            plain(
                f"{file}: {report.nodes} entities, {report.edges} relations, {report.evidence} sentences ({report.format})"
            )
        )


@click.command("serve")
@folder_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others can only connect when it is not loopback.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Port; the next free one when it is taken.",
)
def serve_command(folder: Path, host: str, port: int) -> None:
    """Show the knowledge base in the browser."""
    from web.serve import serve

    with open_kb(folder) as kb:
        serve(kb, host, port)
