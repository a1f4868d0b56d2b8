"""When the words about a match take back what it seems to say: "the claim that … is false", "the shadow minister"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kb.relate.dates import openings
from kb.relate.patterns import Pattern
from kb.relate.rendering import Named, Phrase, Rendered, is_mention, number
from kb.relate.vocabulary import CODES, Vocabulary
from kb.text import fold

__all__ = ["taken_back"]

_STOPS = frozenset({",", ".", ";", ":", "—", '"'})
_OFFICES = frozenset({"holds-office", "leads", "works-for", "member-of", "founded", "owns"})
_WISHED = 7  # tokens between "that he be" and the name: its titles
_NEAR = 9  # tokens between "nobody believes" and the name
_PASSED_ON = frozenset({"met", "spoke-with", "relative-of"})
_CALLED_OFF = 8  # tokens between what two hold together and "was cancelled"
_POSED = 6  # tokens between "posing as" or "cancelled" and the name: its title
_IN_VERB = ("apposition-direct", "apposition-direct-demonym")  # patterns whose post may be a verb's object


def taken_back(
    rendered: Rendered,
    match: re.Match[str],
    name: str,
    phrase: Phrase | None,
    pattern: Pattern,
    s: Named,
    t: Named,
    words: Vocabulary,
) -> str:
    """What the whole sentence makes of a relation `name` read in a part of it.

    "no" when it does not say it at all, "denied" when it calls it untrue, "alleged" when somebody only says so, "" when it
    leaves it as it is.
    """
    tokens, said, places = _read(rendered)
    try:
        at_source, at_target = places[s.mention.start], places[t.mention.start]
    except KeyError:
        return ""
    ends = first, last = min(at_source, at_target), max(at_source, at_target)
    opening = said[max(first - _NEAR, 0) : first]
    if _has(opening, "disbelieved", words) or (
        _has(opening, "tale", words) and _has(said[last + 1 :], "untrue", words)
    ):
        return "denied"
    behind = _behind(match, words)
    if behind == "denied":
        return behind
    unsaid = pattern.polarity != "denied" and _has(said[max(first - _WISHED, 0) : last], "unsaid", words)
    if unsaid or _is_unreal(tokens, said, ends, pattern, words):
        return "no"
    if pattern.name in _IN_VERB and _is_object(tokens, said, first, words):
        return "no"
    apart = pattern.name.startswith("before") and at_target < at_source and " , " in match.group()
    if apart and (_is_of_before(match, words) or _has(opening, "of-someone-apart", words)):
        return "no"
    if (
        pattern.role == "post"
        and name in _OFFICES
        and _is_no_post(tokens, said, first, last, at_target, name, phrase, words)
    ):
        return "no"
    if name in _PASSED_ON and _is_of_another(tokens, said, at_source, at_target, name, phrase, t, words):
        return "no"
    if pattern.scope == "clause" and pattern.role == "verb" and _has_agent(said, at_source, s, phrase, words):
        return "no"
    if pattern.role == "verb" and _has_other_sense(tokens, said, at_target, name, phrase, words):
        return "no"
    alleged = not pattern.polarity and _has(said[max(first - _NEAR, 0) : first], "alleging", words)
    return "alleged" if alleged else behind


@lru_cache(maxsize=4)
def _read(rendered: Rendered) -> tuple[list[str], list[str], dict[int, int]]:
    """The tokens of a sentence, the words of each ("_" for a name), and at which token is the name that starts at an offset."""
    tokens = rendered.text.split()
    places = {rendered.named[number(token[0])].mention.start: i for i, token in enumerate(tokens) if is_mention(token)}
    return tokens, [_said(token, rendered) for token in tokens], places


def _behind(match: re.Match[str], words: Vocabulary) -> str:
    """What the verb right behind a clause makes of it, in a language that puts it there: "… ile görüştüğünü yalanladı"."""
    if not words.words("denied-behind"):
        return ""
    after = [fold(token.lstrip("·")) for token in match.string[match.end() :].split(None, 2)[:2]]
    if not words.words("denied-behind").isdisjoint([" ".join(after), *after[:1]]):
        return "denied"
    return "" if words.words("alleged-behind").isdisjoint([" ".join(after), *after[:1]]) else "alleged"


def _said(token: str, rendered: Rendered) -> str:
    if is_mention(token):
        return "_"
    if token[0] >= "\ue400":
        return " ".join(rendered.phrases[number(token[0])].words)
    return fold(token.lstrip("·"))


def _has(said: Sequence[str], name: str, words: Vocabulary) -> bool:
    """Whether a phrase of the class stands among these words."""
    opening, row = openings(words.words(name)), " ".join(said).split()
    if opening.keys().isdisjoint(row):
        return False
    return any(tuple(row[i : i + len(p)]) == p for i, word in enumerate(row) for p in opening.get(word, ()))


def _is_unreal(
    tokens: Sequence[str], said: Sequence[str], ends: Sequence[int], pattern: Pattern, words: Vocabulary
) -> bool:
    """Whether it did not take place: called off, told by a story that was withdrawn, a condition, done by an impostor."""
    first, last = ends
    if pattern.role == "pair":
        stop = next((i for i in range(last + 1, len(tokens)) if tokens[i] in _STOPS), len(tokens))
        told = said[last + 1 : min(stop, last + 1 + _CALLED_OFF)]
        if _has(told, "called-off", words) or _has(said[max(first - _POSED, 0) : first], "calls-off", words):
            return True
    acted = ("impostor",) if pattern.role == "post" else ("impostor", "imitating")  # who is imitated holds his office
    if any(_has(said[max(end - _POSED, 0) : end], kind, words) for end in ends for kind in acted):
        return True
    opening = said[max(first - _NEAR, 0) : first]
    if _has(opening, "withdrew", words) and _has(opening, "tale", words):
        return True
    inverted = words.words("inverted")  # "Had X attacked Y, Z would": a condition
    return not inverted.isdisjoint(said[max(first - 1, 0) : first]) and not words.words("would").isdisjoint(said)


def _is_of_before(match: re.Match[str], words: Vocabulary) -> bool:
    """Whether a post before a comma and a name is that of a person named before it: "X, head of Y, Z, head of …"."""
    before = match.string[: match.start()].split()
    if words.words("subject-after") and before and before[-1] in (",", "و"):
        return True  # where the verb stands first, a post behind a comma is that of a name before it
    while before and before[-1] not in _STOPS and not _is_person(before[-1]):
        before.pop()
    return len(before) > 1 and before[-1] == "," and _is_person(before[-2])


def _is_person(token: str) -> bool:
    return "\ue000" <= token[0] < "\ue100"


def _is_object(tokens: Sequence[str], said: Sequence[str], first: int, words: Vocabulary) -> bool:
    """Whether a name stands behind a verb that has done something to the office holder named behind it, verb first.

    "التقى X الرئيس التونسي": X met the president, and is none.
    """
    if first == 0 or tokens[first - 1] in _STOPS or is_mention(tokens[first - 1]):
        return False
    return (
        tokens[first - 1][0] >= "\ue400" and "v" in tokens[first - 1] and said[first - 1] not in words.words("speech")
    )


def _is_no_post(
    tokens: Sequence[str],
    said: Sequence[str],
    first: int,
    last: int,
    at: int,
    name: str,
    phrase: Phrase | None,
    words: Vocabulary,
) -> bool:
    """Whether a post is called none, is that of others ("lawyer for the victims of Y") or of a part of a country."""
    start = first
    while start > 0 and first - start < 5 and tokens[start - 1] not in _STOPS and not is_mention(tokens[start - 1]):
        start -= 1
    if _has(said[start : last + 2], "no-post", words):
        return True
    if name != "holds-office" and _has(said[first:last], "apart", words):
        return True
    # "of the Y branch", "of the Y textile association", but not "the Y business minister"
    behind = [] if tokens[at + 1 : at + 2] and tokens[at + 1] in _STOPS else tokens[at + 1 : at + 3]
    post = any(token[0] >= "\ue400" and "p" in token and CODES["holds-office"] in token for token in behind)
    if name == "holds-office" and not post and _has(said[at + 1 : at + 1 + len(behind)], "part-behind", words):
        return True
    if not words.words("of-someone"):
        return False
    own = " ".join(phrase.words) if phrase else ""
    end = said.index(own, start, first) if own in said[start:first] else max(start, first - 1)
    # "مستشار رئيس Y X", "le conseiller du président de Y X": X is perhaps the adviser
    return any(_is_someones(t, word, words) for t, word in zip(tokens[start:end], said[start:end], strict=True))


def _is_someones(token: str, word: str, words: Vocabulary) -> bool:
    """Whether a word is a person told by whose he is: kin, a lawyer, a driver."""
    if token[0] >= "\ue400" and CODES["relative-of"] in token:
        return True
    stems = words.words("of-someone")
    rest = 3 if words.words("inflected") else 0
    return any(word == stem or (rest and word.startswith(stem) and len(word) <= len(stem) + rest) for stem in stems)


def _is_of_another(
    tokens: Sequence[str],
    said: Sequence[str],
    source: int,
    target: int,
    name: str,
    phrase: Phrase | None,
    t: Named,
    words: Vocabulary,
) -> bool:
    """Whether not the target is meant but somebody of his: "met the lawyer of Y", "the son of Y's driver"."""
    if name == "relative-of":
        if said[target + 1 : target + 2] == ["'s"] and source < target and phrase is not None:
            return " ".join(phrase.words) in said[source:target]
        own = " ".join(phrase.words) if phrase else ""
        between = [
            (a, b) for a, b in zip(tokens[source + 1 : target], said[source + 1 : target], strict=True) if b != own
        ]
        return bool(words.words("genitive-behind")) and any(_is_someones(a, b, words) for a, b in between[-1:])
    if (
        not words.words("genitive-behind")
        or target == 0
        or not _is_someones(tokens[target - 1], said[target - 1], words)
    ):
        return False
    agreeing = said[target - 1].endswith("м") and any(part.endswith("м") for part in fold(t.mention.surface).split())
    return not agreeing  # "с адвокатом Орлова", but "с адвокатом Орловым"


def _has_agent(said: Sequence[str], source: int, s: Named, phrase: Phrase | None, words: Vocabulary) -> bool:
    """Whether the subject is somebody of the source's, in a language of cases: "Адвокат Карла Ри встретился"."""
    if not words.words("inflected") or source == 0 or phrase is None or s.kind != "person":
        return False
    oblique = all(part[-1] in "ая" for part in fold(s.mention.surface).split())
    masculine = phrase.words[0].endswith(("л", "лся"))
    return oblique and masculine and _is_someones("·", said[source - 1], words)


