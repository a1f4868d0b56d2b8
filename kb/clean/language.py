"""Which language a text is in: lingua, over our languages and their neighbours."""

import re
from functools import cache
from threading import Lock

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from kb.datafiles import rows

__all__ = ["detect"]

# Ours first, then look-alikes: without them a detector calls German English, Kazakh Russian and
# Persian Arabic, and is sure of it.
_CODES = frozenset(
    [
        "en",
        "ar",
        "ru",
        "tr",
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "cs",
        "ro",
        "uk",
        "be",
        "bg",
        "sr",
        "kk",
        "az",
        "fa",
        "ur",
    ]
)
_ENOUGH = 320  # characters; more does not change the answer and costs 60 µs a hundred
_MORE = 1200  # characters in which small words are counted where the beginning is all names and figures
# Below so many letters a foreign name outweighs the words around it, and words only one language has decide.
_SHORT = 120
# In a longer text so many different ones, and this share of its words, leave no doubt.
_DIFFERENT = 4
_SHARE = 0.12
# This share of its letters in one alphabet, and so many of those that tell it, say the language of a text in it.
_MOSTLY = 0.8
_TELLING = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LOCK = Lock()


@cache
def _built() -> LanguageDetector:
    wanted = [lang for lang in Language.all() if lang.iso_code_639_1.name.lower() in _CODES]
    return LanguageDetectorBuilder.from_languages(*wanted).with_low_accuracy_mode().build()


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, "" when it has no letters or is too short to say.

    The beginning is enough: give title and text in one. Safe in several threads and processes.

    >>> detect("Der Fluss führt wenig Wasser"), detect("Ms Holmqvist, who is Swedish, came by train."), detect("42")
    ('de', 'en', '')
    """
    head = text[:_ENOUGH]
    letters = sum(map(str.isalpha, head))
    if letters < 3:
        return ""
    told = _lettered(head, letters) or _told(head) or (_told(text[:_MORE]) if len(text) > _ENOUGH else "")
    if told:
        return told
    with _LOCK:
        detector = _built()
    found = detector.detect_language_of(head)
    return found.iso_code_639_1.name.lower() if found else ""


# Alphabets that no neighbour writes with the same letters: all of the alphabet, letters of the script outside it, and
# those the neighbours that have no others lack (Bulgarian has no "ы", Persian no "ة").
_ALPHABETS = (
    ("ru", re.compile("[а-яёА-ЯЁ]"), re.compile("[\u0400-\u052f]"), re.compile("[ыэЫЭ]")),
    (
        "ar",
        re.compile("[\u0621-\u063a\u0641-\u064a]"),
        re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff]"),
        re.compile("ة"),
    ),
)


def _lettered(text: str, letters: int) -> str:
    """The language whose alphabet a text of so many letters is in, "" for a short one and where another has it too."""
    if letters < _SHORT or text.isascii():
        return ""
    for language, alphabet, written, telling in _ALPHABETS:
        own = len(alphabet.findall(text))
        if own >= _MOSTLY * letters and own == len(written.findall(text)) and len(telling.findall(text)) >= _TELLING:
            return language
    return ""


@cache
def _telling() -> dict[str, str]:
    return {word: language for language, words in rows("telling_words.tsv", 2) for word in words.split()}


def _told(text: str) -> str:
    """The language whose own small words a text has, "" when none or several have some there.

    A short text needs one of them; a longer one so many that the detector, which takes forty times as long, need
    not be asked.
    """
    words = _WORD.findall(text.lower().replace("’", "'"))
    own = [word for word in words if word in _telling()]
    languages = {_telling()[word] for word in own}
    if len(languages) != 1:
        return ""
    short = sum(map(len, words)) < _SHORT
    return languages.pop() if short or (len(set(own)) >= _DIFFERENT and len(own) >= _SHARE * len(words)) else ""
