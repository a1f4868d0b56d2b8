"""English people whose names are written in a rarer way: a nickname in the middle, initials without full stops."""

import re
from collections.abc import Iterator

from kb.extract.evidence import AGE, acts, has_trade, is_title, is_unknown, is_unlike_body, role_before, role_in
from kb.model import Mention

__all__ = ["find_initialled", "find_nicknamed"]

EXTRACTOR = "shapes"


def find_initialled(text: str) -> Iterator[Mention]:
    """The people whose initials have no full stops, as papers of India write them: "V V S Rice", "P Rice said"."""
    for name in _INITIALLED.finditer(text):
        start, end = name.span()
        words = name[0].split()
        if not (_BEFORE_INITIAL.search(text, max(0, start - 2), start) and is_unlike_body(words)):
            continue
        shown = len(name[1].split()) > 1 or acts(text, end, words[-2:]) or role_before(text, start)
        if shown or AGE.match(text, end) or has_trade(text, end, words[-2:]):
            yield Mention(start, end, name[0], "person", "name", EXTRACTOR, 0.7)


_INITIALLED = re.compile(
    r"\b([B-HJ-Z] (?:[A-Z] ){0,2}|A [B-Z] )(?:de |van )?[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?(?![\w’-])"
)
_BEFORE_INITIAL = re.compile(r"(?:^|[\n(“\"]|[a-z,.:;] )\Z")


def find_nicknamed(text: str) -> Iterator[Mention]:
    """The people whose nickname stands between their names: Bo "Tull" Rice."""
    for behind in _NICKNAMED.finditer(text) if '"' in text or "“" in text else ():
        before = _WORD_BEFORE.search(text, max(0, behind.start() - 20), behind.start())
        words = [before[0], behind[1]] if before else []
        if (
            words
            and is_unknown(words)
            and is_unlike_body(words)
            and not is_title(words[1])
            and not _is_office(words[0])
        ):
            start, end = before.start() if before else 0, behind.end()
            yield Mention(start, end, text[start:end], "person", "name", EXTRACTOR, 0.7)


def _is_office(word: str) -> bool:
    return is_title(word) or role_in(word) > 0


_NICKNAMED = re.compile(r" [\"“][A-Z][\w -]{1,14}[\"”] ([A-ZÀ-Þ][a-zß-ÿ][\w’'-]+)")
_WORD_BEFORE = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][a-zß-ÿ]\w+\Z")
