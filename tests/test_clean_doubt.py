"""Cleaning in doubt: the article's own text stays, and no other date, headline or menu is taken for its own."""

import pytest

from kb.clean import clean
from kb.model import Cleaned, RawDocument

PARAGRAPH = "Dock workers kept the ports along the strait shut for a third day on Friday, and owners asked the courts to step in."
SECOND = (
    "Talks between the union and the port authority broke down at midnight, and neither side said when they would meet."
)


def cleaned(text: str, media_type: str = "text/plain", **metadata: str) -> Cleaned:
    return clean(RawDocument("x", text, media_type, metadata))


# -- the article's own text


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow us, shouted the crowd outside.",
        "Subscribe to this, the old clerk said.",
        "Подписывайтесь здесь, сказал нам чиновник.",
        "Abone ol, dedi yaşlı memur.",
        "Abonnez-vous, nous a-t-il dit hier.",
        "Watch: that was the order given to the guards.",
    ],
)
@pytest.mark.parametrize("page", ["{p}\n\n{line}\n\n{s}", "{p}\n\n{s}\n\n{line}"], ids=["inside", "last"])
def test_a_sentence_that_begins_like_furniture_stays(sentence: str, page: str) -> None:
    assert sentence in cleaned(page.format(p=PARAGRAPH, s=SECOND, line=sentence)).text.split("\n")


@pytest.mark.parametrize("line", ["Follow us on Facebook and Telegram.", "Read more: Ferry sinks off Ostley"])
def test_an_invitation_or_a_link_at_the_end_is_cut(line: str) -> None:
    assert line not in cleaned(f"{PARAGRAPH}\n\n{SECOND}\n\n{line}").text


def test_short_sentences_a_text_begins_with_are_no_title() -> None:
    found = cleaned(f"No.\n\nThe harbour master would not sign.\n\n{PARAGRAPH}\n\n{SECOND}")
    assert (found.title, found.text.split("\n\n")[:2]) == ("", ["No.", "The harbour master would not sign."])


def test_a_headline_with_a_full_stop_over_its_date_is_the_title() -> None:
    found = cleaned(f"The harbour master would not sign.\n3 March 2021\n\n{PARAGRAPH}\n\n{SECOND}")
    assert found.title == "The harbour master would not sign."


def test_a_short_headline_below_a_menu_is_the_title() -> None:
    found = cleaned(f"The Port Herald\nHome\nWorld\nSport\nNorway signs\n{PARAGRAPH}\n{SECOND}")
    assert (found.title, found.publisher) == ("Norway signs", "The Port Herald")


def test_a_line_right_over_the_text_is_no_menu_entry() -> None:
    found = cleaned(f"Home\nWorld\nSport\nNorway signs\n{PARAGRAPH}\n{SECOND}", title="Treaty signed at last")
    assert found.text.startswith("Norway signs\n\n")
