"""Organizations known everywhere: intergovernmental bodies, news agencies, world-known companies and movements.

The table kb/data/organizations.tsv gives each an identity across languages, so that ООН, BM and the United
Nations are one without any text having said so.
"""

from dataclasses import dataclass
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.gazetteer import Case, Found, Gazetteer, Phrase, Tokens, tokens
from kb.inflect import russian_forms, turkish_forms
from kb.model import Form, Mention
from kb.text import fold, script, slug

__all__ = ["KnownOrganization", "find_known", "known", "known_organizations", "known_to_all"]

EXTRACTOR = "known-organization"
_LANGUAGES = ("en", "ar", "ru", "tr", "fr")
_CERTAIN = 0.95
_DOUBTFUL = 0.6


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """One organization of the table: a stable `id`, its English `name`, and its names as (surface, language, form)."""

    id: str
    name: str
    names: tuple[tuple[str, str, Form], ...]

    @property
    def acronyms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(surface for surface, _, form in self.names if form == "acronym"))


_Named = tuple[KnownOrganization, Form]


def _acronym_languages(acronym: str) -> tuple[str, tuple[str, ...]]:
    language, colon, rest = acronym.partition(":")
    if colon:
        return rest, (language,)
    written = script(acronym)
    return acronym, {"Cyrl": ("ru",), "Arab": ("ar",)}.get(written, ("en", "tr", "fr"))


def _acronym_form(surface: str) -> Form:
    """ "ООН" is an acronym, "Газпром" in the same column a name."""
    return "acronym" if sum(map(str.isupper, surface)) * 2 > sum(map(str.isalpha, surface)) else "name"


@lru_cache(maxsize=1)
def known_organizations() -> tuple[KnownOrganization, ...]:
    """Every organization of the table, in its order."""
    made = []
    for row in rows("organizations.tsv", 7):
        columns = (row[1], *row[3:7])
        names: list[tuple[str, str, Form]] = []
        for acronym in alternatives(row[2]):
            surface, languages = _acronym_languages(acronym)
            names += [(surface, language, _acronym_form(surface)) for language in languages]
        short = {surface for surface, _, _ in names}
        for language, cell in zip(_LANGUAGES, columns, strict=True):
            names += [(surface, language, "name") for surface in alternatives(cell) if surface not in short]
        made.append(KnownOrganization(row[0], alternatives(row[1])[0], tuple(dict.fromkeys(names))))
    return tuple(made)


@lru_cache(maxsize=1)
def _also_words() -> frozenset[str]:
    """Acronyms that are words too: in a line of capitals they count only after an article or a preposition."""
    return frozenset(word for row in rows("organizations_also_words.tsv", 1) for word in alternatives(row[0]))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, KnownOrganization]:
    found: dict[str, KnownOrganization] = {}
    for organization in known_organizations():
        for surface, language, form in organization.names:
            for written in _forms(surface, language, form):
                found.setdefault(fold(written), organization)
    return found


@lru_cache(maxsize=50_000)
def known(name: str) -> KnownOrganization | None:
    """The organization that `name` is a name or acronym of, in any of the languages; None for others.

    An article before it, a Turkish suffix after an apostrophe and the missing alef of للناتو do not matter.

    >>> [o.id for o in map(known, ("the United Nations", "ООН", "الأمم المتحدة")) if o]
    ['united-nations', 'united-nations', 'united-nations']
    >>> known("Nobody's Bank")
    """
    key = fold(name)
    for reading in (
        key,
        key.removeprefix("the "),
        key.removeprefix("l'"),
        key.partition("'")[0],
        "ا" + key,
        "ال" + key.removeprefix("لل"),
    ):
        if reading in _by_name():
            return _by_name()[reading]
    return None


@lru_cache(maxsize=1)
def _aliases() -> dict[str, KnownOrganization]:
    """Further names by organizations_aliases.tsv, to the body of the other table where that has one of them."""
    found: dict[str, KnownOrganization] = {}
    for (cell,) in rows("organizations_aliases.tsv", 1):
        names = alternatives(cell)
        body = next(filter(None, map(known, names)), None)
        if body is None:
            spelled = tuple((name, "en", _acronym_form(name)) for name in names)
            body = KnownOrganization(slug(names[0]), names[0], spelled)
        for name in names:
            found.setdefault(fold(name), body)
    return found


@lru_cache(maxsize=50_000)
def known_to_all(name: str) -> KnownOrganization | None:
    """The organization a name is of by `known`, or by the names in further languages and scripts that are only compared.

    >>> [o.name for o in map(known_to_all, ("Leland Stanford Junior University", "EZB")) if o]
    ['Stanford University', 'European Central Bank']
    """
    return known(name) or _aliases().get(fold(name).removeprefix("the "))


def _forms(surface: str, language: str, form: Form) -> tuple[str, ...]:
    if form == "acronym":
        return (surface,)
    if language == "ru":
        return russian_forms(surface)
    return turkish_forms(surface) if language == "tr" else (surface,)


def _case(surface: str, form: Form) -> Case:
    """What the letters' case must be; "L'équipe" and "Le monde" are words where L'Équipe and Le Monde are papers."""
    if form == "acronym":
        return "exact"
    return "words" if surface.startswith(("L'", "Le ", "La ", "Les ")) else "proper"


@lru_cache(maxsize=8)
def _gazetteer(language: str) -> Gazetteer[_Named | None]:
    phrases: list[Phrase[_Named | None]] = [
        Phrase(written, None)
        for row in rows("organizations_blocked.tsv", 2)
        if row[0] == language
        for surface in alternatives(row[1])
        for written in _forms(surface, language, "name")
    ]
    for organization in known_organizations():
        for surface, name_language, form in organization.names:
            if name_language == language or (language != "ar" and name_language == "en" and form == "name"):
                case = _case(surface, form)
                phrases += [
                    Phrase(written, (organization, form), case) for written in _forms(surface, name_language, form)
                ]
    return Gazetteer.of(language, phrases)


def find_known(text: str, language: str) -> list[Mention]:
    """The known organizations named in `text`, in order, none overlapping; [] for a language without tables.

    >>> [(m.surface, m.form) for m in find_known("The UN and the Turkic Council met. WHO came?", "en")]
    [('UN', 'acronym'), ('Turkic Council', 'name')]
    """
    if language not in _LANGUAGES:
        return []
    found_in = tokens(text)
    mentions = []
    for hit in _gazetteer(language).find(found_in):
        if hit.phrase.value is None:
            continue
        form = hit.phrase.value[1]
        confidence = _confidence(hit, form, found_in)
        end = hit.end + (text[hit.end : hit.end + 1] == "+")  # OPEC+
        if confidence:
            mentions.append(Mention(hit.start, end, text[hit.start : end], "organization", form, EXTRACTOR, confidence))
    return mentions


def _confidence(hit: Found[_Named | None], form: Form, found_in: Tokens) -> float:
    """How sure: an acronym that is also a word needs an article before it where a word could stand as well."""
    surface = hit.surface
    if form != "acronym" or surface.partition("'")[0].partition("’")[0] not in _also_words():
        return _CERTAIN
    before = found_in.keys[hit.first - 1] if hit.first and found_in.before(hit.first) == " " else ""
    if before in ("the", "l", "of", "by", "to", "from", "with", "le", "la", "du", "de"):
        return _CERTAIN
    capitals = not any(
        word.islower() and len(word) > 1 for word in found_in.words[max(0, hit.first - 4) : hit.last + 5]
    )
    opens = not hit.first or any(c in found_in.before(hit.first) for c in '.!?\n“"')
    return 0.0 if capitals or opens else _DOUBTFUL
