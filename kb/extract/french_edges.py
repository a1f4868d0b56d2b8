"""What a French name that somebody found is none, or is with a part cut off: offices, things, families, headlines."""

import re
from dataclasses import replace

from kb.extract.tables import words_of
from kb.model import Mention
from kb.text import fold

__all__ = ["cut_french"]

# "la ministre tchadienne des Transports", "ministre de la Pêche, de la Mer et des Ports"
_PORTFOLIO = re.compile(
    r"\b[Mm]inistres?(?: [a-zà-ÿ]+)?(?: d['’][ÉE]tat)?(?:(?:,| et|, [a-zà-ÿ]+)? (?:de la |des |du |de l['’]|de |d['’])[^.;:()«»\n]{0,60}?)?"
    r"(?:,| et|) (?:de la |des |du |de l['’]|de |d['’])$"
)
_REACH = 140
# "80e Assemblée générale"
_ORDINAL = re.compile(r"\d{1,3}(?:e|è|ème|er|ère|re|nde?) ")
# "Mort de Bo Rice" in a headline
_OPENED = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ]+) (?:de |du |d['’])(?=[A-ZÀ-Þ])")
_THING = re.compile(r"(?<![\w-])(?:([a-zà-ÿ-]+) )?([a-zà-ÿ-]+) (?:(?P<of>de |du |d['’]))?$")
_NOBODY = re.compile(
    r"^(?:de la |des )?(?:[A-ZÀ-Þ]\S* (?:de l['’]|de la |des ))|^(?:de la |des )|\b(?:République|[ÉE]tat)\b"
)


def cut_french(text: str, mention: Mention) -> Mention | None:
    """`mention` of a French text without what is no part of a name at its front; None where it is nobody's name.

    >>> text = "Mort de Bo Rice, 80 ans"
    >>> cut_french(text, Mention(0, 15, "Mort de Bo Rice", "person")).surface
    'Bo Rice'
    """
    start, surface = mention.start, mention.surface
    if _is_thing(text, mention):
        return None
    if mention.kind == "organization":
        if _PORTFOLIO.search(text, max(0, start - _REACH), start):
            return None
        front = _ORDINAL.match(surface)
    else:
        article = text[max(0, start - 4) : start].casefold()
        if article.endswith("les ") or surface.startswith(("Les ", "les ")):
            return None  # a family: "les Rice"
        front = _OPENED.match(surface)
        if front and fold(front[1]) not in words_of("names_fr_rules", "opens"):
            front = None
        if not front and _NOBODY.search(surface):
            return None  # "de la République", "Budget de l'Etat"
    if front:
        return replace(mention, start=start + front.end(), surface=surface[front.end() :])
    return mention


def _is_thing(text: str, mention: Mention) -> bool:
    """Whether a word for a thing stands right before a name: "maladie de Rice", "stade Bo Rice", "l'affaire Rice".

    A surname alone, behind "l'affaire", is a person where the text has somebody of that name.
    """
    before = _THING.search(text, max(0, mention.start - 40), mention.start)
    if before is None or mention.extractor == "known-organization":
        return False
    words = {fold(before[1] or ""), fold(before[2])}
    if "affaire" in words and not before["of"]:
        return not re.search(rf"\b[A-ZÀ-Þ][\w-]+ {re.escape(mention.surface)}\b", text)
    if mention.kind == "organization" and not before["of"] and words & words_of("names_fr_rules", "kind"):
        return False
    return not words.isdisjoint(words_of("names_fr_rules", "thing-of" if before["of"] else "thing"))
