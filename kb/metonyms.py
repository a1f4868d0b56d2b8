"""Does a capital stand for its government here? Decided by the words beside it; when unsure, it is only a place.

"Ankara hopes", "Moscow's refusal", "with Beijing", "Kyiv-backed" speak of governments; "in Moscow", "flights
between Moscow and Ankara", "MOSCOW (Reuters) -" speak of cities. The word lists are in kb/data/metonym_words.tsv.
"""

from collections.abc import Callable
from functools import lru_cache

from kb.country_names import CountryName
from kb.datafiles import alternatives, rows
from kb.gazetteer import Found, Tokens

__all__ = ["is_government"]

Hit = Found[CountryName | None]
_REACH = 4  # words to either side in which a word for a journey makes both ends of "between X and Y" cities


@lru_cache(maxsize=64)
def _words(language: str, role: str) -> frozenset[str]:
    return frozenset(
        w
        for lang, kind, cell in rows("metonym_words.tsv", 3)
        if (lang, kind) == (language, role)
        for w in alternatives(cell)
    )


@lru_cache(maxsize=1)
def _english_verbs() -> frozenset[str]:
    """The English verbs of the table in all their regular forms; irregular pasts are few and written here."""
    irregular = "said|saw|seen|sent|sought|withdrew|withdrawn|told|took|taken|made|gave|given|knew|known|thought|stood|became|become|lost|won|left|kept|broke|broken|began|begun|bought|sold|paid|fought|held|chose|chosen|understood|dealt|shown|bet|fought"  # noqa: E501
    made = set(alternatives(irregular))
    for verb in _words("en", "verb"):
        made |= {verb, verb + "s", verb + "ed", verb + "ing", verb + "es"}
        if verb.endswith("e"):
            made |= {verb + "d", verb[:-1] + "ing"}
        if verb.endswith("y"):
            made |= {verb[:-1] + "ies", verb[:-1] + "ied"}
        made |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return frozenset(made)


