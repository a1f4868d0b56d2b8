"""The parts of an organization's name: legal form, what kind of body, what about, whose, and its own words.

Words that name a concept (ministry, وزارة, министерство, bakanlık) are replaced by it, so that
translated names can be compared word by word.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kb.country_names import codes_by_name
from kb.organization_east import is_eastern, segments
from kb.organization_places import opening_words, place_code
from kb.organization_vocabulary import (
    WordClass,
    abbreviations,
    bare,
    by_stem,
    city_names,
    distinguishing,
    leading_forms,
    legal_forms,
    stopwords,
    vocabulary,
)
from kb.text import fold, script
from kb.transliterate import transliterate

__all__ = ["OrganizationName", "Word", "WordClass", "parse_organization", "without_legal_form"]

_TOKEN = re.compile(
    r"[A-Z]{1,3}(?:&[A-Z]{1,3})+(?![^\W_])|(?:[^\W_]\.){2,}(?:[^\W_](?![^\W_]))?"
    r"|(?:[^\W_]|[\u0900-\u0eff])+(?:['’ʼ][^\W_]+)*|&|\+"
)
_ESTABLISHMENT = re.compile(r"\bEst\.(?=[\s,)]|$)")  # Trading Est.; without the full stop it is French for east
_TURKISH_STATE = re.compile(r"\bT\.\s?C\.\s(?=\w)")  # before the name of an office of the Republic of Turkey
_DIGIT = re.compile(r"^[^\W\d_]*\d[^\W\d_]*$")
_PREPOSITIONS = ("i", "e", "v", "u", "w", "ve")  # Jaish-i-Mohammed; v Praze is no number
_PREFIX = re.compile(r"\b(inter|pan|trans|anti)-(?=[^\W\d_]{4})", re.IGNORECASE)  # Inter-American is no country's
_READ_AS = str.maketrans("01568", "olsgb")
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_AND = re.compile(r"\b([A-Z]{1,3}) (?:and|[&+]) ([A-Z])\b(?!\.)")  # AT and T
_BRACKET = re.compile(r"\(([^)]*)\)")
_LONGEST_FORM = 8  # words of a legal form spelled out: Sociedad de Responsabilidad Limitada de Capital Variable
_POSSESSIVE = re.compile(r"['’ʼ](?:s|n?[ıiuü]n|[yn][ae]|[dt][ae]n?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """One compared word: folded, in Latin letters, and the concept or country it stands for ("" for its own name)."""

    text: str
    latin: str
    concept: str
    kind: WordClass
    also: tuple[str, ...] = ()  # other concepts the word may stand for (جامعة: league, university)


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """An organization's name in parts.

    `marks` are what must agree: ("compass", "north"), ("number", "2"), ("section", "youth");
    `countries` are ISO codes named in it; `acronym` is its letters when it is one ("OSCE", "O.S.C.E."),
    or what stood in brackets; `initials` are the acronyms it could be shortened to.
    """

    words: tuple[Word, ...]
    legal_form: str = ""
    countries: tuple[str, ...] = ()
    marks: frozenset[tuple[str, str]] = frozenset()
    acronym: str = ""
    initials: tuple[str, ...] = ()
    is_acronym: bool = False
    places: tuple[Word, ...] = ()  # the words that name the countries
    spelled: tuple[tuple[str, bool], ...] = ()  # every word with its legal form; True: an acronym may leave it out
    short: str = ""  # an acronym that is all there is beside a country or a light word: МВД России


@lru_cache(maxsize=300_000)
def parse_organization(name: str) -> OrganizationName:
    """The parts of an organization's name, in any of the languages the tables know.

    >>> n = parse_organization("Northern Steel & Gas Co. Ltd.")
    >>> [w.concept or w.text for w in n.words], n.legal_form, sorted(n.marks)
    (['steel', 'gas'], 'limited', [('compass', 'north')])
    """
    bracket = _BRACKET.search(name)
    inside = bracket.group(1).strip() if bracket else ""
    acronym = inside if 2 <= len(inside) <= 8 and " " not in inside and inside.isupper() else ""
    text = _BRACKET.sub(" ", name) if acronym else name.replace("(", " ").replace(")", " ")
    text = _PREFIX.sub(r"\1", text)
    text = _AND.sub(r"\1&\2", _ESTABLISHMENT.sub("Establishment", _TURKISH_STATE.sub("Türkiye Cumhuriyeti ", text)))
    raw = [p for t in _TOKEN.findall(text) for p in segments(_misread(_POSSESSIVE.sub("", t) or t))]
    tokens = [fold(t).replace(".", "") for t in raw]
    whole = tokens
    legal, tokens, raw = _strip_legal(tokens, raw)
    if len(tokens) > 1:  # alone it is a name or an acronym
        tokens = [abbreviations().get(t, t) for t in tokens]
    kept = [(piece, r) for t, r in zip(tokens, raw, strict=True) if t for piece in _compound(t)]
    alone = len(kept) == 1 and _looks_acronym(kept[0][1])
    codes, covered = _countries([t for t, _ in kept], [r for _, r in kept]) if not alone else ((), frozenset())
    words: list[Word] = []
    marks: set[tuple[str, str]] = set()
    places: list[Word] = []
    for number, (token, written) in enumerate(kept):
        if number in covered:
            places.append(Word(token, transliterate(token), "", "place"))
            continue
        if token in _PREPOSITIONS and written.islower():
            continue
        if mark := _mark(token):
            marks.add(mark)
        elif token not in stopwords() or len(kept) == 1 or _ends_name(number, kept, whole):
            words.append(_word(token, written))
    initials = _initials([t for t, _ in kept])
    local = [t for n, (t, _) in enumerate(kept) if n not in covered]  # МВД without the Российской Федерации
    initials = tuple(dict.fromkeys((*initials, *(_initials(local) if covered and len(local) > 1 else ()))))
    short = _short([k for n, k in enumerate(kept) if n not in covered]) if not alone else ""
    weighty = {t for n, (t, _) in enumerate(kept) if n not in covered and t not in stopwords()}
    spelled = tuple((t, t not in weighty) for t in (abbreviations().get(t, t) for t in whole))
    return OrganizationName(
        tuple(words),
        legal,
        codes,
        frozenset(marks),
        kept[0][0].upper() if alone else acronym,
        initials,
        alone,
        tuple(places),
        spelled,
        short,
    )


@lru_cache(maxsize=50_000)
def without_legal_form(name: str) -> str:
    """A folded name without its legal form; the name alone when it has none.

    >>> without_legal_form("Corvalis Motor Co., Ltd."), without_legal_form("北方银行股份有限公司")
    ('corvalis motor', '北方银行')
    """
    raw = [piece for token in _TOKEN.findall(name) for piece in segments(token)]
    tokens = [fold(t).replace(".", "") for t in raw]
    _, kept, _ = _strip_legal(tokens, raw)
    return ("" if is_eastern(kept[0]) else " ").join(kept) if kept else name


def _ends_name(number: int, kept: list[tuple[str, str]], whole: list[str]) -> bool:
    """Whether a capitalised little word ends a name before its legal form: no article does (Sibirsky Les LLC)."""
    written = kept[number][1]
    return number == len(kept) - 1 < len(whole) - 1 and len(written) > 2 and written.istitle()


def _short(kept: list[tuple[str, str]]) -> str:
    """The one word that is not light, when it is written as an acronym: МВД of МВД России, IRISL of IRISL Group."""
    told = [(t, written) for t, written in kept if t not in stopwords() and _word(t, written).kind != "light"]
    if len(told) != 1 or not _looks_acronym(told[0][1]) or _word(*told[0]).concept or len(told[0][0]) < 3:
        return ""
    return told[0][0].upper()


def _misread(token: str) -> str:
    """A word with one digit among its letters, as scanning makes of a letter, when the vocabulary has the word: 8ank."""
    if len(token) > 3 and _DIGIT.fullmatch(token) and (read := token.translate(_READ_AS)) != token:
        whole, stems = vocabulary()
        low = fold(read)
        if low in whole or by_stem(low, stems) is not None:
            return read
    return token


def _looks_acronym(written: str) -> bool:
    letters = written.replace(".", "").replace("&", "")
    return 2 <= len(letters) <= 8 and letters.isupper() and script(letters) not in ("Hani", "Hang", "Arab", "Hebr")


def _strip_legal(tokens: list[str], raw: list[str]) -> tuple[str, list[str], list[str]]:
    """The legal form at either end (or several: "Co. Ltd."), and the name without it; never the whole name."""
    forms = legal_forms()
    found = ""
    again = True
    while again:
        again = False
        for size in range(min(_LONGEST_FORM, len(tokens) - 1), 0, -1):
            tail, head = tuple(tokens[-size:]), tuple(tokens[:size])
            if tail in forms:
                found, tokens, raw, again = found or forms[tail], tokens[:-size], raw[:-size], True
                break
            if head in forms and _leading(head, raw):
                found, tokens, raw, again = found or forms[head], tokens[size:], raw[size:], True
                break
    while len(tokens) > 1 and tokens[-1] in ("&", "+"):
        tokens, raw = tokens[:-1], raw[:-1]
    return found, tokens, raw


def _leading(head: tuple[str, ...], raw: list[str]) -> bool:
    """Legal forms stand before the name in most scripts (ООО, 株式会社), some in Latin capitals too (PJSC); others only spelled out."""
    return (
        len(head) > 1
        or len(head[0]) > 6
        or script(head[0]) not in ("Latn", "Arab")
        or (head[0] in leading_forms() and raw[0].isupper())
    )


@lru_cache(maxsize=20_000)
def _compound(token: str) -> tuple[str, ...]:
    """A long word of two the vocabulary has, in its halves (Nationalbank, Bundesministerium); else the word."""
    whole, stems = vocabulary()
    if len(token) < 8 or token in whole or script(token) != "Latn":
        return (token,)
    for at in range(4, len(token) - 2):
        first, last = token[:at], token[at:]
        known = first in whole or first in stems or (first[-1] == "s" and (first[:-1] in whole or first[:-1] in stems))
        longer = any(token[:size] in stems for size in range(at + 1, len(token) + 1))  # bakanlığı is one word
        meaning = whole.get(last) or (by_stem(last, stems) if len(last) > 6 else None)
        if known and not longer and meaning and (meaning[1] == "head" or last not in whole):  # Greenpeace is a name
            return (*_compound(first), *_compound(last))
    return (token,)


def _mark(token: str) -> tuple[str, str] | None:
    whole, stems = distinguishing()
    if number := _NUMBER.fullmatch(token):
        return ("number", str(int(number.group(1))))
    for form in bare(token):
        if form in whole:
            return whole[form]
        if found := by_stem(form, stems):
            return found
    return None


def _word(token: str, written: str) -> Word:
    whole, stems = vocabulary()
    marked = is_eastern(written) or "\u0900" <= written[:1] <= "\u0eff"  # folding takes Japanese and Indian signs off
    latin = transliterate(written if marked else token)
    for form in bare(token):
        found = whole.get(form) or by_stem(form, stems)
        if found:
            return Word(token, latin, *found)
    city = next((city_names()[form] for form in bare(token) if form in city_names()), "")
    if city:
        return Word(token, latin, f"city:{city}", "name")
    if script(token) == "Arab" and len(token) > 4:
        latin = transliterate(bare(token)[-1])
    return Word(token, latin, "", "name")


def _initials(tokens: list[str]) -> tuple[str, ...]:
    """The acronyms a name could be shortened to: of all its words, and without its little words."""
    everything = "".join(t[0] for t in tokens)
    without = "".join(t[0] for t in tokens if t not in stopwords())
    return tuple(dict.fromkeys(a.upper() for a in (without, everything) if len(a) > 1))


def _countries(tokens: list[str], raw: list[str]) -> tuple[tuple[str, ...], frozenset[int]]:
    """The countries named among the words, as a name or as a demonym, and which words name them."""
    table = codes_by_name()
    codes: set[str] = set()
    covered: set[int] = set()
    at = 0
    while at < len(tokens):
        longest = 4 if not tokens[at].isascii() or tokens[at] in opening_words() else 1
        for size in range(min(longest, len(tokens) - at), 0, -1):
            phrase = " ".join(tokens[at : at + size])
            forms = (*bare(phrase), *_singular(phrase))
            code = next((table[f] for f in forms if f in table), "") or next(filter(None, map(place_code, forms)), "")
            if code and not (raw[at].islower() and len(raw[at]) < 4):
                codes.add(code)
                covered.update(range(at, at + size))
                at += size - 1
                break
        at += 1
    return tuple(sorted(codes)), frozenset(covered)


def _singular(word: str) -> tuple[str, ...]:
    """A longer word without the endings of French feminines and plurals (française, égyptiennes)."""
    return tuple(word[: -len(e)] for e in ("nes", "ne", "es", "e", "s") if word.endswith(e) and len(word) - len(e) > 4)
