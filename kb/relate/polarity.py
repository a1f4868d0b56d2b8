"""What a sentence makes of a relation: affirmed, denied, former, planned or alleged; since and until when; who says so."""

import re
from dataclasses import dataclass

from kb.relate.patterns import Pattern
from kb.relate.rendering import Named, Phrase, Rendered, number
from kb.relate.vocabulary import Vocabulary
from kb.text import fold

__all__ = ["Said", "dates", "judge", "plain", "speaker", "spoken"]

# What happens once: a year after it dates it, and does not end it.
_EVENTS = frozenset(
    {"met", "spoke-with", "appointed", "dismissed", "arrested", "accused", "sanctioned", "attacked", "founded"}
)


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
    before, after = text[: match.start()], text[match.end() :]
    since, until = dates(after, language)
    if not since and (year := _IN_YEAR.match(after)) and _begins(match.group(), rendered, words):
        since = year.group(1)
    who = speaker(text, match.start(), match.end(), rendered)
    inside = plain(match.group())
    near = plain(before)[-2:]
    said = pattern.polarity
    if not words.words("ended").isdisjoint(spoken(match.group(), rendered)) and pattern.role == "post":
        said = "former"
    if not said:
        said = _said(inside, near, plain(before)[-4:], phrase, pattern, words, who is not None)
    if until and said == "affirmed" and name not in _EVENTS:
        said = "former"
    return Said(said, since, until, who)


# "… in 2019": when what begins with the relation began
_IN_YEAR = re.compile(r"(?:in|en|в|عام|في عام) (?:·[^\W\d]\S* )?·(1[5-9]\d\d|20\d\d) ")


def _begins(text: str, rendered: Rendered, words: Vocabulary) -> bool:
    return not words.words("begin").isdisjoint(spoken(text, rendered))


def _said(
    inside: list[str], near: list[str], opening: list[str], phrase: Phrase | None, pattern: Pattern, words: Vocabulary,
    reported: bool,
) -> str:  # fmt: skip
    def has(name: str, where: list[str]) -> bool:
        return not words.words(name).isdisjoint(where)

    if has("denied", inside) or (pattern.scope == "clause" and has("denied", opening)):
        return "denied"
    if has("alleged", inside) or (pattern.scope == "clause" and has("alleged", opening)):
        return "alleged"
    if has("planned", inside) or has("would", inside):
        return "planned"
    if pattern.role in ("post", "of"):
        return "former" if has("former", inside) or has("before-former", near) else "affirmed"
    if (
        phrase
        and pattern.role == "verb"
        and not reported
        and has("past", [" ".join(phrase.words)])
        and not has("perfect", inside)
    ):
        return "former"
    return "affirmed"


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


def speaker(text: str, start: int, end: int, rendered: Rendered) -> Named | None:
    """Who says what stands at start:end of a rendered text; None when nobody does or it is unsure."""
    before = [match.group(1) for match in _SAID_THAT.finditer(text, 0, start)]
    if before:
        return rendered.named[number(before[-1])]
    after = _SAID_AFTER.search(text, end)
    if after is not None:
        return rendered.named[number(after.group(1) or after.group(2))]
    return None


_WHO = "[\ue000-\ue1ff]"
_SPEECH = (
    "(?:said|says|told|added|announced|stated|claimed|claims|noted|wrote|insisted|argued|reported|declared|explained"
    "|confirmed|alleged|alleges|recalled|stressed|warned|admitted|denied)"
)
_SAID_THAT = re.compile(rf"({_WHO}) (?:·\S+ )?·?{_SPEECH} ")
_SAID_AFTER = re.compile(
    rf"(?:, |\" )(?:·?(?!told){_SPEECH} (?:[^,\ue000-\uf8ff]{{0,40}} )?({_WHO}) |({_WHO}) ·?{_SPEECH} )"
)
