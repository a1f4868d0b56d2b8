"""Two people of one name whom the article itself tells apart: by their ages, or in so many words."""

import re
from collections.abc import Callable

from kb.extract.groups import Group
from kb.model import Mention

__all__ = ["namesakes"]

_AGE = re.compile(r", (?:aged )?([1-9]\d)(?=[,.;]|$)")  # in brackets it is a minute
# "his namesake Bo Rice", "another Bo Rice", "Bo Rice, no relation", "Bo Rice, not the player, ..."
_BEFORE = re.compile(r"\b(?:namesake|another|an unrelated|a different|a second),? (?:[a-z]+ )?$")
_AFTER = re.compile(r"(?:, (?:[1-9]\d, )?| \()(?:no relation\b|unrelated\b|not the [a-z]+\b)")
_BIRTHDAY = 1  # years that two articles' ages of one person may differ by


def namesakes(text: str) -> Callable[[Mention, Group], bool]:
    """What tells whether a mention of `text` is said to be another person than one found before it, of the same name."""

    def another(mention: Mention, group: Group) -> bool:
        before = [m for m in group.mentions if m.start < mention.start and " " in m.surface]
        if not before:
            return False
        age = _age(text, mention)
        ages = [known for m in before if (known := _age(text, m))]
        if age and ages:
            return all(abs(age - known) > _BIRTHDAY for known in ages)
        said = _BEFORE.search(text, max(0, mention.start - 40), mention.start) or _AFTER.match(text, mention.end)
        return said is not None

    return another


def _age(text: str, mention: Mention) -> int:
    found = _AGE.match(text, mention.end)
    return int(found.group(1)) if found else 0
