"""What the words beside a country word say about it: a language, a person's name, a food, an ordinary word."""

from functools import lru_cache
from itertools import pairwise

from kb.country_names import CountryName
from kb.datafiles import alternatives, rows
from kb.gazetteer import Found, Tokens
from kb.text import fold

__all__ = [
    "Hit",
    "is_address",
    "is_language",
    "is_product",
    "is_pronoun",
    "likeness_of_person",
    "missing_context",
    "only_adjective",
    "words_beside",
]

Hit = Found[CountryName | None]


@lru_cache(maxsize=64)
def words_beside(language: str, what: str) -> frozenset[str]:
    """The folded words of kind `what` of countries_context.tsv in `language`; empty when it has none."""
    return frozenset(
        w
        for lang, kind, cell in rows("countries_context.tsv", 3)
        if (lang, kind) == (language, what)
        for w in alternatives(cell)
    )


@lru_cache(maxsize=8)
def _doubtful(language: str) -> dict[str, frozenset[str]]:
    return {
        fold(name): frozenset(alternatives(before))
        for lang, names, before in rows("countries_doubtful.tsv", 3)
        if lang == language
        for name in alternatives(names)
    }


@lru_cache(maxsize=1)
def _personal() -> dict[str, str]:
    return {fold(word): use for word, use in rows("countries_personal.tsv", 2)}


@lru_cache(maxsize=16)
def _products(language: str, where: str) -> dict[str, frozenset[str]]:
    """Country names that are foods or breeds too, and the words `where` ("after", "beside") that make them one."""
    return {
        fold(name): frozenset(map(fold, alternatives(words)))
        for lang, place, names, words in rows("countries_followed.tsv", 4)
        if (lang, place) == (language, where)
        for name in alternatives(names)
    }


