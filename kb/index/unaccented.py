"""Words without accents as a stemmer can read them: with those signs back that its rules look at and a rule can tell.

A word and the same word typed without accents must have one stem. So a stem is made of the folded word; what Snowball
tells endings by in French (é, è) and Turkish (ı, ö, ü, ğ, ş) is put where the folded word shows it would stand. That
is a spelling for the stemmer and often not the right one, yet always the same one for the same letters.
"""

import re

__all__ = ["readable"]

# Endings of French that Snowball knows with an accent only, as others of the same word that have none: accordée,
# première; a y before them is an i to it elsewhere (payé, paie).
_FRENCH = (
    (re.compile("ee(s?)$"), r"e\1"),
    (re.compile("iere(s?)$"), r"ier\1"),
    (re.compile("([ao])ye(s?)$"), r"\1ie\2"),
)
_BACK, _FRONT = {"i": "ı"}, {"o": "ö", "u": "ü"}
# A g between vowels is soft, the ending -miş has its ş, and -ki keeps its i behind any vowel.
_TURKISH = (
    (re.compile("(?<=[aeıioöuü])g(?=[aeıioöuü])"), "ğ"),
    (re.compile("(?<=m[ıiuü])s(?=$|[tlsd])"), "ş"),
    (re.compile("(?<=[dt]a)kı"), "ki"),
)
_ENDINGS = {"fr": _FRENCH, "tr": _TURKISH}


def readable(folded: str, language: str) -> str:
    """The folded word `folded`, as the stemmer of `language` (ISO 639-1) is given it.

    >>> readable("premieres", "fr"), readable("baskanligi", "tr"), readable("gorusmus", "tr"), readable("premiere", "en")
    ('premiers', 'baskanlığı', 'gorusmuş', 'premiere')
    """
    if language == "tr":
        folded = _in_harmony(folded)
    for pattern, ending in _ENDINGS.get(language, ()):
        folded = pattern.sub(ending, folded)
    return folded


def _in_harmony(word: str) -> str:
    """Turkish vowels as those beside them say: front ones with e, back ones with a, which folding leaves apart.

    >>> _in_harmony("baskani"), _in_harmony("bildiri"), _in_harmony("mudurler")
    ('baskanı', 'bildiri', 'müdürler')
    """
    clear = [letter for letter in word if letter in "ae"]
    if not clear:
        return word
    letters, before = list(word), clear[0]
    for at, letter in enumerate(word):
        if letter in "ae":
            before = letter
        else:
            letters[at] = (_BACK if before == "a" else _FRONT).get(letter, letter)
    return "".join(letters)
