"""What stands beside a name and tells who it is: titles and offices, and the country they belong to."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from kb.extract.namesakes import said_after
from kb.model import Mention
from kb.titles import TitleSpan, titles_in

__all__ = ["Context"]

_STEPS = 6
_GAP = 12  # characters at most between a name and what leads up to it
_LEADER = "head-of-state"  # what the table makes of the word "leader"
_CLAUSE = 45  # characters after a name in which its title may follow
_BETWEEN_BEFORE = re.compile(r"(?:[ \u00a0]|['’]s?|\b(?:of|of the|the|de|du|des|de la|d['’]|al)\b|[«“\"])*$")
_OPENS = re.compile(
    r"[»”\"]?(?:\s*[,،;؛(–—-])\s*(?:(?:the|a|an|le|la|l['’]|un|une|who is|который|هو|وهو)\s*)?"
    r"|[»”\"]?\s+(?=[\u0621-\u064a])"
)
_STOPS = re.compile(r"[.!?؟;:\n]\s|\n")
_NAMED = re.compile(r"\s+[A-ZÀ-ÞА-ЯЁİŞÇÖÜ]")
_OF = re.compile(r"\s*(?:of the|of|de la|de l['’]|du|des|de|d['’]|في|ب)?\s*")


class Context:
    """The titles and countries of one text, asked for what stands beside a mention."""

    def __init__(self, text: str, places: Sequence[Mention], language: str) -> None:
        self._text = text
        self._place_ends = {m.end: m for m in places}
        self._place_starts = {m.start: m for m in places}
        self.titles = titles = titles_in(text, language)
        self._title_ends = {t.end: t for t in titles}
        self._title_starts = {t.start: t for t in titles}
        self._ends = sorted({*self._title_ends, *self._place_ends})
        self._language = language

    def beside(self, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The canonical titles and the country codes beside the mentions of one entity, the most frequent first."""
        titles: Counter[str] = Counter()
        codes: Counter[str] = Counter()
        for mention in mentions:
            for found in (*self._before(mention), *self._after(mention)):
                if isinstance(found, TitleSpan):
                    titles[found.title.canonical] += 1
                elif found.code:
                    codes[found.code] += 1
        return _ranked(titles), _ranked(codes)

    def honorific(self, mention: Mention) -> str:
        """The canonical title right before the mention ("mr"), "" when there is none."""
        title = next((f for f in self._before(mention) if isinstance(f, TitleSpan)), None)
        return title.title.canonical if title else ""

    def _before(self, mention: Mention) -> Iterator[TitleSpan | Mention]:
        """Titles and countries that lead up to the mention without anything else: "Turkish President", "وزير … التركي"."""
        place = mention.start
        nearest = bisect_left(self._ends, place - _GAP)
        if nearest == len(self._ends) or self._ends[nearest] > place:
            return
        for _ in range(_STEPS):
            between = _BETWEEN_BEFORE.search(self._text, max(0, place - _GAP), place)
            at = between.start() if between else place
            title = self._title_ends.get(at) or self._title_ends.get(place)
            country = self._place_ends.get(at)
            if title is not None:
                yield title
                place = title.start
            elif country is not None:
                yield country
                place = country.start
            else:
                return

    def _after(self, mention: Mention) -> Iterator[TitleSpan | Mention]:
        """A title behind the mention: ", the Tajik president", "، وزير الخارجية التركي"."""
        opens = _OPENS.match(self._text, mention.end)
        if opens is None or said_after(self._text, mention, self._language):
            return
        place = opens.end()
        limit = min(len(self._text), mention.end + _CLAUSE)
        stop = _STOPS.search(self._text, place, limit)
        limit = stop.start() if stop else limit
        waiting: list[Mention] = []
        words = 0
        while place < limit and words < 5:
            title = self._title_starts.get(place)
            country = self._place_starts.get(place)
            if title is not None:
                if title.title.canonical == _LEADER and not waiting:
                    return  # "the most prominent gang leader"
                if _NAMED.match(self._text, title.end):
                    return  # the title of the next name: "Rice, White House spokesman Ko said"
                yield from waiting
                yield title
                of = _OF.match(self._text, title.end)
                owner = self._place_starts.get(of.end() if of else title.end)
                if owner is not None:
                    yield owner
                return
            if country is not None:
                waiting.append(country)
                place = country.end
            else:
                if self._language == "ar" and words == 0 and self._text[mention.end : mention.end + 1] == " ":
                    return  # without a comma the title must follow at once
                space = self._text.find(" ", place, limit)
                if space < 0:
                    return
                place, words = space, words + 1
            while place < limit and self._text[place] in " \u00a0":
                place += 1


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
