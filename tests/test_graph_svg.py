"""The drawing without a script: well-formed, escaped, linked, and its names apart."""

import re
from itertools import pairwise
from xml.etree import ElementTree

from kb.graph.svg import ego_svg, fitted
from kb.model import Entity

SVG = "{http://www.w3.org/2000/svg}"
CENTER = Entity("person:a", "person", "A <b> & 'c'")


def others(count: int, name: str = "Name") -> list[tuple[Entity, float]]:
    kinds = ("person", "organization", "country")
    return [(Entity(f"x:{i}", kinds[i % 3], f"{name} {i}"), float(count - i)) for i in range(count)]


def drawn(neighbours: list[tuple[Entity, float]]) -> ElementTree.Element:
    return ElementTree.fromstring(ego_svg(CENTER, neighbours, lambda e: f'/entity/{e.id}?a=1&b="2"'))


def test_every_neighbour_links_to_its_page() -> None:
    assert [a.get("href") for a in drawn(others(2)).iter(f"{SVG}a")] == [f'/entity/x:{i}?a=1&b="2"' for i in (0, 1)]


def test_each_kind_has_its_mark() -> None:
    classes = [e.get("class") for e in drawn(others(3)).iter() if "mark" in (e.get("class") or "").split()]
    assert sorted(set(classes)) == ["mark country", "mark organization", "mark person"]


def test_names_are_escaped() -> None:
    title = drawn([]).find(f"{SVG}title")
    assert title is not None
    assert title.text == "A <b> & 'c' and whom it is mentioned together with"


def test_there_is_nothing_a_strict_policy_forbids() -> None:
    assert not re.search(r"style=|<style|<script|\son\w+=", ego_svg(CENTER, others(30), lambda e: e.id))


def test_names_on_one_side_are_a_line_apart() -> None:
    texts = list(drawn(others(31)).iter(f"{SVG}text"))
    for side in ("start", "end"):
        rows = sorted(float(t.get("y") or 0) for t in texts if t.get("text-anchor") == side)
        assert min(b - a for a, b in pairwise(rows)) >= 20


def test_the_drawing_grows_with_its_names() -> None:
    heights = [int(drawn(others(n)).get("height") or 0) for n in (2, 60)]
    assert heights == [180, 704]


def test_a_long_name_is_cut_but_whole_in_its_tooltip() -> None:
    name = "Organization of very many words indeed and more"
    link = next(drawn([(Entity("o", "organization", name), 1.0)]).iter(f"{SVG}a"))
    title, text = link.find(f"{SVG}title"), link.find(f"{SVG}text")
    assert title is not None
    assert text is not None
    assert (title.text, (text.text or "")[-1]) == (name, "…")


def test_stronger_links_are_thicker() -> None:
    widths = [
        float(line.get("stroke-width") or 0)
        for line in drawn([*others(1), (Entity("y", "person", "Y"), 0.1)]).iter(f"{SVG}line")
    ]
    assert widths[0] > widths[1]


def test_fitted_counts_no_width_for_combining_signs() -> None:
    assert fitted("é" * 10, 90) == "é" * 10
