"""What an apposition says an English name is: "Acme, a search startup", "the company's lawyer, Bo Rice", "Bo Rice, 41"."""

import re
from collections.abc import Iterator

from kb.extract.tables import words_of
from kb.model import Kind, Mention

__all__ = ["of_apposition"]

_APPOSITION = re.compile(
    r", (?:(?:once|now|then|formerly|currently|until recently|later|himself|herself) )?"
    r"(?:an? |the |one of |which |who |whose |[A-Z][\w-]+['’]s? )((?:[\w’'-]+ ){0,4}[\w’'-]+)"
)
_AGED = re.compile(r", ?(?:aged )?[1-9]\d(?=,|\. |\.$|;)")
# "Its director, Bo Rice, said", "the Chadian-born Bo Rice"
_OFFICE_BEFORE = re.compile(r"([\w-]+), $|[a-z]-born $")
# "The health minister of Chad, Bo Rice, said"
_OFFICE_OF = re.compile(r"\b([a-z-]+) (?:of|for|to|at) (?:the )?[^,.;:\n]{3,40}, $")
_WHO = re.compile(r", who(?:m|se)? ")
_LINK = re.compile(r" (?:of|for|at|in|with|from|by|who|that|which|to|on|and)\b")


def of_apposition(text: str, mention: Mention) -> Iterator[tuple[Kind, float]]:
    """The kinds that an apposition to an English name speaks for, each with its weight.

    >>> text = "Acme, a search startup, and Bo Rice, who left"
    >>> [*of_apposition(text, Mention(0, 4, "Acme", "person")), *of_apposition(text, Mention(28, 35, "Bo Rice", "person"))]
    [('organization', 2.0), ('person', 0.8)]
    """
    if _WHO.match(text, mention.end):
        yield "person", 0.8
        return
    if _AGED.match(text, mention.end):
        yield "person", 1.5
    if text.endswith((", ", "-born "), 0, mention.start):
        office = _OFFICE_BEFORE.search(text, max(0, mention.start - 25), mention.start)
        if office and (not office.group(1) or office.group(1).casefold() in words_of("title_words", "role", "en")):
            yield "person", 1.2
        elif " " in mention.surface and text.startswith(", ", mention.end):
            of = _OFFICE_OF.search(text, max(0, mention.start - 60), mention.start)
            if of and of.group(1).casefold() in words_of("title_words", "role", "en"):
                yield "person", 1.2
    found = _APPOSITION.match(text, mention.end, mention.end + 60)
    heads = _LINK.split(found.group(1))[0].split() if found else []
    for word in reversed(heads):  # the last tells: "a former university professor"
        if word in words_of("org_triggers", "body", "en"):
            yield "organization", 2.0
            return
        if word in words_of("title_words", "role", "en"):
            yield "person", 1.0
            return
