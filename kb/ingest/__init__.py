"""Reading files: each format's reader yields raw documents; what cannot be used says why.

A file that is of no use raises `Rejected` before it yields anything. In files of several articles
(csv, tsv, jsonl) a bad row is yielded as a `BadRow` in its place and the other rows go on.

The reasons, all of them: "empty", "too large", "binary", "unknown format", "unreadable", "encrypted",
"no text layer", "no text field", "invalid JSON".
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from kb.errors import Rejected, SourceError
from kb.ingest.decode import decode
from kb.ingest.docx_ import read_docx
from kb.ingest.fields import FIELDS
from kb.ingest.mail import read_eml
from kb.ingest.markup import read_html, read_markdown, read_text
from kb.ingest.pdf import read_pdf
from kb.ingest.rows import BadRow, read_csv, read_jsonl, read_tsv
from kb.ingest.walk import walk
from kb.model import RawDocument
from kb.settings import Settings

__all__ = ["FIELDS", "READERS", "BadRow", "Reader", "read", "read_stdin", "walk"]

Reader = Callable[[bytes, str, Mapping[str, str]], Iterator[RawDocument | BadRow]]


def _whole(reader: Callable[[bytes, str], Iterator[RawDocument]]) -> Reader:
    return lambda data, uri, mapping: reader(data, uri)


def _rows(reader: Callable[[str, str, Mapping[str, str]], Iterator[RawDocument | BadRow]]) -> Reader:
    return lambda data, uri, mapping: reader(decode(data), uri, mapping)


# A file without a suffix is read as text: it is what people call their notes.
READERS: Mapping[str, Reader] = {
    "": _whole(read_text),
    ".txt": _whole(read_text),
    ".text": _whole(read_text),
    ".md": _whole(read_markdown),
    ".markdown": _whole(read_markdown),
    ".html": _whole(read_html),
    ".htm": _whole(read_html),
    ".xhtml": _whole(read_html),
    ".pdf": _whole(read_pdf),
    ".docx": _whole(read_docx),
    ".eml": _whole(read_eml),
    ".jsonl": _rows(read_jsonl),
    ".ndjson": _rows(read_jsonl),
    ".csv": _rows(read_csv),
    ".tsv": _rows(read_tsv),
}


def read(
    path: Path, uri: str, settings: Settings, mapping: Mapping[str, str] | None = None
) -> Iterator[RawDocument | BadRow]:
    """The articles of one file, addressed by `uri` (several in a file: uri + "#" + id or row number).

    `mapping` (column → field) names the columns of tables and keys of JSON lines that are not guessed.
    Raises SourceError when the file is missing or cannot be opened, Rejected when it cannot be used;
    `walk` yields a folder only when it cannot be listed, so that is "unreadable".
    """
    try:
        if path.is_dir():
            raise Rejected("unreadable", "the folder cannot be listed; check that it may be read")
        size = path.stat().st_size
        if size > settings.number("max_bytes"):
            raise _too_large(size, settings)
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot read {path}: {error.strerror or error}; check that it exists and may be read"
        ) from None
    return read_bytes(data, uri, path.suffix.lower(), mapping)


def read_stdin(
    stream: BinaryIO, settings: Settings, mapping: Mapping[str, str] | None = None
) -> Iterator[RawDocument | BadRow]:
    """The articles on a stream, addressed "-": JSON lines, a PDF or HTML when they look it, else one plain text."""
    limit = settings.number("max_bytes")
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_large(len(data), settings)
    return read_bytes(data, "-", _sniff(data), mapping)


def read_bytes(
    data: bytes, uri: str, suffix: str, mapping: Mapping[str, str] | None = None
) -> Iterator[RawDocument | BadRow]:
    """The articles in `data`, read as files of `suffix` (".csv") are. Raises Rejected."""
    reader = READERS.get(suffix)
    if reader is None:
        _recognise(data)
        decode(data)  # what is no text is "binary" or "empty" whatever its suffix
        raise Rejected("unknown format", f"{suffix} is none of {' '.join(s for s in READERS if s)}")
    if suffix not in (".pdf", ".docx"):
        _recognise(data)
    return reader(data, uri, mapping or {})


# The first bytes of what is often found beside articles, or under a text's name, and what to do with it.
_KNOWN = (
    (b"%PDF-", "a PDF file: give it the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive or an Office file: unpack it, or save it as .docx"),
    (b"\x1f\x8b", "a compressed file: unpack it"),
    (b"7z\xbc\xaf", "an archive: unpack it"),
    (b"Rar!", "an archive: unpack it"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as .docx"),
)


def _recognise(data: bytes) -> None:
    """Raises Rejected, saying what the file is, when it is one of the well-known kinds that hold no text."""
    for start, what in _KNOWN:
        if data.startswith(start):
            raise Rejected("binary", what)


def _sniff(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return ".docx"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return ".jsonl" if head.startswith(b'{"') else ".txt"


def _too_large(size: int, settings: Settings) -> Rejected:
    limit = settings.number("max_bytes")
    return Rejected("too large", f"more than {limit:,} bytes ({size:,}); raise the setting max_bytes to read it")
