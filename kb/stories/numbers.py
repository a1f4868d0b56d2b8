"""The numbers of a text, however they are written: digits of any script, grouped any way, words, "3.5 million", "9 bin 500"."""

import re
from collections.abc import Iterator
from functools import cache

from kb.datafiles import alternatives, rows
from kb.stories.sums import Sum, Word
from kb.text import fold

__all__ = ["LANGUAGES", "PUNCTUATION", "numbers_in"]

# The order of the columns in kb/data/number_words.tsv and story_words.tsv.
LANGUAGES = ("en", "fr", "ru", "tr", "ar")
# Small numbers stand everywhere, as words and as digits.
_LEAST = 7.0
_TOKEN = re.compile(r"(\d(?:[\d.,:٬٫\u00a0\u202f ]|h(?=\d))*\d|\d)|([^\W\d_]+)")
_SIGNS = frozenset("$€£₺₽¥")
PUNCTUATION = '.,:;?!()"“”«»'  # around a word
_SPACES = str.maketrans({"٬": ",", "٫": ".", "\u00a0": " ", "\u202f": " "})
# Turkish number words take cases: "sekiz binden on bine", and make ordinals: "on birinci". What is no number with a case
# ending: because, percent, this one.
_TURKISH_CASE = re.compile(r"(?<=...)(?:[dt][ae]n?|y?[aeiu]|n?[iu]n|l[iu]k?|s[iu](?:n[aeiu]n?)?)$")
_TURKISH_ORDINAL = re.compile(r"(?<=...)[iu]?nc[iu](?:n?[aeiu]|n?[iu]n|s[iu])?$")
_TURKISH_OWN = frozenset({"yuz", "bir", "on"})
_REMEMBERED = 100_000  # words
_WORTH = {"m": "x1000000", "b": "x1000000000"}  # beside a sign of money

# What a piece of text is of a number, and words that are read on with digits ("$3 m").
_NO_PART, _GOES_ON, _SAYS = range(3)
_RUN = re.compile(rb"[\x01\x02]+")
_GOING_ON = frozenset(_WORTH)


@cache
def _words(language: str) -> tuple[dict[str, Word], dict[str, Word]]:
    """The whole words of a language, and the beginnings of words, with what they mean."""
    whole: dict[str, Word] = {}
    begun: dict[str, Word] = {}
    place = LANGUAGES.index(language) if language in LANGUAGES else -1
    for value, *cells in rows("number_words.tsv", 1 + len(LANGUAGES)) if place >= 0 else ():
        meaning: Word = float(value) if value[0].isdigit() and "/" not in value else value
        for word in alternatives(cells[place]):
            if word.endswith("-") and len(word) > 1:
                begun.setdefault(fold(word[:-1]), meaning)
            elif word != "-":
                whole[fold(word)] = meaning
    return whole, begun


