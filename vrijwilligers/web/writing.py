"""Which views may change the database: those that say ``@writes``."""

from collections.abc import Callable
from functools import wraps

from flask import Response, g, make_response, request
from flask.typing import ResponseReturnValue

from vrijwilligers.extensions import db


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


def after_writing(callback: Callable[[], None]) -> None:
    """Let something happen when the writing of this request is over, however it ended."""
    g.setdefault("after_writing", []).append(callback)
