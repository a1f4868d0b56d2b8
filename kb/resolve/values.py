"""What goes into resolution across articles and what comes out of it."""

from dataclasses import dataclass, field
from datetime import date

from kb.model import EntityName, Join, Kind, KnownName, Score

__all__ = ["Cluster", "KnownName", "Member", "Profile", "Resolution"]

Member = tuple[str, int]  # document id and number of the chain in that document


@dataclass(frozen=True, slots=True)
class Profile:
    """One chain of one article, as resolution sees it.

    `surfaces` are its spellings there with their counts; `company` are the names of the persons
    and organizations of that article (its own may be among them); `story_id` groups copies, which count
    once; `told` are particulars of a person (kb/particulars.py).
    """

    document_id: str
    number: int
    kind: Kind
    name: str
    surfaces: tuple[tuple[str, int], ...] = ()
    language: str = ""
    titles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    code: str = ""
    confidence: float = 1.0
    company: tuple[str, ...] = ()
    published: date | None = None
    story_id: str = ""
    told: tuple[str, ...] = ()

    @property
    def member(self) -> Member:
        return self.document_id, self.number

    @property
    def story(self) -> str:
        return self.story_id or self.document_id


@dataclass(slots=True)
class Cluster:
    """One entity: its chains, the names it goes by, and why they are thought to be one."""

    kind: Kind
    name: str
    code: str = ""
    members: tuple[Member, ...] = ()
    names: tuple[EntityName, ...] = ()
    joins: tuple[Join, ...] = ()
    country: str = ""
    titles: tuple[str, ...] = ()


@dataclass(slots=True)
class Resolution:
    """All entities, and the pairs (by their places in `clusters`) that may be one and were not joined."""

    clusters: tuple[Cluster, ...] = ()
    suggestions: tuple[tuple[int, int, Score], ...] = field(default=())
