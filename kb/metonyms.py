"""Does a capital stand for its government here? Decided by the words beside it; when unsure, it is only a place.

"Ankara hopes", "Moscow's refusal", "with Beijing", "Kyiv-backed" speak of governments; "in Moscow", "flights
between Moscow and Ankara", "MOSCOW (Reuters) -" speak of cities. The word lists are in kb/data/metonym_words.tsv.
"""

from collections.abc import Callable

from kb.country_names import country_names
from kb.gazetteer import Tokens
from kb.metonym_context import Hit, before, follows, key, plain, words_for
from kb.metonym_english import english_government
from kb.text import fold

__all__ = ["is_building", "is_government"]

_VERB_REACH = 3  # words between a capital and its verb ("Москва в четверг заявила")
# What ends a sentence, as far as journeys go: those of the next one say nothing of this one's capital.
_ENDS = (". ", "? ", "! ", "\n", "; ")
_REACH = 4  # words to either side in which a word for a journey makes both ends of "between X and Y" cities


def is_government(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether the capital `hit` stands for its government in the sentence around it."""
    rule = _RULES.get(language)
    if rule is None or _journey(hit, found_in, language) or _dateline(hit, found_in):
        return False
    return rule(hit, found_in) and not _of_union(hit, found_in, language)


def is_building(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether a seat of government is only a place here: "at the White House", "outside 10 Downing Street"."""
    index = hit.first - 1
    if index >= 0 and key(found_in, index) == "the" and plain(found_in, index):
        index -= 1
    return plain(found_in, index) and key(found_in, index) in words_for(language, "seat-before")


def _of_union(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether the capital seats a union of states as well ("Brussels") and the text names nothing of its country."""
    name = hit.phrase.value
    if name is None or fold(hit.surface) not in words_for(language, "shared"):
        return False
    own = {fold(n.surface) for n in country_names(language) if n.code == name.code}
    return not any(word.startswith(tuple(own)) for word in found_in.keys)


def _journey(hit: Hit, found_in: Tokens, language: str) -> bool:
    if language == "en" and (not hit.first or any(found_in.before(hit.first).startswith(end) for end in _ENDS)):
        return False  # what opens an English sentence is its subject: "Baku wants a road"
    first, last = max(0, hit.first - _REACH), min(len(found_in.keys) - 1, hit.last + _REACH)
    while any(found_in.text.find(end, found_in.spans[first][1], hit.start) >= 0 for end in _ENDS):
        first += 1
    while any(found_in.text.find(end, hit.end, found_in.spans[last][0]) >= 0 for end in _ENDS):
        last -= 1
    window = found_in.keys[first : last + 1]
    told = words_for(language, "place").intersection(window)
    # "عن طريق" is "by way of"
    return bool(told) and not (told == {"طريق"} and window[window.index("طريق") - 1] == "عن")


def _dateline(hit: Hit, found_in: Tokens) -> bool:
    """ "MOSCOW (Reuters) - …", "ANKARA, Jan. 6 —": a capital at the start of a line before a bracket or a dash."""
    line_start = found_in.text.rfind("\n", 0, hit.start) + 1
    if found_in.text[line_start : hit.start].strip():
        return False
    after = found_in.text[hit.end : hit.end + 40].partition("\n")[0]
    if after.lstrip().startswith(("(", "—", "–", "- ", "/")):
        return True
    return after.startswith(",") and any(dash in after for dash in ("—", "–", " - "))


def _russian(hit: Hit, found_in: Tokens) -> bool:
    previous = before(hit, found_in)
    base = hit.phrase.value is not None and hit.surface == hit.phrase.value.surface
    if previous in words_for("ru", "place-before"):
        return False
    if previous in words_for("ru", "with") or (previous == "и" and key(found_in, hit.first - 3) == "между"):
        return not base or previous not in ("с", "со", "между")
    if previous in words_for("ru", "noun") and not base:
        return True
    return base and previous not in words_for("ru", "not-subject") and _acts(hit, found_in, "ru", "и")


def _arabic(hit: Hit, found_in: Tokens) -> bool:
    clitic = found_in.text[found_in.spans[hit.first][0] : hit.start]
    previous = before(hit, found_in)
    stem = previous[1:] if previous[:1] in ("و", "ف") and len(previous) > 3 else previous
    if previous in words_for("ar", "place-before") and not clitic:
        return False
    verbs, nouns = words_for("ar", "verb"), words_for("ar", "noun")
    if clitic[-1:] in ("ب", "ل"):
        return previous in words_for("ar", "clitic-noun")
    if stem in verbs or stem in nouns or previous.removesuffix("ها") in nouns or previous in words_for("ar", "object"):
        return True
    if stem.endswith(("ته", "تها", "تهم")) and stem.removesuffix("ها").removesuffix("هم").removesuffix("ه") in verbs:
        return True  # "وهو ما نفته أديس أبابا"
    if _feminine_verb(stem, found_in, hit) and not clitic:
        return True
    if previous in words_for("ar", "back") and key(found_in, hit.first - 2) in verbs:
        return True
    if clitic == "و" and key(found_in, hit.first - 2) in ("بين", "وبين") and plain(found_in, hit.first - 1):
        return True
    return not clitic.strip("وف") and follows(hit.last, found_in, verbs, 2)


def _feminine_verb(stem: str, found_in: Tokens, hit: Hit) -> bool:
    """Whether a verb in the feminine of the past stands before: a government's deed, unless it is one of a city's."""
    if len(stem) < 4 or not stem.endswith("ت") or stem.endswith("ات") or not plain(found_in, hit.first - 1):
        return False
    if stem in words_for("ar", "city-verb"):
        return False
    earlier = key(found_in, hit.first - 2)
    return not (stem.startswith("ال") or earlier in words_for("ar", "place-before"))


def _turkish(hit: Hit, found_in: Tokens) -> bool:
    if found_in.gap(hit.last) in ("'", "’"):  # a case ending follows
        suffix, after = key(found_in, hit.last + 1), key(found_in, hit.last + 2)
        if suffix.endswith("n") and suffix not in ("dan", "den", "tan", "ten"):  # the genitive
            return _had(after) or _had(key(found_in, hit.last + 3))
        if suffix in ("dan", "den", "tan", "ten"):
            return after in words_for("tr", "ablative-before")
        if suffix in ("i", "u", "yi", "yu"):  # folded: "Washington'ı suçladı"
            return after in words_for("tr", "accused")
        return suffix in ("a", "e", "ya", "ye") and after in words_for("tr", "dative-before")
    if plain(found_in, hit.last) and key(found_in, hit.last + 1) in words_for("tr", "with"):
        return True
    opens = _starts_clause(hit, found_in) or (
        found_in.before(hit.first) == ", " and before(hit, found_in, (", ",)) != ""
    )
    return opens and not words_for("tr", "verb").isdisjoint((_last_verb(hit, found_in), _clause_verb(hit, found_in)))


def _starts_clause(hit: Hit, found_in: Tokens) -> bool:
    return hit.first == 0 or any(c in found_in.before(hit.first) for c in ".!?\n;:")


def _last_verb(hit: Hit, found_in: Tokens) -> str:
    """The last word of the sentence, where Turkish has its verb; the word before an auxiliary ("kabul etti")."""
    index = hit.last
    while index + 1 < len(found_in.keys) and not any(c in found_in.gap(index) for c in ".!?\n;"):
        index += 1
    return found_in.keys[index - 1] if found_in.keys[index] in words_for("tr", "weak-verb") else found_in.keys[index]


def _had(word: str) -> bool:
    """Whether a folded Turkish word is something that governments have, in any case: "notası", "notasına"."""
    nouns = words_for("tr", "noun")
    return word in nouns or any(word[:-cut] in nouns for cut in (1, 2, 3, 4) if len(word) - cut > 4)


def _clause_verb(hit: Hit, found_in: Tokens) -> str:
    """The word before the first comma, when it ends like a finite verb: "Sofya kabul etmedi, …"."""
    index = hit.last
    while index + 1 < len(found_in.keys) and not any(c in found_in.gap(index) for c in ".!?\n;,"):
        index += 1
    word = found_in.keys[index]
    if index == hit.last or not word.endswith(("di", "du", "ti", "tu", "yor", "cak", "cek", "mis", "mus")):
        return ""
    return found_in.keys[index - 1] if word in words_for("tr", "weak-verb") else word


def _french(hit: Hit, found_in: Tokens) -> bool:
    previous = before(hit, found_in, (" ", "'", "’", "\u00a0"))
    earlier = key(found_in, hit.first - 2)
    if previous in words_for("fr", "locative"):
        return previous == "a" and earlier in words_for("fr", "noun-to")
    if previous in ("de", "d"):
        return earlier in words_for("fr", "noun")
    if previous in words_for("fr", "with") or (previous == "et" and key(found_in, hit.first - 3) == "entre"):
        return True
    return _acts(hit, found_in, "fr", "et")


def _acts(hit: Hit, found_in: Tokens, language: str, conjunction: str) -> bool:
    """Whether a verb of speech or decision follows the capital, or the pair of capitals it belongs to."""
    verbs, start = words_for(language, "verb"), hit.last
    if before(hit, found_in) == conjunction and not found_in.words[hit.first - 2][0].isupper():
        return False  # "and Paris …" goes on with something else
    if (
        key(found_in, start + 1) == conjunction
        and start + 2 < len(found_in.words)
        and found_in.words[start + 2][0].isupper()
    ):
        start += 2
    return follows(start, found_in, verbs, _VERB_REACH)


_RULES: dict[str, Callable[[Hit, Tokens], bool]] = {
    "en": english_government,
    "ru": _russian,
    "ar": _arabic,
    "tr": _turkish,
    "fr": _french,
}
