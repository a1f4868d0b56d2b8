"""What a sentence makes of a relation: affirmed, denied, former, planned or alleged; since and until when; who says so."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from kb.relate.dates import dated, dates, framed
from kb.relate.patterns import Pattern, lead_in
from kb.relate.rendering import Named, Phrase, Rendered, number
from kb.relate.speech import cited_behind, speaker
from kb.relate.vocabulary import Vocabulary
from kb.relate.when import event_time, lasting, places_of
from kb.text import fold

__all__ = ["EVENTS", "Clause", "Said", "judge", "plain", "spoken"]

# What happens once: its date is since, and nothing ends it.
EVENTS = frozenset(
    {"met", "spoke-with", "appointed", "dismissed", "arrested", "accused", "sanctioned", "attacked", "founded"}
)


# What holds on whatever the tense: "was the daughter of".
_LASTING = frozenset({"relative-of", "founded"})


# Patterns that tell a post of the past by a verb: "was foreign minister in January 2022".
_TOLD = frozenset({"is", "is-own", "is-post", "was", "was-holder", "was-holder-own", "served"})

# Patterns of the present that "said that X was" puts into the past.
_PRESENT = frozenset({"is", "is-own"})

# Patterns whose date is that of the end.
_ENDS = frozenset({"left", "left-post", "resigned", "replaced-as", "dismissed-office", "sacked-post"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a pattern matched: the text it was tried on, and that text with its dates, `signs` its ends and its verb or post.

    `day` is that of the article.
    """

    text: str
    match: re.Match[str]
    full: str
    signs: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Said:
    """How a relation is said."""

    polarity: str
    since: str = ""
    until: str = ""
    speaker: Named | None = None


def plain(text: str) -> list[str]:
    """The folded words of a rendered text, without phrases and mentions.

    >>> plain("was ·Former the ")
    ['was', 'former', 'the']
    """
    return list(_plain(text))


@lru_cache(maxsize=256)
def _plain(text: str) -> tuple[str, ...]:
    """The same; a clause is asked for many things."""
    return tuple([fold(token.lstrip("·")) for token in text.split() if not "\ue000" <= token[0] <= "\uf8ff"])


def spoken(text: str, rendered: Rendered) -> list[str]:
    """The folded words of a part of a rendered text, those of phrases too."""
    phrases = (rendered.phrases[number(token[0])].words for token in text.split() if "\ue400" <= token[0] <= "\ue4ff")
    return [*plain(text), *(word for words in phrases for word in words)]


def judge(
    rendered: Rendered, clause: Clause, name: str, phrase: Phrase | None, pattern: Pattern, words: Vocabulary
) -> Said:
    """How the relation `name` that `pattern` matched in a clause of the sentence is said."""
    match, text = clause.match, clause.text
    before, after = text[: match.start()], text[match.end() :]
    all_inside = spoken(match.group(), rendered)
    has_date = dated(clause.full)
    since, until = dates(after, words, clause.day) if has_date else ("", "")
    if has_date and not (since or until):
        since, until = lasting(clause.full, places_of(clause.full, clause.signs), words, plain(match.group()))
    if has_date and not (since or until) and name not in EVENTS:
        since = framed(before, words)
    who = speaker(text, match.start(), match.end(), rendered, words)
    if pattern.polarity:
        polarity = pattern.polarity
    elif pattern.role == "post" and not words.words("ended").isdisjoint(all_inside):
        polarity = "former"
    else:
        polarity = _changed(match, plain(before), plain(" ".join(before.split()[-2:])), pattern, words)
        if polarity == "former" and pattern.role == "post" and _is_given(match, rendered, words):
            polarity = "affirmed"
    if phrase is not None and " ".join(phrase.words) in words.words("future"):
        polarity = "planned"
    if phrase is not None and " ".join(phrase.words) in words.words("negated"):
        polarity = "denied"
    if phrase is not None and " ".join(phrase.words) in words.words("hearsay"):
        polarity = "alleged"
    once = tuple(words.words("past-ending"))
    if phrase is not None and polarity == "affirmed" and pattern.role == "post" and once:
        polarity = "former" if phrase.words[-1].endswith(once) else polarity
    if polarity == "affirmed" and pattern.role == "post" and _is_past_name(clause, words):
        polarity = "former"  # "was X": the ending stands at the name
    if phrase is not None and polarity == "affirmed" and " ".join(phrase.words) in words.words("left"):
        polarity = "former"
    near = {*plain(match.group()), *plain(" ".join(before.split()[-1:]))}
    if polarity == "affirmed" and name not in EVENTS | _LASTING and not words.words("formerly").isdisjoint(near):
        polarity = "former"
    if polarity == "affirmed" and name not in EVENTS and until:
        polarity = "former"
    reported = who is not None or not words.words("speech").isdisjoint(plain(before)[-2:])  # "he said X had led Y"
    if polarity == "affirmed" and not reported and _is_past(match.group(), rendered, phrase, pattern, words):
        polarity = "former"
    if polarity == "former" and name in _LASTING:
        polarity = "affirmed" if words.words("before-former").isdisjoint(plain(match.group())) else "former"
    if polarity == "former" and not until and pattern.name in _PRESENT and _is_backshifted(clause, words):
        polarity = "affirmed"
    if polarity == "planned" and since:
        since = dates(after, words, clause.day, ahead=True)[0] or since  # "from September": the next one
    if has_date and not (since or until):
        since, until = _dated(clause, name, polarity, phrase, pattern, all_inside, words)
    return Said(polarity, since, until, who or cited_behind(after, rendered, words))


