"""People in Turkish: a sequence of capitalised words read as a title and a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from kb.extract.tables import alternation, words_of, written_words
from kb.extract.turkish_bodies import is_head
from kb.extract.turkish_words import Token, in_class, opens
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["EXTRACTOR", "is_given", "is_titled_surname", "mention", "people"]

EXTRACTOR = "turkish-rules"
_WORD_BEFORE = re.compile(r"([\w.’']+),? $")
_LONGEST = 4
_FULL = 2
_CANDIDATE = 0.45


def people(text: str, run: list[Token], countries: dict[int, Mention], alone: Counter[str]) -> Iterator[Mention]:
    heads = [i for i, token in enumerate(run) if is_head(token.key) and not is_titled_surname(run, i)]
    if heads:  # "… Derneği Başkanı Ali Kaya": the name behind the body's name and a title
        rest = run[heads[-1] + 1 :]
        titles = [i for i, token in enumerate(rest) if _is_office(token)]
        if titles:
            yield from people(text, rest, countries, alone)
        return
    if any(text[a.end : b.start] == " ve " for a, b in pairwise(run)):
        split = next(i for i in range(1, len(run)) if text[run[i - 1].end : run[i].start] == " ve ")
        yield from people(text, run[:split], countries, alone)
        yield from people(text, run[split:], countries, alone)
        return
    titles = [i for i, token in enumerate(run) if _is_office(token)]
    name = run[titles[-1] + 1 :] if titles else list(run)
    titled = bool(titles)
    maker = _WORD_BEFORE.search(text, max(0, name[0].start - 30), name[0].start) if name else None
    if maker and fold(maker.group(1)) in in_class("maker") and not titled and name[0].start not in countries:
        if len(name) > 1 and name[-1].closed and is_place(name[-1].text, "tr"):
            name = name[:-1]  # "… Makina Bursa'da"
        yield mention(text, name[0], name[-1], "organization", 0.6)
        return
    if name and not titled:
        before = _WORD_BEFORE.search(text, max(0, name[0].start - 30), name[0].start)
        titled = before is not None and _is_title(before.group(1))
        nationality = countries.get(name[0].start)
        told = len(name) > 1 and (is_given(name[1]) or name[0].text.endswith(("lı", "li", "lu", "lü")))
        if told and nationality is not None and nationality.form == "demonym":
            name, titled = name[1:], True  # "Kenyalı Mercy Achieng"
    if len(name) > 2 and not is_given(name[0]) and is_given(name[1]) and _ordinary_start(text, name[0]):
        name = name[1:]  # "Yelkende Irmak Kaya"
    while name and (name[0].start in countries or name[0].key in in_class("stop")):
        name = name[1:]
    if len(name) > 1 and _is_address(name[-1], name[-2]):
        name, titled = name[:-1], True
    full = _FULL if not titled or not name or is_given(name[0]) else 1
    if len(name) > full and name[-1].closed and is_place(name[-1].text, "tr"):
        name = name[:-1]  # "Ali Kaya Ankara'da", "Bakanı Kaya Ankara'ya"
    if not name or name[-1].key in in_class("thing"):
        return  # "Cahit Kaya Konferansı"
    if len(name) > _LONGEST or any(token.start in countries for token in name):
        return
    sure = _sure(text, name, titled, alone)
    if sure:
        yield mention(text, name[0], name[-1], "person", sure)


def _sure(text: str, name: Sequence[Token], titled: bool, alone: Counter[str]) -> float:
    """How sure it is that the tokens are a person's name; 0 when they are not."""
    first, last = name[0], name[-1]
    given = is_given(first)
    surname = given and len(name) > 1  # "İnan Güney": what names a side of the sky elsewhere
    if any(t.key in in_class("stop") for t in (name[:-1] if surname else name)):
        return 0.0
    if all(t.text.isupper() for t in name):
        return 0.6 if surname and _fills_line(text, first.start, last.end) else 0.0
    if _NATION.match(text, last.end) and len(name) > 1:
        titled = True
    if len(name) == 1 and (is_place(first.text, "tr") or first.key in in_class("known")):
        return 0.0
    if len(name) == 1 and len(first.text) > 3 and (_speaks(text, first) or _plays(text, first)):
        return 0.6
    if len(name) == 1 and first.key in in_class("leader"):
        return 0.6
    if len(name) == 1:
        return (0.6 if given or first.closed else 0.5) if titled and not _ordinary_start(text, first) else 0.0
    if titled:
        return 0.85
    if given and (first.key not in in_class("weak") or last.key in alone or is_given(last)):
        return 0.75
    if _deed().match(text, last.end):
        return 0.7 if given or not _ordinary_start(text, first) else _CANDIDATE
    if any(is_given(t) and t.key not in in_class("weak") for t in name[1:-1]) and not _ordinary_start(text, first):
        return 0.6  # "Arzuhan Doğan Kaya"
    if last.key in alone:
        return 0.6
    if _ordinary_start(text, first):
        return 0.0
    return 0.5 if last.key.endswith(("oglu", "ov", "ova", "ev", "eva", "yev", "yan", "ski", "sson")) else _CANDIDATE


