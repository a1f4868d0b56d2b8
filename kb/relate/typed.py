"""Typed relations: what one sentence says of two of the article's entities, by the patterns of its language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from kb.model import Statement
from kb.relate.counterpart import of_other
from kb.relate.dates import dated
from kb.relate.doubt import taken_back
from kb.relate.meaning import agrees, meant
from kb.relate.office import COUNTERPART, OFFICES, office
from kb.relate.patterns import Pattern, matched, patterns
from kb.relate.polarity import Clause, judge, plain, spoken
from kb.relate.reducing import QUOTE, Text, parts_of
from kb.relate.rendering import (
    MOST_MENTIONS,
    Named,
    Rendered,
    is_mention,
    is_subject_after,
    number,
    render,
    sign,
)
from kb.relate.roles import LANGUAGES
from kb.relate.vocabulary import CODES, Vocabulary, vocabulary
from kb.relate.when import event_time, places_of
from kb.text import fold

__all__ = ["typed"]

_PARENTHESIS = re.compile(r"\( (?:[^() ]+ ){1,12}\) ")
_DATELINE = re.compile(r"^(?:\S+ ){1,8}?(?:- -|—|-) ")  # "LA PAZ, Bolivia -- ": a place, not who is spoken of
_OWNED = re.compile(r"[\ue200-\ue3ff] 's (?=(?:\S+ )?[\ue100-\ue1ff])")  # "Chile's Union": not Chile is spoken of
_POSTS = OFFICES - {"member-of"}
_DASH = "- "
_DASHES = re.compile("[—–]|(?<= )-(?= )")
_APPOSED = re.compile(
    r"^(?:, (?:the|an?)|is|was|are|were|,? as) [^,]*"
)  # "Acme, the company behind the bridge, and its head"


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: tuple[int, int]
    rendered: Rendered
    words: Vocabulary
    language: str
    day: date | None
    dashes: int  # as the article writes them; a rendered hyphen looks the same
    surest: dict[tuple[int, int, str], tuple[float, bool]]  # of what was found of each pair and type


def typed(
    text: str,
    spans: Sequence[tuple[int, int]],
    there: Sequence[Sequence[Named]],
    language: str,
    day: date | None = None,
    own: str = "",
) -> list[Statement]:
    """The typed statements of an article whose sentences are `spans` and name who is `there`.

    None for a language without patterns.

    One statement a sentence, pair and type: of several patterns that find it the surest counts, then one that says when.
    `day` is that of the article, by which "on Tuesday" is understood; `own` the text of a user's own table.
    """
    if language not in LANGUAGES:
        return []
    words = vocabulary(language, own)
    found: list[Statement] = []
    for span, named in _named(spans, there, words.words("no-body")):
        rendered = render(text, *span, named, words, language)
        dashes = len(_DASHES.findall(text, *span))
        best: dict[tuple[int, int, str], Statement] = {}
        for statement in _of_sentence(_Sentence(span, rendered, words, language, day, dashes, {})):
            key = (statement.source, statement.target, statement.type)
            if key not in best or _sureness(best[key]) < _sureness(statement):
                best[key] = statement
        found.extend(best.values())
    return [replace(s, office=of_other(s, found, words)) if s.office == COUNTERPART else s for s in found]


def _sureness(s: Statement) -> tuple[float, bool]:
    return s.confidence, bool(s.since or s.until)


def _named(
    spans: Sequence[tuple[int, int]], there: Sequence[Sequence[Named]], no_body: frozenset[str]
) -> Iterator[tuple[tuple[int, int], list[Named]]]:
    """Each sentence that names two chains or more, with its sure mentions in order; "the board" is none."""
    for span, mentions in zip(spans, there, strict=True):
        if len(mentions) < 2:
            continue
        sure = [
            n
            for n in mentions
            if n.mention.confidence >= 0.5 and not (n.kind == "organization" and fold(n.name) in no_body)
        ]
        if len({n.chain for n in sure}) > 1 and len(sure) < MOST_MENTIONS:
            yield span, sorted(sure, key=attrgetter("mention.start"))


def _of_sentence(sentence: _Sentence) -> list[Statement]:
    known = patterns(sentence.language)
    text = sentence.rendered.text
    if "( " in text:
        text = _PARENTHESIS.sub("", text)
    if sentence.dashes == text.count(_DASH) == 2 and not sentence.words.words("inflected"):
        text = text.replace(_DASH, ", ")  # "X — head of Y — said"; in Russian a dash is a verb
    has = known.mask(text)
    found: list[Statement] = []
    for pattern in known.among(has, "phrase"):
        for match in _chained(pattern.regex, text):
            found.extend(_statements(sentence, pattern, match, text, text))
    if "? " in text:
        return found
    if not sentence.rendered.phrases:  # "spent ten years at Y" needs no word of the table
        plain = [p for p in known.among(has, "event") if p.role == "of"]
        return found + _told(sentence, plain, [(text, text)])
    deeds, clauses, ended = (known.among(has, *scopes) for scopes in (("event", "noun"), ("clause",), ("ended",)))
    if not (deeds or clauses or (ended and found)):
        return found
    parts = parts_of(text, sentence.words, known, has)
    found += _told(sentence, deeds, parts.whole) + _told(sentence, clauses, parts.clauses)
    left = _ended(sentence, ended, parts.reduced) if ended and found else {}
    return [
        replace(s, polarity="former", until=s.until or left[s.source])
        if s.source in left and s.type in _POSTS and s.polarity == "affirmed"
        else s
        for s in found
    ]


def _told(sentence: _Sentence, known: Sequence[Pattern], texts: Sequence[Text]) -> list[Statement]:
    """What these patterns find in a sentence, whole or reduced, where a reader would take it as said."""
    found: list[Statement] = []
    for pattern in known:
        for text, full in texts:
            for match in pattern.regex.finditer(text):
                if _is_said(pattern, match, text, sentence.words):
                    found.extend(_statements(sentence, pattern, match, text, full))
    return found


def _ended(sentence: _Sentence, known: Sequence[Pattern], texts: Sequence[Text]) -> dict[int, str]:
    """The chains of those who leave their office in this sentence, and when: "X, minister of Y, resigned in 2020"."""
    found: dict[int, str] = {}
    for text, full in texts:
        for pattern in known:
            for match in pattern.regex.finditer(text):
                if (verb := match.groupdict().get("w")) and not _leaves(sentence, verb):
                    continue
                first, last = (text.count(" ", 0, end) for end in match.span())
                places = places_of(full, match["keep"][0]) if full is not text else range(first, last)
                when = event_time(full, places, sentence.words, sentence.day)
                found |= {named.chain: when for named in _mentions(match["keep"], sentence.rendered)}
    return found


def _leaves(sentence: _Sentence, token: str) -> bool:
    """Whether a verb says that somebody leaves where he is: "istifa etti"."""
    return " ".join(sentence.rendered.phrases[number(token[0])].words) in sentence.words.words("left")


def _chained(regex: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern; the mention that ends one may start the next ("X, head of Y, a unit of Z")."""
    at = 0
    while match := regex.search(text, at):
        yield match
        at = max(match.start() + 1, match.end() - len("X "))


