"""Read what is new or changed in the sources into the store, batch by batch."""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path

from kb.datafiles import content_mark
from kb.errors import Rejected, SourceError
from kb.ingest import BadRow, read, read_stdin, walk
from kb.model import Article, KnownName, RawDocument
from kb.pipeline.parallel import cores, in_order
from kb.pipeline.read import Batch, raw_hash, read_batch, start_worker
from kb.pipeline.report import Progress, Report
from kb.pipeline.sources import Found, Sources
from kb.settings import Settings
from kb.store import FilePart, FileState, Rejection, Store
from kb.version import RECIPE

__all__ = ["Manner", "take_in"]

# Articles that one call of a worker reads: enough to keep its model busy, few enough to spread evenly.
TOGETHER = 16
# Fewer bytes than this are read quicker here than by processes that must load the models first.
SMALL = 400_000
STDIN = Path("-")
# The tables that people are told to add words to: a build reads files again when one of them has changed.
VOCABULARY = ("predicates.tsv", "relation_words.tsv", "relation_offices.tsv", "relation_patterns.tsv")
Raws = Callable[[Found], Iterator[RawDocument | BadRow]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are read: the settings, which columns hold which field, the user's own names and table of relations."""

    settings: Settings
    columns: Mapping[str, str]
    names: tuple[KnownName, ...] = ()
    relations: str = ""

    @property
    def recipe(self) -> str:
        """What decides how a file is read, apart from the file: another one reads every file again."""
        models = [self.settings.text(name) for name in ("model_en", "model_fr", "model_ru", "max_bytes")]
        given = [repr(self.names) if self.names else "", self.relations]
        own = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in given if text]
        return ":".join(
            [RECIPE, content_mark(*VOCABULARY), *models, *(f"{c}={f}" for c, f in sorted(self.columns.items())), *own]
        )


