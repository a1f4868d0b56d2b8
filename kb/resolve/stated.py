"""Several names of one bearer written in one line: "X (formerly Y)", "X a.k.a. Y", "X, née Z", "Название / Name"."""

import re
from functools import lru_cache

from kb.datafiles import rows
from kb.model import Kind
from kb.text import script

__all__ = ["stated_names"]

_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]+)[)\]）]\s*")
_SLASH = re.compile(r"\s+[/|]\s+|\s*;\s*")
_EAST_ASIAN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+(?:[\s·・][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+)*"
)
_OUTSIDE = " ,;:()[]（）\"“”«»„'’-–—"
_LEAST = 3  # letters of a name written beside another, 2 for East Asian characters
_MANY = 6  # names are compared each with each


@lru_cache(maxsize=1)
def _links() -> tuple[re.Pattern[str], frozenset[str]]:
    """What stands between two names, and which of it stands before a name of birth."""
    births: set[str] = set()
    forms: set[str] = set()
    for link, kind in rows("name_links.tsv", 2):
        written = [link]
        if kind == "birth":
            births.add(link)
        elif " " in link or "." in link or "/" in link or len(link) == 3:  # lists are often all in capitals
            written.append(link.upper())
        forms.update(written)
    spelled = "|".join(re.escape(f).replace(r"\.", r"\.?") for f in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({spelled})(?!\w)[:.]?"), frozenset(births)


@lru_cache(maxsize=50_000)
def stated_names(name: str, kind: Kind) -> tuple[str, ...]:
    """Every name a line gives one bearer, the line itself when it is one name.

    >>> stated_names("Orion Metals Inc. (formerly Copper Hill Corp.)", "organization")
    ('Orion Metals Inc.', 'Copper Hill Corp.')
    >>> stated_names("Marie Curie, née Skłodowska", "person"), stated_names("Max Born", "person")
    (('Marie Curie', 'Marie Skłodowska'), ('Max Born',))
    >>> stated_names("Газпром (Gazprom)", "organization")
    ('Газпром', 'Gazprom')
    """
    found: list[str] = []
    for chunk in _SLASH.split(name):
        for piece in _other_scripts(chunk):
            found += _linked(piece, kind)
    long = [
        f for f in dict.fromkeys(found) if sum(map(str.isalnum, f)) >= (2 if script(f) in ("Hani", "Hang") else _LEAST)
    ]
    return tuple(long[:_MANY]) or (name,)


def _linked(text: str, kind: Kind) -> list[str]:
    pattern, births = _links()
    marks = list(pattern.finditer(text))
    if not marks:
        return [text.strip()]
    first = text[: marks[0].start()].strip(_OUTSIDE)
    names = [first] if first else []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        other = text[mark.end() : end].strip(_OUTSIDE)
        if not other:
            continue
        if mark.group(1) in births:
            if kind != "person" or not first:
                continue
            other = other if " " in other else f"{first.split()[0]} {other}"
        names.append(other)
    return [_closed(n) for n in names] or [text.strip()]


def _closed(name: str) -> str:
    """A name without the half of a bracket that was cut with it."""
    return re.sub(r"\s*[()\[\]（）]\s*", " ", name).strip() if name.count("(") != name.count(")") else name


def _other_scripts(text: str) -> list[str]:
    """The text, and what stands in brackets or in East Asian characters beside it when that is another script."""
    if text.isascii():
        return [text]
    names: list[str] = []
    rest = text
    for found in _BRACKET.finditer(text):
        if script(found.group(1)) not in ("", script(_BRACKET.sub(" ", text))) and script(_BRACKET.sub("", text)):
            names.append(found.group(1).strip())
            rest = rest.replace(found.group(), " ")
    east = _EAST_ASIAN.search(rest)
    if east and len(re.findall(r"[A-Za-zА-Яа-я]", rest)) > 2:
        names.append(east.group().strip())
        rest = rest.replace(east.group(), " ")
    return [" ".join(rest.split()), *names] if names else [text]
