"""What a block looks like by itself, before its neighbours are asked."""

import re
from dataclasses import dataclass

from kb.clean.blocks import ITEM, Block
from kb.clean.dates import DateLine, beside_date, date_line
from kb.clean.people import Byline, byline, cased, is_person
from kb.clean.tables import Hit, hit, named, prefix, words
from kb.text import fold

__all__ = ["Shape", "shape_of"]

_ENDS = re.compile(r"[.!?…؟۔][\s]?['\"”’»)\]]*(?:\s*\([^()]{2,30}\))?$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_RIGHTS = re.compile(
    r"©|\( ?c ?\) ?\d{4}|\bcopyright\b|all rights reserved|все права защищены|جميع الحقوق|كافة الحقوق"
    r"|hakk[ıi] sakl[ıi]d[ıi]r|haklar[ıi] sakl[ıi]d[ıi]r|droits réservés",
    re.I,
)
_SIGNED = re.compile(r"\w[.!?]\s*©[^.!?\d]+$")  # a sentence, then the credit of its picture
_CRUMB = re.compile(r"\s*(?:>|»|›|→|/|\\|::)\s*")
_MENU = re.compile(r"\s*[|•·]\s*|\s{3,}")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_CREDIT = re.compile(
    r"[\[(]([^()\[\]]{2,60})[\])]\s*$"
    r"|(?:\bphoto|\bimage|\bpicture|\bcredit|arşiv:|архив:|archives? ?:"
    r"|фото|снимок|صورة|تصوير|fotoğraf|foto|crédit)\s*:?\s*(?:by\s+)?((?:\w\. ?)?[^.!?]{2,60})$"
    r"|©\s*([^.!?]{2,60})$"
    r"|(?<=[.!?] )([^.!?/]{2,40} ?/ ?[^.!?/]{2,20})$",
    re.I,
)
_KIND = re.compile(
    r"\s*(?:photos?|images?|pictures?|foto|fotograf|фото|via .*|file|archive)$"
)  # "AA Photo", "AFP via Getty Images"
# From so many words on, a whole sentence that begins like such a line ("Photo …", "More …") is a sentence.
_SENTENCE = {"a picture's caption": 7, "a link to another article": 9, "a list of keywords": 5}
_PLAIN = 18  # words; a sentence so long without any of these characters can be nothing but text or a phrase's beginning
_TELLING = re.compile(r"[©(\[/|#@>»:]")
_FEW = 30  # words; longer blocks are looked at as text only


@dataclass(frozen=True, slots=True)
class Shape:
    """What one block looks like. `why` is a reason to cut that needs no neighbour, `sure` whether it holds
    inside the article too; `hit` is the phrase it is or begins with."""

    count: int  # words
    ends: bool  # it ends as a sentence does
    item: bool
    hit: Hit | None = None
    why: str = ""
    sure: bool = False
    date: DateLine | None = None
    byline: Byline | None = None
    person: bool = False
    caption: str = ""  # the credit a picture's caption ends with
    introduces: bool = False  # it ends in a colon, as what stands above a list does

    @property
    def marked(self) -> bool:
        return bool(self.why or self.hit or self.date or self.byline or self.caption)

    @property
    def paragraph(self) -> bool:
        """Long enough and shaped like running text."""
        if self.why or self.date or self.byline or self.caption or (self.hit and not (self.ends and self.count > 25)):
            return False
        return (self.count >= 11 and self.ends) or self.count >= 24 or (self.count >= 8 and self.introduces)


def shape_of(block: Block, language: str = "") -> Shape:
    """The shape of one block. `language` is used for numeric dates only."""
    text = block.text
    count = len(_WORD.findall(text)) if len(text) < 300 else text.count(" ") + 1
    ends = bool(_ENDS.search(text[-60:]))
    item = bool(ITEM.match(text)) or block.tight
    if block.furniture:
        return Shape(count, ends, item, why=block.furniture, sure=True)
    if count <= 40 and _is_rights(text, count, ends) and not (_SIGNED.search(text) and _caption(text, ends)):
        return Shape(count, ends, item, why="a notice of rights")
    site = prefix(text, "site")
    if site and (count >= 5 or ends) and not (ends and _reports(text)):
        sure = count <= 12 and not ends
        if "cookies" in site.reason:
            folded = fold(text[:600])
            if not any(word in folded for word in words("consent")):
                return Shape(count, ends, item)  # an article may eat them
            sure = count < 120
        return Shape(count, ends, item, why=site.reason if count < 120 else "", sure=sure)
    if count > _FEW + 15:
        return Shape(count, ends, item)
    if count >= _PLAIN and ends and not _TELLING.search(text):
        return Shape(count, ends, item, hit=_phrase(text, count, ends))
    if count == 0:
        return Shape(count, ends, item, why="no word in it", sure=len(text) < 12)
    why = _structure(text, count, ends)
    found = _phrase(text, count, ends)
    dated = date_line(text, language) if not why else None
    by = byline(text) if count <= 16 else None
    if not why and count <= 16 and (not dated or " " in dated.rest) and (both := beside_date(text, language)):
        signed = byline(both[0]) or _named_with(both[0])
        if signed:
            by, dated = signed, both[1]
    return Shape(
        count,
        ends,
        item,
        hit=found,
        why=why,
        sure=why in ("a row of share buttons",),
        date=dated,
        byline=by,
        person=not found and not dated and count <= 12 and _are_people(text),
        caption=_caption(text, ends),
        introduces=text.endswith(":"),
    )


