"""The only place where the stages meet, and the only writer of a knowledge base."""

from kb.pipeline.build import build, decide, reindex
from kb.pipeline.report import Progress, Report

__all__ = ["Progress", "Report", "build", "decide", "reindex"]
