"""How well articles are told from their pages: cut lines, titles, authors, publishers, dates."""

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

__all__ = ["PageMeasures", "measure_pages"]

FIELDS = ("title", "author", "publisher", "published")


@dataclass(slots=True)
class PageMeasures:
    """Furniture cut or left, own lines lost, and for each field: right, wrong, missed."""

    furniture: Counts = field(default_factory=Counts)  # right: cut; missed: left in the text
    lost: int = 0  # lines of the article that were cut
    kept: int = 0
    words: Counts = field(default_factory=Counts)  # of the text, as a bag of words
    fields: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    errors: list[str] = field(default_factory=list)


def measure_pages(texts: Sequence[GoldText], folder: Path, settings: Settings) -> PageMeasures:
    """Clean the files the gold texts come from, below `folder`, and compare."""
    found = PageMeasures()
    files: dict[str, dict[str, RawDocument]] = {}
    for text in texts:
        if text.page is None:
            continue
        name = text.page.path.partition("#")[0]
        if name not in files:
            try:
                files[name] = {r.uri: r for r in read(folder / name, name, settings) if isinstance(r, RawDocument)}
            except KBError as error:
                found.errors.append(f"{name}: {error}")
                files[name] = {}
        raw = files[name].get(text.page.path)
        if raw is None:
            found.errors.append(f"{text.page.path}: not read")
            continue
        _compare(text, text.page, clean(raw), found)
    return found


def _compare(text: GoldText, page: GoldPage, cleaned: Cleaned, found: PageMeasures) -> None:
    body = one_line(f"{cleaned.title} {cleaned.text}")
    for line in page.cut:
        if one_line(line) in body and one_line(line) not in one_line(text.text):
            found.furniture.missed += 1
            found.errors.append(f"{page.path}: furniture left: {line}")
        else:
            found.furniture.right += 1
    for line in page.keep:
        if one_line(line) in body:
            found.kept += 1
        else:
            found.lost += 1
            found.errors.append(f"{page.path}: own line cut: {line}")
    gold, got = Counter(text.text.split()), Counter(f"{cleaned.title} {cleaned.text}".split())
    found.words.add(Counts((gold & got).total(), (got - gold).total(), (gold - got).total()))
    values = (
        cleaned.title,
        cleaned.author,
        cleaned.publisher,
        cleaned.published.isoformat() if cleaned.published else "",
    )
    for name, got_value in zip(FIELDS, values, strict=True):
        gold_value = one_line(getattr(page, name))
        same = one_line(got_value).casefold() == gold_value.casefold()
        counts = found.fields[name]
        if same:
            counts.right += bool(gold_value)
        else:
            counts.wrong += bool(got_value)
            counts.missed += bool(gold_value)
            found.errors.append(f"{page.path}: {name} is {got_value!r}, should be {gold_value!r}")
