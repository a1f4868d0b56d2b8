"""From a decoded article to everything that is read from it alone: cleaned text, mentions, chains, statements.

What happens here depends on one article and the settings only, so it runs in any process.
"""

import gc
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.clean import clean
from kb.errors import Rejected
from kb.extract import Recognisers, chains, open_recognisers
from kb.model import Article, Chain, Cleaned, Cut, Document, KnownName, RawDocument
from kb.pipeline.timing import Spent
from kb.relate import relate
from kb.settings import Settings
from kb.text import one_line

__all__ = ["Batch", "content_hash", "document_id", "raw_hash", "read_batch", "start_worker"]


@dataclass(slots=True)
class Batch:
    """What a batch gave: for each raw document an article or its rejection, and what each stage took."""

    results: list[Article | Rejected] = field(default_factory=list)
    spent: Spent = field(default_factory=Spent)
    notes: tuple[str, ...] = ()


def document_id(uri: str) -> str:
    """The id of the article kept under `uri`: it stays when the article changes."""
    return hashlib.sha256(uri.encode()).hexdigest()[:12]


def content_hash(title: str, body: str) -> str:
    """Equal for two articles of the same words, whatever the file and the white space."""
    return hashlib.sha256(f"{one_line(title)}\n{one_line(body)}".encode()).hexdigest()[:32]


def raw_hash(raw: RawDocument) -> str:
    """Equal for two raw articles that would be read alike."""
    parts = [raw.media_type, raw.text, *(f"{k}={v}" for k, v in sorted(raw.metadata.items()))]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


# A worker process opens its recognisers once; the pool gives no other place to keep them, and the own table of relations.
_recognisers: Recognisers | None = None
_relations = ""
_kept = False


def start_worker(settings: Settings, names: Sequence[KnownName] = (), relations: str = "") -> None:
    """Open this process's recognisers; each loads its model when its language first occurs.

    `relations` is the text of the user's own table of relations.
    """
    global _recognisers, _relations
    _recognisers, _relations = open_recognisers(settings, names), relations


def read_batch(batch: Sequence[RawDocument | Rejected]) -> Batch:
    """Clean, recognise, chain and relate each article; a rejection goes through as it is."""
    if _recognisers is None:
        raise RuntimeError("start_worker was not called in this process")
    found = Batch()
    with found.spent.on("clean"):
        cleaned = [_cleaned(raw) for raw in batch]
        documents = [
            _document(raw.uri, c) if isinstance(raw, RawDocument) and isinstance(c, Cleaned) else None
            for raw, c in zip(batch, cleaned, strict=True)
        ]
    with found.spent.on("recognise"):
        mentions = iter(list(_recognisers.extract_many((d.text, d.language) for d in documents if d)))
    with found.spent.on("chain"):
        linked = [chains(d.text, next(mentions), d.language) if d else [] for d in documents]
    with found.spent.on("relate"):
        for raw, c, d, cs in zip(batch, cleaned, documents, linked, strict=True):
            if isinstance(raw, RawDocument) and isinstance(c, Cleaned) and d is not None:
                found.results.append(_article(raw, c, d, cs))
            elif isinstance(c, Rejected):
                found.results.append(c)
    found.notes = tuple(_recognisers.notes)
    _keep_loaded()
    return found


def _keep_loaded() -> None:
    """After the first batch models and tables are loaded and stay: no collection of garbage looks through them again."""
    global _kept
    if not _kept:
        gc.freeze()
        _kept = True


def _cleaned(raw: RawDocument | Rejected) -> Cleaned | Rejected:
    if isinstance(raw, Rejected):
        return raw
    try:
        return clean(raw)
    except Rejected as error:
        return error


def _article(raw: RawDocument, c: Cleaned, d: Document, linked: Sequence[Chain]) -> Article:
    statements = tuple(relate(d.text, linked, d.language, d.published, _relations))
    return Article(
        d, _moved(c, d), tuple(linked), statements, raw.text, raw.media_type, raw_hash(raw), dict(raw.metadata)
    )


def _document(uri: str, c: Cleaned) -> Document:
    head = f"{c.title}\n\n" if c.title else ""
    return Document(
        id=document_id(uri),
        uri=uri,
        title=c.title,
        text=head + c.text,
        body_start=len(head),
        author=c.author,
        publisher=c.publisher,
        published=c.published,
        precision=c.precision,
        language=c.language,
        url=c.url,
        content_hash=content_hash(c.title, c.text),
        notes=dict(c.notes),
    )


def _moved(c: Cleaned, d: Document) -> tuple[Cut, ...]:
    """The cut lines with offsets into the document's text, which starts with the title."""
    return tuple(Cut(cut.offset + d.body_start, cut.text, cut.reason) for cut in c.cuts)
