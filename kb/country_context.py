"""What the words beside a country word say about it: a language, a person's name, a food, an ordinary word."""

import re
from functools import lru_cache
from itertools import pairwise

from kb.country_names import CountryName, country_names, gazetteer, pair_beginnings
from kb.datafiles import alternatives, rows
from kb.gazetteer import Found, Tokens, clitics
from kb.text import fold

__all__ = [
    "Hit",
    "is_address",
    "is_beginning",
    "is_called",
    "is_product",
    "is_pronoun",
    "is_town",
    "is_word",
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
    made: dict[str, frozenset[str]] = {}
    for lang, place, names, words in rows("countries_followed.tsv", 4):
        for name in alternatives(names) if (lang, place) == (language, where) else ():
            made[fold(name)] = made.get(fold(name), frozenset()) | frozenset(map(fold, alternatives(words)))
    return made


def is_product(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a breed, a food or a plant with a country's name: "Guernsey cows", "Mısır ekmeği", "Mısır, buğday"."""
    key, behind = fold(hit.surface), hit.last + 1
    after = _products(language, "after").get(key, frozenset()) | _products(language, "after").get("*", frozenset())
    if behind < len(found_in.keys) and found_in.gap(hit.last) in (" ", "-") and found_in.keys[behind] in after:
        return True
    if _behind_product(hit, found_in, language, key):
        return True
    beside = _products(language, "beside").get(key)
    if not beside:
        return False
    near = range(max(0, hit.first - 4), min(len(found_in.keys), behind + 4))
    listed = [found_in.text[slice(*_between(hit, found_in, i))] for i in near if found_in.keys[i] in beside]
    listed = [between for between in listed if not set(between) & set(".!?;:\n'’")]
    return len(listed) > 1 or any(between == " ve " for between in listed)  # "Mısır, buğday aldı" is Egypt


def _behind_product(hit: Hit, found_in: Tokens, language: str, key: str) -> bool:
    """ "ver de Guinée", "rue de Hollande", "شارع تونس": the word that makes it one stands before, links left out."""
    before = _products(language, "before")
    is_name = hit.phrase.value is not None and hit.phrase.value.form == "name"
    wanted = before.get(key, frozenset()) | (before.get("*", frozenset()) if is_name else frozenset())
    index = hit.first - 1
    while wanted and index >= 0 and found_in.gap(index) in (" ", "'", "’"):
        key = found_in.keys[index]
        if key in wanted or (language == "ar" and key and any(rest in wanted for _, rest in clitics(key))):
            return True
        if found_in.keys[index] not in words_beside(language, "link"):
            return False
        index -= 1
    return False


def is_called(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for somebody or something with a country's name: "a cheetah named Kenya", "une vache appelée Chine"."""
    if hit.phrase.value is None or hit.phrase.value.form != "name":
        return False
    behind = found_in.keys[hit.last + 1] if hit.last + 1 < len(found_in.keys) else ""
    if behind in words_beside(language, "named-behind") and found_in.gap(hit.last) == " ":
        return True
    if not hit.first or found_in.before(hit.first) not in (" ", " “", ' "', " «", " « "):
        return False
    if found_in.keys[hit.first - 1] not in words_beside(language, "named"):
        return False
    earlier = found_in.keys[max(0, hit.first - 5) : hit.first - 1]
    if words_beside(language, "named-state").intersection(earlier):
        return False
    thing = bool(words_beside(language, "a").intersection(earlier[-3:])) or earlier[-1:] == ("ship",)
    return thing or found_in.gap(hit.last)[:1] in '.,;:)”»"\n'


def is_town(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a city called like its country where a dateline names it: "الكويت 9 كانون الثاني - …"."""
    if fold(hit.surface) not in words_beside(language, "also-city"):
        return False
    line_start = found_in.text.rfind("\n", 0, hit.start) + 1
    if found_in.text[line_start : hit.start].strip():
        return False
    return _DATELINE.match(found_in.text, hit.end) is not None


# A date or an agency, a dash, and the article: a row of a list is shorter, or goes on with a figure.
_DATELINE = re.compile(r",?(?: [^\n.!?]{0,30})?\s*[-–—:] (?!\d)[^\n]{60}")


def is_beginning(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for the beginning of a pair ("franco-") that no other adjective of nationality follows."""
    if fold(hit.surface) not in pair_beginnings(language):
        return False
    behind = hit.last + 1
    paired = behind < len(found_in.keys) and found_in.gap(hit.last) in ("-", "‑", "–")
    return not (paired and found_in.keys[behind] in gazetteer(language).heads)


def is_word(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a demonym that only opens a sentence and stands in small letters elsewhere in the text: "Kazak", "Polish"."""
    name = hit.phrase.value
    if language not in ("en", "tr") or name is None or name.form != "demonym" or hit.first != hit.last:
        return False
    lower = hit.surface.lower()
    return _starts(found_in, hit.first) and lower != hit.surface and lower in found_in.words


def _between(hit: Hit, found_in: Tokens, index: int) -> tuple[int, int]:
    start, end = found_in.spans[index]
    return (end, hit.start) if end <= hit.start else (hit.end, start)


def missing_context(hit: Hit, hits: list[Hit], found_in: Tokens, language: str) -> bool:
    """True when the word is also an ordinary word and none of the words that would make it a country stands before it."""
    needed = _doubtful(language).get(fold(hit.surface))
    if hit.phrase.value is not None and hit.phrase.value.form == "demonym":
        return _common_noun(hit, found_in, language)
    if needed is None or hit.phrase.value is None:
        return False
    if _SHADDA in hit.surface or _DAMMA in hit.surface:  # Amman is written with the one, Oman with the other
        return _SHADDA in hit.surface
    if hit.first and found_in.keys[hit.first - 1] in needed:
        return False
    if _signs(needed, "@").intersection(found_in.keys):
        return False
    voids = _signs(needed, "!")
    larger = bool(voids) and any(f"{a} {b}" in voids for a, b in pairwise(found_in.keys))
    if not larger and hit.last + 1 < len(found_in.keys) and f">{found_in.keys[hit.last + 1]}" in needed:
        return False
    return not ("*" in needed and any(other is not hit and _listed(other, hit, found_in) for other in hits))


_SHADDA, _DAMMA = "\u0651", "\u064f"


def _common_noun(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether a word for somebody from a country is a thing's as well ("полька") and no name follows it (^ in the table)."""
    if hit.phrase.value is None or "^" not in _doubtful(language).get(fold(hit.phrase.value.surface), ()):
        return False
    after = found_in.words[hit.last + 1] if hit.last + 1 < len(found_in.words) else ""
    return not (found_in.gap(hit.last) == " " and after[:1].isupper())


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


def likeness_of_person(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for a country word that is also a personal name and stands in a row of capitalised words ("Jordan Peele")."""
    use = _personal().get(fold(hit.surface)) if language == "en" else None
    if use is None or (hit.surface.isupper() and len(hit.surface) > 3 and not _mixed(found_in, hit)):
        return False
    if use in ("surname", "both") and hit.first and _surname(hit, found_in):
        return True
    if use in ("given", "both") and found_in.gap(hit.last) == " " and hit.last + 1 < len(found_in.words):
        return _surname_follows(hit, found_in)
    return False


def _surname(hit: Hit, found_in: Tokens) -> bool:
    """Whether what stands before makes it a surname: "Mr. Holland", "J. England", "Anna Poland"; not "in Rome. France"."""
    gap, before, key = found_in.before(hit.first), found_in.words[hit.first - 1], found_in.keys[hit.first - 1]
    if gap not in (" ", ". ") or not before[0].isupper():
        return False
    if key in words_beside("en", "addressed"):
        return True
    if gap == ". ":
        return len(before) == 1 and key not in ("a", "i")
    if key in words_beside("en", "given"):
        return True
    if not before[1:].islower() or key in words_beside("en", "titles") or _starts(found_in, hit.first - 1):
        return False
    return hit.phrase.value is not None and hit.phrase.value.form != "demonym"


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
    """True for a street ("India Street") or a town of North America with its state ("Lebanon, Tennessee"), here or elsewhere."""
    if language != "en" or hit.phrase.value is None:
        return False
    after = found_in.keys[hit.last + 1] if hit.last + 1 < len(found_in.keys) else ""
    if found_in.gap(hit.last) == " ":
        if after in words_beside("en", "street-after") and found_in.words[hit.last + 1][0].isupper():
            return True
    elif _in_state(found_in.text[hit.end : hit.end + 40]) and hit.phrase.value.form == "name":
        return True
    return hit.phrase.value.form == "name" and _town_elsewhere(hit, found_in)


def _in_state(behind: str) -> bool:
    """Whether ", Tennessee" or ", New York," follows; "Mexico, New York and Lima" is a list."""
    match = _STATE.match(behind)
    if match is None:
        return False
    one, two = fold(match[1]), fold(f"{match[1]} {match[2]}")
    states = words_beside("en", "us-states")
    return one in states or (two in states and match[3].strip() not in ("and", "or"))


_STATE = re.compile(r", ([A-Z][a-z]+)(?: ([A-Z][a-z]+))?(\W+\w*|)")


def _town_elsewhere(hit: Hit, found_in: Tokens) -> bool:
    """Whether the text says once that it is a town ("Lebanon, Pennsylvania"), and nothing of that country's people."""
    text, at = found_in.text, found_in.text.find(hit.surface + ", ")
    while at >= 0 and not _in_state(text[at + len(hit.surface) : at + len(hit.surface) + 40]):
        at = text.find(hit.surface + ", ", at + 1)
    if at < 0 or hit.phrase.value is None or fold(hit.surface) in words_beside("en", "us-states"):
        return False
    people = {fold(n.surface) for n in country_names("en") if n.code == hit.phrase.value.code and n.form == "demonym"}
    return people.isdisjoint(found_in.keys)


def is_pronoun(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for "US" where a line of capitals hides the word "us" ("CONTACT US", "LET US GO")."""
    if language != "en" or hit.surface != "US" or not hit.first:
        return False
    return found_in.words[hit.first - 1].isupper() and found_in.keys[hit.first - 1] in words_beside("en", "us-pronoun")
