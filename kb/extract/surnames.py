"""Whose a surname alone is, of the people of an article who are called so: by title, sex and office, else the one named first."""

import re
from collections.abc import Callable, Sequence

from kb.extract.groups import Group
from kb.extract.namesakes import Namesakes
from kb.extract.russian import gender_of
from kb.extract.tables import pattern_of, words_of
from kb.model import Mention

__all__ = ["Surnames"]

Titles = Callable[[Sequence[Mention]], Sequence[str]]  # the offices beside some mentions
_SEX = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "king": "m", "queen": "f", "lady": "f"}
_OTHER = {"m": "f", "f": "m"}
_WINDOW = 60  # characters before a name that are read
_MALE = re.compile(r"(?:ов|[её]в|ин|ын)(?:ым)?$|ск(?:ий|ого|ому|им)$")
_FEMALE = re.compile(r"(?:ов|[её]в|ин|ын)ой$|ск(?:ая|ую)$")
_DECLINED = re.compile(r"(?:ов|[её]в|ин|ын)(?:а|ой|у)$|ск(?:ая|ой|ую)$")


class Surnames:
    """One text, asked whose a name of one word is.

    `honorific` is the title right before a mention ("mr", "judge"), `titles` are the offices beside some.
    """

    def __init__(
        self, text: str, language: str, honorific: Callable[[Mention], str], titles: Titles, namesakes: Namesakes
    ) -> None:
        self._text = text
        self._language = language
        self._honorific = honorific
        self._titles = titles
        self._namesakes = namesakes

    def owner(self, fitting: Sequence[Group], mention: Mention) -> Group | None:
        """The person a name of one word means, of those called so; None when the article leaves it open, or means another."""
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        if self._namesakes.is_said(mention):
            return None
        fitting = self._of_sex(fitting, mention)
        title = self._honorific(mention)
        if len(fitting) > 1 and title and title not in _SEX:
            fitting = [g for g in fitting if title in self._titles(g.mentions)] or fitting
        if self._are_namesakes(fitting):
            return None
        # Whom an article names first it calls by the surname alone; a relative is named in full each time.
        return min(fitting, key=lambda g: g.mentions[0].start)

    def of_work(self, fitting: Sequence[Group], mention: Mention) -> list[Group]:
        """Of people of one full name those of the work said beside a mention ("the swimmer Bo Rice"); all when none is."""
        return [g for g in fitting if self._namesakes.is_of_work(mention, g)] or list(fitting)

    def relative(
        self, fitting: Sequence[Group], mention: Mention, alone: Callable[[], Sequence[Group]]
    ) -> Group | None:
        """Of people known by a given name `alone`, the relative of the one bearer of a surname whom the article means.

        "Bo Rice and his wife, Ann, … Mrs Rice": a title of the other sex than the bearer's, and a relative of that sex
        named in the same line as the bearer.
        """
        sex = _SEX.get(self._honorific(mention), "")
        if not sex or len(fitting) != 1 or self._sex(fitting[0]) != _OTHER[sex]:
            return None
        near = (g for g in alone() if g.mentions[0].start < mention.start and self._kin_sex(g.mentions[0]) == sex)
        return next((g for g in near if self._named_before(g.mentions[0], fitting[0])), None)

    def _named_before(self, mention: Mention, group: Group) -> bool:
        """Whether somebody is named before a mention in its line, within reach of "his wife"."""
        line = self._text.rfind("\n", 0, mention.start) + 1
        return group.last_before(mention.start) >= line

    def _of_sex(self, fitting: Sequence[Group], mention: Mention) -> Sequence[Group]:
        """Those of the sex that the title before a surname, or its Russian ending, tells; all when none is."""
        if sex := _SEX.get(self._honorific(mention), ""):
            sexes = [(g, self._sex(g)) for g in fitting]
            return [g for g, known in sexes if known == sex] or [g for g, known in sexes if not known] or fitting
        if self._language == "ru":
            lower = mention.surface.lower()
            if _MALE.search(lower):
                return [g for g in fitting if not _is_woman(g)] or fitting
            if _FEMALE.search(lower):
                return [g for g in fitting if _is_woman(g)] or fitting
        return fitting

    def _are_namesakes(self, fitting: Sequence[Group]) -> bool:
        """Whether two of one full name are left, neither of them named in passing: the surname alone may be either's."""
        return (
            len(fitting) > 1 and fitting[0].key == fitting[1].key and not any(map(self._namesakes.in_passing, fitting))
        )

    def _sex(self, group: Group) -> str:
        """The sex of a person by the given name, the titles before the names, or as somebody's wife or son; "" when unknown."""
        given = group.key[0]
        told = [sex for sex in "mf" if given in words_of("first_names", sex)]
        if len(told) == 1:
            return told[0]
        said = (_SEX.get(self._honorific(m), "") or self._kin_sex(m) for m in group.mentions)
        return next(filter(None, said), "")

    def _kin_sex(self, mention: Mention) -> str:
        before = self._text[max(0, mention.start - _WINDOW) : mention.start].rpartition("\n")[2].lower()
        said = ((sex, pattern_of("kin_sexes", self._language, sex)) for sex in "fm")
        return next((sex for sex, words in said if words and words.search(before)), "")


def _is_woman(group: Group) -> bool:
    """Whether a Russian full name is a woman's whose surname is declined as such: Елена Карпова, not Джоан Чаплин."""
    full = (m.surface for m in group.mentions if " " in m.surface)
    return any(gender_of(name) == "femn" and bool(_DECLINED.search(name.lower())) for name in full)
