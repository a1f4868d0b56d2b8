"""Agencies in credit lines, words that are papers with another capital, languages and houses in Arabic."""

import pytest

from kb.countries import find as find_countries
from kb.extract import chains
from kb.extract.credit_lines import credit_spans
from kb.extract.merge import merged
from kb.extract.rules import find_by_rules
from kb.organizations import find_known


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("صنعاء (رويترز) - فتحت المدارس.", "رويترز"),
        ("BURSA (AA) - Okullar açıldı.", "AA"),
        ("Okullar açıldı. (DHA)", "DHA"),
        ("LILLE (AFP) – Les écoles rouvrent.", "AFP"),
        ("Les écoles rouvrent. (AFP)", "AFP"),
        ("ОМСК, 5 мая. /ТАСС/. Школы открылись.", "ТАСС"),
        ("ОМСК, 5 мая — РИА Новости. Школы открылись.", "РИА Новости"),
    ],
)
def test_the_agency_of_a_credit_line_is_found(text: str, agency: str) -> None:
    assert [text[start:end] for start, end in credit_spans(text)] == [agency]


def test_an_acronym_before_the_full_stop_is_no_credit() -> None:
    assert credit_spans("Elle préside l'Union des écoles (UDE).") == []


def _bodies(text: str, language: str) -> list[tuple[int, str]]:
    found = [m for chain in chains(text, merged(text, language, []), language) for m in chain.mentions]
    return sorted((m.start, m.surface) for m in found if m.kind == "organization")


def test_an_agency_is_a_body_where_it_is_spoken_of_and_none_in_its_credit() -> None:
    text = "BURSA (AA) - Okullar açıldı. AA muhabirine konuştu."
    assert _bodies(text, "tr") == [(text.rindex("AA"), "AA")]


def test_a_country_in_brackets_stays_one() -> None:
    text = "Genève (Suisse) — La Suisse vote. Suisse romande en tête."
    found = [m for chain in chains(text, merged(text, "fr", []), "fr") for m in chain.mentions]
    assert "Suisse" in [m.surface for m in found if m.start == text.index("Suisse")]


@pytest.mark.parametrize(("text", "found"), [("L'équipe de Lille gagne.", []), ("L'Équipe en parle.", ["L'Équipe"])])
def test_an_everyday_word_is_no_paper(text: str, found: list[str]) -> None:
    assert [m.surface for m in find_known(text, "fr")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نقلت الرواية إلى الفرنسية.", []),
        ("ترجمت القصة من الإنجليزية إلى التركية.", []),
        ("ويتحدث الروسية بطلاقة.", []),
        ("وصل إلى الفرنسية للطيران.", ["الفرنسية"]),
        ("وصل الوفد إلى قصر الإليزيه صباحا.", []),
        ("وأعلن قصر الإليزيه موعد الزيارة.", ["قصر الإليزيه"]),
    ],
)
def test_languages_and_houses_in_arabic_are_no_countries(text: str, found: list[str]) -> None:
    assert [m.surface for m in find_countries(text, "ar") if m.confidence >= 0.5] == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("رئيس مجلس إدارة الهيئة العامة للطيران.", "ar", ["الهيئة العامة للطيران"]),
        ("Cumhuriyet Savcısı konuştu.", "tr", []),
        ("Cumhuriyet yazdı.", "tr", ["Cumhuriyet"]),
    ],
)
def test_boards_and_public_prosecutors_are_no_bodies(text: str, language: str, found: list[str]) -> None:
    assert [surface for _, surface in _bodies(text, language)] == found


def test_a_town_that_a_french_text_tells_to_be_one_is_no_body() -> None:
    assert find_by_rules("Le port de Vasselieu ferme.", "fr", []).towns == frozenset({"vasselieu"})


@pytest.mark.parametrize(
    "text",
    [
        "Le Conseil des écoles (CDE) - son bilan.",
        "Суд оштрафовал «Бо Райс» (БР)",
        "ОМСК, 5 мая — Министр прибыл. Школы открылись.",
    ],
)
def test_what_only_looks_like_a_credit_is_none(text: str) -> None:
    assert credit_spans(text) == []
