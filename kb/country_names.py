"""Every name of every country, from CLDR, ISO 3166 and the tables of this project."""

from dataclasses import dataclass
from functools import lru_cache

import pycountry
from babel import Locale

from kb.datafiles import alternatives, rows
from kb.gazetteer import Case, Gazetteer, Phrase
from kb.inflect import arabic_nisba, french_forms, russian_forms, turkish_forms, turkish_people
from kb.model import Form
from kb.text import fold

__all__ = [
    "LANGUAGES",
    "CountryName",
    "capital_gazetteer",
    "codes_by_name",
    "country_codes",
    "country_names",
    "gazetteer",
    "pair_beginnings",
    "press_name",
]

LANGUAGES = ("en", "ar", "ru", "tr", "fr")
_NOT_IN_PYCOUNTRY = ("XK",)
# How sure a name alone is. A demonym says where somebody or something is from, not that the state is meant.
_CONFIDENCE: dict[Form, float] = {"name": 1.0, "acronym": 1.0, "alias": 0.9, "demonym": 0.6, "metonym": 0.7}


@dataclass(frozen=True, slots=True)
class CountryName:
    """One name of one country in one language, in its base form."""

    code: str
    surface: str
    language: str
    form: Form

    @property
    def confidence(self) -> float:
        return _CONFIDENCE[self.form]


@lru_cache(maxsize=1)
def country_codes() -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes, XK for Kosovo, and ISO 3166-3 codes of former states, sorted."""
    former = {code for code, _, _ in rows("former_states.tsv", 3)}
    return tuple(sorted({c.alpha_2 for c in pycountry.countries} | set(_NOT_IN_PYCOUNTRY) | former))


@lru_cache(maxsize=1)
def _press_names() -> dict[str, str]:
    names = {code: name for code, name in Locale("en").territories.items() if code in country_codes()}
    return names | {row[0]: row[1] for row in rows("countries.tsv", 2)}


def press_name(code: str, language: str = "en") -> str:
    """What a newspaper in `language` calls the country `code`; "" when there is none."""
    if language == "en":
        return _press_names().get(code, "").replace("’", "'")
    if code not in country_codes():
        return ""
    first = next((n.surface for n in country_names(language) if n.code == code and n.form == "name"), "")
    return first or _press_names().get(code, "")


@lru_cache(maxsize=8)
def country_names(language: str) -> tuple[CountryName, ...]:
    """The names, acronyms, aliases and demonyms of all countries in `language`; () for a language without tables."""
    if language not in LANGUAGES:
        return ()
    made = _stated(language)
    made += _demonyms(language)
    return tuple({(n.code, n.surface, n.form): n for n in made}.values())


@lru_cache(maxsize=8)
def _names(language: str) -> tuple[CountryName, ...]:
    """Every name but the demonyms."""
    made = [*_own(language), *_cldr(language)]
    if language == "en":
        made += _iso()
    return tuple({(n.code, n.surface, n.form): n for n in made}.values())


# "République du Mali", "Республика Мали", "Mali Cumhuriyeti", "جمهورية مالي": the kind of state belongs to the name.
_STATES = {
    "ar": ("جمهورية {}",),
    "ru": ("Республика {}",),
    "tr": ("{} Cumhuriyeti",),
    "fr": ("République de {}", "République du {}", "République d'{}", "République de l'{}", "République de la {}"),
    "en": (
        "Republic of {}",
        "Republic of the {}",
        "Kingdom of {}",
        "Principality of {}",
        "Sultanate of {}",
        "Emirate of {}",
    ),
}


def _stated(language: str) -> list[CountryName]:
    """The names, then each with the word for a republic before or behind it, unless that is another country."""
    names = _names(language)
    known = {fold(name.surface) for name in names}
    republic = {fold(pattern.format("")).strip() for pattern in _STATES[language]}
    made = []
    for name in names:
        if name.form == "name" and not name.surface.isupper() and not republic.intersection(fold(name.surface).split()):
            longer = (pattern.format(name.surface) for pattern in _STATES[language])
            made += [CountryName(name.code, s, language, "name") for s in longer if fold(s) not in known]
    return [*names, *made]


def _own(language: str) -> list[CountryName]:
    made = [
        CountryName(code, surface, language, form)  # type: ignore[arg-type]  # the table holds forms of the model only
        for code, row_language, form, names in rows("country_aliases.tsv", 4)
        if row_language == language
        for surface in alternatives(names)
    ]
    for code, row_language, names in rows("former_states.tsv", 3):
        if row_language == language:
            made += [CountryName(code, s, language, "acronym" if s.isupper() else "name") for s in alternatives(names)]
    return made


def _cldr(language: str) -> list[CountryName]:
    """CLDR's display names; a name in brackets is a second one, names with a dash or "SAR" are nobody's words."""
    known = set(country_codes())
    made = []
    for code, name in Locale(language).territories.items():
        if (
            code not in known
            or " - " in name
            or any(word in name for word in ("SAR", "САР", "ÖİB", "R.A.S.", "منطقة إدارية"))
        ):
            continue
        parts = name.rstrip(")").split(" (")
        made += [
            CountryName(code, part, language, "name")
            for part in parts
            if len(part) > 2 and (code != "UM" or part == parts[0])
        ]
    if language == "en":
        made += [CountryName(code, name, "en", "name") for code, name in rows("countries.tsv", 2)]
    return made


def _iso() -> list[CountryName]:
    made = []
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, "")
            if name and "," not in name and "(" not in name:
                made.append(CountryName(country.alpha_2, name, "en", "name"))
    return made


@lru_cache(maxsize=8)
def _demonym_rows(language: str) -> tuple[tuple[str, str, str], ...]:
    """(code, adjectives, words for the people) in `language`, alternatives joined by "|"."""
    own = tuple((code, words, plurals) for code, words, plurals in rows(f"demonyms_{language}.tsv", 3))
    if language != "tr":
        return own
    named = [(n.code, turkish_people(n.surface)) for n in _names("tr") if n.form != "acronym"]
    return (*own, *((code, word, "") for code, word in named if word))


def _demonyms(language: str) -> list[CountryName]:
    made = []
    for code, words, plurals in _demonym_rows(language):
        made += [CountryName(code, w.partition("/")[0], language, "demonym") for w in alternatives(words)]
        made += [CountryName(code, w, language, "demonym") for w in alternatives(plurals)]
    return made


def _forms(name: CountryName, adjective: bool) -> tuple[str, ...]:
    """The inflected forms of a name as the gazetteer must know them."""
    people = name.form == "demonym"
    if name.language == "ru":
        return russian_forms(name.surface, people=people)
    if name.language == "tr":
        return turkish_forms(name.surface, people=people)
    if name.language == "ar" and people:
        return arabic_nisba(name.surface) if adjective else (name.surface, "ال" + name.surface)
    return (name.surface,)


def _case(name: CountryName) -> Case:
    if name.form == "acronym":
        return "exact"
    if name.form == "demonym" and name.language in ("ru", "fr"):
        return "any"
    return "proper"


@lru_cache(maxsize=8)
def gazetteer(language: str) -> Gazetteer[CountryName | None]:
    """The gazetteer of country names of `language`: every form of every name; blocked phrases have the value None."""
    phrases: list[Phrase[CountryName | None]] = []
    countries = {fold(name.surface) for name in country_names(language)}
    for row_language, words in rows("countries_blocked.tsv", 2):
        if row_language == language:
            blocked = [surface for surface in alternatives(words) if fold(surface) not in countries]
            phrases += [Phrase(surface, None, "any" if language in ("ru", "fr") else "words") for surface in blocked]
    phrases += _longer_places(language)
    for name in country_names(language):
        if name.form == "demonym":
            continue
        phrases += [Phrase(form, name, _case(name)) for form in _forms(name, False)]
    phrases += _demonym_phrases(language)
    return Gazetteer.of(language, phrases)


def _longer_places(language: str) -> list[Phrase[CountryName | None]]:
    """Places of several words that may hold a country's name ("Panama City", "Sea of Japan"), blocked."""
    if language not in LANGUAGES:
        return []
    column = 1 + LANGUAGES.index(language)
    countries = {fold(name.surface) for name in country_names(language)}
    places = (
        surface
        for table in ("capitals.tsv", "places.tsv")
        for row in rows(table, 6)
        for surface in alternatives(row[column])
    )
    phrases: list[Phrase[CountryName | None]] = []
    for surface in places:
        if len(surface.split()) > 1 and fold(surface) not in countries:
            name = CountryName("", surface, language, "name")
            phrases += [
                Phrase(form, None, "proper") for form in (_forms(name, False) if language == "ru" else (surface,))
            ]
    return phrases


