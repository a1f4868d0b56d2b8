"""When a deed took place, where the sentence dates its clause: "was arrested on 5 May 2021", "met on Tuesday", "в 2018 году купила"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kb.relate.dates import after_word, date_at, dated, openings, starts_date, tokens_of, weekday_at
from kb.relate.rendering import is_mention
from kb.relate.vocabulary import Vocabulary

__all__ = ["event_time", "lasting", "places_of", "undated"]

_MARKS = frozenset({".", ";", ":", '"', "?", "!"})
_FILLER = 8  # tokens between an object and its date: "in the capital", "at the ministry of X"
_LEAD = 8  # tokens between a date at the beginning and the subject: the subject's titles
_DAY = len("2021-05-05")
_PLAIN = 1  # words in small letters in a place: "at the airport"


@dataclass(frozen=True, slots=True)
class _Dating:
    """A date in a row of tokens: from which to which, what it says in ISO 8601."""

    start: int
    end: int
    when: str


def _datings(tokens: Sequence[str], words: Vocabulary, day: date | None, ahead: bool) -> Iterator[_Dating]:
    """The dates that say when something takes place, in order; `ahead` when it is still to come.

    One that names no day for sure ("last Tuesday", "on Tuesday" in an article without a date) has "" for it.
    """
    keys = tokens_of(tokens)
    opening = openings(words.words("in-time"))
    behind = words.words("in-time-behind")
    ended = 0
    for at in [i for i, key in enumerate(keys) if key in opening or starts_date(key)]:
        if at < ended:
            continue
        end, found = at, ""
        for parts in opening.get(keys[at], ()):
            if tuple(keys[at : at + len(parts)]) == parts:
                end, found = _told(keys, at + len(parts), words, day, ahead)
                if end > at + len(parts):
                    break
                end = at
        if end == at and starts_date(keys[at]):
            end, found = _told(keys, at, words, day, ahead)
            # a day needs no "on": "5 мая 2021 года"; a weekday in some languages only: "met Tuesday"
            numbered = keys[at][:1].isdigit() and len(found) in (0, _DAY)
            weekday = bool(words.words("weekday-bare")) and weekday_at(keys, at, words, day)[1] > at
            if not (numbered or weekday or (end < len(keys) and keys[end] in behind)):
                end = at
        if end > at:
            start = at
            while end < len(keys) and keys[end] in behind:
                end += 1
            yield _Dating(start, end, found)
            ended = end


def _told(keys: Sequence[str], at: int, words: Vocabulary, day: date | None, ahead: bool) -> tuple[int, str]:
    """Where the date at a token ends, and the date: a weekday of the article's week, a calendar date, or both."""
    if at == len(keys) or not starts_date(keys[at]):
        return at, ""
    told, after = weekday_at(keys, at, words, day, ahead)
    comma = after > at and keys[after : after + 1] == [","]
    full, end = date_at(keys, after + comma, words, day, ahead)
    if end > after + comma and (full or after == at):
        return end, full
    return after, told


def undated(text: str, words: Vocabulary) -> tuple[str, str]:
    """A rendered text without the dates inside it, so that what stood on both sides comes to stand together.

    Before it the same text with these dates, but without the commas around them.
    """
    if not dated(text):
        return text, text
    tokens = text.split()
    kept, joined = list(tokens), list(tokens)
    spans = [(start, end) for start, end, _, _ in _periods(tokens_of(tokens), words)]
    spans += [(d.start, d.end) for d in _datings(tokens, words, None, False)]
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if end < len(tokens) and tokens[end] not in _MARKS and (not found or found[-1][1] <= start):
            found.append((start, end))
    if not found:
        return text, text
    for start, end in reversed(found):
        own = tokens[start:end]
        if tokens[end] == "," and (not start or tokens[start - 1] == ","):
            start, end = start - bool(start), end + 1
            joined[start:end] = own
        del kept[start:end]
    return " ".join(joined) + " ", " ".join(kept) + " "


def event_time(
    text: str,
    places: Sequence[int],
    words: Vocabulary,
    day: date | None,
    ahead: bool = False,
    inside: Sequence[str] = (),
) -> str:
    """When what a rendered text says takes place, "" when it does not say so or says two things.

    `places` are the numbers, in order, of the tokens of what it says: two names and a verb or post. `day` is that of the
    article, by which "on Tuesday" and "on 5 May" are understood. The date must stand inside the clause, right behind it (a
    place may stand between) or at the beginning of the sentence. No word that starts another clause may stand between, but
    a pronoun `inside` what was matched: "X, who resigned in 2020 as …".
    """
    if not places or not dated(text):
        return ""
    tokens = text.split()
    first, last = places[0], places[-1]
    breaks = _breaks(words, inside)
    found: list[str] = []
    for d in _datings(tokens, words, day, ahead):
        if d.end <= first:
            near = d.start == 0 and _leads_in(tokens[d.end : first], words)
        elif d.start > last:
            near = _is_place(tokens[last + 1 : d.start], words)
        else:
            near = breaks.isdisjoint(tokens_of(_between(tokens, d, places)))
        if near and d.when:
            found.append(d.when)
    longest = max(found, key=len, default="")
    return longest if all(longest.startswith(other) for other in found) else ""


