"""Two people of one name whom the article itself tells apart: by their ages, as father and son, or in so many words."""

import re
from collections.abc import Callable
from functools import cache

from kb.datafiles import rows
from kb.extract.groups import Group
from kb.model import Mention
from kb.names import parse_person

__all__ = ["namesakes", "said_after"]

_AGE = re.compile(r", (?:aged )?([1-9]\d)(?=[,.;]|$)")  # in brackets it is a minute
_TAIL = re.compile(r",? ?-?((?:Jr|Sr|II|III|IV|fils|père|мл|ст|младший|старший|الابن|الأب)\b\.?)")
_HYPHEN = re.compile(r"[- ](младш|старш)[а-яё]+$")  # Орлова-младшего
_SHORT = {"младш": "мл", "старш": "ст"}
_BIRTHDAY = 1  # years that two articles' ages of one person may differ by
_WINDOW = 90  # characters before a name that are read


def namesakes(text: str, language: str) -> Callable[[Mention, Group], bool]:
    """What tells whether a mention of `text` is said to be another person than one found before it, of the same name.

    The words that say so are those of `kb/data/namesake_words.tsv` for `language`.
    """

    found: set[int] = set()  # where the mentions start that begin another person
    kin: set[int] = set()  # and those that are told from a relative by their generation

    def another(mention: Mention, group: Group) -> bool:
        before = [m for m in group.mentions if m.start < mention.start and " " in m.surface]
        if not before:
            return False
        age = _age(text, mention)
        ages = [known for m in before if (known := _age(text, m))]
        if age and ages:
            return all(abs(age - known) > _BIRTHDAY for known in ages)
        mine, theirs = _generation(text, mention), {_generation(text, m) for m in before}
        if mine not in theirs and (mine or "" not in theirs):
            known = any(m.start in kin for m in before) or bool(kin and mine)
            if known or (mine and all(theirs)) or any(_related(text, m, language) for m in (mention, *before)):
                kin.update((mention.start, *(m.start for m in before)))
                return True
        if not _said(text, mention, language) or any(m.start in found for m in before):
            return False  # a group begun by such a mention is the namesake: named so again, it is not a third person
        found.add(mention.start)
        return True

    return another


def _generation(text: str, mention: Mention) -> str:
    """Jr, Sr, II, -младший with a name or right after it, as kb.names reads them; "" for none."""
    tail = _TAIL.match(text, mention.end)
    name = mention.surface + (f" {tail.group(1)}" if tail else "")
    suffix = parse_person(_HYPHEN.sub(lambda m: f" {_SHORT[m.group(1)]}", name)).suffix
    return suffix if suffix.isdigit() else ""  # no degree, no ruler's number


def _related(text: str, mention: Mention, language: str) -> bool:
    """Whether an article says right beside a name that it is a father's or a son's."""
    before, after = _words(language, "kin-before"), _words(language, "kin-after")
    start = max(0, mention.start - _WINDOW)
    return bool(
        (before and before.search(text[start : mention.start].lower()))
        or (after and after.match(text[mention.end : mention.end + _WINDOW].lower()))
    )


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
