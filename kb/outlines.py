"""What is known of articles' texts so that their stories are found again: an outline of each, and links of two."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Outline", "StoryLink"]


@dataclass(frozen=True, slots=True)
class Outline:
    """An article by the keys it may share with others of its story; `words` says how long it is."""

    document_id: str
    language: str
    published: date | None
    words: int
    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Two articles (`first` < `second`) that are one text: how the shorter is one with the longer, the share of it (0–1),
    whether that is all of it, and why in words; see kb.stories.match.Match."""

    first: str
    second: str
    role: str
    share: float
    whole: bool
    reason: str
