"""Does a capital stand for its government here? Decided by the words beside it; when unsure, it is only a place.

"Ankara hopes", "Moscow's refusal", "with Beijing", "Kyiv-backed" speak of governments; "in Moscow", "flights
between Moscow and Ankara", "MOSCOW (Reuters) -" speak of cities. The word lists are in kb/data/metonym_words.tsv.
"""

from collections.abc import Callable

from kb.gazetteer import Tokens
from kb.metonym_context import Hit, before, key, nearby, plain, words_for
from kb.metonym_english import english_government

__all__ = ["is_government"]

_REACH = 4  # words to either side in which a word for a journey makes both ends of "between X and Y" cities


def is_government(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether the capital `hit` stands for its government in the sentence around it."""
    rule = _RULES.get(language)
    if rule is None or _journey(hit, found_in, language) or _dateline(hit, found_in):
        return False
    return rule(hit, found_in)


def _journey(hit: Hit, found_in: Tokens, language: str) -> bool:
    window = found_in.keys[max(0, hit.first - _REACH) : hit.last + _REACH + 1]
    return not words_for(language, "place").isdisjoint(window)


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
    return base and previous not in words_for("ru", "not-subject") and nearby(hit, found_in, words_for("ru", "verb"), 3)


def _arabic(hit: Hit, found_in: Tokens) -> bool:
    clitic = found_in.text[found_in.spans[hit.first][0] : hit.start]
    previous = before(hit, found_in)
    stem = previous[1:] if previous[:1] in ("و", "ف") and len(previous) > 3 else previous
    if previous in words_for("ar", "place-before") and not clitic:
        return False
    verbs, nouns = words_for("ar", "verb"), words_for("ar", "noun")
    if clitic[-1:] in ("ب", "ل"):
        return previous in words_for("ar", "clitic-noun")
    if stem in verbs or stem in nouns or previous.removesuffix("ها") in nouns:
        return True
    if previous in words_for("ar", "back") and key(found_in, hit.first - 2) in verbs:
        return True
    if clitic == "و" and key(found_in, hit.first - 2) in ("بين", "وبين") and plain(found_in, hit.first - 1):
        return True
    return not clitic.strip("وف") and nearby(hit, found_in, verbs, 2)


def _turkish(hit: Hit, found_in: Tokens) -> bool:
    _, apostrophe, suffix = hit.surface.replace("’", "'").partition("'")
    after = key(found_in, hit.last + 1) if plain(found_in, hit.last) else ""
    if apostrophe:
        suffix = suffix.lower()
        if suffix.endswith("n") and suffix not in ("dan", "den", "tan", "ten"):  # the genitive
            second = key(found_in, hit.last + 2) if plain(found_in, hit.last + 1) else ""
            return after in words_for("tr", "noun") or second in words_for("tr", "noun")
        return suffix in ("a", "e", "ya", "ye") and after in words_for("tr", "dative-before")
    if after in words_for("tr", "with"):
        return True
    return _starts_clause(hit, found_in) and _last_verb(hit, found_in) in words_for("tr", "verb")


def _starts_clause(hit: Hit, found_in: Tokens) -> bool:
    return hit.first == 0 or any(c in found_in.before(hit.first) for c in ".!?\n;:")


def _last_verb(hit: Hit, found_in: Tokens) -> str:
    """The last word of the sentence, where Turkish has its verb; the word before an auxiliary ("kabul etti")."""
    index = hit.last
    while index + 1 < len(found_in.keys) and not any(c in found_in.gap(index) for c in ".!?\n;"):
        index += 1
    return found_in.keys[index - 1] if found_in.keys[index] in words_for("tr", "weak-verb") else found_in.keys[index]


def _french(hit: Hit, found_in: Tokens) -> bool:
    previous = before(hit, found_in, (" ", "'", "’", "\u00a0"))
    earlier = key(found_in, hit.first - 2)
    if previous in words_for("fr", "locative"):
        return previous == "a" and earlier in words_for("fr", "noun-to")
    if previous in ("de", "d"):
        return earlier in words_for("fr", "noun")
    if previous in words_for("fr", "with") or (previous == "et" and key(found_in, hit.first - 3) == "entre"):
        return True
    return previous not in words_for("fr", "coordination") and nearby(hit, found_in, words_for("fr", "verb"), 2)


_RULES: dict[str, Callable[[Hit, Tokens], bool]] = {
    "en": english_government,
    "ru": _russian,
    "ar": _arabic,
    "tr": _turkish,
    "fr": _french,
}
