"""Numbers as versions of one text write them: in digits, in words, as a fraction; and those that are not the text's own."""

from datetime import date

import pytest

from kb.stories.numbers import numbers_in
from kb.stories.sketch import StoryText, sketch


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "twenty-two", "22"), ("en", "nine and a half thousand", "9500"), ("en", "$2.3m", "2300000"), ("en", "a dozen", "12"),
        ("en", "a hundred and six", "106"), ("en", "half a million", "500000"), ("en", "two decades", "20"),
        ("fr", "quatre-vingt-dix-sept", "97"), ("fr", "1,2 M€", "1200000"), ("fr", "cent seize", "116"), ("fr", "une dizaine", "10"),
        ("fr", "4h15", "4.15"), ("fr", "dix-septième", "17"), ("ru", "18,5 тыс.", "18500"), ("ru", "двенадцати", "12"),
        ("ru", "два с половиной миллиона", "2500000"), ("ru", "полтора десятка", "15"), ("ru", "седьмого", "7"),
        ("tr", "9 bin 500", "9500"), ("tr", "on bir", "11"), ("tr", "on birinci", "11"), ("tr", "yüz bin", "100000"),
        ("tr", "bin dokuz yüz doksan", "1990"), ("ar", "خمسة وثمانين", "85"), ("ar", "46 ألف", "46000"), ("ar", "مليونين", "2000000"),
        ("ar", "الحادي عشر", "11"), ("ar", "الخامس والعشرين", "25"),
    ],
)  # fmt: skip
def test_a_number_in_words_is_the_one_in_digits(language: str, text: str, number: str) -> None:
    assert list(numbers_in(text, language)) == [number]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "two thirds", "67"), ("en", "a quarter of it", "25"), ("en", "three in four", "75"), ("en", "half", "50"),
        ("fr", "les deux tiers", "67"), ("fr", "trois sur quatre", "75"), ("ru", "три четверти", "75"), ("ru", "треть", "33"),
        ("tr", "üçte ikisi", "67"), ("tr", "yarısı", "50"), ("ar", "ثلثي الأهالي", "67"), ("ar", "ثلاثة أرباع", "75"),
    ],
)  # fmt: skip
def test_a_fraction_is_the_percentage_another_writer_makes_of_it(language: str, text: str, number: str) -> None:
    assert list(numbers_in(text, language)) == [number]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a third man"),
        ("en", "one in the house"),
        ("tr", "yüz yüze"),
        ("tr", "Yusuf bin Salim"),
        ("ru", "десятки людей"),
    ],
)
def test_what_only_looks_like_a_number_is_none(language: str, text: str) -> None:
    assert not list(numbers_in(text, language))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("10,000 and 10 000 and 10.000", {"10000"}), ("٢٠١٩", {"2019"}), ("2.5 or 2,5", {"2.5"}), ("one of 3", set())],
)
def test_numbers_are_the_same_however_a_language_groups_them(text: str, numbers: set[str]) -> None:
    assert set(numbers_in(text, "en")) == numbers


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "AYR, Scotland, May 13 - The 40 men sang.", ("40",)),
        ("ru", "ПАВЛОДАР, 18 августа. Пришли 40 человек.", ("40",)),
        ("ar", "مسقط 13 تشرين الثاني - وصل 40 رجلا.", ("40",)),
        ("en", "In Ayr on May 13 - a Sunday - 40 men sang.", ("13", "40")),
    ],
)
def test_the_day_of_a_dateline_is_no_number_of_the_text(language: str, text: str, numbers: tuple[str, ...]) -> None:
    assert sketch(StoryText("a", text, 0, language, date(2024, 5, 13), "a")).numbers == numbers
