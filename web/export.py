"""Files to take away: the graph, whole or as filtered, and an article's reference."""

from io import BytesIO

from flask import Blueprint, Response, request

from kb.export import FORMATS, format_named
from kb.export import export as write_graph
from kb.graph.filter import GraphFilter
from kb.model import Document
from web.params import graph_filter
from web.references import bibtex, ris
from web.twin import Shown, knowledge, page

__all__ = ["export"]

export = Blueprint("export", __name__)


@page(export, "/export", "graph/export.html")
def show() -> Shown:
    """The formats the graph can be saved in, with what opens them."""
    formats = [{"name": f.name, "suffix": f.suffix, "title": f.title, "opens_in": f.opens_in} for f in FORMATS]
    return Shown({"formats": formats}, {"filter_arguments": request.args.to_dict(flat=False)})


@export.get("/export/kartoteka<suffix>")
def graph_file(suffix: str) -> Response:
    """The graph as a file of the format that `suffix` names; the arguments are those of the graph page."""
    chosen = format_named(suffix)
    wanted = graph_filter(request.args, limit=0)
    if wanted.entity:
        wanted = graph_filter({**request.args.to_dict(), "entity": knowledge().entity(wanted.entity).id}, limit=0)
    written = BytesIO()
    write_graph(knowledge(), written, chosen.name, None if wanted == GraphFilter() else wanted)
    return _file(written.getvalue(), chosen.media_type, f"kartoteka{chosen.suffix}")


@export.get("/document/<document_id>.ris")
def reference_ris(document_id: str) -> Response:
    """The reference of an article for reference managers (RIS)."""
    document = knowledge().document(document_id)
    return _file(ris(document).encode(), "application/x-research-info-systems", _file_name(document, "ris"))


@export.get("/document/<document_id>.bib")
def reference_bibtex(document_id: str) -> Response:
    """The reference of an article for BibTeX."""
    document = knowledge().document(document_id)
    return _file(bibtex(document).encode(), "application/x-bibtex", _file_name(document, "bib"))


def _file_name(document: Document, suffix: str) -> str:
    return f"article-{document.published or 'undated'}.{suffix}"


def _file(content: bytes, media_type: str, name: str) -> Response:
    answer = Response(content, mimetype=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