def lasting(text: str, places: Sequence[int], words: Vocabulary, inside: Sequence[str] = ()) -> tuple[str, str]:
    """Since and until inside a clause: "is since 2019 a branch of", "с мая 2018 года возглавляет", "2015'ten 2019'a kadar"."""
    if not places or not dated(text):
        return "", ""
    tokens = text.split()
    for start, end, since, until in _periods(tokens_of(tokens), words):
        if places[0] < start and end <= places[-1]:
            near = [p for p in places if p < start][-1], next(p for p in places if p >= end)
            between = tokens_of([*tokens[near[0] : start], *tokens[end : near[1]]])
            return (since, until) if _breaks(words, inside).isdisjoint(between) else ("", "")
        if start == 0 and until and _leads_in(tokens[end : places[0]], words):
            return since, until
    return "", ""


def _periods(keys: Sequence[str], words: Vocabulary) -> Iterator[tuple[int, int, str, str]]:
    """The periods in a row of folded tokens: from which to which token, since when, until when."""
    behind = words.words("until-behind")
    opening = openings(frozenset() if behind else words.words("since"))
    ended = 0
    for at in [i for i, key in enumerate(keys) if key in opening or starts_date(key)]:
        if at < ended:
            continue
        start, end, since, until = at, at, "", ""
        if behind:
            told, after = date_at(keys, at, words)
            if told and keys[after : after + 1] and keys[after] in words.words("since-behind"):
                since, end = told, after + 1
                while end < len(keys) and keys[end] in words.words("since-behind"):
                    end += 1
                told, after = date_at(keys, end, words)
            if told and (closed := [i for i in (after, after + 1) if keys[i : i + 1] and keys[i] in behind]):
                until, end = told, closed[0] + 1
            since = since if until or "beri" in keys[start:end] or "bu" in keys[start:end] else ""
        else:
            since, end = after_word(keys, at, words, "since")
            until, end = after_word(keys, end, words, "until") if since else ("", end)
        if since or until:
            yield start, end, since, until
        ended = end


def places_of(text: str, signs: str) -> list[int]:
    """The numbers of the tokens of a rendered text that start with one of these private characters."""
    return [i for i, token in enumerate(text.split()) if token[0] in signs]


def _breaks(words: Vocabulary, inside: Sequence[str]) -> frozenset[str]:
    """The words that start another clause, but a pronoun `inside` what was matched."""
    return words.words("break").difference(words.words("relative").intersection(inside))


def _between(tokens: Sequence[str], d: _Dating, places: Sequence[int]) -> Sequence[str]:
    """The tokens from a date inside a clause to the next of its ends."""
    after = min(p for p in places if p >= d.end)
    before = max(p for p in places if p < d.start)
    return [*tokens[before : d.start], *tokens[d.end : after]]


def _leads_in(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether nothing but titles and articles stands between a date that opens a sentence and the subject."""
    rest = tokens[1:] if tokens[:1] == [","] else tokens
    small = words.words("article") | words.words("in-date") | words.words("former")  # "in 2022 the minister was X"
    return len(rest) <= _LEAD and all(
        (token[0] == "·" and not token[-1].isdigit())
        or token in small
        or "\ue100" <= token[0] <= "\ue3ff"
        or (token[0] >= "\ue400" and ("p" in token or "m" in token))
        for token in rest
    )


def _is_place(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether what stands between an object and a date says nothing but where, or as what: "in Ankara", "as minister"."""
    if not tokens or tokens == [","]:
        return True
    small, at_place = words.words("article"), words.words("at-place")
    post = any(token[0] >= "\ue400" and "p" in token for token in tokens)
    plain = 0
    for token in tokens:
        if token[0] == "·":
            plain += not token[1:2].isupper()
        elif token in at_place or token in small or "\ue100" <= token[0] <= "\ue3ff":
            continue
        elif not (token[0] >= "\ue400" and "p" in token) and not (post and token in words.words("as")):
            return False
    opens = tokens[0] in at_place or tokens[0] in words.words("as") or (post and tokens[0][0] >= "\ue400")
    return opens and len(tokens) <= _FILLER and plain <= _PLAIN + post and not is_mention(tokens[0])
