"""Titles are found beside names and taken off them, in five languages."""

import pytest

from kb.titles import titles_in


@pytest.mark.parametrize(
    ("language", "text", "canonical"),
    [
        ("en", "Foreign Minister", "foreign-minister"),
        ("ar", "وزير الخارجية", "foreign-minister"),
        ("ru", "министру иностранных дел", "foreign-minister"),
        ("tr", "Dışişleri Bakanı", "foreign-minister"),
        ("fr", "ministre des Affaires étrangères", "foreign-minister"),
        ("en", "spokeswoman", "spokesperson"),
        ("ru", "президентом", "president"),
        ("tr", "Cumhurbaşkanı", "president"),
        ("ar", "والرئيس", "president"),
        ("fr", "entraîneur", "coach"),
    ],
)
def test_one_office_has_one_word_in_every_language(language: str, text: str, canonical: str) -> None:
    assert [span.title.canonical for span in titles_in(text, language)] == [canonical]


def test_a_span_covers_the_title_and_its_full_stop() -> None:
    text = "met Lt. Gen. Ko"
    assert [text[span.start : span.end] for span in titles_in(text, "en")] == ["Lt. Gen."]
