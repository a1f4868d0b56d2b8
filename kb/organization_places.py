"""Countries as the names of bodies write them in languages the news tables do not cover, by CLDR."""

import re
from functools import lru_cache

from kb.country_names import codes_by_name
from kb.datafiles import alternatives, rows
from kb.organization_vocabulary import by_stem
from kb.text import fold

__all__ = ["home_countries", "opening_words", "place_code"]

_ENDING = re.compile(
    r"(?:[аяуюеиіїоы]|ої|ию|ии|[αοςσηιυεωνά]|ის|ს|ი|ო|ა|ե|ի)+$"
)  # cases of Slavic, Greek, Georgian and Armenian country names
_DECLINED = re.compile(r"[\u0370-\u058f\u10a0-\u10ff]")  # Greek, Cyrillic, Armenian, Georgian
_LEAST = 4  # letters of a stem that still says which country


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Names to codes, and stems of single Cyrillic and Greek names to codes."""
    names = {name: code for code, cell in rows("country_names_cldr.tsv", 2) for name in alternatives(cell)}
    for code, cell in rows("organization_demonyms.tsv", 2):
        for form in alternatives(cell):
            names.setdefault(fold(form), code)
    stems = {_ENDING.sub("", n): c for n, c in names.items() if _DECLINED.match(n) and " " not in n}
    return names, {stem: code for stem, code in stems.items() if len(stem) >= _LEAST}


@lru_cache(maxsize=1)
def opening_words() -> frozenset[str]:
    """The folded words that names of countries of several words begin with: after others, one word is enough to look at."""
    names = (*codes_by_name(), *_tables()[0])
    return frozenset(name.partition(" ")[0] for name in names if " " in name)


def place_code(phrase: str) -> str:
    """The code of the country a folded phrase names in one of these languages; "" when it names none.

    >>> place_code("brasil"), place_code("украіни"), place_code("ελλαδοσ"), place_code("haus")
    ('BR', 'UA', 'GR', '')
    """
    names, stems = _tables()
    if phrase in codes_by_name():
        return codes_by_name()[phrase]
    if phrase in names:
        return names[phrase]
    return stems.get(_ENDING.sub("", phrase), "") if _DECLINED.match(phrase) else ""


def home_countries(words: tuple[str, ...]) -> frozenset[str]:
    """The codes of the countries whose language folded words of a body's name are of, where it is one country's above all.

    >>> home_countries(("bundesministerium", "fur", "gesundheit")), home_countries(("ministerio", "de", "salud"))
    (frozenset({'DE'}), frozenset())
    """
    whole, stems = _home_words()
    return frozenset(code for word in words for code in (whole.get(word, ""), by_stem(word, stems) or "") if code)


@lru_cache(maxsize=1)
def _home_words() -> tuple[dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for code, cell in rows("home_words.tsv", 2):
        for form in alternatives(cell):
            (stems if form.endswith("*") else whole)[fold(form.rstrip("*"))] = code
    return whole, stems
