"""People and organizations in Arabic, which has no capitals and no packaged model: words, titles and grammar.

A name token is known from a table or has the ending of a foreign surname; a sequence of tokens becomes a person
by what stands beside it. What only another article can confirm has a confidence below .5.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.extract.arabic_again import alone, called_after, spoken_of
from kb.extract.arabic_bodies import find_bodies
from kb.extract.arabic_common import is_common
from kb.extract.arabic_pairs import in_place_of_one, is_unusual
from kb.extract.arabic_pairs import is_title as _is_title
from kb.extract.arabic_pairs import plausible as _plausible
from kb.extract.arabic_reading import LONGEST, Name, opens, read
from kb.extract.arabic_whole import (
    enclosed,
    heads_line,
    in_office,
    is_surname_pair,
    native,
    pairs_again,
    reaches,
    unknown_pair,
)
from kb.extract.arabic_words import Word, in_class, is_leader, name_class, read_words, without_clitic
from kb.model import Mention
from kb.places import is_place

__all__ = ["EXTRACTOR", "find_arabic"]

EXTRACTOR = "arabic-rules"
_CANDIDATE = 0.45


def find_arabic(text: str, countries: Sequence[Mention]) -> list[Mention]:
    """The people and organizations of an Arabic text, whose country mentions are `countries`; overlaps possible."""
    words = read_words(text, countries)
    return [*find_bodies(text, words), *_people(text, words)]


def _people(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    found: list[tuple[Name, float]] = []
    index = 0
    again, pairs = spoken_of(words), pairs_again(words)
    while index < len(words):
        name, sure = _at(words, index)
        if sure < 0.5 and (unknown := unknown_pair(words, index, pairs)):
            name, sure = Name(index, index + 1, 0, 0), unknown
        if name is not None and sure:
            name = _longer(words, name, again)
            last = reaches(words, name.first, name.last, pairs) if sure >= 0.5 else name.last
            name = Name(name.first, last, name.cut, name.strong + last - name.last)
            if _is_called_after(words, name):
                index, sure = name.last, 0.0  # a street called after somebody
            elif name.first and words[name.first].close and _is_town(words[name.first - 1].key):
                index, sure = name.first, 0.0  # "مدينة غريان"
        if name is not None and sure:
            found.append((name, sure))
            index = name.last + 1
        else:
            index += 1
    found = [(name, _confirmed(words, name, sure)) for name, sure in found]
    for name, sure in found:
        yield _mention(text, words, name, sure)
    yield from alone(text, words, [(n.first, n.last) for n, sure in found if sure >= 0.5])


def _is_called_after(words: Sequence[Word], name: Name) -> bool:
    """Whether a name is of a street or a town: "استاد الأمير …", with its bearer's title between, "بسيدي …"."""
    first = words[name.first]
    if name.cut and first.key[0] == "ب" and called_after(first.key):
        return True
    behind = name.first - 1 if name.first and first.close and _is_title(words[name.first - 1].key) else name.first
    return behind > 0 and words[behind].close and called_after(words[behind - 1].key)


def _is_town(key: str) -> bool:
    """Whether the folded word is for a town or a province, whose name stands behind it."""
    return key in in_class("town") or without_clitic(key) in in_class("town")


def _longer(words: Sequence[Word], name: Name, again: frozenset[str]) -> Name:
    """The name with the word behind it, when the text speaks of that one alone elsewhere: "داود محمود شيري … وقال شيري"."""
    at = name.last + 1
    if at >= len(words) or name.length >= LONGEST or not words[at].close or words[at].place:
        return name
    key, kind = words[at].key, name_class(words[at].text)
    if name_class(words[name.last].text) == "definite" and kind != "definite":
        return name  # a surname from a tribe or a town ends it
    if key not in again or kind in {"stop", "part"} or name_class(words[name.last].text) == "stop":
        return name
    return Name(name.first, at, name.cut, name.strong + 1)


def _confirmed(words: Sequence[Word], name: Name, sure: float) -> float:
    """A candidate of two words or more whose last word stands alone elsewhere in the text is a name."""
    if sure >= 0.5 or name.length < 2:
        return sure
    surname = words[name.last].key
    again = sum(1 for w in words if surname in {w.key, without_clitic(w.key)})
    whole = sum(1 for a, b in pairwise(words) if a.key == words[name.last - 1].key and b.key == surname)
    return 0.6 if again > whole else sure


def _at(words: Sequence[Word], index: int) -> tuple[Name | None, float]:
    """The name that starts at a word, with a title before it or without."""
    word = words[index]
    if word.place:
        return _of_a_nation(words, index)
    if _is_title(word.key):
        start = _after_title(words, index)
        if start is not None:
            if last := enclosed(words, start, opened=True):
                return Name(start, last, 0, 2), 0.85
            name = read(words, start)
            if (name is None or name.length == 1) and (last := in_office(words, start, titled=True)):
                return Name(start, last, 0, 1), 0.7
            if (name is None or (name.length == 1 and not name.strong)) and is_surname_pair(words, start):
                return Name(start, start + 1, 0, 0), 0.55
            if name is not None:
                return name, _titled(words, name, direct=start == index + 1)
        return None, 0.0
    if last := enclosed(words, index):
        return Name(index, last, int(name_class(word.text) == "other"), 2), 0.6
    if heads_line(words, index):
        return Name(index, index, 0, 1), 0.5
    name = read(words, index)
    if (name is None or name.length == 1) and (last := in_office(words, index, titled=False)):
        return Name(index, last, 0, 1), 0.6
    sure = _untitled(words, name) if name is not None else 0.0
    if sure < 0.5 and (pair := in_place_of_one(words, index)):
        return Name(index, index + 1, 0, 0), pair
    return (name, sure) if name is not None else (None, 0.0)


