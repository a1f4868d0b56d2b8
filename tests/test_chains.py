"""Which mentions of one article are one entity."""

import pytest

from kb.extract.chains import chains
from kb.model import Chain, Kind, Mention


def mentions(text: str, *names: tuple[str, Kind]) -> list[Mention]:
    """A mention for each name, each searched behind the one before."""
    made: list[Mention] = []
    place = 0
    for surface, kind in names:
        start = text.index(surface, place)
        place = start + len(surface)
        code = "TD" if kind == "country" else ""
        made.append(Mention(start, place, surface, kind, "name", "model", 0.8, code))
    return made


def shown(found: list[Chain]) -> list[tuple[str, str, list[str]]]:
    return [(c.kind, c.name, [m.surface for m in c.mentions]) for c in found]


def test_a_surname_joins_the_full_name() -> None:
    text = "Bo Rice met Al Ko. Rice left."
    found = chains(text, mentions(text, ("Bo Rice", "person"), ("Al Ko", "person"), ("Rice", "person")), "en")
    assert shown(found) == [("person", "Bo Rice", ["Bo Rice", "Rice"]), ("person", "Al Ko", ["Al Ko"])]


def test_a_surname_taken_for_an_organization_is_the_person() -> None:
    text = "Bo Rice came. Rice left."
    found = chains(text, mentions(text, ("Bo Rice", "person"), ("Rice", "organization")), "en")
    assert shown(found) == [("person", "Bo Rice", ["Bo Rice", "Rice"])]


def test_a_surname_that_was_missed_is_found() -> None:
    text = "Bo Tveit came. The Tveit-led party and pro-Tveit crowds cheered, Tveit said."
    found = chains(text, mentions(text, ("Bo Tveit", "person")), "en")
    assert shown(found) == [("person", "Bo Tveit", ["Bo Tveit", "Tveit", "Tveit", "Tveit"])]


def test_a_surname_inside_another_name_is_left_there() -> None:
    text = "Bo Tveit came to the Tveit Bridge."
    assert shown(chains(text, mentions(text, ("Bo Tveit", "person")), "en")) == [("person", "Bo Tveit", ["Bo Tveit"])]


def test_two_people_of_one_surname_stay_two_and_a_bare_surname_goes_to_the_first() -> None:
    text = "Neil Rice came. Maria Rice sang. Rice left."
    names = mentions(text, ("Neil Rice", "person"), ("Maria Rice", "person"), ("Rice", "person"))
    assert shown(chains(text, names, "en")) == [
        ("person", "Neil Rice", ["Neil Rice", "Rice"]),
        ("person", "Maria Rice", ["Maria Rice"]),
    ]


def test_a_form_of_address_says_which_of_two() -> None:
    text = "Neil Rice came. Maria Rice sang. Mr. Rice left."
    names = mentions(text, ("Neil Rice", "person"), ("Maria Rice", "person"), ("Rice", "person"))
    assert shown(chains(text, names, "en"))[0] == ("person", "Neil Rice", ["Neil Rice", "Rice"])


@pytest.mark.parametrize("short", ["B. Rice", "Bo A. Rice", "BO RICE", "Bo Rice Jr."])
def test_initials_capitals_and_suffixes_are_one_person(short: str) -> None:
    text = f"Bo Rice came and {short} left."
    found = chains(text, mentions(text, ("Bo Rice", "person"), (short, "person")), "en")
    assert len(found) == 1


def test_different_middle_initials_are_two_people() -> None:
    text = "Bo A. Rice came and Bo C. Rice left."
    assert len(chains(text, mentions(text, ("Bo A. Rice", "person"), ("Bo C. Rice", "person")), "en")) == 2


def test_an_acronym_joins_what_it_stands_for() -> None:
    text = "The Coal and Steel Union met. The CSU left."
    found = chains(text, mentions(text, ("Coal and Steel Union", "organization"), ("CSU", "organization")), "en")
    assert shown(found) == [("organization", "Coal and Steel Union", ["Coal and Steel Union", "CSU"])]


def test_a_legal_form_makes_no_other_company() -> None:
    text = "Tveit Inc. rose and Tveit fell."
    found = chains(text, mentions(text, ("Tveit Inc.", "organization"), ("Tveit", "organization")), "en")
    assert shown(found) == [("organization", "Tveit Inc.", ["Tveit Inc.", "Tveit"])]


def test_a_country_is_one_chain_whatever_it_is_called() -> None:
    text = "Chad and the Chadian army"
    found = chains(text, mentions(text, ("Chad", "country"), ("Chadian", "country")), "en")
    assert [(c.kind, c.name, c.code, len(c.mentions)) for c in found] == [("country", "Chad", "TD", 2)]


@pytest.mark.parametrize(
    ("text", "titles", "countries"),
    [
        ("Chadian President Bo Rice left.", ("president",), ("TD",)),
        ("Bo Rice, the Chadian foreign minister, left.", ("foreign-minister",), ("TD",)),
        ("Bo Rice, president of Chad, left.", ("president",), ("TD",)),
        ("Chad’s Bo Rice left.", (), ("TD",)),
        ("The president left. Bo Rice stayed.", (), ()),
        ("Bo Rice, President Al Ko and others left.", (), ()),
    ],
)
def test_titles_and_countries_beside_a_name_are_kept(
    text: str, titles: tuple[str, ...], countries: tuple[str, ...]
) -> None:
    country = "Chadian" if "Chadian" in text else "Chad"
    names = mentions(text, ("Bo Rice", "person")) + (mentions(text, (country, "country")) if country in text else [])
    person = next(c for c in chains(text, names, "en") if c.kind == "person")
    assert (person.titles, person.countries) == (titles, countries)


