"""Single words that nothing in an English text explains: when they are a person's, by their form and what they do."""

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache

from kb.countries import find as find_countries
from kb.extract.given import is_given
from kb.extract.tables import alternation, words_in_any, words_of
from kb.organizations import known
from kb.places import is_place
from kb.text import fold

__all__ = ["does_as_people_do", "find_unknown", "has_form_of_surname"]

_DOUBLE = re.compile(r"[A-ZÀ-Þ][^\W\d_A-Z]{2,}-[A-ZÀ-Þ][^\W\d_A-Z]{2,}")
_IRISH = re.compile(r"(?:Mc|Mac|O['’]|D['’]|al-|Al-|El-)[A-ZÀ-Þ][^\W\d_]{2,}")
_SHORTEST = 5


@lru_cache(maxsize=16384)
def has_form_of_surname(word: str) -> bool:
    """Whether a word that is no place's ends as surnames do, or is of two with a hyphen: "Tullović", "Rice-Orr".

    >>> [has_form_of_surname(word) for word in ("Kostov", "Orr-Rice", "O'Keefe", "Acme")]
    [True, True, True, False]
    """
    if is_place(word, "en") or fold(word) in words_of("org_triggers", "trigger", "en"):
        return False
    if _IRISH.fullmatch(word):
        return True
    if _DOUBLE.fullmatch(word):
        halves = word.split("-")
        return _no_names().isdisjoint(map(fold, halves)) and not any(_is_other(half) for half in halves)
    return len(word) >= _SHORTEST and word[1:].islower() and fold(word).endswith(_endings("of-names"))


def _is_other(word: str) -> bool:
    """Whether a word is a town's, a country's or a known body's: "Gazprom-Rosneft", "Scotland-England"."""
    return is_place(word, "en") or bool(find_countries(word, "en")) or known(word) is not None


@cache
def _endings(of: str) -> tuple[str, ...]:
    return tuple(sorted(words_of("word_endings", of, "en")))


def does_as_people_do(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is the subject of what far more people than bodies do in news: it said, told, was, had."""
    if text.endswith(("the ", "The "), 0, start):
        return False
    behind = text[end : end + _FAR]
    behind = behind.lower() if behind.isupper() else behind  # a headline in capitals
    if _done_with_things().match(behind):
        return False
    return _deed().match(behind) is not None or _said().search(text, max(0, start - 20), start) is not None


_FAR = 40


@cache
def _deed() -> re.Pattern[str]:
    kinds = (("speech_verbs", "en"), ("subject_verbs", "person", "en"), ("subject_verbs", "alone", "en"))
    verbs = alternation(verb for verb in words_in_any(*kinds) if verb[0].isalpha())
    return re.compile(
        rf"(?:,? who(?:se|m)?|(?:,? (?:also|once|later|now|still|\d\d,))? (?:has (?:\w+ed|been|not|never|always|since)|{verbs}))\b"
    )


@cache
def _done_with_things() -> re.Pattern[str]:
    """ "was once added", "has been used": with a plant, a product or a work, not with people."""
    return re.compile(
        rf" (?:was|is|has been|had been)(?: \w+)? (?:{alternation(words_of('subject_verbs', 'thing', 'en'))})\b"
    )


@cache
def _said() -> re.Pattern[str]:
    """What ends before a name: "“No,” said Bo"."""
    return re.compile(rf"(?:[\"”’'],?|,[\"”]) (?:{alternation(words_of('speech_verbs', 'before', 'en'))}) $")


def find_unknown(line: str, vocabulary: Container[str]) -> Iterator[tuple[int, int]]:
    """Where single words stand in an English `line` that `vocabulary` does not have and that end as surnames or do as people do.

    >>> [span for span in find_unknown("Tullo said that Orr agreed.", {"said", "that", "Orr", "orr", "agreed"})]
    [(0, 5)]
    """
    for name in _WORD.finditer(line):
        word, (start, end) = name[0], name.span()
        if word in vocabulary or word.lower() in vocabulary or not _BEHIND.match(line, end) or not _may_be_name(word):
            continue
        if _OPENS.search(line, max(0, start - _BACK), start):
            found = has_form_of_surname(word) or does_as_people_do(line, start, end)
        else:
            found = has_form_of_surname(word) and _MIDST.search(line, max(0, start - _BACK), start) is not None
        if found:
            yield start, end


def _may_be_name(word: str) -> bool:
    folded = fold(word)
    return (
        folded not in _no_names()
        and not is_place(word, "en")
        and (is_given(word) or not folded.endswith(_endings("of-words")))
    )


def _no_names() -> frozenset[str]:
    return words_in_any(
        ("lowercase_words", "en"),
        ("name_stops", "any", "en"),
        ("name_stops", "organization", "en"),
        ("org_triggers", "trigger", "en"),
        ("org_triggers", "club", "en"),
        ("title_words", "en"),
        ("title_words", "role", "en"),
    )


_WORD = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][^\W\d_]{2,}(?:[-'’][A-ZÀ-Þ][^\W\d_]+)*")
_BEHIND = re.compile(r"['’]s |,? [a-z]|, \d\d,|[.,;\"]")
_BACK = 9
# Where a sentence or a clause begins, and amid one, but not where a place is named ("in Bo")
_OPENS = re.compile(
    r"(?:^|[.!?:;] |[\"“‘(] ?|, |\b(?:that|said|says|when|while|after|before|as|but|because|if|whether|where|and|since|until) )$"
)
_MIDST = re.compile(r"(?<![a-z](?: in| at| on| to|ear|rom|the) )(?<=[a-z] )$")
