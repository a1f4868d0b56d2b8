"""People and organizations in Turkish, which has no packaged model: capitals, titles, given names and endings.

A case ending stands behind an apostrophe and so ends a name. What only another article can confirm has a
confidence below .5.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.extract.turkish_bodies import behind_ministers, is_head, is_owned, is_traded, with_number
from kb.extract.turkish_people import EXTRACTOR, is_given, is_titled_surname, mention, people
from kb.extract.turkish_words import Token, in_class, opens, runs, tokens
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["EXTRACTOR", "find_turkish"]


def find_turkish(text: str, countries: Sequence[Mention]) -> list[Mention]:
    """The people and organizations of a Turkish text, whose country mentions are `countries`; overlaps possible."""
    taken = {m.start: m for m in countries if m.confidence >= 0.5}
    found_in = tokens(text)
    alone = Counter(run[0].key for run in runs(text, found_in) if len(run) == 1)
    found: list[Mention] = []
    for run in runs(text, found_in):
        found += _bodies(text, run, taken)
        found += people(text, run, taken, alone)
    return [*found, *_players_again(text, found_in, found)]


def _players_again(text: str, found_in: Sequence[Token], found: Sequence[Mention]) -> Iterator[Mention]:
    """Where a player or a speaker known by one name stands again: "Manaj'ın pasında … ve Manaj attı"."""
    told = {m.surface for m in found if m.kind == "person" and " " not in m.surface and m.confidence >= 0.5}
    covered = {at for m in found if m.confidence >= 0.5 for at in range(m.start, m.end)}
    for run in runs(text, found_in):
        if len(run) == 1 and run[0].text in told and run[0].start not in covered:
            yield mention(text, run[0], run[0], "person", 0.55)


def _bodies(text: str, run: Sequence[Token], countries: dict[int, Mention]) -> Iterator[Mention]:
    run = _without_boards(run)
    if " ".join(token.key for token in run) in in_class("any_body"):
        return
    run = run[behind_ministers([token.key for token in run]) :]
    if not run:
        return
    for index in range(1, len(run) - 1):
        person = any(t.key in in_class("title") for t in run[1:index])  # "… Müdürü Ali Kaya ve Bo Üniversitesi"
        parted = person or is_head(run[index].key)
        if text[run[index].end : run[index + 1].start] == " ve " and parted and index + 2 < len(run):
            yield from _bodies(text, run[: index + 1], countries)
            yield from _bodies(text, run[index + 1 :], countries)
            return
    headed = _headed(text, run, countries)
    if headed is not None:
        first, last = headed
        country = countries.get(run[first].start)
        if country is not None and country.end == run[last].end:
            return  # "Sovyetler Birliği"
        if first < last:
            yield with_number(text, mention(text, run[first], run[last], "organization", 0.75))
            return
    if len(run) > 1 and (is_traded(text, run[-1].end) or (run[-1].closed and is_owned(text, run[-1].end))):
        while len(run) > 1 and (run[0].key in in_class("opener") or run[0].key in _KINDS or _in_case(text, run[0])):
            run = run[1:]
        while len(run) > 1 and any(text[a.end : b.start] == " ve " for a, b in pairwise(run)):
            run = run[1:]  # "Bo ve Demir hisseleri"
        if len(run) > 1 and _unknown(run, countries):
            yield mention(text, run[0], run[-1], "organization", 0.65)
            return
    single = run[-1]
    if len(run) == 1 and _is_house(text, single) and single.start not in countries:
        yield mention(text, single, single, "organization", 0.65)
        return
    if _BELOW.match(text, run[-1].end) and not run[-1].closed and _called(text, run, countries):
        while len(run) > 1 and (run[0].start in countries or run[0].key in in_class("opener")):
            run = run[1:]
        yield mention(text, run[0], run[-1], "organization", 0.65)
        return
    club = next((i for i, token in enumerate(run) if token.key in in_class("club") and token.text.isupper()), None)
    while club and run[0].key in in_class("opener"):
        run, club = run[1:], club - 1
    if club is not None and len(run) > 1:
        yield mention(text, run[0], run[max(club, 1)], "organization", 0.75)
        return
    yield from _told_by_one_word(text, run, countries)


def _headed(text: str, run: Sequence[Token], countries: dict[int, Mention]) -> tuple[int, int] | None:
    """The first and the last token of a name that ends in a word for a body; None where there is none."""
    heads = [i for i, token in enumerate(run) if is_head(token.key) and not is_titled_surname(run, i)]
    if not heads or heads[-1] == 0:
        return None
    first, last = 0, heads[-1]
    while first < last and run[first].start not in countries and _leads_up(text, run, first, last, countries):
        first += 1
    # "Rus Dışişleri Bakanlığı": a word for a people stays one; "Azerbaycan Dışişleri Bakanlığı" is one name.
    country = countries.get(run[first].start)
    while country is not None and country.form == "demonym" and first < last - 1 and run[first].start < country.end:
        if run[first].key == "turk":
            break  # "Türk Hava Yolları"
        first += 1
    return first, last


def _leads_up(text: str, run: Sequence[Token], at: int, last: int, countries: dict[int, Mention]) -> bool:
    """Whether a token is no part of the body's name behind it: a title, a word that opens a sentence, a place it is in."""
    if run[at].key in in_class("title") or run[at].key in in_class("opener"):
        return True
    if at > 0 or last == 1:
        return False
    return _in_case(text, run[0]) or (run[1].start in countries and opens(text, run[0]))


