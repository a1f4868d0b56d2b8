"""Which lines of a page are furniture, and why, in plain words.

Inside the article only what is furniture by itself is cut; above its first and below its last
paragraph a line's place and its neighbours count too. In doubt a line stays.
"""

import re
from collections import Counter
from collections.abc import Sequence

from kb.clean.blocks import Block
from kb.clean.layout import Layout, is_clock, lead, same_title
from kb.clean.matter import share_known, stems
from kb.clean.neighbours import cut_beside
from kb.clean.shape import Shape
from kb.clean.tables import prefix, words
from kb.text import fold

__all__ = [
    "ABOUT",
    "AUTHOR",
    "DATE",
    "HEADLINE",
    "PUBLISHER",
    "about_publication",
    "is_name_of",
    "judge",
    "judge_marked",
]

HEADLINE = "the headline, kept as the title"
AUTHOR = "the author's line, kept as metadata"
DATE = "the date line, kept as metadata"
CLOCK = "the day the page was looked at, not the date of the article"
PUBLISHER = "the name of the publication, kept as metadata"
ABOUT = "about the publication, not the article"
_ARROW = re.compile(r"[«»←→‹›<>]")
_NEIGHBOUR = re.compile(
    r"(?:previous|next|prev|older|newer|"
    r"предыдущ\w+|следующ\w+|السابق|التالي|المقال السابق|المقال التالي|önceki|sonraki|précédente?|suivante?)\b",
    re.I,
)
_MORE = re.compile(r"(?:more|больше|еще|ещё|المزيد|daha fazla|plus de|plus d')\s", re.I)


def judge(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, publisher: str = "") -> list[str]:
    """For each block the reason to cut it, "" when it stays."""
    verdicts = [""] * len(blocks)
    _header(blocks, shapes, where, publisher, verdicts)
    for i in range(where.first, where.last + 1):
        verdicts[i] = verdicts[i] or _inside(blocks[i], shapes[i])
    _below(blocks, shapes, where, publisher, verdicts)
    cut_beside(blocks, shapes, where, verdicts)
    # In a text of a few words the stated headline's line may pass for the text.
    if where.title >= where.first and not shapes[where.title].paragraph and verdicts.count("") > 1:
        verdicts[where.title] = HEADLINE
    return verdicts


def _own(shape: Shape) -> str:
    """What a line outside the article is by itself."""
    if shape.why:
        return shape.why
    if shape.caption:
        return "a picture's caption"
    if shape.byline:
        return AUTHOR
    if shape.hit:
        return shape.hit.reason if shape.hit.kind != "head" else "a heading over other articles or a menu"
    return ""


def _header(
    blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, publisher: str, verdicts: list[str]
) -> None:
    beginning = lead(blocks, where.first, where.last)
    known = stems(beginning)
    times = Counter(fold(b.text) for b in (*blocks[: where.first], *blocks[where.last + 1 :]))
    for i in range(where.first):
        block, shape = blocks[i], shapes[i]
        folded = fold(block.text)
        if i == where.title or (where.title >= 0 and same_title(block.text, blocks[where.title].text)):
            verdicts[i] = HEADLINE
        elif shape.date:
            verdicts[i] = CLOCK if is_clock(blocks, shapes, i, where) else DATE
        elif reason := _own(shape):
            verdicts[i] = reason
        elif folded in words("section"):
            verdicts[i] = "the name of a section"
        elif is_name_of(block.text, publisher):
            verdicts[i] = PUBLISHER
        elif about_publication(block.text, publisher):
            verdicts[i] = ABOUT
        elif i < where.title and not (
            i + 1 == where.title and shape.count >= 5 and share_known(block.text, known) >= 0.4
        ):
            verdicts[i] = "above the headline"
        elif times[folded] > 1:
            verdicts[i] = "it stands twice on the page"
        elif i > where.title and shape.person and _beside_marks(shapes, i) and not _is_subject(block.text, beginning):
            verdicts[i] = AUTHOR
    _runs(shapes, range(max(where.title, 0), where.first), verdicts)
    for i in range(max(where.title, 0) + 1, where.first - 1):
        if not verdicts[i] and verdicts[i - 1] and verdicts[i + 1] and _is_loose(shapes[i], 3):
            verdicts[i] = "a short line among the page's own"


def _is_loose(shape: Shape, longest: int) -> bool:
    """A line too short for text, without the end of a sentence."""
    return shape.count <= longest and not shape.ends and not shape.item


def is_name_of(text: str, publisher: str) -> bool:
    """Whether a line is the publication's name, or the name and a place ("Channel News, Velmore")."""
    name, folded = fold(publisher), fold(text)
    return bool(name) and (
        folded == name
        or (
            re.match(re.escape(name) + r"\s*[,|—–·-]", folded) is not None
            and len(folded.split()) <= len(name.split()) + 3
        )
    )


def _is_subject(name: str, text: str) -> bool:
    """Whether the text itself speaks of a person: a name over it is then a subhead, not its author's."""
    return re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", text) is not None


def _beside_marks(shapes: Sequence[Shape], i: int) -> bool:
    """A bare name is the author's when a date, a byline, a button or the text itself stands beside it."""
    return any(0 <= j < len(shapes) and (shapes[j].marked or shapes[j].paragraph) for j in (i - 2, i - 1, i + 1))


