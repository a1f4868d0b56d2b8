"""Which articles are versions of one text."""

from kb.stories.group import StoryText, group

__all__ = ["StoryText", "group"]
