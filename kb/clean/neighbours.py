"""Which lines of a page are furniture because of the line beside them: teasers and lists of links, invitations in a box."""

from collections.abc import Sequence

from kb.clean.blocks import Block
from kb.clean.layout import Layout
from kb.clean.shape import Shape
from kb.clean.tables import named

__all__ = ["cut_beside"]

_TEASER = "the headline of another article"


def cut_beside(blocks: Sequence[Block], shapes: Sequence[Shape], where: Layout, verdicts: list[str]) -> None:
    """Give a verdict to what is furniture only because of a line beside it; `verdicts` are those so far."""
    for i, shape in enumerate(shapes):
        if shape.hit is None or not verdicts[i]:
            continue
        if shape.hit.kind == "more" and i > 0 and _is_teaser(blocks, shapes, i - 1, where, verdicts):
            verdicts[i - 1] = _TEASER
        over = shape.hit.kind == "head" or (shape.hit.reason == "a link to another article" and shape.count <= 3)
        if where.first <= i <= where.last and over:
            _cut_list(blocks, shapes, i + 1, where, verdicts)
    for i in range(max(where.first, 1), min(where.last, len(blocks) - 1)):
        # "Get the best stories in your inbox." between "Newsletter" and "Enter your email"
        hit = shapes[i].hit
        reason = shapes[i].why or (hit.reason if hit and hit.kind == "start" else "")
        if reason and not verdicts[i] and verdicts[i - 1] and (verdicts[i + 1] or shapes[i + 1].hit):
            verdicts[i] = reason
    for i in range(where.first, where.last + 1):
        if verdicts[i] or blocks[i].level or shapes[i].ends or not named(blocks[i].text, "head"):
            continue
        # One word may be a subhead; it is a heading over links only when links follow.
        if _cut_list(blocks, shapes, i + 1, where, verdicts) or shapes[i].count >= 2:
            verdicts[i] = "a heading over other articles or a menu"


def _is_teaser(
    blocks: Sequence[Block], shapes: Sequence[Shape], i: int, where: Layout, verdicts: Sequence[str]
) -> bool:
    shape = shapes[i]
    return not (verdicts[i] or shape.item or blocks[i].level or shape.count < 3 or shape.count > 30) and (
        not shape.ends or blocks[i].text.endswith("?")
    )


def _cut_list(blocks: Sequence[Block], shapes: Sequence[Shape], start: int, where: Layout, verdicts: list[str]) -> bool:
    """Cuts the headlines under "Related" inside an article; says whether there were any."""
    cut = False
    for i in range(start, min(start + 6, where.last)):
        if verdicts[i]:
            continue
        if (
            shapes[i].ends
            or shapes[i].count < 4
            or shapes[i].count > 25
            or blocks[i].level
            or (shapes[i].item and not shapes[start].item)
        ):
            break
        verdicts[i] = _TEASER
        cut = True
    return cut
