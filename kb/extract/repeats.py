"""Names the article has introduced and a recogniser missed later: surnames, acronyms, full names."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import lru_cache

from kb.countries import find as find_countries
from kb.extract.bodies import is_acronym
from kb.extract.credit_lines import credit_spans
from kb.extract.datelines import after_dateline
from kb.extract.east_asian import is_family_first
from kb.extract.russian import stem
from kb.extract.shapes import is_given
from kb.extract.tables import words_in_any, words_of
from kb.model import Kind, Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["add_repeats"]

_WORD = re.compile(r"[^\W\d_](?:[\w.&]*\w)?(?:-[^\W\d_]{3,})*|[A-Z][’'][A-Z]\w+")
_NICKNAME = re.compile(r"[\"“'‘]([A-Z]\w{2,})[\"”'’] ")  # inside a name: Bo "Tull" Rice
_SHORTEST_SURNAME = 3
_SHORTEST_GIVEN = 4  # "Abu", "Van", "San" are no given names


def add_repeats(text: str, mentions: Sequence[Mention], language: str) -> list[Mention]:
    """The mentions and those places, not yet in a mention, where a name known from them stands again."""
    known: dict[str, Kind] = {}
    capitals = language == "en" and _CAPITALS.search(text) is not None  # a headline may name them in capitals
    often = Counter(m.surface for m in mentions)
    whole: dict[str, list[tuple[str, Kind]]] = {}
    named = (m for m in mentions if m.kind != "country" and m.confidence >= 0.5)
    for mention in {(m.surface, m.kind, m.extractor): m for m in named}.values():
        for word in _short_forms(text, mention, language):
            known.setdefault(_uninflected(word) if language == "ru" else word, mention.kind)
        words = mention.surface.split()
        known_alone = often[mention.surface] > 1 or (language == "en" and _is_shown(text, mention))
        if known_alone and len(words) == 1 and _distinct(mention.surface, mention.extractor):
            known.setdefault(mention.surface, mention.kind)
        if len(words) > 1:
            whole.setdefault(words[0], []).append((mention.surface, mention.kind))
        if capitals and not mention.surface.isupper():
            shown = mention.surface.upper()
            if len(words) > 1:
                whole.setdefault(words[0].upper(), []).append((shown, mention.kind))
            elif len(shown) > _SHORTEST_SURNAME and _distinct(mention.surface, mention.extractor):
                known.setdefault(shown, mention.kind)
    if not known and not whole:
        return list(mentions)
    if language == "ru":
        again = _scan(_words(text, 0, len(text), known, _uninflected), text, mentions, known, whole, _uninflected)
    else:
        again = _scan(_words_near(text, mentions, {*known, *whole}, known), text, mentions, known, whole, str)
    senders = credit_spans(text) if language != "en" else []
    return [m for m in again if m.kind == "country" or not any(start <= m.start < end for start, end in senders)]


def _is_shown(text: str, mention: Mention) -> bool:
    """Whether the layout or a title says once that a single name is a person's: "President Bo", "Referee: Orr"."""
    if mention.kind != "person":
        return False
    title = _TITLE_BEFORE.search(text, max(0, mention.start - 20), mention.start)
    return mention.extractor == "list" or (title is not None and fold(title[1]) in words_of("title_words", "en"))


_TITLE_BEFORE = re.compile(r"([A-Z][a-z]+)\.? \Z")


@lru_cache(maxsize=16384)
def _uninflected(word: str) -> str:
    """A Russian name without its case ending, its capital kept: the same word in lower case is no name."""
    return word[0] + stem(word[1:].casefold().replace("ё", "е"))


