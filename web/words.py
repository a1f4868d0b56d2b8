"""What the pages say in words: dates, ranges, counts, languages, kinds, links."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from babel import Locale

from kb.inflect import russian_forms
from kb.model import Entity, EntityName, Kind, Version

__all__ = [
    "KIND_WORDS",
    "counted",
    "date_range",
    "date_words",
    "direction",
    "form_words",
    "kind_of",
    "language_name",
    "listed",
    "moment_words",
    "month_words",
    "number",
    "other_names",
    "own_name",
    "spelt",
    "sure_words",
    "version_words",
]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# kind: (one, many, mark)
KIND_WORDS: dict[Kind, tuple[str, str, str]] = {
    "person": ("person", "people", "●"),
    "organization": ("organization", "organizations", "■"),
    "country": ("country", "countries", "◆"),
}

_PLURALS = {"person": "people", "country": "countries", "story": "stories", "entry": "entries"}
# Of Russian surnames in -ов, -ин beside those of nouns.
_SURNAME = ("ым", "ых", "ыми", "ой", "а", "у", "е", "ы")
_NOT_ITS_OWN = frozenset({"demonym", "metonym"})
_FORMS = {
    "name": "",
    "metonym": "capital standing for its government",
    "demonym": "of its people",
    "alias": "also called",
}
# What a reason repeats of the role: "in another language: 7 of 7 names ..."
_SAID_BY_ROLE = re.compile(r"^in (?:another language|other words): ")
# role: what another article's text is to the fullest one, and what this article's is
_ROLES = {
    "original": ("This is the fullest text", "This article has the fullest text"),
    "copy": ("The same text", "This article has the same text as the fullest"),
    "near-copy": ("Almost the same text", "This article has almost the same text as the fullest"),
    "part": ("A part of the text", "This article has a part of the fullest text"),
    "rewrite": ("The same told in other words", "This article tells the fullest text in other words"),
    "translation": ("A translation of the fullest text", "This article tells the fullest text in another language"),
}
# From this probability on, said so.
_SURE = ((0.97, "almost certain"), (0.85, "very likely"), (0.7, "likely"), (-1.0, "we are not sure"))
# Languages of articles that are written from right to left (CLDR: character order).
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_ENGLISH = Locale("en")


def number(value: int) -> str:
    """`value` with thin spaces between thousands.

    >>> number(1234567)
    '1\\u202f234\\u202f567'
    """
    return f"{value:,}".replace(",", "\u202f")


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them.

    >>> listed(["English"]), listed(["English", "Arabic", "French"])
    ('English', 'English, Arabic and French')
    """
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def counted(value: int, noun: str) -> str:
    """`value` with its noun in the right number.

    >>> counted(1, "article"), counted(3, "country")
    ('1 article', '3 countries')
    """
    return f"{number(value)} {noun if value == 1 else _PLURALS.get(noun, noun + 's')}"


