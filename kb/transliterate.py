"""Names of any script in plain Latin letters, by table; broad on purpose, for comparing and not for display."""

import unicodedata
from functools import lru_cache

from kb.datafiles import rows

__all__ = ["transliterate"]

_HANGUL_FIRST = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_HANGUL_VOWEL = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
                 "ui", "i")  # fmt: skip
_HANGUL_LAST = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
                "t", "k", "t", "p", "t")  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Single letters and letter pairs, to Latin."""
    table = {row[0]: row[1] for row in rows("transliteration.tsv", 2)}
    single = {k: v for k, v in table.items() if len(k) == 1}
    return single, {k: v for k, v in table.items() if len(k) == 2}


@lru_cache(maxsize=50_000)
def transliterate(name: str) -> str:
    """`name` in lower-case ASCII letters; what no table knows (Chinese characters) is left as it is.

    >>> transliterate("Жүнісов"), transliterate("Şahin"), transliterate("김정은"), transliterate("Γεώργιος")
    ('zhunisov', 'shahin', 'gimjeongeun', 'georgios')
    """
    text = unicodedata.normalize("NFC", name).casefold()
    if text.isascii():
        return text
    single, pairs = _table()
    out: list[str] = []
    i = 0
    while i < len(text):
        char = text[i]
        if text[i : i + 2] in pairs:
            out.append(pairs[text[i : i + 2]])
            i += 2
            continue
        i += 1
        if char < "\x80":
            out.append(char)
        elif char in single:
            out.append(single[char])
        else:
            out.append(_letter(char, single))
    return "".join(out)


def _letter(char: str, single: dict[str, str]) -> str:
    """One letter that stands in no table: a Hangul syllable by rule, an accented letter without its accent."""
    if "가" <= char <= "힣":
        number = ord(char) - 0xAC00
        return _HANGUL_FIRST[number // 588] + _HANGUL_VOWEL[number % 588 // 28] + _HANGUL_LAST[number % 28]
    base = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    return "".join(single.get(c, c) for c in base)
