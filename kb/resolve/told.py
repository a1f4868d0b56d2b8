"""What articles say of people of one name: years of birth, countries, kinds of work, and what of it cannot be one person's."""

from collections.abc import Iterable
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.resolve.values import Profile
from kb.text import fold

__all__ = [
    "born_of",
    "former_of",
    "homes_of",
    "lands_of",
    "last_grown",
    "left_open",
    "lived_apart",
    "mark_of",
    "native_of",
    "offices_of",
    "place_named",
    "renamed_of",
    "special",
    "too_young",
    "works_of",
]

Years = tuple[int, int]  # first and last year that are possible
LIVES = 15  # years between two births that no slip of a journalist explains


@lru_cache(maxsize=1)
def _forms_of_address() -> frozenset[str]:
    return frozenset(title for title, title_class, *_ in rows("titles.tsv", 7) if title_class == "honorific")


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(title for (title,) in rows("titles_general.tsv", 1))


def _values(profile: Profile, what: str) -> list[str]:
    return [value for said in profile.told for word, _, value in (said.partition(" "),) if word == what]


def left_open(profile: Profile) -> bool:
    """Whether an article that names people in full calls somebody by a part of their names without saying whom it means."""
    return bool(_values(profile, "open")) if profile.told else False


def mark_of(profile: Profile) -> str:
    """The mark of mentions that people took out of another chain (kb/resolve/decisions.py), "" for a chain as it was read."""
    return next(iter(_values(profile, "parted")), "") if profile.told else ""


def place_named(profile: Profile) -> str:
    """What a decision calls the place of a chain: its article, or the mark of what people took out of it."""
    return mark_of(profile) or profile.document_id


def offices_of(profile: Profile) -> list[str]:
    """The titles beside a name that say something of its bearer: without Mr, Mme, Sayın."""
    return [t for t in profile.titles if t not in _forms_of_address()] if profile.titles else []


def works_of(profile: Profile) -> list[str]:
    """The same, and the work an article says a person has, near a name though not beside it."""
    if not profile.told:
        return offices_of(profile)
    return list(dict.fromkeys((*offices_of(profile), *_values(profile, "works"))))


def special(works: Iterable[str]) -> set[str]:
    """Those that not anybody may have: without director, member, doctor."""
    return {w for w in works if w not in _general()}


def native_of(profile: Profile) -> list[str]:
    """The codes of the countries an article says a person is of."""
    return _values(profile, "from") if profile.told else []


def lands_of(profile: Profile) -> list[str]:
    """The codes of the countries beside a name; of a body called as many are, those its article is about."""
    if not profile.told:
        return list(profile.countries)
    return list(dict.fromkeys((*profile.countries, *native_of(profile), *_values(profile, "in"))))


def homes_of(profile: Profile) -> list[str]:
    """The codes of the countries shown for a name: said to be a body's own, and not of somebody beside it; a person's."""
    if profile.kind == "organization":
        return _values(profile, "of")
    return list(dict.fromkeys((*profile.countries, *native_of(profile))))


def born_of(profile: Profile) -> Years | None:
    """The years in which a person can have been born by one article: from its age at the article's date, or as it says.

    Of somebody who died, the year of birth is at most that of the death.

    >>> from datetime import date
    >>> born_of(Profile("a", 0, "person", "Ada Bell", published=date(2022, 5, 1), told=("age 24",)))
    (1997, 1998)
    """
    if not profile.told:
        return None
    if born := _values(profile, "born"):
        return int(born[0]), int(born[0])
    if (age := _values(profile, "age")) and profile.published:
        year = profile.published.year - int(age[0])
        return year - 1, year
    if died := _values(profile, "died"):
        return int(died[0]) - 110, int(died[0])
    return None


def lived_apart(left: Years | tuple[()], right: Years | tuple[()]) -> int:
    """How many years lie between two births at least; 0 when one of them is not known, or no more than a slip.

    >>> lived_apart((1850, 1850), (1997, 1998)), lived_apart((1980, 1981), (1985, 1985))
    (147, 0)
    """
    if not left or not right:
        return 0
    gap = max(left[0], right[0]) - min(left[1], right[1])
    return gap if gap > LIVES else 0


@lru_cache(maxsize=1)
def _youngest() -> dict[str, int]:
    return {title: int(age) for age, cell in rows("office_ages.tsv", 2) for title in alternatives(cell)}


def too_young(born: Years | tuple[()], offices: Iterable[str], years: Iterable[int]) -> str:
    """The office somebody born in such years is too young for in the last of the years in which articles tell of it, else "".

    >>> too_young((1999, 2000), ["artist", "deputy-minister"], [2024]), too_young((1980, 1980), ["minister"], [2024])
    ('deputy-minister', '')
    """
    last = max(years, default=0)
    found = (o for o in offices if born and last and last - born[0] < _youngest().get(o, 0))
    return min(found, default="")


def last_grown(offices: Iterable[str], years: Iterable[int]) -> int:
    """The last of the years in which articles tell of an office that the young do not have; 0 for none."""
    return max(years, default=0) if any(o in _youngest() for o in offices) else 0


def former_of(profile: Profile) -> list[str]:
    """The keys of the names that an article says somebody called by a former one has now."""
    return [fold(name) for name in _values(profile, "former")] if profile.told else []


def renamed_of(profile: Profile) -> list[tuple[str, str]]:
    """The keys of other names that an article says somebody has or had, each with the sentence that says so."""
    if not profile.told:
        return []
    return [(fold(name), said) for v in _values(profile, "renamed") for name, _, said in (v.partition("\t"),)]
