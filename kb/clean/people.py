"""Names of authors in bylines, by their shape alone."""

import re
from dataclasses import dataclass

from kb.clean.tables import prefix_word, words
from kb.countries import code_of
from kb.places import is_place
from kb.text import fold, script

__all__ = ["Byline", "byline", "cased", "is_person", "leading_name", "stated_author"]

# Lower-case parts of names in Latin script.
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "an",
        "as",
        "ash",
        "at",
        "bin",
        "bint",
        "ibn",
        "ben",
        "abu",
        "umm",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "la",
        "le",
        "dos",
        "das",
        "ter",
        "ten",
        "zu",
        "y",
        "e",
    ]
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*\.?")
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bи\b|\bve\b|\bet\b|/)\s*|\s+و(?=\s)\s*")
_STOP = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|\s\(|,?\s+\bfor\b\s|,?\s+\bin\b\s|\bв\b\s|@|\s+\d).*$")
_WITH = re.compile(
    r"(?:,|\s+)\s*(?:with|and|avec|et|ve)\s+(?:agenc\w+|agences|wires|afp|reuters|ap|ajanslar)\b.*$", re.I
)
_GENRE = re.compile(r"^([^\W\d]+(?: [^\W\d]+)?)\s*[,:–—-]?\s+(?:by|par)\s+(.+)$", re.I)
_LOWER_START = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "le", "les", "la", "un", "une", "des", "our", "your"]
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a byline names: people as one string, or a publication ("By Reuters"); one may be ""."""

    author: str
    publisher: str


def is_person(text: str) -> bool:
    """Whether `text` has the shape of a person's full name and no word that names sections or publications.

    >>> is_person("Mahmoud al-Batakoushi"), is_person("Middle East"), is_person("The Reference")
    (True, False, False)
    """
    parts = text.split()
    if not 2 <= len(parts) <= 6 or len(text) > 60:
        return False
    cased = script(text) in ("Latn", "Cyrl", "Grek")
    full = 0
    for part in parts:
        if not _NAME_WORD.fullmatch(part):
            return False
        folded = fold(part).strip(".")
        if folded in _PARTICLES and part[0].islower():
            continue
        if any(folded in words(kind) for kind in ("section", "publication", "button", "desk", "role")):
            return False
        # "al-Batakoushi", "d’Arcy", "O'Neil": the capital may follow a particle
        capital = part[0].isupper() or any(p[:1].isupper() for p in re.split("[-'’]", part)[1:])
        if cased and not capital:
            return False
        full += 1
    if fold(parts[0]) in _LOWER_START or fold(text) in words("section") or fold(text) in words("agency"):
        return False
    # Places are asked last: their tables are large, and most lines have left before.
    return 2 <= full <= (5 if cased else 3) and not is_place(text) and not code_of(text)


def byline(line: str) -> Byline | None:
    """Who wrote it, when `line` is a byline ("By Ann Lee", "Автор: …", "Ann Lee, staff writer"), else None.

    >>> byline("By Ann Lee and Bo Ek | Reuters")
    Byline(author='Ann Lee, Bo Ek', publisher='')
    >>> byline("By night train to Samarkand") is None
    True
    """
    if len(line) > 160:
        return None
    rest = prefix_word(line, "by", colon=False)
    if rest is None:
        rest = prefix_word(line, "byline", colon=True)
    if rest is None and (match := _GENRE.match(line)) and fold(match.group(1)) in words("section"):
        rest = match.group(2)  # "Portrait, par Hélène Carmaux"
    if rest is None:
        return _with_role(line)
    people = _people(rest)
    if people:
        return Byline(people, "")
    name = _WITH.sub("", _STOP.sub("", rest)).strip(" .,:-–—")
    if fold(name) in words("agency") or (
        len(name.split()) <= 4 and words("publication") & {*fold(name).split()[:1], *fold(name).split()[-1:]}
    ):
        return Byline("", name)
    if fold(name) in words("role") or re.fullmatch(
        r"(?:our |a |the )?(?:\w+ )?(?:correspondent|staff|reporter|admin|editor|desk|staff writer|staff reporter)s?",
        fold(name),
    ):
        return Byline("", "")
    return None


def _people(rest: str) -> str:
    # "Ann Lee, Staff Writer" and "Ann Lee in Oslo": what follows the names is not one
    found: list[str] = []
    for part in _SPLIT.split(_STOP.sub("", rest).strip(" .,:-–—")):
        part = (part or "").strip(" .-–—")
        if is_person(part):
            found.append(cased(part))
        elif not found:
            return ""
        else:
            break
    return ", ".join(found)


def _with_role(line: str) -> Byline | None:
    name, _, role = line.partition(",")
    if role and _is_role(fold(role).strip(" .")) and is_person(name.strip()):
        return Byline(cased(name.strip()), "")
    return None


def _is_role(text: str) -> bool:
    """Whether `text` is a reporter's office, alone or with its place or subject ("Washington correspondent")."""
    parts = text.split()
    return text in words("role") or (2 <= len(parts) <= 4 and bool({parts[0], parts[-1]} & words("role")))


def cased(name: str) -> str:
    """A name set in capitals as names are written."""
    return name.title() if name.isupper() and len(name) > 4 else name


def leading_name(text: str) -> str:
    """The name an author box begins with: "Ann Lee is …"."""
    parts = text.split()
    for count in (5, 4, 3, 2):
        name = " ".join(parts[:count]).rstrip(",.:")
        if (
            len(parts) >= count
            and is_person(name)
            and (len(parts) == count or parts[count][:1].islower() or not parts[count - 1][-1:].isalpha())
        ):
            return name
    return ""


def stated_author(value: str, publisher: str) -> str:
    """The people in what a container names as author; "" when that is a desk or the publication itself.

    >>> stated_author("Ann Lee, Geneva correspondent", ""), stated_author("Agencies", "The Star")
    ('Ann Lee', '')
    """
    if by := byline(value):
        return by.author
    parts = [part.strip(" .-–—|") for part in re.split(r"[,;|]", value) if part.strip(" .-–—|")]
    people = [cased(part) for part in parts if is_person(part)]
    if people:
        return ", ".join(dict.fromkeys(people))
    named = [
        p
        for p in parts
        if len(p) > 2
        and not set(fold(p).split()) & words("desk")
        and fold(p) not in words("agency") | {fold(publisher)}
    ]
    return ", ".join(named)
