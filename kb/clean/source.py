"""Who wrote and who published: from the page's lines, each with where it was found."""

import re
from collections import Counter
from collections.abc import Sequence

from kb.clean.blocks import Block
from kb.clean.layout import Layout
from kb.clean.people import cased, leading_name
from kb.clean.shape import Shape
from kb.clean.tables import prefix_word, words
from kb.countries import code_of
from kb.places import is_place
from kb.text import fold

__all__ = ["find_author", "find_publisher"]

# "VELMORE (Reuters) -", "/ТАСС/", "— РИА Новости."
_WIRE = re.compile(r"^[^.!?]{0,60}?[(/]\s*([^()/]{2,24})\s*[)/]\s*[-–—.:]|^[^.!?]{2,40}\s[-–—]\s([^.,!?]{2,20})\.\s")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright|все права|حقوق|telif)", re.I)
_AFTER_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s©,]*(?:copyright\s*)?(?:(?:19|20)\d\d)?(?:\s*[-–—]\s*(?:19|20)\d\d)?[\s,.]*(?:by\s+)?([^.,|;©]{2,50})",
    re.I,
)
_PARTS = re.compile(r"\s(?:[|—–·>»/-]|::)\s")  # of the first line of a page: the site, its section
_NO_NAME = re.compile(r"all rights|reserved|права защищены|حقوق|hakları|hakkı|droits|\d{4}|rights", re.I)

Found = tuple[str, str]


def find_publisher(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout) -> Found:
    """The publication's name and where it was found; ("", "") when the page does not say."""
    outside = [i for i in range(len(blocks)) if i < where.first or i > where.last]
    for find in (
        _from_page_title,
        _from_repeated,
        _from_named,
        _from_beside,
        _from_masthead,
        _from_credit,
        _from_rights,
        _from_wire,
    ):
        name, note = find(blocks, shapes, where, outside)
        if name:
            return name.strip(" .,:-–—|"), note
    return "", ""


def _quiet(shape: Shape) -> bool:
    return not (shape.date or shape.byline or shape.why or shape.hit or shape.ends or shape.caption)


