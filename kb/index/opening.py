"""Which engine a knowledge base uses, and opening it."""

import shutil
from pathlib import Path

from kb.errors import EngineError
from kb.index.base import Engine
from kb.index.memory import MemoryEngine
from kb.index.tantivy_ import TantivyEngine
from kb.index.whoosh_ import WhooshEngine

__all__ = ["ENGINES", "open_engine", "outgrown", "remove_index", "suited_engine"]

ENGINES = ("auto", "whoosh", "tantivy", "memory")
# tantivy builds three times as fast as Whoosh at any size and answers as fast or faster (docs/search.md has the figures);
# with fewer articles than this either takes a moment.
LARGE = 50


def open_engine(name: str, folder: Path, *, documents: int = 0, create: bool = False, new: bool = False) -> Engine:
    """The engine `name` with its index below `folder`.

    "auto" takes the engine whose index is there, and for a new index chooses by the number of
    `documents` the collection has. With `create` a missing index is made, empty; with `new` what
    is there is deleted first. Raises EngineError, which says the next step, when the engine is
    unknown, or its index is missing or damaged.
    """
    if name not in ENGINES:
        raise EngineError(f"there is no engine {name!r}; choose one of {', '.join(ENGINES)}")
    if new:
        remove_index(folder)
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
