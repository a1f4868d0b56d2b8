"""What the words of a text say, by what a translation or a rewrite keeps: subjects, names by their sound, stems."""

import re
from functools import cache, lru_cache

from kb.datafiles import alternatives, rows
from kb.skeleton import skeletons
from kb.stories.numbers import LANGUAGES
from kb.text import fold

__all__ = ["heard", "stem", "subject", "term"]

SUBJECTS, TERMS = "story_words.tsv", "story_terms.tsv"

# Enough letters of a word to know it, and few enough for most of its forms to have them.
_LETTERS = {"ar": 4}
_JOINED = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
# So many consonants tell a name, and endings come after them.
_LEAST_SOUNDS, _MOST_SOUNDS = 3, 4
_REMEMBERED = 100_000  # words
# Names are written in other alphabets as they are heard: Solange, Virginia; Meunier, Chastagnol, Renault.
_SOFT = frozenset({"en", "fr"})
_SOFT_G = re.compile(r"g(?=[eiy])")
_SILENT = re.compile(r"(?:(?<=[ei])[rzt]|[dtpsxz]+|(?<=s)t|e[sz])$")


@cache
def _table(name: str, language: str) -> tuple[dict[str, str], dict[str, str], int]:
    """Whole words and beginnings of words with what a table calls them; the length of the longest beginning."""
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for called, *cells in rows(name, 1 + len(LANGUAGES)):
        for word in alternatives(cells[LANGUAGES.index(language)]) if language in LANGUAGES else ():
            if word.endswith("."):
                whole.setdefault(fold(word[:-1]), called)
            else:
                begun.setdefault(fold(word), called)
    for table, start in (("furniture_months.tsv", "month"), ("furniture_weekdays.tsv", "weekday")):
        for number, cell in rows(table, 2) if name == SUBJECTS else ():
            whole.update((fold(word), f"{start}{number}") for word in alternatives(cell) if len(word) > 3)
    return whole, begun, max(map(len, begun), default=0)


class _Known(dict[str, str]):
    """Words of a language with what a table calls them, each looked for once; forgotten when there are too many."""

    def __init__(self, name: str, language: str) -> None:
        super().__init__()
        self._name, self._language = name, language

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        plain = fold(word)
        found = self._called(plain)
        if self._language == "ar" and not found:
            found = self._called(_bare(plain))
        self[word] = found
        return found

    def _called(self, plain: str) -> str:
        whole, begun, longest = _table(self._name, self._language)
        if plain in whole:
            return whole[plain]
        return next((begun[plain[:n]] for n in range(min(longest, len(plain)), 1, -1) if plain[:n] in begun), "")


@cache
def _known(name: str, language: str) -> _Known:
    return _Known(name, language)


def subject(word: str, language: str) -> str:
    """The subject of kb/data/story_words.tsv a word belongs to, a month or a weekday; "" when it belongs to none.

    >>> subject("flames", "en") == subject("пожара", "ru") == subject("الحريق", "ar")
    True
    >>> subject("Eylül", "tr"), subject("walrus", "en")
    ('month9', '')
    """
    return _known(SUBJECTS, language)[word]


def term(word: str, language: str) -> str:
    """The single thing, deed or quality of kb/data/story_terms.tsv that a word names; "" when it names none.

    >>> term("mère", "fr") == term("mothers", "en") == term("annesi", "tr"), term("father", "en") == term("mother", "en")
    (True, False)
    """
    return _known(TERMS, language)[word]


def _bare(plain: str) -> str:
    """An Arabic word without the conjunction, preposition and article written onto it."""
    for joined in _JOINED:
        if plain.startswith(joined) and len(plain) - len(joined) >= 3:
            return plain[len(joined) :]
    return plain[1:] if len(plain) > 4 and plain[0] in "وفبلكيت" else plain


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The beginning of a word, for comparing texts of one language; "" for words too short to tell anything.

    >>> stem("stevedores", "en"), stem("والمزارعين", "ar"), stem("his", "en")
    ('steve', 'مزار', '')
    """
    plain = fold(word)
    if language == "ar":
        plain = _bare(plain)
    return plain[: _LETTERS.get(language, 5)] if len(plain) >= 4 else ""


@lru_cache(maxsize=100_000)
def heard(word: str, language: str) -> tuple[str, ...]:
    """How a word sounds in any script, where it has consonants enough to be known by them.

    >>> set(heard("Жильцов", "ru")) & set(heard("Zhiltsov", "en")), heard("Bo", "en")
    ({'SLSF'}, ())
    """
    forms = {word}
    if language == "ar":
        plain = fold(word)
        forms = {plain, _bare(plain)} | ({plain[1:]} if len(plain) > 4 and plain[0] in "وفبلك" else set())
    elif language in _SOFT and word[0].isupper():
        soft = _SOFT_G.sub("j", fold(word))
        forms.add(_SILENT.sub("", soft).replace("gn", "n") if language == "fr" else soft)
    return tuple({s[:_MOST_SOUNDS] for form in forms for s in skeletons(form, hard_c=False) if len(s) >= _LEAST_SOUNDS})
