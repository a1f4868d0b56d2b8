"""People in Turkish: a sequence of capitalised words read as a title and a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kb.extract.tables import words_of
from kb.extract.turkish_bodies import is_head
from kb.extract.turkish_words import Token, in_class, opens
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["EXTRACTOR", "is_given", "mention", "people"]

EXTRACTOR = "turkish-rules"
_WORD_BEFORE = re.compile(r"([\w.’']+),? $")
_LONGEST = 4
_FULL = 2
_CANDIDATE = 0.45


def people(text: str, run: list[Token], countries: dict[int, Mention], alone: Counter[str]) -> Iterator[Mention]:
    heads = [i for i, token in enumerate(run) if is_head(token.key)]
    if heads:  # "… Derneği Başkanı Ali Kaya": the name behind the body's name and a title
        rest = run[heads[-1] + 1 :]
        titles = [i for i, token in enumerate(rest) if token.key.rstrip(".") in in_class("title")]
        if titles:
            yield from people(text, rest, countries, alone)
        return
    if any(text[a.end : b.start] == " ve " for a, b in pairwise(run)):
        split = next(i for i in range(1, len(run)) if text[run[i - 1].end : run[i].start] == " ve ")
        yield from people(text, run[:split], countries, alone)
        yield from people(text, run[split:], countries, alone)
        return
    titles = [i for i, token in enumerate(run) if token.key.rstrip(".") in in_class("title")]
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
    if name and len(name) > 1 and name[-1].key in in_class("after"):
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
    if any(t.key in in_class("stop") for t in name) or all(t.text.isupper() for t in name):
        return 0.0
    given = is_given(first)
    if _NATION.match(text, last.end) and len(name) > 1:
        titled = True
    if len(name) == 1 and (is_place(first.text, "tr") or first.key in in_class("known")):
        return 0.0
    if len(name) == 1 and len(first.text) > 3 and _speaks(text, first):
        titled = True
        return 0.6
    if len(name) == 1:
        return (0.6 if given or first.closed else 0.5) if titled and not _ordinary_start(text, first) else 0.0
    if titled:
        return 0.85
    if given and (first.key not in in_class("weak") or last.key in alone):
        return 0.75
    if last.key in alone:
        return 0.6
    if _ordinary_start(text, first):
        return 0.0
    return 0.5 if last.key.endswith(("oglu", "ov", "ova", "ev", "eva", "yev", "yan", "ski", "sson")) else _CANDIDATE


@lru_cache(maxsize=1)
def _foreign() -> frozenset[str]:
    return (words_of("first_names", "m") | words_of("first_names", "f")) - words_of("first_names", "weak")


_NATION = re.compile(r" \((?:[A-ZÇĞİÖŞÜ][a-zçğıöşü]+ ?)+\)")
_SPEAKS = re.compile(
    r"(?:['’](?:n?[ıiuü]n|y?[ae])? göre\b|, [\"“]| ise [\"“]|['’]n?[ıiuü]n (?:avukatı|eşi|oğlu|kızı|babası)\b)"
)
_SPOKE = re.compile(r"[\"”],? (?:dedi|diyen|diye konuştu) $")


def _speaks(text: str, token: Token) -> bool:
    """Whether the token is said to say something: "dedi Kaya", "Kaya'ya göre"."""
    return bool(_SPEAKS.match(text, token.end) or _SPOKE.search(text, max(0, token.start - 20), token.start))


def is_given(token: Token) -> bool:
    return token.key in in_class("given") or token.key in _foreign()


# A trade: "yelkenci", "güreşçisi"
_TRADE = re.compile(r"\w{3,}[cç][ıiuü](?:s[ıi]|s[uü])?")


def _is_title(word: str) -> bool:
    key = fold(word).rstrip(".")
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
