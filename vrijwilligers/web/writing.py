"""Which views may change the database: those that say ``@writes``, and what that does."""

import logging
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from functools import partial, wraps

from flask import (
    Flask,
    Response,
    after_this_request,
    current_app,
    g,
    make_response,
    request,
    session,
)
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError, OperationalError

from vrijwilligers.extensions import db
from vrijwilligers.records import deed_numbers as numbers
from vrijwilligers.records.database_troubles import gave_way
from vrijwilligers.records.db import WriteWithoutPermission, at_once
from vrijwilligers.records.deed_numbers import DeedAnswer, EarlierDeed, SentDeed
from vrijwilligers.web import deed_numbers
from vrijwilligers.web.effects import Effect, does

log = logging.getLogger(__name__)
Answer = Callable[[], ResponseReturnValue]
View = Callable[..., ResponseReturnValue]


def writes(effect: Effect) -> Callable[[View], Callable[..., Response]]:
    """Let a view change the database; what it does to what is kept has to be said."""
    if not isinstance(effect, Effect):
        raise TypeError("Say what its form does: @writes(Effect.…), see web/effects.")
    return partial(_writing, effect)


def _writing(effect: Effect, view: View) -> Callable[..., Response]:
    """Let a view change the database: all of it if the answer is good, else nothing.

    Loading the user has begun a transaction that reads. It ends here, so that the one that writes
    starts as a writer: on SQLite it cannot be raised from reader to writer halfway. What was sent
    before is not done again: its answer is given again.
    """

    @wraps(view)
    def wrapper(*args: object, **kwargs: object) -> Response:
        answer = partial(view, *args, **kwargs)
        g.may_write = request.method == "POST"
        try:
            response = _in_turn(answer, effect) if g.may_write else make_response(answer())
        except BaseException:
            db.session.rollback()  # the writers' place is free before an error is told and logged
            raise
        finally:
            g.may_write = False
        _go_on()
        return response

    wrapper.may_write = True  # type: ignore[attr-defined]
    return does(effect)(wrapper)  # type: ignore[return-value]


def write_after_answer(deed: Callable[[], None]) -> None:
    """Let something small be written once the answer is out; when the database is busy, not.

    So a page that reads keeps nobody waiting for the writers' place, and takes it from nobody.
    """
    after_this_request(partial(write_after, deed))


def write_after(deed: Callable[[], None], response: Response) -> Response:
    """Let something small be written once this answer is out; when the database is busy, not."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]

    def write() -> None:
        with app.app_context():
            try:
                with at_once():
                    deed()
            except OperationalError:
                log.warning("Nothing was written after the answer: the database is busy")

    response.call_on_close(write)
    return response


def after_writing(callback: Callable[[], None]) -> None:
    """Let something happen when the writing of this request is over, however it ended."""
    g.setdefault("after_writing", []).append(callback)


def _in_turn(answer: Answer, effect: Effect) -> Response:
    """Do what is sent; do it anew where another waited for it in a ring, and it gave way.

    Those who hold more than one row do so in one order, and give no such ring; what points at a
    row holds it too, unseen. A file is read once: what came with one is not done anew.
    """
    before = deepcopy(dict(session))
    try:
        return _once(answer, effect)
    except OperationalError as error:
        if request.files or not gave_way(error):
            raise
        db.session.rollback()
    log.warning("Done anew after giving way to another at %s", request.endpoint)
    session.clear()
    session.update(before)  # nothing is said twice
    g.pop("after_writing", None)
    return _once(answer, effect)


def _once(answer: Answer, effect: Effect) -> Response:
    """Do what is sent, unless it was done before, or harms and nobody ticked that it is wanted."""
    db.session.rollback()
    sent = deed_numbers.sent()
    if before := sent and numbers.earlier(sent):
        return _again(before, answer)
    if sent and deed_numbers.refuse_old():
        return _refused(answer) or deed_numbers.ask_again()
    if effect is Effect.HARMS and not deed_numbers.is_sure():
        return _refused(answer) or deed_numbers.ask_if_sure()
    response = make_response(answer())
    if response.status_code >= 400:
        db.session.rollback()
        return response
    return _end(response, sent, answer)


def _end(response: Response, sent: SentDeed | None, answer: Answer) -> Response:
    """Keep all that was done, with its number; whoever came with the same at once was first."""
    db.session.flush()
    try:
        if sent:
            numbers.keep(sent, deed_numbers.answer_of(response))
    except IntegrityError:
        db.session.rollback()
        if before := sent and numbers.earlier(sent):
            return _again(before, answer)
        raise
    db.session.commit()
    g.is_kept = True
    return response


def _again(before: EarlierDeed, answer: Answer) -> Response:
    db.session.rollback()
    g.may_write = False
    if before.is_same:
        return deed_numbers.answer_again(before.answer)
    return _otherwise(before.answer, answer)


def _otherwise(saved: DeedAnswer, answer: Answer) -> Response:
    """Show the form with what was typed now, if it has a page; nothing of it is done."""
    g.sent_otherwise = saved
    return _refused(answer) or deed_numbers.ask_again()


def _refused(answer: Answer) -> Response | None:
    """Show the form with what was typed, if it has a page that refuses it; nothing is done."""
    db.session.rollback()
    g.may_write = False
    if "GET" in getattr(request.url_rule, "methods", ()):
        with suppress(WriteWithoutPermission):
            response = make_response(answer())
            if response.status_code >= 400:
                return response
    return None


def _go_on() -> None:
    """Do what was left for after the writing; what was kept is told, whatever becomes of it."""
    for callback in g.pop("after_writing", []):
        try:
            callback()
        except Exception as trouble:
            if not g.get("is_kept"):
                raise
            log.error("%s after a deed at %s", type(trouble).__name__, request.endpoint)
