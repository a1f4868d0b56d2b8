"""The parts of a person's name: titles, particles, initials, patronymics and suffixes told apart.

Organizations have kb/organization_names.py; both are found here.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.organization_names import OrganizationName, parse_organization
from kb.skeleton import skeleton
from kb.text import fold, script
from kb.transliterate import transliterate

__all__ = ["OrganizationName", "Part", "PersonName", "parse_organization", "parse_person", "skeleton", "transliterate"]

_TOKEN = re.compile(r"[^\s,;،]+|[,،]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?|[^\W\d_]\.?")
_TWO_LETTER_INITIAL = re.compile(r"(?:Yu|Ya|Ye|Zh|Kh|Sh|Ch|Ts|Дж)\.")
_DOTS = "·・･‧•゠＝"  # between the parts of a foreign name in Chinese or Japanese
_CUTS = re.compile(rf"[-‐‑–—.{_DOTS}]")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_QUOTED = re.compile(r"[\"“«„]([^\"”»“]+)[\"”»“]|(?<=\s)['‘]([^'’]{2,})['’](?=\s)")
# English 's and the case endings of Turkish names; Mus'ab and Qur'an have none
_ENDING = re.compile(
    r"(?<=\w{3})['’ʼ](?:s|n?[ıiuü]n|[ny]?[ıiuüae]|[nsy]?[dt][ae]n?|nd[ae]n?|y?l[ae]|l[ıiuü]|[dt][ae]ki|c[aeiı]|d[ıiuü]r)$"
)
_ROMAN = re.compile(r"(?=.)(X{0,2})(IX|IV|V?I{0,3})")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_SEAM = re.compile(r"(?<=[a-zа-яё]{2})(?=[A-ZА-Я][a-zа-яё]{2})")
_GLUED = frozenset(
    "mac mc de di da la le lo du van von fitz del della des dos el al san st ap fitz abd abdel abdul abu bin ben ibn".split()
)
# Capitals or not, these before two names or more open a family name that stands first: Dos Santos Isabel
_BEFORE_FAMILY = frozenset(("de", "dos", "das", "do", "della", "di", "van", "von", "bin", "ibn", "ter", "den"))
_PATRONYMIC = re.compile(r"(?:[oe]vi[ct]h?|[yi]ch|[oe]vna|ichna|inichna|ovytch|ovych|ivna)$")


@dataclass(frozen=True, slots=True)
class Part:
    """One compared part of a name: as written, and in Latin letters."""

    text: str
    latin: str
    initial: bool = False
    patronymic: bool = False
    particle: str = ""  # what stood before it ("de"), in Latin letters


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, in the order given name first when that can be told.

    `parts` are what is compared; `particles` (al, von, bin), `titles` and `suffix` ("2" for Jr,
    "3" for III and الثالث, "" for none) stand beside them. `nickname` is what stood in quotation marks.
    """

    parts: tuple[Part, ...]
    particles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffix: str = ""
    nickname: str = ""
    family_known: bool = False  # the order was written out ("Family, Given") or shown by a patronymic
    ordinal: bool = False  # the suffix is a numeral, as rulers have it (Charles III, الثاني), not Jr

    @property
    def family(self) -> str:
        return self.parts[-1].latin if self.parts else ""

    @property
    def given(self) -> str:
        return self.parts[0].latin if len(self.parts) > 1 else ""

    @property
    def middle(self) -> tuple[str, ...]:
        return tuple(p.latin for p in self.parts[1:-1])

    @property
    def initials(self) -> tuple[str, ...]:
        return tuple(p.latin for p in self.parts if p.initial)


@lru_cache(maxsize=1)
def _particles() -> dict[str, str]:
    return {word: kind for word, kind in rows("particles.tsv", 2)}  # noqa: C416  # dict() would not be typed


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    return frozenset(word for word, _ in rows("honorifics.tsv", 2))


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, str]:
    return {word: says for word, says in rows("name_suffixes.tsv", 2)}  # noqa: C416  # dict() would not be typed


