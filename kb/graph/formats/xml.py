"""Writing XML as it comes, without holding the document: elements, attributes, indentation."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kb.graph.build import clean

__all__ = ["XMLStream", "literal"]


def literal(value: str | int | float | bool) -> str:
    """A value as XML Schema writes it: true/false, plain numbers, text without forbidden characters.

    >>> literal(True), literal(2.0), literal("a\\x01")
    ('true', '2.0', 'a')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(value) if isinstance(value, str) else repr(value)


class XMLStream:
    """An XML document written element by element to a binary stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._depth = 0
        self._write('<?xml version="1.0" encoding="UTF-8"?>')

    def _write(self, line: str) -> None:
        self._stream.write(("  " * self._depth + line + "\n").encode("utf-8"))

    @contextmanager
    def inside(self, tag: str, attributes: Mapping[str, str | int | float | bool]) -> Iterator[None]:
        """Opens `tag`; what is written inside the `with` block becomes its content."""
        self._write(f"<{tag}{_attributes(attributes)}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._write(f"</{tag}>")

    def element(self, tag: str, attributes: Mapping[str, str | int | float | bool], text: str = "") -> None:
        """One element, empty or with text."""
        start = f"<{tag}{_attributes(attributes)}"
        self._write(f"{start}>{escape(clean(text))}</{tag}>" if text else f"{start}/>")


def _attributes(attributes: Mapping[str, str | int | float | bool]) -> str:
    return "".join(f" {name}={quoteattr(literal(value))}" for name, value in attributes.items())
