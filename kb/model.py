"""The words of the domain, as frozen values. Imports nothing of ours.

All offsets are in characters (Python `str` indices) and half open: `text[start:end]`.
All dates are `datetime.date`, without a time of day or a zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = [
    "FORMS",
    "KINDS",
    "Article",
    "Chain",
    "Cleaned",
    "Cut",
    "Decision",
    "Document",
    "Entity",
    "EntityName",
    "Evidence",
    "Form",
    "Join",
    "Kind",
    "KnownName",
    "Mention",
    "Precision",
    "RawDocument",
    "Reason",
    "Relation",
    "Score",
    "Statement",
    "Suggestion",
    "Verdict",
    "Version",
]

Kind = Literal["person", "organization", "country"]
KINDS: tuple[Kind, ...] = ("person", "organization", "country")

# name: what it is called · alias: a nickname or everyday name · acronym · demonym: "Turkish" for Türkiye ·
# metonym: a capital or palace standing for its government.
Form = Literal["name", "alias", "acronym", "demonym", "metonym"]
FORMS: tuple[Form, ...] = ("name", "alias", "acronym", "demonym", "metonym")

# stated: the source says so · inferred: worked out from the text · unknown.
Precision = Literal["stated", "inferred", "unknown"]
Verdict = Literal["same", "unsure", "different"]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as a reader found it, decoded but not cleaned.

    `uri` is relative to its source ("news/2022/a.html", "news/all.csv#17"); `media_type` says how
    to clean `text` ("text/plain", "text/html", "text/markdown"); `metadata` holds what the
    container stated: title author publisher date language url, and whatever else it had.
    """

    uri: str
    text: str
    media_type: str = "text/plain"
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cut:
    """A line that was cut as page furniture: where in the cleaned body it stood, and why it went."""

    offset: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without its page.

    `text` is the body alone: paragraphs separated by a blank line, the title not repeated in it.
    Unknown values are "" or None. `notes` says where a value comes from, in words a reader
    understands: {"published": "the line “19 January 2022”"}.
    """

    title: str
    text: str
    author: str
    publisher: str
    published: date | None
    precision: Precision
    language: str  # ISO 639-1, "" when unknown
    url: str
    cuts: tuple[Cut, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """An article in the knowledge base.

    `text` starts with the title, a blank line, then the body from `body_start` on; every offset of
    a mention or a sentence refers to it. `content_hash` is of title and body, whatever the file.
    """

    id: str
    uri: str
    title: str
    text: str
    body_start: int
    author: str
    publisher: str
    published: date | None
    precision: Precision
    language: str
    url: str
    content_hash: str
    story_id: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        return self.text[self.body_start :]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an entity is named; `text[start:end] == surface`.

    `code` is the ISO 3166-1 alpha-2 code of a country (or a former state's code), else "".
    `confidence` is in 0..1; below .5 it is a candidate that is shown only when confirmed elsewhere.
    """

    start: int
    end: int
    surface: str
    kind: Kind
    form: Form = "name"
    extractor: str = ""
    confidence: float = 1.0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one article that are the same entity (coreference inside the article).

    `name` is its fullest name there, in its base form (nominative, without titles or possessives).
    `titles` are the titles and offices beside its mentions, folded ("president", "foreign minister");
    `countries` the codes said beside it ("Turkish President" → TR); `told` see kb/particulars.py.
    """

    kind: Kind
    name: str
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    code: str = ""
    told: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        return max((m.confidence for m in self.mentions), default=0.0)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name from a user's own list: it is found always, and it names its entity.

    `country` is an ISO 3166-1 alpha-2 code or "".
    """

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score: which feature, what it adds (log-odds or share), and why, in plain words."""

    feature: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """A decision of the machine: a probability in 0..1, its verdict, and what led to it."""

    value: float
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a person: merge, split, rename, retype, hide or undo."""

    action: str
    subjects: tuple[str, ...]
    author: str
    decided_at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EntityName:
    """A spelling under which an entity occurs: its language and script ("Latn", "Arab", "Cyrl"), how often."""

    surface: str
    language: str
    script: str
    count: int
    form: Form = "name"


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organization or a country, with every name it goes by.

    `country` is the country's own code, or the country a person or organization belongs to, or "".
    `documents` and `stories` count articles and independent texts; `first` and `last` are dates
    of publication.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[EntityName, ...] = ()
    country: str = ""
    titles: tuple[str, ...] = ()
    documents: int = 0
    stories: int = 0
    mentions: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Why two names of one entity are thought to be one: the spellings, where they occurred, the score."""

    left: str
    right: str
    score: Score


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be the same and were not joined."""

    left: str
    right: str
    score: Score


@dataclass(frozen=True, slots=True)
class Statement:
    """One article says that two of its entities are related, in one sentence.

    `source` and `target` number the article's chains; `start` and `end` are the sentence;
    the spans are the two mentions. Type "mentioned-with" has no direction. `office` says which one a
    post is: a usual one by one name in every language ("foreign minister"), another as the article writes it.
    `since` and `until` are ISO 8601, as exact as the sentence is: "2019", "2019-03", "2019-03-20".
    """

    source: int
    target: int
    type: str
    start: int
    end: int
    source_span: tuple[int, int]
    target_span: tuple[int, int]
    polarity: str = "affirmed"  # affirmed | denied | former | planned | alleged
    since: str = ""
    until: str = ""
    speaker: str = ""
    confidence: float = 1.0
    office: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A document with everything that was read from it, and what it was read from."""

    document: Document
    cuts: tuple[Cut, ...]
    chains: tuple[Chain, ...]
    statements: tuple[Statement, ...]
    original: str
    media_type: str
    raw_hash: str
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence behind a claim, by its offsets, and the two mentions inside it."""

    document_id: str
    start: int
    end: int
    mentions: tuple[tuple[int, int], ...] = ()
    polarity: str = "affirmed"
    since: str = ""
    until: str = ""
    speaker: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What joins two entities, over all articles.

    One relation for each source, target, type, polarity and `office`. `weight` ranks it (see
    kb/relate/weigh.py); `documents` and `stories` count what says so;
    `first` and `last` are the dates of those articles; `evidence` may be a part, newest first.
    """

    source: str
    target: str
    type: str
    weight: float
    documents: int
    stories: int
    polarity: str = "affirmed"
    since: str = ""
    until: str = ""
    first: date | None = None
    last: date | None = None
    evidence: tuple[Evidence, ...] = ()
    office: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One article of a story and how it is related to the story's fullest text.

    `role`: original | copy | near-copy | part | rewrite | translation; `score` is the share of
    text that is the same, or that corresponds.
    """

    story_id: str
    document_id: str
    role: str
    score: float
    reason: str = ""