def test_a_known_body_written_with_full_stops_is_no_person() -> None:
    text = "The U.N. left."
    found = chains(text, [Mention(4, 8, "U.N.", "organization", "acronym", "known-organization", 0.95)], "en")
    assert shown(found) == [("organization", "U.N.", ["U.N."])]


def test_a_town_by_what_the_text_says_is_dropped() -> None:
    text = "A fire in Tveitby killed two. Tveitby mourns."
    assert chains(text, mentions(text, ("Tveitby", "organization"), ("Tveitby", "organization")), "en") == []


def test_a_russian_name_is_in_the_nominative_and_its_cases_are_one() -> None:
    text = "С Олегом Дёминым говорили. Дёмина ждут."
    found = chains(text, mentions(text, ("Олегом Дёминым", "person"), ("Дёмина", "person")), "ru")
    assert shown(found) == [("person", "Олег Дёмин", ["Олегом Дёминым", "Дёмина"])]


def test_a_russian_womans_name_and_its_cases_are_one() -> None:
    text = "Айгерим Токтосунова пришла. Речь Токтосуновой слушали."
    found = chains(text, mentions(text, ("Айгерим Токтосунова", "person"), ("Токтосуновой", "person")), "ru")
    assert shown(found) == [("person", "Айгерим Токтосунова", ["Айгерим Токтосунова", "Токтосуновой"])]


def test_a_patronymic_joins_what_it_stands_between() -> None:
    text = "Олег Бородин, Олег Иванович, Олег Иванович Бородин"
    names = ("Олег Бородин", "Олег Иванович", "Олег Иванович Бородин")
    found = chains(text, mentions(text, *((name, "person") for name in names)), "ru")
    assert [len(c.mentions) for c in found] == [3]


def test_a_candidate_alone_stays_a_candidate() -> None:
    text = "توكاييف"
    found = chains(text, [Mention(0, 7, text, "person", "name", "rules", 0.45)], "ar")
    assert [c.confidence for c in found] == [0.45]


@pytest.mark.parametrize(
    "text",
    [
        "Neil Rice, 34, ran. Neil Rice, 61, watched.",
        "Neil Rice ran. His namesake Neil Rice watched.",
        "Neil Rice ran. Neil Rice, not the player, watched.",
    ],
)
def test_two_people_of_one_name_whom_the_article_tells_apart_are_two(text: str) -> None:
    own = chains(text, mentions(text, ("Neil Rice", "person"), ("Neil Rice", "person")), "en")
    assert [c.name for c in own] == ["Neil Rice", "Neil Rice"]


def test_two_mentions_of_one_name_and_age_are_one_person() -> None:
    text = "Neil Rice, 34, ran. Neil Rice, 34, won."
    assert len(chains(text, mentions(text, ("Neil Rice", "person"), ("Neil Rice", "person")), "en")) == 1


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Neil Rice", "Judge Neil Rice sat. The judge is no relation of the FC Holm striker Neil Rice."),
        ("en", "Neil Rice", "The striker Neil Rice ran. Judge Neil Rice, a namesake of the player, sat."),
        ("ru", "Пётр Рогин", "Нападающий Пётр Рогин бежал. Судья Пётр Рогин, полный тёзка форварда, сидел."),
        ("fr", "Luc Borde", "Le juge Luc Borde siège. Son homonyme Luc Borde court."),
        ("tr", "Ali Kerem", "Yargıç Ali Kerem oturdu. Adaşı Ali Kerem koştu."),
        ("ar", "سامي الحداد", "جلس القاضي سامي الحداد، ولا تربطه صلة قرابة باللاعب سامي الحداد."),
    ],
)
def test_namesakes_are_two_in_every_language(language: str, name: str, text: str) -> None:
    found = chains(text, mentions(text, (name, "person"), (name, "person")), language)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("language", "father", "son", "text"),
    [
        ("en", "Ian Frobisher", "Ian Frobisher Jr.", "Ian Frobisher died. Ian Frobisher Jr., his son, wept."),
        ("en", "Ian Frobisher", "Ian Frobisher II", "Ian Frobisher died. His son, Ian Frobisher II, wept."),
        (
            "ru",
            "Николай Орлов",
            "Николай Орлов-младший",
            "Николай Орлов умер. Его сын, тренер Николай Орлов-младший, здесь.",
        ),
        ("fr", "Jean Vasseur", "Jean Vasseur fils", "Jean Vasseur est mort. Son fils, Jean Vasseur fils, pleure."),
    ],
)
def test_father_and_son_are_two(language: str, father: str, son: str, text: str) -> None:
    assert len(chains(text, mentions(text, (father, "person"), (son, "person")), language)) == 2


def test_a_generation_left_out_later_is_the_same_person() -> None:
    text = "Robert Orme Jr. spoke. Robert Orme left. His son wept."
    found = chains(text, mentions(text, ("Robert Orme Jr.", "person"), ("Robert Orme", "person")), "en")
    assert len(found) == 1


def test_the_trade_told_of_a_namesake_is_the_others() -> None:
    text = "Форвард Пётр Рогин бежал. Судья Пётр Рогин, тёзка форварда, сидел."
    found = chains(text, mentions(text, ("Пётр Рогин", "person"), ("Пётр Рогин", "person")), "ru")
    assert [c.titles for c in found] == [("player",), ("judge",)]
