"""Companies in Arabic by what stands around their own name: a deal and a nation, a word their names end in, "company"."""

from collections.abc import Iterator, Sequence

from kb.extract.arabic_body_ends import ends, is_manner
from kb.extract.arabic_common import is_common
from kb.extract.arabic_words import Word, in_class, name_class, without_clitic
from kb.model import Mention
from kb.places import is_place

__all__ = ["of_a_nation", "own_name", "with_tail"]

EXTRACTOR = "arabic-rules"


def of_a_nation(text: str, words: Sequence[Word], index: int) -> Iterator[Mention]:
    """A company by what is done with it and its nation: "اتفاقا مع توتال الفرنسية", "شراء غوزده غدا التركية"."""
    if words[index].key not in in_class("deal"):
        return
    for length in (1, 2):
        last, at = index + length, index + length + 1
        if at >= len(words) or not (words[last].close and words[at].close):
            return
        word, nation = words[last], words[at]
        if word.place or name_class(word.text) not in {"other", "foreign", "shape", "given"} or len(word.text) < 3:
            return
        if nation.place and nation.text.startswith("ال") and nation.text.endswith("ية"):
            start, end = words[index + 1].start, word.end
            if not (word.text.endswith(("ة", "ات", "ين")) or is_place(text[start:end], "ar")):
                yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)
            return


def with_tail(text: str, words: Sequence[Word], index: int) -> Iterator[Mention]:
    """ "Akinsanmi Lines", "Altin Tepe Holding": one or two foreign words and what companies' names end in."""
    if words[index].key not in in_class("tail") or not words[index].close:
        return
    first = index
    for at in range(index - 1, max(-1, index - 3), -1):
        word = words[at]
        bare = word.text[1:] if word.text[0] in "وفبلك" and len(word.text) > 4 else word.text
        if (
            word.place
            or bare.startswith(("ست", "سي"))
            or name_class(bare) not in {"other", "foreign", "shape", "given"}
            or word.key in in_class("company")
            or (is_common(bare) and not bare.startswith("ال") and name_class(bare) != "given")
        ):
            break
        first = at
        if not word.close or word.text[0] in "وفبلك":
            break
    if first < index:
        joined = words[first].text.startswith(("وأ", "وإ", "وآ"))  # no word of another language begins so
        start, end = words[first].start + joined, words[index].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)


def own_name(words: Sequence[Word], index: int) -> int:
    """The last word of a company's own name behind "company", where that is foreign ("… Altin Tepe Holding"); else 0."""
    if words[index].key not in in_class("company") and without_clitic(words[index].key) not in in_class("company"):
        return 0
    last = index
    for at in range(index + 1, min(index + 5, len(words))):
        word = words[at]
        if not word.close or word.place or is_manner(words, at, index) or word.key in in_class("generic"):
            break
        unknown = name_class(word.text) in {"other", "foreign", "shape", "given"} and not word.text.startswith(
            ("ال", "و")
        )
        if (
            last > index
            and word.text.startswith(("ي", "ست", "سي"))
            and name_class(word.text) == "other"
            and len(word.text) > 3
        ):
            break  # a verb of the present or the future
        if (
            last > index
            and name_class(word.text) == "other"
            and not word.text.startswith("لل")
            and is_common(word.text)
        ):
            break  # "شركة جدوى للاستثمار | توقعاتها"
        for_what = word.key.startswith("لل") or (word.key.startswith("ل") and last > index and word.text.endswith("ة"))
        of_what = word.text.startswith("ال") and last > index and not ends(word)
        if len(word.text) > 3 and word.text.endswith(("ت", "ة")) and not (for_what or of_what) and last > index:
            break  # a verb: "the company Acme signed"
        if not (unknown or for_what or of_what):
            break
        last = at
    return last if last > index else 0
