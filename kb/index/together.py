"""Where words stand in a row, or near each other, in an index seen as arrays."""

from collections.abc import Iterable, Sequence

import numpy as np

from kb.index.view import Ints, View

__all__ = ["in_a_row", "places", "together", "windows"]

_WIDTH = 1 << 24  # word numbers of one document, for (document, place) as one number


def places(view: View, field: str, words: Iterable[str]) -> Ints:
    """Where any of `words` stands, as numbers that count on within a document."""
    found = [ids * _WIDTH + positions for ids, positions in (view.positions(field, word) for word in words)]
    return np.concatenate(found) if found else np.empty(0, np.int64)


def in_a_row(found: Sequence[Ints]) -> Ints:
    """The documents (once a place) where one of the first of these `places` is followed by one of the next, and so on."""
    starts = [keys - i + len(found) for i, keys in enumerate(found)]
    common = starts[0]
    for other in starts[1:]:
        common = np.intersect1d(common, other, assume_unique=True)
    return np.asarray(common // _WIDTH, np.int64)


def together(view: View, field: str, words: Sequence[str], slop: int) -> Ints:
    """The documents (once a place) where `words` stand in a row, or in any order with `slop` words between."""
    if slop == 0:
        return in_a_row([places(view, field, (word,)) for word in words])
    found = [view.positions(field, word) for word in words]
    shared = found[0][0]
    for ids, _ in found[1:]:
        shared = np.intersect1d(shared, ids)
    hits = []
    for number in np.unique(shared):
        lists = [positions[slice(*np.searchsorted(ids, (number, number + 1)))] for ids, positions in found]
        hits += [number] * windows(lists, len(words) + slop, words)
    return np.array(hits, np.int64)


def windows(lists: Sequence[Ints], width: int, words: Sequence[str]) -> int:
    """How many stretches of at most `width` words hold all of `words`, none counted into the next."""
    needed = {word: words.count(word) for word in words}
    merged = sorted({(int(p), word) for word, positions in zip(words, lists, strict=True) for p in positions})
    have: dict[str, list[int]] = {word: [] for word in needed}
    count = 0
    for place, word in merged:
        have[word].append(place)
        for kept in have.values():
            while kept and kept[0] <= place - width:
                kept.pop(0)
        if all(len(have[w]) >= n for w, n in needed.items()):
            count += 1
            have = {w: [] for w in needed}
    return count