def date_words(day: date | None, precision: str = "stated") -> str:
    """A date as a reader says it; `≈` when it was worked out from the text.

    >>> date_words(date(2022, 1, 19)), date_words(date(2022, 1, 9), "inferred"), date_words(None)
    ('19 Jan 2022', '≈ 9 Jan 2022', 'undated')
    """
    if day is None:
        return "undated"
    return f"{'≈ ' if precision == 'inferred' else ''}{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(month: str) -> str:
    """A year, month or day in ISO form as a reader says it.

    >>> month_words("2022-01"), month_words("2022"), month_words("2022-01-19")
    ('Jan 2022', '2022', '19 Jan 2022')
    """
    parts = month.split("-")
    if not all(part.isdigit() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return month
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def date_range(first: date | None, last: date | None) -> str:
    """Two dates as one range, what they share said once; "" when neither is known.

    >>> date_range(date(2022, 1, 6), date(2022, 1, 19)), date_range(date(2021, 12, 30), date(2022, 1, 2))
    ('6 – 19 Jan 2022', '30 Dec 2021 – 2 Jan 2022')
    """
    if first is None or last is None:
        known = first or last
        return date_words(known) if known else ""
    if first == last:
        return date_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {date_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {date_words(last)}"
    return f"{date_words(first)} – {date_words(last)}"


def language_name(code: str) -> str:
    """The English name of a language.

    >>> language_name("ar"), language_name(""), language_name("xx")
    ('Arabic', 'unknown language', 'xx')
    """
    return str(_ENGLISH.languages.get(code, code)) if code else "unknown language"


def direction(language: str) -> str:
    """The direction a language is written in, as HTML says it.

    >>> direction("ar"), direction("ru"), direction("")
    ('rtl', 'ltr', 'ltr')
    """
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def form_words(form: str) -> str:
    """What kind of name a spelling is.

    >>> form_words("metonym")
    'capital standing for its government'
    """
    return _FORMS.get(form, form)


def spelt(names: Sequence[EntityName]) -> list[tuple[EntityName, str]]:
    """The spellings of a name, each with what kind of name it is ("" for a plain one); base forms before inflected ones.

    >>> one, two = EntityName("Казахстана", "ru", "Cyrl", 3), EntityName("Казахстан", "ru", "Cyrl", 0)
    >>> [(name.surface, form) for name, form in spelt((one, two))]
    [('Казахстан', ''), ('Казахстана', 'inflected')]
    """
    found = {name.surface for name in names if name.count}
    names = [name for name in names if name.count or name.surface not in found]
    russian = [name.surface for name in names if name.language == "ru"]
    inflected = {form for base in russian for form in _cases(base) if form != base and _is_base(base, form)}
    told = [(n, "inflected" if n.language == "ru" and n.surface in inflected else form_words(n.form)) for n in names]
    return sorted(told, key=lambda pair: (pair[1] == "inflected", -pair[0].count))


def other_names(entity: Entity) -> list[str]:
    """What else an entity is called in articles: no inflected form, no other case of letters, no demonym or capital.

    >>> names = (EntityName("ROME UNION", "en", "Latn", 3), EntityName("RU", "en", "Latn", 2, "acronym"))
    >>> other_names(Entity("organization:rome-union", "organization", "Rome Union", names))
    ['RU']
    """
    plain = (
        n.surface for n, form in spelt(entity.names) if n.count and form != "inflected" and n.form not in _NOT_ITS_OWN
    )
    found = {name.casefold(): name for name in reversed(list(plain))}
    found.pop(entity.name.casefold(), None)
    return list(reversed(found.values()))


def own_name(entity: Entity, language: str) -> str:
    """What an entity is called in the reader's language, when the pages call it something else; "" when they do not.

    >>> names = (EntityName("Ali", "en", "Latn", 3), EntityName("عليا", "ar", "Arab", 1), EntityName("علي", "ar", "Arab", 2))
    >>> own_name(Entity("person:ali", "person", "Ali", names), "ar")
    'علي'
    """
    own = [n for n, form in spelt(entity.names) if n.language == language and n.form == "name" and form != "inflected"]
    if entity.name in (n.surface for n in own):
        return ""
    best = max(own, key=lambda n: (len(n.surface.split()) > 1, n.count), default=None)
    return best.surface if best else ""


def _cases(name: str) -> set[str]:
    """A Russian name in its cases; surnames have endings of adjectives, too."""
    surname = {name + ending for ending in _SURNAME} if name.endswith(("ов", "ев", "ёв", "ин", "ын")) else set()
    return {*russian_forms(name), *surname}


def _is_base(base: str, form: str) -> bool:
    """Whether `base` is the form the other is made from: that one does not give it in turn, or is longer."""
    return base not in russian_forms(form) or len(base) <= len(form)


def version_words(version: Version, here: bool = False) -> str:
    """How one article's text is related to the fullest of its story, as a sentence; `here`: of the article one reads.

    >>> version_words(Version("s", "d", "translation", 0.9, "in another language: 7 of 7 names and numbers the same"))
    'A translation of the fullest text; 7 of 7 names and numbers the same.'
    """
    said = _ROLES.get(version.role, (version.role, version.role))[here]
    reason = _SAID_BY_ROLE.sub("", version.reason).rstrip(".")
    return f"{said}; {reason}." if reason and not here else f"{said}."


def sure_words(value: float) -> str:
    """A probability as one says it.

    >>> sure_words(0.97), sure_words(0.6)
    ('almost certain', 'we are not sure')
    """
    return next(said for least, said in _SURE if value >= least)


def moment_words(moment: str) -> str:
    """A date and time in ISO 8601 as a reader says it; anything else as it is.

    >>> moment_words("2022-01-19T08:05:11+00:00")
    '19 Jan 2022, 08:05 UTC'
    """
    try:
        told = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    zone = " UTC" if told.utcoffset() == timedelta(0) else ""
    return f"{date_words(told.date())}, {told:%H:%M}{zone}"


def kind_of(entity_id: str) -> str:
    """The kind that an entity's id says.

    >>> kind_of("country:KZ")
    'country'
    """
    return entity_id.partition(":")[0]
