"""Floors under the ranking on our own judged queries: a change that makes it worse is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.index import Engine, open_engine
from kb.measure.search import read_documents, read_questions, score
from tests.quality.search_score import LONG, plain, row
from tests.quality.topic_score import ASKED, DEPTH, articles, figures, ranker, topics

HERE = Path(__file__).parent
DOCUMENTS = read_documents(HERE / "search_documents.jsonl")
QUESTIONS = read_questions(HERE / "search_queries.jsonl")


ARTICLES, TOPICS = articles(), topics()


@pytest.fixture(params=["memory", "whoosh", "tantivy"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(request.param, tmp_path, create=True)
    yield opened
    opened.close()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    empty.update(DOCUMENTS)
    return empty


def test_questions_in_one_language(engine: Engine) -> None:
    assert score(engine, DOCUMENTS, QUESTIONS, entities=True)[0] >= 0.97


def test_questions_answered_in_other_languages_by_their_entities(engine: Engine) -> None:
    assert score(engine, DOCUMENTS, QUESTIONS, entities=True)[1] >= 0.89


def test_long_questions_rank_as_well_as_with_plain_bm25(engine: Engine) -> None:
    long = [q for q in QUESTIONS if not q.cross and len(q.text.split()) >= LONG]
    best = max(
        float(row(plain(DOCUMENTS, k1, b, stops=True), QUESTIONS).split(" | ")[1])
        for k1, b in ((0.9, 0.4), (1.2, 0.75), (1.5, 0.75))
    )
    assert score(engine, DOCUMENTS, long, entities=True)[0] >= best - 0.001


@pytest.mark.parametrize("part", list(ASKED))
def test_topics_rank_as_well_as_with_plain_bm25(empty: Engine, part: str) -> None:
    empty.update(ARTICLES)
    ours = figures(ranker(empty, ARTICLES), ASKED[part], TOPICS)
    bare = figures(plain(ARTICLES, 0.9, 0.4, stops=True, depth=DEPTH), ASKED[part], TOPICS)
    assert all(mine >= its - 0.002 for mine, its in zip(ours, bare, strict=True))
