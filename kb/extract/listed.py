"""The names of a user's own list: found wherever they stand, in any language."""

from collections.abc import Sequence

from kb.gazetteer import Gazetteer, Phrase, tokens
from kb.model import KnownName, Mention

__all__ = ["ListedNames"]


class ListedNames:
    """Finds the names and aliases of a list. Arabic words are also found behind their clitics."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._names = tuple(names)
        self._by_language: dict[bool, Gazetteer[KnownName]] = {}

    def over(self, text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
        """`mentions` with those of the list among them: the list wins, unless its name is part of a longer one."""
        listed = [m for m in self._find(text, language) if not any(_inside(m, other) for other in mentions)]
        spans = [range(m.start, m.end) for m in listed]
        kept = [m for m in mentions if not any(m.start < s.stop and s.start < m.end for s in spans)]
        return sorted([*kept, *listed], key=lambda m: m.start)

    def _find(self, text: str, language: str) -> list[Mention]:
        if not self._names:
            return []
        arabic = language == "ar"
        if arabic not in self._by_language:
            phrases = [
                Phrase(surface, name, "any" if surface.islower() else "proper")
                for name in self._names
                for surface in (name.name, *name.aliases)
            ]
            self._by_language[arabic] = Gazetteer.of("ar" if arabic else "", phrases)
        return [
            _mention(f.start, f.end, f.surface, f.phrase.value) for f in self._by_language[arabic].find(tokens(text))
        ]


def _mention(start: int, end: int, surface: str, name: KnownName) -> Mention:
    form = "acronym" if surface.isupper() and " " not in surface and 2 <= len(surface) <= 6 else "name"
    code = name.country if name.kind == "country" else ""
    return Mention(start, end, surface, name.kind, "acronym" if form == "acronym" else "name", "own-list", 1.0, code)


def _inside(listed: Mention, other: Mention) -> bool:
    longer = other.end - other.start > listed.end - listed.start
    return longer and other.confidence >= 0.5 and other.start <= listed.start and listed.end <= other.end
