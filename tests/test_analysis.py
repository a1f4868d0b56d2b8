"""Words as they are indexed, by language."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.index.analysis import stop_words, tokens
from kb.index.arabic import arabic_exact, arabic_stem
from kb.index.words import prepared
from kb.query import Ranked, Term, parse


def terms(text: str, language: str) -> list[str]:
    return [t.term for t in tokens(text, language)]


def exact(text: str, language: str) -> list[str]:
    return [t.exact for t in tokens(text, language)]


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("pipeline", "Pipelines", "en"),
        ("agree", "agreed", "en"),
        ("протест", "протестами", "ru"),
        ("ёлка", "елка", "ru"),
        ("می\u200cخواهد", "میخواهد", "fa"),
        ("pipe\u00adlines", "pipelines", "en"),
        ("région", "régions", "fr"),
        ("l'Union", "Union", "fr"),
        ("qu’ils", "ils", "fr"),
        ("İstanbul'da", "istanbul", "tr"),
        ("IŞIK", "ışık", "tr"),
        ("şehir", "şehirler", "tr"),
        ("الوزير", "وزير", "ar"),
        ("والوزير", "وزير", "ar"),
        ("للوزير", "وزير", "ar"),
        ("مُحَمَّد", "محمد", "ar"),
        ("مـحـمد", "محمد", "ar"),
        ("إيران", "ايران", "ar"),
        ("قاهرة", "قاهره", "ar"),
        ("منتدى", "منتدي", "ar"),
        ("٢٠٢٢", "2022", "ar"),
        ("Türkiye", "Turkiye", "tr"),
        ("café", "cafe", "en"),
        ("cafe\u0301", "café", "en"),
        ("U.S.", "US", "en"),
        ("U.S", "US", "en"),
        ("U.S.A.", "USA", "en"),
        ("1,000", "1000", "en"),
        ("1.000.000", "1000000", "tr"),
        ("Erdogan's", "Erdogan", "en"),
        ("O’Neil", "O'Neil", "en"),
    ],
)
def test_forms_of_one_word_have_one_term(left: str, right: str, language: str) -> None:
    assert terms(left, language) == terms(right, language)


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [("3.5", "35", "en"), ("oil", "soil", "en"), ("ولد", "لد", "ar"), ("وزير", "زير", "ar")],
)
def test_different_words_have_different_terms(left: str, right: str, language: str) -> None:
    assert terms(left, language) != terms(right, language)


def test_the_exact_form_is_not_stemmed() -> None:
    assert exact("Fields agreed", "en") == ["fields", "agreed"]


def test_a_latin_name_in_a_russian_text_is_the_same_word_as_in_an_english_one() -> None:
    assert terms("Apples", "ru") == terms("Apples", "en")


def test_hyphens_part_words() -> None:
    assert exact("oil-rich Covid-19", "en") == ["oil", "rich", "covid", "19"]


def test_signs_without_spaces_are_words_each() -> None:
    assert exact("北京 ok", "zh") == ["北", "京", "ok"]


def test_offsets_are_of_the_word_alone() -> None:
    text = "dans l’Union, Ankara'da"
    assert [text[t.start : t.end] for t in tokens(text, "tr")] == ["dans", "Union", "Ankara"]


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "ru", "tr", "ar", "zh", ""]))
def test_tokens_are_in_order_and_not_empty(text: str, language: str) -> None:
    found = tokens(text, language)
    assert all(t.term and t.exact and t.start < t.end and " " not in t.term + t.exact for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("word", ["وزير", "وزاره", "ولد"])
def test_a_word_that_begins_with_waw_keeps_it(word: str) -> None:
    assert arabic_stem(arabic_exact(word)).startswith("و")


def test_stop_words_are_known_in_five_languages() -> None:
    assert {language for language, words in stop_words().items() if len(words) > 50} == {"en", "fr", "ru", "tr", "ar"}


def asked(text: str) -> list[str]:
    clause = prepared(parse(text))
    return [c.text for c in clause.clauses if isinstance(c, Term)] if isinstance(clause, Ranked) else []


def test_a_sentence_may_begin_with_a_small_word() -> None:
    assert asked("Find wells in deserts. The water of them") == ["Find", "wells", "deserts.", "water"]


def test_a_capital_inside_a_sentence_makes_a_name() -> None:
    assert asked("the protests of May") == ["protests", "May"]
