"""A text whose words and marks a tokeniser set apart ("Bo Rice , 41 , of Acme 's board ."), put back as it was written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kb.model import Chain, Mention

__all__ = ["Untokenised", "untokenised"]

# What stands alone where a mark belongs to the word before it, and a comma where it should
_LOOSE = re.compile(r"(?<=\S) (?:,|['’](?:s|re|ve|ll|d|m)|n['’]t)(?= )|(?<=\S) [.?](?= ?$)", re.MULTILINE)
_ATTACHED = re.compile(r"\w, |[a-z][.?]$", re.MULTILINE)
_PIECE = re.compile(r"\S+|\s+")
# Marks that belong to the word before them, and behind them
_CLOSING = re.compile(r"[.,;:!?%)\]}’”»]+|['’](?:s|S|re|ve|ll|d|m)|n['’]t|-R[RCS]B-|''")
_OPENING = re.compile(r"[(\[{$£€#“‘«]|US\$|-L[RCS]B-|``")
_WRITTEN = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Untokenised:
    """A text as it was written; `places` are where its characters stand in the `source`, which a tokeniser set apart."""

    text: str
    source: str
    places: Sequence[int]

    def back(self, chains: Iterable[Chain]) -> list[Chain]:
        """Chains of `text` as those of `source`: the same names, each mention where it stands there."""
        return [replace(chain, mentions=tuple(map(self._mention, chain.mentions))) for chain in chains]

    def _mention(self, mention: Mention) -> Mention:
        start, end = self.places[mention.start], self.places[mention.end - 1] + 1
        return replace(mention, start=start, end=end, surface=self.source[start:end])


def untokenised(text: str) -> Untokenised | None:
    """`text` as it was written; None when no tokeniser set its marks apart.

    >>> written = untokenised("Bo Rice ( Acme ) , 41 , said : `` It 's Acme 's . ''")
    >>> written and written.text
    'Bo Rice (Acme), 41, said: "It\\'s Acme\\'s."'
    >>> untokenised("Bo Rice, 41, said no.") is None
    True
    """
    loose = sum(1 for _ in _LOOSE.finditer(text))
    if not loose or loose <= sum(1 for _ in _ATTACHED.finditer(text)):
        return None
    written: list[str] = []
    places: list[int] = []
    quoted = joined = False  # inside double quotation marks; whether the next piece follows without a space
    for match in _PIECE.finditer(text):
        piece, place = match.group(), match.start()
        if piece.isspace():
            quoted = quoted and "\n" not in piece
            written.append(piece)
            places.extend(range(place, place + len(piece)))
            continue
        closes = _CLOSING.fullmatch(piece) is not None or (piece == '"' and quoted)
        owns = piece == "'" and len(written) > 1 and written[-2].endswith("s")  # "the workers ' union"
        if written[-1:] == [" "] and (closes or joined or owns):
            written.pop()
            places.pop()
        shown = _WRITTEN.get(piece, piece)
        written.append(shown)
        places.extend(range(place, place + len(shown)))
        joined = _OPENING.fullmatch(piece) is not None or (piece == '"' and not quoted)
        quoted = quoted != (shown == '"')
    return Untokenised("".join(written), text, places)
