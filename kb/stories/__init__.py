"""Which articles are versions of one text."""

from kb.stories.group import group, regroup
from kb.stories.outline import KEYS
from kb.stories.shelf import Shelf
from kb.stories.sketch import StoryText

__all__ = ["KEYS", "Shelf", "StoryText", "group", "regroup"]
