"""Which files a build is about, and under which names they are kept.

A file is kept as `label/path`, relative to the folder that was named, so that a knowledge base that
is given away tells nothing of the machine it was made on. To know the folder again, a keyed hash of
its place is kept: it can be compared, not read.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kb.errors import SourceError

__all__ = ["Found", "Sources"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, the URI it is kept under, the label of its source."""

    path: Path
    uri: str
    source: str


class Sources:
    """The folders read so far, and the rules by which a path gets its URI.

    `known` maps labels to prints; `same` is asked whether a folder whose place changed is the one
    known under a label (it compares contents). New labels and prints are in `labels` afterwards.
    """

    def __init__(self, known: dict[str, str], salt: str, same: Callable[[str, Path], bool]) -> None:
        self.labels = dict(known)
        self._salt = salt
        self._same = same
        self._homes: dict[Path, tuple[str, Path] | None] = {}
        self.scopes: list[str] = []  # URIs, or their beginnings, whose missing files are gone
        self._closed: list[str] = []  # folders that cannot be listed: nothing is known of what is in them

    def find(self, path: Path, walk: Callable[[Path], Iterable[Path]]) -> Iterator[Found]:
        """The files `path` names: itself, or what is below it. Raises SourceError when it does not exist."""
        if not path.exists():
            raise SourceError(f"{path} does not exist; name a file or a folder that does")
        path = path.resolve()
        folder = path if path.is_dir() else path.parent
        label, root = self._home(folder) or self._new(folder)
        self.scopes.append(_uri(label, root, path))
        for file in walk(path) if path.is_dir() else [path]:
            label, root = self._home(file.parent) or (label, root)
            uri = _uri(label, root, file)
            if file.is_dir():
                self._closed.append(uri)
            if not any(_within(uri, scope) for scope in self.scopes):
                self.scopes.append(label)
            yield Found(file, uri, label)

    def gone(self, uris: Iterable[str], seen: set[str]) -> list[str]:
        """Those of the known `uris` that should have been seen, and were not."""
        unseen = (u for u in uris if u not in seen and any(_within(u, s) for s in self.scopes))
        return [u for u in unseen if not any(_within(u, folder) for folder in self._closed)]

    def _print(self, folder: Path) -> str:
        return hashlib.blake2b(
            str(folder).encode("utf-8", "surrogateescape"), key=self._salt.encode(), digest_size=12
        ).hexdigest()

    def _home(self, folder: Path) -> tuple[str, Path] | None:
        """The known source `folder` is, or is below of; the nearest one counts."""
        if folder not in self._homes:
            print_ = self._print(folder)
            label = next((name for name, p in self.labels.items() if p == print_), "")
            if label:
                self._homes[folder] = (label, folder)
            else:
                self._homes[folder] = self._home(folder.parent) if folder.parent != folder else None
        return self._homes[folder]

    def _new(self, folder: Path) -> tuple[str, Path]:
        base = _text(folder.name) or "files"
        label, number = base, 1
        while label in self.labels and not self._same(label, folder):
            number += 1
            label = f"{base}-{number}"
        self.labels[label] = self._print(folder)
        self._homes.clear()
        return label, folder


def _text(name: str) -> str:
    """A file name as text, even one whose bytes are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _uri(label: str, root: Path, path: Path) -> str:
    below = _text(path.relative_to(root).as_posix())
    return label if below == "." else str(PurePosixPath(label) / below)


def _within(uri: str, scope: str) -> bool:
    return uri == scope or uri.startswith(scope + "/")
