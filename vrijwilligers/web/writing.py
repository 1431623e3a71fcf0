"""Which views may change the database: those that say ``@writes``."""

import logging
from collections.abc import Callable
from functools import wraps

from flask import Flask, Response, after_this_request, current_app, g, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from vrijwilligers.extensions import db
from vrijwilligers.records.db import at_once

log = logging.getLogger(__name__)


def writes(view: Callable[..., ResponseReturnValue]) -> Callable[..., Response]:
    """Let a view change the database: all of it if the answer is good, else nothing.

    Loading the user has begun a transaction that reads. It ends here, so that the one that writes
    starts as a writer: on SQLite it cannot be raised from reader to writer halfway.
    """

    @wraps(view)
    def wrapper(*args: object, **kwargs: object) -> Response:
        g.may_write = request.method == "POST"
        if g.may_write:
            db.session.rollback()
        response = make_response(view(*args, **kwargs))
        if g.may_write:
            _end(response)
        g.may_write = False
        for callback in g.pop("after_writing", []):
            callback()
        return response

    wrapper.may_write = True  # type: ignore[attr-defined]
    return wrapper  # type: ignore[return-value]


def _end(response: Response) -> None:
    if response.status_code < 400:
        db.session.commit()
    else:
        db.session.rollback()


def write_after_answer(deed: Callable[[], None]) -> None:
    """Let something small be written once the answer is out; when the database is busy, not.

    So a page that reads keeps nobody waiting for the writers' place, and takes it from nobody.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]

    def write() -> None:
        with app.app_context():
            try:
                with at_once():
                    deed()
            except OperationalError:
                log.warning("Nothing was written after the answer: the database is busy")

    def arrange(response: Response) -> Response:
        response.call_on_close(write)
        return response

    after_this_request(arrange)


def after_writing(callback: Callable[[], None]) -> None:
    """Let something happen when the writing of this request is over, however it ended."""
    g.setdefault("after_writing", []).append(callback)
