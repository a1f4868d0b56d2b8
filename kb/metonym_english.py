"""The rules that tell in English whether a capital stands for its government."""

from functools import lru_cache

from kb.country_names import capital_gazetteer
from kb.gazetteer import Tokens
from kb.metonym_context import Hit, before, key, plain, words_for

__all__ = ["english_government"]

_IRREGULAR = (
    "said saw seen sent sought withdrew withdrawn told took taken made gave given knew known thought stood became lost "
    "won left kept broke broken began begun bought sold paid fought held chose chosen understood dealt shown bet let cut put "
    "spent brought led drew set felt heard meant met lent swore forbade struck threw wrote spoke overthrew forgave foresaw upheld"
)
_INTERRUPTION = 6  # words between a capital that opens a sentence and its verb ("Moscow from the first day sent …")


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """The verbs of the table in all their forms; a few forms that do not exist do no harm."""
    made = set(_IRREGULAR.split())
    for verb in words_for("en", "verb"):
        made |= {
            verb,
            verb + "s",
            verb + "es",
            verb + "ed",
            verb + "ing",
            verb + verb[-1] + "ed",
            verb + verb[-1] + "ing",
        }
        if verb.endswith("e"):
            made |= {verb + "d", verb[:-1] + "ing"}
        if verb.endswith("y"):
            made |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return frozenset(made)


@lru_cache(maxsize=1)
def _finite() -> frozenset[str]:
    """Past and third-person forms: the ones that can be the verb of "Moscow … sent"."""
    return frozenset(verb for verb in _verbs() if verb.endswith(("ed", "s")) or verb in _IRREGULAR.split())


def english_government(hit: Hit, found_in: Tokens) -> bool:
    """Whether an English sentence speaks of the government that sits in the capital `hit`."""
    gap, after = found_in.gap(hit.last), key(found_in, hit.last + 1)
    if gap[:1] == "-" and after in words_for("en", "hyphen"):
        return True
    if before(hit, found_in, ("-",)) in ("pro", "anti"):
        return True
    if gap in ("'", "’") and after == "s":
        return _possession(hit.last + 1, found_in)
    first, last = _row(hit, found_in)
    return (
        _object(hit.first, hit.last, found_in)
        or (first != hit.first and _object(first, last, found_in) and not _ends_journey(first, found_in))
        or _pair(hit, found_in)
        or _subject(first, last, found_in)
    )


def _row(hit: Hit, found_in: Tokens) -> tuple[int, int]:
    """The first and last word of the row of capitals that `hit` stands in: "Vienna, Rome and Athens"."""
    first, last = hit.first, hit.last
    while (step := _capital_behind(found_in, last)) is not None:
        last = step
    while (step := _capital_before(found_in, first)) is not None:
        first = step
    return first, last


def _capital_behind(found_in: Tokens, last: int) -> int | None:
    """The last word of the capital that a comma or "and" joins to word `last`."""
    if found_in.gap(last) == ", ":
        index = last + 1
    elif key(found_in, last + 1) == "and" and plain(found_in, last) and plain(found_in, last + 1):
        index = last + 2
    else:
        return None
    rests = capital_gazetteer("en").heads.get(key(found_in, index))
    if not rests or not found_in.words[index][0].isupper():
        return None
    return index + 1 if plain(found_in, index) and key(found_in, index + 1) in rests else index


def _capital_before(found_in: Tokens, first: int) -> int | None:
    """The first word of the capital that a comma or "and" joins to word `first`."""
    if first and found_in.before(first) == ", ":
        index = first - 1
    elif key(found_in, first - 1) == "and" and plain(found_in, first - 1) and plain(found_in, first - 2):
        index = first - 2
    else:
        return None
    heads = capital_gazetteer("en").heads
    if plain(found_in, index - 1) and key(found_in, index) in heads.get(key(found_in, index - 1), ()):
        return index - 1
    return index if key(found_in, index) in heads and found_in.words[index][0].isupper() else None


def _ends_journey(first: int, found_in: Tokens) -> bool:
    """Whether the words before a row say that its capitals are the ends of a journey: "flights between London and Rome"."""
    return not words_for("en", "place").isdisjoint(found_in.keys[max(0, first - 4) : first])


