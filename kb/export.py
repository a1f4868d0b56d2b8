"""The graph of a knowledge base, or the part of it on screen, as a file other tools open."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kb.errors import SourceError
from kb.graph.build import Backing, Key, build, key_of
from kb.graph.filter import GraphFilter
from kb.graph.formats import FORMATS, Format, Picture, format_named
from kb.graph.formats.picture import Sentence, edges
from kb.graph.layout import LAYOUT_MAX, layout
from kb.model import Entity, Relation

if TYPE_CHECKING:
    from kb.answers import Quote
    from kb.knowledge import KnowledgeBase

__all__ = ["FORMATS", "ExportReport", "Format", "export", "format_named"]

# Entities looked up one by one when there are few, else read as a list, this many at a time.
_PAGE = 500
_TOGETHER = 100  # relations whose sentences are read in one go
# The sentence shown for a link is the shortest of the newest few that is a sentence and not a headline's
# rest: short sentences that name two entities say what joins them.
_LOOKED_AT = 10
_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written: the format's name, how many entities, links and sentences behind them."""

    format: str
    nodes: int
    edges: int
    evidence: int


def export(
    kb: "KnowledgeBase",
    target: Path | BinaryIO,
    format: str = "",
    filter: GraphFilter | None = None,
    only: Sequence[Relation] | None = None,
) -> ExportReport:
    """Writes the graph of `kb` to `target` and says what was written.

    `format` is a name or suffix of FORMATS; "" takes the suffix of the file. `filter` chooses the part
    to write; without it every entity is written, also those without a link. `only` are relations picked one
    by one, which are written as they are with the entities at their ends. A file is written beside
    its target and moved there when complete, so that a broken export never replaces a good one.

    Raises QueryError for an unknown format and SourceError when the file cannot be written.
    """
    chosen = format_named(format, target.name if isinstance(target, Path) else "")
    relations = kb.relations(filter or GraphFilter()) if only is None else list(only)
    centre = filter.entity if filter else ""
    entities = list(_everyone(kb) if filter is None and only is None else _ends(kb, relations, centre))
    graph = build(entities, relations, dict(_backing(kb, relations)), kb.undirected)
    places = layout(graph) if len(graph) <= LAYOUT_MAX else {}
    picture = Picture(graph, kb.status().name or "Kartoteka", places, _sentences(kb, relations))
    if isinstance(target, Path):
        with _replacing(target) as stream:
            chosen.write(picture, stream)
    else:
        chosen.write(picture, target)
    behind = sum(int(edge.values["evidence"]) for edge in edges(picture))
    return ExportReport(chosen.name, graph.number_of_nodes(), graph.number_of_edges(), behind)


def _everyone(kb: "KnowledgeBase") -> Iterator[Entity]:
    offset = 0
    while True:
        total, page = kb.entities(limit=_PAGE, offset=offset)
        yield from page
        offset += len(page)
        if not page or offset >= total:
            return


def _ends(kb: "KnowledgeBase", relations: Iterable[Relation], center: str) -> Iterator[Entity]:
    """The entities at the ends of `relations`, and the centre even when it has no link."""
    wanted = {end for r in relations for end in (r.source, r.target)} | ({center} - {""})
    if len(wanted) <= _PAGE:
        yield from (kb.entity(name) for name in sorted(wanted))
    else:
        yield from (entity for entity in _everyone(kb) if entity.id in wanted)


def _backing(kb: "KnowledgeBase", relations: Iterable[Relation]) -> Iterator[tuple[Key, Backing]]:
    rest = iter(relations)
    while part := list(islice(rest, _TOGETHER)):
        for relation, (total, quotes) in zip(part, kb.behind(part, _LOOKED_AT), strict=True):
            best = _best(quotes)
            yield key_of(relation), Backing(total, best.text, best.evidence.speaker) if best else Backing(total)


def _best(quotes: Iterable["Quote"]) -> "Quote | None":
    def doubt(quote: "Quote") -> tuple[int, int]:
        length = len(quote.text)
        return (0, length) if length >= _SENTENCE else (1, -length)

    return min(quotes, key=doubt, default=None)


def _sentences(kb: "KnowledgeBase", relations: Iterable[Relation]) -> Iterator[Sentence]:
    for relation in relations:
        offset = 0
        while True:
            total, quotes = kb.quotes(relation, limit=_PAGE, offset=offset)
            yield from (_sentence(relation, quote) for quote in quotes)
            offset += len(quotes)
            if not quotes or offset >= total:
                break


def _sentence(relation: Relation, quote: "Quote") -> Sentence:
    document, evidence = quote.document, quote.evidence
    return Sentence(
        source=relation.source,
        target=relation.target,
        type=relation.type,
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published.isoformat() if document.published else "",
        language=document.language,
        url=document.url,
        uri=document.uri,
        start=evidence.start,
        end=evidence.end,
        polarity=evidence.polarity,
        office=relation.office,
        text=quote.text,
        speaker=evidence.speaker,
        since=evidence.since,
        until=evidence.until,
    )


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """A stream to a file beside `target` that takes its place when all went well and vanishes when not."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}; choose another file") from None
    finally:
        part.unlink(missing_ok=True)
