"""How a page is made: strict templates, safe headers, lists in pages, refused forms."""

import re
from typing import Any
from urllib.parse import urlencode

import font_source_sans_pro
from flask import Blueprint, Flask, Response, abort, render_template, request
from flask_login import current_user
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from vrijwilligers.records.db import LARGEST_KEY
from vrijwilligers.vocabulary.words import parts_of_day, say_phone, weekdays

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
OUR_PATH = re.compile(r"/(?![/\\])[^\s\\]*")  # not //elsewhere, no breaks, no backslash
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

fonts = Blueprint(
    "fonts",
    __name__,
    static_folder=f"{font_source_sans_pro.__path__[0]}/files",
    static_url_path="/fonts",
)


class KeyConverter(IntegerConverter):
    """The number of a record in an address: what the database cannot hold is not there (404)."""

    def __init__(self, map: Map, **options: Any) -> None:
        """Set the largest number."""
        super().__init__(map, **{"max": LARGEST_KEY} | options)


def init_app(app: Flask) -> None:
    """Make templates strict: an unknown name is an error, not an empty spot."""
    app.url_map.converters["int"] = KeyConverter
    app.before_request(_refuse_unwritable)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals |= {
        "here": here,
        "at_page": at_page,
        "with_question": with_question,
        "weekdays": weekdays,
        "parts_of_day": parts_of_day,
    }
    app.jinja_env.filters["phone"] = say_phone
    app.register_blueprint(fonts)
    app.after_request(_protect)
    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]


def let_frame(response: Response) -> Response:
    """Let pages of others show this one in a frame."""
    framed = POLICY | {"frame-ancestors": "*"}
    policy = "; ".join(f"{name} {value}" for name, value in framed.items())
    response.headers["Content-Security-Policy"] = policy
    return response


def form_page(template: str, form: Any, **context: object) -> tuple[str, int]:
    """Show a form: 200 when it is fresh, 422 when refused, 409 when a colleague was faster."""
    status = 409 if form.conflict else 422 if form.is_submitted() else 200
    return render_template(template, form=form, **context), status


def local_path(target: str | None, default: str) -> str:
    """Return where to go next, if that is a page of ours; else the default."""
    return target if target and OUR_PATH.fullmatch(target) else default


def here() -> str:
    """Return the address of this page, to come back to; where only a deed is done, the first."""
    if "GET" not in getattr(request.url_rule, "methods", {"GET"}):
        return "/"
    return request.full_path.rstrip("?") if request.query_string else request.path


def at_page(number: int) -> str:
    """Return the address of another page of the same list, with the same question."""
    asked = {**request.args.to_dict(), "page": str(number)}
    return f"{request.path}?{urlencode(asked)}"


def with_question(address: str) -> str:
    """Return the address of a page about this whole list, with the same question."""
    asked = {name: answer for name, answer in request.args.items() if name != "page"}
    return f"{address}?{urlencode(asked)}" if asked else address


def asked_keys(name: str) -> list[int]:
    """Return the record numbers that the address asks for; anything else is not there (404)."""
    texts = request.args.getlist(name)
    if not all(text.isdecimal() and text.isascii() and len(text) < 11 for text in texts):
        abort(404)
    keys = [int(text) for text in texts]
    if any(key > LARGEST_KEY for key in keys):
        abort(404)
    return keys


def page_number() -> int:
    """Return the page that the address asks for; anything odd is the first."""
    text = request.args.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 7 else 1


def _refuse_unwritable() -> None:
    """Refuse a NUL in a text: nobody types one, and PostgreSQL cannot keep it."""
    if any("\0" in text for _, texts in request.values.lists() for text in texts):
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
    is_file = (request.endpoint or "").split(".")[-1] == "static"
    keeps_private = response.cache_control.private
    if not is_file and not keeps_private and current_user.is_authenticated:
        response.headers["Cache-Control"] = "no-store"
    return response
