"""When what a sentence says took place: the day, month or year of its own clause, in an article of 19 January 2022, a Wednesday."""

from datetime import date

import pytest

from kb.relate import relate
from tests.test_relate import marked


def times(marked_text: str, language: str = "en", day: date | None = date(2022, 1, 19)) -> list[str]:
    """The since and until of the typed statements, in order: "2021..", "..2022-01-18", ".."."""
    text, chains = marked(marked_text)
    return [f"{s.since}..{s.until}" for s in relate(text, chains, language, day) if s.type != "mentioned-with"]


@pytest.mark.parametrize(
    ("language", "sentence", "when"),
    [
        ("en", "[O Interpol] arrested [P Bo Ko] on 5 May 2021.", "2021-05-05.."),
        ("en", "[P Bo Ko] was arrested on 5 May 2021 by [O Interpol].", "2021-05-05.."),
        ("en", "[P Bo Ko] was arrested by [O Interpol] in Paris in May 2021.", "2021-05.."),
        ("en", "[O Acme] bought [O Nordwerk] in 2018.", "2018.."),
        ("en", "In 1999 [P Bo Ko] married [P Al Po].", "1999.."),
        ("en", "[O Acme], which bought [O Nordwerk] in 2018, is growing.", "2018.."),
        ("en", "The arrest of [P Bo Ko] by [O Interpol] in 2019 angered voters.", "2019.."),
        ("en", "[P Bo Ko] left [O Acme] in March 2020.", "..2020-03"),
        ("en", "[P Bo Ko] resigned on 4 March 2020 as foreign minister of [C PE Peru].", "..2020-03-04"),
        ("fr", "[P Bo Ko] a été arrêté le 5 mai 2021 par [O Interpol].", "2021-05-05.."),
        ("fr", "[O Acme] a racheté [O Nordwerk] en 2018.", "2018.."),
        ("ru", "[O Интерпол] арестовал [P Бо Ко] 5 мая 2021 года.", "2021-05-05.."),
        ("ru", "В 2018 году [O Алтын] купил [O Нордверк].", "2018.."),
        ("ar", "اشترت [O أكمي] [O نوردفيرك] عام 2018.", "2018.."),
        ("ar", "وفي 5 مايو 2021 اعتقل [O الإنتربول] [P بو كو].", "2021-05-05.."),
        ("tr", "[P Bo Ko], [P Al Po] ile 5 Mayıs 2021'de Ankara'da görüştü.", "2021-05-05.."),
        ("tr", "[O Acme], 2018 yılında [O Nordwerk]'i satın aldı.", "2018.."),
    ],
)
def test_a_deed_has_the_time_of_its_clause(language: str, sentence: str, when: str) -> None:
    assert times(sentence, language) == [when]


@pytest.mark.parametrize(
    ("language", "sentence", "when"),
    [
        ("en", "[P Bo Ko] met [P Al Po] in Ankara on Tuesday.", "2022-01-18.."),
        ("en", "[P Bo Ko], on Monday, met [P Al Po].", "2022-01-17.."),
        ("en", "[P Bo Ko] will meet [P Al Po] on Friday.", "2022-01-21.."),
        ("en", "[P Bo Ko] met [P Al Po] yesterday.", "2022-01-18.."),
        ("en", "[P Bo Ko] met [P Al Po] on 12 December.", "2021-12-12.."),
        ("en", "[C KZ Kazakhstan] sanctioned [P Bo Ko] in January.", "2022-01.."),
        ("fr", "[P Bo Ko] a rencontré mardi [P Al Po] à Paris.", "2022-01-18.."),
        ("ru", "Во вторник [P Бо Ко] встретился с [P Ал По].", "2022-01-18.."),
        ("ar", "التقى [P بو كو] الثلاثاء [P آل بو] في باريس.", "2022-01-18.."),
        ("tr", "[P Bo Ko], salı günü [P Al Po] ile görüştü.", "2022-01-18.."),
    ],
)
def test_a_day_is_reckoned_from_that_of_the_article(language: str, sentence: str, when: str) -> None:
    assert times(sentence, language) == [when]


@pytest.mark.parametrize(
    "sentence",
    [
        "[P Bo Ko] met [P Al Po] to discuss the elections on 5 May 2021.",
        "[P Bo Ko] met [P Al Po], whose party won in 2018.",
        "[P Bo Ko] resigned in 2018 and met [P Al Po].",
        "[P Bo Ko] accused [P Al Po] of lying in 2020.",
        "[C KZ Kazakhstan] sanctioned [P Bo Ko] for an attack in 2020.",
        "[P Bo Ko], who was born in 1960, met [P Al Po].",
        "[P Bo Ko] met [P Al Po] last Tuesday.",
        "[P Bo Ko] met [P Al Po] on 12 March.",
    ],
)
def test_a_time_that_may_be_another_clauses_is_none(sentence: str) -> None:
    assert times(sentence) == [".."]


@pytest.mark.parametrize(
    ("language", "sentence", "when"),
    [
        ("fr", "[O Acme] est depuis 2019 une filiale de [O Nordwerk].", "2019.."),
        ("fr", "[P Bo Ko], qui fut de 2010 à 2014 directeur de [O Nordwerk], est parti.", "2010..2014"),
        ("ru", "[P Бо Ко] с 2005 по 2009 год был министром обороны [C PE Перу].", "2005..2009"),
        ("ru", "[P Бо Ко] с мая 2018 года возглавляет [O Нордверк].", "2018-05.."),
        ("tr", "[P Bo Ko], 2015'ten 2019'a kadar [C PE Peru] Dışişleri Bakanıydı.", "2015..2019"),
        ("tr", "[P Bo Ko] 2014'ten beri [O Nordwerk]'in başkanı.", "2014.."),
        ("tr", "[O Acme], 2022'ye kadar [O Nordwerk]'in parçasıydı.", "..2022"),
    ],
)
def test_a_period_inside_a_clause_is_that_of_what_it_says(language: str, sentence: str, when: str) -> None:
    assert times(sentence, language) == [when]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In January 2022 the foreign minister of [C PE Peru] was [P Bo Ko]."),
        ("fr", "En janvier 2022, le ministre de la Justice du [C PE Pérou] était [P Bo Ko]."),
        ("ru", "[P Бо Ко] был министром иностранных дел [C PE Перу] в январе 2022 года."),
        ("ar", "كان [P بو كو] وزيرا لخارجية [C PE بيرو] في يناير 2022."),
        ("tr", "Ocak 2022'de [C PE Peru] Dışişleri Bakanı [P Bo Ko]'ydu."),
    ],
)
def test_who_was_minister_then_was_it_for_sure_then(language: str, sentence: str) -> None:
    assert times(sentence, language) == ["2022-01..2022-01"]


def test_a_weekday_of_an_undated_article_is_no_time() -> None:
    assert times("[P Bo Ko] met [P Al Po] on Tuesday.", day=None) == [".."]


def test_a_denied_state_begins_at_no_time() -> None:
    assert times("[O Acme] never bought [O Nordwerk] in 2018.") == [".."]
