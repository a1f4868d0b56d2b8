"""Three words and more near each other in tantivy: by the places they may take, or by our own look at what may match.

tantivy's phrases with gaps lay each word of three at the first place that fits, let one word stand for two, and find
other articles when they are scored than when they are counted. Of two different words, and with every gap given, it is exact.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, permutations
from math import comb
from typing import Any

import numpy as np
import tantivy

from kb.index.analysis import forms, written
from kb.index.base import from_record
from kb.index.scan import candidates
from kb.index.together import windows

__all__ = ["Near"]

# So many questions are remembered: each is asked by the page, its counts and its rows.
KEPT = 100
# An article is looked at in a fifth of a millisecond: so many in less time than tantivy needs for all places.
LOOKED_AT = 250
# So many ways to lay words are tried (three words, five between them); each takes as long as a phrase.
LAID = 126


class Near:
    """The articles of a committed state where words stand near each other."""

    def __init__(self, schema: Any, searcher: Any) -> None:
        self._schema = schema
        self._searcher = searcher
        self.query = lru_cache(maxsize=KEPT)(self._query)

    def _query(self, field: str, words: tuple[str, ...], width: int) -> Any:
        """The articles whose `field` ("title", "body") has the stems `words` within `width` words, in any order."""
        may = self._in_pairs(field, words, width)
        found = self._searcher.search(may, self._searcher.num_docs + 1, count=False).hits
        orders = set(permutations(words)) if len(words) <= 4 else set()
        if len(found) > LOOKED_AT and 0 < len(orders) * comb(width - 1, len(words) - 1) <= LAID:
            laid = [self._laid(field, order, width) for order in orders]
            return _any([phrase for phrases in laid for phrase in phrases])
        ids = [i for _, address in found if (i := self._matching(address, field, words, width))]
        return tantivy.Query.term_set_query(self._schema, "id", ids)

    def _in_pairs(self, field: str, words: tuple[str, ...], width: int) -> Any:
        """Articles that have each two of the words near enough: all that match, and some more."""
        asked = [tantivy.Query.term_query(self._schema, field, word, "basic") for word in set(words)]
        for pair in combinations(sorted(set(words)), 2):
            both = [
                tantivy.Query.phrase_query(self._schema, field, list(p), slop=width - 2) for p in (pair, pair[::-1])
            ]
            asked.append(_any(both))
        return tantivy.Query.const_score_query(
            tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in asked]), 0.0
        )

    def _laid(self, field: str, words: tuple[str, ...], width: int) -> Iterator[Any]:
        """The words in this order, once for each choice of places among `width`."""
        for places in combinations(range(1, width), len(words) - 1):
            yield tantivy.Query.phrase_query(self._schema, field, list(zip((0, *places), words, strict=True)))

    def _matching(self, address: Any, field: str, words: tuple[str, ...], width: int) -> str:
        """The id of an article that has the words so, "" of another."""
        document = from_record(bytes(self._searcher.doc(address).get_first("record")).decode())
        text, wanted = getattr(document, field), set(words)
        alike = {word.group() for word in candidates(text, wanted, document.language)}
        stems = {word: stem for word in alike if (stem := forms(word, document.language)[0]) in wanted}
        return document.id if windows(_places(written(text), stems, words), width, words) else ""


def _any(queries: Sequence[Any]) -> Any:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _places(found: Sequence[str], stems: Mapping[str, str], words: tuple[str, ...]) -> list[Any]:
    at: dict[str, list[int]] = {word: [] for word in words}
    for place, word in enumerate(found):
        if word in stems:
            at[stems[word]].append(place)
    return [np.array(at[word], np.int64) for word in words]
