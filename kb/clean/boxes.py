"""Paragraphs at the end of a text that present its author or its publication."""

from collections.abc import Sequence

from kb.clean.blocks import Block
from kb.clean.furniture import ABOUT, PUBLISHER, about_publication, is_name_of
from kb.clean.shape import Shape
from kb.clean.tables import words
from kb.text import fold

__all__ = ["closing_boxes"]

_WHOLE = 3  # blocks that stay in any case: a text is more than its last paragraph
_LONGEST = 80  # words of an author's life


def closing_boxes(
    blocks: Sequence[Block], shapes: Sequence[Shape], author: str, publisher: str, verdicts: list[str]
) -> None:
    """Gives the last kept blocks a reason to be cut when they begin with the author's or publication's name and present it."""
    kept = [i for i, verdict in enumerate(verdicts) if not verdict]
    for i in reversed(kept[_WHOLE - 1 :]):
        if about_publication(blocks[i].text, publisher):
            verdicts[i] = ABOUT
        elif is_name_of(blocks[i].text, publisher):
            verdicts[i] = PUBLISHER
        elif any(
            _presents(blocks[i].text, shapes[i], name) or _heads(blocks[i].text, shapes[i], name)
            for name in author.split(", ")
            if name
        ):
            verdicts[i] = "about the author, not the article"
        else:
            return


def _presents(text: str, shape: Shape, name: str) -> bool:
    """Whether a paragraph begins "Ann Lee is a reporter …", or "Ann writes about …"."""
    text = text.lstrip("*_ ")
    called = name if text.startswith(name) else name.split()[0]
    after = text[len(called) : len(called) + 2]
    goes_on = text.startswith(called) and after[:1] == " " and not after[1:].isupper()
    return (
        goes_on and shape.count <= _LONGEST and any(f" {role}" in fold(text) for role in words("role") | words("works"))
    )


def _heads(text: str, shape: Shape, name: str) -> bool:
    """Whether a line is a heading over such a paragraph: the name and a word or two ("About Ann Lee")."""
    rest = fold(text).replace(fold(name), "").strip(" :")
    return fold(name) in fold(text) and not shape.ends and rest in words("about who")
