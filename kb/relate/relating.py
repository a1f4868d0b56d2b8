"""The statements of one article: co-mentions by place, typed relations by pattern."""

from collections.abc import Sequence
from datetime import date

from kb.model import Chain, Statement
from kb.relate.comention import comentions
from kb.relate.typed import typed
from kb.text import sentences

__all__ = ["relate"]


def relate(
    text: str, chains: Sequence[Chain], language: str, day: date | None = None, own: str = ""
) -> list[Statement]:
    """What `text` says of its chains, by place; source and target number `chains`, offsets are of `text`.

    `day` is that of the article: it says which Tuesday "on Tuesday" is; `own` is the text of a user's own table of relations.
    Every pair named together is "mentioned-with"; a pair one sentence says more of has a typed statement too.
    """
    spans = sentences(text)
    found = comentions(text, spans, chains) + typed(text, spans, chains, language, day, own)
    return sorted(found, key=lambda s: (s.start, s.source, s.target, s.type))
