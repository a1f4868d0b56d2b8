"""How far an Arabic name goes on: by a pair of words that stands twice, and by an apposition behind it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kb.extract.arabic_common import is_common, is_noun, is_verb
from kb.extract.arabic_pairs import is_title, plausible
from kb.extract.arabic_words import Word, behind, in_class, is_nisba, name_class, without_clitic

__all__ = [
    "apposed",
    "enclosed",
    "heads_line",
    "in_office",
    "is_surname_pair",
    "native",
    "pairs_again",
    "reaches",
    "unknown_pair",
]

_LONGEST = 5  # words of one name
_RELATIVE = frozenset({"الذي", "التي", "وهو", "وهي"})
_SURE = 0.6


def pairs_again(words: Sequence[Word]) -> frozenset[tuple[str, str]]:
    """The folded words, the first also without its clitic, that stand side by side twice or more."""
    counts: Counter[tuple[str, str]] = Counter()
    for one, other in pairwise(words):
        if other.close and not (one.place or other.place):
            counts.update({(key, other.key) for key in (one.key, without_clitic(one.key)) if key})
    return frozenset(pair for pair, times in counts.items() if times > 1)


def apposed(words: Sequence[Word], at: int) -> bool:
    """Whether a comma and a title, or "who", follow the word: "رلى زريقات، رئيسة"."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.gap.strip() not in {"،", ","}:
        return False
    if words[at].place and not is_nisba(words[at]):
        return False
    return is_title(after.key) or after.text in _RELATIVE


def enclosed(words: Sequence[Word], first: int, *, opened: bool = False) -> int:
    """The last word of a name that fills all between two marks: "الدفاع: سعد الروسان، محمود مرضي"; 0 where none does.

    It opens with a given name and may go on in any word but a particle; "على" before a mark is no preposition: it is علي.
    `opened`: what stands before, a title, opens it as a mark does.
    """
    word = words[first]
    kind = name_class(word.text)
    joined = _adds_name(word.text)
    opened = opened or not (first and word.gap == " ")
    if not (joined or (kind in {"given", "weak", "foreign"} and opened)) or word.place:
        return 0
    quoted, others = not _BARE.fullmatch(word.gap) and word.gap[-1] in _OPENING, 0
    for last in range(first + 1, min(first + 4, len(words))):
        word = words[last]
        after = words[last + 1] if last + 1 < len(words) else None
        ends = after is None or not _BARE.fullmatch(after.gap) or _adds_name(after.text)
        preposition = ends and word.text == "على"
        others += name_class(word.text) == "other"
        full = others > 1 or name_class(words[last - 1].text) == "definite"
        stop = (
            name_class(word.text) == "stop"
            or (full and not quoted)
            or is_title(word.key)
            or (word.place and not is_nisba(word))
        )
        if word.gap != " " or (stop and not preposition):
            return 0
        if ends:
            definite = name_class(word.text) == "definite"
            feminine = definite and kind == "foreign" and word.text.endswith("ة")  # "جان الأناقة"
            long = quoted and last - first > 1  # "“زين الدين باكلي”"
            return last if (kind != "weak" or definite or preposition or long) and not feminine else 0
    return 0


def _adds_name(text: str) -> bool:
    """Whether a word is "and" with a given name."""
    return text[0] == "و" and name_class(text[1:]) in {"given", "weak", "part"}


_OPENING = "\"“«”'‘"
_BARE = re.compile(" ?")


def native(words: Sequence[Word], nation: int) -> int:
    """The last word of the name behind a nation that is itself the noun: "عبر السنغالي ساديو ماني"; 0 where it is none.

    An adjective of a country behind a definite noun belongs to that; behind anything else it is a person.
    """
    word, last = words[nation], nation + 2
    if last >= len(words) or not (words[nation + 1].close and words[last].close) or words[last].place:
        return 0
    person = word.text.lstrip("وفبك").startswith(("ال", "لل")) and word.text.endswith(("ي", "يان", "يين"))
    before = words[nation - 1] if nation and word.close else None
    noun = before is not None and (before.text.lstrip("وفبك").startswith(("ال", "لل")) or before.place)
    if not person or noun or before is None or before.key in in_class("body"):
        return 0
    known = name_class(words[nation + 1].text) in {"given", "foreign", "weak"}
    if known and name_class(words[last].text) in {"other", "shape"} and not is_title(words[last].key):
        return last
    return (
        last if all(name_class(w.text) in _UNKNOWN and plausible(w.text) for w in words[nation + 1 : last + 1]) else 0
    )


_UNKNOWN = frozenset({"other", "shape", "foreign"})


