"""Two articles side by side: what both say, what only one has, and numbers that differ."""

from datetime import date

import pytest

from kb.answers import Linked
from kb.beside import Beside, Row, beside
from kb.model import Document, Mention

WIRE = (
    "Dam gives way\n\n"
    "A dam near Lorvik broke on Tuesday and 140 people left their homes. The mayor, Anna Berg, called it a warning.\n\n"
    "Nobody was hurt, the police said.\n\n"
    "The road to Stenmo will stay closed until Friday."
)
PAPER = (
    "Dam gives way in the north\n\n"
    "A dam near Lorvik broke on Tuesday and 150 people left their homes. The mayor, Anna Berg, called it a warning.\n\n"
    "The road to Stenmo will stay closed until Friday."
)
FRENCH = (
    "Un barrage cède\n\n"
    "Un barrage près de Lorvik a cédé mardi et 140 personnes ont quitté leurs maisons. La maire, Anna Berg, parle d'un "
    "avertissement.\n\n"
    "La route de Stenmo restera fermée jusqu'à vendredi."
)
ARABIC = "انهيار سد\n\nانهار سد قرب لورفيك يوم الثلاثاء وغادر ١٤٠ شخصا منازلهم، وقالت العمدة آنا بيرغ إنه تحذير."


def _document(name: str, text: str, language: str) -> Document:
    body = text.index("\n\n") + 2
    title = text[: body - 2]
    return Document(name, name, title, text, body, "", "", date(2022, 1, 3), "stated", language, "", name)


def _mentions(text: str, **surfaces: str) -> list[Linked]:
    found = [
        Linked(Mention(text.index(s), text.index(s) + len(s), s, "person"), f"person:{name}", name)
        for name, s in surfaces.items()
        if s in text
    ]
    return sorted(found, key=lambda linked: linked.mention.start)


def _compared(left: str, right: str, language: str, berg: str = "Anna Berg") -> Beside:
    return beside(
        _document("a", left, "en"),
        _mentions(left, berg="Anna Berg"),
        _document("b", right, language),
        _mentions(right, berg=berg),
    )


def _text(row: Row, side: str) -> str:
    return " ".join("".join(piece.text for piece in passage.pieces) for passage in getattr(row, side))


def _marked(found: Beside, side: str, mark: str) -> list[str]:
    rows = (found.title, *found.rows)
    return [p.text for row in rows for passage in getattr(row, side) for p in passage.pieces if p.mark == mark]


@pytest.mark.parametrize(("other", "language"), [(PAPER, "en"), (FRENCH, "fr"), (ARABIC, "ar"), (WIRE, "en")])
def test_every_sentence_stands_once_and_in_order(other: str, language: str) -> None:
    found = _compared(WIRE, other, language)
    for side, text in (("left", WIRE), ("right", other)):
        told = [_text(row, side) for row in (found.title, *found.rows)]
        assert " ".join(part for part in told if part).split() == text.split()


def test_what_only_one_has_stands_alone() -> None:
    found = _compared(WIRE, PAPER, "en")
    assert [_text(row, "left") for row in found.rows if row.standing == "left"] == ["Nobody was hurt, the police said."]
    assert found.counted("left") == (3, 4)
    assert found.counted("right") == (3, 3)


def test_words_in_both_are_marked_and_a_changed_number_stands_out() -> None:
    found = _compared(WIRE, PAPER, "en")
    assert "A dam near Lorvik broke on Tuesday and" in _marked(found, "left", "same")
    assert "people left their homes." in _marked(found, "right", "same")
    assert (_marked(found, "left", "number"), _marked(found, "right", "number")) == (["140"], ["150"])
    (difference,) = found.differences
    assert (difference.row, difference.left, difference.right) == (0, ("140",), ("150",))


def test_a_copy_has_every_word_marked_and_no_difference() -> None:
    found = _compared(WIRE, WIRE, "en")
    assert found.same_words == found.left_words == found.right_words
    assert {row.standing for row in found.rows} == {"both"}
    assert found.differences == ()


def test_a_sentence_that_one_cut_is_told_from_one_that_has_a_number_more() -> None:
    shorter = WIRE.replace(" and 140 people left their homes", "")
    found = _compared(WIRE, shorter, "en")
    assert _marked(found, "left", "number") == ["140"]
    assert found.differences == ()


@pytest.mark.parametrize(("other", "language", "berg"), [(FRENCH, "fr", "Anna Berg"), (ARABIC, "ar", "آنا بيرغ")])
def test_across_languages_names_and_numbers_of_both_are_marked(other: str, language: str, berg: str) -> None:
    found = _compared(WIRE, other, language, berg)
    assert _marked(found, "left", "name") == ["Anna Berg"]
    assert _marked(found, "right", "name") == [berg]
    assert _marked(found, "left", "same") == ["140"]
    assert _marked(found, "right", "number") == []
    assert found.same_words == 0


def test_a_number_with_its_thousands_apart_is_one_number() -> None:
    left = "Wells\n\nThe fund paid 26,000 crowns to Anna Berg for 3 wells in Lorvik on Monday."
    right = "Puits\n\nLe fonds a payé 26 000 couronnes à Anna Berg pour trois puits à Lorvik lundi."
    found = _compared(left, right, "fr")
    assert (_marked(found, "left", "same"), _marked(found, "right", "same")) == (["26,000"], ["26 000"])
    assert _marked(found, "left", "number") == []


def test_texts_that_share_nothing_stand_apart() -> None:
    found = _compared(WIRE, "Wool\n\nSheep were shorn early this spring because of the heat.", "en")
    assert {row.standing for row in found.rows} == {"left", "right"}


def test_an_article_without_a_body_is_no_error() -> None:
    found = _compared(WIRE, "Only a title\n\n", "en")
    assert {row.standing for row in found.rows} == {"left"}
