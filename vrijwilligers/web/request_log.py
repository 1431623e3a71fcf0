"""What a request leaves in the log of what was refused."""

import logging
from datetime import datetime, timedelta
from threading import Lock

from flask import Flask, Response, request
from flask_login import current_user

from vrijwilligers.records import security_log
from vrijwilligers.records.log_lines import request_number
from vrijwilligers.records.security_log import NotedRefusal, RefusalKind, RefusedRequest
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.places import place
from vrijwilligers.web.writing import write_after

BY_STATUS = {403: RefusalKind.NOT_ALLOWED, 429: RefusalKind.TOO_OFTEN}
OFTEN = timedelta(seconds=10)  # the same is written no oftener: a flood keeps nobody from writing
MOST_KINDS = 1000  # of one flood that are told apart
log = logging.getLogger(__name__)
Refused = tuple[NotedRefusal, str, str]


class RefusalPace:
    """What was refused lately, so that a flood is counted and not written row by row."""

    def __init__(self) -> None:
        self.waiting: dict[Refused, tuple[datetime, int]] = {}
        self.lock = Lock()

    def amount_of(self, refused: Refused, at: datetime) -> int:
        """Return how many to write now of what is refused once more; none while it is too soon."""
        with self.lock:
            if len(self.waiting) > MOST_KINDS:
                self.waiting.clear()
            last, waits = self.waiting.get(refused, (at - OFTEN, 0))
            is_due = at - last >= OFTEN or at < last
            self.waiting[refused] = (at, 0) if is_due else (last, waits + 1)
            return waits + 1 if is_due else 0


PACE = RefusalPace()


def init_app(app: Flask) -> None:
    """Keep what is refused, once the answer is out."""
    app.after_request(_keep_refusals)


def _keep_refusals(response: Response) -> Response:
    kind = BY_STATUS.get(response.status_code)
    if kind:
        security_log.note(kind, about=_who())
    for refused in security_log.noted():
        _keep(refused, response)
    return response


def _who() -> int | None:
    return current_user.id if current_user.is_authenticated else None


def _keep(refused: NotedRefusal, response: Response) -> None:
    told = RefusedRequest(
        place=place(), page=str(request.endpoint), number=request_number(), at=now()
    )
    words = (refused.kind, refused.staff_id or "unknown", told.place, told.page)
    log.warning("Refused: %s, account %s, place %s, page %s", *words)
    amount = PACE.amount_of((refused, told.place, told.page), told.at)
    if amount:
        write_after(lambda: security_log.write(refused, told, amount=amount), response)
