"""How well articles are told from their pages: cut lines, titles, authors, publishers, dates."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kb.clean import clean
from kb.errors import KBError
from kb.ingest import read
from kb.measure.counts import Counts
from kb.measure.gold import GoldPage, GoldText
from kb.model import Cleaned, RawDocument
from kb.settings import Settings
from kb.text import one_line

__all__ = ["FIELDS", "PageMeasures", "measure_pages"]

FIELDS = ("title", "author", "publisher", "published")


@dataclass(slots=True)
class PageMeasures:
    """Lines cut, words kept, and for each field of the article what is right, wrong and missed."""

    pages: int = 0
    lines: Counts = field(
        default_factory=Counts
    )  # right: furniture cut; wrong: an own line cut; missed: furniture left
    own: int = 0  # own lines that were looked for
    words: Counts = field(default_factory=Counts)  # of the text, as a bag of words
    fields: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in FIELDS})
    errors: list[str] = field(default_factory=list)

    def add(self, other: "PageMeasures") -> None:
        self.pages += other.pages
        self.own += other.own
        self.lines.add(other.lines)
        self.words.add(other.words)
        for name, counts in other.fields.items():
            self.fields[name].add(counts)
        self.errors += other.errors


def measure_pages(texts: Sequence[GoldText], folder: Path, settings: Settings) -> dict[str, PageMeasures]:
    """Clean the files the gold texts come from, below `folder`, and compare; by language. Texts without a file are left out."""
    found: dict[str, PageMeasures] = defaultdict(PageMeasures)
    files: dict[str, dict[str, RawDocument]] = {}
    for text in texts:
        if text.page is None:
            continue
        own = found[text.language]
        name = text.page.path.partition("#")[0]
        if name not in files:
            try:
                files[name] = {r.uri: r for r in read(folder / name, name, settings) if isinstance(r, RawDocument)}
            except KBError as error:
                own.errors.append(f"{name}: {error}")
                files[name] = {}
        raw = files[name].get(text.page.path)
        if raw is None:
            own.errors.append(f"{text.page.path}: not read")
            continue
        own.add(_compared(text, text.page, clean(raw)))
    return dict(sorted(found.items()))


def _compared(text: GoldText, page: GoldPage, cleaned: Cleaned) -> PageMeasures:
    found, left = PageMeasures(1), f"{cleaned.title}\n{cleaned.text}"
    for line in page.cut:
        if _times(line, left) > _times(line, text.text):
            found.lines.missed += 1
            found.errors.append(f"{page.path}: furniture left: {one_line(line)}")
        else:
            found.lines.right += 1
    found.own = len(page.keep)
    for line in page.keep:
        if not _times(line, left):
            found.lines.wrong += 1
            found.errors.append(f"{page.path}: own line cut: {one_line(line)[:160]}")
    gold, got = Counter(text.text.split()), Counter(left.split())
    found.words = Counts((gold & got).total(), (got - gold).total(), (gold - got).total())
    values = (
        cleaned.title,
        cleaned.author,
        cleaned.publisher,
        cleaned.published.isoformat() if cleaned.published else "",
    )
    for name, value in zip(FIELDS, values, strict=True):
        _field(name, one_line(value), one_line(getattr(page, name)), page.path, found)
    return found


def _times(line: str, text: str) -> int:
    """How often `line` stands in `text` as whole words, however lines are broken.

    >>> _times("Share", "Share\\nShareholders share"), _times("Read  also", "Read\\nalso")
    (1, 1)
    """
    return len(re.findall(rf"(?<!\w){re.escape(one_line(line))}(?!\w)", one_line(text)))


def _small(text: str) -> str:
    """`text` in small letters, those of Turkish too: a masthead is often all capitals.

    >>> _small("EGE POSTASI") == _small("Ege Postası")
    True
    """
    return text.replace("ı", "i").replace("İ", "i").casefold()


def _field(name: str, got: str, gold: str, path: str, found: PageMeasures) -> None:
    counts = found.fields[name]
    if _small(got) == _small(gold):
        counts.right += bool(gold)
    else:
        counts.wrong += bool(got)
        counts.missed += bool(gold)
        found.errors.append(f"{path}: {name} is {got!r}, should be {gold!r}")
