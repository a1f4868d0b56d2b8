"""Which relations a filter keeps, and in which order."""

from datetime import date

from kb.graph.filter import GraphFilter, select
from kb.model import Relation

KINDS = {"p": "person", "q": "person", "o": "organization", "c": "country", "far": "person"}


def rel(source: str, target: str, weight: float = 1.0, type: str = "mentioned-with", days: str = "") -> Relation:
    first, _, last = days.partition("..")
    return Relation(
        source,
        target,
        type,
        weight,
        1,
        1,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
    )


def ends(relations: list[Relation]) -> list[str]:
    return [f"{r.source}-{r.target}" for r in relations]


def test_the_strongest_come_first_and_the_limit_cuts_the_rest() -> None:
    assert ends(select([rel("p", "q", 1), rel("p", "o", 3), rel("p", "c", 2)], KINDS, GraphFilter(limit=2))) == [
        "p-o",
        "p-c",
    ]


def test_kinds_keep_links_between_two_wanted_ones() -> None:
    assert ends(select([rel("p", "q"), rel("p", "o")], KINDS, GraphFilter(kinds=("person",)))) == ["p-q"]


def test_the_centre_stays_though_its_kind_is_not_wanted() -> None:
    wanted = GraphFilter(kinds=("person",), entity="o")
    assert ends(select([rel("p", "o"), rel("c", "o")], KINDS, wanted)) == ["p-o"]


def test_types() -> None:
    assert ends(select([rel("p", "q"), rel("p", "o", 1, "member-of")], KINDS, GraphFilter(types=("member-of",)))) == [
        "p-o"
    ]


def test_a_centre_keeps_the_links_among_its_neighbours_but_nothing_farther() -> None:
    relations = [rel("p", "q", 3), rel("q", "o", 2), rel("p", "o", 1), rel("o", "far", 9)]
    assert ends(select(relations, KINDS, GraphFilter(entity="p"))) == ["p-q", "q-o", "p-o"]


def test_depth_two_reaches_the_neighbours_of_neighbours() -> None:
    relations = [rel("p", "o", 2), rel("o", "far", 1), rel("c", "q", 3)]
    assert ends(select(relations, KINDS, GraphFilter(entity="p", depth=2))) == ["p-o", "o-far"]


def test_a_link_spoken_of_before_and_after_a_time_is_in_it() -> None:
    long = rel("p", "q", days="2022-01-01..2022-02-01")
    wanted = GraphFilter(since=date(2022, 1, 10), until=date(2022, 1, 11))
    assert select([long], KINDS, wanted) == [long]


def test_undated_links_are_in_no_time() -> None:
    assert select([rel("p", "q")], KINDS, GraphFilter(since=date(2022, 1, 1))) == []
