"""English names of ships, storms, animals, waters and works, which are nobody's, and people whom a trade introduces."""

from collections.abc import Sequence

import pytest

from kb.extract import chains
from kb.extract.digests import find_papers
from kb.extract.merge import merged
from kb.extract.scores import find_listed
from kb.extract.settling import drop_things
from kb.model import Kind, Mention


def _at(text: str, surface: str, kind: Kind = "person") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, kind, "name", "model", 0.8)


def _told(text: str, *seen: Mention) -> set[tuple[str, str]]:
    found: Sequence[Mention] = merged(text, "en", [list(seen)])
    return {(m.kind, m.surface) for c in chains(text, found, "en") for m in c.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The tanker Lady Bo sank off Peru.", "Lady Bo"),
        ("Two ferries, the Varn Star and the Lady Bo, collided.", "Lady Bo"),
        ("Roofs flew when Storm Berit came in.", "Berit"),
        ("The keepers fed the elephant Tuva.", "Tuva"),
        ("He directed the film “Ann Orr” last year.", "Ann Orr"),
        ("Boats crossed Lake Tull at night.", "Lake Tull"),
    ],
)
def test_what_is_no_person_is_none(text: str, name: str) -> None:
    assert not {n for kind, n in _told(text, _at(text, name)) if kind != "country"}


def test_a_ship_keeps_its_name_where_it_stands_again() -> None:
    text = "The trawler Lady Bo sank. Divers found the Lady Bo."
    again = text.rindex("Lady Bo")
    assert not _told(text, Mention(again, again + 7, "Lady Bo", "person", "name", "model", 0.8))


def test_who_is_called_like_a_ship_stays_a_person() -> None:
    text = "Bo Tull named the trawler Tull. Tull was proud."
    assert ("person", "Tull") in _told(text, _at(text, "Bo Tull"))


def test_a_river_is_no_body_where_it_is_named_again() -> None:
    text = "The River Tull rose. The Tull burst its banks."
    at = text.index("Tull burst")
    assert not _told(text, Mention(at, at + 4, "Tull", "organization", "name", "model", 0.8))


def test_a_trade_before_a_full_name_makes_it_a_person() -> None:
    text = "Goalkeeper Arvo Tull saved it."
    assert _told(text, _at(text, "Goalkeeper Arvo Tull", "organization")) == {("person", "Arvo Tull")}


def test_a_trade_before_a_word_for_a_body_does_not() -> None:
    text = "Footballer Varn Foundation gave it."
    assert ("person", "Varn Foundation") not in _told(text, _at(text, "Footballer Varn Foundation", "organization"))


def test_a_minister_behind_the_country_is_a_person_and_the_country_stays() -> None:
    text = "The minister of Chad, Tullo Varn, resigned."
    assert _told(text, _at(text, "Chad, Tullo Varn", "organization")) == {("country", "Chad"), ("person", "Tullo Varn")}


def test_whom_a_person_is_of_is_a_body() -> None:
    text = "Ann Rice of Varn Tull said so."
    assert ("organization", "Varn Tull") in _told(text, _at(text, "Ann Rice"), _at(text, "Varn Tull"))


def test_kin_make_a_surname_a_persons() -> None:
    text = "Tull's widow said so."
    assert ("person", "Tull") in _told(text, _at(text, "Tull", "organization"))


def test_a_man_has_the_surname_of_a_woman_named_in_full() -> None:
    text = "Tullov met Vera Tullova."
    assert ("person", "Tullov") in _told(text, _at(text, "Vera Tullova"), _at(text, "Tullov", "organization"))


def test_unknown_words_are_a_person_when_a_trade_follows() -> None:
    assert ("person", "Vorn Tulleste") in _told("We met Vorn Tulleste, one of the engineers, in May.")


def test_a_person_is_found_behind_an_unknown_town() -> None:
    assert ("person", "Ann Rice") in _told("In a workshop near Varnstedt Ann Rice, who owns it, works.")


def test_bodies_of_a_kind_in_the_plural_are_none() -> None:
    text = "The Unions' leaders met."
    assert not _told(text, _at(text, "Unions", "organization"))


def test_one_row_of_a_table_gives_the_surname_first() -> None:
    assert [m.surface for m in find_listed("TULL, William 44.2 Chad")] == ["TULL, William"]


def test_a_town_and_its_country_are_no_person_in_a_list() -> None:
    assert not find_listed("PARIS, France")


def test_papers_of_a_digest_are_bodies() -> None:
    digest = "From the newspapers\n\nVARN POST\n-- Talks go on.\n\nTULLS BLAD\n-- Talks fail."
    assert [m.surface for m in find_papers(digest)] == ["VARN POST", "TULLS BLAD"]


def test_headings_of_a_report_are_no_papers() -> None:
    assert not find_papers("VARN POST\n- He left.\n\nTULLS BLAD\n- She came.")


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("Solicitor General Ann Rice opposed it.", "Solicitor General Ann Rice", "Ann Rice"),
        ("Earlier Ann Rice added 44.", "Earlier Ann Rice", "Ann Rice"),
        ("For Varn, Ann Rice KC said so.", "Ann Rice KC", "Ann Rice"),
        ("Then Ann Rice of Varn agreed.", "Ann Rice of Varn", "Ann Rice"),
    ],
)
def test_a_find_is_cut_to_the_name_of_the_person(text: str, seen: str, name: str) -> None:
    found = _told(text, _at(text, seen, "organization" if seen[0] != "A" else "person"))
    assert {n for kind, n in found if kind == "person"} == {name}


def test_a_relative_is_known_by_the_given_name_alone() -> None:
    assert ("person", "Varnur") in _told("We met Ann Rice. Her husband Varnur nodded.")


def test_a_capital_prefix_belongs_to_the_body() -> None:
    text = "The Anti-Fraud Commission met."
    assert ("organization", "Anti-Fraud Commission") in _told(text, _at(text, "Anti-Fraud Commission", "organization"))


def test_a_body_keeps_its_word_before_a_chairman() -> None:
    assert ("organization", "National Highways Board") in _told(
        "He met former National Highways Board chairman Ann Rice."
    )


def test_a_name_before_a_coach_is_a_clubs() -> None:
    text = "We saw Tulle coach Ann Rice."
    assert ("organization", "Tulle") in _told(text, _at(text, "Tulle"))


def test_a_surname_that_a_particle_opens_takes_the_word_before_it() -> None:
    text = "* Jordo van Tulle is 31."
    assert ("person", "Jordo van Tulle") in _told(text, _at(text, "van Tulle"))


def test_a_ruler_is_of_a_place() -> None:
    text = "The Emir of Tullu died."
    assert not _told(text, _at(text, "Tullu"))


def test_an_office_alone_is_no_person() -> None:
    text = "She was Treasurer in May."
    assert not _told(text, _at(text, "Treasurer"))


def test_what_has_a_mayor_is_a_town() -> None:
    text = "Tullendorf's mayor resigned."
    assert not _told(text, _at(text, "Tullendorf"))


def test_a_recogniser_makes_no_body_of_an_office_behind_the() -> None:
    text = "The Treasurer resigned and told the Guardian."
    found = [
        Mention(4, 13, "Treasurer", "organization", "name", "spacy:x", 0.8),
        Mention(36, 44, "Guardian", "organization", "name", "spacy:x", 0.8),
    ]
    assert [m.surface for m in drop_things(text, found)] == ["Guardian"]
