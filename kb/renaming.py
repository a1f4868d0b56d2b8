"""Two names of which an article says in one sentence that one was the other's before: "Meridian, formerly known as Corvo"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kb.datafiles import rows
from kb.model import Mention
from kb.text import one_line, sentences

__all__ = ["Renaming", "renamed", "renamings"]

Names = Sequence[tuple[str, Sequence[Mention]]]  # the name of each entity of an article, with its mentions
_BETWEEN = re.compile(r"[\s,(–—،\"“”„«»'‘’-]*")
_BEFORE = re.compile(r"[\s,(–—،\"“”„«»'‘’-]*$")
_GAP = 8  # characters between a name and the words, marks of quotation and brackets
_LONGEST = 240  # characters of a sentence that are kept


@dataclass(frozen=True, slots=True)
class Renaming:
    """An article says that the entity `old` had its name before it had that of `new`; both are places in the list asked about."""

    old: int
    new: int
    said: str  # the sentence


def renamings(text: str, names: Names, language: str) -> list[Renaming]:
    """The pairs of entities of which a text says that one name is the other's former one, in order.

    Only two of one kind, whose mentions stand right before and right after the words of kb/data/renaming_words.tsv, in
    one sentence.
    """
    pattern = _words(language)
    found: list[Renaming] = []
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
                old, new = (one, other) if match.lastgroup == "now" else (other, one)
                found.append(Renaming(old, new, _sentence(text, before[0])))
    return found


def renamed(text: str, names: Names, language: str) -> dict[int, list[str]]:
    """For each entity (by its place in `names`) that has another name by this article: particulars that say so.

    Both are told "renamed NAME", a tab, and the sentence; the one by its former name "former NAME", too, with its new one.
    """
    found: dict[int, list[str]] = {}
    for said in renamings(text, names, language):
        old, new = names[said.old][0], names[said.new][0]
        found.setdefault(said.new, []).append(f"renamed {old}\t{said.said}")
        found.setdefault(said.old, []).extend((f"renamed {new}\t{said.said}", f"former {new}"))
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
    sides = {
        way: [c for w, lang, c in rows("renaming_words.tsv", 3) if (w, lang) == (way, language)]
        for way in ("once", "now")
    }
    found = [f"(?P<{way}>{'|'.join(cells)})" for way, cells in sides.items() if cells]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})", re.IGNORECASE) if found else None
