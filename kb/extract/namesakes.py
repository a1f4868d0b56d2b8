"""Two people of one name whom the article itself tells apart: by their ages, as father and son, by their work, or in so many words."""

import re
from collections.abc import Callable, Collection, Sequence

from kb.extract.groups import Group
from kb.extract.tables import pattern_of
from kb.model import Mention
from kb.names import parse_person
from kb.spheres import spheres_apart, spheres_of

__all__ = ["Namesakes", "said_after"]

_AGE = re.compile(r", (?:aged )?([1-9]\d)(?=[,.;]|$)")  # in brackets it is a minute
_TAIL = re.compile(r",? ?-?((?:Jr|Sr|II|III|IV|fils|père|мл|ст|младший|старший|الابن|الأب)\b\.?)")
_HYPHEN = re.compile(r"[- ](младш|старш)[а-яё]+$")  # Орлова-младшего
_SHORT = {"младш": "мл", "старш": "ст"}
_BIRTHDAY = 1  # years that two articles' ages of one person may differ by
_WINDOW = 90  # characters before a name that are read
_WORDS = "namesake_words"


Works = Callable[[Mention], Collection[str]]  # the offices and trades an article says beside a mention


class Namesakes:
    """What one text says of two people of one name; `works` tells the work it says beside a mention.

    The words that say so are those of `kb/data/namesake_words.tsv` for the language.
    """

    def __init__(self, text: str, language: str, works: Works) -> None:
        self._text = text
        self._language = language
        self._works = works
        self._passing: set[int] = set()  # where the mentions start of which it is said in so many words
        self._kin: set[int] = set()  # and those that are told from a relative by their generation
        self._known: dict[int, frozenset[str]] = {}  # spheres by where the mention starts
        self._headline = text.find("\n")

    def another(self, mention: Mention, group: Group) -> bool:
        """Whether a full name is said to be another person's than a group's, of the same name, found before it."""
        before = [m for m in group.mentions if m.start < mention.start and " " in m.surface]
        if not before:
            return False
        age = _age(self._text, mention)
        ages = [known for m in before if (known := _age(self._text, m))]
        if age and ages:
            return all(abs(age - known) > _BIRTHDAY for known in ages)
        if self._of_generation(mention, before) or self._of_other_work(mention, before):
            return True
        if not self.is_said(mention) or self.in_passing(group):
            return False  # a group begun by such a mention is the namesake: named so again, it is not a third person
        self._passing.add(mention.start)
        return True

    def is_of_work(self, mention: Mention, group: Group) -> bool:
        """Whether the work said beside a mention is of a sphere of that said where a group is first introduced."""
        introduced = next(filter(None, map(self._spheres, group.mentions)), frozenset())
        return not introduced.isdisjoint(self._spheres(mention))

    def is_said(self, mention: Mention) -> bool:
        """Whether the article says in so many words that a mention is a namesake's."""
        before = pattern_of(_WORDS, "before", self._language)
        return said_after(self._text, mention, self._language) or bool(before and before.search(self._before(mention)))

    def in_passing(self, group: Group) -> bool:
        """Whether somebody is named as a namesake, in so many words: the article is about the other."""
        return any(m.start in self._passing for m in group.mentions)

    def _of_generation(self, mention: Mention, before: Sequence[Mention]) -> bool:
        mine, theirs = _generation(self._text, mention), {_generation(self._text, m) for m in before}
        if mine in theirs or not (mine or "" not in theirs):
            return False
        known = any(m.start in self._kin for m in before) or bool(self._kin and mine)
        if not (known or (mine and all(theirs)) or any(map(self._related, (mention, *before)))):
            return False
        self._kin.update((mention.start, *(m.start for m in before)))
        return True

    def _of_other_work(self, mention: Mention, before: Sequence[Mention]) -> bool:
        """Whether the article introduces both below its headline, with work of spheres hardly anybody is in both of."""
        if mention.start < self._headline:
            return False
        mine = self._spheres(mention)
        told = [m for m in before if m.start > self._headline and self._spheres(m)] if mine else []
        theirs = frozenset().union(*map(self._spheres, told))
        return spheres_apart(mine, theirs) and not any(map(self._may_change, (mention, *told)))

    def _spheres(self, mention: Mention) -> frozenset[str]:
        """The spheres of work said beside a mention."""
        if mention.start not in self._known:
            self._known[mention.start] = spheres_of(self._works(mention))
        return self._known[mention.start]

    def _may_change(self, mention: Mention) -> bool:
        """Whether words around a mention say that its bearer had, or has, other work besides."""
        words = pattern_of(_WORDS, "change", self._language)
        after = self._text[mention.end : mention.end + _WINDOW].partition("\n")[0].lower()
        return bool(words and (words.search(self._before(mention)) or words.search(after)))

    def _related(self, mention: Mention) -> bool:
        """Whether an article says right beside a name that it is a father's or a son's."""
        before, after = (
            pattern_of(_WORDS, "kin-before", self._language),
            pattern_of(_WORDS, "kin-after", self._language),
        )
        return bool(
            (before and before.search(self._before(mention)))
            or (after and after.match(self._text[mention.end : mention.end + _WINDOW].lower()))
        )

    def _before(self, mention: Mention) -> str:
        """What stands before a mention in its line, in small letters."""
        line = self._text[max(0, mention.start - _WINDOW) : mention.start]
        return line.rpartition("\n")[2].lower()


def _generation(text: str, mention: Mention) -> str:
    """Jr, Sr, II, -младший with a name or right after it, as kb.names reads them; "" for none."""
    tail = _TAIL.match(text, mention.end)
    name = mention.surface + (f" {tail.group(1)}" if tail else "")
    suffix = parse_person(_HYPHEN.sub(lambda m: f" {_SHORT[m.group(1)]}", name)).suffix
    return suffix if suffix.isdigit() else ""  # no degree, no ruler's number


def said_after(text: str, mention: Mention, language: str) -> bool:
    """Whether what follows a mention says that it is a namesake: the office told there is the other's."""
    after = pattern_of(_WORDS, "after", language)
    return bool(after and after.match(text[mention.end : mention.end + _WINDOW].lower()))


def _age(text: str, mention: Mention) -> int:
    found = _AGE.match(text, mention.end)
    return int(found.group(1)) if found else 0
