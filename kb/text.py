"""Characters, words, sentences and paragraphs: pure functions every stage shares.

Offsets are in characters of the text given; spans are half open.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import filterfalse

__all__ = ["fold", "one_line", "paragraphs", "script", "sentences", "slug", "words"]

_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ـ": "",
        "ی": "ي",
        "ک": "ك",
        "گ": "ك",
    }
)
_LATIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"})
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"}
)
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` as it is compared: no case, accents, Arabic vowel signs or letter variants, one kind of quote.

    >>> fold("Erdoğan’ın"), fold("أنقرة"), fold("Пётр")
    ("erdogan'in", 'انقره', 'петр')
    """
    if text.isascii():  # most texts: nothing to take apart
        return one_line(text.casefold().replace("`", "'"))
    text = text.translate(_QUOTES).translate(_ARABIC)
    kept = filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text.casefold()))
    return one_line("".join(kept).translate(_LATIN))


def words(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the words of `text`: letters and digits, apostrophes inside a word kept.

    >>> [("a b's")[s:e] for s, e in words("a b's")]
    ['a', "b's"]
    """
    return (m.span() for m in _WORD.finditer(text))


_SCRIPTS = (("ARABIC", "Arab"), ("CYRILLIC", "Cyrl"), ("GREEK", "Grek"), ("HEBREW", "Hebr"), ("CJK", "Hani"), ("HANGUL", "Hang"),
            ("GEORGIAN", "Geor"), ("ARMENIAN", "Armn"), ("THAI", "Thai"), ("KATAKANA", "Kana"), ("HIRAGANA", "Kana"),
            ("LATIN", "Latn"))  # fmt: skip


@lru_cache(maxsize=65536)
def script(text: str) -> str:
    """The ISO 15924 code of the script most letters of `text` are in, "" when it has no letter.

    >>> script("ابن سينا"), script("Chekhov"), script("12")
    ('Arab', 'Latn', '')
    """
    if text.isascii():  # most texts, without a look at each letter's name
        return "Latn" if any(map(str.isalpha, text)) else ""
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            name = unicodedata.name(char, "")
            code = next((code for word, code in _SCRIPTS if name.startswith(word)), "Zyyy")
            counts[code] = counts.get(code, 0) + 1
    return max(counts, key=lambda c: counts[c]) if counts else ""


def one_line(text: str) -> str:
    """`text` with every run of white space made one space."""
    return " ".join(text.split())


def slug(text: str) -> str:
    """`text` as a part of an identifier: folded letters and digits of any script joined by hyphens.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    return "-".join(re.findall(r"\w+", fold(text).replace("'", "").replace("_", " ")))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the non-empty lines of `text`, without the white space around them."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped)
            yield start, start + len(stripped)


# Words after which a full stop does not end a sentence (English, French, Turkish, Russian), folded.
_ABBREVIATED = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt cmdr adm rep sen gov pres st mt rev hon jr sr vs inc ltd co corp
    no nos vol fig jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx dept est
    eg ie etc cf al m mme mlle mm me bd av doc yrd alb yd sn av г гг ул им т д др тыс млн млрд руб стр см р проф акад ген""".split()
)
_END = re.compile(r"([.!?…؟۔]+)([\"'”’»)\]]*)(?=\s|$)")


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of `text`; none crosses a line break.

    A full stop ends a sentence when white space follows, the word before is neither an
    abbreviation nor an initial, and what follows does not start in lower case.

    >>> t = "Mr. Bo met J. Ko. She left?\\nYes"
    >>> [t[s:e] for s, e in sentences(t)]
    ['Mr. Bo met J. Ko.', 'She left?', 'Yes']
    """
    spans: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        begin = start
        for match in _END.finditer(text, start, end):
            if match.end() >= end or _goes_on(text, match, end):
                continue
            spans.append((begin, match.end()))
            begin = match.end()
            while begin < end and text[begin].isspace():
                begin += 1
        if begin < end:
            spans.append((begin, end))
    return spans


def _goes_on(text: str, match: re.Match[str], end: int) -> bool:
    at = match.end()
    while at < end and text[at].isspace():
        at += 1
    if at < end and text[at].islower():
        return True
    stop = match.start()
    return match.group(1) == "." and _is_shortened(text[max(text.rfind(" ", 0, stop) + 1, stop - _LONGEST) : stop])


_LONGEST = 20  # letters of an abbreviation


@lru_cache(maxsize=16384)
def _is_shortened(piece: str) -> bool:
    """Whether what stands before a full stop ends in an abbreviation or an initial."""
    word = re.search(r"\w*$", piece)
    return word is not None and (fold(word[0]) in _ABBREVIATED or (len(word[0]) == 1 and word[0].isupper()))