def _told_by_one_word(text: str, run: Sequence[Token], countries: dict[int, Mention]) -> Iterator[Mention]:
    """The bodies that single tokens name: known ones, acronyms, and what ends in "bank" or "spor"."""
    for token in run:
        if token.key in in_class("known") or _SIGNS.match(text, token.end):
            country = countries.get(token.start)
            if (country is None or country.end < token.end) and not _is_ordinary(token):
                yield mention(text, token, token, "organization", 0.65)
            continue
        if token.start not in countries and _is_acronym(text, token):
            yield Mention(token.start, token.end, token.text, "organization", "acronym", EXTRACTOR, 0.6)
        elif token.key.endswith("bank") and len(token.key) > 6 and token.start not in countries:
            yield mention(text, token, token, "organization", 0.65)
        elif token.key.endswith("spor") and len(token.key) > 6:
            first_token = run[0] if token is run[-1] and len(run) == 2 else token
            yield mention(text, first_token, token, "organization", 0.7)


def _is_acronym(text: str, token: Token) -> bool:
    if not (2 <= len(token.text) <= 8 and token.text.isupper() and token.text.isalpha()):
        return False
    return token.key not in in_class("stop") and not (_in_capitals(text, token) or _PLATE.match(text, token.end))


def _is_house(text: str, token: Token) -> bool:
    """Whether one word is a company by what is said of it: its shares, its head, a share in it."""
    if _is_ordinary(token) or is_given(token) or token.text.isupper() or is_place(token.text, "tr"):
        return False
    return is_traded(text, token.end) or (token.closed and is_owned(text, token.end))


_KINDS = frozenset({"sirket", "firma", "grup", "ortaklik", "kurulus"})  # folded


def _unknown(run: Sequence[Token], countries: dict[int, Mention]) -> bool:
    """Whether several words are no title, country or ordinary word, and the first no given name."""
    others = any(t.key in in_class("title") or t.key in in_class("stop") or t.start in countries for t in run)
    return not others and not is_given(run[0])


# What stands behind a club: "Palermo'ya imza attı", "Nice forması"
_SIGNS = re.compile(
    r"(?:['’](?:[yn]?[ae]|[dt][ae]n) (?:imza att|transfer ol|forma giy)| forma(?:sı|sını|sıyla)\b| tribün| taraftar)"
)


def _is_ordinary(token: Token) -> bool:
    """Whether the token is a title or opens a sentence as an ordinary word."""
    return token.key in in_class("title") or token.key in in_class("stop")


_BELOW = re.compile(r" ([a-zçğıöşü]+)")


def _called(text: str, run: Sequence[Token], countries: dict[int, Mention]) -> bool:
    """Whether a word for a body in lower case follows that the names belongs to: "Yeni Gün gazetesi"."""
    word = _BELOW.match(text, run[-1].end)
    if word is None or run[-1].start in countries or any(t.key in in_class("title") for t in run):
        return False
    if len(run) == 1 and (opens(text, run[0]) or run[0].text.endswith(("lar", "ler"))):
        return False
    return any(fold(word.group(1)).startswith(head) for head in in_class("below"))


def _without_boards(run: Sequence[Token]) -> Sequence[Token]:
    """The tokens before "Yönetim Kurulu" (board) and the like: what it is the board of, whose name ends there."""
    for index in range(len(run) - 1):
        if run[index].key in {"yonetim", "genel", "grup"} and run[index + 1].key.startswith(("kurulu", "baskan")):
            return run[:index]
    return run


def _in_case(text: str, token: Token) -> bool:
    """Whether the token opens a sentence and has a case ending without an apostrophe, as no name has."""
    return (
        opens(text, token)
        and token.key != "orta"
        and token.text.endswith(
            ("da", "de", "ta", "te", "dan", "den", "tan", "ten", "yı", "yi", "ları", "leri", "maya", "meye")
        )
    )


_PLATE = re.compile(r" \d{2,4}\b(?! yıl)")  # "25 DY 148"
_DATELINE = re.compile(r",? (?:\(|-|–|\d{1,2} )")


def _in_capitals(text: str, token: Token) -> bool:
    """Whether the words around the token are in capitals too, as in a headline."""
    if _DATELINE.match(text, token.end) and text[max(0, token.start - 1) : token.start] in {"", "\n"}:
        return True
    around = text[max(0, token.start - 20) : token.start] + text[token.end : token.end + 20].split("\n")[0]
    upper = sum(c.isupper() for c in around)
    return upper > sum(c.islower() for c in around) and upper > 2
