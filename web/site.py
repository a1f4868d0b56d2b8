"""What belongs to the site and to no page: the theme switch, the mark, what robots may read."""

from datetime import timedelta

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from web.reader import THEME_COOKIE, local_address, theme

__all__ = ["site"]

site = Blueprint("site", __name__)


@site.post("/theme")
def switch() -> BaseResponse:
    """Remembers the theme and goes back to where the reader was."""
    answer = redirect(local_address(request.referrer or "/"), 303)
    answer.set_cookie(THEME_COOKIE, theme(request.form), max_age=timedelta(days=365), samesite="Lax")
    return answer


@site.get("/favicon.ico")
def mark() -> Response:
    """The mark, which browsers ask for under this name."""
    return current_app.send_static_file("mark.svg")


@site.get("/robots.txt")
def robots() -> Response:
    """A knowledge base is somebody's own: nothing is to be crawled."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")
