"""Where the name of a body in Arabic ends: its adjectives, its nation, its seat, what it is for."""

from collections.abc import Sequence

from kb.extract.arabic_common import is_common
from kb.extract.arabic_pairs import is_title
from kb.extract.arabic_words import Word, behind, in_class
from kb.places import is_place

__all__ = ["ball", "ends", "is_adjective", "is_manner", "joins", "nation", "purpose", "seat"]


def nation(words: Sequence[Word], index: int, last: int, cut: int) -> int:
    """The last word with the nation behind it, where that belongs to the name: "وكالة الأنباء الكويتية"."""
    at = last + 1
    if at >= len(words) or not words[at].close:
        return last
    if (
        words[at].place
        and words[at].text.startswith("ال")
        and words[at].text.endswith("ين")
        and words[last].text.endswith("ين")
    ):
        return at  # "نقابة الصحفيين العراقيين"
    if words[index].key[cut:] not in in_class("nation"):
        return last
    own = words[at].place and words[at].text.startswith("ال") and words[at].text.endswith(("ية", "ي"))
    return at if own else last


def seat(words: Sequence[Word], index: int, last: int, cut: int) -> int:
    """The last word with the town a court or an institute sits in: "محكمة الاستئناف في مرسيليا", "… بالدار البيضاء"."""
    at = last + 1
    if words[index].key[cut:] not in in_class("seat") or at >= len(words) or not words[at].close:
        return last
    after = behind(words, at)
    if words[at].text == "في" and words[index].key[cut:] in in_class("court") and after:
        at += 1
    elif words[at].key in in_class("district") and after:
        return at + 1  # "مديرية التربية لولاية تيبازة"
    elif not words[at].text.startswith("ب") or len(words[at].text) < 5:
        return last
    if not words[at].place and is_place(words[at].text, "ar"):
        return at
    town = words[at].text.removeprefix("ب")
    after = behind(words, at)
    if after and is_place(f"{town} {after.text}", "ar"):
        return at + 1
    return at if is_place(town, "ar") else last


def is_manner(words: Sequence[Word], at: int, index: int) -> bool:
    """Whether "by" with a noun and its complement stands at a word behind a name's first: "… بنصف السعر"."""
    after = behind(words, at)
    by = words[at].text.startswith("ب") and not words[at].text.startswith("بال")
    return at > index + 1 and by and after is not None and after.text.startswith("ال")


def ball(words: Sequence[Word], last: int) -> int:
    """The last word with what a body is for: "الاتحاد الدولي لكرة القدم", "المعهد الوطني لعلوم البحار"."""
    at = last + 1
    what = at + 1 < len(words) and words[at].key[:1] == "ل" and words[at].key[1:] in in_class("purpose")
    joined = at + 1 < len(words) and words[at].key[:1] == "و" and words[at].key[1:] in in_class("purpose")
    game = (what or joined) and words[at].close and words[at + 1].close and words[at + 1].text.startswith("ال")
    return at + 1 if game else last


def purpose(words: Sequence[Word], last: int) -> int:
    """The last word with what else a body is for: "للاستثمار والتنمية الزراعية", "للحديد والصلب"."""
    at = last + 1
    first = words[last] if words[last].text.startswith("لل") else words[last - 1]
    if at >= len(words) or not words[at].close or words[at].place or not first.text.startswith("لل"):
        return last
    text = words[at].text
    if not text.startswith("وال") or text.endswith(("ات", "ين", "ون")) or _opens_other(words[at]):
        return last
    after = behind(words, at)
    more = after is not None and not after.place and after.text.startswith("ال") and after.text.endswith(("ية", "ي"))
    return at + 1 if more else at


def is_adjective(words: Sequence[Word], at: int) -> bool:
    """Whether a definite word behind a definite one may be its adjective: by its ending, or as a participle."""
    word = words[at]
    if is_title(word.key) or word.key in in_class("complement"):
        return False
    text = word.text
    if text.startswith("وال"):
        return joins(words, at)
    if text.endswith(("ي", "ية", "يين", "يون", "يات")) or text.startswith("الم") or word.key in in_class("adjective"):
        return True
    joined = words[at - 1].text.startswith("و")  # "the-justice and-the-equality the-…"
    return not joined and text.endswith("ة") == words[at - 1].text.endswith("ة") and not is_common(text)


def joins(words: Sequence[Word], at: int) -> bool:
    """Whether an adjective of a country's or a sphere's kind is joined to another: "المجلس الاقتصادي والاجتماعي"."""
    pair = words[at - 1].text, words[at].text
    alike = any(all(text.endswith(ending) for text in pair) for ending in ("ي", "ية"))
    return alike and not words[at].place and not _opens_other(words[at])


def _opens_other(word: Word) -> bool:
    """Whether another body or somebody's title begins behind the "and" of a word."""
    bare = word.key[1:]
    return bare in in_class("definite_body") or bare in in_class("stop") or is_title(bare)


def ends(word: Word) -> bool:
    """Whether a word can be no part of a body's name."""
    if word.key in in_class("thing") or word.key in in_class("member"):
        return False
    return word.key in in_class("end") or (word.key in in_class("stop") and not word.text.startswith("ال"))
