"""What the product has is documented, and what the documents show runs."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import kb.errors
from kb.cli import COMMANDS as NAMES
from kb.cli import cli
from kb.settings import SETTINGS

ROOT = Path(__file__).parents[1]
COMMANDS = (ROOT / "docs/commands.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_command_and_option_is_documented(name: str) -> None:
    assert f"`kb {name}" in COMMANDS
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    options = [max(p.opts, key=len) for p in command.params if isinstance(p, click.Option)]
    assert [o for o in options if o not in COMMANDS] == []


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_is_documented_with_its_default(setting: object) -> None:
    assert f"| `{setting.name}` | `{setting.default}` |" in COMMANDS  # type: ignore[attr-defined]  # a Setting


@pytest.mark.parametrize("name", kb.errors.__all__)
def test_every_error_is_documented(name: str) -> None:
    assert f"`{name}`" in COMMANDS or f"kb.errors.{name}" in COMMANDS


def test_every_route_is_documented(sample_kb: kb.KnowledgeBase) -> None:
    from web import create_app

    documented = (ROOT / "docs/web.md").read_text("utf-8")
    rules = {re.sub(r"<[^>]*>", "ID", r.rule) for r in create_app(sample_kb).url_map.iter_rules()}
    own = {
        r.removesuffix(".ID")
        for r in rules
        if not r.startswith(("/static", "/api", "/export/")) and not r.endswith(".json")
    }
    assert sorted(r for r in own if r not in documented) == []


def test_links_between_documents_lead_somewhere() -> None:
    wrong = []
    for file in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text("utf-8")):
            if not (file.parent / target).exists():
                wrong.append(f"{file.name}: {target}")
    assert wrong == []


@pytest.mark.slow
def test_the_commands_of_the_tour_run(tmp_path: Path) -> None:
    tour = next(b for b in blocks("sh") if "--sample" in b)
    for line in tour.splitlines():
        command = shlex.split(line, comments=True)
        if not command or command[1] == "serve":  # served, and fetched from, in tests/web
            continue
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
        )
        assert done.returncode == 0, (line, done.stderr.decode())
        assert done.stdout.strip(), line


@pytest.mark.slow
def test_the_python_example_runs(tmp_path: Path) -> None:
    (example,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.slow
def test_the_commands_that_look_inside_run(tmp_path: Path) -> None:
    block = next(b for b in blocks("sh") if "kb compare" in b)
    (tmp_path / "article.html").write_text(
        "<html><body><h1>A title here</h1><p>Norway and Chile signed an agreement on Friday in Oslo.</p></body></html>"
    )
    script = "\n".join(
        re.sub(r"\bkb (?=extract|clean|compare)", f"{shlex.quote(sys.executable)} -m kb ", line)
        for line in block.splitlines()
    )
    done = subprocess.run(
        ["sh", "-ec", script], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Angela Merkel" in done.stdout.decode()
