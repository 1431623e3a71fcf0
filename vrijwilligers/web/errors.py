"""From an exception to a page. The only place that does so."""

import logging
import secrets

from flask import Flask, current_app, render_template, request, session
from sqlalchemy.exc import IntegrityError, NoResultFound, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.problems import Problem, Stale
from vrijwilligers.web import public_requests
from vrijwilligers.web.languages import browser_language

KNOWN = frozenset({400, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503})
RETRY_AFTER = "5"  # seconds
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Register one handler per kind of trouble."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(NoResultFound, lambda _: page(404))
    for somebody_was_first in (IntegrityError, StaleDataError, Stale):
        app.register_error_handler(somebody_was_first, conflict)
    app.register_error_handler(Problem, refusal)
    for away in (OperationalError, NoConnectionInTime):
        app.register_error_handler(away, busy)
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
    number, kind = secrets.token_hex(4), type(error).__name__
    log.error("%s at %s: %s [%s]", kind, request.endpoint, " < ".join(places[-6:][::-1]), number)
    return page(500, number=number)


def busy(error: Exception) -> tuple[str, int, dict[str, str]]:
    """Say that others hold the database, or that it is away, and when to send this again."""
    number = secrets.token_hex(4)
    log.error("%s at %s [%s]", type(error).__name__, request.endpoint, number)
    return *page(503, number=number), {"Retry-After": RETRY_AFTER}


def page(code: int, *, why: object = None, number: str = "") -> tuple[str, int]:
    """Render the page of one HTTP status; nothing that was begun is kept, nor what was said.

    Where even that is too much, as when there is no database, the page says it by itself.
    """
    shown = code if code in KNOWN else 500
    try:
        db.session.rollback()
        if not public_requests.is_served():
            session.pop("_flashes", None)
        template = public_requests.error_template()
        return render_template(template, code=shown, why=why, number=number or code), code
    except Exception as trouble:
        log.error("%s on the page of an error at %s", type(trouble).__name__, request.endpoint)
        return _bare_page(shown, number or str(code)), code


def _bare_page(code: int, number: str) -> str:
    """Render a page that asks nobody who looks at it, and no database."""
    language = public_requests.page_language() or browser_language()
    with speaking(language):
        template = current_app.jinja_env.get_template("errors/bare.html")
        return template.render(code=code, number=number, language=language)