@lru_cache(maxsize=1)
def _shortened() -> dict[str, str]:
    """Shortened given names to the names, "ma." with its full stop and, where that is safe, "mohd" without."""
    table: dict[str, str] = {}
    for short, name, bare in rows("given_abbreviations.tsv", 3):
        table[short + "."] = name
        if bare:
            table[short] = name
    return table


@lru_cache(maxsize=1)
def _double_surnames() -> frozenset[str]:
    return frozenset(
        name for kind, cell in rows("chinese_surnames.tsv", 2) if kind == "two" for name in alternatives(cell)
    )


@lru_cache(maxsize=300_000)
def parse_person(name: str) -> PersonName:
    """The parts of a person's name, in any script the tables know.

    >>> n = parse_person("Dr. Abdel Fattah al-Sisi, Jr.")
    >>> [p.latin for p in n.parts], n.particles, n.titles, n.suffix
    (['abdelfattah', 'sisi'], ('al',), ('dr',), '2')
    >>> [p.latin for p in parse_person("Tchaikovsky, Pyotr I.").parts]
    ['pyotr', 'i', 'tchaikovsky']
    """
    quoted = _QUOTED.search(name)
    nickname = fold(quoted.group(1) or quoted.group(2)) if quoted else ""
    text = _BRACKETS.sub(" ", _QUOTED.sub(" ", name) if quoted and quoted.span() != (0, len(name)) else name)
    tokens, suffix, inverted = _order([part for token in _TOKEN.findall(text) for part in _apart(token)])
    titles, tokens = _strip_titles(tokens)
    alone = sum(script(token) in ("Hani", "Hang") for token in tokens) == 1
    parts, particles = _parts([piece for token in tokens for piece in _pieces(token, alone)])
    known = inverted
    if len(parts) > 2 and parts[-1].patronymic and not parts[1].patronymic:  # "Ivanov Ivan Ivanovich"
        parts, known = (*parts[1:], parts[0]), True
    return PersonName(parts, particles, titles, suffix.lstrip("#"), nickname, known, suffix.startswith("#"))


def _apart(token: str) -> list[str]:
    """A word in which a small letter meets a capital, in two: NelsonMandela; McDonald and DiCaprio are one.

    A generation behind a hyphen is apart too: Орлов-младший.
    """
    first, hyphen, last = token.rpartition("-")
    if hyphen and first and last.islower() and _suffixes().get(fold(last), "").isdecimal():
        return [first, last]
    seam = _SEAM.search(token)
    if not seam or token[: seam.start()].casefold() in _GLUED or len(token) - seam.start() < 3:
        return [token]
    return [token[: seam.start()], token[seam.start() :]]


def _number(token: str, before: list[str], more: bool) -> str:
    """What a token says of a generation or a degree: "2", "#3" for a ruler's ordinal, "+10", "degree"; else ""."""
    bare = token.rstrip(".")
    if roman := _ROMAN.fullmatch(bare):
        tens, ones = roman.groups()
        number = str(10 * len(tens) + _ONES.index(ones))
        if len(bare) == 1:  # Charles V, Elizabeth I: a single name, else it is an initial; Malcolm X has none
            return "#" + number if len(before) == 1 and bare in "IV" and bare == token and not more else ""
        if before or bare != token:  # II. Abdülhamid
            return "#" + number if not all(t.isupper() for t in before) or bare not in ("VI", "XI") else ""
    if not before:
        return "#" + bare if more and bare != token and bare.isdecimal() and len(bare) < 3 else ""  # 3. Charles
    return _suffixes().get(fold(token).replace(".", ""), "") if len(bare) > 1 else ""


def _order(tokens: list[str]) -> tuple[list[str], str, bool]:
    """The tokens with "Family, Given" turned round, without a suffix, which comes second."""
    suffix = ""
    kept: list[str] = []
    for at, token in enumerate(tokens):
        says = _number(token, kept, at + 1 < len(tokens))
        if says.startswith("+") and suffix:  # السادس عشر: sixth, tenth
            suffix = "#" + str(int(suffix.lstrip("#")) + int(says))
        elif not says or says.startswith("+"):
            kept.append(token)
        elif says != "degree":
            suffix = says
    while kept and kept[-1] in ",،":
        kept.pop()
    for comma in (",", "،"):
        if comma in kept:
            at = kept.index(comma)
            rest = [t for t in kept[at + 1 :] if t not in ",،"]
            family = _strip_titles(kept[:at])[1] if rest else kept[:at]  # Gen. de Gaulle, Charles
            return [*rest, *family], suffix, bool(rest)
    return kept, suffix, False