def _runs(shapes: Sequence[Shape], numbers: range, verdicts: list[str]) -> None:
    """Three and more short lines without an end one after another, some of them furniture, are a menu."""
    run: list[int] = []
    for i in (*numbers, -1):
        short = i >= 0 and shapes[i].count <= 3 and not shapes[i].ends and not shapes[i].item
        if short:
            run.append(i)
            continue
        if len(run) >= 3 and sum(bool(verdicts[j]) for j in run) * 2 >= len(run):
            for j in run:
                # The last of them may be the headline or a subhead when the text stands right below it.
                if not (shapes[j].count >= 2 and j + 1 < len(shapes) and shapes[j + 1].paragraph):
                    verdicts[j] = verdicts[j] or "one of a row of menu entries"
        run = []


def _inside(block: Block, shape: Shape) -> str:
    """What is furniture even between two paragraphs."""
    if shape.sure:
        return shape.why
    if shape.item:
        return ""
    if shape.caption and not block.text.endswith((".", "!", "?")):
        return "a picture's caption"
    hit = shape.hit
    if hit is None or block.level:
        return ""
    if hit.kind == "head":  # "Sign up for our newsletter" is a heading and an invitation
        hit = prefix(block.text, "start") or hit
    if hit.kind == "author" and hit.colon:
        return hit.reason
    if hit.kind == "start":
        return (
            hit.reason
            if shape.count >= 2 and (hit.colon or not shape.ends) and (shape.count <= 18 or hit.colon)
            else ""
        )
    # A one-word subhead ("About", "Top", "Comment") may be a heading of the article.
    if hit.kind == "line":
        return hit.reason if not shape.ends and (hit.reason != "a button or menu entry" or shape.count >= 2) else ""
    return hit.reason if hit.kind == "more" and shape.count >= 2 else ""


def _below(
    blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, publisher: str, verdicts: list[str]
) -> None:
    heading = ""
    box = False
    for i in range(where.last + 1, len(blocks)):
        block, shape = blocks[i], shapes[i]
        if shape.hit and shape.hit.kind == "author" and shape.hit.colon:
            verdicts[i] = shape.hit.reason
        elif i >= where.end and shape.hit and shape.hit.kind in ("head", "author"):
            heading, box = block.text.strip(" :"), shape.hit.kind == "author"
            verdicts[i] = f"an author box: “{heading}”" if box else "a heading over other articles or a menu"
        elif i >= where.end and heading:
            verdicts[i] = _own(shape) or (f"an author box: “{heading}”" if box else f"under the heading “{heading}”")
        elif shape.date:
            verdicts[i] = CLOCK if shape.date.clock else DATE if shape.date.labelled or shape.date.time else ""
        elif reason := _own(shape):
            verdicts[i] = reason
        elif about_publication(block.text, publisher):
            verdicts[i] = ABOUT
        elif is_name_of(block.text, publisher):
            verdicts[i] = PUBLISHER
        elif fold(block.text) in words("section"):
            verdicts[i] = "the name of a section"
        elif shape.person and not shape.ends:
            verdicts[i] = AUTHOR
        elif _MORE.match(block.text) and _is_loose(shape, 4):
            verdicts[i] = "a link to another article"
        elif _NEIGHBOUR.match(block.text.lstrip("«←‹< ")) and not shape.ends and _is_link(blocks, i):
            verdicts[i] = "a link to the article before or after"
    _runs(shapes, range(where.last + 1, len(blocks)), verdicts)
    for i in range(where.last + 2, len(blocks)):
        # Below two lines of furniture, or the author's name, the page goes on with its own.
        over = verdicts[i - 1] == AUTHOR or (verdicts[i - 1] and verdicts[i - 2])
        if not verdicts[i] and over and _is_loose(shapes[i], 25):
            verdicts[i] = "below the end of the article"


def _is_link(blocks: Sequence[Block], i: int) -> bool:
    """A line that begins with "Next" is a link when it has an arrow, or when its "Previous" stands beside it."""
    beside = [blocks[j].text for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
    return bool(_ARROW.search(blocks[i].text)) or any(_NEIGHBOUR.match(text.lstrip("«←‹< ")) for text in beside)


def about_publication(text: str, publisher: str) -> bool:
    """Whether a paragraph presents the publication: it begins with its name and says what it is."""
    if not publisher or not fold(text[: len(publisher) + 20]).startswith(fold(publisher)):
        return False  # nearly every paragraph, before it is folded
    return len(words("about").intersection(re.findall(r"\w+", fold(text[:700])))) >= 2


def judge_marked(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout) -> list[str]:
    """As judge, for text whose markup has told the article from its page already: only sure cuts."""
    verdicts = [""] * len(blocks)
    for i in range(where.end):
        dated = shapes[i].date
        if i == where.title:
            verdicts[i] = HEADLINE
        elif i < where.first and shapes[i].byline and not blocks[i].level:
            verdicts[i] = AUTHOR
        elif dated and dated.clock:
            verdicts[i] = CLOCK
        elif i < where.first and dated and (dated.labelled or dated.time or dated.weekday):
            verdicts[i] = CLOCK if is_clock(blocks, shapes, i, where) else DATE
        else:
            verdicts[i] = _inside(blocks[i], shapes[i])
    inside = Layout(where.title, where.first, max(where.end - 1, where.first), where.end)
    _below(blocks, shapes, inside, "", verdicts)
    cut_beside(blocks, shapes, inside, verdicts)
    for i in range(len(blocks) - 1, where.last, -1):
        # What is furniture by itself is sure at the end, where nothing but furniture follows.
        verdicts[i] = verdicts[i] or shapes[i].why
        if not verdicts[i]:
            break
    return verdicts