@lru_cache(maxsize=8)
def pair_beginnings(language: str) -> dict[str, tuple[str, str]]:
    """Folded beginning of a pair of adjectives of nationality → (code, beginning): "franco", "российско"."""
    made = {
        fold(word): (code, word)
        for code, row_language, words in rows("country_prefixes.tsv", 3)
        if row_language == language
        for word in alternatives(words)
    }
    for code, words, _ in _demonym_rows(language) if language == "ru" else ():
        for word in alternatives(words):
            made.setdefault(fold(word[:-2] + "о"), (code, word[:-2] + "о"))
    return made


def _demonym_phrases(language: str) -> list[Phrase[CountryName | None]]:
    phrases: list[Phrase[CountryName | None]] = []
    for code, word in pair_beginnings(language).values():
        name = CountryName(code, word, language, "demonym")
        phrases.append(Phrase(word, name, "any" if language != "en" else "proper"))
    for code, words, plurals in _demonym_rows(language) if language in LANGUAGES else ():
        for cell, adjective in ((words, True), (plurals, False)):
            for word in alternatives(cell):
                name = CountryName(code, word.partition("/")[0], language, "demonym")
                forms = french_forms(word) if language == "fr" else _forms(name, adjective)
                phrases += [Phrase(form, name, _case(name)) for form in forms]
    return phrases


@lru_cache(maxsize=8)
def capital_gazetteer(language: str) -> Gazetteer[CountryName | None]:
    """Capitals and seats of government; the value's form is "metonym" for a seat, "name" for a capital."""
    phrases: list[Phrase[CountryName | None]] = []
    for code, row_language, names in rows("seats.tsv", 3):
        if row_language == language:
            for surface in alternatives(names):
                name = CountryName(code, surface, language, "metonym")
                phrases += [Phrase(form, name) for form in _forms(name, False)]
    if language in LANGUAGES:
        column = 1 + LANGUAGES.index(language)
        for row in rows("capitals.tsv", 6):
            for surface in alternatives(row[column]):
                name = CountryName(row[0], surface, language, "name")
                phrases += [Phrase(form, name) for form in _forms(name, False)]
    return Gazetteer.of(language, phrases)


@lru_cache(maxsize=1)
def codes_by_name() -> dict[str, str]:
    """Folded name in any language → code; names count before demonyms, and earlier languages before later ones."""
    found: dict[str, str] = {}
    everything = [name for language in LANGUAGES for name in country_names(language)]
    for name in sorted(everything, key=lambda n: n.form == "demonym"):
        forms = _forms(name, True) if name.form != "demonym" or name.language != "fr" else (name.surface,)
        for form in forms:
            found.setdefault(fold(form), name.code)
    return found
