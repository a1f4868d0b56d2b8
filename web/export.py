"""Files to take away: the graph, whole or as filtered, and an article's reference."""

from dataclasses import replace
from io import BytesIO
from urllib.parse import quote

from flask import Blueprint, Response, request, url_for

from kb.export import FORMATS, format_named
from kb.export import export as write_graph
from kb.finding import sought
from kb.graph.filter import GraphFilter
from kb.model import Document
from kb.references import MEDIA_TYPES, MOST, bibtex, ris, taken_away
from kb.text import slug
from web.asking import search_query
from web.params import graph_filter, picked_links
from web.twin import Shown, knowledge, page

__all__ = ["export"]

export = Blueprint("export", __name__)

# So many words of a title name its file.
NAME_WORDS = 8


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
        around = sought(knowledge(), wanted.entity).entity or knowledge().entity(wanted.entity)
        wanted = replace(wanted, entity=around.id)
    written = BytesIO()
    write_graph(knowledge(), written, chosen.name, None if wanted == GraphFilter() else wanted)
    return _file(written.getvalue(), chosen.media_type, f"kartoteka{chosen.suffix}")


@export.post("/export/kartoteka<suffix>")
def picked_file(suffix: str) -> Response:
    """The links named in the form's field `links`, one on each line, as a file: what is on screen."""
    kb, chosen = knowledge(), format_named(suffix)
    only = [kb.relation(*key) for key in picked_links(request.form)]
    written = BytesIO()
    write_graph(kb, written, chosen.name, only=only)
    return _file(written.getvalue(), chosen.media_type, f"kartoteka{chosen.suffix}")


@export.get("/document/<document_id>.ris")
def reference_ris(document_id: str) -> Response:
    """The reference of an article for reference managers (RIS)."""
    document = knowledge().document(document_id)
    return _file(ris(document).encode(), MEDIA_TYPES["ris"], _file_name(document, "ris"))


@export.get("/document/<document_id>.bib")
def reference_bibtex(document_id: str) -> Response:
    """The reference of an article for BibTeX."""
    document = knowledge().document(document_id)
    return _file(bibtex(document).encode(), MEDIA_TYPES["bib"], _file_name(document, "bib"))


@export.get("/search.<any(csv, jsonl, ris, bib):suffix>")
def results(suffix: str) -> Response:
    """The articles a search finds, best or newest first, at most 1,000, as a table, lines of JSON or references."""
    kb = knowledge()
    query = replace(search_query(request.args), limit=MOST, offset=0, fold_stories=False, facets=False, snippets=False)
    found = kb.get_many([hit.document_id for hit in kb.search(query).hits])
    address = {d.id: url_for("article.show", document_id=d.id, _external=True) for d in found}
    return _file(taken_away(suffix, found, address), MEDIA_TYPES[suffix], f"articles.{suffix}")


def _file_name(document: Document, suffix: str) -> str:
    """From its title, else from its date: "strikes-end-in-almaty.ris"."""
    words = "-".join(slug(document.title).split("-")[:NAME_WORDS])
    return f"{words or f'article-{document.published or document.id}'}.{suffix}"


def _file(content: bytes, media_type: str, name: str) -> Response:
    answer = Response(content, mimetype=media_type)
    # Letters beyond ASCII as RFC 6266 has them.
    named = f'filename="{name}"' if name.isascii() else f"filename*=UTF-8''{quote(name)}"
    answer.headers["Content-Disposition"] = f"attachment; {named}"
    return answer
