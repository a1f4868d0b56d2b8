"""How far a name goes on from an Arabic word: known parts, and unknown words that are no everyday ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.extract.arabic_common import is_common, is_noun
from kb.extract.arabic_foreign import is_foreign_given
from kb.extract.arabic_pairs import is_unusual, plausible
from kb.extract.arabic_whole import apposed
from kb.extract.arabic_words import Word, behind, is_nisba, name_class, without_clitic

__all__ = ["LONGEST", "Name", "joined_before", "opens", "read"]

LONGEST = 4  # words of one name
_KNOWN = frozenset({"given", "foreign", "shape"})


@dataclass(frozen=True, slots=True)
class Name:
    """Words first..last (inclusive) read as a name; `cut` letters of the first are a clitic."""

    first: int
    last: int
    cut: int
    strong: int  # words that are known as names or end like one

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def opens(words: Sequence[Word], at: int) -> bool:
    """Whether a known name stands at a word, or one that is an ordinary word too and has a name behind it."""
    if at >= len(words) or not words[at].close:
        return False
    kind = name_class(words[at].text)
    if kind != "weak" or at + 1 >= len(words) or not words[at + 1].close:
        return kind in _KNOWN
    after = words[at + 1].text
    return name_class(after) in {*_KNOWN, "weak", "part"} or (name_class(after) != "stop" and not is_common(after))


def _opening(word: Word) -> tuple[str, int]:
    """What a word is at the beginning of a name, and how many letters of it, a conjunction or preposition, stand before."""
    kind = name_class(word.text)
    bare = without_clitic(word.key) if kind in {"other", "stop", "definite", "shape"} else ""
    if not bare or is_noun(word.key):
        return kind, 0
    own, joined = name_class(bare), word.key[0] == "و"
    known = own in _KNOWN or (joined and own == "part")
    if known and (joined or not is_foreign_given(bare)) and (kind, own) != ("shape", "shape"):
        return own, 1
    return kind, 0


def read(words: Sequence[Word], first: int) -> Name | None:
    """The longest sequence from `first` on that can be one person's name; None when its first word can not."""
    word = words[first]
    if word.place or word.text.startswith("لل"):
        return None
    kind, cut = _opening(word)
    if kind == "stop":
        return None
    last, strong = first, int(kind in {"given", "foreign", "shape", "weak"})
    joined = kind == "part"
    foreign = kind == "foreign"
    unknown = 0
    previous = kind
    at = first + 1
    ended = kind in {"shape", "definite"}
    while at < len(words) and at - first < LONGEST + joined and not ended:
        word = words[at]
        kind = name_class(word.text)
        if not word.close or (
            word.place and not joined_before(words, at) and not (previous in {"given", "weak"} and is_nisba(word))
        ):
            break
        after = behind(words, at)
        before_known = kind == "other" and after is not None and not after.place and name_class(after.text) == "shape"
        if not before_known and not _continues(words, at, kind, previous, foreign=foreign):
            break
        own = plausible(word.text) or (joined_before(words, at - 1) and is_unusual(word.text))
        if kind == "other" and strong > 1 and not (before_known or own):
            break
        unknown += int(kind == "other")
        if unknown > 1 and not before_known:
            break
        strong += int(kind in {"given", "foreign", "shape", "weak"} or joined_before(words, at))
        last, previous = at, kind
        ended = (kind in {"shape", "definite"} and not joined_before(words, at) and not _shaped(words, at + 1)) or (
            kind == "other" and strong < at - first
        )
        at += 1
    if name_class(words[last].text) == "part" and last > first:
        last -= 1
    if name_class(words[first].text) == "part" and last == first:
        return None
    return Name(first, last, cut, strong)


def _shaped(words: Sequence[Word], at: int) -> bool:
    """Whether another foreign surname follows: "فريدريكسن هولم"."""
    return at < len(words) and words[at].close and not words[at].place and name_class(words[at].text) == "shape"


def joined_before(words: Sequence[Word], at: int) -> bool:
    """Whether the word before `at` joins it to itself ("Abd" al-Rahman)."""
    if not at:
        return False
    before = words[at - 1].text
    return name_class(before) == "part" or (before[0] == "و" and name_class(before[1:]) == "part")


def _continues(words: Sequence[Word], at: int, kind: str, previous: str, *, foreign: bool) -> bool:
    if joined_before(words, at):
        return kind != "stop" or words[at].key.startswith("ال") or words[at - 1].key in _CHILD
    if kind == "shape" and previous == "other" and words[at].text[0] == "و":
        return False  # "إيرباص وبوينغ": two names
    if kind in {"given", "weak", "foreign", "shape", "part"}:
        return True
    text = words[at].text
    if kind == "definite":
        plural = text.endswith(("ية", "ون", "يين")) or (text.endswith("ات") and previous not in {"given", "foreign"})
        return not plural and (previous != "other" or (text.endswith("ي") and not is_common(text)))
    if kind == "other" and previous == "given" and apposed(words, at):
        return True  # "رلى زريقات، رئيسة"
    # "Macron" ends like an Arabic plural
    if (
        kind == "other"
        and len(text) > 4
        and text[0] in "يت"
        and not is_common(text)
        and previous in {"given", "foreign"}
    ):
        after = words[at + 1] if at + 1 < len(words) else None
        if after is None or not after.close or after.text in _BEHIND:
            return True  # "مراد يلماز إن": no verb stands there
    known = previous in {"given", "foreign", "weak"} or joined_before(words, at - 1)
    if kind == "other" and known and is_unusual(text):
        return True  # "حدادين", "حنون", "زحالقة"
    return kind == "other" and (
        plausible(text)
        or (foreign and not is_common(text) and len(text) > 4 and text.endswith(("ون", "ين", "نا", "ات", "اء")))
    )


_CHILD = frozenset({"بن", "ابن", "بنت"})  # a name stands behind it, whatever else the word means
_BEHIND = frozenset({"إن", "أن", "إنه", "إنها", "أنه", "أنها", "الذي", "التي", "بأن", "بعد", "قبل", "خلال", "قد"})
