"""Which engine a knowledge base uses, opening it, and putting a new index in the place of the old one."""

import shutil
import time
from pathlib import Path

from kb.errors import EngineError
from kb.index.base import Engine
from kb.index.memory import MemoryEngine
from kb.index.tantivy_ import TantivyEngine
from kb.index.whoosh_ import WhooshEngine

__all__ = ["ENGINES", "FORM", "beside", "open_engine", "outgrown", "put_in_place", "remove_index", "suited_engine"]

ENGINES = ("auto", "whoosh", "tantivy", "memory")
# tantivy builds three times as fast as Whoosh at any size and answers as fast or faster (docs/search.md has the figures);
# with fewer articles than this either takes a moment.
LARGE = 50
# Raised when an article gives other terms than before: an index of another form is made again by the next build.
FORM = "5"
# While one index takes the place of another there is none: so many times, and so long each (s), a reader waits.
PATIENCE, PAUSE = 50, 0.01


def open_engine(name: str, folder: Path, *, documents: int = 0, create: bool = False, new: bool = False) -> Engine:
    """The engine `name` with its index below `folder`.

    "auto" takes the engine whose index is there, and for a new index chooses by the number of
    `documents` the collection has. With `create`, for who alone may write, a missing index is made,
    empty, and what a killed process left beside it is deleted; with `new` what is there is too.
    Raises EngineError, which says the next step, when the engine is unknown, or its index is
    missing or damaged.
    """

    if name not in ENGINES:
        raise EngineError(f"there is no engine {name!r}; choose one of {', '.join(ENGINES)}")
    if new:
        remove_index(folder)
    elif create:
        _tidy(folder)
    else:
        _wait(folder)
    if name == "memory":
        return MemoryEngine()
    if name == "auto":
        name = next((n for n in ("whoosh", "tantivy") if (folder / n).is_dir()), "") or suited_engine(documents)
    if name == "tantivy":
        return TantivyEngine(folder / "tantivy", create=create or new)
    return WhooshEngine(folder / "whoosh", create=create or new)


def suited_engine(documents: int) -> str:
    """The engine that "auto" makes a new index of so many documents with."""
    return "whoosh" if documents < LARGE else "tantivy"


def outgrown(engine: str, documents: int) -> bool:
    """Has a collection of so many documents become too large for its engine? A smaller one keeps what it has.

    >>> outgrown("whoosh", 20), outgrown("whoosh", 50_000), outgrown("tantivy", 20)
    (False, True, False)
    """
    return engine == "whoosh" and suited_engine(documents) == "tantivy"


def remove_index(folder: Path, *, keep: str = "") -> None:
    """Delete the files of every engine below `folder` but `keep`: an index is derived, `kb index` makes it again."""
    for name in ENGINES:
        if name != keep and (folder / name).is_dir():
            shutil.rmtree(folder / name)


def beside(folder: Path) -> Path:
    """An empty folder in which an index can be made while readers use that in `folder`; what was begun there is lost."""
    _tidy(folder)
    place = _new(folder)
    place.mkdir(parents=True)
    return place


def put_in_place(made: Path, folder: Path) -> None:
    """Let the index in `made` take the place of that in `folder`, which is deleted; who reads it goes on with what is open."""
    if folder.is_dir():
        folder.rename(_old(folder))
    made.rename(folder)
    if _old(folder).is_dir():
        shutil.rmtree(_old(folder))


def _tidy(folder: Path) -> None:
    """Delete what a killed process left beside `folder`.

    Where it was killed between the two steps of `put_in_place`, the old index is put back.
    """
    if _old(folder).is_dir() and not folder.is_dir():
        _old(folder).rename(folder)
    for left in (_new(folder), _old(folder)):
        if left.is_dir():
            shutil.rmtree(left)


def _new(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.new")


def _old(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.old")


def _wait(folder: Path) -> None:
    """Until `folder` is there, when it is just being put in place."""
    for _ in range(PATIENCE):
        if folder.is_dir() or not _old(folder).is_dir():
            return
        time.sleep(PAUSE)
