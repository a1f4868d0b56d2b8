"""Who is called head, minister or founder of what, where a sentence tells how the post was given, left or meant."""

from dataclasses import replace

import pytest

from kb.relate import relate
from tests.test_relate import marked, said, typed


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "[P Bo Ko], who was named chairman of [O Acme Group] in 2021, agreed."),
        ("en", "[P Bo Ko], who had been elected chairman of [O Acme Group], agreed."),
        ("fr", "[P Bo Ko], qui a été nommé président de [O Acme], a accepté."),
        ("ru", "[P Бо Ко], который был назначен председателем [O Акме] в 2021 году, согласился."),
    ],
)
def test_who_was_given_a_post_holds_it(language: str, sentence: str) -> None:
    assert [s.polarity for s, _, _ in typed(sentence, language)] == ["affirmed"]


def test_who_was_head_is_so_no_more() -> None:
    assert said("[P Bo Ko], who was chairman of [O Acme Group], agreed.") == ["Bo Ko leads Acme Group (former)"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "[D KG Kyrgyz] Energy Minister [P Bo Ko] submitted his resignation."),
        ("fr", "Le ministre [D KG kirghize] de l'Énergie [P Bo Ko] a démissionné lundi."),
        ("fr", "Le ministre de l'Énergie du [C KG Kirghizstan], [P Bo Ko], a présenté sa démission."),
        ("ru", "Министр энергетики [C KG Киргизии] [P Бо Ко] подал в отставку в понедельник."),
        ("ru", "Министр энергетики [C KG Киргизии] [P Бо Ко] ушёл в отставку."),
        ("ar", "قدم وزير الطاقة [D KG القرغيزي] [P بو كو] استقالته."),
    ],
)
def test_a_minister_who_resigns_is_one_no_more(language: str, sentence: str) -> None:
    assert [(s.type, s.polarity) for s, _, _ in typed(sentence, language)] == [("holds-office", "former")]


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("The [D GB British] Secretary of State for Health, [P Bo Ko], left.", "health minister"),
        ("[D GB British] Secretary of State for Health [P Bo Ko] left.", "health minister"),
        ("[C GB Britain]'s Minister of State for Transport, [P Bo Ko], left.", "minister of state for transport"),
        ("The [D US US] secretary of state, [P Bo Ko], left.", "secretary of state"),
    ],
)
def test_a_secretary_of_state_for_a_field_is_its_minister(sentence: str, office: str) -> None:
    assert [s.office for s, _, _ in typed(sentence)] == [office]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "[O Acme Group] bought the company in 2011 from its founder, [P Bo Ko]."),
        ("ru", "[O Акме] купила компанию у ее основателя [P Бо Ко]."),
    ],
)
def test_its_founder_is_not_the_buyers_behind_a_company_without_a_name(language: str, sentence: str) -> None:
    assert said(sentence, language) == []


def test_its_founder_is_that_of_the_body_called_a_company() -> None:
    assert said("[O Acme Group], the company behind the bridge, paid its founder, [P Bo Ko], on Monday.") == [
        "Bo Ko founded Acme Group"
    ]


def test_a_word_for_a_body_may_stand_before_its_name() -> None:
    assert said("[P Bo Ko] owns the gas trader [O Acme].") == ["Bo Ko owns Acme"]


def test_who_leaves_a_body_that_the_article_calls_a_party_elsewhere_was_a_member() -> None:
    text, (person, body) = marked("[P Eva Lind] left [O HP] on Monday.")
    [found] = [
        s for s in relate(text, [person, replace(body, name="Harbour Party")], "en") if s.type != "mentioned-with"
    ]
    assert (found.type, found.polarity) == ("member-of", "former")