def _and(found_in: Tokens, index: int) -> bool:
    return key(found_in, index) == "and" and plain(found_in, index - 1) and plain(found_in, index)


def _possession(index: int, found_in: Tokens) -> bool:
    """Whether one of the three words after the possessive `index` is something that governments have."""
    for step in range(1, 4):
        if not plain(found_in, index + step - 1):
            return False
        if key(found_in, index + step) in words_for("en", "noun"):
            return True
    return False


def _object(first: int, last: int, found_in: Tokens) -> bool:
    """ "with Moscow", "pressure on Moscow", "backed by Moscow", "a request to Moscow", "for Moscow to intervene"."""
    if plain(found_in, first - 1) and key(found_in, first - 1) in words_for("en", "adjective"):
        first -= 1
    previous, earlier = key(found_in, first - 1), key(found_in, first - 2)
    if not plain(found_in, first - 1):
        return False
    if previous in words_for("en", "with"):
        return True
    if previous == "for" and key(found_in, last + 1) == "to" and key(found_in, last + 2) in words_for("en", "to-verb"):
        return True
    if previous == "and" and key(found_in, first - 3) == "between" and found_in.words[first - 2][0].isupper():
        return True
    return earlier in words_for("en", "by" if previous == "by" else f"noun-{previous}")


def _pair(hit: Hit, found_in: Tokens) -> bool:
    """ "Moscow-Beijing relations": two capitalised words joined by a hyphen, then something two governments have."""
    if found_in.gap(hit.last) in ("-", "–") and key(found_in, hit.last + 2) in words_for("en", "pair"):
        return found_in.words[hit.last + 1][0].isupper()
    if before(hit, found_in, ("-", "–")) and key(found_in, hit.last + 1) in words_for("en", "pair"):
        return found_in.words[hit.first - 1][0].isupper()
    return False


def _subject(first: int, last: int, found_in: Tokens) -> bool:
    """ "Moscow (has) refused": capitals before a verb of speech or decision, not inside a place phrase."""
    previous = key(found_in, first - 1) if plain(found_in, first - 1) else ""
    if previous in words_for("en", "locative"):
        return False
    opening = not previous or previous in words_for("en", "opening")
    if not opening and found_in.words[first - 1][0].isupper():
        return False  # a longer name: "Nur Astana said"
    index = last + 1
    if key(found_in, index) == "and" and index + 1 < len(found_in.words) and found_in.words[index + 1][0].isupper():
        index += 2  # "Moscow and Beijing have agreed"
    if _predicate(index, found_in) or (opening and _acted(index, found_in)):
        return True
    return not previous and key(found_in, index) in words_for("en", "interruption") and _late_verb(index, found_in)


def _acted(index: int, found_in: Tokens) -> bool:
    """Whether a past tense stands at `index` that is not one of what happens in or to cities."""
    return plain(found_in, index - 1) and _done(key(found_in, index))


def _done(word: str) -> bool:
    """Whether the word looks like the past of a verb that is not one of what happens in or to cities."""
    return len(word) > 4 and word.endswith("ed") and word not in words_for("en", "city-verb")


def _predicate(index: int, found_in: Tokens) -> bool:
    """Whether the words from `index` on are what a government does: "(also) denied", "is ready", "has strong relations"."""
    auxiliary = ""
    while plain(found_in, index - 1):
        word = key(found_in, index)
        if word in words_for("en", "auxiliary"):
            auxiliary = word
        elif word in _verbs():
            return bool(auxiliary) or not word.endswith("ing")
        elif word in words_for("en", "state") or word in ("been", "be"):
            return bool(auxiliary)
        elif auxiliary in ("has", "had", "have") and _done(word):
            return True  # "Hanoi had first approached"
        elif word not in words_for("en", "adverb") and not word.endswith("ly"):
            return auxiliary in ("has", "had", "have") and _noun_near(index, found_in)
        index += 1
    return False


def _noun_near(index: int, found_in: Tokens) -> bool:
    for step in range(3):
        if key(found_in, index + step) in words_for("en", "noun"):
            return True
        if not plain(found_in, index + step):
            return False
    return False


def _late_verb(index: int, found_in: Tokens) -> bool:
    for step in range(1, _INTERRUPTION):
        if not plain(found_in, index + step - 1):
            return False
        if key(found_in, index + step) in _finite():
            return True
    return False
