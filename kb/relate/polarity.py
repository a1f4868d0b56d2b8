"""What a sentence makes of a relation: affirmed, denied, former, planned or alleged; since and until when; who says so."""

import re
from dataclasses import dataclass

from kb.relate.patterns import Pattern
from kb.relate.rendering import Named, Phrase, Rendered, number
from kb.relate.speech import speaker
from kb.relate.vocabulary import Vocabulary
from kb.text import fold

__all__ = ["Said", "dates", "judge", "plain", "spoken"]

# What happens once: a year after it dates it, and does not end it.
_EVENTS = frozenset(
    {"met", "spoke-with", "appointed", "dismissed", "arrested", "accused", "sanctioned", "attacked", "founded"}
)


# What holds on whatever the tense: "was the daughter of".
_LASTING = frozenset({"relative-of", "founded"})


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
    return [fold(token.lstrip("·")) for token in text.split() if not "\ue000" <= token[0] <= "\uf8ff"]


def spoken(text: str, rendered: Rendered) -> list[str]:
    """The folded words of a part of a rendered text, those of phrases too."""
    phrases = (rendered.phrases[number(token[0])].words for token in text.split() if "\ue400" <= token[0] <= "\ue4ff")
    return [*plain(text), *(word for words in phrases for word in words)]


def judge(
    rendered: Rendered,
    text: str,
    match: re.Match[str],
    name: str,
    phrase: Phrase | None,
    pattern: Pattern,
    words: Vocabulary,
    language: str,
) -> Said:
    """How the relation `name` that `pattern` matched in `text`, the rendered sentence or what is left of it, is said."""
    before, after = plain(text[: match.start()]), text[match.end() :]
    all_inside = spoken(match.group(), rendered)
    since, until = dates(after, language)
    if not since and (year := _IN_YEAR.match(after)) and not words.words("begin").isdisjoint(all_inside):
        since = year.group(1)
    who = speaker(text, match.start(), match.end(), rendered, words)
    if pattern.role == "post" and not words.words("ended").isdisjoint(all_inside):
        polarity = "former"
    else:
        polarity = pattern.polarity or _changed(plain(match.group()), before, pattern, words)
    if phrase is not None and " ".join(phrase.words) in words.words("future"):
        polarity = "planned"
    if polarity == "affirmed" and name not in _EVENTS and until:
        polarity = "former"
    if polarity == "affirmed" and who is None and _is_past(match.group(), phrase, pattern, words):
        polarity = "former"
    if polarity == "former" and name in _LASTING:
        polarity = "affirmed" if words.words("before-former").isdisjoint(plain(match.group())) else "former"
    return Said(polarity, since, until, who)


def _changed(inside: list[str], before: list[str], pattern: Pattern, words: Vocabulary) -> str:
    """The polarity that the words of a match, and those just before it, give it."""

    def has(name: str, where: list[str]) -> bool:
        return not words.words(name).isdisjoint(where)

    opening = before[-4:] if pattern.scope == "clause" else []
    if has("denied", inside) or has("denied", opening):
        return "denied"
    if has("alleged", inside) or has("alleged", opening):
        return "alleged"
    if has("planned", inside) or has("would", inside) or (pattern.role == "verb" and has("intent", inside)):
        return "planned"
    if pattern.role in ("post", "of") and (has("former", inside) or has("before-former", before[-2:])):
        return "former"
    return "affirmed"


def _is_past(text: str, phrase: Phrase | None, pattern: Pattern, words: Vocabulary) -> bool:
    """Whether a state is told in the past: "X, who owned Y"; in reported speech that would be its present."""
    return (
        phrase is not None
        and pattern.role == "verb"
        and " ".join(phrase.words) in words.words("past")
        and words.words("perfect").isdisjoint(plain(text))
    )


# "… in 2019": when what begins with the relation began
_IN_YEAR = re.compile(r"(?:in|en|в|عام|في عام) (?:·[^\W\d]\S* )?·(1[5-9]\d\d|20\d\d) ")


def dates(after: str, language: str) -> tuple[str, str]:
    """The years a rendered text that follows a relation starts with: (since, until).

    >>> dates("from ·1991 to ·2019 , ", "en"), dates("since ·2021 .", "en"), dates("until ·March ·2019 ", "en")
    (('1991', '2019'), ('2021', ''), ('', '2019'))
    """
    since, until = _DATES.get(language, (None, None))
    begun = since.match(after) if since else None
    ended = until.match(after[begun.end() :] if begun else after) if until else None
    return (begun.group(1) if begun else "", ended.group(1) if ended else "")


def _starts(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:, )?(?:{words}) (?:the )?(?:·[^\W\d]\S* |·\d\d? ){{0,2}}·(1[5-9]\d\d|20\d\d)(?= |$)(?: )?")


_DATES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (_starts("since|from|ever since"), _starts("until|to|till|through|—")),
    "fr": (_starts("depuis|de|des|depuis l'|a partir de"), _starts("jusqu' en|jusqu' a|a|jusqu'en")),
    "ru": (_starts("с|со"), _starts("до|по")),
    "ar": (_starts("منذ|منذ عام|من عام"), _starts("حتى|حتى عام|الى عام")),
}
