"""A small drawing of an entity and its neighbours, as SVG text that needs no script.

Colours come from the page's style sheet by class, because a strict content security policy
forbids style attributes; widths and positions are plain attributes.
"""

from collections.abc import Callable, Sequence
from html import escape
from math import sqrt
from unicodedata import combining, east_asian_width

from kb.model import Entity

__all__ = ["ego_svg", "fitted", "mark"]

# Font size, height of one label's row, and room between a mark and its label, in units of the drawing.
_FONT = 12
_ROW = 22.0
_GAP = 12.0


def ego_svg(
    center: Entity,
    neighbours: Sequence[tuple[Entity, float]],
    href: Callable[[Entity], str],
    size: tuple[int, int] = (480, 180),
    title: str = "",
) -> str:
    """`center` in the middle, its `neighbours` (entity, weight), strongest first, right and left of it.

    Every name has a row of its own on its side, so that no two can overlap; the drawing grows taller
    than `size` when the rows need it. Width and height are in units of the viewBox (pixels when shown
    at natural size). The centre has a mark but no label: the page's heading names it. `href` gives the
    address of an entity's page. Classes: `ego` on the drawing, `ego-link`, `ego-node`, `ego-center`, and
    each mark has its kind as class (person ● , organization ■ , country ◆). Returns one `<svg>` element;
    all text is escaped.
    """
    width, wanted_height = size
    right, left = neighbours[0::2], neighbours[1::2]
    height = max(float(wanted_height), _ROW * (max(len(right), len(left), 1) + 1) + _ROW)
    middle = (width / 2, height / 2)
    most = max((w for _, w in neighbours), default=0.0) or 1.0
    lines: list[str] = []
    nodes: list[str] = []
    for side, members in ((1, right), (-1, left)):
        for (entity, weight), (x, y) in zip(members, _places(len(members), side, middle, width, height), strict=True):
            thick = 0.75 + 3.25 * sqrt(max(weight, 0.0) / most)
            lines.append(
                f'<line class="ego-link" x1="{middle[0]:.1f}" y1="{middle[1]:.1f}" x2="{x:.1f}" y2="{y:.1f}" '
                f'stroke-width="{thick:.2f}"/>'
            )
            nodes.append(_node(entity, x, y, side, width, href))
    name = title or f"{center.name} and whom it is mentioned together with"
    listed = ", ".join(e.name for e, _ in neighbours)
    return (
        f'<svg class="ego" viewBox="0 0 {width} {height:.0f}" width="{width}" height="{height:.0f}" role="group" '
        f'aria-label="{escape(name)}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(name)}</title><desc>{escape(listed)}</desc>"
        f"<g>{''.join(lines)}</g>{''.join(nodes)}"
        f'<g class="ego-center"><title>{escape(center.name)}</title>{mark(center.kind, *middle, 9.0)}</g></svg>'
    )


def mark(kind: str, x: float, y: float, radius: float = 5.5) -> str:
    """The mark of a kind as an SVG element: circle for persons, square for organizations, diamond for countries.

    >>> mark("person", 10, 20)
    '<circle class="mark person" cx="10.0" cy="20.0" r="5.5"/>'
    """
    if kind == "organization":
        edge = radius * 1.8
        return (
            f'<rect class="mark organization" x="{x - edge / 2:.1f}" y="{y - edge / 2:.1f}" '
            f'width="{edge:.1f}" height="{edge:.1f}"/>'
        )
    if kind == "country":
        r = radius * 1.25
        points = f"{x:.1f},{y - r:.1f} {x + r:.1f},{y:.1f} {x:.1f},{y + r:.1f} {x - r:.1f},{y:.1f}"
        return f'<polygon class="mark country" points="{points}"/>'
    return f'<circle class="mark person" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def _radius(width: float) -> float:
    return width * 0.12


def _places(
    count: int, side: int, middle: tuple[float, float], width: float, height: float
) -> list[tuple[float, float]]:
    """Points on one half of an ellipse, from top to bottom, one row apart at least."""
    step = (height - 2 * _ROW) / max(count, 1)
    half = (height - _ROW) / 2
    places = []
    for index in range(count):
        y = _ROW + step * (index + 0.5)
        across = sqrt(max(0.0, 1 - ((y - middle[1]) / half) ** 2))
        places.append((middle[0] + side * _radius(width) * across, y))
    return places


def _node(entity: Entity, x: float, y: float, side: int, width: float, href: Callable[[Entity], str]) -> str:
    anchor = "start" if side > 0 else "end"
    start = x + side * _GAP
    name = fitted(entity.name, width - start if side > 0 else start)
    return (
        f'<a class="ego-node" href="{escape(href(entity))}"><title>{escape(entity.name)}</title>'
        f"{mark(entity.kind, x, y)}"
        f'<text x="{start:.1f}" y="{y + _FONT * 0.36:.1f}" text-anchor="{anchor}" '
        f'font-size="{_FONT}">{escape(name)}</text></a>'
    )


def fitted(text: str, room: float) -> str:
    """`text`, cut with an ellipsis when it would be wider than `room` units at the drawing's font size.

    >>> fitted("Kazakhstan", 100), fitted("Kazakhstan", 50)
    ('Kazakhstan', 'Kaza…')
    """
    used = 0.0
    for index, char in enumerate(text):
        used += _char_width(char)
        if used > room - (_FONT if index < len(text) - 1 else 0):
            return text[:index].rstrip() + "…"
    return text


def _char_width(char: str) -> float:
    """About how wide a character is: measured on DejaVu Sans, the widest of the usual system fonts."""
    if combining(char):
        return 0.0
    if char in "ijlIft.,'’-()|/ ":
        return 0.40 * _FONT
    if char.isupper() or char in "mwMW%@":
        return 0.76 * _FONT
    if "\u0400" <= char <= "\u04ff":
        return 0.68 * _FONT
    if east_asian_width(char) in "WF":
        return 1.0 * _FONT
    return 0.62 * _FONT
