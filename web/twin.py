"""One view, two faces: a page for people and the same content as JSON for scripts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from kb.knowledge import KnowledgeBase
from web.reader import reader_languages
from web.spoken import plain

__all__ = ["Shown", "json_address", "knowledge", "languages", "page"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view found: `data` is on both faces, `extra` only helps to draw the page.

    `spoken` gives the JSON where it has another shape than `data`.
    """

    data: Mapping[str, object]
    extra: Mapping[str, object] = field(default_factory=dict)
    spoken: Callable[[], Mapping[str, object]] | None = None


View = Callable[..., "Shown | BaseResponse"]


def knowledge() -> KnowledgeBase:
    """The knowledge base this application shows."""
    found: KnowledgeBase = current_app.extensions["kartoteka"]
    return found


def languages() -> tuple[str, ...]:
    """The languages in which the reader would like to see a sentence, the dearest first."""
    return reader_languages(code for code, _ in request.accept_languages)


def json_address() -> str:
    """The address of this page's JSON twin, with the same arguments."""
    query = request.query_string.decode("utf-8", "replace")
    path = "/index" if request.path == "/" else request.path
    return f"{path}.json{'?' + query if query else ''}"


def page(blueprint: Blueprint, rule: str, template: str) -> Callable[[View], View]:
    """Serves a view at `rule` through `template`, and at `rule` + ".json" and "/api" + `rule` as JSON."""

    def register(view: View) -> View:
        @wraps(view)
        def drawn(**arguments: str) -> str | BaseResponse:
            shown = view(**arguments)
            if not isinstance(shown, Shown):
                return shown
            return render_template(template, **shown.data, **shown.extra, json_address=json_address())

        @wraps(view)
        def spoken(**arguments: str) -> BaseResponse | Response:
            shown = view(**arguments)
            if not isinstance(shown, Shown):
                return shown
            return jsonify(plain(shown.spoken() if shown.spoken else shown.data))

        name = view.__name__
        blueprint.add_url_rule(rule, name, drawn)
        twin = "/index.json" if rule == "/" else f"{rule}.json"
        blueprint.add_url_rule(twin, f"{name}_json", spoken)
        blueprint.add_url_rule("/api" + rule, f"{name}_api", spoken)
        return view

    return register
