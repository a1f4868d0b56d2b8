"""Names of any script in plain Latin letters, by table; broad on purpose, for comparing and not for display."""

import re
import unicodedata
from functools import lru_cache

from kb.datafiles import rows

__all__ = ["transliterate"]

_HANGUL_FIRST = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_HANGUL_VOWEL = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
                 "ui", "i")  # fmt: skip
_HANGUL_LAST = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
                "t", "k", "t", "p", "t")  # fmt: skip


_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}  # of hiragana: the table has one of the two
_THAI_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")  # written before the consonant it follows


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Single letters and letter pairs, to Latin."""
    table = {row[0]: row[1] for row in rows("transliteration.tsv", 2)}
    single = {k: v for k, v in table.items() if len(k) == 1}
    return single, {k: v for k, v in table.items() if len(k) == 2}


@lru_cache(maxsize=50_000)
def transliterate(name: str) -> str:
    """`name` in lower-case ASCII letters, Chinese characters in pinyin; what no table knows is left as it is.

    >>> transliterate("Жүнісов"), transliterate("Şahin"), transliterate("김정은"), transliterate("Γεώργιος")
    ('zhunisov', 'shahin', 'gimjeongeun', 'georgios')
    >>> transliterate("周恩来")
    'zhouenlai'
    >>> transliterate("シェイクスピア"), transliterate("ทักษิณ โดนัลด์")
    ('sheikusupia', 'thaksin donald')
    >>> transliterate("नरेन्द्र मोदी"), transliterate("শেখ হাসিনা"), transliterate("አቢይ")
    ('narendr modi', 'shekh hasina', 'abiye')
    """
    text = unicodedata.normalize("NFC", name).casefold()
    if text.isascii():
        return text
    text = _THAI_VOWEL.sub(r"\2\1", text.translate(_KATAKANA))
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
        elif sign := _syllable_sign(char):
            _apply(sign, out)
        else:
            out.append(_letter(char, single))
    return _BARE_END.sub("", "".join(out)).replace(_INHERENT, "a")


# The vowel a consonant of an Indian script has unless a sign says otherwise; it is silent at the end of a word.
_INHERENT = "\x00"
_BARE_END = re.compile(rf"(?<=\w){_INHERENT}(?!\w)")
_SIGN = re.compile(
    r"(?:DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TELUGU|KANNADA|MALAYALAM|SINHALA|TAMIL|ETHIOPIC) "
    r"(?:(?P<kind>LETTER|SYLLABLE|VOWEL SIGN|SIGN) (?:SMALL )?)(?P<sound>[A-Z ]+)"
)
_SOUNDS = {
    "ca": "cha",
    "cha": "chha",
    "ssa": "sha",
    "sha": "sha",
    "cca": "chcha",
    "vocalic r": "ri",
    "vocalic rr": "ri",
}


@lru_cache(maxsize=2_000)
def _syllable_sign(char: str) -> tuple[str, str] | None:
    """What a letter of an Indian or Ethiopic syllabic script is and sounds like, by its name in Unicode."""
    match = _SIGN.fullmatch(unicodedata.name(char, ""))
    if not match:
        return None
    kind, sound = (
        match.group("kind").lower(),
        match.group("sound").lower().removeprefix("glottal ").removeprefix("pharyngeal "),
    )
    if sound.startswith("x"):  # the third h of the Ethiopic script
        sound = "h" + sound[1:]
    sound = re.sub(r"([a-z])\1", r"\1", _SOUNDS.get(sound, sound)).replace(" ", "")
    return (kind, sound)


def _apply(sign: tuple[str, str], out: list[str]) -> None:
    """Add a letter, or change the vowel of the one before."""
    kind, sound = sign
    if kind in ("vowel sign", "sign"):
        if kind == "sign" and sound not in ("virama", "anusvara", "candrabindu", "bindi", "tippi", "alakuna"):
            return
        if sound in ("anusvara", "candrabindu", "bindi", "tippi"):
            out.append("n")
            return
        if out and out[-1].endswith(_INHERENT):
            out[-1] = out[-1][:-1] + ("" if sound in ("virama", "alakuna") else sound)
        return
    consonant = kind == "letter" and len(sound) > 1 and sound.endswith("a") and sound[0] not in "aeiou"
    out.append(sound[:-1] + _INHERENT if consonant else sound)


@lru_cache(maxsize=1)
def _han() -> dict[str, str]:
    return {char: syllable for syllable, chars in rows("han_pinyin.tsv", 2) for char in chars}


def _letter(char: str, single: dict[str, str]) -> str:
    """One letter that stands in no table: a Hangul syllable by rule, a Chinese character by table, else without its accent."""
    if "가" <= char <= "힣":
        number = ord(char) - 0xAC00
        return _HANGUL_FIRST[number // 588] + _HANGUL_VOWEL[number % 588 // 28] + _HANGUL_LAST[number % 28]
    if "\u3400" <= char <= "\u9fff":
        return _han().get(char, char)
    base = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    return "".join(single.get(c, c) for c in base)
