"""Russian rules on literal sentences: bodies and their nominative, teams in quotation marks, ministries by their short names."""

import pytest

from kb.extract import chains
from kb.extract.merge import merged
from kb.extract.russian_bodies import is_short_ministry, nominative_body
from kb.extract.russian_rules import is_ground
from kb.model import Mention


def _bodies(text: str) -> set[str]:
    found = chains(text, merged(text, "ru", []), "ru")
    return {m.surface for c in found for m in c.mentions if m.kind == "organization"}


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Верховного суда", "Верховный суд"),
        ("Министерства внутренних дел", "Министерство внутренних дел"),  # may be a plural, but no such body is
        ("Партией садоводов", "Партия садоводов"),
        ("Счетной палаты", "Счетная палата"),  # ё as the text writes it
        ("Вооружённых сил", "Вооружённые силы"),
        ("Институтом рыбы РАН", "Институт рыбы РАН"),
        ("Трактору", "Трактор"),
    ],
)
def test_a_body_is_called_by_its_nominative(shown: str, name: str) -> None:
    assert nominative_body(shown) == name


@pytest.mark.parametrize("name", ["Совет старейшин", "ФК «Рис»", "МВД", "Минобороны", "Бозлакстрой"])
def test_a_body_in_the_nominative_and_an_unknown_word_stay(name: str) -> None:
    assert nominative_body(name) == name


def test_a_body_that_an_article_names_in_the_genitive_has_its_nominative_as_name() -> None:
    text = "Решение комиссии Верховного суда оспорено."
    start = text.index("Верховного")
    found = chains(text, [Mention(start, start + 15, "Верховного суда", "organization")], "ru")
    assert [c.name for c in found] == ["Верховный суд"]


@pytest.mark.parametrize(
    ("short", "full", "one"),
    [
        ("минфин", ("министерств", "финанс"), True),
        ("минсельхоз", ("министерств", "сельск", "хозяйств"), True),
        ("минфин", ("министерств", "обороны"), False),
        ("министр", ("министерств", "финанс"), False),
    ],
)
def test_a_short_name_of_a_ministry_is_made_of_the_beginnings_of_its_words(
    short: str, full: tuple[str, ...], one: bool
) -> None:
    assert is_short_ministry(short, full) is one


def test_a_ministry_and_its_short_name_are_one() -> None:
    text = "Министерство финансов молчит. В Минфине спорят."
    spans = [(0, 21), (32, 39)]
    found = chains(text, [Mention(s, e, text[s:e], "organization") for s, e in spans], "ru")
    assert [len(c.mentions) for c in found] == [2]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Он перешёл в Институт болот и озёр РАН в мае.", "Институт болот и озёр РАН"),
        ("Обыски прошли в Южном областном управлении МВД утром.", "Южном областном управлении МВД"),
        ("Ему принадлежат доли предприятий «Рис», «Бозлак Фарм» и «Орр».", "Бозлак Фарм"),
        ("Об этом сообщил СК Чада.", "СК Чада"),
        ("Это решил Верховный суд Чада.", "Верховный суд Чада"),
    ],
)
def test_a_russian_body_is_found_whole(text: str, body: str) -> None:
    assert body in _bodies(text)


def test_an_acronym_behind_a_verb_belongs_to_no_name() -> None:
    assert "Управление сообщило МВД" not in _bodies("Управление сообщило МВД о краже.")


_MATCH = "Матч тура: «Сочи» проиграл «Рису» 0:1. «Сочи» летом сменил тренера. Он живёт в Сочи."


def test_a_team_called_like_its_town_is_found_in_quotation_marks() -> None:
    found = chains(_MATCH, merged(_MATCH, "ru", []), "ru")
    assert [m.start for c in found for m in c.mentions if m.surface == "Сочи"] == [12, 40]


def test_a_country_in_the_name_of_a_cup_or_a_prize_is_none() -> None:
    assert not merged("Он лауреат Государственной премии Чада и финалист Кубка Чада.", "ru", [])


@pytest.mark.parametrize(("name", "ground"), [("Большом зале", True), ("Большом театре", False), ("Зал", False)])
def test_a_hall_is_no_body(name: str, ground: bool) -> None:
    assert is_ground(name) is ground
