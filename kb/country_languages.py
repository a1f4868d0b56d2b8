"""Adjectives of nationality that name a language: "speaks French", "said in Thai and Burmese", "the Turkish-language daily"."""

from functools import lru_cache

from kb.country_context import Hit, words_beside
from kb.country_names import gazetteer
from kb.gazetteer import Tokens
from kb.text import fold

__all__ = ["is_language"]

_HYPHENS = ("-", "‑", "–")
_ROW = (" ", ", ", "، ", "\u00a0", "'", "’")
_REACH = 9  # words to either side that a row of languages may take


def is_language(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for an adjective that names a language: "speaks French", "in English.", "the Turkish-language daily"."""
    if _in_languages(hit, found_in, language):
        return True
    following = found_in.keys[hit.last + 1 : hit.last + 2]
    if language == "ru" and found_in.gap(hit.last) == " " and following and following[0].startswith("язык"):
        return True  # "на узбекском языке"
    if language == "ar":
        return _headless(hit, found_in)
    if language != "en" or fold(hit.surface) not in words_beside("en", "languages"):
        return False
    after = found_in.keys[hit.last + 1] if hit.last + 1 < len(found_in.keys) else ""
    gap = found_in.gap(hit.last)
    if after in words_beside("en", "language-after") and gap in (" ", *_HYPHENS):
        return True
    before = found_in.keys[hit.first - 1] if hit.first and found_in.before(hit.first) == " " else ""
    if before in words_beside("en", "language-before"):
        return not (after and gap == " " and found_in.words[hit.last + 1][0].isupper())
    if before in words_beside("en", "language-in") and _ends(hit.last, found_in):
        return True
    return _in_row(hit, found_in)


def _headless(hit: Hit, found_in: Tokens) -> bool:
    """Whether an Arabic adjective in the feminine stands behind a preposition, without a noun: "translated into the-French"."""
    written = fold(hit.surface)
    if not hit.first or found_in.before(hit.first) != " " or not (written.startswith("ال") and written.endswith("يه")):
        return False
    prepositions = words_beside("ar", "language-in")
    gap = found_in.gap(hit.last)
    after = found_in.keys[hit.last + 1] if gap == " " and hit.last + 1 < len(found_in.keys) else ""
    return found_in.keys[hit.first - 1] in prepositions and (not after or after in prepositions)


def _ends(index: int, found_in: Tokens) -> bool:
    """Whether no noun that the adjective could belong to follows word `index`: "in English.", "in French when …"."""
    gap = found_in.gap(index)
    if gap in _HYPHENS:
        return False  # "in Dutch-Belgian trade"
    if gap.strip() or "\n" in gap or index + 1 >= len(found_in.keys):
        return True
    return found_in.keys[index + 1] in words_beside("en", "language-follow")


def _in_row(hit: Hit, found_in: Tokens) -> bool:
    """Whether the adjective stands in a row of languages: "in Swahili, French and Lingala", "Thai and Lao are languages"."""
    first, last = _row(hit, found_in)
    if first == last:
        return False
    row = set(found_in.keys[first : last + 1])
    before = found_in.keys[first - 1] if first and found_in.before(first) == " " else ""
    if before in words_beside("en", "language-before"):
        return True
    languages = before in words_beside("en", "language-in") or not row.isdisjoint(words_beside("en", "only-languages"))
    if languages and _ends(last, found_in):  # not "Kurdish and Turkish forces"
        return True
    return not {"language", "languages"}.isdisjoint(found_in.keys[last + 1 : last + 4]) and "." not in found_in.gap(
        last
    )


def _row(hit: Hit, found_in: Tokens) -> tuple[int, int]:
    """The first and the last word of the row of language names, joined by commas and "and" or "or", around `hit`."""
    named = _named()
    first, last = hit.first, hit.last
    while (step := _next(found_in, first, -1, named)) is not None:
        first = step
    while (step := _next(found_in, last, 1, named)) is not None:
        last = step
    return first, last


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    return words_beside("en", "languages") | words_beside("en", "only-languages")


def _next(found_in: Tokens, index: int, way: int, named: frozenset[str]) -> int | None:
    """The neighbour of word `index` in the row, towards its beginning (-1) or its end (1)."""
    keys, other = found_in.keys, index + way
    if not 0 <= other < len(keys) or not (keys[other] in named or keys[other] in ("and", "or")):
        return None
    gap = found_in.gap(min(index, other))
    if gap not in (" ", ", "):
        return None
    comma = gap == ", "
    if keys[other] in ("and", "or"):
        beyond = other + way
        if 0 <= beyond < len(keys) and found_in.gap(min(beyond, other)) in (" ", ", ") and keys[beyond] in named:
            return beyond
        return None
    return other if comma and keys[other] in named else None


def _in_languages(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether a row of languages leads to a word for speaking: "parle malgache, français et hindi"."""
    verbs, links = words_beside(language, "speaks"), words_beside(language, "speaks-link")
    if not verbs or (language == "ru" and found_in.gap(hit.last)[:1] == " " and not _ends_row(hit, found_in)):
        return False
    near = found_in.keys[max(0, hit.first - 5) : hit.first]
    if language == "ru" and near[-1:] == ("на",) and not verbs.isdisjoint(near):
        return True  # "перевести правила на казахский"
    heads, index = gazetteer(language).heads, hit.first
    while index and hit.first - index < _REACH and found_in.before(index) in _ROW:
        index -= 1
        key = found_in.keys[index]
        if key in verbs:
            return True
        if not (key in links or key in heads or (language == "ar" and key[0] == "و" and key[1:] in heads)):
            return False
    return False


def _ends_row(hit: Hit, found_in: Tokens) -> bool:
    return hit.last + 1 < len(found_in.keys) and found_in.keys[hit.last + 1] in ("и", "или", "с", "на")
