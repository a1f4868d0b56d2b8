"""Which articles are versions of one text."""

from kb.stories.group import group
from kb.stories.sketch import StoryText

__all__ = ["StoryText", "group"]
