"""Passages: what they show, where they begin, what is marked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.index import IndexedEntity
from kb.index.analysis import forms, spans
from kb.index.marks import Mark, marks_of
from kb.index.scan import candidates
from kb.index.snippet import best_passage, pieces
from kb.query import Key, Query, parse

TEXT = "The town is quiet. " * 20 + "Gas prices rose in May. Bread did too. " + "Nobody knows more. " * 20


def marked(query: str, text: str, language: str = "en") -> list[str]:
    return [text[m.start : m.end] for m in marks_of(parse(query)).find(text, language, ())]


def test_words_are_marked_in_the_form_they_have() -> None:
    assert marked("pipeline burst", "Pipelines bursting; a burst pipeline.") == [
        "Pipelines",
        "bursting",
        "burst",
        "pipeline",
    ]


def test_a_phrase_is_marked_whole() -> None:
    assert marked('"oil field"', "An oil field, oil, a field.") == ["oil field"]


def test_a_word_that_must_not_be_there_is_not_marked() -> None:
    assert marked("gas -oil", "Gas and oil.") == ["Gas"]


def test_stop_words_of_a_question_are_not_marked() -> None:
    assert marked("where is the gas", "The gas is where it was.") == ["gas"]


def test_a_small_word_with_a_capital_inside_a_question_is_a_name() -> None:
    assert marked("the protests of May", "In May the protests may end.") == ["May", "protests", "may"]


def test_a_prefix_and_a_misspelled_word_are_marked() -> None:
    assert marked("pipe* protets~", "A pipeline protest.") == ["pipeline", "protest"]


def test_only_the_name_is_marked_not_what_is_written_onto_it() -> None:
    assert marked("Ankara", "Ankara'da toplandı", "tr") == ["Ankara"]


def test_an_arabic_word_is_marked_with_its_article() -> None:
    assert marked("اتحاد", "قال الاتحاد", "ar") == ["الاتحاد"]


@pytest.mark.parametrize("query", ["person:tas*", "person:tash", "person:tsah~", "person:oren-ta*"])
def test_who_is_asked_for_by_a_beginning_or_misspelled_is_marked(query: str) -> None:
    oren = IndexedEntity("person:oren-tash", "person", "Oren Tash", ("Oren Tash", "Tash"))
    found = marks_of(parse(query)).find("Tass met Oren Tash.", "en", (oren,))
    assert [(m.start, m.end) for m in found] == [(9, 18)]


def test_an_entity_is_marked_under_the_names_it_has() -> None:
    text = "Орен Таш приехал."
    entity = IndexedEntity("person:t", "person", "Oren Tash", ("Орен Таш",))
    found = marks_of(Query(Key("entity", "person:t"))).find(text, "ru", [entity])
    assert [text[m.start : m.end] for m in found] == ["Орен Таш"]


LETTERED = [
    "U.S.", "O'Neil", "Écoles", "école", "ÉCOLE", "d’écoles", "cœur", "straße", "1,000", "١٠٠٠", "dying", "die",
    "وَالوزير", "وزير", "بالوزير", "İstanbul'da", "Ёлка", "北京", "x", "-", "\n",
]  # fmt: skip
ASKED = [
    "us o'neil", "ecole", "coeur", "strasse 1000", "die", "وزير", "istanbul елка", "\"o'neil école\"", "北 x", "esc* eco*",
]  # fmt: skip


@given(st.lists(st.sampled_from(LETTERED)), st.sampled_from(ASKED), st.sampled_from(["en", "fr", "tr", "ar", "ru"]))
def test_looking_at_first_letters_finds_what_looking_at_every_word_does(
    words: list[str], query: str, language: str
) -> None:
    text = " ".join(words)
    every_word = replace(marks_of(parse(query)), fuzzy=[("qqqqqqqqqqqq", 0)])
    assert marks_of(parse(query)).find(text, language, ()) == every_word.find(text, language, ())


def test_a_passage_holds_the_matches_and_begins_with_their_sentence() -> None:
    marks = marks_of(parse("gas bread")).find(TEXT, "en", ())
    passage = best_passage(TEXT, marks)
    shown = "".join(text for text, _ in passage.parts)
    assert shown.startswith("Gas prices rose in May. Bread did too.")
    assert TEXT[passage.offset :].startswith(shown)


def test_without_a_match_the_beginning_is_shown() -> None:
    assert best_passage(TEXT, []).offset == 0


def test_a_passage_does_not_end_inside_a_word() -> None:
    assert best_passage("one two three four", [], 9).parts == (("one two three", False),)


def test_an_empty_text_has_an_empty_passage() -> None:
    assert best_passage("", []).parts == ()


@given(st.text(alphabet="ab. \n", max_size=300), st.sets(st.integers(0, 290), max_size=6), st.integers(1, 60))
def test_a_passage_is_always_a_piece_of_the_text(text: str, starts: set[int], length: int) -> None:
    marks = [Mark(s, s + 1, str(s % 3)) for s in sorted(starts) if s < len(text)]
    passage = best_passage(text, marks, length)
    shown = "".join(part for part, _ in passage.parts)
    assert text[passage.offset : passage.offset + len(shown)] == shown


def test_pieces_join_to_the_text() -> None:
    assert pieces("a gas price", [Mark(2, 5, "gas")]) == (("a ", False), ("gas", True), (" price", False))


@pytest.mark.parametrize("text", ["Mr O'Neal's well", "Mr O’Neil came", "Mr Oneil"])
def test_a_misspelled_word_is_marked_however_it_is_written(text: str) -> None:
    found = marks_of(parse("oneil~1")).find(text, "en", ())
    assert [text[m.start : m.end][:2] for m in found] == [text[3:5]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("well-kn*", ["well-known", "wellknown", "well knit"]),
        ("deep-w*", ["deep-water"]),
        ("cyber-attck~", ["cyber-attack", "cyberattack"]),
        ("re-run~", ["re-runs", "re run"]),
    ],
)
def test_of_a_word_with_hyphens_no_part_is_marked_alone(query: str, expected: list[str]) -> None:
    text = "A well-known, wellknown, well knit knot; deep-water, deep west, a cyber-attack, cyberattack, re-runs, well re run."
    assert marked(query, text, "en") == expected


PLAIN = "gas, oil-rich fields; (wheat) bread_price\nand U.S. tea"
ACCENTED = "Größe: gas, pétrole; (öl) bread and U.S. wheat"


@pytest.mark.parametrize("text", [PLAIN, ACCENTED])
@pytest.mark.parametrize(
    "wanted", [{"gas"}, {"oil", "wheat"}, {"gas", "oil", "bread", "wheat", "us", "petrole", "tea"}]
)
def test_the_words_looked_at_are_those_that_may_match(text: str, wanted: set[str]) -> None:
    exact = [w.group() for w in spans(text) if forms(w.group(), "en")[1] in wanted]
    assert set(exact) <= {w.group() for w in candidates(text, wanted, "en")}
    assert exact


@pytest.mark.parametrize(
    ("query", "text", "language", "expected"),
    [
        ("посадка", "Сообщили о посадке, «мягкой».", "ru", ["посадке"]),
        ("اتحاد", "قال للاتحاد والاتحاد", "ar", ["للاتحاد", "والاتحاد"]),
        ("oba", "Bir oba, iki ova.", "tr", ["oba"]),
        ("union", "Le sommet de l’Union", "fr", ["Union"]),
        ("234", "1,234 or 234", "en", ["234"]),
        ("oneil", "Mr O'Neil", "en", ["O'Neil"]),
    ],
)
def test_words_are_marked_in_every_script(query: str, text: str, language: str, expected: list[str]) -> None:
    assert marked(query, text, language) == expected
