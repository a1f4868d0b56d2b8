"""What sentences of five languages say, and do not say, of the names in them: the rows of relation_sentences.tsv."""

from pathlib import Path

import pytest

from kb.datafiles import alternatives, rows
from kb.relate.roles import COLUMNS
from tests.test_relate import said

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("relation_sentences.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "sentence", "statements"), ROWS)
def test_a_sentence_says_what_its_reader_reads(language: str, sentence: str, statements: str) -> None:
    assert "; ".join(said(sentence, language)) == statements


_TO_PERSONS = sorted(
    {
        phrase
        for name, kinds, _, _, role, phrases, *_ in rows("predicates.tsv", len(COLUMNS))
        if role == "verb" and "person" in kinds.partition(">")[2]
        for phrase in alternatives(phrases)
    }
)


@pytest.mark.parametrize("verb", _TO_PERSONS)
def test_nobody_gets_the_office_of_whom_he_does_something_to(verb: str) -> None:
    for sentence in (
        f"[P Eva Lind] {verb} the [D NO Norwegian] president.",
        f"[P Eva Lind] {verb} the [D NO Norwegian] president, [P Jan Berg], on Monday.",
    ):
        assert not [s for s in said(sentence, "en") if s.startswith("Eva Lind holds-office")]
