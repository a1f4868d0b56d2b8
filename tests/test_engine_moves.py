"""A collection that outgrows its engine: the next build moves it, says so, and can be told to go back."""

from pathlib import Path

import pytest

from kb.index import opening
from kb.knowledge import open_kb
from kb.pipeline import build, reindex
from kb.query import parse

pytestmark = pytest.mark.slow

WELL = "A well opens in Tarsk\n\n12 March 2021\n\nWater came up in the town of Tarsk on Friday, and hundreds of people saw it come."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge base of one article, kept by Whoosh."""
    (tmp_path / "well.txt").write_text(WELL)
    build([tmp_path / "well.txt"], tmp_path / "kb")
    return tmp_path / "kb"


@pytest.fixture
def grown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where one article is many."""
    monkeypatch.setattr(opening, "LARGE", 1)
    return folder


def test_the_next_build_moves_it_and_says_so(grown: Path) -> None:
    report = build([grown.parent / "well.txt"], grown)
    assert (report.engine, report.notes) == (
        "tantivy",
        ["tantivy is faster for 1 articles: the full-text index moves to it; kb index --engine whoosh goes back"],
    )


def test_what_it_left_is_gone(grown: Path) -> None:
    build([grown.parent / "well.txt"], grown)
    assert [p.name for p in (grown / "index").iterdir()] == ["tantivy"]


def test_whoever_reads_meanwhile_goes_on(grown: Path) -> None:
    with open_kb(grown) as kb:
        assert kb.search(parse("well")).total == 1
        build([grown.parent / "well.txt"], grown)
        assert kb.search(parse("well")).total == 1


def test_it_stays_where_it_was_told_to(grown: Path) -> None:
    build([grown.parent / "well.txt"], grown)
    reindex(grown, engine="whoosh")
    report = build([grown.parent / "well.txt"], grown)
    assert (report.engine, report.notes) == ("whoosh", [])
