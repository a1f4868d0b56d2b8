"""Two names of which an article says in one sentence that one was the other's before: "Meridian, formerly known as Corvo"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from kb.datafiles import rows
from kb.model import Mention
from kb.text import one_line, sentences

__all__ = ["renamed"]

Names = Sequence[tuple[str, Sequence[Mention]]]  # the name of each entity of an article, with its mentions
_BETWEEN = re.compile(r"[\s,(–—،\"“”„«»'‘’-]*")
_BEFORE = re.compile(r"[\s,(–—،\"“”„«»'‘’-]*$")
_GAP = 8  # characters between a name and the words, marks of quotation and brackets
_LONGEST = 240  # characters of a sentence that are kept


def renamed(text: str, names: Names, language: str) -> dict[int, list[str]]:
    """For each entity (by its place in `names`) that has another name by this article: that name, a tab, the sentence.

    Both entities are told. Only two of one kind, whose mentions stand right before and right after the words of
    kb/data/renaming_words.tsv, in one sentence.
    """
    pattern = _words(language)
    found: dict[int, list[str]] = {}
    if pattern is None or not _occurs(pattern, text, names):
        return found
    matches = list(pattern.finditer(text))
    places = sorted((m.start, m.end, n, m.kind) for n, (_, mentions) in enumerate(names) for m in mentions)
    starts = [p[0] for p in places]
    for match in matches:
        after = bisect_left(starts, match.end())
        before = next((p for p in reversed(places[:after]) if p[1] <= match.start()), None)
        if before is None or after == len(places):
            continue
        end, start = before[1], places[after][0]
        if not _BEFORE.match(text, end, match.start()) or match.start() - end > _GAP or start - match.end() > _GAP:
            continue
        if _BEFORE.match(text[match.end() : start]) and "\n" not in text[end:start]:
            one, other = before[2], places[after][2]
            if one != other and before[3] == places[after][3] != "country":
                said = _sentence(text, before[0])
                found.setdefault(one, []).append(f"{names[other][0]}\t{said}")
                found.setdefault(other, []).append(f"{names[one][0]}\t{said}")
    return found


def _occurs(pattern: re.Pattern[str], text: str, names: Names) -> bool:
    """Whether the words stand right after a mention: to try them there takes a tenth of a search through all the text."""
    for _, mentions in names:
        for mention in mentions:
            end = mention.end
            gap = _BETWEEN.match(text, end, end + _GAP)
            if gap and any(pattern.match(text, at) for at in range(end, gap.end() + 1)):
                return True
    return False


def _sentence(text: str, at: int) -> str:
    start, end = next(((s, e) for s, e in sentences(text) if s <= at < e), (at, at + _LONGEST))
    return one_line(text[start : min(end, start + _LONGEST)])


@cache
def _words(language: str) -> re.Pattern[str] | None:
    found = [cell for _, lang, cell in rows("renaming_words.tsv", 3) if lang == language]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})", re.IGNORECASE) if found else None
