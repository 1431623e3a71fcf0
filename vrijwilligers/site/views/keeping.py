"""Answers that are kept until something changes (docs/adr/0004).

A public answer depends on its address, the day, and what was open: one query tells the version of
that. Who has the answer already gets 304 without any page being made; who has not gets the one that
was made last. Each process keeps a few hundred, and answers other than 200 are never kept.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from threading import Lock

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from vrijwilligers.core.clock import today
from vrijwilligers.extensions import db, limiter
from vrijwilligers.site import queries

MOST = 500
FRESH = timedelta(minutes=1)
Made = tuple[bytes, list[tuple[str, str]]]

searched_often = limiter.limit("60 per minute", exempt_when=lambda: "text" not in request.args)


class Shelf:
    """The answers that were made last, by what they were made of."""

    def __init__(self) -> None:
        self.made: OrderedDict[str, Made] = OrderedDict()
        self.lock = Lock()

    def take(self, key: str) -> Response | None:
        """Return a fresh copy of a kept answer, if there is one."""
        with self.lock:
            if key not in self.made:
                return None
            self.made.move_to_end(key)
            body, headers = self.made[key]
        return Response(body, headers=headers)

    def put(self, key: str, answer: Response) -> Response:
        """Keep an answer, and let go of the one that was asked for the longest ago."""
        with self.lock:
            self.made[key] = (answer.get_data(), list(answer.headers))
            while len(self.made) > MOST:
                self.made.popitem(last=False)
        return answer


SHELF = Shelf()


def kept(view: Callable[..., ResponseReturnValue]) -> Callable[..., Response]:
    """Let a public view answer with what it made before, as long as that is still true."""

    @wraps(view)
    def wrapper(**values: object) -> Response:
        key = _made_of()
        if request.if_none_match.contains_weak(key):
            return _with_caching(Response(status=304), key)
        answer = SHELF.take(key)
        if answer is None:
            answer = make_response(view(**values))
            if answer.status_code != 200:
                return answer
            SHELF.put(key, answer)
        return _with_caching(answer, key)

    return wrapper


def _made_of() -> str:
    parts = (db.engine.url, request.full_path, today(), *queries.version())
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


def _with_caching(answer: Response, key: str) -> Response:
    answer.set_etag(key, weak=True)
    answer.cache_control.public = True
    answer.cache_control.max_age = int(FRESH.total_seconds())
    return answer
