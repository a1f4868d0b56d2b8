"""A digest holds several texts: it stands for none of them and does not make them one."""

from datetime import date

import pytest

from kb.model import Version
from kb.stories import StoryText, group

FERRY = """The ferry Solveig was towed to Tarnholm on Monday with 312 passengers aboard after its engine caught fire, the coast guard said.
Nine of them breathed smoke and were taken to a hospital in the town."""
GRAIN = """Farmers in the Oster valley expect to bring in 48,000 tons of barley this year, a fifth more than in the last one. Their union
wants the state to buy 15,000 tons for its stores before prices fall."""
SHORT = """The library of Kolm opens its reading room on 17 May after repairs that took 26 months."""


@pytest.fixture
def told() -> dict[str, Version]:
    bodies = {"ferry": FERRY, "grain": GRAIN, "digest": f"{FERRY}\n\n{GRAIN}\n\n{SHORT}"}
    named = {"ferry": ("Solveig",), "grain": ("Oster",), "digest": ("Solveig", "Oster")}
    texts = [
        StoryText(i, body, 0, "en", date(2021, 3, 1), i, tuple((body.index(n), n) for n in named[i]))
        for i, body in bodies.items()
    ]
    return {v.document_id: v for v in group(texts)}


def test_texts_that_one_digest_holds_are_stories_of_their_own(told: dict[str, Version]) -> None:
    assert told["ferry"].story_id != told["grain"].story_id


def test_a_digest_joins_the_text_of_which_it_has_most(told: dict[str, Version]) -> None:
    assert told["digest"].story_id == told["grain"].story_id


def test_a_digest_does_not_stand_for_a_text_it_holds(told: dict[str, Version]) -> None:
    assert (told["grain"].role, told["digest"].role) == ("original", "part")


def test_two_parts_of_one_article_are_one_story_with_it() -> None:
    more = """The Solveig has sailed to Tarnholm since 1988. Its owner, a company of the island, said that the 312 passengers would get
their fares back by the end of the month."""
    bodies = {"first": FERRY, "second": more, "whole": f"{FERRY}\n\n{more}\n\n{SHORT}"}
    texts = [
        StoryText(i, body, 0, "en", date(2021, 3, 1), i, ((body.index("Solveig"), "Solveig"),))
        for i, body in bodies.items()
    ]
    assert len({v.story_id for v in group(texts)}) == 1
