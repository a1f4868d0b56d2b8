"""Entities named together: in one sentence, or in neighbouring sentences of one paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import combinations

from kb.model import Chain, Mention, Statement

__all__ = ["comentions"]

# A sentence that names more entities than this is a list (a table, a roll call): to be named in it
# together says little, and pairs grow with the square.
MOST = 12


def comentions(text: str, spans: Sequence[tuple[int, int]], chains: Sequence[Chain]) -> list[Statement]:
    """The "mentioned-with" statements of an article whose sentences are `spans`, by place.

    Two chains named in one sentence are "mentioned-with" with confidence 1 (once a sentence); two
    that never share a sentence, but stand in neighbouring sentences of a paragraph, with confidence .5.
    """
    named = _by_sentence(spans, chains)
    found: list[Statement] = []
    together: set[tuple[int, int]] = set()
    for span, there in zip(spans, named, strict=True):
        if 2 <= len(there) <= MOST:
            for a, b in combinations(sorted(there), 2):
                found.append(_statement(a, b, span, there[a], there[b], 1.0))
                together.add((a, b))
    for i in range(len(spans) - 1):
        left, right = named[i], named[i + 1]
        if "\n" in text[spans[i][1] : spans[i + 1][0]] or not (left and right) or len(left) + len(right) > MOST:
            continue
        for a, b in ((a, b) for a in sorted(left) for b in sorted(right) if a != b):
            pair = (min(a, b), max(a, b))
            if pair not in together:
                together.add(pair)
                span = (spans[i][0], spans[i + 1][1])
                first, second = (left[a], right[b]) if a < b else (right[b], left[a])
                found.append(_statement(*pair, span, first, second, 0.5))
    return sorted(found, key=lambda s: (s.start, s.source, s.target))


def _by_sentence(spans: Sequence[tuple[int, int]], chains: Sequence[Chain]) -> list[dict[int, Mention]]:
    """For each sentence, the chains named in it with the mention that names them best."""
    starts = [s for s, _ in spans]
    named: list[dict[int, Mention]] = [{} for _ in spans]
    for number, chain in enumerate(chains):
        for mention in chain.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at < 0 or mention.end > spans[at][1]:
                continue
            kept = named[at].get(number)
            if kept is None or (mention.form != "demonym", len(mention.surface)) > (
                kept.form != "demonym",
                len(kept.surface),
            ):
                named[at][number] = mention
    return named


def _statement(a: int, b: int, span: tuple[int, int], left: Mention, right: Mention, confidence: float) -> Statement:
    return Statement(
        a, b, "mentioned-with", *span, (left.start, left.end), (right.start, right.end), confidence=confidence
    )