def _of_a_nation(words: Sequence[Word], index: int) -> tuple[Name | None, float]:
    """A name behind an unknown trade and its nation: "الموسيقي التركي أوزغه جانداش"."""
    if index < 1 or index + 1 >= len(words):
        return None, 0.0
    if last := native(words, index):
        return Name(index + 1, last, 0, 0), 0.6
    if not words[index].close:
        return None, 0.0
    trade = words[index - 1]
    body = (
        trade.key in in_class("definite_body")
        or name_class(trade.text) != "definite"
        or trade.text.endswith(("ات", "ين"))
    )
    if body or not words[index].text.startswith("ال") or not words[index + 1].close:
        return None, 0.0
    name = read(words, index + 1)
    if name is None or name.cut or name.length < 2 or name_class(words[index + 1].text) == "definite":
        return None, 0.0
    return name, 0.55 if _plausible(words[name.first].text) or name.strong else 0.0


def _after_title(words: Sequence[Word], index: int) -> int | None:
    """Where a name may start after the title at `index`: its complements and the country's adjective left out."""
    at = index + 1
    while at < len(words) and at - index <= 7:
        word = words[at]
        comma = word.gap.strip(" ") in {"،", ","} and at > index + 1
        if not (word.close or comma):
            return None
        complement = word.key in in_class("attribute") or without_clitic(word.key) in in_class("attribute")
        known = opens(words, at + 1)
        ministry = known and name_class(word.text) == "definite" and not words[at - 1].place
        ministry = ministry or (words[at - 1].key == "باسم" and word.text.startswith("ال"))
        if not (complement or ministry or word.place or _is_title(word.key) or (known and is_place(word.text, "ar"))):
            return at
        at += 1
    return None


def _titled(words: Sequence[Word], name: Name, *, direct: bool) -> float:
    first = name_class(words[name.first].text)
    if name.strong and name.length > 1:
        return 0.85
    if name.length == 1:
        if name.strong:
            return 0.5 if first == "weak" else 0.7
        # "the president al-X": an adjective as often as a surname
        return _CANDIDATE if direct and first in {"definite", "other"} and words[name.first].text[-1] != "ة" else 0.0
    last = words[name.last].text
    if name.length == 2 and _plausible(words[name.first].text) and not last.endswith(("ة", "ات", "ية")):
        return 0.55 if direct or words[name.first - 1].place or words[name.first - 1].key.startswith("ال") else 0.0
    return _CANDIDATE if direct else 0.0


def _untitled(words: Sequence[Word], name: Name) -> float:
    kinds = [name_class(words[i].text) for i in range(name.first, name.last + 1)]
    if name.cut:
        kinds[0] = name_class(without_clitic(words[name.first].text))
    before_title = name.last + 1 < len(words) and _is_title(words[name.last + 1].key)
    bonus = 0.1 if before_title else 0.0
    first, length = kinds[0], name.length
    if length == 1:
        if is_leader(words[name.first].key[name.cut :]):
            return 0.7
        if first == "shape" and not is_common(words[name.first].text[name.cut :]):
            return _CANDIDATE
        if first in {"given", "foreign"} and not name.cut and _said(words, name):
            return 0.6
        return 0.5 if first == "given" and before_title else 0.0
    if first in {"given", "foreign", "part"}:
        sure = 0.75 if name.strong > 1 else 0.65 if kinds[1] == "definite" else 0.55
        return sure + bonus
    if first == "weak" and name.strong > 1:
        return 0.6 + bonus
    second = words[name.first + 1].text
    if first == "weak" and kinds[1] == "other" and is_unusual(second) and not second.endswith("ا"):
        return 0.55 + bonus
    if first == "weak" and kinds[-1] == "definite" and length == 2:
        spoken = name.first > 0 and words[name.first - 1].key in in_class("speech")
        return 0.4 + 2 * bonus + (0.2 if spoken else 0.0)
    text = words[name.first].text
    if first == "other" and kinds[-1] == "shape" and length <= 3 and (_plausible(text) or text.endswith(("ون", "ين"))):
        return 0.55 + bonus
    return 0.0


def _said(words: Sequence[Word], name: Name) -> bool:
    """Whether a single name stands between "said" and "that": "وقال ناصر إن"."""
    if not name.first or words[name.first - 1].key not in in_class("speech") or name.last + 1 >= len(words):
        return False
    return words[name.last + 1].text in {"إن", "أن", "إنه", "إنها", "أنه", "أنها"}


def _mention(text: str, words: Sequence[Word], name: Name, sure: float) -> Mention:
    start, end = words[name.first].start + name.cut, words[name.last].end
    return Mention(start, end, text[start:end], "person", "name", EXTRACTOR, sure)