def is_product(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a breed, a food or a plant with a country's name: "Guernsey cows", "Mısır ekmeği", "Mısır, buğday"."""
    key, behind = fold(hit.surface), hit.last + 1
    after = _products(language, "after").get(key)
    if after and behind < len(found_in.keys) and found_in.gap(hit.last) == " " and found_in.keys[behind] in after:
        return True
    beside = _products(language, "beside").get(key)
    if not beside:
        return False
    near = range(max(0, hit.first - 4), min(len(found_in.keys), behind + 4))
    listed = [found_in.text[slice(*_between(hit, found_in, i))] for i in near if found_in.keys[i] in beside]
    listed = [between for between in listed if not set(between) & set(".!?;:\n'’")]
    return len(listed) > 1 or any(between == " ve " for between in listed)  # "Mısır, buğday aldı" is Egypt


def _between(hit: Hit, found_in: Tokens, index: int) -> tuple[int, int]:
    start, end = found_in.spans[index]
    return (end, hit.start) if end <= hit.start else (hit.end, start)


def missing_context(hit: Hit, hits: list[Hit], found_in: Tokens, language: str) -> bool:
    """True when the word is also an ordinary word and none of the words that would make it a country stands before it."""
    needed = _doubtful(language).get(fold(hit.surface))
    if needed is None or hit.phrase.value is None or hit.phrase.value.form == "demonym":
        return False
    if hit.first and found_in.keys[hit.first - 1] in needed:
        return False
    if _signs(needed, "@").intersection(found_in.keys):
        return False
    voids = _signs(needed, "!")
    larger = bool(voids) and any(f"{a} {b}" in voids for a, b in pairwise(found_in.keys))
    if not larger and hit.last + 1 < len(found_in.keys) and f">{found_in.keys[hit.last + 1]}" in needed:
        return False
    return not ("*" in needed and any(other is not hit and _listed(other, hit, found_in) for other in hits))


def _signs(needed: frozenset[str], sign: str) -> frozenset[str]:
    """The words of a cell that carry `sign`, without it."""
    return frozenset(word[1:] for word in needed if word.startswith(sign))


def only_adjective(hit: Hit, language: str) -> bool:
    """True for a doubtful name that is an adjective of nationality where it is no name ("سورية"; ~ in the table)."""
    return "~" in _doubtful(language).get(fold(hit.surface), ())


def _listed(other: Hit, hit: Hit, found_in: Tokens) -> bool:
    """Whether the two country words are neighbours in a list ("النيجر ومالي")."""
    gap = min(abs(other.last - hit.first), abs(hit.last - other.first))
    return gap <= 2 and "\n" not in found_in.text[min(other.start, hit.start) : max(other.end, hit.end)]


def is_language(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for an adjective that names a language: "speaks French", "in English.", "the Turkish-language daily"."""
    if language != "en" or fold(hit.surface) not in words_beside("en", "languages"):
        return False
    after = found_in.keys[hit.last + 1] if hit.last + 1 < len(found_in.keys) else ""
    gap = found_in.gap(hit.last)
    if after in words_beside("en", "language-after") and gap in (" ", "-", "‑", "–"):
        return True
    before = found_in.keys[hit.first - 1] if hit.first and found_in.before(hit.first) == " " else ""
    if before in words_beside("en", "language-before"):
        return not (after and gap == " " and found_in.words[hit.last + 1][0].isupper())
    if before in words_beside("en", "language-in"):
        return gap.strip() != "" or not after or "\n" in gap or after in words_beside("en", "language-follow")
    return False


def likeness_of_person(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a country word that is also a personal name and stands in a row of capitalised words ("Jordan Peele")."""
    use = _personal().get(fold(hit.surface)) if language == "en" else None
    if use is None or (hit.surface.isupper() and len(hit.surface) > 3 and not _mixed(found_in, hit)):
        return False
    if use in ("surname", "both") and hit.first and found_in.before(hit.first) in (" ", ". "):
        before, key = found_in.words[hit.first - 1], found_in.keys[hit.first - 1]
        if key in words_beside("en", "given") or (
            len(before) == 1 and before.isupper() and key not in ("a", "i") and found_in.before(hit.first) == ". "
        ):
            return True
        if (
            before[0].isupper()
            and before[1:].islower()
            and key not in words_beside("en", "titles")
            and not _starts(found_in, hit.first - 1)
        ):
            return hit.phrase.value is not None and hit.phrase.value.form != "demonym"
    if use in ("given", "both") and found_in.gap(hit.last) == " " and hit.last + 1 < len(found_in.words):
        return _surname_follows(hit, found_in)
    return False


def _surname_follows(hit: Hit, found_in: Tokens) -> bool:
    after, key = found_in.words[hit.last + 1], found_in.keys[hit.last + 1]
    if not (after[0].isupper() and after[1:].islower()) or key in words_beside("en", "titles"):
        return False
    if (
        hit.first
        and found_in.before(hit.first) == " "
        and found_in.keys[hit.first - 1] in ("in", "from", "of", "to", "across", "with", "against")
    ):
        return False
    return hit.phrase.value is not None and hit.phrase.value.form != "demonym"


def _mixed(found_in: Tokens, hit: Hit) -> bool:
    neighbours = found_in.words[max(0, hit.first - 2) : hit.first] + found_in.words[hit.last + 1 : hit.last + 3]
    return any(word.islower() for word in neighbours)


def _starts(found_in: Tokens, index: int) -> bool:
    """Whether word `index` starts a sentence or a line."""
    return index == 0 or any(c in found_in.before(index) for c in '.!?\n:“"‘')


def is_address(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a street ("India Street") or a small town with its state ("Lebanon, Tennessee")."""
    if language != "en" or hit.last + 1 >= len(found_in.keys) or hit.phrase.value is None:
        return False
    gap, after = found_in.gap(hit.last), found_in.keys[hit.last + 1]
    if gap == " ":
        return after in words_beside("en", "street-after") and found_in.words[hit.last + 1][0].isupper()
    return gap == ", " and after in words_beside("en", "us-states") and hit.phrase.value.form == "name"


def is_pronoun(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for "US" where a line of capitals hides the word "us" ("CONTACT US", "LET US GO")."""
    if language != "en" or hit.surface != "US" or not hit.first:
        return False
    return found_in.words[hit.first - 1].isupper() and found_in.keys[hit.first - 1] in words_beside("en", "us-pronoun")
