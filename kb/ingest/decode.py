"""Bytes to characters: the encoding as declared, else as the bytes themselves show it."""

import codecs
import re

from charset_normalizer import from_bytes

from kb.errors import Rejected

__all__ = ["decode", "is_binary"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings our languages and their neighbours are really saved in; with all of them to choose from,
# short Turkish or Arabic texts come out in some DOS code page.
_LIKELY = [
    "cp1251",
    "cp1256",
    "cp1254",
    "cp1252",
    "koi8_r",
    "iso8859_9",
    "cp1250",
    "cp866",
    "gb18030",
    "shift_jis",
    "euc_kr",
]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
# What each letter of an encoding is worth as a sign that it is the right one: letters the other encodings
# of the same bytes do not have.
_TURKISH = frozenset("şğıİŞĞ")
_ICELANDIC = frozenset("þðýÝÞÐ")
_OUR_SCRIPTS = re.compile("[\t\n\r\x20-\u06ff\u1e00-\u22ff\ufb50-\ufeff]")  # Latin to Arabic, their signs and forms
_SAMPLE = 60_000  # bytes looked at to guess an encoding: more costs time and does not change the answer


def decode(data: bytes, *, declared: bool = False) -> str:
    """The characters of `data`.

    With `declared`, a charset named in its first 2,048 bytes (HTML, XML) is tried first.
    Raises Rejected "empty" or "binary".

    >>> decode("Привет, мир".encode("utf-16"))
    'Привет, мир'
    """
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise Rejected("empty")
    text = _decode(data, declared)
    if is_binary(text):
        raise Rejected("binary", "more control characters than a text has")
    return text


def is_binary(text: str) -> bool:
    """Whether `text` has too many control characters to be text (one in fifty of the first 20,000)."""
    head = text[:20_000]
    return len(_CONTROL.findall(head)) * 50 > len(head)


def _decode(data: bytes, declared: bool) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:4096]:
        return _wide(data)
    if declared and (match := _DECLARED.search(data[:2048])):
        try:
            return data.decode(match.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the page names an encoding it is not in: look at the bytes instead
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged(data) or _guessed(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark at its start, told by on which side of a pair the zero bytes are."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = data[: len(data) // 2 * 2].decode(encoding, "replace")
    # Pairs of other bytes decode to letters of every script there is; a text is in a few.
    known = len(_OUR_SCRIPTS.findall(text))
    if known * 20 < len(text) * 19 or min(even, odd) * 20 > max(even, odd):
        raise Rejected("binary", "its bytes are no text in any encoding")
    return text


def _damaged(data: bytes) -> str:
    """UTF-8 with a few broken bytes (a cut at a fixed length, one pasted line), "" when it is not that."""
    text = data.decode("utf-8", "replace")
    broken, wide = text.count("�"), sum(c > "\x7f" for c in text)
    return text if broken * 10 <= wide else ""


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_LIKELY).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, "replace")
    if encoding in ("cp1252", "cp1250", "iso8859_15"):
        turkish = data.decode("cp1254", "replace")
        # The same six bytes are Icelandic in one code page and Turkish in the other.
        if sum(map(turkish.count, _TURKISH)) and sum(map(data.decode("cp1252", "replace").count, _ICELANDIC)):
            return turkish
    return text
