"""The errors of the library; every message says what is wrong, where, and what to do.

KBError
├── SourceError      a file or folder to read is missing or cannot be opened
├── Rejected         one document cannot be used (counted in the report, the others go on)
├── QueryError       a question that cannot be asked, such as an unknown field value
├── SettingError     a setting that does not exist or whose value does not fit
├── StoreError       the knowledge base is missing, damaged, locked or of a newer version
├── EngineError      the full-text index is missing, damaged or of another version
├── ExtractorError   a recogniser that is not installed or does not load
├── DecisionError    a correction that does not apply, such as merging a person with a country
└── NotFound         no such document, entity, story or relation
"""

__all__ = [
    "DecisionError",
    "EngineError",
    "ExtractorError",
    "KBError",
    "NotFound",
    "QueryError",
    "Rejected",
    "SettingError",
    "SourceError",
    "StoreError",
]


class KBError(Exception):
    """Anything the library raises on purpose; its text is one line for a person."""


class SourceError(KBError):
    """A file or folder to read is missing or cannot be opened."""


class Rejected(KBError):
    """One document that cannot be used.

    `reason` is a short fixed phrase that a report can count ("no text layer"),
    `detail` what is particular to this file.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class QueryError(KBError):
    """A question that cannot be asked."""


class SettingError(KBError):
    """A setting that does not exist or whose value does not fit."""


class StoreError(KBError):
    """The knowledge base is missing, damaged, locked or of a newer version."""


class EngineError(KBError):
    """The full-text index is missing, damaged or of another version."""


class ExtractorError(KBError):
    """A recogniser that is not installed or does not load."""


class DecisionError(KBError):
    """A correction that does not apply."""


class NotFound(KBError):
    """There is no such document, entity, story or relation; `hint` says which command finds them."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