def in_office(words: Sequence[Word], first: int, *, titled: bool) -> int:
    """The last word of a given name with a surname that is a noun as well, an office behind it or (`titled`) before.

    "أشرف داري مدافع الأهلي", "المدرب شوقي غريب"; 0 where a verb, a noun in the construct state or a possessive follows.
    """
    last = first + 1
    if last >= len(words) or not words[last].close or words[last].place or words[first].place:
        return 0
    word, kind = words[last], name_class(words[first].text)
    after = behind(words, last)
    if name_class(word.text) != "other" or len(word.text) < 3 or word.text.endswith(_NO_SURNAME):
        return 0
    if after is not None and is_title(after.key) and not after.text.startswith("ال"):
        return last if kind in {"weak", "given", "foreign"} and not is_verb(word.key) else 0
    construct = after is not None and (after.text.startswith("ال") or name_class(after.text) == "other")
    return last if titled and kind == "given" and is_noun(word.key) and not (construct or is_verb(word.key)) else 0


_NO_SURNAME = ("ة", "ات", "ه", "ها", "هم", "ا", "اً")


def reaches(words: Sequence[Word], first: int, last: int, again: frozenset[tuple[str, str]]) -> int:
    """The last word of the name first..last with the unknown words behind it that are its own."""
    while last - first + 1 < _LONGEST and _may_follow(words, last + 1) and name_class(words[last].text) != "definite":
        pair = (words[last].key, words[last + 1].key)
        if pair in again or (last == first and (without_clitic(pair[0]), pair[1]) in again) or apposed(words, last + 1):
            last += 1
        elif _may_follow(words, last + 2) and apposed(words, last + 2):
            last += 2
        else:
            break
    return last


def _may_follow(words: Sequence[Word], at: int) -> bool:
    if at >= len(words) or not words[at].close or words[at].place or is_title(words[at].key):
        return False
    return name_class(words[at].text) in {"other", "shape", "given", "foreign", "weak"} and plausible(words[at].text)


def unknown_pair(words: Sequence[Word], index: int, again: frozenset[tuple[str, str]]) -> float:
    """How sure it is that the words `index` and the next, unknown both, are a name; 0 when nothing says so.

    What stands before "who" is definite, and of two words without an article only a name is. A word and a surname made
    from a tribe or a town ("… الخفاجي") is one when it stands twice: a noun would agree with its adjective.
    """
    pair = _pair(words, index)
    if pair is None:
        return 0.0
    first, other = pair
    told = apposed(words, index + 1)
    if name_class(other.text) == "definite":
        return _SURE if _is_surname(other.text) and (told or (first.key, other.key) in again) else 0.0
    unknown = name_class(other.text) in {"other", "shape", "given"} and plausible(other.text)
    return _SURE if told and unknown and not is_title(other.key) else 0.0


def heads_line(words: Sequence[Word], index: int) -> bool:
    """Whether an unknown word that opens a line is who says what stands behind its colon: "بوريطة: المغرب شريك"."""
    word, after = words[index], words[index + 1] if index + 1 < len(words) else None
    if after is None or after.gap.strip() != ":" or "\n" in after.gap or (index and "\n" not in word.gap) or word.place:
        return False
    kind = name_class(word.text)
    if len(word.text) < _SHORTEST or is_common(word.text) or is_title(word.key):
        return False
    alone = index + 2 >= len(words) or "\n" in words[index + 2].gap
    body = any(word.key in in_class(name) for name in ("body", "definite_body", "thing", "kind"))
    return not (alone or body) and (kind in {"other", "shape"} or (kind == "definite" and _is_surname(word.text)))


def is_surname_pair(words: Sequence[Word], index: int) -> bool:
    """Whether an unknown word and a surname with the article stand at `index`, as behind a title: "الوزير … الخفاجي"."""
    pair = _pair(words, index)
    return pair is not None and name_class(pair[1].text) == "definite" and _is_surname(pair[1].text)


def _is_surname(text: str) -> bool:
    return text.endswith("ي") and len(text) > _SHORTEST


_SHORTEST = 5


def _pair(words: Sequence[Word], index: int) -> tuple[Word, Word] | None:
    """The words `index` and the next where the first can be an unknown given name; None where it cannot."""
    last = index + 1
    if last >= len(words) or not words[last].close or words[index].place:
        return None
    if words[last].place and not is_nisba(words[last]):
        return None
    first = words[index]
    if name_class(first.text) not in {"other", "shape", "weak"} or not plausible(first.text) or is_title(first.key):
        return None
    keys = (first.key, without_clitic(first.key))
    if any(key in in_class(name) for key in keys for name in ("body", "thing", "kind")):
        return None
    return first, words[last]
