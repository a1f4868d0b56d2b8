"""Full-text search: one protocol, three engines, our own analysis."""

from kb.index.base import Completion, Engine, Hit, IndexedDocument, IndexedEntity, Page
from kb.index.entities import FoundEntity, expand
from kb.index.opening import ENGINES, FORM, beside, open_engine, outgrown, put_in_place, remove_index, suited_engine

__all__ = [
    "ENGINES",
    "FORM",
    "Completion",
    "Engine",
    "FoundEntity",
    "Hit",
    "IndexedDocument",
    "IndexedEntity",
    "Page",
    "beside",
    "expand",
    "open_engine",
    "outgrown",
    "put_in_place",
    "remove_index",
    "suited_engine",
]