class _Meanings(dict[str | None, tuple[Word, ...]]):
    """What words say of a number: nothing, one thing, or in Arabic "and" with a number. Each is looked for once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str | None) -> tuple[Word, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = self._of(fold(word)) if word else ()
        return found

    def _of(self, plain: str) -> tuple[Word, ...]:
        whole, begun = _words(self._language)
        if plain in whole:
            return (whole[plain],)
        if plain.startswith(tuple(begun)):
            return (next(meaning for beginning, meaning in begun.items() if plain.startswith(beginning)),)
        if self._language == "tr":
            base = _TURKISH_CASE.sub("", plain)
            base = _TURKISH_ORDINAL.sub("", plain) if base not in whole or base in _TURKISH_OWN else base
            return (whole[base],) if base in whole and (base != plain) else ()
        if self._language == "ar" and len(plain) > 3 and plain[0] in "وبل":
            rest = self[plain[1:]]
            return ("+", *rest) if rest and plain[0] == "و" else rest
        return ()


@cache
def _meanings(language: str) -> _Meanings:
    return _Meanings(language)


class _Parts(dict[str, int]):
    """What stands between two spaces, as a part of a number: none, one that only goes on, or one that says something."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._meanings = _meanings(language)

    def __missing__(self, piece: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[piece] = found = self._of(piece)
        return found

    def _of(self, piece: str) -> int:
        plain = piece.strip(PUNCTUATION)
        if plain.isalpha():
            if plain != piece:
                return self[plain]
            if len(piece) > 1 and not self._meanings[piece]:
                return _NO_PART  # most words
            words = [piece]
        else:
            tokens = _TOKEN.findall(piece)
            if any(digits for digits, _ in tokens):
                return _SAYS
            words = [word for _, word in tokens]
        said = [meaning for word in words for meaning in self._meanings[word]]
        if any(isinstance(meaning, float) or meaning[-1].isdigit() for meaning in said):
            return _SAYS
        if said or not words or not _SIGNS.isdisjoint(piece):
            return _GOES_ON
        return _NO_PART if _GOING_ON.isdisjoint(map(str.lower, words)) else _GOES_ON


@cache
def _parts(language: str) -> _Parts:
    return _Parts(language)


def numbers_in(text: str, language: str) -> Iterator[str]:
    """The numbers of a text in order, as digits without what groups them; 0 to 6 are left out.

    >>> list(numbers_in("10,000 men, 2.5 per cent, ١٩٩٢ and 3 dogs on 7 May", "en"))
    ['10000', '2.5', '1992', '7']
    >>> list(numbers_in("twenty-two villages, $2.3m, a dozen; nine and a half thousand", "en"))
    ['22', '2300000', '12', '9500']
    >>> list(numbers_in("3,5 млн, 412 тыс. тонн", "ru")), list(numbers_in("9 bin 500 kişi", "tr"))
    (['3500000', '412000'], ['9500'])
    >>> list(numbers_in("on bir köy", "tr")), list(numbers_in("1,2 M€", "fr"))
    (['11'], ['1200000'])
    >>> list(numbers_in("sekiz binden on dokuz bine", "tr")), list(numbers_in("bu yüzden yüzde on", "tr"))
    (['8000', '19000'], ['10'])
    >>> list(numbers_in("خمسة وثمانين", "ar")), list(numbers_in("quatre-vingt-dix-sept", "fr"))
    (['85'], ['97'])
    >>> list(numbers_in("two thirds of them, a quarter of it; half a million", "en"))  # a fraction is kept as per cent
    ['67', '25', '500000']
    >>> list(numbers_in("dörtte üçü, yarısı, on birinci gün", "tr")), list(numbers_in("полтора миллиона, треть", "ru"))
    (['75', '50', '11'], ['1500000', '33'])
    """
    for stretch in _stretches(text, language):
        plain = stretch.strip(PUNCTUATION)
        for value in [float(plain)] if plain.isascii() and plain.isdigit() else _values(stretch, language):
            if value >= _LEAST or value % 1:
                yield f"{value:.12g}"


def _stretches(text: str, language: str) -> Iterator[str]:
    """Where a text says numbers: unbroken runs of pieces that are part of one, digits or a number word among them."""
    pieces = text.replace("\n", " \n ").split(" ")
    for run in _RUN.finditer(bytes(map(_parts(language).__getitem__, pieces))):
        if _SAYS in run.group():
            yield " ".join(pieces[run.start() : run.end()])


def _values(text: str, language: str) -> list[float]:
    total, meanings = Sum(), _meanings(language)
    parts = _TOKEN.split(text)  # what stands between, digits, word, and so on
    words = parts[2::3]
    done = 0
    for start in [n for n, word in enumerate(words) if word is None or meanings[word]]:
        for at in range(max(start, done), len(words)):
            if at > start and total.idle():
                break  # from here to the next start nothing is said of a number
            between, digits, word, after = parts[3 * at : 3 * at + 4]
            _step(total, meanings[word], between, digits, word, after)
            done = at + 1
    total.end()
    return total.done


def _step(total: Sum, said: tuple[Word, ...], between: str, digits: str | None, word: str | None, after: str) -> None:
    """Take the next word, or digits, with what stands before and after it and what it says of a number."""
    if _parted(between) and not total.idle():
        total.end()
    if digits:
        total.money = between.rstrip()[-1:] in _SIGNS
        for value in [float(digits)] if digits.isascii() and digits.isdigit() else _grouped(digits):
            total.digits(value)
    elif word and total.written and word.lower() in _WORTH:
        if total.money or after[:1] in _SIGNS:
            total.take(_WORTH[word.lower()])
    elif not said:
        total.end()
    for meaning in said:
        total.take(meaning)


def _parted(between: str) -> bool:
    """Whether what stands between two words keeps them from being one number."""
    return "\n" in between or bool(between.strip(" -\u00a0\u202f."))


def _grouped(written: str) -> Iterator[float]:
    """One number with its thousands joined, or several that only stand side by side."""
    digits = "".join(str(int(c)) if c.isdigit() else c for c in written).translate(_SPACES)
    if re.fullmatch(r"\d{1,3}([ ,.]\d{3})+", digits):
        yield float(re.sub(r"[ ,.]", "", digits))
        return
    for part in digits.split(" "):
        if re.fullmatch(r"\d{1,3}([,.]\d{3})+", part):
            yield float(re.sub(r"[,.]", "", part))
        elif re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(\.\d{3})+,\d+", part):
            whole, _, rest = part.replace(",", ".").rpartition(".")
            yield float(f"{whole.replace('.', '')}.{rest}")
        elif re.fullmatch(r"\d+[.,:h]\d+", part):  # a time of day is told with a point, a colon, a comma or an h
            yield float(re.sub("[,:h]", ".", part))
        else:
            yield from (float(p) for p in re.split(r"[.,:h]+", part) if p)
