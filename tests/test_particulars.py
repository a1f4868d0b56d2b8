"""What articles say beside a name: age, years of life, country, work. People and bodies are invented."""

import pytest

from kb.countries import find
from kb.model import Mention
from kb.particulars import Particulars
from kb.titles import titles_in

SAID = [
    ("en", "Kenya's transport minister, Ada Bell, said so.", {"from KE", "works transport-minister"}),
    ("en", "Ugandan Education Minister Ada Bell visited.", {"from UG", "works education-minister"}),
    ("en", "Ada Bell, 22, of Ghana, won.", {"age 22", "from GH"}),
    ("en", "a plaque for the chemist Ada Bell (1850-1921), who", {"born 1850", "died 1921", "works scientist"}),
    ("en", "The mayor of Villeneuve, Ada Bell, opened", {"works mayor"}),
    ("en", "A Belgian butcher, Ada Bell, was fined", {"from BE", "works butcher"}),
    ("en", "Ada Bell, a Belgian butcher, was fined", {"from BE", "works butcher"}),
    ("en", "the 24-year-old Ghanaian boxer Ada Bell won", {"age 24", "from GH", "works player"}),
    ("en", "Ada Bell (Ghana) won", {"from GH"}),
    ("en", "Ada Bell was born on 3 May 1850 in Leeds", {"born 1850"}),
    ("en", "Ada Bell, who died in 1921, was", {"died 1921"}),
    ("fr", "Le boucher belge Ada Bell, 45 ans, a", {"age 45", "from BE", "works butcher"}),
    ("ru", "22-летний ганский боксёр Ада Белл выиграл", {"age 22", "from GH", "works player"}),
    ("ru", "Ада Белл, 67 лет, из Новой Зеландии", {"age 67", "from NZ"}),
    ("tr", "22 yaşındaki Ganalı boksör Ada Bell kazandı", {"age 22", "from GH", "works player"}),
    ("ar", "قال وزير النقل الكيني سامي دقاق إن", {"from KE", "works transport-minister"}),
    ("ar", "إن سامي دقاق، البالغ من العمر ٢٢ عاما، فاز", {"age 22"}),
]
NOT_SAID = [
    ("After meeting Ada Bell, the French president said no.", "works president"),
    ("The scorers were Ada Bell, 22, 25 and Carl.", "age 22"),
    ("President Ada Bell (1999-2010) was in office then.", "born 1999"),
    ("A teacher told Ada Bell that it rained.", "works teacher"),
]


def said(text: str, language: str) -> set[str]:
    name = next(n for n in ("Ada Bell", "Ада Белл", "سامي دقاق") if n in text)
    mention = Mention(text.index(name), text.index(name) + len(name), name, "person")
    return set(Particulars(text, titles_in(text, language), find(text, language), language).of([mention]))


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_what_stands_beside_a_name_is_read(language: str, text: str, expected: set[str]) -> None:
    assert said(text, language) == expected


@pytest.mark.parametrize(("text", "particular"), NOT_SAID)
def test_what_is_said_of_others_or_of_something_else_is_not(text: str, particular: str) -> None:
    assert particular not in said(text, "en")


def test_what_is_said_of_a_namesake_behind_a_name_is_not_read() -> None:
    text = "Ada Bell, no relation to the Ghanaian boxer, won"
    mention = Mention(0, 8, "Ada Bell", "person")
    read = Particulars(text, titles_in(text, "en"), find(text, "en"), "en", lambda _: True)
    assert read.of([mention]) == ()


def test_a_court_is_of_the_country_its_article_is_about() -> None:
    text = "The High Court of Justice sat. Malaysian lawyers came to Malaysia's capital."
    assert Particulars(text, [], find(text, "en"), "en").around("High Court") == ("in MY",)


def test_a_body_with_a_name_of_its_own_is_of_no_country_for_that() -> None:
    text = "Malaysian lawyers came to Malaysia's capital."
    assert Particulars(text, [], find(text, "en"), "en").around("Bank Orion") == ()


OF_BODY = [
    ("en", "The Kenyan company Orvel Lines will run it.", "Orvel Lines", ("of KE",)),
    ("en", "Kenya's largest airline Orvel Air will run it.", "Orvel Air", ("of KE",)),
    ("en", "Orvel Lines, a Kenyan shipping company, will run it.", "Orvel Lines", ("of KE",)),
    ("en", "Orvel Lines (Kenya) will run it.", "Orvel Lines", ("of KE",)),
    ("tr", "Kenya kulübü Orvel Spor kazandı.", "Orvel Spor", ("of KE",)),
    ("fr", "La société kényane Orvel a gagné.", "Orvel", ("of KE",)),
    ("ru", "Кенийская компания «Орвел» выиграла.", "Орвел", ("of KE",)),
    ("en", "Ada Bell, a Kenyan engineer at Orvel Lines, said so.", "Orvel Lines", ()),
    ("en", "The Kenyan head of Orvel Lines said so.", "Orvel Lines", ()),
    ("fr", "Le directeur d'Orvel, le Kényan Paul Bell, juge la grève légale.", "Orvel", ()),
    ("fr", "Le ministre kényan Orvel a gagné.", "Orvel", ()),
    ("en", "In Kenya Orvel Lines was fined.", "Orvel Lines", ()),
]


@pytest.mark.parametrize(("language", "text", "name", "expected"), OF_BODY)
def test_a_body_is_of_the_country_said_to_be_its_own(
    language: str, text: str, name: str, expected: tuple[str, ...]
) -> None:
    body = Mention(text.index(name), text.index(name) + len(name), name, "organization")
    particulars = Particulars(text, titles_in(text, language), find(text, language), language)
    assert particulars.of_body([body], name) == expected


def test_a_neighbour_of_a_countryman_is_of_no_country_for_it() -> None:
    assert "from KE" not in said("The Kenyan diver Carl Orvel's lawyer Ada Bell said so.", "en")
