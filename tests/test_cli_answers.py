"""What commands answer a person: which entity is now which, all of what is known, one line for what cannot be."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import cli
from kb.knowledge import open_kb
from kb.pipeline import build

pytestmark = pytest.mark.slow

FIRST = """Dam opens

2 June 2020

The engineer Marta Olsen opened the dam in Norway on Tuesday. Olsen thanked the Chilean minister Ruben Ibarra, who had paid for it.
"""
SECOND = """Dam praised

3 June 2020

Ruben Ibarra praised the dam on Wednesday in Santiago. The engineer Greta Lund was not there, the minister said.
"""


def said(*arguments: str | Path, code: int = 0, stdin: str = "") -> str:
    """What a command prints, its complaints too."""
    done = CliRunner().invoke(cli, [*map(str, arguments)], input=stdin)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "first.txt").write_text(FIRST)
    (tmp_path / "news" / "second.txt").write_text(SECOND)
    build([tmp_path / "news"], tmp_path / "kb")
    return tmp_path / "kb"


def test_merge_says_how_the_one_is_called(folder: Path) -> None:
    answer = said("merge", "Greta Lund", "Marta Olsen", "--kb", folder)
    kept = said("entity", "Greta Lund", "--kb", folder).splitlines()[0]
    name, _, identity = kept.removeprefix("● ").partition("   ")
    assert answer == f"Greta Lund and Marta Olsen are one now, called {name} ({identity})\n"


def test_split_names_the_new_entity_and_entity_says_who_else_bears_the_name(folder: Path) -> None:
    with open_kb(folder) as kb:
        document = next(d.id for d in kb.documents()[1] if d.title == "Dam praised")
    answer = said("split", "Ruben Ibarra", "--document", document, "--kb", folder)
    with open_kb(folder) as kb:
        new = next(e.id for e, _ in kb.entities_of(document) if e.name == "Ruben Ibarra")
    assert answer.endswith(f" is no longer Ruben Ibarra (person:ruben-ibarra); now Ruben Ibarra ({new})\n")
    also = said("entity", "Ruben Ibarra", "--kb", folder).splitlines()[-1]
    assert also.startswith("Ruben Ibarra is also the name of: Ruben Ibarra (person:")
