"""Words as every engine indexes them: our own analysis, by language, with offsets into the original.

A token has two forms: `exact`, the word without case, accents and letter variants, and `term`,
its stem, made of the folded word so that accents matter in neither. English, French, Russian and
Turkish stems are Snowball's (PyStemmer); Arabic ones are made by `kb.index.arabic`. The script
decides first: a Latin name in a Russian article is stemmed as in an English one, so that a query,
which has no language, has few forms to try.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import Stemmer

from kb.index.arabic import arabic_exact, arabic_stem
from kb.index.unaccented import readable
from kb.text import fold

__all__ = [
    "HYPHENS",
    "JOINERS",
    "LANGUAGES",
    "MARKS",
    "OTHER_LATIN",
    "WIDE",
    "Token",
    "compounds",
    "forms",
    "hyphened",
    "next_word",
    "spans",
    "stop_words",
    "tokens",
    "word_at",
    "written",
]

# Snowball's name for each language whose words it stems.
LANGUAGES = {"en": "english", "fr": "french", "tr": "turkish", "ru": "russian"}
OTHER_LATIN = ("fr", "tr")  # what else than English a Latin word is stemmed in, when the text says so

# Combining signs are no \w to Python, yet a vowel sign does not end an Arabic or Hindi word.
MARKS = "\u0300-\u036f\u0483-\u0487\u05b0-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_LETTER = rf"(?:[^\W\d_][{MARKS}]*)"
WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"  # no spaces between words: a token a character
_SIGN = rf"[^\W_{WIDE}]"
# What stands inside a word unseen: Persian's narrow gap between its parts, the place where a line may break it.
JOINERS = "\u00ad\u200c\u200d\u2060"
_WORD = rf"{_SIGN}++(?:[{MARKS}{JOINERS}]++{_SIGN}*+)*+"
_TOKEN = re.compile(
    rf"{_SIGN}++(?![.,٫٬'’ʼʻ`´{MARKS}{JOINERS}])"  # most words: nothing to think about
    rf"|(?<![\w.])(?:{_LETTER}\.)+{_LETTER}(?!\w)\.?"  # U.S. · U.S · U.S.A
    r"|\d+(?:[.,٫٬]\d+)+(?![^\W_])"  # 1,000 · 3.5
    rf"|{_WORD}(?:['’ʼʻ`´]{_WORD})*"
    rf"|[{WIDE}]"
)
HYPHENS = "\u2010\u2011-"
_BEFORE = f"{HYPHENS}._@/'’"  # a word behind one of these is part of something longer
_HYPHENED = re.compile(rf"{_WORD}(?:[{HYPHENS}]{_WORD})++(?![\w{HYPHENS}])")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_APOSTROPHE = re.compile("['’ʼʻ`´]")
_JOINER = re.compile(f"[{JOINERS}]")
_ELIDED = frozenset(
    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
)  # l'Union, d'Ivoire, qu'il
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_STRESS = re.compile("[\u0300\u0301]")
_SEPARATED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: what is indexed for it, and where it stands (`text[start:end]`)."""

    term: str
    exact: str
    start: int
    end: int


@lru_cache(maxsize=16)
def _stemmer(language: str) -> "Stemmer.Stemmer":
    # PyStemmer keeps a cache of its own; ours is in front of it, so that one is switched off.
    return Stemmer.Stemmer(LANGUAGES[language], 0)


def spans(text: str) -> Iterator[re.Match[str]]:
    """The words of `text` in order, as matches: one a token, before their forms are looked at."""
    return _TOKEN.finditer(text)


def written(text: str) -> list[str]:
    """The words of `text` in order, as they are written."""
    found: list[str] = _TOKEN.findall(text)
    return found


def compounds(text: str) -> Iterator[tuple[int, int, str]]:
    """Words of two parts with a hyphen: where each starts and ends in `text`, and the two as one word.

    Some write them so: e-mail, Al-Assad, G-20.

    >>> list(compounds("An e-mail of a well-to-do man in 2019-20."))
    [(3, 9, 'email')]
    """
    for start, end, parts in hyphened(text):
        if len(parts) == 2 and not (parts[0].isdecimal() and parts[1].isdecimal()):
            yield start, end, "".join(parts)


