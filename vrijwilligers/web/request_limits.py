"""What is asked of a request before anything of it is read: our own name, and no more than we take.

Who is not signed in sends little: a form of an organisation at most. What is sent as one line of
answers is counted before it is taken apart, since that is what costs.
"""

import logging
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, request
from werkzeug.datastructures import ImmutableMultiDict

from vrijwilligers.config.addresses import is_this_machine
from vrijwilligers.web.access import senders

ANONYMOUS_BYTES = 256 * 1024
ANONYMOUS_ANSWERS = 1_000
ANSWERS = 10_000  # the words of a large list, to say what each means
HEALTH = "/health"  # what looks after the machine asks it there
AS_A_LINE = "application/x-www-form-urlencoded"
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Look at each request before anybody else does."""
    app.before_request(refuse_other_names)
    app.before_request(refuse_too_much)
    app.jinja_env.globals["most_typed"] = most_typed


def refuse_other_names() -> None:
    """Refuse a request that was sent to another name: it would come back in our addresses."""
    own, asked = _host(current_app.config["SERVER_ADDRESS"]), _host(f"//{request.host}")
    may_ask_itself = not current_app.config["PRODUCTION"] or request.path == HEALTH
    if asked not in (own, (own[0], None)) and not (may_ask_itself and is_this_machine(asked[0])):
        log.warning("Asked under another name than that of SERVER_ADDRESS")
        abort(400)


def refuse_too_much() -> None:
    """Refuse what is too large or too many, unread (413)."""
    if not request.content_length and "Transfer-Encoding" not in request.headers:
        return
    is_anonymous = g.is_limited = not senders()
    if is_anonymous:
        request.max_content_length = ANONYMOUS_BYTES
    if (request.content_length or 0) > _most_bytes():
        request.max_content_length = 0  # nobody reads it later either
        abort(413)
    if _is_a_line():
        request.max_content_length = _most_bytes()
        answers = request.get_data(parse_form_data=False).count(b"&") + 1
        if answers > (ANONYMOUS_ANSWERS if is_anonymous else ANSWERS):
            request.form = ImmutableMultiDict()
            abort(413)


def most_typed() -> str | None:
    """Say how much may be sent here at most, where that is less than a file may be."""
    if g.get("is_limited"):
        return f"{ANONYMOUS_BYTES // 1024} kB"
    return f"{current_app.config['MAX_FORM_MEMORY_SIZE'] // 1024**2} MB" if _is_a_line() else None


def _most_bytes() -> int:
    most = request.max_content_length or 0
    return min(most, request.max_form_memory_size or most) if _is_a_line() else most


def _is_a_line() -> bool:
    return request.mimetype == AS_A_LINE


def _host(address: str) -> tuple[str, int | None]:
    """Return the name and the port, where one is said, of an address; of an odd one no name."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None
