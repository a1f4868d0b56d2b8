"""Bodies called by the word for what they are: "the Council" in an article that names the Steel Council in full."""

import re
from collections.abc import Iterator, Sequence

from kb.extract.tables import words_in_any
from kb.model import Mention
from kb.text import fold

__all__ = ["add_short_bodies", "head_of"]

# What would make the word a part of another name, or of what anybody may have: "the Council of Bo", "the Council Bluffs"
_GOES_ON = re.compile(r" (?:of|for) |[ -][A-ZÀ-Þ]|-|\w")


def head_of(name: str) -> str:
    """The word that says what a body is: "Council" of "Steel Council" and of "Council of Bo"; "" for a single word.

    >>> head_of("Council of Bo"), head_of("Bo Steel Council"), head_of("Council")
    ('Council', 'Council', '')
    """
    words = name.split()
    if len(words) < 2:
        return ""
    return next((words[n - 1] for n, word in enumerate(words) if n and word in ("of", "for")), words[-1])


def add_short_bodies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an English text and, with a capital behind "the", the heads of the bodies it names in full."""
    kinds = words_in_any(("org_triggers", "of", "en"), ("org_triggers", "short", "en"))
    heads = {head for m in mentions if m.kind == "organization" and fold(head := head_of(m.surface)) in kinds}
    taken = [(m.start, m.end) for m in mentions]
    found = [
        Mention(start, end, text[start:end], "organization", "name", "short", 0.7)
        for start, end in _behind_article(text, heads)
        if not any(first < end and start < last for first, last in taken)
    ]
    return sorted([*mentions, *found], key=lambda m: m.start) if found else list(mentions)


def _behind_article(text: str, heads: set[str]) -> Iterator[tuple[int, int]]:
    for head in heads:
        at = text.find(f"he {head}")
        while at >= 0:
            start, end = at + 3, at + 3 + len(head)
            if text[max(0, at - 2) : at].strip() in ("t", "T") and not _GOES_ON.match(text, end):
                yield start, end
            at = text.find(f"he {head}", end)
