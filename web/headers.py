"""Who may ask, and what every answer says to the browser: nothing from elsewhere, nothing inline, no framing."""

from urllib.parse import urlsplit

from flask import Response, current_app, request

__all__ = ["POLICY", "check_host", "secure"]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def check_host() -> Response | None:
    """Turns away a request under a name that is not in the setting HOSTS, when there is one.

    A page elsewhere could else make its own name point here and read the knowledge base (DNS rebinding).
    Flask's TRUSTED_HOSTS does the same but cannot name an IPv6 address.
    """
    hosts = current_app.config.get("HOSTS")
    if not hosts or urlsplit(f"//{request.host}").hostname in hosts:
        return None
    return Response("Ask for this site by the address that kb serve printed.\n", 400, mimetype="text/plain")


def secure(response: Response) -> Response:
    """Lays the security headers on an answer."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers.setdefault("Cache-Control", "no-cache")  # articles and theme may be others the next time
    response.vary.update(("Accept-Language", "Cookie"))  # sentences are chosen by it, colours by a cookie
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    return response
