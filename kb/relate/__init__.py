"""What an article says of its entities: who is named beside whom, and in which sentence."""

from kb.relate.comention import relate
from kb.relate.weigh import SYMMETRIC, weigh

__all__ = ["SYMMETRIC", "relate", "weigh"]
