"""What stands beside a name and is no part of it, or belongs to it: particles, agencies, two names side by side."""

import pytest

from kb.extract.growing import join_pieces
from kb.extract.merge import merged
from kb.extract.repeats import add_repeats
from kb.extract.russian import are_two_people
from kb.model import Kind, Mention


def _found(text: str, language: str, *names: tuple[str, Kind]) -> list[str]:
    given = [Mention(text.index(name), text.index(name) + len(name), name, kind) for name, kind in names]
    return [m.surface for m in merged(text, language, [given])]


def test_a_given_name_and_a_surname_with_particles_between_are_one_name() -> None:
    text = "Joost van der Orr won."
    pieces = [Mention(0, 5, "Joost", "person"), Mention(14, 17, "Orr", "person")]
    assert [m.surface for m in join_pieces(text, pieces)] == ["Joost van der Orr"]


def test_the_agency_of_a_dateline_is_no_organization() -> None:
    assert _found("AYR, May 3 (Reuters) - The bridge fell.", "en") == []


def test_an_agency_that_the_report_itself_names_is_one() -> None:
    assert _found("AYR (AP) - He told Reuters so.", "en") == ["Reuters"]


def test_a_list_by_surname_may_go_on_behind_a_colon() -> None:
    assert _found("RICE, Bo Arthur: theft.\nKO, Ann: fined.", "en") == ["RICE, Bo Arthur", "KO, Ann"]


def test_a_place_behind_a_turkish_ministers_surname_is_no_part_of_it() -> None:
    assert _found("Dışişleri Bakanı Temirov Ankara'ya geldi", "tr") == ["Temirov"]


def test_a_turkish_word_in_the_dative_before_a_company_is_no_part_of_it() -> None:
    assert _found("Görüşmeye Avrasya Rüzgar Şirketi katıldı.", "tr") == ["Avrasya Rüzgar Şirketi"]


@pytest.mark.parametrize(("more", "found"), [("", []), (" Jean Morvel nie.", ["Jean Morvel"])])
def test_the_name_of_a_french_affair_is_a_person_only_where_the_text_names_one(more: str, found: list[str]) -> None:
    assert [n for n in _found(f"L'affaire Morvel commence.{more}", "fr", ("Morvel", "person")) if " " in n] == found
    assert ("Morvel" in _found(f"L'affaire Morvel commence.{more}", "fr", ("Morvel", "person"))) == bool(more)


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [("Сергея Орлова", "Анна Риз", True), ("Анна", "Риз", False), ("Хуан Карлос", "Риз Орр", False)],
)
def test_a_genitive_and_a_nominative_side_by_side_are_two_people(left: str, right: str, *, two: bool) -> None:
    text = f"{left} {right}"
    pieces = [
        Mention(0, len(left), left, "person"),
        Mention(len(left) + 1, len(text), right, "person"),
    ]
    assert are_two_people(left, right) == two
    assert len(join_pieces(text, pieces)) == (2 if two else 1)


def _again(text: str, *names: tuple[str, Kind]) -> list[str]:
    given = [Mention(text.index(name), text.index(name) + len(name), name, kind) for name, kind in names]
    return [m.surface for m in add_repeats(text, given, "en")]


@pytest.mark.parametrize(("country", "mark"), [("Norway", "’s"), ("Norway", "'s"), ("Wales", "'")])
def test_a_surname_behind_the_country_that_owns_it_is_the_person(country: str, mark: str) -> None:
    text = f"{country}{mark} Lindqvist backs the plan. Ola Lindqvist spoke."
    found = _again(text, (country, "country"), ("Ola Lindqvist", "person"))
    assert found == [country, "Lindqvist", "Ola Lindqvist"]


def test_a_surname_behind_a_possessive_that_is_no_name_may_be_a_places() -> None:
    assert _again("They met in St. James's Park. Jane Park left.", ("Jane Park", "person")) == ["Jane Park"]
