"""What the words behind and before an English name tell about it: a person's deed, a company's business."""

import re
from collections.abc import Iterator
from functools import cache

from kb.extract.tables import words_of
from kb.model import Kind

__all__ = ["hints"]

# Behind these words stands a body: "shares in Bo", "founded Bo", "a subsidiary of Bo".
_OWNED = re.compile(
    r"(?:\b(?:[Ss]hares|[Ss]take|[Ss]takes|[Ss]hareholders|[Ii]nvestors|[Ii]nvested|[Ii]nvestment) (?:in|of)"
    r"|\b(?:founded|co-founded|acquired|acquire|acquires|buys|bought|has led|runs|chairs|joined from)"
    r"|\b(?:subsidiary|unit|arm|branch|owner|owners|founder|founders|co-founder|chairman|chairwoman|chief executive|CEO"
    r"|managing director|customers|employees|workers|shares|offices|headquarters|takeover|percent|per cent|third|half) of"
    r"|\b(?:works|worked|working|played|plays|played in goal|defender|midfielder|striker|goalkeeper|winger) (?:for|at)"
    r"|\b(?:company|firm|club|band|start-?up),) (?:the )?$"
)
_SAID = re.compile(r"(?:[\"”’'],?|,[\"”]) (?:said|says|explained|recalled|joked|added|replied|answered|asked) $")
_INSIDE = (" of ", " in ", " of the ", " from ", " and ")
_CHARS = 24


def hints(text: str, start: int, end: int) -> Iterator[tuple[Kind, float]]:
    """What stands beside text[start:end], a name of English: kinds it speaks for, each with a weight."""
    if _SAID.search(text, max(0, start - 16), start):
        yield "person", 1.0
    owned = _OWNED.search(text, max(0, start - 40), start)
    if owned:
        yield "organization", 1.0
    if text.endswith(_INSIDE, max(0, start - 8), start):
        return  # "the mayor of Bo resigned"
    said = _verbs("person").match(text, end, end + _CHARS)
    if said:
        yield "person", 1.0
    elif _verbs("organization").match(text, end, end + _CHARS):
        yield "organization", 0.9


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    phrases = sorted(words_of("subject_verbs", kind, "en"), key=len, reverse=True)
    parts = (re.escape(p) if p[0] in ",'" else rf" (?:also |had |has |once |later )?{re.escape(p)}" for p in phrases)
    return re.compile(rf"(?:{'|'.join(parts)})\b")
