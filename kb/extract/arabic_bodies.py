"""Organizations in Arabic: a word for a body and the words that belong to its name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kb.extract.arabic_words import Word, in_class, name_class, without_clitic
from kb.model import Mention

__all__ = ["find_bodies"]

EXTRACTOR = "arabic-rules"
_LONGEST = 6
_QUOTED = re.compile(r"\s?[«\"“](?P<name>[^«»\"“”\n]{2,40})[»\"”]")


def find_bodies(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    """The organizations of a text given as its words."""
    for index, word in enumerate(words):
        yield from _with_tail(text, words, index)
        head, cut = _head(word.key)
        if head == "body":
            yield from _construct(text, words, index, cut)
        elif head == "definite_body":
            yield from _with_adjective(text, words, index, cut)


@lru_cache(maxsize=65536)
def _head(key: str) -> tuple[str, int]:
    """The class of heads that a folded word belongs to, "" for none, and how many letters of it are a clitic."""
    for bare, cut in ((key, 0), (without_clitic(key), 1)):
        if bare in in_class("body") and key not in in_class("definite_body"):
            return "body", cut
        if bare in in_class("definite_body"):
            return "definite_body", cut
    return "", 0


def _construct(text: str, words: Sequence[Word], index: int, cut: int) -> Iterator[Mention]:
    """ "Ministry (of) the-Health", "Company (of) oil (of) the-Basra": an indefinite head and its definite complement."""
    quoted = _QUOTED.match(text, words[index].end)
    if quoted:
        start, end = quoted.span("name")
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.65)
        return
    own = _own_name(words, index)
    if own:
        start, end = words[index + 1].start, words[own].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)
        return
    last = index
    definite = False
    for at in range(index + 1, min(index + 1 + _LONGEST, len(words))):
        word = words[at]
        if not word.close or _ends(word):
            break
        if word.place and (definite or at > index + 1) and word.text.startswith("ال"):
            break  # the adjective of a country after the name: left to the country
        bare = without_clitic(word.text)
        if word.text.startswith(("ال", "لل", "وال")) or (bare.startswith("ال") and word.key[0] in "ول"):
            definite, last = True, at
        elif (
            not definite
            and not word.place
            and (word.key in in_class("noun") or name_class(word.text) in {"other", "foreign", "shape", "given"})
        ):
            if at - index > 2:
                break
            last = at
        elif word.place and not definite and word.text.startswith("ال"):
            definite, last = True, at
        elif definite and words[at - 1].key in in_class("saint") and name_class(word.text) not in {"stop", "part"}:
            last = at  # "مستشفى القديس رافائيل"
            break
        else:
            break
    if last == index:
        return
    foreign = not definite and all(
        name_class(w.text) in {"foreign", "shape", "other"} for w in words[index + 1 : last + 1]
    )
    if not definite and not (foreign and last == index + 1):
        return
    start, end = words[index].start + cut, words[last].end
    if last > index + 1 and words[index + 1].text.startswith("ال") and words[index].key[cut:] in in_class("own"):
        start = words[index + 1].start  # "شركة الجمل الذهبي": the word only explains the name
    yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.7 if definite else 0.45)


def _with_tail(text: str, words: Sequence[Word], index: int) -> Iterator[Mention]:
    """ "Akinsanmi Lines", "Altin Tepe Holding": one or two foreign words and what companies' names end in."""
    if words[index].key not in in_class("tail") or not words[index].close:
        return
    first = index
    for at in range(index - 1, max(-1, index - 3), -1):
        word = words[at]
        bare = word.text[1:] if word.text[0] in "وفبلك" and len(word.text) > 4 else word.text
        if (
            word.place
            or name_class(bare) not in {"other", "foreign", "shape", "given"}
            or word.key in in_class("company")
        ):
            break
        first = at
        if not word.close or word.text[0] in "وفبلك":
            break
    if first < index:
        start, end = words[first].start, words[index].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)


def _own_name(words: Sequence[Word], index: int) -> int:
    """The last word of a company's own name behind "company", where that is foreign ("… Altin Tepe Holding"); else 0."""
    if words[index].key not in in_class("company") and without_clitic(words[index].key) not in in_class("company"):
        return 0
    last = index
    for at in range(index + 1, min(index + 5, len(words))):
        word = words[at]
        if not word.close or word.place:
            break
        unknown = name_class(word.text) in {"other", "foreign", "shape", "given"} and not word.text.startswith(
            ("ال", "و")
        )
        for_what = word.key.startswith("لل") or (word.key.startswith("ل") and last > index and word.text.endswith("ة"))
        of_what = word.text.startswith("ال") and last > index and not _ends(word)
        if len(word.text) > 3 and word.text.endswith(("ت", "ة")) and not (for_what or of_what) and last > index:
            break  # a verb: "the company Acme signed"
        if not (unknown or for_what or of_what):
            break
        last = at
    return last if last > index else 0


def _with_adjective(text: str, words: Sequence[Word], index: int, cut: int) -> Iterator[Mention]:
    """ "The-Bank the-central": a definite head and definite adjectives; one that a country makes may end it."""
    last = index
    named = False
    for at in range(index + 1, min(index + 4, len(words))):
        word = words[at]
        if not word.close or not word.text.startswith(("ال", "لل")) or _ends(word):
            break
        if words[index].text.endswith("ة") and not word.text.endswith("ة"):
            break  # an adjective agrees with its noun
        named = named or not word.place or words[index].key in {"الجيش", "البرلمان", "الحرس", "الكونغرس"}
        last = at
    if last > index and named:
        start, end = words[index].start + cut, words[last].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)


def _ends(word: Word) -> bool:
    if word.key in in_class("thing"):
        return False
    return word.key in in_class("end") or (word.key in in_class("stop") and not word.text.startswith("ال"))
