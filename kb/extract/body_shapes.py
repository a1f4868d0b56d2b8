"""English bodies by their shape: names that end in, or begin with, a word for what they are."""

import re
from functools import cache, lru_cache

from kb.extract.given import is_given, is_person_shape
from kb.extract.spans import Spans
from kb.extract.tables import words_in_any, words_of
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["find_body"]

_EXTRACTOR = "shapes"
_OWN = ("'s ", "’s ")

_TAIL_WORD = r"[A-ZÀ-Þ][\w-]*(?:['’](?!s\b)\w+)*"
_TAIL_WORDS = rf"{_TAIL_WORD}(?: {_TAIL_WORD})*"
_BODY_TAIL = re.compile(rf"(?: (?:of|for)(?: the)? {_TAIL_WORDS}(?:,? and {_TAIL_WORDS})?)+")
# "Ministry of Arts, Heritage and Sport": what an office is for
_TASKS_TAIL = re.compile(rf" (?:of|for) {_TAIL_WORDS}(?:, {_TAIL_WORDS})+,? and {_TAIL_WORDS}")
# The people a body is of: "Workers’ ", "Garment Makers’ "
_OWNERS = re.compile(r"(?<![\w.’'-])((?:[A-Z][a-z]+(?: and)? )*)([A-Z][a-z]{3,}s)['’] $")


def find_body(text: str, tokens: list[tuple[int, int]], places: Spans) -> Mention | None:
    """The organization that a sequence of capitalised words holds; None when no word in it says so.

    `tokens` are the spans of the words, `places` those of the country mentions.
    """
    if not _says_body(text[tokens[0][0] : tokens[-1][1]]):
        return None
    found = _paper(text, tokens) or _body(text, tokens, places) or _foreign(text, tokens)
    if found is None or fold(found.surface) in words_of("org_triggers", "named-things", "en"):
        return None
    return found


@lru_cache(maxsize=65536)
def _says_body(name: str) -> bool:
    """Whether any word of `name` can make it a body's; an article names the same few again and again."""
    tellers = words_in_any(
        ("org_triggers", "strong", "en"),
        ("org_triggers", "opens", "en"),
        ("org_triggers", "opens-foreign", "en"),
        ("org_triggers", "press", "en"),
        ("org_triggers", "paper", "en"),
    )
    words = [word.rstrip(".") for word in fold(name).split()]
    return not tellers.isdisjoint(words) or words[0].endswith(_one_word()) or words[-1].endswith(_one_word())


def _foreign(text: str, tokens: list[tuple[int, int]]) -> Mention | None:
    """A body that opens with a word for one of another language ("Teatro Bo"), or ends like a bank or a paper of the north."""
    start, end = tokens[0][0], tokens[-1][1]
    if text[start:end].startswith("The ") and len(tokens) > 1:
        start = tokens[1][0]
    words = text[start:end].split()
    if len(words) == 1:
        named = words[0][1:].casefold().endswith(_one_word())
    else:
        first = fold(words[0])
        if fold(words[1]) in words_of("title_words", "en"):
            return None  # "the Radio Minister"
        named = first in words_of("org_triggers", "opens-foreign", "en") and (
            first not in words_of("lowercase_words", "en") or text[max(0, start - 2) : start].strip(" ").isalpha()
        )
        named = named or words[-1].casefold().endswith(_one_word())
    return Mention(start, end, text[start:end], "organization", "name", _EXTRACTOR, 0.6) if named else None


@cache
def _one_word() -> tuple[str, ...]:
    return tuple(sorted(words_of("org_triggers", "one-word", "en")))


def _paper(text: str, tokens: list[tuple[int, int]]) -> Mention | None:
    """A newspaper behind "the" that is called after the time it comes out: "the Evening Ledger"."""
    start, end = tokens[0][0], tokens[-1][1]
    if not text.endswith(("the ", "The "), 0, start):
        return None
    first, *rest = fold(text[start:end]).split()
    press = bool(rest) and rest[-1] in words_of("org_triggers", "press", "en")
    if not press and first not in words_of("org_triggers", "paper", "en"):
        return None
    others = words_in_any(("name_stops", "any", "en"), ("org_triggers", "thing", "en"))
    if not 1 <= len(rest) <= 2 or others.intersection(rest):
        return None
    return Mention(start, end, text[start:end], "organization", "name", _EXTRACTOR, 0.6)


