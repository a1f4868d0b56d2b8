"""What sentences of five languages say, and do not say, of the names in them: the rows of relation_sentences.tsv."""

from pathlib import Path

import pytest

from tests.test_relate import said

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("relation_sentences.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "sentence", "statements"), ROWS)
def test_a_sentence_says_what_its_reader_reads(language: str, sentence: str, statements: str) -> None:
    assert "; ".join(said(sentence, language)) == statements
