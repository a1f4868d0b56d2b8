"""English names of rarer shapes: hyphens, strokes, nicknames, initials, line-ups, people called like countries, town teams."""

import pytest

from kb.countries import find as find_countries
from kb.extract import chains
from kb.extract.lines import lines
from kb.extract.merge import merged
from kb.model import Kind, Mention


def _at(text: str, surface: str, kind: Kind = "person") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, kind, "name", "model", 0.8)


def _told(text: str, *seen: Mention) -> list[tuple[str, str]]:
    found = chains(text, merged(text, "en", [list(seen)]), "en")
    return [(m.kind, m.surface) for m in sorted((m for c in found for m in c.mentions), key=lambda m: m.start)]


def _people(text: str, *seen: Mention) -> list[str]:
    return [name for kind, name in _told(text, *seen) if kind == "person"]


def _bodies(text: str, *seen: Mention) -> list[str]:
    return [name for kind, name in _told(text, *seen) if kind == "organization"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Hyun-woo Baek scored twice.", ["Hyun-woo Baek"]),
        ('Police seized Everardo "Lobo" Tull. Lobo was armed.', ['Everardo "Lobo" Tull', "Lobo"]),
        ("Dispatched by V V S Laxmanar for four.", ["V V S Laxmanar"]),
        ("Steel Party TD Cormac Devaney has resigned.", ["Cormac Devaney"]),
        ("Serb Milan Ilic won. The Serb Ilic is 20.", ["Milan Ilic", "Ilic"]),
        ("Bo/Marek Tull (Chad) beat Ann Orr/Eva Ko (Peru) 6-4 6-4.", ["Bo", "Marek Tull", "Ann Orr", "Eva Ko"]),
        ("Sjeng Vroomen ( Netherlands ) won.", ["Sjeng Vroomen"]),
    ],
)
def test_a_person_is_known_by_the_shape_of_the_name_alone(text: str, people: list[str]) -> None:
    assert _people(text) == people


@pytest.mark.parametrize(
    ("text", "seen", "kind", "people"),
    [
        ("Then Baek Hyun-woo left. Baek was 44.", "Baek Hyun", "person", ["Baek Hyun-woo", "Baek"]),
        ("Then Claude Tull MEP spoke.", "Claude Tull MEP", "person", ["Claude Tull"]),
        ("Varricchio/Guilbaud won the rally.", "Varricchio/Guilbaud", "organization", ["Varricchio", "Guilbaud"]),
        ("He saw Serb Milan Ilic win.", "Serb Milan Ilic", "organization", ["Milan Ilic"]),
        ("He liked Duke Tull best.", "Duke Tull", "person", ["Duke Tull"]),
        (
            "The party led by Ilinca Rotundu-Bejan won.",
            "Ilinca Rotundu-Bejan",
            "organization",
            ["Ilinca Rotundu-Bejan"],
        ),
        ("President Suharjo flew off. Suharjo is 75.", "Suharjo", "person", ["Suharjo", "Suharjo"]),
    ],
)
def test_a_find_of_a_recogniser_is_read_as_the_people_in_it(
    text: str, seen: str, kind: Kind, people: list[str]
) -> None:
    assert _people(text, _at(text, seen, kind)) == people


def test_a_compound_ends_before_its_hyphen() -> None:
    text = "The Blair-led talks failed."
    assert _people(text, _at(text, "Blair")) == ["Blair"]


def test_who_is_called_like_a_country_is_told_from_it_place_by_place() -> None:
    text = "Tom Holland scored. Holland lives in Holland, and Holland's government pays."
    assert [kind for kind, name in _told(text, _at(text, "Tom Holland")) if name == "Holland"] == [
        "person",
        "country",
        "country",
    ]


def test_a_given_name_like_a_country_is_the_country_where_its_people_are_spoken_of() -> None:
    text = "Jordan Nwora hit. The Jordanian king spoke and Jordan grew up."
    assert ("country", "Jordan") in _told(text, _at(text, "Jordan Nwora"))


def test_the_players_of_a_line_up_are_people_by_one_name_too() -> None:
    text = "Teams:\nAyr: Velloso; Bo, Cléber, Sandro; Amaral, Galeano (Flávio 70). Coach: Tull."
    assert _people(text) == ["Velloso", "Bo", "Cléber", "Sandro", "Amaral", "Galeano", "Flávio", "Tull"]


def test_a_list_of_clubs_is_no_line_up() -> None:
    assert _people("Teams: Varn, Tull, Orr, Ko, Brix, Lund.") == []


def test_a_score_is_no_part_of_a_country() -> None:
    text = "Armenia 2 Luxembourg 0"
    assert _told(text, _at(text, text, "organization")) == [("country", "Armenia"), ("country", "Luxembourg")]


