"""Ids stay what they were."""

from kb.resolve.ids import assign
from kb.resolve.values import Cluster


def cluster(name: str, *documents: str, kind: str = "person", code: str = "") -> Cluster:
    return Cluster(kind, name, code, tuple((d, 0) for d in documents))  # type: ignore[arg-type]  # kinds of the tests


def test_a_new_entity_is_called_after_its_name() -> None:
    assert assign([cluster("Recep Ayhan Çınar", "a")], {}) == (["person:recep-ayhan-cinar"], {})


def test_a_country_is_called_after_its_code() -> None:
    assert assign([cluster("Kazakhstan", "a", kind="country", code="KZ")], {})[0] == ["country:KZ"]


def test_the_namesake_less_written_about_gets_a_number() -> None:
    assert assign([cluster("Ada Berg", "a"), cluster("Ada Berg", "b", "c")], {})[0] == [
        "person:ada-berg-2",
        "person:ada-berg",
    ]


def test_a_name_learned_later_does_not_change_the_id() -> None:
    assert assign([cluster("Adelheid Berg", "a", "b")], {"person:ada-berg": [("a", 0)]})[0] == ["person:ada-berg"]


def test_a_merge_leaves_a_redirect() -> None:
    previous = {"person:ada-berg": [("a", 0), ("b", 0)], "person:a-berg": [("c", 0)]}
    assert assign([cluster("Ada Berg", "a", "b", "c")], previous) == (
        ["person:ada-berg"],
        {"person:a-berg": "person:ada-berg"},
    )


def test_the_larger_part_of_a_split_keeps_the_id() -> None:
    previous = {"person:berg": [("a", 0), ("b", 0), ("c", 0)]}
    assert assign([cluster("Ada Berg", "a"), cluster("Berg", "b", "c")], previous)[0] == [
        "person:ada-berg",
        "person:berg",
    ]


def test_an_id_once_given_is_never_given_to_another() -> None:
    assert assign([cluster("Ada Berg", "z")], {"person:ada-berg": [("gone", 0)]})[0] == ["person:ada-berg-2"]


def test_an_entity_that_changes_its_kind_gets_an_id_of_the_new_kind() -> None:
    ids, redirects = assign([cluster("Berg", "a", kind="organization")], {"person:berg": [("a", 0)]})
    assert (ids, redirects) == (["organization:berg"], {"person:berg": "organization:berg"})
