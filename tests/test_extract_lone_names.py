"""Single unknown words of an English text: a person's by their form, or by what people do."""

import pytest

from kb.extract.kinds import Kinds
from kb.extract.lines import lines
from kb.extract.lone_names import find_unknown, has_form_of_surname
from kb.model import Kind, Mention

WORDS = frozenset("the said that she was in at coach of no left by for of road to rain had not".split())


@pytest.mark.parametrize("word", ["Tullović", "Ricescu", "Orrsson", "Bossvili-Orr", "Rice-Tull", "McTull", "O'Tull"])
def test_a_word_ends_like_a_surname(word: str) -> None:
    assert has_form_of_surname(word)


@pytest.mark.parametrize("word", ["Rostov", "Berlin", "Acme", "Vice-President", "Union-Bank"])
def test_a_town_a_firm_and_an_office_do_not(word: str) -> None:
    assert not has_form_of_surname(word)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Tullo said that Krabbe was left.", ["Tullo", "Krabbe"]),
        ('"No," said Tullo.', ["Tullo"]),
        ("The coach left Tullović in the rain.", ["Tullović"]),
        ("The road to Tullović was left.", []),
        ("Farmers said no.", []),
        ("Tullo in the rain.", []),
        ("Tullo was pruned by the road.", []),
        ("Tullo has been widely used in the rain.", []),
    ],
)
def test_an_unknown_word_that_does_as_people_do_is_found(line: str, names: list[str]) -> None:
    assert [line[start:end] for start, end in find_unknown(line, WORDS)] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tullo told the court that she left.", "person"),
        ("“No,” said Tullo.", "person"),
        ("The Tullo said that rates fell.", "organization"),
        ("They left with Tullo.", "organization"),
        ("They left with Tullović.", "person"),
    ],
)
def test_a_recognisers_body_of_one_word_is_a_person_who_acts_as_one(text: str, kind: Kind) -> None:
    name = "Tullović" if "Tullović" in text else "Tullo"
    start = text.index(name)
    found = Mention(start, start + len(name), name, "organization", "name", "model", 0.8)
    assert [m.kind for m in Kinds(text, "en").agree([found])] == [kind]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("TENNIS - TULLO BEATS TOP SEED KRABBE IN BONN", "Tullo beats top seed Krabbe in Bonn"),
        ("TULLO WINS LEADERSHIP OF LABOUR PARTY", "Tullo wins leadership of Labour Party"),
    ],
)
def test_a_headline_in_capitals_alone_is_read_as_a_sentence(line: str, shown: str) -> None:
    assert [part.shown for part in lines(line)] == [shown]


def test_who_acts_in_a_headline_in_capitals_is_a_person() -> None:
    found = Mention(0, 7, "KOVALLO", "organization", "name", "model", 0.8)
    assert [m.kind for m in Kinds("KOVALLO BEATS TOP SEED", "en").agree([found])] == ["person"]
