"""Annotated texts: what is in them, according to a person. docs/annotation.md has the rules."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kb.errors import SourceError

__all__ = ["GoldMention", "GoldPage", "GoldRelation", "GoldText", "load_gold"]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention in a gold text; `entity` is the same for all names of one entity, over all texts of a file."""

    start: int
    end: int
    kind: str
    entity: str
    form: str = "name"

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation one sentence states, between two entities."""

    type: str
    source: str
    target: str
    polarity: str
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """What cleaning should find in the file a text comes from."""

    path: str
    title: str
    author: str
    publisher: str
    published: str
    cut: tuple[str, ...]
    keep: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with all that a person found in it."""

    id: str
    language: str
    text: str
    mentions: tuple[GoldMention, ...]
    relations: tuple[GoldRelation, ...] = ()
    story: str = ""
    page: GoldPage | None = None
    published: date | None = None


def load_gold(path: Path) -> list[GoldText]:
    """The texts of a gold file, a JSON object a line. Raises SourceError for a line that is none."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_text(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError(
                f"{path}, line {number} is not a gold text ({error}); see tests/quality/README.md"
            ) from None
    return found


def _text(row: Mapping[str, Any]) -> GoldText:
    text = row["text"]
    return GoldText(
        id=row.get("id") or row["path"],
        language=row["language"],
        text=text,
        mentions=tuple(sorted(_mentions(row, text), key=lambda m: m.span)),
        relations=tuple(_relations(row, text)),
        story=row.get("story") or "",
        page=_page(row) if "path" in row else None,
        published=date.fromisoformat(row["published"]) if row.get("published") else None,
    )


def _mentions(row: Mapping[str, Any], text: str) -> Iterator[GoldMention]:
    for m in row["mentions"]:
        start = m["start"] if "start" in m else _nth(text, m["surface"], m["nth"])
        end = m["end"] if "end" in m else start + len(m["surface"])
        if "surface" in m and text[start:end] != m["surface"]:
            raise ValueError(f"{m['surface']!r} does not stand at {start}")
        yield GoldMention(start, end, m["kind"], m["entity"], m.get("form", "name"))


def _nth(text: str, surface: str, nth: int) -> int:
    at = -1
    for _ in range(nth):
        at = text.index(surface, at + 1)
    return at


def _relations(row: Mapping[str, Any], text: str) -> Iterator[GoldRelation]:
    for r in row.get("relations", ()):
        sentence = r["sentence"]
        if isinstance(sentence, str):
            start = text.index(sentence)
            sentence = (start, start + len(sentence))
        yield GoldRelation(
            r["type"], r["source"], r["target"], r.get("polarity") or "affirmed", (sentence[0], sentence[1])
        )


def _page(row: Mapping[str, Any]) -> GoldPage:
    return GoldPage(
        path=row["path"],
        title=row.get("title") or "",
        author=row.get("author") or "",
        publisher=row.get("publisher") or "",
        published=row.get("published") or "",
        cut=tuple(row.get("cut", ())),
        keep=tuple(row.get("keep", ())),
    )
