"""Two articles side by side: what both say, and what only one has."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from kb.asjson import beside_json
from kb.beside import Beside
from kb.model import Version
from web import spoken
from web.sentences import sentence_number
from web.twin import Shown, knowledge, page

__all__ = ["beside"]

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
        },
        lambda: _told(found, versions),
    )


def _told(found: Beside, versions: dict[str, Version]) -> dict[str, object]:
    """The shape of docs/json.md, with pages and with the address of each sentence."""
    told = beside_json(found)
    for side, d in (("left", found.left), ("right", found.right)):
        told[side]["document"] = spoken.document(d)
        told[side]["role"] = versions[d.id].role if found.right.id in versions else None
        here = url_for("article.show", document_id=d.id)
        for row in (told["title"], *told["rows"]):
            for passage in row[side]:
                passage["url"] = f"{here}#s{sentence_number(d.text, passage['start'])}"
    return told