def _is_address(token: Token, before: Token) -> bool:
    """Whether a token is a form of address behind a name: "Ali Baba"; "Süper Baba" is a series."""
    return token.key in in_class("after") and (token.key not in in_class("kin") or is_given(before))


def _is_office(token: Token) -> bool:
    return _OURS.sub("", token.key.rstrip(".")) in in_class("title")


def is_titled_surname(run: Sequence[Token], at: int) -> bool:
    """Whether a word that bodies end in is the surname behind a title and a given name: "İl Başkanı Özgür Çelik"."""
    known = at > 1 and is_given(run[at - 1]) and _is_title(run[at - 2].text)
    return known and not run[at].text.casefold().endswith(("sı", "si", "su", "sü", "ğı", "ği", "ğu", "ğü"))


@lru_cache(maxsize=1)
def _foreign() -> frozenset[str]:
    return (words_of("first_names", "m") | words_of("first_names", "f")) - words_of("first_names", "weak")


@cache
def _deed() -> re.Pattern[str]:
    """What only people do, or is done with them."""
    deeds = alternation(written_words("name_tokens_tr", "deed"))
    return re.compile(rf"(?:['’]?[yn]?[ıiuü]n)? (?:olay yerinde |kaldırıldığı hastanede )?(?:{deeds})")


def _fills_line(text: str, start: int, end: int) -> bool:
    """Whether what starts and ends there is all of its line, as a heading is."""
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


_NATION = re.compile(r" \((?:[A-ZÇĞİÖŞÜ][a-zçğıöşü]+ ?)+\)")
_SPEAKS = re.compile(
    r"(?:['’](?:n?[ıiuü]n|y?[ae])? göre\b|, [\"“]| ise [\"“]|['’]n?[ıiuü]n (?:avukatı|eşi|oğlu|kızı|babası)\b)"
)
# "35. dakikada Kaya …"
_MINUTE = re.compile(r"\d{1,2}(?:\+\d{1,2})?(?:\.|['’][ıiuü]?nc[ıiuü]) dakikada,? $")
_SPOKE = re.compile(r"[\"”],? (?:dedi|diyen|diye konuştu) $")


@cache
def _played() -> re.Pattern[str]:
    """What a player has or does in a report of a match: "Kaya'nın pasında"."""
    return re.compile(rf"['’]n?[ıiuü]n (?:{alternation(written_words('name_tokens_tr', 'played'))})")


def _speaks(text: str, token: Token) -> bool:
    """Whether the token is said to say something: "dedi Kaya", "Kaya'ya göre"."""
    return bool(_SPEAKS.match(text, token.end) or _SPOKE.search(text, max(0, token.start - 20), token.start))


def _plays(text: str, token: Token) -> bool:
    """Whether the token, no club by its end, is said to play a ball, or stands behind the minute of a match."""
    if token.key.endswith(("spor", "lu", "li")) or token.text.isupper():
        return False
    minute = _MINUTE.search(text, max(0, token.start - 22), token.start)
    return minute is not None or (" dakika" in text and _played().match(text, token.end) is not None)


def is_given(token: Token) -> bool:
    return token.key in in_class("given") or token.key in _foreign()


_OURS = re.compile(r"(?<=[iu])m[iu]z$")  # folded: "başkanımız", our president
# A trade: "yelkenci", "güreşçisi"
_TRADE = re.compile(r"\w{3,}[cç][ıiuü](?:s[ıi]|s[uü])?")


def _is_title(word: str) -> bool:
    key = _OURS.sub("", fold(word).rstrip("."))
    return key in in_class("title") or (
        word.islower() and key not in in_class("ordinal") and _TRADE.fullmatch(word) is not None
    )


def _ordinary_start(text: str, token: Token) -> bool:
    """Whether the token opens a sentence, so that its capital says nothing, and is no name."""
    if not opens(text, token):
        return False
    return token.key not in in_class("given") and token.key not in _foreign()


def mention(text: str, first: Token, last: Token, kind: str, sure: float) -> Mention:
    body = kind == "organization"
    surface = text[first.start : last.end]
    return Mention(first.start, last.end, surface, "organization" if body else "person", "name", EXTRACTOR, sure)
