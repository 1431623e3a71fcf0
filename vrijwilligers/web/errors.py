"""From an exception to a page. The only place that does so."""

import logging
from errno import ENOSPC
from time import time

from flask import Flask, Response, current_app, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound
from sqlalchemy.exc import TimeoutError as NoConnectionInTime
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from vrijwilligers.exchange.documents import PrintFailed
from vrijwilligers.extensions import db
from vrijwilligers.records import security_log
from vrijwilligers.records.database_troubles import DatabaseTrouble, is_conflict, trouble_of
from vrijwilligers.records.log_lines import request_number
from vrijwilligers.records.security_log import RefusalKind
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking
from vrijwilligers.vocabulary.problems import Problem, Stale
from vrijwilligers.web import public_requests
from vrijwilligers.web.extensions import limiter, load_limiter
from vrijwilligers.web.languages import browser_language
from vrijwilligers.web.request_log import BY_STATUS

KNOWN = frozenset({400, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503, 507})
FULL = 507
TOO_OFTEN, A_MINUTE = 429, 60
RETRY_AFTER = "5"  # seconds
NOT_PRINTED = _l(
    "This could not be printed: something in it is in the way, or it is too much at once. Print "
    "fewer at once to find which it is, and leave that out or write it otherwise. If it happens "
    "again, tell a coordinator the number below."
)
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Register one handler per kind of trouble."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(NoResultFound, lambda _: page(404))
    for somebody_was_first in (StaleDataError, Stale):
        app.register_error_handler(somebody_was_first, conflict)
    app.register_error_handler(IntegrityError, integrity)
    app.register_error_handler(Problem, refusal)
    app.register_error_handler(DBAPIError, database)
    app.register_error_handler(NoConnectionInTime, busy)
    app.register_error_handler(OSError, machine)
    app.register_error_handler(PrintFailed, not_printed)
    app.register_error_handler(Exception, bug)
    app.after_request(say_when)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Show a known HTTP error in the house layout; a wrong method says which are right."""
    if isinstance(error, CSRFError):
        security_log.note(RefusalKind.FOREIGN_FORM)
    shown = page(error.code or 500)
    if isinstance(error, MethodNotAllowed):
        return *shown, {"Allow": ", ".join(error.valid_methods or ())}
    return shown


def say_when(response: Response) -> Response:
    """Say of what was asked too often when to ask again: as the limit knows, else in a minute."""
    if response.status_code == TOO_OFTEN and "Retry-After" not in response.headers:
        limits = (limiter.current_limit, load_limiter.current_limit)
        ends = [int(limit.reset_at - time()) for limit in limits if limit and limit.breached]
        response.headers["Retry-After"] = str(max([1, *ends]) if ends else A_MINUTE)
    return response


def conflict(_: Exception) -> tuple[str, int]:
    """Show that somebody else was first; the database kept the peace."""
    return page(409)


def integrity(error: IntegrityError) -> tuple[str, int]:
    """Tell what somebody else did first from a fault of ours, which is logged."""
    return conflict(error) if is_conflict(error) else bug(error)


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
    _log(error, f": {' < '.join(places[-6:][::-1])}")
    return page(500)


def database(error: DBAPIError) -> ResponseReturnValue:
    """Tell a database that is busy or away, or has no place left, from a fault of ours."""
    trouble = trouble_of(error)
    if trouble is DatabaseTrouble.FAULT:
        return bug(error)
    return busy(error) if trouble is DatabaseTrouble.BUSY else full(error)


def machine(error: OSError) -> tuple[str, int]:
    """Tell a full disk from a fault of ours."""
    return full(error) if error.errno == ENOSPC else bug(error)


def busy(error: Exception) -> tuple[str, int, dict[str, str]]:
    """Say that others hold the database, or that it is away, and when to send this again."""
    _log(error)
    return *page(503), {"Retry-After": RETRY_AFTER}


def not_printed(error: PrintFailed) -> tuple[str, int]:
    """Log which template failed and where, which names nobody, and say what one can try."""
    _log(error, f": {error}")
    return page(500, why=NOT_PRINTED)


def full(error: Exception) -> tuple[str, int]:
    """Say that the disk is full: nothing is saved before somebody makes place."""
    _log(error, ": the disk is full")
    return page(FULL)


def page(code: int, *, why: object = None) -> tuple[str, int]:
    """Render the page of one HTTP status; nothing that was begun is kept, nor what was said.

    Where even that is too much, as when there is no database, the page says it by itself.
    """
    shown = code if code in KNOWN else 500
    try:
        db.session.rollback()
        if not public_requests.is_served():
            session.pop("_flashes", None)
        template = public_requests.error_template()
        return render_template(template, code=shown, why=why, number=_number(code)), code
    except Exception as trouble:
        log.error("%s on the page of an error at %s", type(trouble).__name__, request.endpoint)
        return _bare_page(shown, _number(code)), code


def _number(code: int) -> str:
    """Return the number under which this stands in the log; what is not logged has its status."""
    is_logged = code >= 500 or code in BY_STATUS or security_log.noted()
    return request_number() if is_logged else str(code)


def _log(error: Exception, more: str = "") -> None:
    kind, number = type(error).__name__, request_number()
    log.error("%s at %s%s [%s]", kind, request.endpoint, more, number)


def _bare_page(code: int, number: str) -> str:
    """Render a page that asks nobody who looks at it, and no database."""
    language = _likely_language()
    with speaking(language):
        template = current_app.jinja_env.get_template("errors/bare.html")
        return template.render(code=code, number=number, language=language)


def _likely_language() -> str:
    """Return the language of the address, of the cookie, or of the browser."""
    chosen = public_requests.page_language() or session.get("language")
    return chosen if chosen in LANGUAGES else browser_language()
