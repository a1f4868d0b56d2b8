"""English whose words and marks a tokeniser set apart is read as it was written; offsets stay those of the text given."""

import pytest

from kb.extract.tokenised import untokenised
from kb.model import Chain, Mention


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("Bo Rice , 41 , left .", "Bo Rice, 41, left."),
        ("AYR ( Ulm ) 's coach , Bo", "AYR (Ulm)'s coach, Bo"),
        ("`` No , '' said Bo .", '"No," said Bo.'),
        ('" No , " said Bo , " never . "', '"No," said Bo, "never."'),
        ("The Miners ' Union was n't told .", "The Miners' Union wasn't told."),
        ("Bo paid $ 40 , or 3 % , -LRB- Ann did n't -RRB- .", "Bo paid $40, or 3%, (Ann didn't)."),
        ("AYR , May 3 - Bo won 6-1 .", "AYR, May 3 - Bo won 6-1."),
    ],
)
def test_marks_go_back_to_their_words(given: str, written: str) -> None:
    found = untokenised(given)
    assert found is not None
    assert found.text == written


@pytest.mark.parametrize("text", ["Bo Rice, 41, left.", "Bo , Ann, and Ulm left.", "Ayr 2 Ulm 0", ""])
def test_a_text_that_no_tokeniser_touched_stays(text: str) -> None:
    assert untokenised(text) is None


def test_a_mention_is_where_the_text_given_has_it() -> None:
    given = "Ann , of the Miners ' Union , left ."
    whole = untokenised(given)
    assert whole is not None
    name = "Miners' Union"
    start = whole.text.index(name)
    chain = Chain("organization", name, (Mention(start, start + len(name), name, "organization"),))
    [back] = whole.back([chain])
    assert back.name == name
    assert back.mentions[0].surface == given[13:27] == "Miners ' Union"
