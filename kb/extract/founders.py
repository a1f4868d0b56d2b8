"""A company known by its founder's surname: "Brill is a subsidiary of Acme" in an article of Brill Construction and Ann Brill."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kb.extract.listed import listed_as
from kb.extract.tables import pattern_of
from kb.model import Mention
from kb.text import fold

__all__ = ["companies_by_surname"]

_WINDOW = 60  # characters on either side of a name that are read


def companies_by_surname(
    text: str, mentions: Sequence[Mention], language: str, title: Callable[[Mention], str]
) -> list[Mention]:
    """The mentions, those of one word taken for people made bodies where the article means a body that opens with it.

    It does when it says of the name what is said of a company (`kb/data/body_roles.tsv`), or uses it without a `title` when
    it has told of the body but not yet of the person.
    """
    first = text.find("\n")  # a headline comes before either is told of
    bodies: dict[str, int] = {}
    people: dict[str, int] = {}
    for m in mentions:
        if m.start > first and len(words := fold(m.surface).split()) > 1:
            if m.kind == "organization":
                bodies.setdefault(words[0], m.start)
            elif m.kind == "person":
                people.setdefault(words[-1], m.start)

    def is_body(m: Mention) -> bool:
        name = fold(m.surface)
        if m.kind != "person" or listed_as(m) or name not in bodies or title(m):
            return False
        return _in_role(text, m, language) or first < bodies[name] < m.start < people.get(name, 0)

    return [replace(m, kind="organization") if is_body(m) else m for m in mentions]


def _in_role(text: str, mention: Mention, language: str) -> bool:
    before = text[max(0, mention.start - _WINDOW) : mention.start].lower()
    after = text[mention.end : mention.end + _WINDOW].lower()
    lead, follow = pattern_of("body_roles", "before", language), pattern_of("body_roles", "after", language)
    return bool((lead and lead.search(before)) or (follow and follow.match(after)))
