"""The names of a user's own list: found wherever they stand, in any language and its cases."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from kb.gazetteer import Gazetteer, Phrase, tokens
from kb.inflect import russian_forms, turkish_forms
from kb.model import KnownName, Mention
from kb.text import script

__all__ = ["ListedNames", "listed_as"]

_OWN = "own-list:"  # the extractor of a mention, with the name of the list it is a form of
_SURNAMES = ("ов", "ев", "ёв", "ин", "ын")  # have the instrumental of an adjective
_FORMS = 400  # of one name: three words in six cases each


class ListedNames:
    """Finds the names and aliases of a list, in the cases of Russian and Turkish and behind the clitics of Arabic."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._names = tuple(names)
        self._by_language: dict[str, Gazetteer[tuple[KnownName, str]]] = {}

    def over(self, text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
        """`mentions` with those of the list among them.

        The list wins; but a word alone (a surname), a country or a person is not found in a longer name of another.
        """
        listed = [m for m in self._find(text, language) if not any(_inside(m, other) for other in mentions)]
        spans = [range(m.start, m.end) for m in listed]
        kept = [m for m in mentions if not any(m.start < s.stop and s.start < m.end for s in spans)]
        return sorted([*kept, *listed], key=lambda m: m.start)

    def _find(self, text: str, language: str) -> list[Mention]:
        if not self._names:
            return []
        language = language if language in ("ar", "ru", "tr") else ""
        if language not in self._by_language:
            self._by_language[language] = Gazetteer.of(language, self._phrases(language))
        return [
            _mention(f.start, f.end, f.surface, *f.phrase.value) for f in self._by_language[language].find(tokens(text))
        ]

    def _phrases(self, language: str) -> Iterator[Phrase[tuple[KnownName, str]]]:
        """The names as they are, all before any case of them: a name of the list is not another one's case."""
        named = [(name, own) for name in self._names for own in (name.name, *name.aliases)]
        for name, own in named:
            yield Phrase(own, (name, own), "any" if own.islower() else "proper")
        for name, own in named:
            for form in _forms(own, name, language):
                yield Phrase(form, (name, own), "any" if own.islower() else "proper")


def listed_as(mention: Mention) -> str:
    """The name of the list that a mention is a form of; "" for one that is not of the list."""
    return mention.extractor.removeprefix(_OWN) if mention.extractor.startswith(_OWN) else ""


def _forms(own: str, name: KnownName, language: str) -> Iterable[str]:
    """A name in the cases of a language. Of a person every word changes, of a body what the grammar changes."""
    if len(own) < 4 or own.isupper():
        return ()
    if language == "tr" and script(own) == "Latn":
        return turkish_forms(own)
    if language != "ru" or script(own) != "Cyrl":
        return ()
    if name.kind != "person":
        return russian_forms(own)
    cases = [russian_forms(word) + ((word + "ым",) if word.endswith(_SURNAMES) else ()) for word in own.split()]
    size = 1
    for forms in cases:
        size *= len(forms)
    return map(" ".join, product(*cases)) if size <= _FORMS else ()


def _mention(start: int, end: int, surface: str, name: KnownName, own: str) -> Mention:
    form = "acronym" if surface.isupper() and " " not in surface and 2 <= len(surface) <= 6 else "name"
    code = name.country if name.kind == "country" else ""
    return Mention(start, end, surface, name.kind, "acronym" if form == "acronym" else "name", _OWN + own, 1.0, code)


def _inside(listed: Mention, other: Mention) -> bool:
    """Whether a longer name is another's: Mario Feltri, the Ada Bell Foundation; not "the Blue Heron group"."""
    longer = other.end - other.start > listed.end - listed.start
    if not longer or other.confidence < 0.5 or not other.start <= listed.start or other.end < listed.end:
        return False
    return (
        " " not in listed_as(listed)
        or listed.kind == "country"
        or (listed.kind, other.kind) == ("person", "organization")
    )