@pytest.mark.parametrize(
    ("text", "seen", "bodies"),
    [
        (
            "The Lucas County Sheriff's Office said so.",
            "The Lucas County Sheriff's Office",
            ["Lucas County Sheriff's Office"],
        ),
        (
            "Calder Housing Association v Tull was heard.",
            "Calder Housing Association v",
            ["Calder Housing Association"],
        ),
        (
            "Analysts at Bo Securities and Orr Stockbrokers agree.",
            "Bo Securities and Orr Stockbrokers",
            ["Bo Securities", "Orr Stockbrokers"],
        ),
        ("It values Ashgrove Finance plc highly.", "Ashgrove Finance plc", ["Ashgrove Finance plc"]),
        ("Zenith Trust Posts Record Loss", "Zenith Trust Posts", ["Zenith Trust"]),
        ("They put AI to use.", "AI", []),
        ("Then Det Insp Carol Orr spoke.", "Det Insp", []),
    ],
)
def test_a_find_of_a_recogniser_is_read_as_the_bodies_in_it(text: str, seen: str, bodies: list[str]) -> None:
    assert _bodies(text, _at(text, seen, "organization")) == bodies


def test_bodies_are_not_taken_for_people_where_a_stroke_stands_in_the_name() -> None:
    text = "The band AC/DC played."
    assert _bodies(text, _at(text, "AC/DC", "organization")) == ["AC/DC"]


def test_a_town_that_leads_is_a_team_in_a_report_on_a_match_only() -> None:
    match = "The striker scored a goal in the last match of the season. Bologna led at half-time."
    assert (_bodies(match), _bodies("Bologna led the world in law.")) == (["Bologna"], [])


def test_what_somebody_sits_for_is_a_place() -> None:
    text = "She is the MP for Strode."
    assert _told(text, _at(text, "Strode")) == []


def test_a_headline_in_capitals_shows_words_nobody_is_called_by_in_small_letters() -> None:
    assert lines("BO TULL SWORN IN", frozenset({"sworn"}))[0].shown == "Bo Tull sworn in"


def test_a_house_of_government_is_the_government_only_where_it_acts() -> None:
    found = find_countries("The White House denied it. A man was shot outside the White House.", "en")
    assert [m.start for m in found] == [4]


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("Chief Minister of the islands, Ratu Inosi Vakaloa, spoke.", "Ratu Inosi Vakaloa", "Inosi Vakaloa"),
        ("They met Tan Sri Ah Bok Lim there.", "Tan Sri Ah Bok Lim", "Ah Bok Lim"),
        ("They met Brig-Gen Vakaloa there.", "Brig-Gen Vakaloa", "Vakaloa"),
        ("Following Orlin's words they left.", "Following Orlin", "Orlin"),
        ("They met Sports Minister Inosi Vakaloa there.", "Sports Minister Inosi Vakaloa", "Inosi Vakaloa"),
    ],
)
def test_a_title_or_an_opening_word_is_no_part_of_a_name(text: str, seen: str, name: str) -> None:
    assert _told(text, _at(text, seen)) == [("person", name)]


def test_a_surname_that_is_half_a_title_stays() -> None:
    text = "They met Tan Wei Bok there."
    assert _told(text, _at(text, "Tan Wei Bok")) == [("person", "Tan Wei Bok")]


def test_a_given_name_that_a_model_takes_for_a_body_is_the_persons() -> None:
    text = "Kadimo Orwela spoke. Kadimo left, and Kadimo came back."
    first, second = text.index("Kadimo left"), text.index("Kadimo came")
    seen = [Mention(at, at + 6, "Kadimo", "organization", "name", "model", 0.8) for at in (first, second)]
    assert ("organization", "Kadimo") not in _told(text, _at(text, "Kadimo Orwela"), *seen)


def test_a_party_by_its_first_word_is_the_party() -> None:
    text = "The Kivuli Party met. The Kivuli members left."
    at = text.index("Kivuli members")
    seen = [_at(text, "Kivuli Party", "organization"), Mention(at, at + 6, "Kivuli", "person", "name", "model", 0.8)]
    assert ("organization", "Kivuli") in _told(text, *seen)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("It struck the towns of Tabang and Miruna at night.", "Miruna"),
        ("It struck the villages of Tabang and Miruna at night.", "Tabang"),
        ("Nine people died in Tabang de Miruna on Friday.", "Tabang de Miruna"),
    ],
)
def test_towns_of_a_list_and_with_a_particle_are_places(text: str, town: str) -> None:
    assert _told(text, _at(text, town)) == []


def test_the_office_of_a_member_of_parliament_is_no_body() -> None:
    text = "The Member of Parliament for Varn North spoke."
    assert _told(text, _at(text, "Parliament for Varn North", "organization")) == []
