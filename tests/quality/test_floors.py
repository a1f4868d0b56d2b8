"""Figures on annotated texts may rise, not fall: floors.json has those reached, and nobody lowers one quietly."""

import pytest

from tests.quality.figures import Floors, figures, floor_of, read_floors
from tests.quality.raise_floors import raised

FLOORS = read_floors()
HELD = [(name, figure) for name, own in FLOORS.items() for figure in own.floors]
# A floor further below what is reached was lowered, or forgotten.
FAR = 0.02


@pytest.mark.slow
@pytest.mark.parametrize(("name", "figure"), HELD)
def test_a_figure_does_not_fall_below_its_floor(name: str, figure: str) -> None:
    reached, floor = figures(name)[figure], FLOORS[name].floors[figure]
    assert reached >= floor, f"{name}: {figure} fell to {reached:.3f}"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "figure"), HELD)
def test_a_floor_lies_close_below_what_is_reached(name: str, figure: str) -> None:
    reached, floor = figures(name)[figure], FLOORS[name].floors[figure]
    assert reached - floor <= FAR, f"{name}: {figure}: raise it to {floor_of(reached):.3f} (make floors)"


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS)
def test_every_figure_has_a_floor(name: str) -> None:
    assert figures(name).keys() == FLOORS[name].floors.keys(), "run: make floors"


def test_floors_of_the_same_texts_are_only_raised() -> None:
    floors, _, fell = raised(Floors("g", {"a": 0.9}), {"a": 0.8}, "g")
    assert (floors.floors, fell) == ({"a": 0.9}, ["a: 0.800, its floor is 0.900"])


def test_floors_of_other_texts_are_made_anew() -> None:
    floors, moved, fell = raised(Floors("g", {"a": 0.9}), {"a": 0.8}, "h")
    assert (floors.floors, moved, fell) == ({"a": 0.79}, ["a: 0.900 → 0.790 (lower: other texts)"], [])
