"""Two people of one name whom the article itself tells apart: by their ages, or in so many words."""

import re
from collections.abc import Callable
from functools import cache

from kb.datafiles import rows
from kb.extract.groups import Group
from kb.model import Mention

__all__ = ["namesakes", "said_after"]

_AGE = re.compile(r", (?:aged )?([1-9]\d)(?=[,.;]|$)")  # in brackets it is a minute
_BIRTHDAY = 1  # years that two articles' ages of one person may differ by
_WINDOW = 90  # characters before a name that are read


def namesakes(text: str, language: str) -> Callable[[Mention, Group], bool]:
    """What tells whether a mention of `text` is said to be another person than one found before it, of the same name.

    The words that say so are those of `kb/data/namesake_words.tsv` for `language`.
    """

    found: set[int] = set()  # where the mentions start that begin another person

    def another(mention: Mention, group: Group) -> bool:
        before = [m for m in group.mentions if m.start < mention.start and " " in m.surface]
        if not before:
            return False
        age = _age(text, mention)
        ages = [known for m in before if (known := _age(text, m))]
        if age and ages:
            return all(abs(age - known) > _BIRTHDAY for known in ages)
        if not _said(text, mention, language) or any(m.start in found for m in before):
            return False  # a group begun by such a mention is the namesake: named so again, it is not a third person
        found.add(mention.start)
        return True

    return another


def _said(text: str, mention: Mention, language: str) -> bool:
    before = _words(language, "before")
    start = max(0, mention.start - _WINDOW)
    return said_after(text, mention, language) or bool(before and before.search(text[start : mention.start].lower()))


def said_after(text: str, mention: Mention, language: str) -> bool:
    """Whether what follows a mention says that it is a namesake: the office told there is the other's."""
    after = _words(language, "after")
    return bool(after and after.match(text[mention.end : mention.end + _WINDOW].lower()))


@cache
def _words(language: str, place: str) -> re.Pattern[str] | None:
    found = [cell for where, lang, cell in rows("namesake_words.tsv", 3) if (where, lang) == (place, language)]
    return re.compile("|".join(f"(?:{cell})" for cell in found)) if found else None


def _age(text: str, mention: Mention) -> int:
    found = _AGE.match(text, mention.end)
    return int(found.group(1)) if found else 0
