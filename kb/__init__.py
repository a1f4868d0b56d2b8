"""Kartoteka: a searchable knowledge base of the people, organizations and countries in a folder of news articles.

The names below are loaded when they are first used, so that a small part of the library starts quickly.

>>> import kb
>>> kb.__all__
['KnowledgeBase', 'Query', 'Report', '__version__', 'build', 'open_kb', 'parse']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kb.version import __version__

if TYPE_CHECKING:
    from kb.knowledge import KnowledgeBase, open_kb
    from kb.pipeline import Report, build
    from kb.query import Query, parse

__all__ = ["KnowledgeBase", "Query", "Report", "__version__", "build", "open_kb", "parse"]

_HOMES = {
    "KnowledgeBase": "kb.knowledge",
    "open_kb": "kb.knowledge",
    "Report": "kb.pipeline",
    "build": "kb.pipeline",
    "Query": "kb.query",
    "parse": "kb.query",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kb' has no attribute {name!r}")