def _named_with(text: str) -> Byline | None:
    """Who is named in what stands beside a date: a bare name, with a publication or a counter of the page behind it."""
    name = text.split(" | ")[0]  # "Ann Lee | The Star"
    counter = re.search(r"\d", text)
    if counter and named(text[counter.start() :], "line"):
        name = text[: counter.start()].strip()  # "Ann Lee 6 Comments"
    return Byline(cased(name), "") if is_person(name) else None


def _phrase(text: str, count: int, ends: bool) -> Hit | None:
    """The phrase a short block is or begins with; a whole sentence that only begins like one is none."""
    found = hit(text) if count <= _FEW else None
    if found is None or found.kind != "start" or not ends:
        return found
    if found.colon:
        return None if _goes_on(text) else found
    return None if count >= _SENTENCE.get(found.reason, _FEW) or _reports(text) else found


def _reports(text: str) -> bool:
    """Whether a sentence says who said it ("Follow us, shouted the crowd"): no site speaks so of itself."""
    return not words("reporting").isdisjoint(_WORD.findall(fold(text)))


def _goes_on(text: str) -> bool:
    """Whether a sentence goes on in small letters behind its colon ("Watch: that was the order."): no headline does."""
    label, _, rest = text.partition(":")
    return " " not in label.strip() and rest.lstrip()[:1].islower() and not text.endswith("?")


def _structure(text: str, count: int, ends: bool) -> str:
    """Furniture by how a line is built: buttons, breadcrumbs, menus, rights, bare links, hashtags."""
    folded = fold(text)
    parts = folded.split()
    if count <= 12 and len(parts) > 1 and not ends and _are_buttons(parts):
        return "a row of share buttons"
    crumbs = _CRUMB.split(folded)
    if count <= 25 and not ends and len(crumbs) >= 2 and crumbs[0].strip() in words("home"):
        return "the path to this page"
    menu = [part for part in _MENU.split(folded) if part]
    dashed = folded.split(" - ")
    if not ends and any(len(row) >= 2 and all(named(part, "line") for part in row) for row in (menu, dashed)):
        return "a row of share buttons"
    if (
        not ends
        and len(menu) >= 3
        and all(len(part.split()) <= 3 for part in menu)
        and any(part in words("section") for part in menu)
    ):
        return "a row of menu entries"
    entries = words("section") | words("home")
    if len(parts) >= 4 and not ends and parts[0] in entries and sum(p in entries for p in parts) >= 0.6 * len(parts):
        return "a row of menu entries"
    if len(parts) <= 3 and (_URL.fullmatch(text.split(" ")[-1]) or _URL.fullmatch(text.split(" ")[0])):
        return "a bare link"
    if all(p.startswith("#") and len(p) > 2 for p in parts):
        return "a list of keywords"
    if all(p.startswith("@") and len(p) > 2 for p in parts):
        return "a name in a social network"
    if folded in words("button/any"):
        return "a share button"
    return ""


def _are_buttons(parts: list[str]) -> bool:
    """Names of networks and what one does with them, and hardly anything else."""
    bare = [p for p in (part if part in words("button") else part.strip(",.:;|/•·()-–") for part in parts) if p]
    networks = sum(p in words("button/any") for p in bare)
    others = sum(p not in words("button") for p in bare)
    return networks > 0 and (others == 0 or (networks >= 2 and others * 3 <= len(bare)))


def _are_people(text: str) -> bool:
    """One name, or several between commas, perhaps with a place and an office in brackets behind."""
    names = re.sub(r"\s*\([^()]*\)$", "", text).split(", ")
    return len(names) <= 4 and all(is_person(name) for name in names)


def _is_rights(text: str, count: int, ends: bool) -> bool:
    return bool(_RIGHTS.search(text)) and (not ends or "©" in text or count <= 15)


def _caption(text: str, ends: bool) -> str:
    """The credit of a picture's caption ("… in Almaty (AFP)"), "" when it is none."""
    match = _CREDIT.search(text)
    if match is None:
        return ""
    credit = next(g for g in match.groups() if g).strip()
    pieces = [p.strip(" .") for p in re.split(r"[/,|–—]| - ", fold(credit)) if p.strip(" .")]
    agency = any(_KIND.sub("", piece) in words("agency") for piece in pieces) or any(
        piece.split(" ")[0].strip(":") in ("photo", "photos", "image", "credit", "фото", "تصوير", "foto", "fotograf")
        for piece in pieces
    )
    bracket = match.group(1) is not None or match.group(4) is not None
    # "The quay at noon. Photo: Ann Lee" has its credit behind a sentence, or is all credit.
    apart = text[: match.start()].rstrip()[-1:] in (".", "!", "?", "/", "|", "(", "—", "–")
    if not agency and (bracket or not apart) and not (not bracket and match.start() == 0 and is_person(credit)):
        return ""
    # "… he said. (Reuters)" ends a text; a caption is one sentence, most often without its full stop.
    before = text[: match.start()].rstrip()
    if len(re.findall(r"[.!?؟]\s", before)) > 1 or re.search(r"[\"”»]\s*[.,]?$|[\"“«].{40}", before):
        return ""
    return credit
