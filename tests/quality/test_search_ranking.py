"""Floors under the ranking on our own judged queries: a change that makes it worse is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.index import Engine, open_engine
from tests.quality.search_score import documents, score


@pytest.fixture(params=["memory", "whoosh", "tantivy"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(request.param, tmp_path, create=True)
    opened.update(documents())
    yield opened
    opened.close()


def test_questions_in_one_language(engine: Engine) -> None:
    assert score(engine, entities=True)[0] >= 0.97


def test_questions_answered_in_other_languages_by_their_entities(engine: Engine) -> None:
    assert score(engine, entities=True)[1] >= 0.89
