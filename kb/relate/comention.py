"""Entities named together: in one sentence, or in neighbouring sentences of one paragraph."""

from collections.abc import Sequence
from itertools import combinations

from kb.model import Mention, Statement
from kb.relate.rendering import Named

__all__ = ["comentions"]

# A sentence that names more entities than this is a list (a table, a roll call): to be named in it
# together says little, and pairs grow with the square.
MOST = 12


def comentions(text: str, spans: Sequence[tuple[int, int]], there: Sequence[Sequence[Named]]) -> list[Statement]:
    """The "mentioned-with" statements of an article whose sentences are `spans` and name who is `there`.

    Two chains named in one sentence are "mentioned-with" with confidence 1 (once a sentence); two
    that never share a sentence, but stand in neighbouring sentences of a paragraph, with confidence .5.
    """
    named = [_best(mentions) for mentions in there]
    found: list[Statement] = []
    together: set[tuple[int, int]] = set()
    for span, best in zip(spans, named, strict=True):
        if 2 <= len(best) <= MOST:
            for a, b in combinations(sorted(best), 2):
                found.append(Statement(a, b, "mentioned-with", *span, best[a], best[b]))
                together.add((a, b))
    for i in range(len(spans) - 1):
        left, right = named[i], named[i + 1]
        if not (left and right) or len(left) + len(right) > MOST or "\n" in text[spans[i][1] : spans[i + 1][0]]:
            continue
        for a, b in ((a, b) for a in sorted(left) for b in sorted(right) if a != b):
            pair = (min(a, b), max(a, b))
            if pair not in together:
                together.add(pair)
                span = (spans[i][0], spans[i + 1][1])
                first, second = (left[a], right[b]) if a < b else (right[b], left[a])
                found.append(Statement(*pair, "mentioned-with", *span, first, second, confidence=0.5))
    return found


def _best(mentions: Sequence[Named]) -> dict[int, tuple[int, int]]:
    """For each chain that these mentions of one sentence are of, where the one stands that names it best."""
    best: dict[int, Mention] = {}
    for named in mentions:
        kept = best.get(named.chain)
        if kept is None or _worth(named.mention) > _worth(kept):
            best[named.chain] = named.mention
    return {chain: (mention.start, mention.end) for chain, mention in best.items()}


def _worth(mention: Mention) -> tuple[bool, int]:
    return mention.form != "demonym", len(mention.surface)