@dataclass(frozen=True, slots=True)
class _Kept:
    """A row of a changed file that is as it was."""

    uri: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing found in a file; `end` marks that the file has no more."""

    state: FileState
    raw: RawDocument | BadRow | Rejected | _Kept | None
    end: bool = False


@dataclass(slots=True)
class _Waiting:
    """What was read of a file and not yet stored."""

    state: FileState
    articles: list[Article] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    first: bool = True
    last: bool = False

    def take(self) -> FilePart:
        part = FilePart(
            self.state, tuple(self.articles), tuple(self.kept), tuple(self.rejections), self.first, self.last
        )
        self.articles, self.kept, self.rejections, self.first = [], [], [], False
        return part


def take_in(sources: Sequence[str | Path], store: Store, manner: Manner, report: Report, progress: Progress) -> None:
    """Read the new and changed files of `sources` into the store and remove those that are gone.

    Raises SourceError when none of the sources exists; one that does not is noted in the report.
    """
    data = b""
    recipe = manner.recipe
    with report.spent.on("look"):
        states = store.files.states()
        finder = Sources(store.files.sources(), store.meta()["salt"], _same_as(states))
        seen, changed = _look(sources, finder, states, recipe, report)
        for label, fingerprint in finder.labels.items():
            store.files.put_source(label, fingerprint)
        before = store.documents.count()
        if gone := finder.gone(states, seen):
            store.documents.remove_files(gone)
            report.removed = before - store.documents.count()
        report.unchanged = store.documents.count_in(seen - {found.uri for found, _ in changed})
        if any(str(s) == "-" for s in sources):
            store.files.put_source("stdin", "")
            uri, data = _standard_input(manner.settings)
            if states.get(uri) == FileState(uri, "stdin", uri, recipe):
                report.unchanged += store.documents.count_in({uri})
            else:
                changed.append((Found(STDIN, uri, "stdin"), FileState(uri, "stdin", uri, recipe)))
            seen.add(uri)
    if changed:
        with report.spent.on("read"):
            _read_changed(changed, partial(_raws, data=data, manner=manner), states, store, manner, report, progress)
        report.changed = report.changed or bool(report.read or before != store.documents.count())
    report.rejections = [r for r in store.files.rejections() if r.uri.split("#")[0] in seen]
    report.rejected.update(r.reason for r in report.rejections)


def _look(
    sources: Sequence[str | Path], finder: Sources, states: Mapping[str, FileState], recipe: str, report: Report
) -> tuple[set[str], list[tuple[Found, FileState]]]:
    """The URIs of all files named, and those files that are new or changed with their new state."""
    seen: set[str] = set()
    changed: list[tuple[Found, FileState]] = []
    missing: list[SourceError] = []
    for source in (Path(s) for s in sources if str(s) != "-"):
        try:
            for found in finder.find(source, walk):
                if found.uri in seen:
                    continue
                seen.add(found.uri)
                state = FileState(found.uri, found.source, _hash(found.path), recipe)
                if states.get(found.uri) != state or not state.hash:
                    changed.append((found, state))
        except SourceError as error:
            missing.append(error)
            report.notes.append(str(error))
    if missing and len(missing) == len(sources):
        raise missing[0]
    return seen, changed


def _read_changed(
    changed: Sequence[tuple[Found, FileState]], raws: Raws, states: Mapping[str, FileState], store: Store, manner: Manner,
    report: Report, progress: Progress,
) -> None:  # fmt: skip
    settings = manner.settings
    workers = settings.number("workers") or cores()
    if sum(_size(found.path) for found, _ in changed) < SMALL:
        workers = 1
    known: dict[str, Mapping[str, str]] = {}
    for found, state in changed:
        same_recipe = found.uri in states and states[found.uri].recipe == state.recipe
        known[found.uri] = store.documents.raw_hashes(found.uri) if found.uri in states else {}
        if not same_recipe:  # everything is read again, but what is replaced is an update, not new
            known[found.uri] = dict.fromkeys(known[found.uri], "")
    batches = _batches(_open(changed, raws, known), TOGETHER)
    waiting: dict[str, _Waiting] = {}
    files = 0
    for number, (parts, result) in enumerate(
        in_order(_work, batches, workers, start_worker, (settings, manner.names, manner.relations)), 1
    ):
        _account(result, report)
        results = iter(result.results)
        for part in parts:
            entry = waiting.setdefault(part.state.uri, _Waiting(part.state))
            entry.last = part.end
            files += part.end
            _add(entry, part, results, known, report)
        if number == 1 or sum(len(w.articles) for w in waiting.values()) >= settings.number("batch"):
            _store(store, waiting)
        progress("read", files, len(changed))
    _store(store, waiting)


def _add(
    entry: _Waiting,
    part: _Part,
    results: Iterator[Article | Rejected],
    known: Mapping[str, Mapping[str, str]],
    report: Report,
) -> None:
    if isinstance(part.raw, _Kept):
        entry.kept.append(part.raw.uri)
        report.unchanged += 1
        return
    if part.raw is None:
        return
    article = next(results)
    if isinstance(article, Rejected):
        uri = part.state.uri if isinstance(part.raw, Rejected) else part.raw.uri
        number = f"#{len(entry.rejections) + 1}" if any(r.uri == uri for r in entry.rejections) else ""
        entry.rejections.append(Rejection(uri + number, article.reason, article.detail))
        return
    entry.articles.append(article)
    report.read += 1
    report.words += article.document.text.count(" ") + 1
    if article.document.uri in known[part.state.uri]:
        report.updated += 1
    else:
        report.added += 1


def _store(store: Store, waiting: dict[str, _Waiting]) -> None:
    """Store all that waits; a file that goes on in the next batch stays open."""
    if waiting:
        store.documents.put([entry.take() for entry in waiting.values()])
    for uri in [uri for uri, entry in waiting.items() if entry.last]:
        del waiting[uri]


def _account(batch: Batch, report: Report) -> None:
    report.spent.add(batch.spent)
    report.notes += [n for n in batch.notes if n not in report.notes]


def _work(parts: list[_Part]) -> Batch:
    raws = (p.raw for p in parts if p.raw is not None and not isinstance(p.raw, _Kept))
    return read_batch([Rejected(r.reason, r.detail) if isinstance(r, BadRow) else r for r in raws])


def _open(
    changed: Iterable[tuple[Found, FileState]], raws: Raws, known: Mapping[str, Mapping[str, str]]
) -> Iterator[_Part]:
    """What is in each file, one by one; what cannot be read gives its rejection."""
    for found, state in changed:
        try:
            for raw in raws(found):
                if isinstance(raw, RawDocument) and known[found.uri].get(raw.uri) == raw_hash(raw):
                    yield _Part(state, _Kept(raw.uri))
                else:
                    yield _Part(state, raw)
        except Rejected as error:
            yield _Part(state, error)
        except SourceError as error:
            yield _Part(state, Rejected("unreadable", str(error)))
        yield _Part(state, None, end=True)


def _raws(found: Found, data: bytes, manner: Manner) -> Iterator[RawDocument | BadRow]:
    """The articles of a file, or of standard input, which holds `data`."""
    if found.path != STDIN:
        yield from read(found.path, found.uri, manner.settings, manner.columns)
        return
    # what standard input gives is addressed "-" or "-#row"
    for raw in read_stdin(BytesIO(data), manner.settings, manner.columns):
        yield replace(raw, uri=found.uri + raw.uri.removeprefix("-"))


def _standard_input(settings: Settings) -> tuple[str, bytes]:
    """The bytes on standard input and the URI they are kept under: the same bytes are the same source."""
    data = sys.stdin.buffer.read(settings.number("max_bytes") + 1)
    return f"stdin/{hashlib.sha256(data).hexdigest()[:12]}", data


def _batches(parts: Iterator[_Part], size: int) -> Iterator[list[_Part]]:
    while batch := list(islice(parts, 2 * size)):  # a file of one article is two parts: the article and the end
        yield batch


def _hash(path: Path) -> str:
    """The hash of a file's bytes, "" when it cannot be read (the reader will say why)."""
    digest = hashlib.sha256()
    with suppress(OSError), path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
        return digest.hexdigest()[:32]
    return ""


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _same_as(states: Mapping[str, FileState]) -> Callable[[str, Path], bool]:
    def same(label: str, folder: Path) -> bool:
        """Whether `folder` is the one kept under `label`, moved: it has a file of the same path and content."""
        known = [s for s in states.values() if s.source == label][:50]
        return any(_hash(folder / s.uri[len(label) + 1 :]) == s.hash for s in known if s.hash)

    return same
