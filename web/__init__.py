"""The pages: a Flask application over one knowledge base. See docs/web.md for its addresses."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from kb.knowledge import KnowledgeBase
from web.about import about
from web.article import article
from web.beside import beside
from web.browse import browse
from web.entity import entity
from web.errors import register_errors
from web.export import export
from web.feeds import feeds
from web.graph import graph
from web.headers import check_host, secure
from web.offices import offices
from web.saved import saved
from web.search import search
from web.site import site
from web.start import start
from web.stated import stated
from web.templating import teach

__all__ = ["create_app"]


def create_app(kb: KnowledgeBase, config: Mapping[str, Any] | None = None) -> Flask:
    """The web application that shows `kb`; `config` is laid over Flask's defaults.

    Its own settings are HOSTS, the host names under which it answers (without it, under any), and READ_ONLY: whether
    nothing can be kept through the pages.
    """
    app = Flask(__name__)
    app.config.update(config or {})
    app.extensions["kartoteka"] = kb
    for part in (
        start,
        stated,
        search,
        article,
        beside,
        entity,
        offices,
        graph,
        browse,
        about,
        export,
        feeds,
        saved,
        site,
    ):
        app.register_blueprint(part)
    teach(app)
    register_errors(app)
    app.before_request(check_host)
    app.after_request(secure)
    return app
