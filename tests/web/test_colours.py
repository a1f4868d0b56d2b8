"""The colours of the three kinds can be read on their ground and told apart, also by colour-blind readers."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

STATIC = Path(__file__).parents[2] / "web/static"
SHEETS = {"light": "tokens.css", "dark": "dark.css"}
KINDS = ("person", "organization", "country")

# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}


def _colours(theme: str) -> dict[str, str]:
    sheet = (STATIC / SHEETS[theme]).read_text("utf-8")
    blocks = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.S))
    body = next(body for selector, body in blocks if selector.strip() == ":root")
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body))


def _linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    light = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), _linear(x), strict=True)) for x in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def _lab(colour: str, sight: str) -> tuple[float, float, float]:
    rgb = _linear(colour)
    r, g, b = (min(1, max(0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in SIGHTS[sight])
    white = (0.95047, 1.0, 1.08883)
    xyz = (
        0.4124 * r + 0.3576 * g + 0.1805 * b,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        0.0193 * r + 0.1192 * g + 0.9505 * b,
    )
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (v / w for v, w in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", [*KINDS, "ink", "quiet"])
def test_text_has_a_contrast_of_at_least_4_5(theme: str, name: str) -> None:
    colours = _colours(theme)
    assert _contrast(colours[name], colours["ground"]) >= 4.5
    assert _contrast(colours[name], colours["raised"]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_match_can_be_read(theme: str) -> None:
    colours = _colours(theme)
    assert _contrast(colours["match-ink"], colours["match"]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_kinds_differ_for_every_reader(theme: str, sight: str) -> None:
    """A difference (CIE76) of 2.3 is just seen; ten times that is told apart in a small mark."""
    colours = _colours(theme)
    for one, other in combinations(KINDS, 2):
        assert math.dist(_lab(colours[one], sight), _lab(colours[other], sight)) >= 23


def test_what_is_dark_has_a_light_colour_of_the_same_name() -> None:
    assert _colours("dark").keys() == _colours("light").keys()


@pytest.mark.parametrize(
    ("chosen", "media"),
    [("auto", "screen and (prefers-color-scheme: dark)"), ("dark", "screen"), ("light", "not all")],
)
def test_the_dark_colours_hold_where_the_reader_wants_them(client: FlaskClient, chosen: str, media: str) -> None:
    client.set_cookie("theme", chosen)
    page = html.fromstring(client.get("/help").get_data(as_text=True))
    assert page.get_element_by_id("dark").get("media") == media
