"""Places that are no countries: cities, regions, seas, rivers, mountains, islands, continents.

They are not entities here; knowing them keeps a city from being taken for a person or an organization. Besides
the table kb/data/places.tsv and the capitals, the cities that CLDR names for time zones are known in five languages.
"""

from functools import lru_cache

from babel import Locale

from kb.datafiles import alternatives, rows
from kb.gazetteer import clitics
from kb.inflect import russian_forms, turkish_forms
from kb.text import fold

__all__ = ["is_place", "kind_of_place"]

_LANGUAGES = ("en", "ar", "ru", "tr", "fr")


def _forms(surface: str, language: str) -> tuple[str, ...]:
    if language == "ru":
        return russian_forms(surface)
    return turkish_forms(surface) if language == "tr" else (surface,)


@lru_cache(maxsize=8)
def _places(language: str) -> dict[str, str]:
    """Folded form → kind, of one language."""
    found: dict[str, str] = {}
    column = _LANGUAGES.index(language) + 1
    for name in ("capitals.tsv", "places.tsv"):
        for row in rows(name, 6):
            for surface in alternatives(row[column]):
                for form in _forms(surface, language):
                    found.setdefault(fold(form), "city" if name == "capitals.tsv" else row[0])
    for surface in _zone_cities(language):
        for form in _forms(surface, language):
            found.setdefault(fold(form), "city")
    return found


def _zone_cities(language: str) -> list[str]:
    """CLDR's exemplar cities of time zones; English names many only in the identifier of the zone."""
    zones = Locale(language).time_zones
    cities = [str(data["city"]) for data in zones.values() if "city" in data]
    if language == "en":
        everywhere = [str(zone) for zone in Locale("ru").time_zones]
        cities += [
            zone.rpartition("/")[2].replace("_", " ")
            for zone in everywhere
            if zone not in zones and not zone.startswith("Etc/")
        ]
    return [city for city in cities if city[0].isalpha() and len(city) > 2]


def kind_of_place(name: str, language: str = "") -> str:
    """What `name` is as a place: city, region, continent, sea, water, mountain, island; "" when it is no place known here.

    Without `language` all five are tried. Inflected Russian forms, Turkish suffixes, clitics of Arabic
    and a possessive are understood.

    >>> kind_of_place("Стамбуле", "ru"), kind_of_place("the Black Sea"), kind_of_place("Kadıköy’de", "tr"), kind_of_place("Bo Ko")
    ('city', 'sea', 'city', '')
    """
    key = fold(name)
    if not key:
        return ""
    readings = [key, key.removeprefix("the "), key.partition("'")[0], key.removeprefix("l'").removeprefix("d'")]
    if key[0] in "وفبلك":
        readings += [rest for cut, rest in clitics(key) if cut] + ["ا" + key]
    for code in (language,) if language in _LANGUAGES else _LANGUAGES:
        for reading in readings:
            if kind := _places(code).get(reading, ""):
                return kind
    return ""


@lru_cache(maxsize=1)
def _personal() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("places_personal.tsv", 1) for word in alternatives(row[0]))


@lru_cache(maxsize=32768)
def is_place(name: str, language: str = "") -> bool:
    """Whether `name` is surely a place: one known here that is no personal name as well.

    "Hamilton" and "Florence" are places for `kind_of_place` only: what they are is for the text to say.

    >>> is_place("Almaty"), is_place("Nur Almaty"), is_place("Florence")
    (True, False, False)
    """
    return kind_of_place(name, language) != "" and fold(name) not in _personal()
