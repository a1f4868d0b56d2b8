"""PDF: the text layer, a form feed between the pages."""

import io
import logging
import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kb.errors import Rejected
from kb.model import RawDocument

__all__ = ["read_pdf"]

# pypdf warns of every small fault it gets over; what it does not get over is an error.
logging.getLogger("pypdf").setLevel(logging.ERROR)
_LETTERS_A_PAGE = 12  # a scanned page has none, or the few of a stamp or a page number


def read_pdf(data: bytes, uri: str) -> Iterator[RawDocument]:
    """The text of a PDF. Raises Rejected "encrypted", "no text layer" or "unreadable"."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Rejected("encrypted", "it needs a password")
        pages = [(page.extract_text() or "").strip("\n") for page in reader.pages]
        information = reader.metadata
        stated = {str(k).lstrip("/").lower(): str(v).strip() for k, v in (information or {}).items() if v}
    except Rejected:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError,
            NotImplementedError, OverflowError, AssertionError, ArithmeticError, ImportError) as error:  # fmt: skip
        # pypdf lets the errors of a damaged file's own data through
        raise Rejected("unreadable", f"no valid PDF ({error or type(error).__name__})") from None
    letters = sum(c.isalpha() for page in pages for c in page)
    if letters < _LETTERS_A_PAGE * max(1, len(pages)):
        many = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        raise Rejected("no text layer", f"{many} of pictures; run text recognition (OCR) on it first")
    metadata = {name: stated[name] for name in ("title", "author") if stated.get(name)}
    if created := re.sub(r"^D:(\d{4})(\d\d)(\d\d).*", r"\1-\2-\3", stated.get("creationdate", "")):
        metadata["created"] = created
    yield RawDocument(uri, "\f".join(pages), "text/plain", {f"file {k}": v for k, v in metadata.items()})
