"""Full-text search: one protocol, three engines, our own analysis."""

from kb.index.base import Completion, Engine, Hit, IndexedDocument, IndexedEntity, Page
from kb.index.entities import FoundEntity, expand
from kb.index.opening import ENGINES, open_engine, outgrown, remove_index, suited_engine

__all__ = [
    "ENGINES",
    "Completion",
    "Engine",
    "FoundEntity",
    "Hit",
    "IndexedDocument",
    "IndexedEntity",
    "Page",
    "expand",
    "open_engine",
    "outgrown",
    "remove_index",
    "suited_engine",
]
