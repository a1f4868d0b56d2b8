"""The three-letter codes of countries in results: "Ruiz (COL) 1:58.20", "3 VOS Annika NED 1:59.02"."""

import re
from functools import lru_cache

import pycountry

from kb.datafiles import alternatives, rows

__all__ = ["country_codes_in_results", "has_codes"]

_CODE = re.compile(r"(?<![\w.-])[A-Z]{3}(?![\w.-])")
_ROW = re.compile(r"\d{1,3}[.)]?\s.*|.*\d[:.]\d\d.*")  # a rank before it, or a time, a score, points


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Three letters → ISO 3166-1 alpha-2: the codes of sport, then ISO's own where sport does not use them."""
    made = {code: country for country, codes in rows("country_sport_codes.tsv", 2) for code in alternatives(codes)}
    for country in pycountry.countries:
        made.setdefault(country.alpha_3, country.alpha_2)
    return made


def has_codes(words: tuple[str, ...]) -> bool:
    """Whether one of the words of a text could be such a code: asked first, since most texts have none."""
    return not _codes().keys().isdisjoint(words)


def country_codes_in_results(text: str) -> list[tuple[int, int, str]]:
    """Where `text` has a country's code in a list of results, and whose: (start, end, ISO 3166-1 alpha-2).

    One alone may be anything ("the Conference of Mayors (COM)"): two different ones in brackets are needed, or three
    in rows that begin with a rank or hold a time.

    >>> country_codes_in_results("1. Ruiz (COL) 1:58.20, 2. Prior (GBR) 1:58.44")
    [(9, 12, 'CO'), (33, 36, 'GB')]
    >>> country_codes_in_results("The Conference of Mayors (COM) met.")
    []
    """
    found = [match for match in _CODE.finditer(text) if match[0] in _codes()]
    if len(found) < 2:
        return []
    bracketed = [
        m for m in found if text[m.start() - 1 : m.start()] == "(" and text[m.end() : m.end() + 1] in (")", ",")
    ]
    listed = [m for m in found if _in_row(text, m)]
    chosen = {m.span(): m[0] for m in bracketed} if len({m[0] for m in bracketed}) > 1 else {}
    if len({m[0] for m in listed}) > 2:
        chosen |= {m.span(): m[0] for m in listed}
    return [(start, end, _codes()[code]) for (start, end), code in sorted(chosen.items())]


def _in_row(text: str, match: re.Match[str]) -> bool:
    """Whether the code stands in a short line of a table, where each line has one code."""
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    return (
        len(line) < 90
        and _ROW.fullmatch(line) is not None
        and sum(code in _codes() for code in _CODE.findall(line)) == 1
    )
