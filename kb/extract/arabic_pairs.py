"""Two words no table knows that stand in an Arabic sentence where a person's name does."""

from collections.abc import Sequence

from kb.extract.arabic_common import is_common
from kb.extract.arabic_words import Word, in_class, name_class, without_clitic

__all__ = ["in_place_of_one", "is_title", "is_unusual", "plausible"]

_CANDIDATE = 0.45
_SURE = 0.6
_CLAUSE = frozenset({"إن", "أن", "إنه", "إنها", "أنه", "أنها", "بأن", "بأنه", "بأنها"})
_APPOSITION = frozenset({"وهو", "وهي", "الذي", "التي", "البالغ", "البالغة", "وهما"})
_ADJECTIVE = ("ية", "ي", "ون", "ين", "ات", "ة")
_VERB_STARTS = ("ي", "ت", "سي", "ست", "ال", "وال", "لل", "بال")
_CLITICS = "وفبلك"
_WHOSE, _SHORTEST_OWNED = ("ه", "ها", "هم", "هما"), 4
_WORD_ENDS = ("ة", "ات", "ين", "ون", "ًا", "ية", "ها", "هم", "نا", "ته", "اء")


def is_title(key: str) -> bool:
    """Whether a folded word, without its clitic or with it, is a title."""
    return key in in_class("title") or without_clitic(key) in in_class("title")


def plausible(text: str) -> bool:
    """Whether an unknown word may be a part of a name: no verb or noun by its beginning and end."""
    if len(text) < 3 or text.endswith(_WORD_ENDS) or is_common(text):
        return False
    if text.startswith(_VERB_STARTS) or (text[0] in "وفبلك" and len(text) > 3 and name_class(text[1:]) == "stop"):
        return False
    if text[0] in "فبلك" and len(text) > 4 and text.endswith(("ه", "هما", "كم")):
        return False  # "بإكماله": a preposition, a noun and whose it is
    return not (text[0] == "و" and len(text) > 3 and name_class(text[1:]) in {"stop", "other", "given", "part"})


def is_unusual(text: str) -> bool:
    """Whether an unknown word is no form of an everyday one, whatever it ends in, and no verb by its beginning.

    >>> is_unusual("زحالقة"), is_unusual("الحكومات"), is_unusual("للصحفيين")
    (True, False, False)
    """
    if len(text) < 3 or is_common(text) or text.startswith(tuple(start for start in _VERB_STARTS if start != "بال")):
        return False
    rest = text[1:]
    if text[0] not in _CLITICS:
        return True
    if text.endswith(_WHOSE) and len(text) > _SHORTEST_OWNED:
        return False  # "بإكماله"
    joined = name_class(rest) in {"stop", "given", "weak"} or (text[0] == "و" and name_class(rest) == "other")
    return not (is_common(rest) or joined or (rest.startswith("ال") and text[0] != "ب"))


def in_place_of_one(words: Sequence[Word], index: int) -> float:
    """How sure the words `index` and the next are a person: behind "said", before "that", a quotation or an apposition.

    0 when nothing says so; below .5 when only "said" stands before.
    """
    last = index + 1
    if last >= len(words) or not words[last].close or words[index].place or words[last].place:
        return 0.0
    kinds = {name_class(words[index].text), name_class(words[last].text)}
    after = words[last + 1] if last + 1 < len(words) else None
    spoken = index > 0 and words[index].close and words[index - 1].key in in_class("speech")
    if kinds & {"stop"} or name_class(words[index].text) == "definite":
        return 0.0
    if not spoken:
        named = after is not None and after.close and after.key in in_class("appointed")
        return 0.55 if named and all(plausible(words[i].text) for i in (index, last)) else 0.0
    clause = after is not None and (
        (after.close and after.text in _CLAUSE) or (after.gap.strip()[:1] in {":", "،"} and _told(after))
    )
    if clause and not words[last].text.endswith(_ADJECTIVE) and not words[index].text.endswith("ة"):
        return _SURE
    if "definite" in kinds or not all(plausible(words[i].text) and len(words[i].text) > 3 for i in (index, last)):
        return 0.0
    titled = after is not None and is_title(after.key)
    return _SURE if titled else _CANDIDATE


def _told(after: Word) -> bool:
    """Whether what follows a comma or a colon is a quotation, a title or an apposition."""
    return after.gap.strip()[:1] == ":" or after.text in _APPOSITION or is_title(after.key)
