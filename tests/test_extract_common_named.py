"""English bodies and people called by ordinary words, and what is no part of a name."""

import pytest

from kb.countries import find
from kb.extract.common_named import find_common_named
from kb.extract.lone_names import has_form_of_surname
from kb.extract.merge import merged
from kb.extract.rules import find_by_rules
from kb.model import Kind, Mention


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Angry Labour MPs left.", ["Labour"]),
        ("It is in Labour's manifesto.", ["Labour"]),
        ("Labour won the seat.", ["Labour"]),
        ("Labour costs rose, and so did the cost of labour.", []),
        ("She told the Observer and the Star said so.", ["Observer", "Star"]),
        ("The sun and the Star rose.", []),
        ("They slept in the Sun, and light from the Star is slow.", []),
        ("She told the Guardian of the child.", []),
        ("He is writing in the Guardian.", ["Guardian"]),
        ("The strict Labour law and the full Labour ward stay.", []),
        ("The Ulmo newspaper said so. The Sunday newspaper did not.", ["Ulmo"]),
    ],
)
def test_a_party_and_a_paper_are_told_by_what_stands_around(text: str, bodies: list[str]) -> None:
    assert [m.surface for m in sorted(find_common_named(text), key=lambda m: m.start)] == bodies


@pytest.mark.parametrize(
    ("text", "given", "kind", "name"),
    [
        ("He met Mr King.", "Mr King", "person", ["King"]),
        ("A Bo Rice DVD is out.", "Bo Rice DVD", "person", ["Bo Rice"]),
        ("Pope Bo VI left.", "Bo VI", "person", ["Bo VI"]),
        ("The DVD is out.", "DVD", "person", []),
        ("Scotland Yard and the Rice Office left.", "Scotland Yard and the Rice Office", "organization", ["Scotland Yard", "Rice Office"]),
    ],
)  # fmt: skip
def test_titles_acronyms_and_other_bodies_are_told_from_names(
    text: str, given: str, kind: Kind, name: list[str]
) -> None:
    start = text.index(given)
    found = merged(text, "en", [[Mention(start, start + len(given), given, kind, "name", "model", 0.8)]])
    assert [m.surface for m in found if m.kind == kind] == name


@pytest.mark.parametrize("word", ["Gazprom-Rosneft", "Scotland-England", "London-Paris"])
def test_two_known_names_with_a_hyphen_are_no_surname(word: str) -> None:
    assert not has_form_of_surname(word)


def test_parliament_is_not_called_after_a_constituency() -> None:
    text = "He entered Parliament for Ayr Brightside."
    assert "Parliament for Ayr Brightside" not in [
        m.surface for m in find_by_rules(text, "en", find(text, "en")).mentions
    ]