def _has_other_sense(
    tokens: Sequence[str], said: Sequence[str], target: int, name: str, phrase: Phrase | None, words: Vocabulary
) -> bool:
    """Whether a verb means another thing by what follows: "dismissed Y as a clown", "captured Y on canvas"."""
    after = said[target + 1 : target + 6]
    posts = any(t[0] >= "\ue400" and "p" in t for t in tokens[target + 1 : target + 6])
    kin = target > 1 and tokens[target - 1][0] >= "\ue400" and CODES["relative-of"] in tokens[target - 1]
    verb = phrase.words[-1] if phrase else ""
    if name == "holds-office":
        dated = after[:1] and after[0] in words.words("since") and after[1:2] and after[1][:1].isdigit()
        clause = not words.words("object-clause").isdisjoint(after[:1])  # "the judge ruled Y had broken the law"
        return clause or (" ".join(phrase.words if phrase else ()) in words.words("rules-since") and not dated)
    if name == "appointed":
        return not posts and (
            _has(after, "named-as", words) or (kin and _has(said[target - 2 : target - 1], "of-people", words))
        )
    if name == "works-for":  # "joined X and Y in a lawsuit"
        listed = (
            target > 1
            and tokens[target - 1] in words.words("list-end")
            and "\ue000" <= tokens[target - 2][0] < "\ue100"
        )
        return listed or _has(after, "joint-deed", words)
    if name == "dismissed":
        return not posts and verb in words.words("belittles") and not words.words("opinion").isdisjoint(after[:1])
    if name == "arrested":
        return _has(after, "pictured", words)
    if name == "accused":
        return verb in words.words("bills") and bool(after) and (after[0] in words.words("sum") or after[0].isdigit())
    return False
