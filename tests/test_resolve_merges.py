"""What people, lists and articles join under two names keeps every spelling of both. All names are invented."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from kb.model import Decision, Kind, KnownName
from kb.resolve import Profile, Resolution, resolve

PEOPLE = (
    ("Askar Beisenov", "Аскар Бейсенов", "Beisenov", "Askar Beysenov"),
    ("Kara Bulut", "Кара Булут", "Bulut", "Kara Boulout"),
    ("Leila Haddad", "ليلى حداد", "Лейла Хаддад", "Layla Haddad"),
    ("Orhan Selim", "Орхан Селим", "أورهان سليم", "Selim"),
    ("Viktor Plahov", "Виктор Плахов", "Victor Plakhov", "V. Plahov"),
)
BODIES = (
    ("Northgate Oil Company", "Нортгейт Ойл", "Northgate Oil"),
    ("Brandywell Petroleum", "Брэндивелл Петролеум", "Brandywell Petroleum Ltd"),
)


def said(spellings: Sequence[Sequence[str]], kind: Kind = "person") -> list[Profile]:
    """One article for each spelling."""
    names = [name for own in spellings for name in own]
    return [Profile(f"d{n}", 0, kind, name, ((name, 1),), "en") for n, name in enumerate(names)]


def merge(left: str, right: str, kind: Kind = "person") -> Decision:
    return Decision("merge", (f"{kind}:{left}", f"{kind}:{right}"), "ada", "2024-05-01T10:00:00", "a pen name")


def groups(result: Resolution) -> set[frozenset[str]]:
    return {frozenset(d for d, _ in c.members) for c in result.clusters}


def merged(before: Resolution, left: str, right: str) -> set[frozenset[str]]:
    """What the entities before should be after two of them are made one."""
    both = {frozenset(d for d, _ in c.members) for c in before.clusters if c.name in (left, right)}
    return (groups(before) - both) | {frozenset().union(*both)}


@pytest.mark.parametrize("seed", range(20))
def test_a_merge_leaves_the_union_of_both_and_all_others_alone(seed: int) -> None:
    profiles = said(PEOPLE)
    before = resolve(profiles)
    left, right = random.Random(seed).sample(sorted(c.name for c in before.clusters), 2)
    assert groups(resolve(profiles, [merge(left, right)])) == merged(before, left, right)


def test_a_merge_of_two_bodies_keeps_their_spellings_in_other_scripts() -> None:
    profiles = said(BODIES, "organization")
    before = resolve(profiles)
    names = [c.name for c in before.clusters]
    assert groups(resolve(profiles, [merge(names[0], names[1], "organization")])) == merged(before, *names[:2])


def test_several_merges_leave_the_union_of_all() -> None:
    profiles = said([own[:2] for own in PEOPLE[:3]])
    decisions = [merge("Askar Beisenov", "Kara Bulut"), merge("Kara Bulut", "Leila Haddad")]
    assert len(resolve(profiles, decisions).clusters) == 1


def test_a_pen_name_in_a_list_keeps_the_spellings_of_both() -> None:
    listed = [KnownName("Askar Beisenov", "person", ("Kara Bulut",), "KZ")]
    assert len(resolve(said([own[:2] for own in PEOPLE[:2]]), (), listed).clusters) == 1


def test_a_former_name_keeps_the_spellings_of_both() -> None:
    sentence = "Askar Beisenov, formerly known as Kara Bulut, read."
    profiles = said([own[:2] for own in PEOPLE[:2]])
    for place, other in ((0, "Kara Bulut"), (2, "Askar Beisenov")):
        profiles[place] = replace(profiles[place], told=(f"renamed {other}\t{sentence}",))
    assert len(resolve(profiles).clusters) == 1


def test_a_spelling_people_keep_apart_from_one_name_does_not_come_in_by_the_other() -> None:
    profiles = said((("Askar Beisenov",), ("Kara Bulut", "Кара Булут")))
    split = Decision("split", ("person:Askar Beisenov", "person:Кара Булут"), "ada", "2024-05-02")
    assert groups(resolve(profiles, [merge("Askar Beisenov", "Kara Bulut"), split])) == {
        frozenset({"d0", "d1"}),
        frozenset({"d2"}),
    }


def test_the_reason_says_who_joined_two_when_and_for_what() -> None:
    joins = resolve(said(PEOPLE[:2]), [merge("Askar Beisenov", "Kara Bulut")]).clusters[0].joins
    assert "joined by hand by ada on 2024-05-01: a pen name" in [r.text for j in joins for r in j.score.reasons]