def _short_forms(text: str, mention: Mention, language: str) -> Iterator[str]:
    """The single words an article may call a person or body by after the full name."""
    words = mention.surface.split()
    if mention.kind == "organization":
        if is_acronym(mention.surface) or (len(words) == 1 and mention.extractor in {"results", "french-rules"}):
            yield mention.surface
        elif language in {"en", "fr"} and len(words) > 1:
            if _heads_a_name(words, mention.extractor):
                yield words[0]
            if language == "en":
                yield from _of_club(words, mention.extractor)
    elif len(words) > 1 and language != "ar":
        surname = words[-1]
        if len(surname) >= _SHORTEST_SURNAME and surname[0].isupper() and _is_surname(text, surname):
            yield surname
            yield surname.upper()
        given = words[0]
        if language == "en":
            if is_family_first(words) or (len(given) >= _SHORTEST_GIVEN and given.isalpha() and _is_given(given)):
                yield given
            yield from _NICKNAME.findall(mention.surface)
            yield from (
                half for half in surname.split("-")[:-1] if len(half) > _SHORTEST_SURNAME and _distinct(half, "")
            )


def _is_surname(text: str, word: str) -> bool:
    """Whether a word is told from others: "Jobs", where the text does not speak of jobs."""
    if _distinct(word, ""):
        return True
    return fold(word) in words_of("lowercase_words", "en") and f" {word.lower()}" not in text


def _of_club(words: Sequence[str], extractor: str) -> Iterator[str]:
    """What a club may be called by: "Rovers" of Ayr Rovers, "Racing" of Racing Bo, a last word nobody else has."""
    alone, clubs = words_of("org_triggers", "club-alone", "en"), words_of("org_triggers", "club", "en")
    for word, other in ((words[-1], words[0]), (words[0], words[-1])):
        folded = fold(word)
        known = folded in alone or (folded in clubs and folded not in words_of("lowercase_words", "en"))
        if len(word) > _SHORTEST_SURNAME and (known or (extractor == "results" and _is_own(word, other))):
            yield word


def _is_own(word: str, other: str) -> bool:
    """Whether a word of a club's name, beside a town or a short form, is its alone."""
    triggers = words_of("org_triggers", "trigger", "en")
    town = is_place(other, "en") or (len(other) < _SHORTEST_SURNAME and other.isupper())
    return word.isalpha() and fold(word) not in triggers and _distinct(word, "") and (town or word.endswith("s"))


def _heads_a_name(words: Sequence[str], extractor: str) -> bool:
    """Whether the first word of a body's name can stand for it: "Corvina" of "Corvina Foods Inc".

    Not a common one ("National"), and not of a public body, which is often named after a place that is spoken of too.
    """
    word = words[0]
    folded = fold(word)
    if any(fold(other) in words_of("org_triggers", "of", "en") for other in words):
        return False
    common = folded in words_of("org_triggers", "first", "en") or folded in words_of("org_triggers", "trigger", "en")
    return word.isalpha() and len(word) > 3 and not common and not is_given(word) and _distinct(word, extractor)


def _is_given(word: str) -> bool:
    others = words_in_any(("first_names", "weak"), ("title_words", "role", "en"))
    return fold(word) not in others and _distinct(word, "")


@lru_cache(maxsize=16384)
def _distinct(word: str, extractor: str) -> bool:
    folded = fold(word)
    if (
        folded in words_of("title_words", "en")
        or folded in words_of("name_stops", "any", "en")
        or folded in words_of("lowercase_words", "en")
    ):
        return False
    return len(word) > 2 and (extractor == "results" or not (is_place(word, "en") or find_countries(word, "en")))


def _scan(
    words: Iterable[tuple[int, int]],
    text: str,
    mentions: Sequence[Mention],
    known: dict[str, Kind],
    whole: dict[str, list[tuple[str, Kind]]],
    form: Callable[[str], str],
) -> list[Mention]:
    found = list(mentions)
    ends = {m.start: m.end for m in mentions}
    owners = frozenset(ends.values())
    peoples = frozenset(m.end for m in mentions if m.form == "demonym")
    skip_to = 0
    for start, end in words:
        if start < skip_to:
            continue
        if start in ends:
            skip_to = ends[start]
            continue
        word = text[start:end]
        for surface, its_kind in whole.get(word, ()):
            if text.startswith(surface, start) and not text[start + len(surface) : start + len(surface) + 1].isalnum():
                found.append(Mention(start, start + len(surface), surface, its_kind, "name", "repeat", 0.75))
                skip_to = start + len(surface)
                break
        else:
            kind = known.get(form(word)) if word[0].isupper() else None
            if kind is not None and _alone(text, start, end, kind, owners, peoples):
                found.append(Mention(start, end, word, kind, "name", "repeat", 0.7))
                skip_to = end
    return _without_overlaps(sorted(found, key=lambda m: (m.start, m.start - m.end)))


