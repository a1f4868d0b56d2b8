"""Where bodies and people of an English text end: tasks, saints, units, headlines, fans."""

import pytest

from kb.countries import find
from kb.extract.merge import merged
from kb.extract.rules import find_by_rules
from kb.extract.town_teams import find_town_teams
from kb.model import Kind, Mention


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Ministry of Arts, Heritage and Sport agreed.", "Ministry of Arts, Heritage and Sport"),
        ("The Council of Orr Mosques and Ulmo Forum agreed.", "Council of Orr Mosques"),
        ("The University of Tull and St Orr's Hospital agreed.", "University of Tull"),
        ("They went to St Orr's High School.", "St Orr's High School"),
        ("The 2nd Tull Regiment left.", "2nd Tull Regiment"),
    ],
)
def test_a_body_is_found_to_its_ends(text: str, body: str) -> None:
    assert body in [m.surface for m in find_by_rules(text, "en", find(text, "en")).mentions]


@pytest.mark.parametrize(
    ("text", "given", "kind", "name"),
    [
        ("Bo Rice Arrested In Ulm", "Bo Rice Arrested", "person", "Bo Rice"),
        ("Chief Supt Bo Rice left.", "Chief Supt Bo Rice", "person", "Bo Rice"),
        ("Major-General Bo Rice left.", "Major-General Bo Rice", "person", "Bo Rice"),
        ("The Financial Times said so.", "Financial Times", "organization", "Financial Times"),
    ],
)
def test_verbs_titles_and_articles_are_outside(text: str, given: str, kind: Kind, name: str) -> None:
    start = text.index(given)
    found = merged(text, "en", [[Mention(start, start + len(given), given, kind, "name", "model", 0.8)]])
    assert [m.surface for m in found if m.kind == kind] == [name]


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        ("Ask any Bologna fan.", ["Bologna"]),
        ("He left the Italian club Bologna, he said.", ["Bologna"]),
        ("He left Bologna, he said.", []),
    ],
)
def test_a_town_with_fans_is_a_team_in_any_text(text: str, teams: list[str]) -> None:
    assert [m.surface for m in find_town_teams(text)] == teams
