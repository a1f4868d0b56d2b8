"""Floors under the ranking on our own judged queries: a change that makes it worse is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.index import Engine, open_engine
from kb.measure.search import read_documents, read_questions, score

HERE = Path(__file__).parent
DOCUMENTS = read_documents(HERE / "search_documents.jsonl")
QUESTIONS = read_questions(HERE / "search_queries.jsonl")


@pytest.fixture(params=["memory", "whoosh", "tantivy"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(request.param, tmp_path, create=True)
    opened.update(DOCUMENTS)
    yield opened
    opened.close()


def test_questions_in_one_language(engine: Engine) -> None:
    assert score(engine, DOCUMENTS, QUESTIONS, entities=True)[0] >= 0.97


def test_questions_answered_in_other_languages_by_their_entities(engine: Engine) -> None:
    assert score(engine, DOCUMENTS, QUESTIONS, entities=True)[1] >= 0.89
