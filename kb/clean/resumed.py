"""Whether an article goes on below a box of links to other articles."""

from collections.abc import Sequence

from kb.clean.blocks import Block
from kb.clean.matter import named_in, share_known
from kb.clean.shape import Shape

__all__ = ["is_resumed", "is_sentence", "with_short_end"]

# Share of a paragraph's longer words that the text above must have too. On the sample articles 56 % of last paragraphs
# have so many, and 43 % of those of other articles in their language, many on the same story: alone it decides nothing.
_SAME_MATTER = 0.15
_NO_TEASER = 30  # words


def is_resumed(
    blocks: Sequence[Block],
    shapes: Sequence[Shape],
    head: int,
    below: Sequence[int],
    known: frozenset[str],
    paragraphs: Sequence[int],
) -> bool:
    """Whether the article goes on below a list of links: bare headlines, then paragraphs on the same matter.

    Where each headline has its teaser, the paragraphs are the teasers, and never two headlines follow each other. After one
    headline only a paragraph that names somebody of the text above, or shares twice as much with it, or is longer than
    teasers are, is the article's own.
    """
    bare = [
        not shapes[j].paragraph and not shapes[j].why and (not shapes[j].hit or shapes[j].count > 2)
        for j in range(head + 1, below[0])
    ]
    together = below[-1] - below[0] + 1 == len(below) <= 2
    if not bare or not all(bare) or not together:
        return False
    if len(bare) >= 2:
        return True
    text = " ".join(blocks[p].text for p in below)
    if len(below) == 1 and shapes[below[0]].count < _NO_TEASER:
        above = " ".join(blocks[p].text for p in paragraphs if p < head)
        return bool(named_in(f" {text}") & named_in(above)) or share_known(text, known) >= 2 * _SAME_MATTER
    return share_known(text, known) >= _SAME_MATTER or len(below) == 1


def with_short_end(blocks: Sequence[Block], shapes: Sequence[Shape], paragraphs: list[int]) -> list[int]:
    """`paragraphs` with the sentence that goes on below a box of links, too short for one by itself.

    It follows a heading over other articles and a headline or two, and names somebody whom the text above names.
    """
    head = next((i for i in range(paragraphs[-1] + 1, len(blocks)) if _is_head(shapes[i])), len(blocks))
    at = next((i for i in range(head + 1, len(blocks)) if is_sentence(blocks[i], shapes[i])), len(blocks))
    bare = [not s.marked and not s.ends for s in shapes[head + 1 : at]]
    if at == len(blocks) or not 1 <= len(bare) <= 4 or not all(bare) or shapes[at].count < 6:
        return paragraphs
    named = named_in(f" {blocks[at].text}") & named_in(" ".join(blocks[p].text for p in paragraphs))
    return [*paragraphs, at] if named else paragraphs


def _is_head(shape: Shape) -> bool:
    return shape.hit is not None and shape.hit.kind == "head"


def is_sentence(block: Block, shape: Shape) -> bool:
    """Whether a short block is text: headlines may end in a question mark, hardly ever in a full stop."""
    return shape.ends and not shape.marked and block.text.endswith((".", ".”", '."', ".»", "۔"))
