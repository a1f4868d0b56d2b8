"""kb clean, extract, compare: look inside, without a knowledge base."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from kb.asjson import cleaned_json, score_json
from kb.clean import clean
from kb.clean.language import detect
from kb.cli.output import MARKS, as_json, json_lines, json_option, linked, plain, say
from kb.errors import KBError, Rejected, SourceError
from kb.extract import Recognisers, chains, extract_raw, open_recognisers
from kb.ingest import read
from kb.model import Chain, Cleaned, RawDocument, Statement
from kb.relate import named_own, relate, statements_json
from kb.resolve import compare
from kb.settings import load_settings

__all__ = ["clean_command", "compare_command", "extract_command"]

SURE = 0.5  # below it a find is doubtful, and nothing is said of it


@click.command("clean")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def clean_command(files: tuple[Path, ...], as_json_: bool) -> None:
    """Show what is kept and what is cut of FILES, and what is found out about each article."""
    done = 0
    for path in files:
        for name, cleaned in _cleaned(path):
            if isinstance(cleaned, str):
                click.echo(f"kb: {plain(name)}: {plain(cleaned)}", err=True)
                continue
            done += 1
            if as_json_:
                as_json(cleaned_json(name, cleaned))
            else:
                _print_cleaned(name, cleaned)
    if not done:
        sys.exit(1)


def _cleaned(path: Path) -> Iterator[tuple[str, Cleaned | str]]:
    """The articles of a file, cleaned, or one line that says why not."""
    settings = load_settings()
    try:
        for raw in read(path, str(path), settings):
            if not isinstance(raw, RawDocument):
                yield raw.uri, f"{raw.reason} {raw.detail}".strip()
                continue
            try:
                yield raw.uri, clean(raw)
            except Rejected as error:
                yield raw.uri, str(error)
    except KBError as error:
        yield str(path), str(error)


def _print_cleaned(name: str, c: Cleaned) -> None:
    say(plain(f"== {name}"))
    rows = {
        "title": c.title,
        "author": c.author,
        "publisher": c.publisher,
        "published": f"{c.published or 'unknown'} ({c.precision})",
        "language": c.language or "unknown",
        "url": c.url,
    }
    for field, value in rows.items():
        note = f"   — {c.notes[field]}" if field in c.notes else ""
        say(plain(f"{field:>10}: {value}{note}"))
    at = 0
    for cut in (*c.cuts, None):
        end = cut.offset if cut else len(c.text)
        for line in c.text[at:end].splitlines():
            if line.strip():
                say(plain(f"  keep  {line}"))
        if cut:
            say(plain(f"  cut   {cut.text}   [{cut.reason}]"))
        at = max(at, end)
    say()


@click.command("extract")
@click.argument("file", default="-", type=click.Path(path_type=Path, allow_dash=True))
@json_option
@click.option(
    "--raw",
    is_flag=True,
    help='FILE holds lines {"id", "text", "language"?}; prints a line of JSON each, text as given.',
)
@click.option("--relations", is_flag=True, help="Also what the sentences say of two of them.")
@click.option(
    "--language",
    default="",
    help="The language (ISO code) of the text; else it is detected, which fails on a few words.",
)
def extract_command(file: Path, as_json_: bool, raw: bool, relations: bool, language: str) -> None:
    """Show the people, organizations and countries in FILE (or standard input)."""
    recognisers = open_recognisers(load_settings())
    try:
        _extract(file, as_json_, raw, relations, language, recognisers)
    finally:
        for note in recognisers.notes:
            click.echo(plain(f"note: {note}"), err=True)


def _extract(file: Path, as_json_: bool, raw: bool, relations: bool, language: str, recognisers: Recognisers) -> None:
    stated = _Stated(named_own(load_settings().text("relations"))) if relations else _Stated()
    if raw:
        rows = ({"language": language, **row} for row in json_lines(file, ("id", "text")))
        for line in extract_raw(rows, recognisers, detect, stated.json if relations else _nothing):
            as_json(line)
        return
    if str(file) == "-":
        _show(sys.stdin.read(), language, recognisers, as_json_, stated if relations else None)
        return
    for name, cleaned in _cleaned(file):
        if isinstance(cleaned, str):
            raise SourceError(f"{name}: {cleaned}")
        dated = replace(stated, day=cleaned.published) if relations else None
        _show(f"{cleaned.title}\n\n{cleaned.text}", language or cleaned.language, recognisers, as_json_, dated)


def _nothing(text: str, found: Sequence[Chain], language: str) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class _Stated:
    """Reads what sentences say: with a table of the user's own, and "on Tuesday" by the `day` of the article."""

    own: str = ""
    day: date | None = None

    def read(self, text: str, found: Sequence[Chain], language: str) -> list[Statement]:
        return relate(text, [c for c in found if c.confidence >= SURE], language, self.day, self.own)

    def json(self, text: str, found: Sequence[Chain], language: str) -> Mapping[str, Any]:
        return {"relations": statements_json(self.read(text, found, language))}


def _show(text: str, language: str, recognisers: Recognisers, as_json_: bool, stated: _Stated | None) -> None:
    language = language or detect(text)
    if as_json_:
        row = {"id": "", "text": text, "language": language}
        as_json(next(iter(extract_raw([row], recognisers, detect, stated.json if stated else _nothing))))
        return
    found = chains(text, recognisers.extract(text, language), language)
    for chain in sorted(found, key=lambda c: (-len(c.mentions), c.mentions[0].start)):
        surfaces = " · ".join(dict.fromkeys(m.surface for m in chain.mentions))
        doubt = "  (not sure)" if chain.confidence < SURE else ""
        say(plain(f"{len(chain.mentions):>4}  {MARKS[chain.kind]} {chain.name}: {surfaces}{doubt}"))
    if stated is not None:
        sure = [c for c in found if c.confidence >= SURE]
        _show_relations(text, sure, stated.read(text, sure, language))


def _show_relations(text: str, found: Sequence[Chain], statements: Sequence[Statement]) -> None:
    said = [s for s in statements if s.type != "mentioned-with"]
    say("what the sentences say:" if said else "no sentence says of two of them what joins them")
    for s in said:
        say(plain(f"  {linked(found[s.source].name, s, found[s.target].name)}: “{text[s.start : s.end].strip()}”"))


@click.command("compare")
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--kind", type=click.Choice(["person", "organization", "country"]), default="person", show_default=True)
@click.option(
    "--pairs",
    type=click.Path(path_type=Path, allow_dash=True),
    help='Compare many: a file of lines {"left", "right", "kind"}; prints a line of JSON each.',
)
@json_option
def compare_command(left: str | None, right: str | None, kind: Any, pairs: Path | None, as_json_: bool) -> None:
    """Say whether two names can be one person, organization or country, and why."""
    if pairs:
        for row in json_lines(pairs, ("left", "right")):
            as_json(score_json(compare(str(row["left"]), str(row["right"]), row.get("kind") or kind)))
        return
    if left is None or right is None:
        raise click.UsageError("give two names, or --pairs FILE")
    score = compare(left, right, kind)
    if as_json_:
        as_json(score_json(score))
        return
    words = {"same": "the same", "unsure": "not sure", "different": "different"}[score.verdict]
    say(plain(f"{left}  ~  {right}: {words} ({score.value:.2f})"))
    for reason in score.reasons:
        text = "before looking: most names differ" if reason.feature == "prior" else reason.text
        say(plain(f"  {reason.value:+.2f}  {text}"))