def _words_near(
    text: str, mentions: Sequence[Mention], wanted: Iterable[str], known: dict[str, Kind]
) -> Iterator[tuple[int, int]]:
    """The spans of the words where mentions start and one of the `wanted` words stands, with those they touch, in order.

    Finding each wanted word costs far less than a look at every word of the text.
    """
    places = {mention.start for mention in mentions}
    for word in wanted:
        at = text.find(word)
        while at >= 0:
            places.add(at)
            at = text.find(word, at + 1)
    done = 0
    for place in sorted(places):
        if place >= done:
            start, done = text.rfind(" ", 0, place) + 1, text.find(" ", place)
            done = done if done >= 0 else len(text)
            yield from _words(text, start, done, known, str)


def _words(
    text: str, start: int, end: int, known: dict[str, Kind], form: Callable[[str], str]
) -> Iterator[tuple[int, int]]:
    """The spans of words; one with a hyphen stays whole when it is a known name, else each of its parts is a word."""
    for match in _WORD.finditer(text, start, end):
        start, end = match.span()
        word = match.group()
        if "-" not in word or form(word) in known:
            yield start, end
            continue
        for part in word.split("-"):
            yield start, start + len(part)
            start += len(part) + 1


_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,} [A-ZÀ-Þ]{2,}")
_CAPITAL_BEFORE = re.compile(r"([A-ZА-ЯЁ][\w.’'-]*)[ -]$")
_INSIDE = re.compile(r"\b(?:in|near|outside) $")
_OWNER_BEFORE = re.compile(r"[’'](?:s)? $")
_THING_AFTER = re.compile(r" ([a-z]+)")
_CAPITAL_AFTER = re.compile(r"[ -][A-ZА-ЯЁ]\w")


def _alone(text: str, start: int, end: int, kind: Kind, owners: Set[int], peoples: Set[int]) -> bool:
    """Whether a surname is not a part of another name ("Washington Post", "Lake Bo"); `owners` are the ends of names found.

    "Norway's Bo" is Bo: the name of the owner ends before; so is "the Serb Bo" (`peoples` are the ends of demonyms).
    """
    if text[start:end].isupper():
        return True
    if kind != "person":
        inside = _INSIDE.search(text, max(0, start - 10), start)
        return not inside and not _CAPITAL_AFTER.match(text, end)
    if _CAPITAL_AFTER.match(text, end):
        return False
    if text.endswith("he ", 0, start) and _is_thing(_THING_AFTER.match(text, end)):
        return False  # "the Bo scale"
    owner = _OWNER_BEFORE.search(text, max(0, start - 3), start)
    before = _CAPITAL_BEFORE.search(text, max(0, start - 30), start)
    if before is None or (owner is not None and owner.start() in owners) or start - 1 in peoples:
        return True
    word = before.group(1)
    if text[before.end() - 1] == "-":
        line = text.rfind("\n", 0, start) + 1
        topic = after_dateline(text[line : start + 1]) == start - line  # "Athletics-Bo wins"
        return topic or fold(word) in {"pro", "anti", "ex", "post", "non"}
    if word.endswith(".") and len(word) > 3 and fold(word).rstrip(".") not in words_of("title_words", "en"):
        return True  # a sentence ended
    sentence_start = text[max(0, start - 40) : before.start()].rstrip()[-1:] in {"", ".", "!", "?", "”", '"', "\n", ":"}
    return fold(word).rstrip(".") in words_of("title_words", "en") or (sentence_start and len(word) < 6)


def _is_thing(word: re.Match[str] | None) -> bool:
    things = words_in_any(("org_triggers", "thing", "en"), ("org_triggers", "called", "en"))
    return word is not None and word.group(1) in things


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