def _strip_titles(tokens: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Titles before or after the name; the last token left is never taken for one."""
    titles: list[str] = []
    known = _honorifics()
    while len(tokens) > 1 and fold(tokens[0]).rstrip(".") in known and len(tokens[0].rstrip(".")) > 1:
        titles.append(fold(tokens[0]).rstrip("."))
        tokens = tokens[1:]
    while len(tokens) > 1 and fold(tokens[-1]).rstrip(".") in ("bey", "hanim", "efendi", "pasa", "sahib"):
        titles.append(fold(tokens[-1]).rstrip("."))
        tokens = tokens[:-1]
    return tuple(titles), tokens


def _pieces(token: str, alone: bool) -> list[str]:
    """A token cut at hyphens and middle dots, at full stops between initials, and an East Asian name that is all in one."""
    if _INITIALS.fullmatch(token) and script(token) not in ("Hani", "Hang"):
        return [letter + "." for letter in token if letter != "."]
    token = _shortened().get(fold(token), _ENDING.sub("", token))
    written = script(token)
    dotted = any(dot in token for dot in _DOTS)
    if written == "Hani" and alone and not dotted and 1 < len(token) < 5:  # a family name of one character or two
        at = 2 if len(token) > 2 and token[:2] in _double_surnames() else 1
        return [token[:at], token[at:]]
    if written == "Hang" and alone and 2 < len(token) < 5:  # Korean: a surname of one syllable, a given name of two
        return [token[0], token[1:]]
    if token[:2] == "ال" and len(token) > 4:
        return ["ال", token[2:]]
    return [piece for piece in _CUTS.split(token) if piece] if not _TWO_LETTER_INITIAL.fullmatch(token) else [token]


def _parts(pieces: list[str]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The pieces as parts: particles set aside, servant names (Abd al-) and prefixes (Mc) joined."""
    parts: list[Part] = []
    particles: list[str] = []
    pending = before = ""
    for number, piece in enumerate(pieces):
        latin = "".join(c for c in transliterate(fold_marks(piece)) if c.isalnum())
        if not latin:
            continue
        kind = _particles().get(latin, "")
        more = number + 1 < len(pieces)
        if piece.endswith(".") and (len(piece) == 2 or _TWO_LETTER_INITIAL.fullmatch(piece)):
            parts.append(Part(piece.rstrip("."), latin, initial=True))
        elif kind in ("servant", "prefix") and more and not (latin == "o" and piece.islower()):
            pending += latin
        elif kind == "kunya" and more:  # Abu, Aboul and أبو are one beginning
            pending += "abu"
        elif kind == "article" and more and (number > 0 or len(pieces) > 2 or piece == "ال"):
            if pending.startswith("abd"):
                pending += latin
            else:
                particles.append(latin)
        elif kind == "after" and parts:  # Davut oglu, Davutoglu
            parts[-1] = replace(parts[-1], text=parts[-1].text + piece, latin=parts[-1].latin + latin)
        elif (
            kind == "link" and more and (number > 0 or piece.islower() or (len(pieces) > 2 and latin in _BEFORE_FAMILY))
        ):
            particles.append(latin)
            before = latin
        else:
            initial = len(latin) == 1 and script(piece) not in ("Hani", "Hang")
            patronymic = len(latin) > 6 and bool(_PATRONYMIC.search(latin))
            parts.append(Part(piece, pending + latin, initial, patronymic, before))
            pending = before = ""
    if pending:
        parts.append(Part(pending, pending))
    return tuple(parts), tuple(particles)


def fold_marks(piece: str) -> str:
    """A name's piece without Arabic vowel signs and apostrophes, letters otherwise untouched."""
    return "".join(c for c in piece if not ("\u064b" <= c <= "\u0652" or c in "'’ʼ‘`´ʻʿʾ"))
