"""Players in scorecards and in the brackets behind scores."""

import pytest

from kb.extract.rules import find_by_rules
from kb.extract.scorecards import find_players


@pytest.mark.parametrize(
    ("text", "players"),
    [
        ("A. Rice c Orr b Tull 41", ["A. Rice", "Orr", "Tull"]),
        ("A. Rice c and b Tull 41", ["A. Rice", "Tull"]),
        ("Bo Rice lbw b Tull 4", ["Bo Rice", "Tull"]),
        ("Bo Rice not out 12", ["Bo Rice"]),
        ("Bowling: Tull 8-2-34-1, Orr 10-0-48-2 (1w)", ["Tull", "Orr"]),
        ("Extras not out 3", []),
        ("280 all out (B. Rice 71, A. Orr 44; D. Tull 4-52)", ["B. Rice", "A. Orr", "D. Tull"]),
        ("in 1994 (Section 4)", []),
        ("He called Bo 2 (and Rice) friends", []),
    ],
)
def test_a_scorecard_names_its_players(text: str, players: list[str]) -> None:
    assert [m.surface for m in find_players(text)] == players


def test_teams_with_their_scorers_in_brackets_are_teams() -> None:
    layout = find_by_rules("Leeds 1 ( Orr 43 ) Derby 1 ( Tull 60 ) .", "en", ()).layout
    assert [m.surface for m in layout if m.kind == "organization"] == ["Leeds", "Derby"]


def test_the_opponent_of_a_score_is_a_team() -> None:
    layout = find_by_rules("Ashby drew 1-1 with Dunmore and stay third.", "en", ()).layout
    assert [m.surface for m in layout] == ["Dunmore"]


def test_a_programme_of_games_names_teams() -> None:
    layout = find_by_rules("BOSTON AT DETROIT\nToronto at Detroit", "en", ()).layout
    assert [m.surface for m in layout] == ["BOSTON", "DETROIT", "Toronto", "Detroit"]


def test_a_line_about_a_person_at_a_place_is_no_programme() -> None:
    assert find_by_rules("Rice at Detroit", "en", ()).layout == ()


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        ("2. Ann Rice ( Chad ) Refin same time", ["Refin"]),
        ("He joined Barcelona from PSV Eindhoven for $ 20 million .", ["Barcelona", "PSV Eindhoven"]),
        ("He joined Tom Rice from the start.", []),
        ("Chang won 6-4 against Moya.", []),
        ("She is on loan from Tarnby until May.", ["Tarnby"]),
        ("New York 11 13 4 88 79 26", ["New York"]),
    ],
)
def test_racing_teams_transfers_and_standings_name_teams(text: str, teams: list[str]) -> None:
    assert [m.surface for m in find_by_rules(text, "en", ()).layout] == teams
