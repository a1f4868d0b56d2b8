"""The rules of English on literal sentences, without a model: what is found, cut, dropped and joined."""

from collections.abc import Sequence

import pytest

from kb.extract import chains
from kb.extract.companions import add_companions
from kb.extract.labels import find_labelled
from kb.extract.lines import lines
from kb.extract.merge import merged
from kb.extract.short_bodies import add_short_bodies
from kb.model import Kind, Mention


def _at(text: str, surface: str, kind: Kind = "person") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, kind, "name", "model", 0.8)


def _found(text: str, *seen: Mention) -> set[tuple[str, str]]:
    return {(m.kind, m.surface) for m in merged(text, "en", [list(seen)])}


def _told(text: str, seen: Sequence[Mention]) -> set[tuple[str, str]]:
    own = chains(text, merged(text, "en", [list(seen)]), "en")
    return {(m.kind, m.surface) for c in own for m in c.mentions}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Garment Makers' Forum met.", "Garment Makers' Forum"),
        ("She is from the Centre for Sea Studies in Varn.", "Centre for Sea Studies"),
        ("He told the Varn Bulletin so.", "Varn Bulletin"),
        ("He works at Bank Kelara now.", "Bank Kelara"),
        ("We sold it to Norsbanken.", "Norsbanken"),
        ("The Council of the Revolution fell.", "Council of the Revolution"),
        ("The Bank of England's Eddie Rice spoke.", "Bank of England"),
        ("Cleveland beat Detroit.", "Detroit"),
    ],
)
def test_a_body_is_found_by_its_own_words(text: str, body: str) -> None:
    assert ("organization", body) in _found(text)


@pytest.mark.parametrize(
    ("text", "seen", "cut"),
    [
        ("The Congress party lost.", "Congress party", "Congress"),
        ("Bo's Ann Rice said so.", "Bo's Ann Rice", "Bo"),
        ("In Bo the Steel Union met.", "Bo the Steel Union", "Steel Union"),
        ("Varn School, Bo Hospital shut.", "Varn School, Bo Hospital", "Varn School"),
        ("The Omani Ministry of Energy said so.", "Omani Ministry of Energy", "Ministry of Energy"),
    ],
)
def test_a_find_is_cut_to_the_name_of_the_body(text: str, seen: str, cut: str) -> None:
    assert ("organization", cut) in _found(text, _at(text, seen, "organization"))


def test_a_name_keeps_an_end_with_a_small_particle() -> None:
    text = "He met Hilal al-Varni there."
    assert ("person", "Hilal al-Varni") in _found(text, _at(text, "Hilal al-Varni"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He drove down Nehru Road.", "Nehru Road"),
        ("Bo Rice came. The Rices left.", "Rices"),
        ("The Dayton agreement holds.", "Dayton"),
    ],
)
def test_what_is_called_after_a_person_or_a_town_is_none(text: str, name: str) -> None:
    mentions = merged(text, "en", [[_at(text, name, "organization" if name == "Dayton" else "person")]])
    assert name not in {m.surface for m in mentions}


def test_an_ordinary_word_amid_a_sentence_is_a_name_when_it_is_written_as_one() -> None:
    text = 'It worked," said Jobs. He smiled.'
    assert ("person", "Jobs") in _found(text, _at(text, "Jobs"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Bo-born Ann Varnika, 44, won.", "Ann Varnika"),
        ("Rilwan Varnika, Chad's oil minister, came.", "Rilwan Varnika"),
        ("Its director, Edgar Varnika, left.", "Edgar Varnika"),
        ("Varnika beat his rival.", "Varnika"),
    ],
)
def test_what_is_said_of_a_name_makes_it_a_person(text: str, name: str) -> None:
    assert ("person", name) in _told(text, [_at(text, name, "organization")])


@pytest.mark.parametrize("text", ["It lies on the road to Varnik.", "They live in the Varnik region."])
def test_a_name_on_a_road_or_before_its_region_is_a_place(text: str) -> None:
    assert _told(text, [_at(text, "Varnik")]) == set()


def test_people_are_found_beside_people_and_bodies() -> None:
    text = "Ann Rice and Pep Varnika met Sunda Pichon of Acme."
    seen = [_at(text, "Ann Rice"), _at(text, "Acme", "organization")]
    assert [m.surface for m in add_companions(text, seen)] == ["Ann Rice", "Pep Varnika", "Sunda Pichon", "Acme"]


def test_speakers_of_a_transcript_are_people_and_callers_are_not() -> None:
    text = "RICE: Good evening. CALLER: Hello. RICE: Go on. ORR: Well."
    assert [m.surface for m in find_labelled(text)] == ["RICE", "RICE", "ORR"]


def test_a_body_is_found_by_the_word_for_it_only_when_named_in_full() -> None:
    text = "The Steel Council met. The Council and the Union agreed."
    seen = [_at(text, "Steel Council", "organization")]
    assert [m.surface for m in add_short_bodies(text, seen)] == ["Steel Council", "Council"]


def test_a_model_is_not_shown_a_dateline_or_a_topic() -> None:
    shown = [line.shown for line in lines("AYR, May 3 - Bo Rice won.\n\nSoccer-Bo wins again")]
    assert shown == ["Bo Rice won.", "Bo wins again"]


def test_a_name_is_found_again_in_capitals() -> None:
    text = "ANN VARNIKA QUITS\n\nAnn Varnika left on Monday, as everybody expected."
    assert ("person", "ANN VARNIKA") in _told(text, [_at(text, "Ann Varnika")])


def test_a_club_is_found_by_its_short_form() -> None:
    text = "Ayr Rovers 2, Varn United 1\n\nRovers were better."
    assert ("organization", "Rovers") in _told(text, [])
