"""One view, two faces: a page for people and the same content as JSON for scripts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import wraps
from pathlib import PurePath

from flask import Blueprint, Response, current_app, jsonify, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from kb.answers import Quote
from kb.knowledge import KnowledgeBase
from kb.model import Document, Entity
from web.sentences import sentence_number

__all__ = ["Shown", "json_address", "knowledge", "page", "plain", "sentence_url"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view found: `data` is on both faces, `extra` only helps to draw the page.

    `more` gives what only JSON holds, when it takes long to work out.
    """

    data: Mapping[str, object]
    extra: Mapping[str, object] = field(default_factory=dict)
    more: Callable[[], Mapping[str, object]] = dict


View = Callable[..., "Shown | BaseResponse"]


def knowledge() -> KnowledgeBase:
    """The knowledge base this application shows."""
    found: KnowledgeBase = current_app.extensions["kartoteka"]
    return found


def sentence_url(quote: Quote) -> str:
    """The address of the sentence of a quote."""
    number = sentence_number(quote.document.text, quote.evidence.start)
    return f"{url_for('article.show', document_id=quote.document.id)}#s{number}"


def plain(value: object) -> object:
    """`value` as JSON can carry it: dataclasses as objects, dates in ISO 8601, tuples as lists.

    Entities and documents get the `url` of their page, quotes that of their sentence.

    >>> plain({"day": date(2022, 1, 19), "pair": (1, None)})
    {'day': '2022-01-19', 'pair': [1, None]}
    """
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        made = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        if isinstance(value, Entity):
            made["url"] = url_for("entity.show", entity_id=value.id)
        if isinstance(value, Quote):
            made["url"] = sentence_url(value)
        if isinstance(value, Document):
            made["url"] = url_for("article.show", document_id=value.id)
        return made
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")


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
            return jsonify(plain({**shown.data, **shown.more()})) if isinstance(shown, Shown) else shown

        name = view.__name__
        blueprint.add_url_rule(rule, name, drawn)
        twin = "/index.json" if rule == "/" else f"{rule}.json"
        blueprint.add_url_rule(twin, f"{name}_json", spoken)
        blueprint.add_url_rule("/api" + rule, f"{name}_api", spoken)
        return view

    return register