def _dated(
    clause: Clause,
    name: str,
    polarity: str,
    phrase: Phrase | None,
    pattern: Pattern,
    inside: list[str],
    words: Vocabulary,
) -> tuple[str, str]:
    """Since and until of what a clause dates as it dates a deed: "met on 3 May", "resigned in 2020", "was … in January 2022"."""
    ends = pattern.name in _ENDS or not words.words("ended").isdisjoint(inside)
    left = phrase is not None and " ".join(phrase.words) in words.words("left")
    begins = not words.words("begin").isdisjoint(inside) and polarity != "denied"
    post = polarity == "former" and pattern.role == "post"
    told = pattern.name in _TOLD or _is_past_name(clause, words)
    told = told and words.words("before-former").isdisjoint(plain(clause.match.group()))
    if not (name in EVENTS or begins or left or (post and (ends or told))):
        return "", ""
    places = places_of(clause.full, clause.signs)
    own = plain(clause.match.group())
    when = event_time(clause.full, places, words, clause.day, polarity == "planned", own)
    if name in EVENTS:
        return when, ""
    if left or (post and ends):
        return "", when
    return (when, when) if post and not begins else (when, "")


def _is_past_name(clause: Clause, words: Vocabulary) -> bool:
    """Whether the ending of "was" stands at the name behind a clause: "… Bakanı X'ydu"."""
    return clause.text[clause.match.end() :].split(" ", 1)[0] in words.words("past-suffix")


def _is_backshifted(clause: Clause, words: Vocabulary) -> bool:
    """Whether a post stands in the past only because what was said of it did: "said that X was president of Y".

    Not where a date or a word like "when" behind the name tells of another time, or another word ends it.
    """
    before = plain(clause.text[: clause.match.start()])
    if before[-1:] and before[-1] in words.words("that"):
        before.pop()
    if words.words("backshift").isdisjoint(before[-2:]) or not before[-1].isalpha():
        return False
    told = clause.full[clause.full.find(clause.signs[-2]) :]  # from the name on
    ends = (words.words("former") | words.words("no-longer")) - words.words("backshifted")
    return (
        not dated(told)
        and ends.isdisjoint(plain(clause.match.group()))
        and words.words("elsewhen").isdisjoint(plain(told))
    )


def _changed(match: re.Match[str], before: list[str], near: list[str], pattern: Pattern, words: Vocabulary) -> str:
    """The polarity that the words of a match, those before it and those of them beside it, give it."""
    inside = plain(match.group())
    # "wife of former president X" is no former wife
    of_post = plain(lead_in(match)) if words.words("from-front") else inside

    def has(name: str, where: list[str]) -> bool:
        return not words.words(name).isdisjoint(where)

    opening = before[-4:] if pattern.scope != "phrase" else []
    if has("no-longer", inside):
        return "former"
    if has("denied", inside) or has("denied", opening):
        return "denied"
    if has("alleged", inside) or has("alleged", opening):
        return "alleged"
    if any(has(name, inside) for name in ("planned", "would")) or has("planned-before", opening):
        return "planned"
    if any(" ".join(pair) in words.words("planned-pair") for pair in pairwise(inside)):
        return "planned"
    if pattern.role == "verb" and has("intent", inside):
        return "planned"
    if pattern.role == "post" and has("before-planned", near):
        return "planned"
    if pattern.role == "post" and (has("former", of_post) or has("before-former", near)):
        return "former"
    if pattern.role == "of" and (has("former", inside) or has("before-former", near)):
        return "former"
    return "affirmed"


def _is_given(match: re.Match[str], rendered: Rendered, words: Vocabulary) -> bool:
    """Whether only the verb that gives a post stands in the past: "who was named head of Y" is its head."""
    opening = spoken(lead_in(match), rendered)
    return not words.words("begin").isdisjoint(opening) and words.words("before-former").isdisjoint(opening)


def _is_past(text: str, rendered: Rendered, phrase: Phrase | None, pattern: Pattern, words: Vocabulary) -> bool:
    """Whether a state is told in the past: "X, who owned Y"; in reported speech that would be its present."""
    if phrase is None or not words.words("perfect").isdisjoint(plain(text)):
        return False
    if pattern.role == "deed":  # "held a fifth of"
        return not words.words("past").isdisjoint(spoken(text, rendered))
    return pattern.role in ("verb", "doing") and " ".join(phrase.words) in words.words("past")
