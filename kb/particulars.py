"""What an article says beside a person's name that tells this person from another of that name.

Each particular is a word and a value: "age 22", "born 1850", "died 1921", "from GH", "works mayor". They are read from
what stands right before and right after a mention, and serve only to tell people of one name apart or together.
Of a surname alone that may be that of several people of the article, or of none, it is "open surname" (kb/extract/chains.py).
Of a body it is the countries said to be its own, "of KZ" (the Kazakh company X); and of one whose name says only what it is
(a high court), those the article is about: "in MY".
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from kb.datafiles import alternatives, rows
from kb.model import Mention
from kb.organization_names import parse_organization
from kb.organizations import known
from kb.titles import TitleSpan

__all__ = ["Particulars", "is_generic"]

_WINDOW = 90  # characters read on either side of a name
_MENTIONS = 3  # of one person, that are looked at: who somebody is stands at the beginning
_LIFE = 35  # years in brackets that are fewer may be those of an office
_STOP = re.compile(r"\n|(?<=[\w”»\"')])[.!?؟](?=\s|$)|[;:]")
_WORDS = r"(?:[^\W\d_][\w'’-]*[ \u00a0]){0,5}"
_CLOSES = re.compile(r"\s*(?:[,،;.)–—]|$)")
_JOINS = re.compile(rf"(?:['’]s?)?\s+(?P<words>{_WORDS})(?P<last>[^\W\d_][\w'’-]*)?(?P<comma>,)?\s*$")
_OF_ANOTHER = re.compile(r"['’]s ")  # the British diver's neighbour is no Briton for it
_APPOSED = re.compile(r"[,،(–—]\s*(?:(?:aged )?\d\d,\s*)?(?:(?P<article>the|a|an|le|la|l['’]|un|une)\s*)?", re.I)
_OF_TOWN = re.compile(r"(?: (?:of|in|de|du|d['’]|des) ?(?:[^\W\d_][\w'’-]* ?){1,3})?,\s*$")
_OF_WHAT = re.compile(
    r"(?:of|for|in|at|from|who|whose|with|de|du|des|à|en|qui|в|из|на|по|кото|في|من|الذي|التي)\b|d['’]|ل", re.I
)
_NOUN_FIRST = {"fr", "ar"}  # la société belge X; in a phrase like "le ministre belge X" the demonym is the noun's
_ARTICLES = {"le", "la", "les", "du", "au"}
_QUOTES = " \u00a0«»\"“”„'’‘"
_LEADS = re.compile(r"(?:['’]s[ \u00a0])?(?:[^\W\d_A-ZА-ЯЁ][\w-]*[ \u00a0]){0,3}[^\W\d_A-ZА-ЯЁ][\w-]*")
_OWNED = re.compile(
    r"[»\"”]? (?:of|de|du|d['’]|من)[ ]?(?:the |la |l['’])?| \(|[»\"”]?, (?:(?:a|an|the|un|une|le|la) |l['’])?", re.I
)
_DESCRIBED = re.compile(r"(?: [^\W\d_A-ZА-ЯЁ][\w-]*){0,2} ([^\W\d_A-ZА-ЯЁ][\w-]*)(?=[,.;])")
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


class Particulars:
    """One text with its titles and its places (mentions of countries), asked for what is said of a person.

    `of_another` tells whether what follows a mention is said of a namesake: "the judge Ada Bell, not the striker".
    """

    def __init__(
        self, text: str, titles: Sequence[TitleSpan], places: Sequence[Mention], language: str,
        of_another: Callable[[Mention], bool] = lambda _: False,
    ) -> None:  # fmt: skip
        self._text = text
        self._language = language
        self._of_another = of_another
        self._titles = [t for t in titles if t.title.title_class != "honorific"]
        self._all_places = places
        self._read: dict[tuple[int, int], dict[str, None]] = {}
        self._places = [p for p in places if p.form != "metonym"]

    def of(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """What the article says beside the first mentions of one person, each particular once, in order."""
        found: dict[str, None] = {}
        for mention in mentions[:_MENTIONS]:
            place = mention.start, mention.end
            if place not in self._read:  # a mention is asked about alone and with the others of its person
                self._read[place] = dict.fromkeys(self._beside(mention))
            found |= self._read[place]
        return tuple(found)

    def _beside(self, mention: Mention) -> Iterator[str]:
        line = self._text[max(0, mention.start - _WINDOW) : mention.start]
        before = line[max((m.end() for m in _STOP.finditer(line)), default=0) :]
        after = self._text[mention.end : mention.end + _WINDOW]
        if stop := _STOP.search(after):
            after = after[: stop.start() + 1]
        yield from self._numbers(before, after)
        yield from self._led_up(before, mention.start)
        if not self._of_another(mention):
            yield from self._followed(after, mention.end)

    def of_body(self, mentions: Sequence[Mention], name: str) -> tuple[str, ...]:
        """What the article says of a body: the countries said to be its own ("of KZ"), and where it is (see `around`)."""
        own = dict.fromkeys(f"of {code}" for m in mentions if (code := self._owner(m)))
        return (*own, *self.around(name))

    def _owner(self, body: Mention) -> str:
        """The country a mention of a body says it is of: "the Kazakh company X", "X of Kenya", "X, a Belgian bank,".

        What describes somebody named beside it ("X's Spanish head", "X, the Spaniard Ada Bell") says nothing of it.
        """
        before = self._text[max(0, body.start - _WINDOW) : body.start]
        places = (p for p in self._places if body.start - _WINDOW <= p.start and p.end <= body.start)
        if place := max(places, key=lambda p: p.end, default=None):
            between = before[place.end - body.start :].strip(_QUOTES)
            mine = place.form == "demonym" and not between
            if self._language in _NOUN_FIRST and place.form == "demonym" and not between:
                led = self._text[max(0, place.start - _WINDOW) : place.start].split()
                mine = bool(led) and (led[-1].lower() in _ARTICLES or self._is_noun(led[-1]))
            if mine or (between and _LEADS.fullmatch(between) and self._is_noun(between.split()[-1])):
                return place.code
        behind = _OWNED.match(self._text, body.end)
        place = self._place_at(behind.end()) if behind else None
        if behind is None or place is None:
            return ""
        rest = self._text[place.end : place.end + _WINDOW]
        if "," not in behind[0]:
            return place.code if place.form != "demonym" and (behind[0] != " (" or rest.startswith(")")) else ""
        described = _DESCRIBED.match(rest) if place.form == "demonym" else None
        return place.code if described and self._is_noun(described[1]) else ""

    def _is_noun(self, word: str) -> bool:
        return word.lower() in _body_nouns(self._language)

    def around(self, name: str) -> tuple[str, ...]:
        """Where a body is whose name is that of many ("in MY"): the countries its article is about; none for other names."""
        if not is_generic(name):
            return ()
        counts = Counter(p.code for p in self._all_places if p.code)
        if not counts:
            return ("in TR",) if self._language == "tr" else ()  # Turkish is hardly anywhere else an office's language
        most = max(counts.values())
        return tuple(f"in {code}" for code, n in counts.most_common(3) if 2 * n >= most)

    def _numbers(self, before: str, after: str) -> Iterator[str]:
        for side, text in (("before", before), ("after", after)):
            if not any(map(str.isdigit, text)):
                continue
            for what, pattern in _patterns(side, self._language):
                match = pattern.search(text) if side == "before" else pattern.match(text)
                if match is None or what == "from":
                    continue
                years = [int(g.translate(_EASTERN)) for g in match.groups()]
                if what != "life":
                    yield f"{what} {years[0]}"
                elif _LIFE <= years[1] - years[0] <= 110:
                    yield from (f"born {years[0]}", f"died {years[1]}")

    def _led_up(self, before: str, at: int) -> Iterator[str]:
        """Of what country and work one is by the words before: "Kenya's transport minister, ", "Belgian butcher "."""
        start = at - len(before)
        place = max((p for p in self._places if start <= p.start and p.end <= at), key=lambda p: p.end, default=None)
        joined = _JOINS.match(self._text[place.end : at]) if place is not None else None
        if place is not None and joined and not _OF_ANOTHER.search(joined["words"]):
            said = self._ending(place.end, at) or self._ending(start, place.start)  # "boucher belge"
            if said or not (joined["words"] or joined["last"] or joined["comma"]):
                yield from (f"from {place.code}", *said)
                return
        yield from self._ending(start, at)

    def _ending(self, start: int, end: int) -> list[str]:
        """The work with which a stretch of text ends, as in "the mayor of Villeneuve, "."""
        if trade := self._trade(self._text[start:end].rstrip(" ,\u00a0").split()[-3:], last=True):
            return [trade]
        titles = [t for t in self._titles if start <= t.start and t.end <= end]
        if titles and (
            _OF_TOWN.match(self._text[titles[-1].end : end]) or not self._text[titles[-1].end : end].strip()
        ):
            return [f"works {titles[-1].title.canonical}"]
        return []

    def _followed(self, after: str, at: int) -> Iterator[str]:
        """The same by what follows: ", 22, of Ghana", " (Ghana)", ", a Belgian butcher,"."""
        for what, pattern in _patterns("after", self._language):
            if what == "from" and (match := pattern.match(after)) and (place := self._place_at(at + match.end())):
                yield f"from {place.code}"
        if (
            after.startswith(" (")
            and (place := self._place_at(at + 2))
            and self._text[place.end : place.end + 1] == ")"
        ):
            yield f"from {place.code}"
        apposed = _APPOSED.match(after.lstrip())
        if apposed is None:
            return
        start = at + len(after) - len(after.lstrip()) + apposed.end()
        end = at + len(after)
        comma = re.search(r"[,،)–—]", self._text[start:end])
        stop = start + comma.start() if comma else end
        if not _CLOSES.match(self._text[stop : stop + 1]):
            return
        places = [p for p in self._places if start <= p.start and p.end <= stop]
        if not self._begins(start, stop, places):
            return
        work = self._trade(self._text[start:stop].split()) if apposed["article"] else ""
        titles = [
            f"works {t.title.canonical}"
            for t in self._titles
            if start <= t.start and t.end <= stop and self._rests(t.end, stop, places)
        ]
        for said in filter(None, (work, *titles)):
            yield said
            yield from (f"from {p.code}" for p in places[:1])
            return

    def _rests(self, start: int, stop: int, places: Sequence[Mention]) -> bool:
        """Whether nothing follows a title but what it is a title of: in ", the French president said," a verb does."""
        rest = self._text[start:stop].strip()
        return not rest or bool(_OF_WHAT.match(rest)) or any(start <= p.start <= start + 1 for p in places)

    def _begins(self, start: int, stop: int, places: Sequence[Mention]) -> bool:
        """Whether what stands between commas is said of the name before it, not of another one with a verb."""
        piece = self._text[start:stop]
        names = [p.start for p in places]
        capitals = [m.start() + start for m in re.finditer(r"(?<!\w)[A-ZÀ-ÞА-ЯЁ]\w+ [A-ZÀ-ÞА-ЯЁ]\w+", piece)]
        titled = [t for t in self._titles if start <= t.start < stop]
        return len(piece.split()) <= 8 and all(
            c in names or any(t.start <= c < t.end for t in titled) for c in capitals
        )

    def _trade(self, words: Sequence[str], *, last: bool = False) -> str:
        """The plain trade among some words, or which they end with; the longest one, "" for none."""
        known, low = _trades(self._language), [w.lower() for w in words]
        for size in (3, 2, 1):
            for n in range(len(low) - size, -1, -1):
                if (trade := known.get(" ".join(low[n : n + size]))) and (not last or n + size == len(low)):
                    return f"works {trade}"
        return ""

    def _place_at(self, start: int) -> Mention | None:
        return next((p for p in self._places if p.start == start), None)


@lru_cache(maxsize=50_000)
def is_generic(name: str) -> bool:
    """Whether bodies of many countries are called so: no word of its own, no country, no body the world knows.

    >>> is_generic("Ministry of Agriculture"), is_generic("Ministry of Agriculture of Peru"), is_generic("Bank Orion")
    (True, False, False)
    """
    parsed = parse_organization(name)
    if not parsed.words or parsed.is_acronym or parsed.countries or parsed.acronym or known(name):
        return False
    words = parsed.words
    if any(w.kind == "name" or w.concept in _worldwide() for w in words):
        return False
    return any(w.kind == "head" for w in words)


@cache
def _worldwide() -> frozenset[str]:
    return frozenset(concept for (concept,) in rows("worldwide_words.tsv", 1))


@cache
def _patterns(side: str, language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = (row for row in rows("particular_words.tsv", 4) if row[1] == side and language in alternatives(row[2]))
    return tuple((what, re.compile(pattern)) for what, _, _, pattern in found)


@cache
def _trades(language: str) -> dict[str, str]:
    """The words of a language for plain trades, to the trade."""
    columns = ("en", "ar", "ru", "tr", "fr")
    if language not in columns:
        return {}
    table = rows("trades.tsv", 6)
    return {word: trade for trade, *cells in table for word in alternatives(cells[columns.index(language)])}


@cache
def _body_nouns(language: str) -> frozenset[str]:
    return frozenset(w for of, cell in rows("body_nouns.tsv", 2) if of == language for w in alternatives(cell))