def _from_repeated(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    """A short line that stands twice around the article, neither headline nor menu entry."""
    counts = Counter(fold(blocks[i].text) for i in outside)
    for i in outside:
        text = blocks[i].text
        if "every page" in blocks[i].furniture and _is_publication(text, shapes[i]):
            return text, f"the line “{text}” on every page"
        if (
            i != where.title
            and counts[fold(text)] > 1
            and _quiet(shapes[i])
            and (2 <= shapes[i].count <= 5 or fold(text) in words("publication"))
            and fold(text) not in words("section")
        ):
            return text, f"the line “{text}”, which the page repeats"
    return "", ""


def _from_named(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    """A line with the shape of a publication's name that other lines around the article name again."""
    around = [fold(blocks[i].text) for i in outside]
    for i in outside:
        text = blocks[i].text
        if (
            i != where.title
            and _quiet(shapes[i])
            and _is_publication(text, shapes[i])
            and sum(fold(text) in line for line in around) > 1
        ):
            return text, f"the line “{text}”, which the page names again"
    return "", ""


def _from_page_title(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    """ "Headline | Site" beside the headline itself."""
    title = blocks[where.title].text if where.title >= 0 else ""
    for i in outside:
        head, _, name = re.sub(r"\s[|—–·-]\s", "\n", blocks[i].text).partition("\n")
        if title and head == title and 0 < len(name.split()) <= 5:
            return name.split("\n")[-1], f"the line “{blocks[i].text}”"
    return "", ""


def _from_beside(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    """A line beside the date or the author's name that has the shape of a publication's name."""
    for i in outside:
        if where.title < i < where.first and _quiet(shapes[i]) and _is_publication(blocks[i].text, shapes[i]):
            beside = [j for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
            if any(shapes[j].date or shapes[j].byline or shapes[j].person for j in beside):
                return blocks[i].text, f"the line “{blocks[i].text}” beside the date"
    return "", ""


def _from_masthead(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    """A line above the headline with the shape of a publication's name, or the short line a page begins with."""
    for i in range(max(where.title, 0)):
        for part in _PARTS.split(blocks[i].text):
            if _quiet(shapes[i]) and _is_publication(part, shapes[i]):
                return part, f"the line “{blocks[i].text}” above the headline"
    # Above it there may be links for those who do not see the page ("Skip to main content").
    top = next((i for i in range(max(where.title, 0)) if not _is_button(shapes[i])), -1)
    if top < 0:
        return "", ""
    first = _PARTS.split(blocks[top].text)[0]
    named_again = any(_names_again(blocks[i].text, first) for i in outside if i != top)
    if _is_masthead(first, shapes[top], named_again=named_again):
        return first, f"“{blocks[top].text}”, the first line of the page"
    return "", ""


def _is_button(shape: Shape) -> bool:
    return bool(shape.hit and shape.hit.kind == "line")


def _names_again(text: str, name: str) -> bool:
    """Whether a notice of rights is in this name, or in one that begins with it ("© 2021 Acme Weekly")."""
    match = _AFTER_RIGHTS.search(text)
    return match is not None and fold(match.group(1)).startswith(fold(name))


def _is_masthead(text: str, shape: Shape, *, named_again: bool = False) -> bool:
    cased = any(c.isupper() or c.islower() for c in text)
    titled = all(w[:1].isupper() or len(w) <= 3 for w in re.split(r"[\s'’]+", text))
    quiet = _quiet(shape) and 2 <= len(text.split()) <= 4 and fold(text) not in words("section")
    person = shape.person and not named_again
    return quiet and not is_place(text) and not code_of(text) and (titled and not person if cased else True)


def _is_publication(text: str, shape: Shape) -> bool:
    parts = [w.strip(".,") for w in fold(text).split()]
    if not 1 < len(parts) <= 6 or fold(text) in words("section") | words("desk") or not text[:1].isalpha():
        return False
    named = (
        parts[0] in words("publication")
        or parts[-1] in words("publication")
        or any(p in words("publication") for p in parts[1:])
    )
    uncased = not any(c.isupper() or c.islower() for c in text)
    # Russian and French write only the first word of a name large; so do sentences, which are longer.
    titled = text[:1].isupper() and (
        len(parts) <= 3 or all(w[:1].isupper() or not w[:1].isalpha() or len(w) <= 3 for w in text.split())
    )
    return named and (titled or uncased)


def _from_credit(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    """ "Source: X", "Issued by X", "Originally published by the X"; a byline that names an agency."""
    for i in outside:
        text = blocks[i].text
        by = shapes[i].byline
        if by and by.publisher:
            return by.publisher, f"the line “{text}”"
        label = re.match(r"[^:]{2,30}:", text)
        rest = prefix_word(text, "from", colon=bool(label))
        if rest is None and re.match(r"(?i)(?:issued|published) by\b", text):
            rest = prefix_word(text, "from", colon=False)
        if (
            rest
            and not re.match(r"https?:", rest)
            and len(rest.split()) <= 7
            and (label or re.match(r"(?i)(?:issued|published) by\b", text))
        ):
            return rest.strip(" ()[]"), f"the line “{text}”"
    return "", ""


def _from_rights(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    for i in reversed(outside):
        text = blocks[i].text
        if shapes[i].why and _RIGHTS.search(text) and (match := _AFTER_RIGHTS.search(text)):
            name = match.group(1).strip()
            if name and not _NO_NAME.search(name) and len(name.split()) <= 6:
                return name, f"the line “{text}”"
    return "", ""


def _from_wire(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, outside: Sequence[int]) -> Found:
    if where.first < len(blocks) and (match := _WIRE.search(blocks[where.first].text[:120])):
        name = next(g for g in match.groups() if g)
        if fold(name) in words("agency"):
            return name, f"the beginning of the text names {name}"
    return "", ""


def find_author(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, verdicts: Sequence[str]) -> Found:
    """The author's name and where it was found; ("", "") when the page names none."""
    outside = [i for i in range(len(blocks)) if i < where.first or i > where.last]
    for i in outside:
        if i < where.end and (by := shapes[i].byline) and by.author:
            return by.author, f"the line “{blocks[i].text}”"
    for i in outside:
        if shapes[i].person and i != where.title and verdicts[i] == "the author's line, kept as metadata":
            return cased(re.sub(r"\s*\([^()]*\)$", "", blocks[i].text)), f"the line “{blocks[i].text}”"
    above = where.title - 1
    if above > 0 and shapes[above].person and fold(blocks[above - 1].text) in words("column"):
        return cased(blocks[above].text), f"the line “{blocks[above].text}” above the headline"
    for i in range(where.end, len(blocks) - 1):
        hit = shapes[i].hit
        if hit and hit.kind == "author" and (name := leading_name(blocks[i + 1].text)):
            return name, f"the author box “{blocks[i].text}”"
    return "", ""
