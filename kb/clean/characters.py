"""White space and characters that do not show, made plain."""

import html
import re
import unicodedata

__all__ = ["plain"]

_BREAK = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_SOFT = re.compile("\xad[ \t]*\n[ \t]*|\xad")  # a word divided at a line's end by a soft hyphen is one word again
_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Direction marks, joiners, byte order marks, and control characters but tab, line break and form feed.
_UNSEEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_JOINER = re.compile("(?<![\u0600-\u06ff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u06ff])")  # they spell Persian words
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|laquo|raquo|shy|copy);"
)
_RUN = re.compile(r" {2,}")
# Any of the above: most texts have none, and one search is cheaper than four substitutions.
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\xa0\xad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff]")


def plain(text: str) -> str:
    """`text` in composed form (NFC) with line breaks `\\n`, single blanks inside a line and nothing unseen.

    Tabs and form feeds stay: they say where cells and pages end. Blanks at the start of a line stay
    too: they may be an indent.

    >>> plain("\\ufeffA\\xa0 b&nbsp;c\\u00ad-\\r\\n")
    'A b c-\\n'
    """
    text = _BREAK.sub("\n", text)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    if _ODD.search(text):
        text = _JOINER.sub("", _SPACE.sub(" ", _SOFT.sub("", _UNSEEN.sub("", text))))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _RUN.sub(_shorter, text)


def _shorter(match: re.Match[str]) -> str:
    start = match.start()
    return match.group() if start == 0 or match.string[start - 1] == "\n" else " "
