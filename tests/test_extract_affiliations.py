"""What stands in brackets behind people, and lists of players, in English texts."""

import pytest

from kb.extract.affiliations import find_affiliations
from kb.extract.labels import find_labelled


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Bo Rice (Ulmo), Ann Orr (Tull Town, capt), Al van Ko (Ulmo)", ["Ulmo", "Tull Town", "Ulmo"]),
        ("Squad: Bo Rice (Leeds), Ann Orr (Rome), Al Ko (Rome)", ["Leeds", "Rome", "Rome"]),
        ("Bo Rice (Leeds), Ann Orr (Rome) and Al Ko (Rome) were hurt.", []),
        ("Bo Rice (Ulmo) met Ann Orr (Tull).", []),
        ("Bo Rice (Treasurer), Ann Orr (Secretary), Al Ko (Ulmo)", ["Ulmo"]),
    ],
)
def test_what_stands_behind_each_person_of_a_list_is_a_body(text: str, bodies: list[str]) -> None:
    assert [m.surface for m in find_affiliations(text)] == bodies


@pytest.mark.parametrize(
    ("text", "players"),
    [
        ("Rice; Orr, Tull; van Ko, Bo (capt); Ulm.", ["Rice", "Orr", "Tull", "van Ko", "Bo", "Ulm"]),
        ("Replacements: Rice, Orr, Tull, Bossi, Ulmo.", ["Rice", "Orr", "Tull", "Bossi", "Ulmo"]),
        ("Ayr: 15 - Bo Rice, 14 - Al Orr, 13 - Jo Tull, 12 - Al Ulmo, 11 - Ed Bo.", "Bo Rice|Al Orr|Jo Tull|Al Ulmo|Ed Bo".split("|")),
        ("Scorers: Rice (12th minute), Orr (40th, 61st).", ["Rice", "Orr"]),
        ("Paris, Orly; Rome, Ostia; Oslo, Bergen; Kiev, Lviv", []),
    ],
)  # fmt: skip
def test_players_stand_in_rows_behind_numbers_or_a_label(text: str, players: list[str]) -> None:
    assert [m.surface for m in find_labelled(text)] == players
