"""Two articles side by side: what both say, and what only one has."""

from collections.abc import Callable
from typing import Literal

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from kb.beside import Beside, Passage, Row
from kb.model import Document, Version
from kb.text import fold
from web import spoken
from web.sentences import sentence_number
from web.spoken import Json
from web.twin import Shown, knowledge, page
from web.words import date_words, language_name

__all__ = ["beside"]

Side = Literal["left", "right"]

beside = Blueprint("beside", __name__)


@page(beside, "/document/<document_id>/beside/<other_id>", "article/beside.html")
def show(document_id: str, other_id: str) -> Shown | Response:
    """Two articles sentence by sentence."""
    kb = knowledge()
    if document_id == other_id:
        return redirect(url_for("article.show", document_id=document_id), 302)
    found = kb.beside(document_id, other_id)
    versions = {version.document_id: version for version, _ in kb.versions(document_id)}
    return Shown(
        {"found": found},
        {
            "sides": (("left", found.left, versions.get(document_id)), ("right", found.right, versions.get(other_id))),
            "story": other_id in versions,
            "others": [d for v, d in kb.versions(document_id) if d.id not in (document_id, other_id)],
            "number": sentence_number,
            "names": _names(found.left, found.right),
        },
        lambda: _told(found, versions),
    )


def _names(left: Document, right: Document) -> dict[Side, str]:
    """What the two are called on the page: both by the first that both have and that tells them apart."""
    kinds: tuple[Callable[[Document], str], ...] = (
        lambda d: d.publisher,
        lambda d: d.author,
        lambda d: f"the {language_name(d.language)} text" if d.language else "",
        lambda d: f"the text of {date_words(d.published, d.precision)}" if d.published else "",
    )
    for called in kinds:
        names = called(left), called(right)
        if all(names) and fold(names[0]) != fold(names[1]):
            return {"left": names[0], "right": names[1]}
    return {"left": "the first text", "right": "the second text"}


def _told(found: Beside, versions: dict[str, Version]) -> Json:
    """The shape of docs/json.md: a piece is [text, mark, entity id], a row's number counts from 0."""
    of_one_story = found.right.id in versions
    sides: tuple[tuple[Side, Document, int], ...] = (
        ("left", found.left, found.left_words),
        ("right", found.right, found.right_words),
    )
    told: Json = {}
    for side, d, words in sides:
        said, sentences = found.counted(side)
        told[side] = {
            "document": spoken.document(d),
            "words": words,
            "sentences": sentences,
            "in_both": said,
            "role": versions[d.id].role if of_one_story else None,
        }
    return {
        **told,
        "one_language": found.one_language,
        "same_words": found.same_words,
        "title": _row(found.title, found),
        "rows": [_row(row, found) for row in found.rows],
        "differences": [{"row": d.row, "left": list(d.left), "right": list(d.right)} for d in found.differences],
    }


def _row(row: Row, found: Beside) -> Json:
    return {
        "standing": row.standing,
        "left": [_passage(passage, found.left) for passage in row.left],
        "right": [_passage(passage, found.right) for passage in row.right],
    }


def _passage(passage: Passage, document: Document) -> Json:
    """A sentence, with its address."""
    here = url_for("article.show", document_id=document.id)
    return {
        "start": passage.start,
        "end": passage.end,
        "opens": passage.opens,
        "pieces": [[x.text, x.mark, x.entity] for x in passage.pieces],
        "url": f"{here}#s{sentence_number(document.text, passage.start)}",
    }
