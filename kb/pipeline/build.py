"""Build or update a knowledge base: the one place where the stages are joined, and the only writer."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kb.errors import KBError, SourceError
from kb.index import FORM, open_engine, outgrown, remove_index, suited_engine
from kb.model import Decision, KnownName
from kb.pipeline.derive import derive
from kb.pipeline.index import index_again, index_what_changed
from kb.pipeline.intake import Manner, take_in
from kb.pipeline.lock import writing
from kb.pipeline.names import read_names
from kb.pipeline.report import Progress, Report
from kb.relate import KEPT, kept_own, read_own, symmetric
from kb.resolve import append_decision, read_decisions
from kb.settings import Settings, load_columns, load_settings, write_toml
from kb.store import Store
from kb.version import __version__

__all__ = ["build", "decide", "reindex"]


def _quiet(stage: str, done: int, total: int) -> None:
    """No progress is shown unless asked for."""


def build(
    sources: Sequence[str | Path],
    folder: str | Path,
    *,
    options: Mapping[str, object] | None = None,
    columns: Mapping[str, str] | None = None,
    names_file: Path | None = None,
    progress: Progress = _quiet,
    about: str = "",
) -> Report:
    """Read the files and folders `sources` names ("-": standard input) into the knowledge base in `folder`.

    `options` are settings for this build; `columns` says which columns of tables hold which field
    ({"headline": "title"}) and is remembered, as is the list of names in `names_file` (CSV: name, kind,
    aliases, country); `about` is shown on the start page.
    Incremental: only files that are new or changed are read; what is gone from a folder that is named
    again is removed; what came from elsewhere stays. Killed at any moment, the next build goes on.
    Raises SourceError when nothing named exists, StoreError when another process is writing.
    """
    report, folder = Report(), Path(folder)
    _some_exist(sources)
    settings = load_settings(folder, options)
    own = _own_relations(folder, settings)
    with writing(folder), Store(folder / "store.sqlite", write=True, symmetric=symmetric(own)) as store:
        _keep(folder / KEPT, own)
        _prepare(folder, store, about)
        if columns:
            write_toml(folder, "columns", columns)
        names = _own_names(folder, names_file)
        take_in(sources, store, Manner(settings, load_columns(folder), names, own), report, progress)
        _finish(folder, store, settings, report, progress)
    return report


def _some_exist(sources: Sequence[str | Path]) -> None:
    """Raises SourceError before anything is made when no source is there."""
    if sources and not any(str(s) == "-" or Path(s).exists() for s in sources):
        raise SourceError(f"{sources[0]} does not exist; name a file or a folder that does")


def decide(folder: Path, decision: Decision, *, progress: Progress = _quiet) -> Report:
    """Record a correction of who is who and make entities, relations and index fit it; no source is read.

    The decision is kept only if it applies. Raises DecisionError when it does not, StoreError when
    another process is writing.
    """
    report = Report()
    path = folder / "decisions.jsonl"
    with writing(folder), Store(folder / "store.sqlite", write=True, symmetric=symmetric(kept_own(folder))) as store:
        before = path.read_bytes() if path.exists() else None
        append_decision(path, decision)
        try:
            _finish(folder, store, load_settings(folder), report, progress)
        except KBError:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)
            raise
    return report


def reindex(folder: Path, *, engine: str = "", progress: Progress = _quiet) -> Report:
    """Make the full-text index again from the store, with another engine when one is named."""
    report = Report()
    symmetry = symmetric(kept_own(folder))
    with (
        report.spent.on("index"),
        writing(folder),
        Store(folder / "store.sqlite", write=True, symmetric=symmetry) as store,
    ):
        settings = load_settings(folder, {"engine": engine or None})
        if engine:
            write_toml(folder, "settings", {"engine": engine})
        report.engine, report.indexed = index_again(folder / "index", store, settings.text("engine"), progress)
        store.put_meta({"engine": report.engine, "index_form": FORM})
        report.documents = store.documents.count()
    return report


def _prepare(folder: Path, store: Store, about: str) -> None:
    if not (folder / "kb.toml").exists():
        (folder / "kb.toml").write_text(
            "# The settings of this knowledge base; kb settings lists them.\n\n[settings]\n", encoding="utf-8"
        )
    meta = store.meta()
    with store.transaction():
        store.put_meta({"salt": meta.get("salt") or secrets.token_hex(16), "about": about or meta.get("about", "")})


def _own_names(folder: Path, given: Path | None = None) -> tuple[KnownName, ...]:
    """The user's own list: the one given now, which is kept, or the one kept before."""
    kept = folder / "names.csv"
    if given is not None:
        names = read_names(given)
        kept.write_bytes(given.read_bytes())
        return names
    return read_names(kept) if kept.exists() else ()


