"""Which headers protect an answer, and what no page takes."""

from flask import Flask, Response, abort, request
from flask_login import current_user
from werkzeug.middleware.proxy_fix import ProxyFix

YEAR = 365 * 24 * 3600
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

NOT_MODIFIED = 304
FRAMED = "frame-ancestors *"


def init_app(app: Flask) -> None:
    """Protect every answer, and know who asks behind the web servers that are trusted."""
    app.before_request(_refuse_unwritable)
    app.after_request(_protect)
    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]


def let_frame(response: Response) -> Response:
    """Let pages of others show this one in a frame."""
    framed = POLICY | {"frame-ancestors": "*"}
    policy = "; ".join(f"{name} {value}" for name, value in framed.items())
    response.headers["Content-Security-Policy"] = policy
    return response


def _refuse_unwritable() -> None:
    """Refuse a NUL in a text: nobody types one, and PostgreSQL cannot keep it."""
    texts = [text for _, texts in request.values.lists() for text in texts]
    if any("\0" in text for text in (request.path, *texts)):
        abort(400)


def _protect(response: Response) -> Response:
    if response.status_code == NOT_MODIFIED:
        return response  # its headers would take the place of those that came with the page
    is_framed = FRAMED in response.headers.get("Content-Security-Policy", "")
    for name, value in HEADERS.items():
        if not (is_framed and name == "X-Frame-Options"):
            response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    if _is_kept_by_nobody(response):
        response.headers["Cache-Control"] = "no-store"
    return response


def _is_kept_by_nobody(response: Response) -> bool:
    """Tell whether no browser may keep an answer: what did not say that it may be, is not.

    Of who is signed in nothing is kept but what that browser alone may keep.
    """
    if (request.endpoint or "").split(".")[-1] == "static" or response.cache_control.private:
        return False
    return current_user.is_authenticated or "Cache-Control" not in response.headers
