"""Every line of the search help does what it says: it is understood without a hint and finds some articles, not all."""

import re
from pathlib import Path

import pytest

from kb.index.memory import MemoryEngine
from kb.query import parse
from tests.search_documents import DOCUMENTS

HELP = Path(__file__).parents[1] / "docs" / "search.md"
LINES = re.findall(r"^\| `([^`]+)` \|", HELP.read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def engine() -> MemoryEngine:
    return MemoryEngine(DOCUMENTS)


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_help(engine: MemoryEngine, line: str) -> None:
    page = engine.search(parse(line))
    assert page.hints == ()
    assert 0 < page.total < len(DOCUMENTS)


def test_the_help_names_every_field() -> None:
    fields = {"title", "text", "person", "org", "country", "source", "author", "lang", "kind", "date", "entity"}
    assert fields <= {line.split(":")[0] for line in LINES}
