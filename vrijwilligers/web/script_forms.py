"""A form that a script sent (static/send.js): it hears where to go, and goes there itself.

So what is said on the next page is read once, and a script tells a deed that is done from a door.
"""

from flask import Flask, Response, request

from vrijwilligers.web.access import is_let_in, is_public

SENT_BY_SCRIPT = "X-Form"
NEXT = "X-Next"


def init_app(app: Flask) -> None:
    """Answer scripts in their own way."""
    app.after_request(say_next)


def say_next(response: Response) -> Response:
    """Say the next page instead of leading to it, to a script that reached the view."""
    is_asked = request.method == "POST" and SENT_BY_SCRIPT in request.headers
    if not is_asked or not response.location or not _reached_view():
        return response
    response.headers[NEXT] = response.location
    response.headers.pop("Location")
    response.status_code = 204
    response.set_data(b"")
    return response


def _reached_view() -> bool:
    return is_let_in() or bool(request.endpoint and is_public(request.endpoint))
