"""Files that are one text: plain, Markdown (with front matter), HTML."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from kb.ingest.decode import decode
from kb.ingest.fields import assign, looks_like_html, text_of
from kb.model import RawDocument

__all__ = ["front_matter", "read_html", "read_markdown", "read_text"]

_FRONT = re.compile(r"\A\ufeff?\s*(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.S)
_PAIR = re.compile(r"^([\w][\w .-]{0,40}):[ \t]*(.*)$")


def read_text(data: bytes, uri: str) -> Iterator[RawDocument]:
    """One plain text; a page saved under a text name is read as the page it is."""
    text = decode(data)
    yield RawDocument(uri, text, "text/html" if looks_like_html(text[:300]) else "text/plain")


def read_markdown(data: bytes, uri: str) -> Iterator[RawDocument]:
    """One Markdown text; its front matter becomes metadata under our names of the fields."""
    metadata, text = front_matter(decode(data))
    yield RawDocument(uri, text, "text/markdown", metadata)


def read_html(data: bytes, uri: str) -> Iterator[RawDocument]:
    """One page, decoded as it says or as its bytes show."""
    yield RawDocument(uri, decode(data, declared=True), "text/html")


def front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The metadata between the `---` (or `+++`) lines a text begins with, and the rest of it.

    Only flat `key: value` pairs and lists of words are read of YAML; that is what articles carry.

    >>> front_matter("---\\ntitle: Rain\\n---\\nIt rains.")
    ({'title': 'Rain'}, 'It rains.')
    """
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    values = _toml(match.group(2)) if match.group(1) == "+++" else _yaml(match.group(2))
    if not values:
        return {}, text  # two rules with text between them, not front matter
    fields = assign(values)
    named = {fields.get(k, k): v for k, v in values.items() if fields.get(k, k) != "text"}
    return {k: v for k, v in named.items() if v}, text[match.end() :]


def _toml(source: str) -> dict[str, str]:
    try:
        return {k: text_of(v) if isinstance(v, str | list | dict) else str(v) for k, v in tomllib.loads(source).items()}
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(source: str) -> dict[str, str]:
    values: dict[str, str] = {}
    key = ""
    for line in source.splitlines():
        if key and (item := re.match(r"\s+-\s+(.*)|-\s+(.*)", line)):
            values[key] = ", ".join(filter(None, (values[key], _unquoted(item.group(1) or item.group(2)))))
        elif pair := _PAIR.match(line):
            key = pair.group(1).strip()
            values[key] = _unquoted(pair.group(2))
        elif key and line.startswith((" ", "\t")):
            values[key] = f"{values[key]} {line.strip()}".strip(" >|")
        elif line.strip() and not line.startswith("#"):
            return {}
    return values


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(part) for part in value[1:-1].split(","))
    return value
