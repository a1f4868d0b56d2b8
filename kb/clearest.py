"""Which sentence shows best what it is evidence for: in the reader's language, naming both, with its dates, no list, read at a glance."""

from collections.abc import Iterable, Sequence, Set

from kb.answers import Quote
from kb.model import Evidence

__all__ = ["clearest", "doubt", "is_list", "names_both", "rank"]

CROWD = 5  # entities in one sentence that make it a list
READABLE = 140  # characters; a sentence of this length is read at a glance and still says something


def clearest(
    quotes: Iterable[Quote], languages: Sequence[str] = (), taken: Set[tuple[str, int]] = frozenset()
) -> Quote | None:
    """The sentence that shows what it is evidence for best to who reads these languages; None of none.

    `languages` are ISO 639-1 codes in the order they are wished for; `taken` are the places (article, offset) of
    sentences that stand elsewhere already.
    """
    return min(quotes, key=lambda q: doubt(q.evidence, q.document.language, languages, taken), default=None)


def doubt(
    said: Evidence, language: str, languages: Sequence[str], taken: Set[tuple[str, int]]
) -> tuple[int, bool, bool, bool, int, str]:
    """What speaks against showing a sentence, the weightiest first."""
    length = abs(said.end - said.start - READABLE)
    again = (said.document_id, said.start) in taken
    undated = not (said.since or said.until)  # "president since 2015" is shown by a sentence that says so
    return rank(language, languages), not names_both(said), undated, again, length, said.document_id


def names_both(said: Evidence) -> bool:
    """Whether the sentence itself names both ends, not only the paragraph it opens."""
    return all(said.start <= start and end <= said.end for start, end in said.mentions)


def is_list(quote: Quote) -> bool:
    """Whether a sentence names so many that it says little of any two."""
    return len({entity for _, entity in quote.parts if entity}) >= CROWD


def rank(language: str, languages: Sequence[str]) -> int:
    """The place of a language among those the reader wishes for, behind all of them when it is none."""
    return languages.index(language) if language in languages else len(languages)
