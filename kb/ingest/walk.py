"""The files of a folder, in an order that does not change."""

import os
from collections.abc import Iterator
from pathlib import Path

from kb.errors import SourceError

__all__ = ["walk"]


def walk(path: Path) -> Iterator[Path]:
    """Every file under `path`, folder by folder, sorted by name; `path` itself when it is a file.

    Hidden files and folders are passed over, and so are a folder already seen by another way (a link to a
    parent) and links that lead out of `path`: who names a folder means what is in it. Files of unknown
    formats and folders that cannot be listed are yielded too: `read` rejects them, and they are reported.
    Raises SourceError when `path` itself is missing or cannot be listed.
    """
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise SourceError(f"there is no file or folder {path}; check the name")
    try:
        entries = sorted(path.iterdir())
        seen = {_identity(path)}
    except OSError as error:
        raise SourceError(f"cannot list {path}: {error.strerror}; check that it may be read") from None
    yield from _entries(entries, os.path.realpath(path), seen)


def _entries(entries: list[Path], root: str, seen: set[tuple[int, int]]) -> Iterator[Path]:
    for entry in entries:
        if entry.name.startswith(".") or entry.name in ("Thumbs.db", "desktop.ini"):
            continue
        try:
            if entry.is_symlink() and not _is_below(entry, root):
                continue
            if not entry.is_dir():
                if entry.is_file():
                    yield entry
                continue
            identity = _identity(entry)
            below = sorted(entry.iterdir())
        except OSError:
            yield entry  # it may not be looked at: reading it says why
            continue
        if identity not in seen:
            seen.add(identity)
            yield from _entries(below, root, seen)


def _identity(folder: Path) -> tuple[int, int]:
    state = folder.stat()
    return state.st_dev, state.st_ino


def _is_below(link: Path, root: str) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(root)
