"""What a build did, as values a person and a script can read."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kb.pipeline.timing import Spent
from kb.store import Rejection

__all__ = ["Progress", "Report"]

# Called with the stage, how much of it is done, and how much there is (0 when not known).
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Report:
    """Counts of one build: files and articles, what was rejected and why, what there is now, seconds a stage."""

    read: int = 0  # articles read anew or again
    added: int = 0
    updated: int = 0
    unchanged: int = 0  # articles of files that did not change
    removed: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    rejections: list[Rejection] = field(default_factory=list)
    documents: int = 0
    stories: int = 0
    people: int = 0
    organizations: int = 0
    countries: int = 0
    relations: int = 0
    indexed: int = 0
    engine: str = ""
    changed: bool = False
    notes: list[str] = field(default_factory=list)
    spent: Spent = field(default_factory=Spent)
    words: int = 0

    @property
    def seconds(self) -> dict[str, float]:
        """Seconds a stage by the clock; those of stages that ran in several processes are their sum."""
        return self.spent.clock

    @property
    def entities(self) -> int:
        return self.people + self.organizations + self.countries
