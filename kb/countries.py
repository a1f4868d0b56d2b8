"""Countries in a text, by gazetteer: English, Arabic, Russian, Turkish and French.

A country's identity is its ISO 3166-1 alpha-2 code (XK for Kosovo, ISO 3166-3 codes such as SU for former
states). What is found: names, acronyms, demonyms (weak: .6), and capitals or palaces where the grammar says
that they stand for a government (metonym, .7). What a reader cannot be sure of gets a confidence below .5.
"""

from dataclasses import replace
from functools import lru_cache

from kb.country_context import (
    is_address,
    is_beginning,
    is_called,
    is_product,
    is_pronoun,
    is_town,
    is_word,
    likeness_of_person,
    missing_context,
    only_adjective,
)
from kb.country_languages import is_language
from kb.country_names import (
    LANGUAGES,
    CountryName,
    capital_gazetteer,
    codes_by_name,
    country_codes,
    country_names,
    gazetteer,
    press_name,
)
from kb.country_sports import country_codes_in_results, has_codes
from kb.country_states import state_not_country
from kb.country_things import is_thing
from kb.gazetteer import Found, Tokens, tokens
from kb.metonyms import is_building, is_government
from kb.model import Form, Mention
from kb.text import fold

__all__ = ["LANGUAGES", "code_of", "codes", "country_name", "find", "names_of"]

EXTRACTOR = "gazetteer"
# Below .5: a candidate; kb.extract may still take it into a longer name of a person or an organization.
PERSONAL = 0.4
# Where one of these holds the word is no country's name.
_NEVER = (state_not_country, is_pronoun, is_address, is_product, is_called, is_town, is_word, is_beginning, is_thing)


def find(text: str, language: str) -> list[Mention]:
    """The countries named in `text`, in order, none overlapping; [] for a language without tables.

    Offsets are in characters of `text`. Possessive endings, articles, Arabic clitics and Turkish endings after
    an apostrophe are outside a mention; other endings ("Казахстана") are inside. A country word inside what
    looks like a person's name ("Michael Jordan") has confidence .4.

    >>> [(m.surface, m.code, m.form) for m in find("Turkey’s envoy met U.S. and Kazakh officials.", "en")]
    [('Turkey', 'TR', 'name'), ('U.S.', 'US', 'acronym'), ('Kazakh', 'KZ', 'demonym')]
    >>> [(m.surface, m.code) for m in find("وتركيا", "ar")]
    [('تركيا', 'TR')]
    """
    if language not in LANGUAGES:
        return []
    found_in = tokens(text)
    if not found_in.spans:
        return []
    hits = gazetteer(language).find(found_in)
    named = [(hit, m) for hit in hits if (m := _named(hit, hits, found_in, language)) is not None]
    taken = {index for hit, _ in named for index in range(hit.first, hit.last + 1)}
    mentions = [mention for _, mention in named]
    for hit in capital_gazetteer(language).find(found_in):
        if (
            not taken.intersection(range(hit.first, hit.last + 1))
            and (m := _governing(hit, found_in, language)) is not None
        ):
            mentions.append(m)
    if language in ("en", "fr", "tr") and has_codes(found_in.words):  # in Latin letters, capitals
        known = {m.start for m in mentions}
        mentions += [_coded(text, *place) for place in country_codes_in_results(text) if place[0] not in known]
    return sorted(mentions, key=lambda m: m.start)


def _coded(text: str, start: int, end: int, code: str) -> Mention:
    return Mention(start, end, text[start:end], "country", "acronym", EXTRACTOR, 0.9, code)


def _named(
    hit: Found[CountryName | None], hits: list[Found[CountryName | None]], found_in: Tokens, language: str
) -> Mention | None:
    name = hit.phrase.value
    if name is None or any(rule(hit, found_in, language) for rule in _NEVER):
        return None
    if missing_context(hit, hits, found_in, language):
        return _mention(hit, replace(name, form="demonym"), "demonym") if only_adjective(hit, language) else None
    if name.form == "demonym" and is_language(hit, found_in, language):
        return None
    mention = _mention(hit, name, name.form)
    if likeness_of_person(hit, found_in, language):
        return replace(mention, confidence=PERSONAL)
    return mention


def _governing(hit: Found[CountryName | None], found_in: Tokens, language: str) -> Mention | None:
    name = hit.phrase.value
    if name is None:
        return None
    seat = name.form == "metonym"
    if is_building(hit, found_in, language) if seat else not is_government(hit, found_in, language):
        return None
    return _mention(hit, replace(name, form="metonym"), "metonym")


def _mention(hit: Found[CountryName | None], name: CountryName, form: Form) -> Mention:
    return Mention(hit.start, hit.end, hit.surface, "country", form, EXTRACTOR, name.confidence, name.code)


def country_name(code: str, language: str = "en") -> str:
    """The name of the country `code` as a newspaper in `language` writes it; `code` itself when it is unknown.

    >>> country_name("TR"), country_name("CI", "fr"), country_name("SU")
    ('Turkey', "Côte d'Ivoire", 'Soviet Union')
    """
    return press_name(code, language) or code


@lru_cache(maxsize=512)
def names_of(code: str) -> tuple[tuple[str, str, Form], ...]:
    """Every name of the country `code`: (surface, language, form), English first.

    >>> ("Türkiye", "en", "name") in names_of("TR"), ("турецкий", "ru", "demonym") in names_of("TR")
    (True, True)
    """
    return tuple((n.surface, n.language, n.form) for lang in LANGUAGES for n in country_names(lang) if n.code == code)


def code_of(text: str) -> str:
    """The code of the country that `text` is a name, demonym or code of, in any of the languages; "" when of none.

    >>> code_of("Турции"), code_of("Holland"), code_of("الكازاخية"), code_of("kz"), code_of("Atlantis")
    ('TR', 'NL', 'KZ', 'KZ', '')
    """
    key = fold(text)
    for reading in (key, key.removeprefix("the "), key.partition("'")[0], "ا" + key):
        if reading in codes_by_name():
            return codes_by_name()[reading]
    upper = key.upper()
    return upper if upper in country_codes() else ""


def codes() -> tuple[str, ...]:
    """All country codes, sorted: ISO 3166-1, XK, and former states."""
    return country_codes()
