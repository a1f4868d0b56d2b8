"""The parts of names: people and organizations."""

import pytest

from kb.names import parse_organization, parse_person, skeleton, transliterate
from kb.resolve.readings import pinyin, readings
from kb.skeleton import skeletons


def parts(name: str) -> list[str]:
    return [p.latin for p in parse_person(name).parts]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Niels Bohr", ["niels", "bohr"]),
        ("Bohr, Niels", ["niels", "bohr"]),
        ("Prof. Dr. Niels Bohr", ["niels", "bohr"]),
        ("Ludwig van Beethoven", ["ludwig", "beethoven"]),
        ("Anwar el-Sadat", ["anwar", "sadat"]),
        ("Abd el Fattah Yahya", ["abdelfattah", "yahya"]),
        ("Jean-Paul Sartre", ["jean", "paul", "sartre"]),
        ("J.S. Bach", ["j", "s", "bach"]),
        ("Ivanov Ivan Ivanovich", ["ivan", "ivanovich", "ivanov"]),
        ("Albert Einstein’s", ["albert", "einstein"]),
        ("김정식", ["gim", "jeongsik"]),
        ("Al Capone", ["al", "capone"]),
    ],
)
def test_a_name_falls_into_its_compared_parts(name: str, expected: list[str]) -> None:
    assert parts(name) == expected


def test_particles_titles_and_suffix_stand_beside_the_parts() -> None:
    name = parse_person("Sir Johann von Goethe Jr.")
    assert (name.titles, name.particles, name.suffix) == (("sir",), ("von",), "2")


def test_a_nickname_in_quotation_marks_is_kept_apart() -> None:
    name = parse_person("Ernesto “Che” Guevara")
    assert (name.nickname, parts("Ernesto “Che” Guevara")) == ("che", ["ernesto", "guevara"])


def test_a_title_alone_is_a_name() -> None:
    assert parts("Pasha") == ["pasha"]


@pytest.mark.parametrize("spelling", ["Chruschtschow", "Khrouchtchev", "Хрущёв"])
def test_sounds_of_a_surname_meet_in_its_skeleton(spelling: str) -> None:
    assert skeleton(spelling)[1:] == skeleton("Khrushchev")[1:]


def test_a_turkish_v_may_be_a_vowel_letter_in_arabic() -> None:
    assert skeletons("داوودأوغلو")[0] in skeletons("Davutoglu")


def test_every_letter_of_a_name_becomes_ascii() -> None:
    assert transliterate("Μπελογιάννης Ծատուրյան ღუდუშაური").isascii()


def test_palladius_is_read_as_pinyin_only_when_all_of_it_is_chinese() -> None:
    assert [pinyin(w) for w in ("Чжоу", "Эньлай", "Пушкин")] == ["zhou", "enlai", ""]


def test_a_russian_name_has_one_reading() -> None:
    assert len(readings(parse_person("Анна Каренина"))) == 1


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Orion Shipping Co. Ltd.", "limited"),
        ("ООО «Орион Шиппинг»", "limited"),
        ("Orion Deniz Anonim Şirketi", "stock"),
        ("Orion Shipping", ""),
    ],
)
def test_the_legal_form_is_told_from_the_name(name: str, form: str) -> None:
    assert parse_organization(name).legal_form == form


def test_translated_words_become_one_concept() -> None:
    names = [
        "Ministry of Defence",
        "وزارة الدفاع",
        "Министерство обороны",
        "Savunma Bakanlığı",
        "Ministère de la Défense",
    ]
    assert {frozenset(w.concept for w in parse_organization(n).words) for n in names} == {
        frozenset({"ministry", "defence"})
    }


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("Northern Steel", {("compass", "north")}),
        ("4th Tank Army", {("number", "4")}),
        ("Social Youth Union", {("section", "youth")}),
    ],
)
def test_words_that_tell_bodies_apart_are_marks(name: str, marks: set[tuple[str, str]]) -> None:
    assert parse_organization(name).marks == marks


@pytest.mark.parametrize("name", ["Bank of South Korea", "South Korean Bank"])
def test_the_country_of_a_body_is_its_code(name: str) -> None:
    assert parse_organization(name).countries == ("KR",)


def test_the_acronym_in_brackets_is_kept() -> None:
    assert parse_organization("League of River Ports (LRP)").acronym == "LRP"


def test_initials_are_of_the_words_that_count() -> None:
    assert "LRP" in parse_organization("League of River Ports").initials


@pytest.mark.parametrize(
    ("name", "ordinal"),
    [
        ("Charles III", "3"), ("Henry V", "5"), ("Carl XVI Gustaf", "16"), ("II. Mahmud", "2"), ("3. Mahmud", "3"),
        ("Екатерине Второй", "2"), ("عبد الله الثاني", "2"), ("بندكت السادس عشر", "16"), ("يوحنا الثالث والعشرون", "23"),
        ("François Ier", "1"),
    ],
)  # fmt: skip
def test_a_rulers_numeral_is_read(name: str, ordinal: str) -> None:
    read = parse_person(name)
    assert (read.suffix, read.ordinal) == (ordinal, True)


@pytest.mark.parametrize(
    "name", ["Xi Jinping", "ZHANG XI", "Zhang Xi", "Malcolm X", "Vladimir V. Orlov", "Ada Orlov Jr."]
)
def test_what_resembles_a_numeral_is_none(name: str) -> None:
    assert not parse_person(name).ordinal