def _is_said(pattern: Pattern, match: re.Match[str], text: str, words: Vocabulary) -> bool:
    """Whether the match has a subject of its own, stands in no condition, and a deed told as a noun took place.

    "the arrest of X by Y" did; in "called for the arrest of X by Y" it did not.
    """
    before = text[: match.start()]
    tokens = before.split()
    after_verb = bool(words.words("verb-last")) and bool(tokens) and not is_mention(tokens[-1])  # a participle
    starts = after_verb or not tokens or is_subject_after(tokens[-1])
    no_subject = not starts or (tokens and _takes(tokens, words))
    if no_subject and pattern.scope != "noun":
        return False
    begin = max(before.rfind(mark) for mark in (". ", "; ", ": ", "— ", "- ", '" ')) + 1
    clause = plain(text[begin : match.end()])
    if pattern.role == "deed" and not words.words("unreal").isdisjoint(clause):
        return False
    if not words.words("would").isdisjoint(clause) and words.words("speech").isdisjoint(clause):
        return False  # "would" after "said" is a plan, elsewhere a condition
    return words.words("blocked").isdisjoint(clause)


def _takes(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether the last of the tokens before a name makes it no subject: "the brother of X", "l'homme que X"."""
    last = fold(tokens[-1].lstrip("·"))
    if (
        last in words.words("that")
        and len(tokens) > 1
        and fold(tokens[-2].lstrip("·")) in words.words("speech") | words.words("report")
    ):
        return False
    kin = tokens[-1][0] >= "\ue400" and CODES["relative-of"] in tokens[-1]
    return last in words.words("before-object") or (kin and bool(words.words("genitive-behind")))


def _statements(
    sentence: _Sentence, pattern: Pattern, match: re.Match[str], text: str, full: str
) -> Iterator[Statement]:
    groups = matched(match)
    sources = _mentions(groups["s"], sentence.rendered)
    targets = _mentions(groups.get("t") or groups["s"], sentence.rendered)
    if (
        pattern.scope == "clause"
        and len(targets) > 1
        and "t" in groups
        and _goes_on(text[match.end() :], sentence.words)
    ):
        targets.pop()  # "X met Y and Z said": Z starts another clause
    if groups.get("its"):
        targets = _antecedent(groups["its"].strip(), text[: match.start()], sentence)
    phrase = sentence.rendered.phrases[number(groups["w"][0])] if groups.get("w") else None
    for s in sources:
        for t in targets:
            if s.chain == t.chain or (targets == sources and s.mention.start >= t.mention.start):
                continue
            name = meant(sentence.rendered, pattern, match, phrase, s, t, sentence.words)
            key = (s.chain, t.chain, name)
            if (
                not name
                or _is_outdone(sentence, key, pattern.confidence)
                or not agrees(pattern, phrase, s, sentence.words)
            ):
                continue
            back = taken_back(sentence.rendered, match, name, phrase, pattern, s, t, sentence.words)
            if back == "no":
                continue
            ends = (groups["w"][0] if groups.get("w") else "", sign(s, sentence.rendered), sign(t, sentence.rendered))
            clause = Clause(text, match, full, "".join(ends), sentence.day)
            said = judge(sentence.rendered, clause, name, phrase, pattern, sentence.words)
            post = (
                office(sentence.rendered, match, phrase, t, name, sentence.words, sentence.language)
                if name in OFFICES and s.kind == "person" and pattern.role == "post"
                else ""
            )
            who = None if said.speaker in (sources + targets) else said.speaker
            if pattern.scope != "phrase" and text.count(QUOTE, 0, match.start()) % 2 and said.speaker is None:
                continue  # somebody's words, and it is not said whose
            sureness = pattern.confidence, bool(said.since or said.until)
            sentence.surest[key] = max(sentence.surest.get(key, sureness), sureness)
            yield Statement(
                s.chain, t.chain, name, *sentence.span,
                (s.mention.start, s.mention.end), (t.mention.start, t.mention.end),
                polarity=back or said.polarity, since=said.since, until=said.until,
                speaker=who.mention.surface if who else "", confidence=pattern.confidence, office=post,
            )  # fmt: skip


def _is_outdone(sentence: _Sentence, key: tuple[int, int, str], confidence: float) -> bool:
    """Whether the sentence has said as much already, so surely that another match of this confidence would not count."""
    sure, since = sentence.surest.get(key, (0.0, False))
    return sure > confidence or (sure == confidence and (since or not dated(sentence.rendered.text)))


def _goes_on(after: str, words: Vocabulary) -> bool:
    """Whether a word follows that may be the verb of another clause."""
    token = after.split(None, 1)[0] if after.strip() else ""
    return token[:1] == "·" and token[1:2].islower() and fold(token[1:]) not in words.words("adverb")


def _mentions(group: str, rendered: Rendered) -> list[Named]:
    return [rendered.named[number(char)] for char in group if is_mention(char)]


def _antecedent(pronoun: str, before: str, sentence: _Sentence) -> list[Named]:
    """Who a possessive pronoun means: the only one of its kinds named earlier in the sentence, else nobody."""
    before = before[dateline.end() :] if (dateline := _DATELINE.match(before)) else before
    before = _OWNED.sub("", before)
    named = [n for n in _mentions(before, sentence.rendered) if n.mention.form != "demonym"]
    if _tells_of_body(before, sentence):
        named = [n for n in named if n.kind != "organization"]
    people = sentence.words.words("of-people")
    if people:  # the language tells his and her from its
        named = [n for n in named if (n.kind == "person") == (pronoun in people)]
    return named[-1:] if len({n.chain for n in named}) == 1 else []


def _tells_of_body(before: str, sentence: _Sentence) -> bool:
    """Whether a body without a name is told of behind the last one with a name: "X bought the company from its founder"."""
    tokens = before.split()
    last = max((i for i, token in enumerate(tokens) if "\ue100" <= token[0] <= "\ue1ff"), default=-1)
    behind = _APPOSED.sub("", " ".join(tokens[last + 1 :]))
    return not sentence.words.words("unnamed-body").isdisjoint(spoken(behind, sentence.rendered))
