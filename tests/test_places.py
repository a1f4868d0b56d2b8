"""Cities and regions are known as places; names of people and countries are not."""

import pytest
from babel import Locale

from kb.datafiles import alternatives, rows
from kb.places import is_place, kind_of_place


@pytest.mark.parametrize(
    ("name", "language"),
    [("Almaty", "en"), ("Стамбуле", "ru"), ("İzmir'de", "tr"), ("بإسطنبول", "ar"), ("للرياض", "ar"), ("Marseille", "fr"),
     ("the Black Sea", "en"), ("Central Asia", "en"), ("الشرق الأوسط", "ar"), ("Nagorno-Karabakh", "en"),
     ("Texas", "en"), ("l'Alsace", "fr"), ("Татарстана", "ru")],
)  # fmt: skip
def test_places_are_known_in_their_forms(name: str, language: str) -> None:
    assert is_place(name, language)


@pytest.mark.parametrize(
    "name", ["Nursultan Karimov", "Paris Hilton", "Mary", "Florence", "Fatih", "Gazprom", "", "Лена"]
)
def test_people_and_companies_are_no_places(name: str) -> None:
    assert not is_place(name)


def test_what_may_be_a_person_is_still_a_city() -> None:
    assert (kind_of_place("Florence", "en"), is_place("Florence", "en")) == ("city", False)


@pytest.mark.parametrize("kind", ["city", "region", "continent", "sea", "water", "mountain", "island"])
def test_every_kind_has_places_in_five_languages(kind: str) -> None:
    table = [row for row in rows("places.tsv", 6) if row[0] == kind]
    assert all(any(alternatives(row[column]) for row in table) for column in range(1, 6))


def test_the_cities_of_time_zones_are_known() -> None:
    zones = Locale("ru").time_zones
    assert is_place(str(zones["Asia/Tokyo"]["city"]), "ru")
