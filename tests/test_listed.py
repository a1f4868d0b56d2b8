"""Names of a user's own list are found always: in cases, behind clitics, inside longer finds. All are invented."""

import pytest

from kb.extract import chains
from kb.extract.listed import ListedNames, listed_as
from kb.model import Kind, KnownName, Mention

NAMES = [
    KnownName("Blue Heron", "organization", ("Mavi Balıkçıl", "Голубая цапля"), "GH"),
    KnownName("Green Star", "organization", ("النجم الأخضر",), "EG"),
    KnownName("Zuzu Feltri", "person", ("Feltri", "Зузу Фельтри"), "IT"),
    KnownName("Борислав Тикварев", "person", (), "BG"),
]


def found(text: str, language: str, *others: Mention) -> list[tuple[str, str]]:
    mentions = ListedNames(NAMES).over(text, language, others)
    return [(m.surface, listed_as(m)) for m in mentions]


def longer(text: str, surface: str, kind: Kind) -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, kind, extractor="rules", confidence=0.9)


@pytest.mark.parametrize(
    ("text", "language", "surface", "name"),
    [
        ("Люди Голубой цапли ушли.", "ru", "Голубой цапли", "Голубая цапля"),
        ("Встреча с Бориславом Тикваревым была.", "ru", "Бориславом Тикваревым", "Борислав Тикварев"),
        ("Mavi Balıkçılın adamları geldi.", "tr", "Mavi Balıkçılın", "Mavi Balıkçıl"),
        ("Mavi Balıkçıl'ın adamları geldi.", "tr", "Mavi Balıkçıl", "Mavi Balıkçıl"),
        ("زار وفد للنجم الأخضر القاهرة", "ar", "لنجم الأخضر", "النجم الأخضر"),
        ("Blue Heron's men left.", "en", "Blue Heron", "Blue Heron"),
    ],
)
def test_a_listed_name_is_found_in_its_cases(text: str, language: str, surface: str, name: str) -> None:
    assert found(text, language) == [(surface, name)]


def test_a_listed_body_wins_over_a_longer_find() -> None:
    text = "غادرت جماعة النجم الأخضر"
    assert found(text, "ar", longer(text, "جماعة النجم الأخضر", "organization")) == [("النجم الأخضر", "النجم الأخضر")]


def test_a_longer_listed_name_wins_over_a_shorter_one() -> None:
    names = ListedNames([*NAMES, KnownName("Blue Heron Bank", "organization")])
    assert [m.surface for m in names.over("Blue Heron Bank fell.", "en", [])] == ["Blue Heron Bank"]


def test_a_listed_surname_is_not_found_in_another_full_name() -> None:
    text = "Mario Feltri came."
    assert found(text, "en", longer(text, "Mario Feltri", "person")) == [("Mario Feltri", "")]


def test_a_listed_person_is_not_found_in_a_body_called_after_them() -> None:
    text = "The Zuzu Feltri Foundation gave."
    assert found(text, "en", longer(text, "Zuzu Feltri Foundation", "organization")) == [("Zuzu Feltri Foundation", "")]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Blue Heron's men left. A Blue-Heron ship sank.", "en", "Blue Heron"),
        ("Люди Голубой цапли ушли, о Голубой цапле забыли.", "ru", "Голубая цапля"),
        ("Зузу Фельтри пела.", "ru", "Зузу Фельтри"),
        ("Mavi Balıkçılın adamları geldi. Mavi Balıkçıl'ın gemisi battı.", "tr", "Mavi Balıkçıl"),
    ],
)
def test_a_listed_name_names_the_one_chain_of_the_article(text: str, language: str, name: str) -> None:
    mentions = ListedNames(NAMES).over(text, language, [])
    assert [chain.name for chain in chains(text, mentions, language)] == [name]


def test_a_listed_body_is_one_also_where_a_person_has_its_name() -> None:
    text = "Feltri was founded by Rosa Heron in 1888. Heron said it would close. She lives in Bath."
    mentions = ListedNames([KnownName("Heron", "organization"), KnownName("Bath", "organization")]).over(
        text, "en", [Mention(22, 32, "Rosa Heron", "person", "name", "test", 0.8)]
    )
    found = {chain.name: chain.kind for chain in chains(text, mentions, "en")}
    assert found == {"Rosa Heron": "person", "Heron": "organization", "Bath": "organization"}