def _own_relations(folder: Path, settings: Settings) -> str:
    """The user's own table of relations: the one the settings name, else the one kept before.

    A relative path counts from the knowledge base's folder, and where there is no such file from the current one.
    """
    named = settings.text("relations")
    if named == "none":
        return kept_own(folder)
    inside = folder / named
    return read_own(inside if inside.is_file() else Path(named))


def _keep(path: Path, text: str) -> None:
    """Write the own table into the knowledge base, which is read by it wherever it goes."""
    if text and not (path.is_file() and path.read_text(encoding="utf-8-sig") == text):
        path.write_text(text, encoding="utf-8")


def _finish(folder: Path, store: Store, settings: Settings, report: Report, progress: Progress) -> None:
    decisions = read_decisions(folder / "decisions.jsonl")
    meta = store.meta()
    mark = hashlib.sha256(repr((decisions, _own_names(folder))).encode()).hexdigest()[:16]
    if meta.get("dirty", "1") or report.changed or report.removed or meta.get("decisions") != mark:
        report.changed = True
        spent, notes = derive(store, decisions, _own_names(folder), progress)
        report.spent.add(spent)
        report.notes += notes
        with store.transaction():
            store.put_meta({"decisions": mark})
    with report.spent.on("index"):
        _index(folder, store, settings, report, progress)
    _count(store, report)
    with store.transaction():
        store.put_meta({"engine": report.engine, "index_form": FORM, "version": __version__})
        if report.changed or report.indexed:
            store.put_meta({"built_at": datetime.now(UTC).isoformat(timespec="seconds")})
    remove_index(folder / "index", keep=report.engine)  # that of an engine that was left


def _index(folder: Path, store: Store, settings: Settings, report: Report, progress: Progress) -> None:
    """Index what changed, with the engine the settings name."""
    meta, total = store.meta(), store.documents.count()
    used = meta.get("engine", "")
    wanted = _moved(settings.text("engine"), used, total, report)
    if used and meta.get("index_form") != FORM:
        report.notes.append("this version indexes words otherwise: the full-text index is made again")
        again = used if wanted == "auto" else wanted
        report.engine, report.indexed = index_again(folder / "index", store, again, progress)
        return
    engine = open_engine(wanted, folder / "index", documents=total, create=True)
    if used != engine.name or engine.count() != store.indexed_count():
        store.forget_indexed()
    report.indexed = index_what_changed(store, engine, progress)
    report.engine = engine.name
    engine.close()


def _moved(wanted: str, used: str, documents: int, report: Report) -> str:
    """The engine to open: with `auto`, one that a collection has outgrown is left, and the report says so."""
    if wanted != "auto" or not used or not outgrown(used, documents):
        return wanted
    better = suited_engine(documents)
    report.notes.append(
        f"{better} is faster for {documents} articles: the full-text index moves to it; kb index --engine {used} goes back"
    )
    return better


def _count(store: Store, report: Report) -> None:
    report.documents = store.documents.count()
    report.stories = store.documents.stories()
    report.people = store.entities.count("person")
    report.organizations = store.entities.count("organization")
    report.countries = store.entities.count("country")
    report.relations = store.relations.count()
