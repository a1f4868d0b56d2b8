"""Where on a page the article is: its headline, its first and last paragraph, what follows it."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.clean.blocks import Block
from kb.clean.dates import ascii_digits
from kb.clean.matter import share_known, stems
from kb.clean.people import leading_name
from kb.clean.resumed import is_resumed, is_sentence, with_short_end
from kb.clean.shape import Shape
from kb.clean.tables import months, words
from kb.text import fold

__all__ = ["Layout", "is_clock", "layout_of", "lead", "same_title"]

_DATELINE = re.compile(r"[^!?]{4,60}?(?:\s[-–—]|[-–—]\s|(?<=\w\w\w\w)\.\s)")
_SITE = re.compile(r"\s[|—–·-]\s")  # between a headline and the name of its site
_HEADER = 40  # blocks; a byline below them belongs to another article
_DECKS = 2  # paragraphs that may stand between headline and byline: a deck, a box about the publication


@dataclass(frozen=True, slots=True)
class Layout:
    """Block numbers: `title` (-1: none found), `first` and `last` paragraph of the article, `end` where
    what follows the article begins (the number of blocks when nothing does)."""

    title: int
    first: int
    last: int
    end: int


def layout_of(blocks: Sequence[Block], shapes: Sequence[Shape], stated_title: str = "") -> Layout:
    """The layout of a page. `stated_title` is what the container says; its line is the headline when it is there."""
    paragraphs = with_short_end(blocks, shapes, _paragraphs(blocks, shapes))
    end = _end(blocks, shapes, paragraphs)
    inside = [i for i in paragraphs if i < end] or paragraphs[:1]
    first = _first(shapes, inside)
    last = max(inside[-1], first)
    return Layout(_title(blocks, shapes, first, last, stated_title), first, last, max(end, last + 1))


def _paragraphs(blocks: Sequence[Block], shapes: Sequence[Shape]) -> list[int]:
    """The running text; on a page without any, what comes nearest to it."""
    found = [i for i, s in enumerate(shapes) if s.paragraph and not blocks[i].level]
    if not found:
        found = [i for i, s in enumerate(shapes) if s.ends and s.count >= 4 and not s.marked and not blocks[i].level]
    if not found:
        open_ = [i for i, s in enumerate(shapes) if not s.marked]
        longest = max((shapes[i].count for i in open_), default=0)
        found = [i for i in open_ if shapes[i].count == longest][:1]
    return found or [0]


def _end(blocks: Sequence[Block], shapes: Sequence[Shape], paragraphs: Sequence[int]) -> int:
    """Where a heading ("More articles", "About the author") ends the article for good.

    Only when the article is the larger part and what follows is not running text again: a box with
    related headlines in the middle of an article ends nothing.
    """
    for i, shape in enumerate(shapes):
        if shape.hit is None or shape.hit.kind not in ("head", "author") or i <= paragraphs[0]:
            continue
        text_goes_on = i + 1 in paragraphs or (i + 1 < len(blocks) and is_sentence(blocks[i + 1], shapes[i + 1]))
        if text_goes_on and not (shape.hit.kind == "author" and _is_box(blocks, i)):
            continue  # running text under it: a subhead, or a box that the article goes on after
        known = stems(" ".join(blocks[p].text for p in paragraphs if p < i))
        below = [p for p in paragraphs if p > i]
        if shape.hit.kind == "head" and below and is_resumed(blocks, shapes, i, below, known, paragraphs):
            continue  # a list of links inside the article
        before = sum(shapes[p].count for p in paragraphs if p < i)
        after = below
        if shape.hit.kind == "author" and (len(after) > 3 or sum(shapes[p].count for p in after) > before):
            continue
        if sum(shapes[p].count for p in after) * 2 <= before and _longest_run(after) <= 2:
            return i
    return len(blocks)


def _is_box(blocks: Sequence[Block], i: int) -> bool:
    """Whether the paragraph under a heading like "Author" presents one; "About the author" says so itself."""
    return len(blocks[i].text.split()) >= 2 or bool(leading_name(blocks[i + 1].text))


def _longest_run(numbers: Sequence[int]) -> int:
    longest = run = 0
    for at, number in enumerate(numbers):
        run = run + 1 if at and numbers[at - 1] == number - 1 else 1
        longest = max(longest, run)
    return longest


def _first(shapes: Sequence[Shape], paragraphs: Sequence[int]) -> int:
    """The first paragraph below the last date or author line of the header."""
    dated = [i for i, s in enumerate(shapes) if s.date]
    if len(dated) > 4:
        dated = []  # a chronicle: its dates are subheads
    marks = [i for i, s in enumerate(shapes) if (s.byline or i in dated) and i < min(_HEADER, paragraphs[-1])]
    for mark in reversed(marks):
        above = sum(p < mark for p in paragraphs)
        below = [p for p in paragraphs if p > mark]
        if below and above <= _DECKS and above < len(below) + 1 and below[0] - mark <= 12:
            return below[0]
    return paragraphs[0]


def lead(blocks: Sequence[Block], first: int, last: int) -> str:
    """The beginning of the article: enough of it to tell what it is about."""
    return " ".join(b.text for b in blocks[first : min(first + 4, last + 1)])[:2000]


def same_title(left: str, right: str) -> bool:
    """Whether two headlines are one, or one is the other with the name of the site behind it."""
    if left in _SITE.split(right, maxsplit=1)[:1] or right in _SITE.split(left, maxsplit=1)[:1]:
        return True
    a, b = (" ".join(re.findall(r"\w+", fold(t))) for t in (left, right))
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return short == long or (
        len(short) > 12 and (long.startswith(short) or long.endswith(short)) and len(short) * 2 > len(long)
    )


def _title(blocks: Sequence[Block], shapes: Sequence[Shape], first: int, last: int, stated: str) -> int:
    if stated:
        return next((i for i in range(min(len(blocks), first + 2)) if same_title(stated, blocks[i].text)), -1)
    if (heading := next((i for i in range(min(len(blocks), last)) if blocks[i].level == 1), -1)) >= 0:
        return heading
    known = stems(lead(blocks, first, last))
    counts = Counter(fold(b.text) for b in blocks if len(b.text) < 100)
    best, scores = 0.0, {}
    for i in range(first):
        if not _could_be(blocks[i], shapes[i]) or _is_opening(blocks, shapes, i, first):
            continue
        scores[i] = _score(blocks[i].text, shapes[i], known, counts[fold(blocks[i].text)])
        scores[i] += _place(blocks, shapes, i, first)
        best = max(best, scores[i])
    # The headline comes first and its deck after it, in the same words: the earlier of two good ones.
    chosen = next((i for i, score in scores.items() if score >= max(best - 0.9, 0.3)), -1)
    # "Headline - Site" at the top of the page and the headline itself below
    again = [i for i in scores if i > chosen >= 0 and same_title(blocks[chosen].text, blocks[i].text)]
    return again[0] if again and len(blocks[again[0]].text) < len(blocks[chosen].text) else chosen


def _place(blocks: Sequence[Block], shapes: Sequence[Shape], i: int, first: int) -> float:
    """What the place of a line says: a headline stands over the author, the date or the text, not over a menu."""
    after = shapes[i + 1]
    over = 0.6 if i + 1 == first or after.date or after.byline or after.person else 0.0
    if not over and i + 2 < first and (shapes[i + 2].date or shapes[i + 2].byline):
        over = 0.4  # a deck stands between
    return over - (1.0 if _over_menu(blocks, shapes, i, first) else 0.0)


def _over_menu(blocks: Sequence[Block], shapes: Sequence[Shape], i: int, first: int) -> bool:
    """Whether a menu stands between line `i` and the text: a row of its entries, or two and more one below the other."""
    if any("menu" in s.why or "path" in s.why for s in shapes[i + 1 : first]):
        return True
    names = [fold(b.text) in words("section") | words("home") for b in blocks[i + 1 : first]]
    return any(a and b for a, b in itertools.pairwise(names))


def _is_opening(blocks: Sequence[Block], shapes: Sequence[Shape], i: int, first: int) -> bool:
    """Whether a line above the first paragraph is a short sentence of the text: it has a full stop, no mark of a
    headline's place follows, and it is the first line or stands under another such sentence."""
    if not is_sentence(blocks[i], shapes[i]):
        return False
    marks = any(s.date or s.byline or s.person for s in shapes[i + 1 : first])
    return not marks and (i == 0 or is_sentence(blocks[i - 1], shapes[i - 1]))


