"""The files of a folder, in an order that does not change."""

from collections.abc import Iterator
from pathlib import Path

from kb.errors import SourceError

__all__ = ["walk"]


def walk(path: Path) -> Iterator[Path]:
    """Every file under `path`, folder by folder, sorted by name; `path` itself when it is a file.

    Hidden files and folders are passed over, and so is a folder already seen by another way
    (a link to a parent). Files of unknown formats are yielded too: their rejection is reported.
    Raises SourceError when `path` is missing or cannot be listed.
    """
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise SourceError(f"there is no file or folder {path}; check the name")
    yield from _folder(path, set())


def _folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        state = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise SourceError(f"cannot list {folder}: {error.strerror}; check that it may be read") from None
    if (state.st_dev, state.st_ino) in seen:
        return
    seen.add((state.st_dev, state.st_ino))
    for entry in entries:
        if entry.name.startswith(".") or entry.name in ("Thumbs.db", "desktop.ini"):
            continue
        if entry.is_dir():
            yield from _folder(entry, seen)
        elif entry.is_file():
            yield entry
