"""Whose a surname alone is, and two people of one full name in one article."""

import re

import pytest

from kb.extract import chains
from kb.model import Mention
from kb.resolve import Profile, resolve


def people(text: str, *names: str, language: str = "en") -> list[list[str]]:
    """The people of a text whose names these are, each as the surfaces of its mentions with where they start."""
    spans = re.finditer("|".join(sorted(map(re.escape, names), key=len, reverse=True)), text)
    found = [Mention(m.start(), m.end(), m.group(), "person", "name", "model", 0.9) for m in spans]
    return [[m.surface for m in c.mentions] for c in chains(text, found, language) if c.kind == "person"]


HEAD = "A day in court\n\n"
CARL = "Carl Roper"


def test_the_first_named_of_a_family_has_the_surname_alone() -> None:
    text = HEAD + "Ann Orr spoke. Her brother Neil Orr wept. Orr left."
    assert people(text, "Ann Orr", "Neil Orr", "Orr") == [["Ann Orr", "Orr"], ["Neil Orr"]]


def test_a_title_tells_which_of_a_couple() -> None:
    text = HEAD + "Neil Orr spoke. Ann Orr wept. Mrs Orr left."
    assert people(text, "Neil Orr", "Ann Orr", "Orr") == [["Neil Orr"], ["Ann Orr", "Orr"]]


def test_a_wife_is_known_as_such_whatever_her_given_name() -> None:
    text = HEAD + "Vorn Orr spoke. His wife, Zelk Orr, wept. Mrs Orr left."
    assert people(text, "Vorn Orr", "Zelk Orr", "Orr") == [["Vorn Orr"], ["Zelk Orr", "Orr"]]


def test_a_wife_named_by_the_given_name_alone_has_the_surname_behind_her_title() -> None:
    text = HEAD + "Arthur Whitlock came with his wife, Helena. Mrs Whitlock laughed."
    assert people(text, "Arthur Whitlock", "Helena", "Whitlock") == [["Arthur Whitlock"], ["Helena", "Whitlock"]]


def test_the_surname_behind_his_own_title_stays_the_husband_s() -> None:
    text = HEAD + "Arthur Whitlock came with his wife, Helena. Mr Whitlock laughed."
    assert people(text, "Arthur Whitlock", "Helena", "Whitlock") == [["Arthur Whitlock", "Whitlock"], ["Helena"]]


def test_an_office_tells_which_of_two() -> None:
    text = HEAD + "Ann Orr spoke. Judge Neil Orr wept. Judge Orr left."
    assert people(text, "Ann Orr", "Neil Orr", "Orr") == [["Ann Orr"], ["Neil Orr", "Orr"]]


def test_a_russian_surname_that_is_a_man_s_is_not_the_woman_s() -> None:
    text = "Суд\n\nАкции у Елены Карповой и Павла Карпова. Карпов молчал."
    found = people(text, "Елены Карповой", "Павла Карпова", "Карпов", language="ru")
    assert found == [["Елены Карповой"], ["Павла Карпова", "Карпов"]]


def test_a_surname_said_to_be_a_namesake_s_is_nobody_s_named_before() -> None:
    text = "Суд\n\nИван Карпов и Олег Карпов пришли к однофамильцу, судье Карпову."
    found = people(text, "Иван Карпов", "Олег Карпов", "Карпову", language="ru")
    assert found == [["Иван Карпов"], ["Олег Карпов"], ["Карпову"]]


def test_a_judge_and_a_footballer_of_one_name_are_two() -> None:
    text = HEAD + "Judge Carl Roper opened the trial. The footballer Carl Roper scored twice."
    assert people(text, CARL) == [[CARL], [CARL]]


def test_a_minister_and_a_nurse_of_one_name_are_two() -> None:
    text = HEAD + "Ann Orr, the minister, spoke. Later Ann Orr, a nurse, wept."
    assert people(text, "Ann Orr") == [["Ann Orr"], ["Ann Orr"]]


def test_named_again_by_the_office_each_is_the_same() -> None:
    text = HEAD + "Judge Carl Roper sat. The footballer Carl Roper ran. Judge Carl Roper rose."
    assert people(text, CARL) == [[CARL, CARL], [CARL]]


@pytest.mark.parametrize(
    "text",
    [
        "Footballer Carl Roper is minister\n\nThe minister Carl Roper spoke.",
        HEAD + "The former footballer Carl Roper ran. The minister Carl Roper spoke.",
        HEAD + "The footballer Carl Roper became rich. The minister Carl Roper spoke.",
        HEAD + "The singer Carl Roper sang. President Carl Roper spoke.",
    ],
)
def test_one_who_may_have_had_other_work_stays_one(text: str) -> None:
    assert people(text, CARL) == [[CARL, CARL]]


def test_the_surname_alone_of_two_of_one_name_is_left_open() -> None:
    text = HEAD + "Judge Carl Roper sat. The footballer Carl Roper ran. Roper left. Roper slept."
    assert people(text, CARL, "Roper") == [[CARL], [CARL], ["Roper", "Roper"]]


def test_the_office_before_it_says_whose_it_is() -> None:
    text = HEAD + "Judge Carl Roper sat. The footballer Carl Roper ran. Judge Roper left."
    assert people(text, CARL, "Roper") == [[CARL, "Roper"], [CARL]]


def test_what_is_left_open_in_one_article_is_suggested_and_not_joined() -> None:
    text = HEAD + "Judge Carl Roper sat. The footballer Carl Roper ran. Roper left."
    spans = re.finditer("Carl Roper|Roper", text)
    found = chains(text, [Mention(*m.span(), m.group(), "person", "name", "model", 0.9) for m in spans], "en")
    resolution = resolve(
        Profile("a", n, c.kind, c.name, tuple((m.surface, 1) for m in c.mentions), titles=c.titles, told=c.told)
        for n, c in enumerate(found)
    )
    assert [c.name for c in resolution.clusters] == ["Carl Roper", "Carl Roper", "Roper"]


def test_a_trade_tells_which_of_two_namesakes_is_meant() -> None:
    text = HEAD + (
        "Neil Orr, the swimmer, met Neil Orr, the mayor, on Monday. The swimmer Neil Orr laughed at that."
        " Mayor Neil Orr did so later."
    )
    assert [len(own) for own in people(text, "Neil Orr")] == [2, 2]


def test_a_brother_in_small_letters_is_no_monk() -> None:
    text = "His brother Neil Orr left. Brother Carl Roper stayed."
    found = [Mention(12, 20, "Neil Orr", "person"), Mention(35, 46, CARL, "person")]
    assert [c.titles for c in chains(text, found, "en")] == [(), ("priest",)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (HEAD + "Orr Foods sold bread. Orr is a subsidiary of Acme. Neil Orr left.", ["Orr Foods", "Orr"]),
        (HEAD + "Neil Orr left Orr Foods. Shares in Orr rose.", ["Orr Foods", "Orr"]),
        (HEAD + "Orr Foods sold bread. Neil Orr left. Orr laughed.", ["Orr Foods"]),
        (HEAD + "Orr Foods sold bread. Mr Orr left. Neil Orr laughed.", ["Orr Foods"]),
    ],
)
def test_a_company_is_known_by_its_founders_surname_in_a_companys_place(text: str, named: list[str]) -> None:
    spans = re.finditer("Orr Foods|Neil Orr|Orr", text)
    found = [
        Mention(m.start(), m.end(), m.group(), "organization" if m.group() == "Orr Foods" else "person") for m in spans
    ]
    body = next(c for c in chains(text, found, "en") if c.kind == "organization")
    assert [m.surface for m in body.mentions] == named
