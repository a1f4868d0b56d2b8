"""Which relation a matched phrase says of two names: "director of Y" leads it, "marketing director of Y" works for it."""

import re

from kb.relate.patterns import Pattern, lead_in, matched
from kb.relate.polarity import plain, spoken
from kb.relate.rendering import Named, Phrase, Rendered, is_mention
from kb.relate.vocabulary import Vocabulary
from kb.text import fold

__all__ = ["agrees", "meant"]


def meant(
    rendered: Rendered,
    pattern: Pattern,
    match: re.Match[str],
    phrase: Phrase | None,
    s: Named,
    t: Named,
    words: Vocabulary,
) -> str:
    """The type the trigger has between these kinds, "" when it has none."""
    kinds = (s.kind, t.kind)
    if phrase is None:
        if t.kind == "country" and words.words("state-body") and _has(s.mention.surface, words.words("state-body")):
            return ""  # "the Supreme Court of Y" is its name, and no place
        if pattern.name == "in-country" and not _has(s.mention.surface, words.words("local-body")):
            return ""  # "Acme in Y" is perhaps a branch
        if pattern.name == "brought-body":  # "X Başkanlığı'na Y atandı": the body is called by the post of its head
            headed = fold(t.mention.surface).split()[-1].startswith(tuple(words.words("headship")))
            return "leads" if headed else ""
        named = f"{' '.join(spoken(match.group(), rendered))} {_called(t)}"
        return next((name for name, joins, needed in words.of if kinds in joins and _has(named, needed)), "")
    fitting = (x.predicate.name for x in phrase.senses if x.role == pattern.role and kinds in x.predicate.joins)
    name = next(fitting, "")
    if pattern.name.startswith("before") and " ".join(phrase.words) in words.words("after-name"):
        return ""  # "the Y agency X" is no part of Y
    if name == "holds-office" and " ".join(phrase.words) in words.words("bare"):
        # "the Kazakh leader" holds an office, "the Kazakh opposition leader" does not
        others = set(plain(match.group())) - words.words("function") - words.words("former") - {""}
        if any(char.isalpha() for word in others for char in word):
            return ""
    if name == "works-for" and pattern.role == "verb":
        if " ".join(phrase.words) in words.words("joining") and _has(_called(t), words.words("party")):
            return "member-of"
        if " ".join(phrase.words) in words.words("left-place") and _has(t.mention.surface, words.words("place-body")):
            return ""  # who leaves a hospital or a court was perhaps a visitor
    if pattern.role in ("post", "verb") and name in ("leads", "founded", "owns"):
        said = " ".join(phrase.words)
        if pattern.name == "before" and said in words.words("sideline"):
            return "works-for"
        if said in words.words("captain") and not _has(t.mention.surface, words.words("force")):
            return "works-for"
        groups = matched(match)
        portfolio = "port" in groups
        rest = match.group().replace(groups["w"], "", 1)  # the post itself is what the table says
        lower = not words.words("lower").isdisjoint(spoken(rest, rendered))
        if portfolio or lower or (pattern.role == "post" and _is_one_of_many(match, phrase, words)):
            if name == "leads" and _has(_called(t), words.words("party")):
                return "member-of"
            return "works-for" if name == "leads" else ""
    return name


def _is_one_of_many(match: re.Match[str], phrase: Phrase, words: Vocabulary) -> bool:
    """Whether a head's post is of a part only, or one of several: "Asia director of Y", "a Y commander"."""
    before = lead_in(match).split()
    if before and before[-1][0] == "·":
        word = before[-1][1:]
        if word[:1].isupper() and phrase.surface[:1].islower():
            return True
        if " ".join(phrase.words) in words.words("divisible") and not _is_adjective(fold(word), words):
            return True
    if not words.words("indefinite"):
        return False
    start = max((i for i, token in enumerate(before) if token in (",", "and") or is_mention(token)), default=-1)
    near = [fold(token.lstrip("·")) for token in before[start:]] if start >= 0 else []
    return not words.words("indefinite").isdisjoint(near) and words.words("former").isdisjoint(near)


def _is_adjective(word: str, words: Vocabulary) -> bool:
    """Whether a word before a post says nothing of its field: "combative director", not "campaign director"."""
    known = any(word in words.words(name) for name in ("former", "planned", "not-field", "rank"))
    return known or not word.isalpha() or word.endswith(tuple(words.words("adjective")))


def agrees(pattern: Pattern, phrase: Phrase | None, source: Named, words: Vocabulary) -> bool:
    """Whether the source can be the subject, or the holder of the post, by its case; true where names have none."""
    if not words.words("inflected") or source.kind != "person":
        return True
    nominative = set(fold(source.mention.surface).split()) <= set(fold(source.name).split())
    if pattern.scope == "clause" and pattern.role == "verb":
        return nominative
    if pattern.name.startswith("before") and phrase is not None:  # "с президентом Y X сказал": not one phrase
        return nominative == (phrase.words in words.base)
    return True


def _called(named: Named) -> str:
    """What a name's words tell of it, also those its article writes elsewhere: the party behind an acronym."""
    return f"{named.mention.surface} {named.name}"


def _has(surface: str, needed: frozenset[str]) -> bool:
    return not needed or not needed.isdisjoint(fold(surface).split())
