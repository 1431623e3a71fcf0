"""From an exception to a page. The only place that does so."""

import logging

from flask import Flask, render_template, request, session
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.problems import Problem, Stale
from vrijwilligers.web import public_requests

KNOWN = frozenset({400, 403, 404, 405, 409, 410, 413, 422, 429, 500})
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Register one handler per kind of trouble."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(NoResultFound, lambda _: page(404))
    for somebody_was_first in (IntegrityError, StaleDataError, Stale):
        app.register_error_handler(somebody_was_first, conflict)
    app.register_error_handler(Problem, refusal)
    app.register_error_handler(Exception, bug)


def http_error(error: HTTPException) -> tuple[str, int]:
    """Show a known HTTP error in the house layout."""
    return page(error.code or 500)


def conflict(_: Exception) -> tuple[str, int]:
    """Show that somebody else was first; the database kept the peace."""
    return page(409)


def refusal(problem: Problem) -> tuple[str, int]:
    """Show what the domain refused where no form could: a second click, an old page."""
    return page(409, why=problem.message)


def bug(error: Exception) -> tuple[str, int]:
    """Log what broke, by kind and place and without any value, and show a page that says sorry."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("%s at %s: %s", type(error).__name__, request.endpoint, " < ".join(places[-6:][::-1]))
    return page(500)


def page(code: int, *, why: object = None) -> tuple[str, int]:
    """Render the page of one HTTP status; nothing that was begun is kept, nor what was said."""
    db.session.rollback()
    if not public_requests.is_served():
        session.pop("_flashes", None)
    shown = code if code in KNOWN else 500
    return render_template(public_requests.error_template(), code=shown, why=why), code