def _could_be(block: Block, shape: Shape) -> bool:
    if shape.why or shape.date or shape.byline or shape.item or shape.count > 32 or not shape.count:
        return False
    if block.text.endswith((",", ";", "،", "؛")):
        return False  # a sentence that goes on in the next line
    if shape.hit and not (shape.hit.kind == "start" and not shape.hit.colon and shape.count >= 6):
        return False
    return fold(block.text) not in words("section") and not shape.caption


def _score(text: str, shape: Shape, known: frozenset[str], times: int) -> float:
    """How much a line is like a headline: its length, the words it shares with the text under it."""
    parts = fold(text).split()
    # One word in common says nothing when it is the only one: a masthead may be it.
    score = 2 * share_known(text, known) * min(1.0, len(stems(text)) / 3)
    score += 1.0 if 4 <= shape.count <= 22 else 0.5 if shape.count >= 3 else -0.8 if shape.count == 1 else 0.0
    if shape.ends and text.endswith((".", "۔")):
        score -= 0.5
    if shape.person:
        score -= 1.2
    if times > 1:
        score -= 1.0
    ends = {parts[0], parts[-1]}
    if re.search(r"\s[|—–·-]\s", text) and set(parts) & words("publication"):
        score -= 1.2  # "Harbour Courier — news from the coast"
    elif shape.count <= 4 and ends & words("publication"):
        score -= 1.0
    return score


def is_clock(blocks: Sequence[Block], shapes: Sequence[Shape], i: int, where: Layout) -> bool:
    """Whether the date line `i` shows the day the page was looked at rather than the article's date.

    So does "Today is …", and above the headline a day of the week with a date and no label, or any date
    without a label that does not stand directly over the headline; but not a day that the text's dateline names.
    """
    line = shapes[i].date
    if line is None or line.clock:
        return line is not None
    if line.labelled or i > where.title:
        return False
    if line.published and _dateline_names(blocks[where.first].text, line.published):
        return False
    return line.weekday or i != where.title - 1


def _dateline_names(text: str, day: date) -> bool:
    """Whether a text begins "VELMORE, 8 October -" with the month and the number of `day`, in any of the languages.

    >>> _dateline_names("VELMORE, Oct. 8 - Rain fell.", date(2025, 10, 8))
    True
    """
    head = _DATELINE.match(ascii_digits(fold(text[:70])))
    parts = re.findall(r"\w+", head.group()) if head else []
    return any(
        {left, right} == {str(day.day), name} and months()[name] == day.month
        for left, right in itertools.pairwise(parts)
        for name in (left, right)
        if name in months()
    )
