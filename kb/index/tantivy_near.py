"""Three words and more near each other in tantivy: it offers the articles that have all of them, their own words decide.

tantivy's phrases with gaps lay each word at the first place that fits, let one word stand for two, and find other
articles when they are scored than when they are counted.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import tantivy

from kb.index.analysis import forms, written
from kb.index.base import from_record
from kb.index.evaluate import windows

__all__ = ["Near"]

# So many questions are remembered: each is asked by the page, its counts and its rows.
KEPT = 100


class Near:
    """The articles of a committed state where words stand near each other."""

    def __init__(self, schema: Any, searcher: Any) -> None:
        self._schema = schema
        self._searcher = searcher
        self.ids = lru_cache(maxsize=KEPT)(self._ids)

    def _ids(self, field: str, words: tuple[str, ...], width: int) -> tuple[str, ...]:
        """The ids of articles whose `field` ("title", "body") has the stems `words` within `width` words, in any order."""
        asked = [(tantivy.Occur.Must, tantivy.Query.term_query(self._schema, field, w, "basic")) for w in set(words)]
        native = tantivy.Query.boolean_query(asked)
        found = []
        for _, address in self._searcher.search(native, self._searcher.num_docs + 1, count=False).hits:
            document = from_record(bytes(self._searcher.doc(address).get_first("record")).decode())
            stems = [forms(w, document.language)[0] for w in written(getattr(document, field))]
            if windows(_places(stems, words), width, words):
                found.append(document.id)
        return tuple(found)


def _places(stems: Sequence[str], words: tuple[str, ...]) -> list[Any]:
    wanted = set(words)
    at: dict[str, list[int]] = {word: [] for word in wanted}
    for place, stem in enumerate(stems):
        if stem in wanted:
            at[stem].append(place)
    return [np.array(at[word], np.int64) for word in words]