def _body(text: str, tokens: list[tuple[int, int]], places: Spans) -> Mention | None:
    """An organization: a capitalised sequence that ends in, or starts with, a word for one."""
    strong = words_of("org_triggers", "strong", "en")
    words = [fold(text[s:e]) for s, e in tokens]
    start, end = tokens[0][0], tokens[-1][1]
    marks = [i for i, word in enumerate(words) if word.rstrip(".") in strong]
    opens = words[-1] in words_of("org_triggers", "opens", "en")
    tasks = _TASKS_TAIL.match(text, end) if words[-1] in words_of("org_triggers", "tasked", "en") else None
    tail = tasks or (_BODY_TAIL.match(text, end) if opens or (marks and marks[-1] == len(words) - 1) else None)
    if tail is not None and not opens and words[-1] not in words_of("org_triggers", "of", "en"):
        tail = None
    if tail is not None and words[-1] == "parliament" and tail[0].startswith(" for "):
        tail = None  # "entered Parliament for Ayr"
    if opens and tail is not None:
        marks.append(len(words) - 1)
    if not marks:
        return None
    last = marks[-1]
    first = 0
    while first < last and (words[first] == "the" or words[first] in words_of("org_triggers", "lead", "en")):
        first += 1
    start = tokens[first][0]
    station = last == first and words[0] in words_of("org_triggers", "station", "en") and len(words) > 1
    station = station and words[1] not in words_of("title_words", "en")
    owners = _owners(text, start, places)
    if last == first and tail is None and not station and owners == start:
        return None
    if last != len(words) - 1 and last != 0:
        end = tokens[last][1]
    if tail is not None:
        end = _tail_end(text, tail, tasked=tasks is not None)
    is_unit = not words_of("org_triggers", "unit", "en").isdisjoint(words)
    unit = _NUMBERED.search(text, max(0, start - 7), start) if is_unit else None
    start = unit.start() if unit and owners == start else owners
    return Mention(start, end, text[start:end], "organization", "name", _EXTRACTOR, 0.6)


def _tail_end(text: str, tail: re.Match[str], *, tasked: bool) -> int:
    """Where the name of a body ends that a tail belongs to: before another place, body or person that is joined to it."""
    end = tail.end()
    joined = text.find(" and ", tail.start(), end)
    if joined >= 0 and is_place(text[tail.start() : joined].rpartition(" of ")[2], "en"):
        end = joined  # "the University of Bo and the city"
    elif joined >= 0 and not tasked and (_is_body(text[joined + len(" and ") : end]) or text.startswith(_OWN, end)):
        end = joined  # "the Council of Orr Mosques and Bo Forum", "the University of Bo and St Orr's Hospital"
    for link in (" and ", " of "):  # "the Bank of Bo and Ann Rice", "the Union of Bo of Ann Rice"
        joined = text.rfind(link, tail.start() + 1, end)
        if joined >= 0 and is_person_shape(text[joined + len(link) : end].split()):
            end = joined
    return end


# "2nd " before "Parachute Regiment"
_NUMBERED = re.compile(r"(?<![\w.-])\d{1,3}(?:st|nd|rd|th) $")


def _is_body(name: str) -> bool:
    """Whether words behind "and" are a body of their own: "Bo Forum"."""
    return " " in name and fold(name.rpartition(" ")[2]) in words_of("org_triggers", "strong", "en")


def _owners(text: str, start: int, places: Spans) -> int:
    """Where the name of a body begins with the people it is of ("Garment Makers’ Forum"), else `start`."""
    if not text.endswith(("s' ", "s’ "), 0, start):
        return start
    owner = _OWNERS.search(text, max(0, start - 50), start)
    if owner is None or not _is_of_many(owner.group(2)):
        return start
    place = owner.start()
    ordinary = words_in_any(("lowercase_words", "en"), ("title_words", "en"), ("org_triggers", "lead", "en"))
    for word in owner.group(1).split():
        if fold(word) not in ordinary and place not in places.starts:
            break
        place += len(word) + 1
    return place


def _is_of_many(word: str) -> bool:
    """Whether a plural is of people of one work or kind: by the table or by its ending."""
    known = fold(word) in words_of("org_triggers", "plural", "en")
    return known or (word.endswith(("ers", "ors", "ists", "ants", "ents", "ians", "ees")) and not is_given(word))
