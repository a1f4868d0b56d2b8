"""Clubs in Arabic sports pages: the names in lines of results and standings, and around the words of a match."""

import re
from collections.abc import Iterator
from functools import cache

from kb.countries import find as find_countries
from kb.extract.arabic_common import is_common
from kb.extract.tables import alternation, written_words
from kb.model import Mention
from kb.places import is_place

__all__ = ["find_teams"]

EXTRACTOR = "results"
_WORD = r"[\u0621-\u065f\u0670-\u06d3]+"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
# "Bo 3 - Chad 1", "Bo 3-1 Chad" in a line of its own
_RESULT = re.compile(rf"^({_NAME}) (\d{{1,3}}) ?[-–:،] ?({_NAME}) (\d{{1,3}})[ .]*$", re.MULTILINE)
_SCORE = re.compile(rf"^({_NAME}) (\d{{1,3}}) ?[-–:] ?(\d{{1,3}}) ({_NAME})[ .]*$", re.MULTILINE)
# "2. Bo 19", "1- Bo 24 points"
_STANDING = re.compile(rf"^\d{{1,2}}[.)-] ?({_NAME}) \d{{1,3}}(?: نقطة| نقاط)?[ .]*$", re.MULTILINE)
_HEAD = (
    "(?:نادي|وداد|الوداد|مولودية|شبيبة|ترجي|أولمبيك|أولمبي|نجم|شباب|اتحاد|رجاء|نهضة|حسنية|مستقبل|أهلي|نصر|هلال|جمعية)"
)
# "the player of Widad Sidi Bo", "beat its guest Shabab Bo"
_ROLE = re.compile(
    r"(?:لاعب|مهاجم|مدافع|حارس|مدرب|لاعبو|جماهير|فريق|ضيفه|مضيفه|نظيره|فوزه على|فاز على|توج|أمام) "
    rf"({_HEAD} (?:(?:سيدي|بني|أبو|بو|آل|عين|أولاد) )?(?!(?:على|في|من|أمام|إلى|ضد)\b){_WORD})(?![\w])"
)
_TABLE = re.compile("الترتيب|النتائج|نتائج|نقطة")


def find_teams(text: str) -> list[Mention]:
    """The clubs a text of results names, where they stand in its lines and wherever else the same words stand.

    >>> [m.surface for m in find_teams("النتائج\\nنجم المدينة 3 - شباب القرية 1")]
    ['نجم المدينة', 'شباب القرية']
    """
    names = dict.fromkeys(_named(text))
    found = {}
    for start, end in _with_repeats(text, list(_called(text))):
        found[start, end] = Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.65)
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w)(?:[وفبل])?({re.escape(name)})(?!\w)", text):
            if " " in name or (match.start() == match.start(1) and _in_line(text, match)):
                found[match.span(1)] = Mention(*match.span(1), name, "organization", "name", EXTRACTOR, 0.7)
    return sorted(found.values(), key=lambda m: m.start)


@cache
def _clubs() -> re.Pattern[str]:
    """A club known by one word ("الأهلي"), which is an ordinary word as well, behind a word of sport."""
    roles, clubs, behind = (alternation(_words(name)) for name in ("sport_role", "club", "club_behind"))
    return re.compile(rf"(?<!\w)[وفبل]?(?:(?:{roles}) (?P<club>{clubs})(?!\w)|(?P<other>{clubs}) (?:{behind})(?!\w))")


@cache
def _clear_clubs() -> re.Pattern[str]:
    """A club whose name is no Arabic word, no town and no country: it needs no word of sport before it."""
    clear = [c for c in _words("club") if not (c.startswith("ال") or is_place(c, "ar") or find_countries(c, "ar"))]
    names = alternation(c for c in clear if not all(map(is_common, c.split())))
    return re.compile(rf"(?<!\w)[وفبل]?(?P<club>{names})(?!\w)")


def _words(name: str) -> frozenset[str]:
    return written_words("names_ar_rules", name)


def _called(text: str) -> Iterator[tuple[int, int]]:
    """Where a club stands that is told as one, in a text about sport."""
    if _SPORT.search(text):
        yield from (match.span("club") for match in _clear_clubs().finditer(text))
        for match in _clubs().finditer(text):
            yield match.span("club" if match["club"] else "other")


def _with_repeats(text: str, called: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places of the clubs found and wherever else one of them stands, but before an adjective: "الاتحاد الدولي"."""
    yield from called
    told = {text[start:end] for start, end in called}
    names = alternation(c for c in told if not (is_place(c, "ar") or find_countries(c, "ar")))
    if names:
        again = rf"(?<!\w)(?<!النادي )[وفبل]?(?P<club>{names})(?!\w)(?! ال\w+(?:ي|ية)\b)"
        yield from (match.span("club") for match in re.finditer(again, text))


_SPORT = re.compile("مبارا|الدوري|كأس|لاعب|هدف|بطولة")


def _named(text: str) -> Iterator[str]:
    yield from (match.group(1) for match in _ROLE.finditer(text))
    if not _TABLE.search(text):
        return
    for pattern, groups in ((_RESULT, (1, 3)), (_SCORE, (1, 4)), (_STANDING, (1,))):
        for match in pattern.finditer(text):
            yield from (match.group(group) for group in groups)


def _in_line(text: str, match: re.Match[str]) -> bool:
    """Whether a single word stands before a number, as in a table."""
    return re.match(r" \d", text[match.end() : match.end() + 3]) is not None
