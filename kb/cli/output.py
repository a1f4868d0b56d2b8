"""What the commands share: where the knowledge base is, printing what came from strangers, progress."""

import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from kb.answers import Quote
from kb.countries import country_name
from kb.errors import SourceError
from kb.model import Document, Relation, Statement
from kb.phrases import post_words, relation_words, time_words
from kb.relate import EVENTS, is_listed

if TYPE_CHECKING:  # a command that only reads need not wait for the cleaner and the recognisers
    from kb.apart import Apart
    from kb.pipeline.report import Progress as Report

__all__ = [
    "LANGUAGES",
    "MARKS",
    "as_json",
    "attributed",
    "console",
    "counted",
    "dated",
    "fail",
    "folder_option",
    "json_lines",
    "json_option",
    "linked",
    "manner",
    "plain",
    "progress",
    "say",
    "told_apart",
]

DEFAULT_FOLDER = "knowledge-base"
# The language of what the commands say: where there is a sentence in it, it is shown before others.
LANGUAGES = ("en",)
MARKS = {"person": "●", "organization": "■", "country": "◆"}
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))  # https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
Command = TypeVar("Command", bound=Callable[..., Any])


def folder_option(command: Command) -> Command:
    """The option --kb: the knowledge base's folder."""
    option = click.option(
        "--kb",
        "folder",
        type=click.Path(path_type=Path),
        default=DEFAULT_FOLDER,
        show_default=True,
        envvar="KB_FOLDER",
        help="Folder of the knowledge base.",
    )
    return option(command)


def json_option(command: Command) -> Command:
    """The option --json: an answer for scripts."""
    return click.option("--json", "as_json_", is_flag=True, help="Print JSON, for scripts.")(command)


def console() -> Console:
    """The terminal, or a pipe: colours only where they are seen, never wrapped in a pipe."""
    wide = None if sys.stdout.isatty() else 10_000
    return Console(highlight=False, markup=False, soft_wrap=True, width=wide)


def say(text: str = "") -> None:
    """One line for a person; what came from articles must have gone through `plain`."""
    click.echo(text)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 article`, `2 articles`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def plain(text: str) -> str:
    r"""`text` without characters that steer a terminal or turn the direction of the text around it.

    Isolates, which stand around foreign words, are left out: they hide nothing, and few terminals know them.

    >>> plain("is \u2068“глава”\u2069 of\x07")
    'is “глава” of�'
    """
    kept = (
        "�" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\u200c\u200d" else c
        for c in text.translate(_ISOLATES)
    )
    return "".join(kept)


def as_json(value: Any) -> None:
    """Print one value as one line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False))


def json_lines(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines (`-`: standard input) that must have these keys. Raises SourceError."""
    try:
        with click.open_file(str(path), encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError:
                    row = None
                if not isinstance(row, dict) or any(key not in row for key in needed):
                    keys = ", ".join(f'"{key}": …' for key in needed)
                    raise SourceError(f"{path}, line {number}: write {{{keys}}} on each line")
                yield row
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}") from None


def fail(message: str, code: int) -> NoReturn:
    """End with one line on standard error."""
    click.echo(f"kb: {plain(message)}", err=True)
    sys.exit(code)


def dated(d: Document) -> str:
    """When an article was published, in words: `19 Jan 2022`, `≈ Jan 2022`, `undated`."""
    return f"{'≈ ' if d.precision == 'inferred' else ''}{day(d.published)}" if d.published else "undated"


def attributed(quote: Quote) -> str:
    """A sentence in quotation marks, with who says so where it is somebody else than the article: `according to Ada: “…”`."""
    speaker = quote.evidence.speaker
    return f"according to {speaker}: “{quote.text}”" if speaker else f"“{quote.text}”"


def linked(source: str, link: Relation | Statement, target: str, language: str = "") -> str:
    """What joins two, in a line: `Ada · was formerly chairwoman of · Acme, from 2019 until 2022`."""
    time = time_words(_day_words(link.since), _day_words(link.until), link.type in EVENTS)
    return f"{source} · {manner(link, language)} · {target}{f', {time}' if time else ''}"


def manner(link: Relation | Statement, language: str = "") -> str:
    """What joins two, in words: which post, and whether it is denied, former, planned or alleged."""
    language = "" if is_listed(link.office) else language
    return relation_words(link.type, link.polarity, link.office, language)


def told_apart(apart: "Apart") -> str:
    """What tells one of several of one name from the others: `water minister of Kazakhstan`, `Kenya`, `in “Hale wins gold”`."""
    if apart.office and apart.place:
        return f"{post_words(apart.office.polarity, apart.office.office)} of {apart.place.name}"
    if apart.country:
        return country_name(apart.country)
    return f"in “{apart.document.title or apart.document.uri}”" if apart.document else ""


def _day_words(moment: str) -> str:
    """A year, month or day in ISO 8601 in words: `12 May 2023`, `May 2023`, `2023`."""
    parts = moment.split("-")
    if len(parts) == 3:
        return day(date.fromisoformat(moment))
    return f"{date(int(parts[0]), int(parts[1]), 1):%b %Y}" if len(parts) == 2 else moment


def day(value: date | None) -> str:
    return f"{value.day} {value:%b %Y}" if value else ""


_STAGES = {"read": "Reading articles", "resolve": "Working out who is who", "index": "Indexing"}


@contextmanager
def progress(quiet: bool = False) -> Iterator["Report"]:
    """A progress bar on standard error with rate and time left; silent when that is not a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES.get(stage, stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show
