"""Russian names of bodies in the nominative, and the short names of ministries beside the full ones."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kb.extract.russian import parses_of
from kb.extract.tables import words_in_any

__all__ = ["is_short_ministry", "nominative_body"]

_Reading = tuple[str, str, str]  # case, number, gender ("" in the plural)
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_OBLIQUE = ("gent", "datv", "ablt", "loct", "accs")
_MINISTRY = "мин"
_PIECE = 3  # letters of a word that a short name keeps at least


@lru_cache(maxsize=16384)
def nominative_body(name: str) -> str:
    """A body's name with its first noun, and the adjectives before it, in the nominative; what follows stays as it is.

    A name whose first words no dictionary knows stays as it is, and so does one that may be in the nominative already.

    >>> nominative_body("Верховного суда"), nominative_body("Министерством обороны"), nominative_body("Вооружённых сил")
    ('Верховный суд', 'Министерство обороны', 'Вооружённые силы')
    >>> nominative_body("Совет старейшин"), nominative_body("ФК «Рис»")
    ('Совет старейшин', 'ФК «Рис»')
    """
    words = name.split(" ")
    head = next((i for i, word in enumerate(words) if not _is_adjective(word)), len(words))
    if head == len(words) or words[head].isupper() or not words[head].isalpha():
        return name
    reading = _reading(words[: head + 1])
    if reading is None:
        return name
    shown = [_nominative(word, reading, noun=i == head) for i, word in enumerate(words[: head + 1])]
    return " ".join((*shown, *words[head + 1 :])) if all(shown) else name


def is_short_ministry(short: str, full: Sequence[str]) -> bool:
    """Whether a folded word is the short name of the ministry of which `full` are the stems: "минфин".

    >>> full = ("министерств", "экономическ", "развит")
    >>> is_short_ministry("минэкономразвит", full), is_short_ministry("минфин", full)
    (True, False)
    """
    if not short.startswith(_MINISTRY) or len(full) < 2 or not full[0].startswith("министерств"):
        return False
    return _is_made_of(short[len(_MINISTRY) :], [word for word in full[1:] if len(word) >= _PIECE])


def _is_made_of(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of the words in their order, the first one among them."""
    if not words:
        return not letters
    longest = next((n for n in range(min(len(letters), len(words[0])), 0, -1) if words[0].startswith(letters[:n])), 0)
    return any(
        not letters[n:] or any(_is_made_of(letters[n:], words[i:]) for i in range(1, len(words)))
        for n in range(longest, _PIECE - 1, -1)
    )


def _is_adjective(word: str) -> bool:
    parses = parses_of(word.lower())
    return word.isalpha() and bool(parses) and parses[0].is_known and parses[0].tag.POS in _ADJECTIVES


def _reading(words: Sequence[str]) -> _Reading | None:
    """The oblique case, number and gender that all words share; None when there is none, or the name is in the nominative."""
    *before, noun = words
    shared = _readings(noun, noun=True)
    for word in before:
        own = _readings(word, noun=False)
        shared = {r for r in shared if r in own or (r[1] == "plur" and (r[0], "plur", "") in own)}
    if any(case == "nomn" and number == "sing" for case, number, _ in shared):
        return None
    if any(case == "nomn" for case, _, _ in shared) and not _is_word_for_a_body(noun):
        return None
    wanted = [r for case in _OBLIQUE for r in sorted(shared, key=lambda r: r[1] != "sing") if r[0] == case]
    return wanted[0] if wanted else None


def _readings(word: str, *, noun: bool) -> set[_Reading]:
    found = set()
    for parse in parses_of(word.lower()):
        tag = parse.tag
        fits = tag.POS == "NOUN" if noun else tag.POS in _ADJECTIVES
        if fits and parse.is_known and tag.case and "Surn" not in tag:
            found.add((str(tag.case), str(tag.number), str(tag.gender or "") if str(tag.number) == "sing" else ""))
    return found


def _is_word_for_a_body(noun: str) -> bool:
    stems = words_in_any(("org_triggers", "trigger", "ru"), ("names_ru_rules", "kind"), ("names_ru_rules", "state"))
    return noun.lower().startswith(tuple(stems))


def _nominative(word: str, reading: _Reading, *, noun: bool) -> str:
    case, number, gender = reading
    for parse in parses_of(word.lower()):
        tag = parse.tag
        own = str(tag.gender or "") if number == "sing" else ""
        fits = tag.POS == "NOUN" if noun else tag.POS in _ADJECTIVES
        if fits and parse.is_known and (tag.case, tag.number) == (case, number) and own == gender:
            return _shown(parse, word, number)
    return ""


def _shown(parse: Any, word: str, number: str) -> str:
    form = parse.inflect({"nomn", number})
    if form is None:
        return ""
    made = str(form.word) if "ё" in word else str(form.word).replace("ё", "е")
    return made[:1].upper() + made[1:] if word[:1].isupper() else made
