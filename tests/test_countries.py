"""Countries are found with their codes, and what only looks like one is left alone."""

import re
from pathlib import Path

import pycountry
import pytest

from kb.countries import LANGUAGES, code_of, codes, country_name, find, names_of

_SENTENCES = [
    line.split("\t")
    for line in (Path(__file__).parent / "country_sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_MARKED = re.compile(r"\[([^|\]]+)\|(\w\w)([~*]?)\]")
_FORM = {"demonym": "~", "metonym": "*"}


def _marked(text: str, language: str) -> str:
    """`text` with the countries found in it marked as in the table of sentences."""
    for m in reversed([m for m in find(text, language) if m.confidence >= 0.5]):
        text = f"{text[: m.start]}[{m.surface}|{m.code}{_FORM.get(m.form, '')}]{text[m.end :]}"
    return text


@pytest.mark.parametrize(("language", "sentence"), _SENTENCES)
def test_exactly_the_marked_countries_are_found(language: str, sentence: str) -> None:
    plain = _MARKED.sub(r"\1", sentence)
    assert _marked(plain, language) == sentence


def test_offsets_are_those_of_the_text_with_arabic_vowel_signs() -> None:
    text = "زارَ تُركِيا ثم الأردنّ"
    assert [(m.surface, text[m.start : m.end], m.code) for m in find(text, "ar")] == [
        ("تُركِيا", "تُركِيا", "TR"),
        ("الأردنّ", "الأردنّ", "JO"),
    ]


def test_a_lone_stretching_mark_is_no_word() -> None:
    assert [m.code for m in find("وصل ـ تركيا", "ar")] == ["TR"]


@pytest.mark.parametrize("text", ["Jordan Peele laughed.", "They saw Michael Jordan play.", "Actor Tom Holland came."])
def test_a_country_word_in_a_personal_name_is_weak(text: str) -> None:
    assert [m.confidence for m in find(text, "en")] in ([0.4], [])


@pytest.mark.parametrize(
    "text", ["He carved the turkey.", "fine china", "a blue jersey", "polish the car", "a chad fell"]
)
def test_ordinary_words_in_lower_case_are_no_countries(text: str) -> None:
    assert find(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a Turkic language"),
        ("ar", "القطاع المالي"),
        ("ru", "того дня"),
        ("tr", "Maliye Bakanlığı"),
        ("fr", "Maurice Ravel"),
    ],
)
def test_words_that_only_look_like_countries(language: str, text: str) -> None:
    assert find(text, language) == []


def test_a_language_without_tables_yields_nothing() -> None:
    assert find("Deutschland und die Türkei", "de") == []


def test_a_name_does_not_cross_a_line_break() -> None:
    assert [m.surface for m in find("North\nKorea", "en")] == ["Korea"]


def test_a_demonym_is_weaker_than_a_name() -> None:
    name, demonym = find("Kenya and the Kenyans", "en")
    assert name.confidence > demonym.confidence >= 0.5


def test_a_bare_location_is_not_a_government() -> None:
    assert find("The meeting took place in Moscow and later near Ankara.", "en") == []


def test_a_capital_with_a_decision_is_a_government() -> None:
    assert [(m.surface, m.form) for m in find("Moscow rejected the plan.", "en")] == [("Moscow", "metonym")]


# "Reunion" and "Saint Martin" are mostly something else: the longer names are found.
@pytest.mark.parametrize("code", [c.alpha_2 for c in pycountry.countries if c.alpha_2 not in ("RE", "MF")])
def test_every_country_is_found_by_its_english_name(code: str) -> None:
    name = country_name(code)
    assert [m.code for m in find(f"They came from {name} on Monday.", "en")] == [code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_every_sovereign_state_lead_back_to_its_code(language: str) -> None:
    shared = {
        "AS",
        "GP",
        "GF",
        "DM",
        "DO",
        "CD",
        "CG",
        "MF",
        "SX",
        "VI",
        "VG",
        "BL",
        "WS",
        "NE",
        "NG",
        "GN",
        "GW",
        "KP",
        "KR",
    }
    wrong = [
        (surface, code)
        for code in codes()
        if code not in shared
        for surface, lang, form in names_of(code)
        if lang == language and form != "demonym" and code_of(surface) != code
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("Türkiye", "TR"), ("Burma", "MM"), ("Holland", "NL"), ("ОАЭ", "AE"), ("قرغيزستان", "KG"), ("قيرغيزستان", "KG"), ("ABD", "US"),
     ("بيلاروس", "BY"), ("U.K.", "GB"), ("Soviet Union", "SU"), ("Kosovo", "XK"), ("Corée du Sud", "KR"), ("DE", "DE"), ("Narnia", "")],
)  # fmt: skip
def test_code_of(name: str, code: str) -> None:
    assert code_of(name) == code
