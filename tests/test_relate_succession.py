"""Who is followed in an office holds it no more, and who is about to change clubs plays there not yet; names are invented."""

import pytest

from tests.test_relate import said


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "[P Omar Selwey] replaced [O Nordwerk] chairman [P Karl Dresner]."),
        ("en", "[O Nordwerk] chairman [P Karl Dresner] was succeeded by [P Omar Selwey]."),
        ("fr", "[P Omar Selwey] a remplacé le président de [O Nordwerk], [P Karl Dresner]."),
        ("ar", "وخلف [P Omar Selwey] مؤسس الحزب [P Karl Dresner] الذي قاد حزب [O Nordwerk] منذ عام 2004."),
        ("tr", "[O Nordwerk] Genel Başkanı [P Karl Dresner]'in yerine [P Omar Selwey] seçildi."),
    ],
)
def test_who_is_succeeded_holds_the_office_no_more(language: str, sentence: str) -> None:
    assert "Karl Dresner leads Nordwerk (former)" in said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "[P Omar Selwey] переходит в [O Nordwerk]."),
        ("ru", "[P Omar Selwey] перейдёт в клуб [O Nordwerk]."),
        ("en", "[P Omar Selwey] will move to [O Nordwerk]."),
    ],
)
def test_a_move_to_come_is_planned(language: str, sentence: str) -> None:
    assert said(sentence, language) == ["Omar Selwey works-for Nordwerk (planned)"]


def test_a_move_made_is_told_as_it_is() -> None:
    assert said("[P Omar Selwey] перешёл в [O Nordwerk].", "ru") == ["Omar Selwey works-for Nordwerk"]
