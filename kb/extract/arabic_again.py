"""Parts of a person's name that stand alone in an Arabic text which names the person in full."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kb.extract.arabic_common import is_noun
from kb.extract.arabic_words import Word, in_class, is_leader, is_nisba, name_class, without_clitic
from kb.model import Mention

__all__ = ["alone", "called_after", "spoken_of"]

EXTRACTOR = "arabic-rules"
_SURE = 0.7


@cache
def _leads() -> frozenset[str]:
    """The folded words that a person's name follows when it stands alone: "said", "that", "was", "between", "with"."""
    return in_class("speech") | in_class("lead")


def called_after(key: str) -> bool:
    """Whether the folded word is for something that is called after people: a street, a prize."""
    return key in in_class("called_after") or without_clitic(key) in in_class("called_after")


def spoken_of(words: Sequence[Word]) -> frozenset[str]:
    """The folded words, ordinary ones left out, that stand where a name alone would: "وقال شيري", "بين شيري و…"."""
    found = set()
    for before, word in pairwise(words):
        if word.close and not word.place and len(word.key) > 3 and before.key in _leads():
            found.add(word.key)
            if word.key[0] in "ولب":
                found.add(word.key[1:])
    return frozenset(key for key in found if name_class(key) not in {"stop", "part"})


def alone(text: str, words: Sequence[Word], found: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The surnames and given names of people, `found` as their words first..last, where they stand alone.

    One that is an ordinary word too ("كامل", "سليم") and a given name count only where a person is spoken of.
    """
    taken = {i for first, last in found for i in range(first, last + 1)}
    full = [(first, last) for first, last in found if last > first]
    surnames = {words[last].key for _, last in full}
    surnames -= {key for key in surnames if name_class(key) == "stop" or len(key) < 3}
    plain = {key for key in surnames if name_class(key) not in {"weak", "given"} and not is_noun(key) and len(key) > 3}
    firsts = {key for first, _ in full for key in (words[first].key, without_clitic(words[first].key))}
    told = (surnames - plain) | {
        key for key in firsts if len(key) > 2 and name_class(key) in {"given", "weak", "foreign"}
    }
    for index, word in enumerate(words):
        if index in taken or (word.place and not is_nisba(word)):
            continue
        for key, cut in ((word.key, 0), (without_clitic(word.key), 1)):
            if key in plain and not word.place and not (cut and word.key.startswith("لل")):
                yield _with_given(text, words, index, taken) or _mention(text, word, cut)
                break
            if is_leader(key):
                yield _mention(text, word, cut)
                break
            if key in (surnames if word.place else told) and _spoken(words, index):
                yield _mention(text, word, cut)
                break


def _with_given(text: str, words: Sequence[Word], index: int, taken: set[int]) -> Mention | None:
    """A relative of the person: the surname behind another given name ("وكمال بورزيق"), which may be an ordinary word."""
    if not index or not words[index].close or index - 1 in taken:
        return None
    before = words[index - 1]
    for key, cut in ((before.text, 0), (without_clitic(before.key), 1)):
        if key and name_class(key) in {"given", "weak", "foreign"} and not before.place:
            start = before.start + cut
            return Mention(start, words[index].end, text[start : words[index].end], "person", "name", EXTRACTOR, _SURE)
    return None


def _spoken(words: Sequence[Word], index: int) -> bool:
    """Whether a person may be spoken of at a word: behind "said", "that", "was", and no other name behind."""
    if not index or not words[index].close:
        return False
    if (
        index + 1 < len(words)
        and words[index + 1].close
        and name_class(words[index + 1].text) in {"given", "foreign", "shape"}
    ):
        return False
    before = words[index - 1].key
    return before in _leads() or (before[:1] in ("و", "ف") and before[1:] in _leads())


def _mention(text: str, word: Word, cut: int) -> Mention:
    start = word.start + cut
    return Mention(start, word.end, text[start : word.end], "person", "name", EXTRACTOR, _SURE)
