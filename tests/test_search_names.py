"""Names inside a question: which words are taken for one, and which are left alone."""

from collections.abc import Sequence

import pytest

from kb.index import FoundEntity, expand
from kb.query import And, Clause, Named, Not, Phrase, Query, Ranked, Term, parse

UNION = FoundEntity("organization:steppe-union", "organization", "Steppe Union")
STEPPE = FoundEntity("organization:steppe", "organization", "Steppe")
TURKEY = FoundEntity("country:TR", "country", "Türkiye")
WHO = FoundEntity("organization:who", "organization", "World Health Organization")
KNOWN = {
    "Steppe Union": [UNION],
    "Steppe": [STEPPE],
    "Turkey": [TURKEY],
    "who": [WHO],
    "WHO": [WHO],
    "S.U.": [UNION],
    "PM": [FoundEntity("country:PM", "country", "Saint-Pierre")],
    "Ek": [FoundEntity(f"person:{i}", "person", f"{i} Ek") for i in range(9)],
}


def find(text: str) -> Sequence[FoundEntity]:
    return KNOWN.get(text, [])


def expanded(text: str, **options: object) -> Clause:
    return expand(parse(text, **options), find).where


def named(entity: FoundEntity, clause: Clause) -> Named:
    return Named((entity.id,), (entity.name,), clause)


def test_the_longest_name_is_taken() -> None:
    words = Ranked((Term("Steppe"), Term("Union")))
    assert expanded("Steppe Union gas") == Ranked((named(UNION, words), Term("gas")))


def test_a_name_of_one_word() -> None:
    assert expanded("Turkey") == named(TURKEY, Term("Turkey"))


def test_inside_operators_too() -> None:
    assert expanded("gas AND Turkey") == And((Term("gas"), named(TURKEY, Term("Turkey"))))


def test_what_is_not_wanted_is_not_wanted_under_any_name() -> None:
    assert expanded("gas -Turkey") == And((Term("gas"), Not(named(TURKEY, Term("Turkey")))))


@pytest.mark.parametrize("text", ['"Steppe Union"', '"Turkey"', "Turk*", "turkey~", "title:Turkey"])
def test_what_is_asked_for_letter_by_letter_is_left_alone(text: str) -> None:
    assert expanded(text) == parse(text).where


def test_a_small_word_is_no_name_unless_in_capitals() -> None:
    assert expanded("who spoke") == Ranked((Term("who"), Term("spoke")))
    assert expanded("WHO spoke") == Ranked((named(WHO, Term("WHO")), Term("spoke")))


@pytest.mark.parametrize(("text", "entity"), [("S.U.", UNION), ("S.U", UNION), ("W.H.O.", WHO), ("W.H.O.,", WHO)])
def test_an_acronym_with_dots_is_a_name_with_them_or_without(text: str, entity: FoundEntity) -> None:
    assert expanded(text) == named(entity, parse(text).where)


def test_two_letters_with_dots_are_no_code_of_a_country() -> None:
    assert expanded("P.M.") == Term("P.M.")


def test_a_name_of_too_many_is_a_word() -> None:
    assert expanded("Ek") == Term("Ek")


def test_in_a_field_only_its_kind_is_meant() -> None:
    assert expanded('org:"Steppe Union"') == named(UNION, Phrase("Steppe Union", "org"))
    assert expanded('person:"Steppe Union"') == Phrase("Steppe Union", "person")


def test_it_can_be_switched_off() -> None:
    assert expanded("Turkey", entities=False) == Term("Turkey")


def test_everything_else_of_the_query_stays() -> None:
    query = expand(parse("Turkey", limit=3), find)
    assert (query.limit, query.text, type(query)) == (3, "Turkey", Query)
