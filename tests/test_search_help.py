"""Every line of the search help does what it says: it is understood without a hint and finds what it promises."""

import re
from pathlib import Path

import pytest

from kb.index import Engine
from kb.query import parse
from tests.search_documents import DOCUMENTS, filled, found
from web.about import OPERATORS

HELP = Path(__file__).parents[1] / "docs" / "search.md"
LINES = re.findall(r"^\| `([^`]+)` \|", HELP.read_text("utf-8"), re.MULTILINE)
# Of the articles in tests/search_documents.py, those that the help promises.
PROMISED = {
    "oil prices": "a1 a4 a7",
    "Where was the new oil field found?": "a1 a4 a7",
    '"oil field"': "a4",
    '"prices"': "a1 a7",
    '"wheat oil"~9': "a4",
    "oil AND wheat": "a4 a7",
    "oil OR gas": "a1 a4 a7",
    "oil NOT harvest": "a4",
    "oil -harvest": "a4",
    "oil +wheat": "a4 a7",
    "(oil OR gas) AND prices": "a1 a7",
    "well-known": "a4",
    "pipe*": "a1",
    "pipleine~": "a1",
    "protets~1": "a1",
    "title:oil": "a4",
    "text:oil": "a4 a7",
    "title:(wheat OR gas)": "a1 a7",
    'person:"Oren Tash"': "a1 a2 a3",
    'org:"Steppe Union"': "a4 a5",
    "country:KZ": "a1 a6",
    "source:herald": "a1 a4",
    'author:"Bo Ek"': "a4 a7",
    "lang:ru": "a2",
    "lang:(ru OR ar)": "a2 a3",
    "kind:organization": "a4 a5",
    "date:2022": "a1 a2 a5 a6",
    "date:2022-01..2022-03": "a1 a2 a5 a6",
    "date:>2021": "a1 a2 a5 a6",
    "entity:person:oren-tash": "a1 a2 a3",
}
SIGNS = ("AND", "OR", "NOT", "(", "*", "~", '"', "+", " -", "title:", "text:", "person:", "org:", "country:", "kind:",
         "source:", "lang:", "date:", "entity:")  # fmt: skip


engine = filled(DOCUMENTS)


@pytest.mark.parametrize("line", PROMISED)
def test_a_line_of_the_help_finds_what_it_promises(engine: Engine, line: str) -> None:
    assert engine.search(parse(line)).hints == ()
    assert found(engine, line) == PROMISED[line].split()


def test_every_line_of_the_help_is_promised_something() -> None:
    assert set(LINES) == set(PROMISED)


@pytest.mark.parametrize("example", [example for _, example, _ in OPERATORS])
def test_an_example_of_the_help_page_is_understood(example: str) -> None:
    assert parse(example).hints == ()


@pytest.mark.parametrize("sign", SIGNS)
def test_the_help_and_its_page_show_every_sign(sign: str) -> None:
    assert any(sign in line for line in LINES)
    assert any(sign in example for _, example, _ in OPERATORS)
