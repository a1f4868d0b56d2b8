"""Names of things that hold a country's name: ships, competitions, ranges and seas, rivers, bands, titles in quotation marks."""

import re
from functools import lru_cache

from kb.country_context import Hit
from kb.datafiles import alternatives, rows
from kb.gazetteer import Tokens
from kb.text import fold

__all__ = ["is_thing"]

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{3,60})[”\"]")
_QUOTE = re.compile('[“"]')
_SMALL = frozenset("a an and at for from in of on the to with".split())


@lru_cache(maxsize=64)
def _words(language: str, what: str) -> frozenset[str]:
    """The folded words or phrases of kind `what` of countries_things.tsv; empty when `language` has none."""
    return frozenset(
        fold(w)
        for lang, kind, cell in rows("countries_things.tsv", 3)
        if (lang, kind) == (language, what)
        for w in alternatives(cell)
    )


def is_thing(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a country word inside the name of a thing: "the Australian Open", "USS Georgia", "the Sea of Oman".

    >>> from kb.countries import find
    >>> find("The tanker Costa Rica Star and HMS Malaya; the Italian Open; along the Niger.", "en")
    []
    >>> find("فاز في الدوري المصري", "ar"), find("Türkiye Kupası'nda yendi", "tr")
    ([], [])
    """
    if _key(found_in, hit.first - 1) in _words(language, "before") and found_in.before(hit.first) == " ":
        return True  # "الدوري المصري", "كأس قطر"
    if not _words(language, "after"):
        return False
    return (
        _heads_name(hit, found_in, language)
        or _ship(hit, found_in, language)
        or _of(hit, found_in, language)
        or _river(hit, found_in, language)
        or _title(hit, found_in)
    )


def _is_name(hit: Hit) -> bool:
    return hit.phrase.value is not None and hit.phrase.value.form == "name"


def _key(found_in: Tokens, index: int) -> str:
    return found_in.keys[index] if 0 <= index < len(found_in.keys) else ""


def _capital(found_in: Tokens, index: int) -> bool:
    return 0 <= index < len(found_in.words) and found_in.words[index][0].isupper()


def _heads_name(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether a word with a capital that such names end in stands behind: "Hungarian Grand Prix", "Korean Peninsula"."""
    index = hit.last + 1
    if found_in.gap(hit.last) != " " or not _capital(found_in, index):
        return False
    one = found_in.keys[index]
    pair = f"{one} {_key(found_in, index + 1)}" if _capital(found_in, index + 1) else ""
    wanted = _words(language, "after")
    if one in wanted or pair in wanted:
        return not hit.surface.isupper() or not found_in.words[index].isupper() or len(hit.surface) < 4
    return _is_name(hit) and one in _words(language, "after-name")


def _ship(hit: Hit, found_in: Tokens, language: str) -> bool:
    """ "USS Georgia", "the tanker Costa Rica Star", "the ferry Estonia sank", "Ship called Costa Rica"."""
    if not hit.first or found_in.before(hit.first) not in (" ", ". ", " “", ' "'):
        return False
    before = found_in.keys[hit.first - 1]
    if before in _words(language, "ship") and found_in.words[hit.first - 1].isupper():
        return True
    if not _is_name(hit) or before not in _words(language, "vessel"):
        return False
    gap, after = found_in.gap(hit.last), _key(found_in, hit.last + 1)
    return gap[:1] != " " or _capital(found_in, hit.last + 1) or after in _words(language, "runs")


def _of(hit: Hit, found_in: Tokens, language: str) -> bool:
    """ "Tour of Oman", "Spirit of Norway", "Gulf of Panama": a word with a capital, "of" or "of the", and the country."""
    index = hit.first - 1
    if _key(found_in, index) == "the":
        index -= 1
    if _key(found_in, index) != "of" or not _capital(found_in, index - 1) or found_in.gap(index) != " ":
        return False
    return _key(found_in, index - 1) in _words(language, "before-of") and not found_in.words[index].isupper()


def _river(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether "the Niger" is the river: its banks, its floods; the country has the article only in "the Niger army"."""
    if hit.first != hit.last or fold(hit.surface) not in _words(language, "river"):
        return False
    if _key(found_in, hit.first - 1) != "the" or found_in.before(hit.first) != " ":
        return False
    if found_in.gap(hit.last)[:1] != " " or _key(found_in, hit.last + 1) in _words(language, "river-after"):
        return True
    before = {_key(found_in, hit.first - 2), _key(found_in, hit.first - 3)}
    return not _words(language, "river-before").isdisjoint(before) and not _capital(found_in, hit.last + 1)


def _title(hit: Hit, found_in: Tokens) -> bool:
    """Whether the word stands in a short title in quotation marks, all of whose longer words have capitals."""
    if not _QUOTE.search(found_in.text, max(0, hit.start - 60), hit.start):
        return False
    line = found_in.text.rfind("\n", 0, hit.start) + 1
    end = found_in.text.find("\n", hit.end)
    for match in _QUOTED.finditer(found_in.text, line, end if end >= 0 else len(found_in.text)):
        if match.start() < hit.start and hit.end < match.end():
            words = re.findall(r"[^\W\d_]+", match[1])
            long = [word for word in words if word.lower() not in _SMALL and len(word) > 1]
            inside = match[1].strip()
            return (
                len(words) > 1
                and len(long) > len(hit.surface.split())
                and inside[-1] not in ".,!;:"
                and all(word[0].isupper() for word in long)
                and not inside.isupper()
            )
    return False
