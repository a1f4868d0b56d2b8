"""Georgia the country and Georgia the state of the USA: the words beside it, its sentence and the text tell which."""

import re
from collections.abc import Iterable

from kb.country_context import Hit, words_beside
from kb.gazetteer import Tokens

__all__ = ["state_not_country"]

# A sentence ends at these, but not after the short titles of American politicians, an initial or "U.S.".
_END = re.compile(r"\n|(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bSt)(?<!\b[A-Z])[.!?…][\"”»’]?\s")


def state_not_country(hit: Hit, found_in: Tokens, language: str) -> bool:
    """True for Georgia where the state of the USA is meant.

    The words that touch it decide first ("Georgia governor", "Republic of Georgia"), then those of its
    sentence, then those of the whole text; without any it is the country.
    """
    name = hit.phrase.value
    if name is None or name.code != "GE" or name.form == "demonym" or hit.first != hit.last:
        return False
    if not words_beside(language, "georgia-state"):
        return False
    touching = _touching(hit, found_in, language)
    if touching is not None:
        return touching
    for keys in (_sentence(hit, found_in), found_in.keys):
        state, country = _cues(keys, language)
        if state != country:
            return state > country
    return False


def _touching(hit: Hit, found_in: Tokens, language: str) -> bool | None:
    """What the words just before and behind say: True for the state, False for the country, None for nothing."""
    keys, first = found_in.keys, hit.first
    before = keys[first - 1] if first else ""
    if before in words_beside(language, "georgia-of"):
        earlier = keys[max(0, first - 5) : first - 1]
        if earlier and earlier[-1] in words_beside(language, "georgia-country-of"):
            return False
        if earlier and earlier[-1] in words_beside(language, "georgia-state-of"):
            return True
        if words_beside(language, "georgia-officer").intersection(earlier):  # "Sen. Ann Rice of Georgia"
            return True
    city = before in words_beside(language, "georgia-city") and found_in.before(first) == ", "
    if city or before in words_beside(language, "georgia-state-before") or _joined_to_state(hit, found_in, language):
        return True
    return _behind(hit, found_in, language) or None


def _behind(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether the words behind say that it is the state: "Georgia's governor", "Georgia, the U.S. state"."""
    keys, behind = found_in.keys, hit.last + 1
    if behind < len(keys) and keys[behind] == "s" and found_in.gap(hit.last) in ("'", "’"):
        behind += 1
    if behind >= len(keys):
        return False
    touches = not set(found_in.text[hit.end : found_in.spans[behind][0]]) - set(" '’s")
    if touches and keys[behind] in words_beside(language, "georgia-state-after"):
        return True
    near = " ".join(keys[behind : behind + 3])
    return near.startswith(tuple(words_beside(language, "georgia-state-apposed")))


def _joined_to_state(hit: Hit, found_in: Tokens, language: str) -> bool:
    """Whether a comma or "and" joins the word to another state: "Georgia and Alabama", "Texas, Georgia"."""
    keys, states = found_in.keys, _states(language)
    links = words_beside(language, "and")
    before = hit.first - (2 if hit.first and keys[hit.first - 1] in links else 1)
    behind = hit.last + (2 if hit.last + 1 < len(keys) and keys[hit.last + 1] in links else 1)
    if before >= 0 and keys[before] in states and _is_link(found_in.text[found_in.spans[before][1] : hit.start]):
        return True
    return (
        behind < len(keys) and keys[behind] in states and _is_link(found_in.text[hit.end : found_in.spans[behind][0]])
    )


def _is_link(between: str) -> bool:
    return between in (", ", " and ", ", and ", " et ")


def _states(language: str) -> frozenset[str]:
    """States of the USA; those of four letters and their abbreviations ("ill.", "ind.") are words as well."""
    return frozenset(name for name in words_beside(language, "us-states") if len(name) > 4)


def _sentence(hit: Hit, found_in: Tokens) -> list[str]:
    """The words of the sentence of the text that the hit stands in."""
    ends = [match.end() for match in _END.finditer(found_in.text)]
    start = max((end for end in ends if end <= hit.start), default=0)
    end = min((end for end in ends if end > hit.start), default=len(found_in.text))
    return [key for key, span in zip(found_in.keys, found_in.spans, strict=True) if start <= span[0] < end]


def _cues(keys: Iterable[str], language: str) -> tuple[int, int]:
    """How many different words of the US state and of the country are among `keys`."""
    found = set(keys)
    state = words_beside(language, "georgia-state") | _states(language)
    return len(found & state), len(found & words_beside(language, "georgia-country"))