def hyphened(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Words with hyphens: where each starts and ends in `text`, and its parts.

    >>> list(hyphened("An e-mail of a well-to-do man."))
    [(3, 9, ['e', 'mail']), (15, 25, ['well', 'to', 'do'])]
    """
    for hyphen in HYPHENS:
        at = text.find(hyphen, 1)
        while at > 0:
            start = at
            while start and text[start - 1].isalnum():
                start -= 1
            word = _HYPHENED.match(text, start) if start < at and not (start and text[start - 1] in _BEFORE) else None
            if word:
                yield start, word.end(), _HYPHEN.split(word.group())
            at = text.find(hyphen, word.end() if word else at + 1)


def word_at(text: str, start: int) -> re.Match[str] | None:
    """The word of `text` that begins at `start`."""
    return _TOKEN.match(text, start)


def next_word(text: str, start: int) -> re.Match[str] | None:
    """The first word of `text` from `start` on."""
    return _TOKEN.search(text, start)


@lru_cache(maxsize=100_000)
def forms(word: str, language: str) -> tuple[str, str, int, int]:
    """(term, exact, start, end) of one word of `spans`; the offsets are inside the word.

    >>> forms("pipelines", "en"), forms("l’Union", "fr"), forms("Ankara'da", "tr")
    (('pipelin', 'pipelines', 0, 9), ('union', 'union', 2, 7), ('ankar', 'ankara', 0, 6))
    """
    if _JOINER.search(word):
        term, exact, _, _ = forms(_JOINER.sub("", word), language)
        return term, exact, 0, len(word.rstrip(JOINERS))
    if word[0].isdigit():
        number = _number(word)
        return number, number, 0, len(word)
    if "." in word:
        bare = fold(word.replace(".", ""))
        return bare, bare, 0, len(word)
    start, end = _core(word, language)
    core = word[start:end]
    if "\u0600" <= core[0] <= "\u06ff":
        exact = arabic_exact(core).replace(" ", "")
        return arabic_stem(exact), exact, start, end
    core = _APOSTROPHE.sub("", core)
    exact = fold(core).replace(" ", "")  # a few signs unfold to several words
    if not exact:
        return word, word, start, end
    if exact[0].isdigit():
        return exact, exact, start, end
    if "\u0400" <= core[0] <= "\u04ff":
        return _russian_stem(core) or exact, exact, start, end
    return _stem(exact, language if language in OTHER_LATIN else "en") or exact, exact, start, end


def _number(word: str) -> str:
    digits = word.translate(_DIGITS)
    if _SEPARATED.fullmatch(digits):
        return digits.replace(",", "") if "," in digits else digits.replace(".", "")
    return fold(digits)


def _core(word: str, language: str) -> tuple[int, int]:
    """What is left of a word with apostrophes: without an elided article, a possessive, Turkish endings."""
    parts = [m.start() for m in _APOSTROPHE.finditer(word)]
    if not parts:
        return 0, len(word)
    first, last = parts[0], parts[-1]
    start = first + 1 if word[:first].lower() in _ELIDED and len(word) - first > 2 else 0
    if last >= start and last > 0:
        ending = word[last + 1 :].lower()
        if ending == "s" or (language == "tr" and last - start >= 2):
            return start, last
    return start, len(word)


def _stem(exact: str, language: str) -> str:
    # Of the folded word: who types no accents has the stem of who does.
    return fold(_stemmer(language).stemWord(readable(exact, language)))


def _russian_stem(word: str) -> str:
    # An accent on a vowel says how a word is stressed; й, which folding takes for и, is a letter its endings need.
    lowered = _STRESS.sub("", unicodedata.normalize("NFC", word.lower())).replace("ё", "е")
    return fold(_stemmer("ru").stemWord(lowered))


def tokens(text: str, language: str) -> list[Token]:
    """The words of `text`, analysed in `language` (ISO 639-1, "" when unknown).

    >>> [t.term for t in tokens("U.S. gas pipelines: 1,000 km", "en")]
    ['us', 'gas', 'pipelin', '1000', 'km']
    """
    found = []
    for match in _TOKEN.finditer(text):
        term, exact, start, end = forms(match.group(), language)
        base = match.start()
        found.append(Token(term, exact, base + start, base + end))
    return found


@lru_cache(maxsize=1)
def stop_words() -> dict[str, frozenset[str]]:
    """The words that say little, by language, in exact form: left out of ranked questions, never of phrases."""
    table: dict[str, set[str]] = {}
    source = resources.files("kb") / "data" / "stopwords.tsv"
    for line in source.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, _, words = line.partition("\t")
            table.setdefault(language, set()).update(forms(w, language)[1] for w in words.split())
    return {language: frozenset(words) for language, words in table.items()}
