"""Countries as the names of bodies write them in languages the news tables do not cover, by CLDR."""

import re
from functools import lru_cache

from babel import Locale

from kb.country_names import codes_by_name, country_codes
from kb.datafiles import alternatives, rows
from kb.text import fold, script

__all__ = ["place_code"]

_LANGUAGES = ("de", "es", "pt", "it", "nl", "pl", "ro", "sv", "uk", "sr", "bg", "kk", "el", "he", "cs", "sk", "hu", "fi", "da", "nb",
              "hr", "sl", "lt", "lv", "et", "az", "uz", "ca", "id", "ms", "ka", "hy", "fa", "hi", "be", "ky", "mk", "zh", "zh_Hant", "ja",
              "ko")  # fmt: skip
_ENDING = re.compile(
    r"(?:[аяуюеиіїоы]|ої|ию|ии|[αοςσηιυεωνά]|ის|ს|ი|ო|ა|ե|ի)+$"
)  # cases of Slavic, Greek, Georgian and Armenian country names
_DECLINED = ("Cyrl", "Grek", "Geor", "Armn")
_LEAST = 4  # letters of a stem that still says which country


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Names to codes, and stems of single Cyrillic and Greek names to codes."""
    names: dict[str, str] = {}
    known = set(country_codes())
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in known and (len(name) >= _LEAST or not name.isascii()):
                names.setdefault(fold(name), code)
    for code, cell in rows("organization_demonyms.tsv", 2):
        for form in alternatives(cell):
            names.setdefault(fold(form), code)
    stems = {_ENDING.sub("", n): c for n, c in names.items() if script(n) in _DECLINED and " " not in n}
    return names, {stem: code for stem, code in stems.items() if len(stem) >= _LEAST}


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
    return stems.get(_ENDING.sub("", phrase), "") if script(phrase) in _DECLINED else ""
