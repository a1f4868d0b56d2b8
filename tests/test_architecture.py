"""Imports point one way, files stay small, and what a module offers is there."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = ("ingest", "clean", "extract", "resolve", "relate", "stories", "store", "index", "graph")
JOINERS = (
    "pipeline",
    "claims",
    "clearest",
    "knowledge",
    "answers",
    "export",
    "asjson",
    "measure",
    "naming",
    "related",
    "beside",
    "posts",
    "texts",
    "stated",
    "finding",
    "apart",
    "officials",
)
TOP = ("cli", "__main__", "__init__")
MODULES = sorted(p for top in ("kb", "web") for p in (ROOT / top).rglob("*.py") if "node_modules" not in p.parts)


def part_of(path: Path) -> str:
    """The part of the library a file belongs to: kb/index/base.py and kb/index.py are "index"."""
    return path.relative_to(ROOT).parts[1].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The parts of kb that a file imports, and "web"."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" if node.module == "kb" else node.module for alias in node.names]
        for name in names:
            if name == "web" or name.startswith("web."):
                yield "web"
            elif name.startswith("kb."):
                yield name.split(".")[1]


def is_type_only(path: Path, part: str) -> bool:
    """Whether a file imports a part for the type checker only."""
    tree = ast.parse(path.read_text("utf-8"))
    guarded = [n for n in tree.body if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    inside = [n.module for g in guarded for n in ast.walk(g) if isinstance(n, ast.ImportFrom)]
    return f"kb.{part}" in inside


@pytest.mark.parametrize("path", [p for p in MODULES if p.parts[-2] != "web"], ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    if path.relative_to(ROOT).parts[0] == "web":
        return
    part = part_of(path)
    found = set(imports(path)) - {part}
    if part in STAGES:
        wrong = found & {*STAGES, *JOINERS, *TOP, "web"}
    elif part in JOINERS:
        wrong = found & {*TOP, "web"}
        wrong -= {other for other in JOINERS if other in wrong}
    elif part in TOP:
        wrong = set()
    else:
        wrong = found & {*STAGES, *JOINERS, *TOP, "web"}
    assert {w for w in wrong if not is_type_only(path, w)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 350


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.name != "__main__.py"], ids=lambda p: str(p.relative_to(ROOT))
)
def test_what_a_module_offers_is_there(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    module = importlib.import_module(name)
    assert [n for n in getattr(module, "__all__", []) if not hasattr(module, n)] == []
