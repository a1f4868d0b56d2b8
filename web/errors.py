"""Errors as pages, or as JSON where JSON was asked for: what is wrong and what to do, never a stack trace."""

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, SecurityError

from kb.errors import EngineError, KBError, NotFound, QueryError, SettingError, StoreError

__all__ = ["register_errors"]

# status: (what is wrong, what to do)
TEXTS: dict[int, tuple[str, str]] = {
    400: ("This address is not complete", "Go back and try again, or start from the search box."),
    403: ("This cannot be done here", "Nothing was changed; everything can be read as before."),
    404: ("There is no such page here", "Search for what you were looking for, or browse the lists."),
    405: ("This page cannot be asked for in that way", "Open it by its address in the browser."),
    409: ("This name is taken", "Nothing was changed."),
    500: (
        "Something went wrong while making this page",
        "The details are in the window where the server runs; the other pages go on working.",
    ),
    503: ("The knowledge base cannot be read just now", "If it is being rebuilt, try again in a moment."),
}
STATUS: tuple[tuple[type[KBError], int], ...] = (
    (NotFound, 404),
    (QueryError, 400),
    (StoreError, 503),
    (EngineError, 503),
    (SettingError, 503),
)


def register_errors(app: Flask) -> None:
    """Lets every error of the library and of the web end in a page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(KBError, _library)


def _http(error: HTTPException) -> Response:
    if isinstance(error, SecurityError):  # asked for under a name that is not ours: no page, and no links to follow
        return Response("Ask for this site by the address that kb serve printed.\n", 400, mimetype="text/plain")
    said = error.description or ""
    own = said if said != type(error).description else ""  # werkzeug's own words are for who wrote the page
    return _answer(error.code or 500, own)


def _library(error: KBError) -> Response:
    return _answer(next((status for kind, status in STATUS if isinstance(error, kind)), 500), str(error))


def _answer(status: int, detail: str) -> Response:
    what, then = TEXTS.get(status, TEXTS[400 if status < 500 else 500])
    if request.path.endswith(".json") or request.path.startswith("/api/"):
        made = jsonify({"error": what, "detail": detail, "do": then, "status": status})
    else:
        made = Response(render_template("error/error.html", what=what, then=then, detail=detail), mimetype="text/html")
    made.status_code = status
    return made
