"""What the words beside an English name tell about it."""

import pytest

from kb.extract.hints import is_company
from kb.extract.shapes import find_shapes


@pytest.mark.parametrize(
    "text",
    [
        "Carla Brenner said its net profit rose",
        "Carla Brenner posted a pretax loss",
        "Carla Brenner fell 2.3 percent",
        "Shares of Carla Brenner closed at 41.20",
        "Analysts at Carla Brenner raised their target",
        "the takeover of Carla Brenner by a rival",
        "the takeover of Halden by Carla Brenner",
        "Merger talks between Carla Brenner and Halden",
    ],
)
def test_a_name_that_does_a_companys_business_is_a_body(text: str) -> None:
    start = text.index("Carla")
    assert is_company(text, start, start + len("Carla Brenner"))


@pytest.mark.parametrize(
    "text",
    [
        "Carla Brenner fell 2 metres",
        "Carla Brenner said its name was Tom",
        "dinner at Carla Brenner's",
        "Shares of Carla Brenner's company fell",
        "Carla Brenner fell 3 percent behind in the polls",
    ],
)
def test_a_name_without_one_is_not(text: str) -> None:
    start = text.index("Carla")
    assert not is_company(text, start, start + len("Carla Brenner"))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Chipmaker Zentis warned that sales would fall.", "Zentis"),
        ("Rating agency Fennick cut its outlook.", "Fennick"),
        ("he told the Evening Ledger on Friday.", "Evening Ledger"),
        ("he told Radio Ostby on Friday.", "Radio Ostby"),
        ("the Workers' Party of Tarna won.", "Workers' Party of Tarna"),
    ],
)
def test_a_body_is_found_without_a_recogniser(text: str, body: str) -> None:
    assert [m.surface for m in find_shapes(text, frozenset()) if m.kind == "organization"] == [body]


@pytest.mark.parametrize(
    "text", ["At the Sunday Mass he spoke.", "The Radio Minister spoke.", "The film producer Tom Rice said so."]
)
def test_no_body_is_seen_where_there_is_none(text: str) -> None:
    assert [m for m in find_shapes(text, frozenset()) if m.kind == "organization"] == []