def is_government(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether the capital `hit` stands for its government in the sentence around it."""
    rule = _RULES.get(language)
    return (
        rule is not None
        and not _journey(hit, found_in, language)
        and not _dateline(hit, found_in)
        and rule(hit, found_in)
    )


def _key(found_in: Tokens, index: int) -> str:
    return found_in.keys[index] if 0 <= index < len(found_in.keys) else ""


def _plain(found_in: Tokens, index: int) -> bool:
    """Whether only a space stands between word `index` and the next."""
    return 0 <= index < len(found_in.keys) and found_in.gap(index) in (" ", "\u00a0")


def _journey(hit: Hit, found_in: Tokens, language: str) -> bool:
    window = found_in.keys[max(0, hit.first - _REACH) : hit.last + _REACH + 1]
    return not _words(language, "place").isdisjoint(window)


def _dateline(hit: Hit, found_in: Tokens) -> bool:
    """ "MOSCOW (Reuters) - …", "ANKARA, Jan. 6 —": a capital at the start of a line before a bracket or a dash."""
    line_start = found_in.text.rfind("\n", 0, hit.start) + 1
    if found_in.text[line_start : hit.start].strip():
        return False
    after = found_in.text[hit.end : hit.end + 40]
    return after.lstrip().startswith(("(", "—", "–", "- ", "/")) or (
        after.startswith(",") and any(d in after for d in ("—", "–", " - "))
    )


def _english(hit: Hit, found_in: Tokens) -> bool:
    before, gap = _key(found_in, hit.first - 1) if hit.first else "", found_in.before(hit.first) if hit.first else ""
    gap_after, after = found_in.gap(hit.last), _key(found_in, hit.last + 1)
    if gap_after[:1] == "-" and after in _words("en", "hyphen"):
        return True
    if gap == "-" and before in ("pro", "anti"):
        return True
    if gap_after in ("'", "’") and after == "s":
        return _possession(hit.last + 1, found_in)
    if before in ("in", "at", "near", "outside", "around", "across", "to", "from") and gap == " ":
        return before in ("to", "from") and _key(found_in, hit.first - 2) in _words("en", f"noun-{before}")
    if _with_government(hit, found_in, before, gap):
        return True
    return _subject(hit, found_in, before, gap)


def _with_government(hit: Hit, found_in: Tokens, before: str, gap: str) -> bool:
    if gap == " ":
        earlier = _key(found_in, hit.first - 2)
        if before in _words("en", "with"):
            return found_in.gap(hit.last)[:2] not in (" D",)
        if before == "on" and earlier in _words("en", "noun-on"):
            return True
        if before == "of" and earlier in _words("en", "noun-of"):
            return True
        if before == "by" and earlier in _words("en", "by"):
            return True
        if before == "for" and earlier in (
            "support",
            "backing",
            "setback",
            "blow",
            "victory",
            "problem",
            "headache",
            "concern",
            "win",
            "defeat",
        ):
            return True
        if (
            before == "and"
            and _key(found_in, hit.first - 3) == "between"
            and found_in.words[hit.first - 2][0].isupper()
        ):
            return True
    joined = found_in.gap(hit.last)
    if joined in ("-", "–") and _key(found_in, hit.last + 2) in _words("en", "pair"):
        return found_in.words[hit.last + 1][0].isupper()
    return (
        gap in ("-", "–")
        and _key(found_in, hit.last + 1) in _words("en", "pair")
        and found_in.words[hit.first - 1][0].isupper()
    )


def _possession(index: int, found_in: Tokens) -> bool:
    """Whether one of the three words after the possessive `index` is something that governments have."""
    nouns = _words("en", "noun")
    for step in range(1, 4):
        if not _plain(found_in, index + step - 1):
            return False
        if _key(found_in, index + step) in nouns:
            return True
    return False


def _subject(hit: Hit, found_in: Tokens, before: str, gap: str) -> bool:
    """ "Moscow (has) refused": the capital before a verb of speech or decision, not inside a place phrase."""
    if gap == " " and before in (
        "of",
        "on",
        "for",
        "by",
        "than",
        "over",
        "via",
        "through",
        "into",
        "downtown",
        "central",
    ):
        return False
    if (
        gap == " "
        and found_in.words[hit.first - 1][0].isupper()
        and before not in ("but", "and", "while", "as", "that", "if", "although", "when")
    ):
        return False
    index = hit.last + 1
    if _pair_of_capitals(hit, found_in):
        index = hit.last + 3
    auxiliary = False
    while _plain(found_in, index - 1) or (index == hit.last + 1 and _plain(found_in, hit.last)):
        key = _key(found_in, index)
        if key in _words("en", "auxiliary"):
            auxiliary = True
        elif key in _english_verbs():
            if key.endswith("ing"):
                return auxiliary
            return found_in.words[index].islower() or found_in.words[index].isupper()
        elif key not in _words("en", "adverb") and not key.endswith("ly"):
            return auxiliary and key in (
                "been",
                "be",
                "ready",
                "willing",
                "prepared",
                "unlikely",
                "likely",
                "keen",
                "determined",
                "eager",
                "reluctant",
            )
        index += 1
    return False


def _pair_of_capitals(hit: Hit, found_in: Tokens) -> bool:
    return (
        _key(found_in, hit.last + 1) == "and"
        and hit.last + 2 < len(found_in.words)
        and found_in.words[hit.last + 2][0].isupper()
    )


def _russian(hit: Hit, found_in: Tokens) -> bool:
    before = _key(found_in, hit.first - 1) if found_in.before(hit.first) == " " else ""
    surface, name = hit.surface, hit.phrase.value
    base = name is not None and surface == name.surface
    if before in ("в", "во", "из", "под", "на", "около", "близ", "до", "через", "городе", "город"):
        return False
    if before in _words("ru", "with") or (before == "и" and _key(found_in, hit.first - 3) == "между"):
        return not base or before not in ("с", "со", "между")
    if before in _words("ru", "noun") and not base:
        return True
    if base and before not in ("о", "об", "к", "от"):
        return _nearby(hit, found_in, _words("ru", "verb"), 3, 0)
    return False


def _nearby(hit: Hit, found_in: Tokens, verbs: frozenset[str], forward: int, backward: int) -> bool:
    """Whether a verb stands within reach in the same clause."""
    for step in range(1, forward + 1):
        if not _plain(found_in, hit.last + step - 1):
            break
        if _key(found_in, hit.last + step) in verbs:
            return True
    for step in range(1, backward + 1):
        if not _plain(found_in, hit.first - step):
            break
        if _key(found_in, hit.first - step) in verbs:
            return True
    return False


def _arabic(hit: Hit, found_in: Tokens) -> bool:
    clitic = found_in.text[found_in.spans[hit.first][0] : hit.start]
    before = _key(found_in, hit.first - 1) if found_in.before(hit.first) == " " else ""
    stem = before[1:] if before[:1] in ("و", "ف") and len(before) > 3 else before
    if (
        before in ("في", "الي", "من", "مدينه", "العاصمه", "داخل", "قرب", "وسط", "شرق", "غرب", "شمال", "جنوب")
        and not clitic
    ):
        return False
    verbs, nouns = _words("ar", "verb"), _words("ar", "noun")
    if clitic in ("ب", "ل") or clitic[1:] in ("ب", "ل"):
        return before in _words("ar", "clitic-noun")
    if stem in verbs or stem in nouns or before.removesuffix("ها") in nouns:
        return True
    if clitic == "و" and _key(found_in, hit.first - 2) in ("بين", "وبين") and _plain(found_in, hit.first - 1):
        return True
    return not clitic.strip("وف") and _nearby(hit, found_in, verbs, 2, 0)


def _turkish(hit: Hit, found_in: Tokens) -> bool:
    word, apostrophe, suffix = hit.surface.replace("’", "'").partition("'")
    after = _key(found_in, hit.last + 1) if _plain(found_in, hit.last) else ""
    if apostrophe:
        if suffix.lower()[-1:] == "n" and suffix.lower() not in ("dan", "den", "tan", "ten"):
            second = _key(found_in, hit.last + 2) if _plain(found_in, hit.last + 1) else ""
            return after in _words("tr", "noun") or second in _words("tr", "noun")
        return suffix.lower() in ("a", "e", "ya", "ye") and after in ("gore", "karsi")
    if after in _words("tr", "with"):
        return True
    return _starts_clause(hit, found_in) and _last_verb(hit, found_in) in _words("tr", "verb")


def _starts_clause(hit: Hit, found_in: Tokens) -> bool:
    return hit.first == 0 or any(c in found_in.before(hit.first) for c in ".!?\n;:")


def _last_verb(hit: Hit, found_in: Tokens) -> str:
    """The last word of the sentence: where a Turkish sentence has its verb."""
    index = hit.last
    while index + 1 < len(found_in.keys) and not any(c in found_in.gap(index) for c in ".!?\n;"):
        index += 1
    last = found_in.keys[index]
    return (
        found_in.keys[index - 1]
        if last in ("etti", "ediyor", "verdi", "oldu", "oldugunu", "bulundu", "gosterdi", "edecek")
        else last
    )


def _french(hit: Hit, found_in: Tokens) -> bool:
    before = _key(found_in, hit.first - 1) if found_in.before(hit.first) in (" ", "'", "’") else ""
    earlier = _key(found_in, hit.first - 2)
    if before in ("a", "vers", "depuis", "dans", "pres", "sur"):
        return before == "a" and earlier in (
            "appel",
            "oppose",
            "fidele",
            "allie",
            "hostile",
            "favorable",
            "soutien",
            "aide",
            "message",
            "demande",
        )
    if before in ("de", "d", "par"):
        return earlier in _words("fr", "noun") or (
            before == "par" and earlier.endswith(("e", "es", "us", "u")) and earlier not in ("passe", "passes")
        )
    if before in _words("fr", "with") or (before == "et" and _key(found_in, hit.first - 3) == "entre"):
        return True
    return before not in ("et", "ou") and _nearby(hit, found_in, _words("fr", "verb"), 2, 0)


_RULES: dict[str, Callable[[Hit, Tokens], bool]] = {
    "en": _english,
    "ru": _russian,
    "ar": _arabic,
    "tr": _turkish,
    "fr": _french,
}
